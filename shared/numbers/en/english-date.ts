import type { CivilDate, ClockTime } from '../core/calendar.ts'

/** A date, a time or both as an English text has them. */
export interface EnglishDate extends CivilDate {
  readonly end: number
  readonly clock: ClockTime | undefined
  /** Last day of a range within the month (3–5 May). */
  readonly lastDay?: number
  /** Whether a weekday names it. */
  readonly isWeekday?: boolean
  /** The weekday that stands before it, Monday 1 to Sunday 7. */
  readonly saidWeekday?: number
}
