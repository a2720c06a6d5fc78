import type { ReadingContext } from './context.ts'

/** How far behind a month with its year another month is of the same year. */
const REACH = 80
/** How far before the first month what it tells of is looked for. */
const LEAD = 24

/**
 * The year of a month without one, where an earlier month of the same sentence is written with its year: 2024年4月…，5月…;
 * undefined where none is, where the sentence ends or another time is named between them (`border`), or where the first
 * one tells of a beginning long ago (`origin`: born, founded).
 */
export function yearOfSentence(
  { lastMonth, lower }: ReadingContext,
  month: number,
  start: number,
  border: RegExp,
  origin: RegExp,
): number | undefined {
  if (lastMonth === undefined || month <= lastMonth.month) return undefined
  if (start < lastMonth.end || start - lastMonth.end > REACH) return undefined
  const between = lower.slice(lastMonth.end, start)
  const lead = lower.slice(Math.max(0, lastMonth.start - LEAD), lastMonth.start)
  return border.test(between) || origin.test(between) || origin.test(lead) ? undefined : lastMonth.year
}
