import { anyOf } from '../lib/any-of.ts'
import { foldText } from './fold.ts'
import { BEFORE_LABEL, WORDS } from './words.ts'
import data from './data/months.json' with { type: 'json' }

const DAY =
  '(?<year>(?:19|20)\\d{2})\\s*(?:年|[-/.])\\s*(?<month>\\d{1,2})(?:\\s*(?:月|[-/.])\\s*(?<day>\\d{1,2})日?|月)'
const TIME =
  '(?<hour>[01]?\\d|2[0-3])(?::|时|点|\\.(?=[0-5]\\d\\s*(?:$|[A-Za-z|)\\],·•/-])))(?<minute>[0-5]?\\d)分?(?::?(?<second>[0-5]\\d)秒?)?(?:\\s?(?<half>[AaPp])\\.?[Mm]\\b)?'
const months: Readonly<Record<string, number>> = data.months
/** A pattern of the English names of months. */
export const MONTH_NAME = anyOf(Object.keys(months))
const DAY_LATIN = `(?:(?<monthA>${MONTH_NAME})\\.?\\s+(?<dayA>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<yearA>(?:19|20)\\d{2})|(?<dayB>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<monthB>${MONTH_NAME})\\.?,?\\s+(?<yearB>(?:19|20)\\d{2}))`
const WHEN = `(?:${DAY}|${DAY_LATIN})`
const WEEKDAY = '(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?,?\\s+)?'
const REST = `(?:[\\sT,(]*(?:星期[一二三四五六日天]|周[一二三四五六日])?[\\s,)]*(?:at\\s+)?(?:${TIME})?)`
const ISO_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/

const DATE = new RegExp(`${WEEKDAY}${WHEN}${REST}`, 'iu')
const LABELLED = new RegExp(`${anyOf(WORDS.publishedLabels)}\\s*[:|]?\\s*${WEEKDAY}${WHEN}${REST}`, 'iu')

/** A day, a weekday or a time within a line. Matched against folded text. */
export const DATE_PIECE = new RegExp(
  `${WEEKDAY}${WHEN}${REST}|星期[一二三四五六日天]|周[一二三四五六日]|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|${TIME}`,
  'giu',
)

/** A line that is a date, perhaps with its time, and nothing else. Matched against folded text. */
export const DATE_LINE = new RegExp(
  `${BEFORE_LABEL}${WEEKDAY}${WHEN}${REST}\\.?(?:\\s*(?:am|pm|[A-Z]{2,4}))*[\\])】〗\\s]*$`,
  'iu',
)

/** Updated 10:15 a.m. | June 3, 2026: a time may go before the day. */
const CLOCK = '(?:\\d{1,2}:\\d{2}\\s?(?:[ap]\\.?m\\.?)?(?:\\s[A-Z]{2,4})?[\\s,|/·•-]+)?'
const PUBLISHED_WORDS = anyOf(WORDS.publishedLabels)
const NEXT_WORDS = anyOf([...WORDS.sourceLabels, ...WORDS.bylineLabels, ...WORDS.counterLabels, ...WORDS.editorLabels])

/** A line that opens with when the article was published, and goes on with its source or author. Matched against folded text. */
export const PUBLISHED_LINE = new RegExp(
  `${BEFORE_LABEL}(?:${PUBLISHED_WORDS}\\s*[:|]?\\s*${CLOCK}${WEEKDAY}${WHEN}|${WHEN}${REST}(?:[^。！!？?;]{0,30}[\\s|/·•\\])】〗—–-])?${NEXT_WORDS}\\s*[:|]|${WHEN}${REST}[\\s|/·•\\])】〗—–-]*(?:in\\s|by\\s|[•·|]\\s*\\d))`,
  'iu',
)

