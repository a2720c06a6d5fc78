import type { Person } from '../people/person.ts'
import type { ReadBlock } from '../text/read-block.ts'

/** One place that a rule speaks of; UTF-16 of the block. */
export interface ConsistencyMark {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly values: Readonly<Record<string, string | number>>
  /** What should stand there, where the other way is the one to keep. */
  readonly suggest?: string
}

/** Who made an article (the names of its bylines, the captions and lines that credit pictures), what it tells, and of whom. */
export interface Makers {
  readonly bylines: readonly string[]
  readonly credited: readonly ReadBlock[]
  readonly told: readonly ReadBlock[]
  /** Found when first asked for. */
  readonly people: () => readonly Person[]
}
