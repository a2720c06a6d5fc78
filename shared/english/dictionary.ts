import { unpackWords } from './pack-words.ts'

/** American or British English. */
export const VARIETIES = ['american', 'british'] as const
export type Variety = (typeof VARIETIES)[number]

/** How common a word is: 0 everyday, 1 usual, 2 known to all who read, 3 rare. */
export type Commonness = 0 | 1 | 2 | 3

/** What is known of the spelling of words: forms of American and British English, and names. */
export interface Dictionary {
  /** Whether a word of small letters is one. */
  readonly has: (word: string) => boolean
  /** Whether a word is a name, told in small letters. */
  readonly hasName: (word: string) => boolean
  /** The variety that a word is spelled in; undefined where both write it so. */
  readonly varietyOf: (word: string) => Variety | undefined
  /** Every word and how common it is, and every name in small letters: what a slip may have been. */
  readonly words: ReadonlyMap<string, Commonness>
  readonly names: ReadonlySet<string>
}

interface Packed {
  /** By how common they are. */
  readonly words: readonly string[]
  readonly american: string
  readonly british: string
  readonly names: string
}

/** A dictionary of packed words. `more`: words that its makers had not, or that are newer. */
export function createDictionary(packed: Packed, more: readonly string[] = []): Dictionary {
  const words = new Map<string, Commonness>(more.map((word) => [word, 3]))
  for (const [at, each] of packed.words.entries())
    for (const word of unpackWords(each)) words.set(word, Math.min(at, 3) as Commonness)
  const names = new Set(unpackWords(packed.names))
  const varieties = new Map<string, Variety>(
    VARIETIES.flatMap((variety) => unpackWords(packed[variety]).map((word) => [word, variety] as const)),
  )
  return {
    has: (word) => words.has(word),
    hasName: (word) => names.has(word),
    varietyOf: (word) => varieties.get(word),
    words,
    names,
  }
}

let loaded: Promise<Dictionary> | undefined

/** The dictionary, read when it is first asked for: no start waits for it. */
export function loadDictionary(): Promise<Dictionary> {
  return (loaded ??= readDictionary())
}

async function readDictionary(): Promise<Dictionary> {
  const [packed, more] = await Promise.all([
    import('./data/dictionary.json', { with: { type: 'json' } }),
    import('./data/more-words.json', { with: { type: 'json' } }),
  ])
  return createDictionary(
    packed.default,
    more.default.map(([word = '']) => word),
  )
}
