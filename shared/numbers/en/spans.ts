import { formatTime } from '../core/calendar.ts'
import type { Reading, ReadingContext } from '../core/context.ts'
import type { NumberKind, NumberValue } from '../core/found-number.ts'
import { wordBefore } from '../core/word.ts'

/** Words before a two-digit decade: the 90s, the early 60s, not “ran it in 50s”. */
const DECADE_BEFORE = new Set(['the', 'early', 'mid', 'late', 'swinging'])
const AGE_BEFORE = /\b(?:his|her|their|my|your|our)(?: (?:early|mid|late))?[ -]$/u

/**
 * English periods that begin with digits: the 1990s, '90s, her 30s, 2023/24, 1914-18, 44 BC, 8 to 10 a.m., 12 noon.
 * `start` is the first digit; undefined when what stands there is none of them.
 */
export function readSpanEn(context: ReadingContext, start: number): Reading | undefined {
  const slice = context.lower.slice(start, start + 26)
  return (
    readDecade(context, start, slice) ??
    readYears(context, start, slice) ??
    readEra(context, start, slice) ??
    readHours(context, start, slice)
  )
}

const made = (start: number, end: number, kind: NumberKind, value: NumberValue): Reading => ({
  start,
  end,
  kind,
  value,
  unit: undefined,
  approx: 'none',
})

