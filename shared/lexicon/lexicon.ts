import { readPack, type PackEntry } from './pack.ts'
import { createWordTree, type WordTree } from './word-tree.ts'

/** A pack as it is handed to the checks: its name, and what its file says. */
export interface PackText {
  readonly name: string
  readonly text: string
}

/** An entry, and the pack that it is of. */
export interface HeldEntry extends PackEntry {
  readonly pack: string
}

/** All packs that hold, made ready to be looked for. */
export interface ReadyLexicon {
  readonly entries: readonly HeldEntry[]
  readonly tree: WordTree<HeldEntry>
  /** Persons by the offices that they hold, each office in full. */
  readonly offices: WordTree<HeldEntry>
  readonly persons: ReadonlyMap<string, readonly HeldEntry[]>
}

let last:
  | { readonly packs: readonly PackText[]; readonly ownWords: readonly string[]; readonly ready: ReadyLexicon }
  | undefined

/**
 * The packs ready for use; made anew only when they say something else. `ownWords` are right as they are, like the allowed
 * entries of a pack.
 */
export function readyLexicon(packs: readonly PackText[], ownWords: readonly string[]): ReadyLexicon {
  if (last !== undefined && isSame(last, packs, ownWords)) return last.ready
  const entries = packs.flatMap(({ name, text }) => readPack(text).entries.map((entry) => ({ ...entry, pack: name })))
  const named = entries.filter(({ kind }) => kind === 'name')
  const own = ownWords.map((word): HeldEntry => ({ ...PLAIN, word }))
  const ready: ReadyLexicon = {
    entries,
    tree: createWordTree([...entries, ...own].map((entry) => [entry.word, entry] as const)),
    offices: createWordTree(named.flatMap((entry) => entry.offices.map((office) => [office, entry] as const))),
    persons: Map.groupBy(named, ({ word }) => word),
  }
  last = { packs, ownWords, ready }
  return ready
}

const PLAIN: HeldEntry = {
  kind: 'allowed',
  word: '',
  instead: [],
  reason: '',
  source: '',
  offices: [],
  skipsQuotes: false,
  pack: '',
}

function isSame(known: NonNullable<typeof last>, packs: readonly PackText[], ownWords: readonly string[]): boolean {
  const isSamePack = ({ name, text }: PackText, at: number): boolean =>
    known.packs[at]?.name === name && known.packs[at].text === text
  return (
    known.packs.length === packs.length &&
    packs.every(isSamePack) &&
    known.ownWords.length === ownWords.length &&
    ownWords.every((word, at) => word === known.ownWords[at])
  )
}
