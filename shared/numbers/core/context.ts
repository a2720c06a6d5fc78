import type { CivilDate } from './calendar.ts'
import type { Approximation, NumberKind, NumberValue } from './found-number.ts'

/** A month whose year is written. */
export interface DatedMonth {
  readonly year: number
  readonly month: number
  readonly start: number
  readonly end: number
}

/** A date that names its year, and where it ends: what is set against it or beside it is a year too. */
export interface DatedYear {
  readonly year: number
  readonly end: number
}

/** One text while it is read. */
export interface ReadingContext {
  /** Asked now and then whether the time is up; the rest is left unread. */
  readonly isOver?: (() => boolean) | undefined
  /** The text as it came. */
  readonly raw: string
  /** The same, folded to half width and Simplified, index by index. */
  readonly text: string
  /** The folded text in lower case. */
  readonly lower: string
  /** Whether in the text's language 1/2/2020 is the first of February. */
  readonly isDayFirst: boolean
  /** Whether the text's language is written in Latin letters. */
  readonly isLatin: boolean
  /** Whether a unit of any language starts at an index. */
  readonly isUnitAt: (index: number) => boolean
  /** Whether the lone letter before an index names a grade (5A级) and is no unit. */
  readonly isGradeAt: (index: number) => boolean
  readonly asOf: CivilDate | undefined
  /** Year last named in the text, for 同年 and 次年. */
  lastYear: number | undefined
  /** Month last named with its year, and where it ends: “In April 2024 …, in May …” is of one year. */
  lastMonth: DatedMonth | undefined
  /** The date right before, where it names its year. */
  lastDated: DatedYear | undefined
}

/** A number in the making; indexes are UTF-16. */
export interface Reading {
  readonly start: number
  readonly end: number
  readonly kind: NumberKind
  readonly value: NumberValue | undefined
  readonly unit: string | undefined
  readonly approx: Approximation
  /** Where the thing counted is looked for: the end of the measure word, before 以上 and the like. */
  readonly countsFrom?: number
}

/** A reading that states nothing: a numeral in a name. */
export const named = (start: number, end: number): Reading => ({
  start,
  end,
  kind: 'name',
  value: undefined,
  unit: undefined,
  approx: 'none',
})