function readDecade({ lower }: ReadingContext, start: number, slice: string): Reading | undefined {
  const match = /^(?:((?:1[5-9]|20)\d)|(\d))0['’]?s(?![a-z])/u.exec(slice)
  if (match === null) return undefined
  const end = start + match[0].length
  if (match[1] !== undefined) return made(start, end, 'date', `${match[1]}0/${match[1]}9`)
  const digit = match[2] ?? ''
  if (AGE_BEFORE.test(lower.slice(Math.max(0, start - 16), start)))
    return made(start, end, 'duration', [Number(`${digit}0`), Number(`${digit}9`)])
  const isCut = /['’‘]/u.test(lower.charAt(start - 1))
  const dash = lower.charAt(start - 1) === '-' ? start - 1 : start
  if (!isCut && !DECADE_BEFORE.has(wordBefore(lower, dash))) return undefined
  const century = Number(digit) < 3 && isCut ? '20' : '19'
  return made(isCut ? start - 1 : start, end, 'date', `${century}${digit}0/${century}${digit}9`)
}

/** 2023/24 and 2023-24: the second year of two digits goes on in the first one's century. */
function readYears({ lower }: ReadingContext, start: number, slice: string): Reading | undefined {
  const match = /^((?:1[5-9]|20)\d\d)([/–-])(\d\d)(?![\d/–-]|[.,]\d|[a-z%])/u.exec(slice)
  if (match === null || /[\d/.-]/u.test(lower.charAt(start - 1))) return undefined
  const first = Number(match[1])
  const last = Math.floor(first / 100) * 100 + Number(match[3])
  const next = last <= first ? last + 100 : last
  // A slash joins a season; a dash may join any two years, or a year and a month (2023-09).
  if (match[2] === '/' ? next !== first + 1 : last <= first || Number(match[3]) <= 12) return undefined
  return made(start, start + match[0].length, 'date', `${String(first)}/${String(next)}`)
}

function readEra({ lower, text }: ReadingContext, start: number, slice: string): Reading | undefined {
  const match = /^(\d{1,4})(?: ?(bce?|b\.c\.|ad|ce|a\.d\.)(?![a-z]))?/u.exec(slice)
  const year = Number(match?.[1])
  const isLed = /(?:^|[^a-z])a\.?d\.? $/u.test(lower.slice(Math.max(0, start - 6), start))
  if (match === null || year === 0 || (match[2] === undefined && !isLed)) return undefined
  const mark = text.slice(start + (match[1]?.length ?? 0), start + match[0].length).trim()
  if (mark !== '' && !/^[A-Z.]+$/u.test(mark)) return undefined
  // ISO 8601 counts a year 0: 44 BC is -0043.
  const value = match[2]?.startsWith('b') === true ? 1 - year : year
  const iso = value < 0 ? `-${String(-value).padStart(4, '0')}` : String(value).padStart(4, '0')
  const from = isLed ? start - (lower.charAt(start - 2) === '.' ? 5 : 3) : start
  return made(from, start + match[0].length, 'date', iso)
}

/** 8 to 10 a.m., 10-11pm: the half of the day stands once, behind. */
function readHours({ lower }: ReadingContext, start: number, slice: string): Reading | undefined {
  const noon = /^12(?::00)? (?:noon|midday)\b/u.exec(slice)
  if (noon !== null) return made(start, start + noon[0].length, 'time', '12:00')
  const match =
    /^(\d{1,2})(?:[:.](\d\d))?(?: to | until | ?[-–—] ?)(\d{1,2})(?:[:.](\d\d))? ?(a\.m\.|p\.m\.|am|pm)(?![a-z])/u.exec(
      slice,
    )
  if (match === null) return readOpenHours(lower, start, slice)
  const [whole, from, fromMinute, to, toMinute, half] = match
  const isPm = half?.startsWith('p') === true
  const last = (Number(to) % 12) + (isPm ? 12 : 0)
  // 11 to 2 p.m. begins in the morning.
  const first = (Number(from) % 12) + (isPm && Number(from) % 12 < Number(to) % 12 ? 12 : 0)
  if (Number(from) > 12 || Number(to) > 12 || Number(from) === 0 || first >= last) return undefined
  const time = (hour: number, minute: string | undefined): string =>
    formatTime({ hour, minute: minute === undefined ? undefined : Number(minute), second: undefined })
  return made(start, start + whole.length, 'time', `${time(first, fromMinute)}/${time(last, toMinute)}`)
}

const OPEN_BEFORE =
  /(?:\b(?:open|opens|hours?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|daily|weekdays|weekends)(?: are| is)?[:,]? (?:from )?)$/u

/** Open from 9 to 5, Saturdays 10-4: hours of a morning and of the afternoon behind it. */
function readOpenHours(lower: string, start: number, slice: string): Reading | undefined {
  const match = /^(\d{1,2})(?::(\d\d))?(?: to | ?[-–—] ?)(\d{1,2})(?::(\d\d))?(?![\d:%]|[.,]\d| ?[a-z$%°-])/u.exec(
    slice,
  )
  if (match === null || !OPEN_BEFORE.test(lower.slice(Math.max(0, start - 28), start))) return undefined
  const [whole, from, fromMinute = '00', to, toMinute = '00'] = match
  const [first, last] = [Number(from), Number(to)]
  if (first < 6 || first > 12 || last > 9 || last < 1 || last >= first) return undefined
  const value = `${String(first).padStart(2, '0')}:${fromMinute}/${String(last + 12)}:${toMinute}`
  return made(start, start + whole.length, 'time', value)
}

const QUARTERS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  q1: 1,
  q2: 2,
  q3: 3,
  q4: 4,
}

/** Q3, Q3 2024, the third quarter of 2024: three months, of the publication's year where none is named. */
export function readQuarterEn({ lower, asOf, text }: ReadingContext, start: number): Reading | undefined {
  const half = /^(first|second) half of (?:fiscal )?((?:19|20)\d\d)(?!\d|[,.]\d|%)/u.exec(
    lower.slice(start, start + 30),
  )
  if (half !== null) {
    const year = half[2] ?? ''
    const months = half[1] === 'first' ? `${year}-01/${year}-06` : `${year}-07/${year}-12`
    return made(start, start + half[0].length, 'date', months)
  }
  const match =
    /^(q[1-4]|(?:first|second|third|fourth)[ -]quarter(?!s|[ -]?final|back))(?:(?: of|,)? (?:fiscal )?((?:19|20)\d\d)(?!\d|[,.]\d|%))?(?![a-z\d])/u.exec(
      lower.slice(start, start + 34),
    )
  const name = /^[a-z]+\d?/u.exec(match?.[1] ?? '')?.[0] ?? ''
  const quarter = QUARTERS[name]
  if (match === null || quarter === undefined || (name.startsWith('q') && !text.startsWith('Q', start)))
    return undefined
  const year = match[2] ?? (asOf?.year === undefined ? undefined : String(asOf.year))
  const month = (value: number): string => `${year ?? ''}-${String(value).padStart(2, '0')}`
  const value = year === undefined ? undefined : `${month(quarter * 3 - 2)}/${month(quarter * 3)}`
  return { ...made(start, start + match[0].length, 'date', 0), value }
}