/** A line of the head that opens with a day and its time, or a day in digits; a headline writes its day in words. Matched against folded text. */
export const DATED_OPENING = new RegExp(
  `${BEFORE_LABEL}(?:${PUBLISHED_WORDS}\\s*[:|]?\\s*)?(?:${DAY}[\\sT,]*(?:星期[一二三四五六日天]|周[一二三四五六日])?[\\s,]*${TIME}|(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d))`,
  'u',
)

/** A day with its time anywhere in a line. Matched against folded text. */
export const DATED_LINE = new RegExp(`${DAY}[\\sT,]*${TIME}`, 'u')

/** A date found in a text: ISO, as exact as the text; `isLabelled` when the text calls it the publication. */
export interface FoundDate {
  readonly iso: string
  /** Where it begins, its weekday or label included: UTF-16 units of the folded text. */
  readonly start: number
  readonly isLabelled: boolean
}

/** The first date in `folded` that has year and month, a labelled one before others; undefined when there is none. */
export function findDate(folded: string): FoundDate | undefined {
  const labelled = LABELLED.exec(folded)
  const match = labelled ?? DATE.exec(folded)
  if (match?.groups === undefined) return undefined
  const iso = toIso(match.groups)
  return iso === undefined ? undefined : { iso, start: match.index, isLabelled: labelled !== null }
}

/** A machine-readable date of a page's head (`content`, `datetime`), never moved to another time zone. */
export function normaliseDate(value: string): string | undefined {
  const text = value.trim()
  if (ISO_ZONE.test(text)) return text.replace(/\.\d+/, '')
  return findDate(text)?.iso
}

const PART_OF_DATE = /^(\d{4})(?:\s*年|(?:\s*年|[-/.])\s*(\d{1,2})\s*月?)?$/u

/**
 * A date that a person wrote, in whatever form: ISO, as exact as it was written. Undefined where the words are more than
 * a date, or no day of the calendar.
 */
export function writtenDate(words: string): string | undefined {
  const text = words.trim()
  const folded = foldText(text)
  const part = PART_OF_DATE.exec(folded)
  const iso =
    part?.[1] !== undefined
      ? [part[1], ...(part[2] === undefined ? [] : [pad(Number(part[2]))])].join('-')
      : ISO_ZONE.test(text) || DATE_LINE.test(folded)
        ? normaliseDate(folded)
        : undefined
  return isDay(iso) ? iso : undefined
}

function isDay(iso: string | undefined): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(iso ?? '') ?? []
  if (year === undefined) return false
  // JavaScript reads the 31st of February as the 3rd of March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** Of several statements of one date, the most exact that agrees with `first`. */
export function mostExact(first: string, others: readonly string[]): string {
  let best = first
  for (const other of others) if (other.length > best.length && other.startsWith(best)) best = other
  return best
}

function toIso(groups: Record<string, string | undefined>): string | undefined {
  const year = groups.year ?? groups.yearA ?? groups.yearB
  const name = groups.monthA ?? groups.monthB
  const month =
    name === undefined
      ? Number(groups.month)
      : months[Object.keys(months).find((key) => key.toLowerCase() === name.toLowerCase()) ?? '']
  const day = groups.day ?? groups.dayA ?? groups.dayB
  if (year === undefined || month === undefined || !(month >= 1 && month <= 12)) return undefined
  if (day === undefined) return `${year}-${pad(month)}`
  if (!(Number(day) >= 1 && Number(day) <= 31)) return undefined
  const date = `${year}-${pad(month)}-${pad(Number(day))}`
  if (groups.hour === undefined || groups.minute === undefined) return date
  const hour = groups.half === undefined ? Number(groups.hour) : hourOfDay(Number(groups.hour), groups.half)
  const minutes = `${date}T${pad(hour)}:${pad(Number(groups.minute))}`
  return groups.second === undefined ? minutes : `${minutes}:${pad(Number(groups.second))}`
}

/** 12:10 a.m. is ten past midnight, 5 p.m. the seventeenth hour; an hour over twelve is its own. */
function hourOfDay(hour: number, half: string): number {
  if (hour > 12) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
