import { unpackWords } from './pack-words.ts'

/** What is known of the spelling of words: forms of American and British English, and names. */
export interface Dictionary {
  /** Whether a word of small letters is one. */
  readonly has: (word: string) => boolean
  /** Whether a word is a name, told in small letters. */
  readonly hasName: (word: string) => boolean
}

/** A dictionary of packed words. `more`: words that its makers had not, or that are newer. */
export function createDictionary(
  packed: { readonly words: string; readonly names: string },
  more: readonly string[] = [],
): Dictionary {
  const words = new Set([...unpackWords(packed.words), ...more])
  const names = new Set(unpackWords(packed.names))
  return { has: (word) => words.has(word), hasName: (word) => names.has(word) }
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
