/** A day of the Gregorian calendar as exact as it is known; months and days count from 1. */
export interface CivilDate {
  readonly year: number | undefined
  readonly month: number | undefined
  readonly day: number | undefined
}

/** A time of day; hours 0–24. */
export interface ClockTime {
  readonly hour: number
  readonly minute: number | undefined
  readonly second: number | undefined
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** Days to the next year's date cost this much more: news without a year rarely looks over the turn of the year. */
const NEXT_YEAR_WEIGHT = 6
const LAST_YEAR_WEIGHT = 1.5

/** Reads `2023`, `2023-09`, `2023-12-13` or `2023-12-13T09:56:59`; undefined for anything else. */
export function parseIsoDate(iso: string | undefined): CivilDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(iso ?? '')
  if (match === null) return undefined
  const part = (index: number): number | undefined => (match[index] === undefined ? undefined : Number(match[index]))
  return { year: part(1), month: part(2), day: part(3) }
}

/** ISO 8601 text of a date as exact as it is known; without its year `--09-16`, `--09` or `---16`. */
export function formatDate(date: CivilDate): string | undefined {
  const month = date.month === undefined ? undefined : two(date.month)
  const day = date.day === undefined ? undefined : two(date.day)
  if (date.year === undefined) {
    if (month === undefined) return day === undefined ? undefined : `---${day}`
    return day === undefined ? `--${month}` : `--${month}-${day}`
  }
  const year = date.year < 0 ? `-${String(-date.year).padStart(4, '0')}` : String(date.year).padStart(4, '0')
  if (month === undefined) return year
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`
}

/** `18:40`, or `09:56:59` where the text gives seconds. */
export function formatTime(time: ClockTime): string {
  const seconds = time.second === undefined ? '' : `:${two(time.second)}`
  return `${two(time.hour)}:${two(time.minute ?? 0)}${seconds}`
}

/** Number of days of a month; February has 29 where the year is unknown. */
export function daysInMonth(year: number | undefined, month: number): number {
  if (month === 2 && (year === undefined || isLeapYear(year))) return 29
  return DAYS[month - 1] ?? 0
}

/** Whether the calendar has this day; what is not given is not doubted. */
export function isRealDate(date: CivilDate): boolean {
  if (date.month !== undefined && (date.month < 1 || date.month > 12)) return false
  if (date.day === undefined) return true
  return date.day >= 1 && date.day <= (date.month === undefined ? 31 : daysInMonth(date.year, date.month))
}

/** Days since 1970-01-01 of a day of the Gregorian calendar, for differences. */
export function dayNumber(year: number, month: number, day: number): number {
  // After H. Hinnant's days_from_civil: the year begins in March, so that the leap day is its last.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The day `days` after 1970-01-01. */
export function fromDayNumber(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(days * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export function weekdayOf(year: number, month: number, day: number): number {
  const days = dayNumber(year, month, day) + 3
  return (((days % 7) + 7) % 7) + 1
}

/** The year that a date without one most likely has, seen from the publication date. */
export function nearestYear(asOf: CivilDate | undefined, month: number, day: number | undefined): number | undefined {
  if (asOf?.year === undefined) return undefined
  if (asOf.month === undefined) return asOf.year
  const from = dayNumber(asOf.year, asOf.month, asOf.day ?? 15)
  const cost = (year: number, weight: number): number => {
    if (day === 29 && month === 2 && !isLeapYear(year)) return Infinity
    return Math.abs(dayNumber(year, month, day ?? 15) - from) * weight
  }
  const { year } = asOf
  // 29 February looks further, to the nearest year that has one.
  const candidates: [number, number][] = [
    [year, 1],
    [year - 1, LAST_YEAR_WEIGHT],
    [year + 1, NEXT_YEAR_WEIGHT],
  ]
  for (const away of [2, 3, 4]) candidates.push([year - away, LAST_YEAR_WEIGHT], [year + away, NEXT_YEAR_WEIGHT])
  let best: [number, number] = [year, Infinity]
  for (const [candidate, weight] of candidates) {
    const costs = cost(candidate, weight)
    if (costs < best[1]) best = [candidate, costs]
  }
  return best[0]
}

/** The month that a bare day (29日) most likely belongs to, seen from the publication date. */
export function nearestMonth(asOf: CivilDate | undefined, day: number): CivilDate | undefined {
  if (asOf?.year === undefined || asOf.month === undefined) return undefined
  const from = dayNumber(asOf.year, asOf.month, asOf.day ?? 15)
  let best: CivilDate | undefined
  let bestCost = Infinity
  for (const shift of [-2, -1, 0, 1, 2]) {
    const index = asOf.year * 12 + asOf.month - 1 + shift
    const date = { year: Math.floor(index / 12), month: (index % 12) + 1, day }
    if (!isRealDate(date)) continue
    const days = dayNumber(date.year, date.month, day) - from
    const cost = days > 0 ? days * 2 : -days
    if (cost < bestCost) [best, bestCost] = [date, cost]
  }
  return best
}

/** The day `shift` days from the publication date, where that is known to the day. */
export function shiftDays(asOf: CivilDate | undefined, shift: number): CivilDate | undefined {
  if (asOf?.year === undefined || asOf.month === undefined || asOf.day === undefined) return undefined
  return fromDayNumber(dayNumber(asOf.year, asOf.month, asOf.day) + shift)
}

/** The month `shift` months from the publication date. */
export function shiftMonths(asOf: CivilDate | undefined, shift: number): CivilDate | undefined {
  if (asOf?.year === undefined || asOf.month === undefined) return undefined
  const index = asOf.year * 12 + asOf.month - 1 + shift
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: undefined }
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
