import type { Reading, ReadingContext } from './context.ts'
import type { Approximation } from './found-number.ts'

/**
 * When a reader is asked, from the first to the last. Within a stage the packs are asked in the registry's order and each
 * pack's readers in their own.
 */
export const STAGES = ['certain', 'pass', 'label', 'serial', 'name', 'money', 'exact', 'read', 'rest'] as const
export type Stage = (typeof STAGES)[number]

/** What a reader answers for a place: a number, or how far to go on without one. */
export interface Step {
  readonly reading: Reading | undefined
  /** Where to go on when nothing was found. */
  readonly next: number
  /** Whether a minus sign before the reading belongs to it. */
  readonly isSigned?: boolean
}

/** A step that passes over what only looks like a number. */
export const skip = (next: number): Step => ({ reading: undefined, next })

/** The step of a reading; none where there is no reading, so that the next reader is asked. */
export const found = (reading: Reading | undefined): Step | undefined => reading && { reading, next: reading.end }

/** One way of reading what begins at a character; undefined leaves the place to the readers after it. */
export interface Reader {
  /** Told where a reading is looked into; unique in its pack. */
  readonly name: string
  /**
   * `certain`: told by the words on both sides, whatever it looks like; `pass`, `label`, `serial`: what is no number at all; `name`; `money` (the longest reading of all packs wins);
   * `exact`: forms that only one reading fits; `read`; `rest`: what is passed over when nobody read it.
   */
  readonly stage: Stage
  /** UTF-16 codes at which it is asked. */
  readonly starts: ReadonlySet<number>
  readonly read: (context: ReadingContext, at: number) => Step | undefined
}

/** An approximation word beside a number; `at` is the index where it begins (before) or ends (after). */
export interface ApproximationWord {
  readonly at: number
  readonly approx: Approximation
}

/** A number found by the scanner; indexes are UTF-16. */
export interface ScannedNumber extends Reading {
  readonly counts?: string | undefined
}

/** What the finder knows of one language. The core asks packs and knows no language itself. */
export interface LanguagePack {
  /** Primary subtag of BCP 47. */
  readonly id: string
  /** Signs by which a text without a named language is told to be of this one. */
  readonly script: RegExp | undefined
  /** Whether 1/2/2020 is the first of February. */
  readonly isDayFirst: boolean
  /** Whether digits in its text stand among Latin letters. */
  readonly isLatin: boolean
  readonly readers: readonly Reader[]
  /** Names of months, 1 to 12, and of weekdays, Monday 1 to Sunday 7 (ISO 8601), for rules. */
  readonly months: Readonly<Record<string, number>>
  readonly weekdays: Readonly<Record<string, number>>
  /** Words or signs by which a number is multiplied: thousand, 万 (folded). */
  readonly scales: Readonly<Record<string, number>>
  /** Lists of words by which rules judge its numbers. */
  readonly phrases: Readonly<Record<string, string | readonly string[]>>
  readonly approximationBefore: (context: ReadingContext, reading: Reading) => ApproximationWord | undefined
  readonly approximationAfter: (context: ReadingContext, reading: Reading) => ApproximationWord | undefined
  /** A reading with the word before it that makes it negative (负, 零下). */
  readonly withSign?: (text: string, reading: Reading) => Reading | undefined
  /** Whether a unit is one of temperature, before which a minus may stand apart. */
  readonly isDegree: (unit: string) => boolean
  /** Whether one of its units starts at an index. */
  readonly isUnitAt: (text: string, index: number) => boolean
  /** Signs that make the lone letter before them no unit (5A级). */
  readonly grades: string
  /** The numbers with the things they count, where its readers did not say. */
  readonly withCounts?: <T extends ScannedNumber>(numbers: readonly T[], text: string, raw: string) => readonly T[]
  /**
   * What a count counts, with what it is told for each of (30 people per square mile, 每平方公里30人). For whoever reads the
   * list of numbers; rules compare things counted without it.
   */
  readonly countsPer: (raw: string, place: CountedPlace, counts: string | undefined) => string | undefined
}

/** Where a count stands in the text as written, in UTF-16. */
export interface CountedPlace {
  readonly start: number
  readonly end: number
}

/** The codes of the characters of a string. */
export const codesOf = (signs: string): readonly number[] => [...signs].map((sign) => sign.charCodeAt(0))

export const DIGITS: ReadonlySet<number> = new Set(codesOf('0123456789'))
export const LETTERS: ReadonlySet<number> = new Set(codesOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'))
export const MONEY_SIGNS: ReadonlySet<number> = new Set(codesOf('$€£¥￥₩₽₹₫฿₱₪₺₴₦₾₭'))
