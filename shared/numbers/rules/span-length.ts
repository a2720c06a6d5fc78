import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { dayNumber } from '../core/calendar.ts'
import { articleYear } from './article-year.ts'
import type { Checked, CheckedBlock, CheckedNumber, Mark } from './checked-text.ts'
import { place, textOf } from './plausibility.ts'

/** How long it is between two ends: in days, months, years or hours. */
interface Length {
  readonly of: 'day' | 'month' | 'year' | 'hour'
  readonly value: number
}

const LASTED = String.raw`${anyOf(PHRASES.zh.lasting)}(?:走过|历经|经历)?了?`
/** 9月3日至9月12日举行，共8天 */
const THEN_ZH = new RegExp(String.raw`^(?:${anyOf(PHRASES.zh.heldWords)})?(?:[,，]\p{Script=Han}{0,4})?${LASTED}$`, 'u')
/** 为期8天（9月3日至12日）, 每天开放12小时，从上午9时到晚上8时 */
const BEFORE_ZH = /^(?:的\p{Script=Han}{1,6})?[,，（(]从?$|^[,，]?从$/u
const OPEN_ZH = new RegExp(`(?:${LASTED}|${anyOf(PHRASES.zh.openWords)})$`, 'u')
const THEN_EN = /^,? (?:(?:a|an|the) |for |or |lasting |running )$|^, $/u
const BEFORE_EN = /^,? (?:from |\()$|^, $/u
const SINCE_EN = /^,? since $/u
const AGO_EN = /^, $/u
const IN_ALL = /^ (?:in all|altogether|in total|long)\b/u

/** 9月3日至9月12日共8天; “from March 3 to March 12, an eight-day event”: a duration beside its two ends. Both counts are right, with the last day and without. */
export function spanLength(checked: Checked): readonly Mark[] {
  const now = articleYear(checked)
  return checked.blocks.flatMap((block) =>
    block.sentences.flatMap(({ numbers }) =>
      numbers
        .flatMap((number, at): readonly Mark[] => {
          const next = numbers[at + 1]
          if (next === undefined || next.start - number.end > 20) return []
          if (isSpan(number) && isLasting(next)) return isThen(block, number, next) ? judge(block, next, number) : []
          if (!isLasting(number)) return []
          if (isSpan(next)) return isBefore(block, number, next) ? judge(block, number, next) : []
          const since = now?.isSure === true ? sinceOf(block, number, next, now.year) : undefined
          return since === undefined ? [] : marked(block, number, since)
        })
        .concat(agoIn(block, numbers, now?.isSure === true ? now.year : undefined)),
    ),
  )
}

const isSpan = ({ kind, value }: CheckedNumber): boolean =>
  (kind === 'date' || kind === 'time') && typeof value === 'string' && value.includes('/')
const isLasting = ({ kind, value, approx }: CheckedNumber): boolean =>
  kind === 'duration' && typeof value === 'number' && approx === 'none'

function isThen(block: CheckedBlock, span: CheckedNumber, lasting: CheckedNumber): boolean {
  const between = block.lower.slice(span.end, lasting.start)
  if (block.hasHan)
    return THEN_ZH.test(between) && !/^(?!的)\p{Script=Han}/u.test(block.text.slice(lasting.end, lasting.end + 1))
  if (!THEN_EN.test(between)) return false
  return /-/u.test(textOf(block, lasting)) || IN_ALL.test(block.lower.slice(lasting.end, lasting.end + 14))
}

function isBefore(block: CheckedBlock, lasting: CheckedNumber, span: CheckedNumber): boolean {
  const between = block.lower.slice(lasting.end, span.start)
  if (!block.hasHan)
    return BEFORE_EN.test(between) && /\b(?:for|lasted|lasts|open|closed) $/u.test(leadOf(block, lasting))
  return BEFORE_ZH.test(between) && OPEN_ZH.test(leadOf(block, lasting))
}

const leadOf = ({ lower }: CheckedBlock, { start }: CheckedNumber): string =>
  lower.slice(Math.max(0, start - 12), start)

/** “for 12 years, since 2014” */
function sinceOf(block: CheckedBlock, lasting: CheckedNumber, since: CheckedNumber, now: number): Length | undefined {
  const year = yearOf(since)
  if (year === undefined || unitOf(lasting) !== 'year' || !/\bfor $/u.test(leadOf(block, lasting))) return undefined
  return SINCE_EN.test(block.lower.slice(lasting.end, since.start)) ? { of: 'year', value: now - year } : undefined
}

/** “joined in 2019, 7 years ago” */
function agoIn(block: CheckedBlock, numbers: readonly CheckedNumber[], now: number | undefined): readonly Mark[] {
  if (now === undefined || block.hasHan) return []
  return numbers.flatMap((date, at) => {
    const ago = numbers[at + 1]
    const year = yearOf(date)
    if (ago === undefined || year === undefined || !isLasting(ago) || unitOf(ago) !== 'year') return []
    const isAgo =
      AGO_EN.test(block.lower.slice(date.end, ago.start)) && /^ ago\b/u.test(block.lower.slice(ago.end, ago.end + 5))
    return isAgo ? marked(block, ago, { of: 'year', value: now - year }) : []
  })
}

const yearOf = ({ kind, value }: CheckedNumber): number | undefined =>
  kind === 'date' && typeof value === 'string' && /^\d{4}(?:-\d\d){0,2}$/u.test(value)
    ? Number(value.slice(0, 4))
    : undefined

const judge = (block: CheckedBlock, lasting: CheckedNumber, span: CheckedNumber): readonly Mark[] => {
  const length = lengthOf(String(span.value))
  return length === undefined ? [] : marked(block, lasting, length)
}

/** With its last day, month or year a span is one longer; hours are what they are, and half of one is play. */
function marked(block: CheckedBlock, lasting: CheckedNumber, { of, value }: Length): readonly Mark[] {
  const said = Number(lasting.value)
  const isYears = of === 'year'
  if (unitOf(lasting) !== of || value <= 0) return []
  const isRight =
    of === 'hour'
      ? Math.abs(said - value) <= 0.5
      : said === value || said === value + 1 || (isYears && said === value - 1)
  if (isRight || said > value * 3 || said * 3 < value) return []
  return [{ ...place(block, lasting), values: { stated: textOf(block, lasting), right: Number(value.toFixed(1)) } }]
}

const UNITS: Readonly<Record<string, Length['of']>> = {
  天: 'day',
  日: 'day',
  day: 'day',
  days: 'day',
  个月: 'month',
  month: 'month',
  months: 'month',
  年: 'year',
  year: 'year',
  years: 'year',
  小时: 'hour',
  个小时: 'hour',
  hour: 'hour',
  hours: 'hour',
}
const unitOf = ({ unit = '' }: CheckedNumber): Length['of'] | undefined => UNITS[unit]

const END = /^(?<year>\d{4}|-)(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/u
const CLOCK = /^(?<hour>\d{2}):(?<minute>\d{2})/u

/** The length of an ISO interval of two ends that are known alike. */
function lengthOf(interval: string): Length | undefined {
  const [first = '', last = ''] = interval.split('/')
  const [from, to] = [END.exec(first)?.groups, END.exec(last)?.groups]
  if (from !== undefined && to !== undefined) return betweenDates(from, to)
  const [start, end] = [CLOCK.exec(first)?.groups, CLOCK.exec(last)?.groups]
  if (start === undefined || end === undefined) return undefined
  const hours = hoursOf(end) - hoursOf(start)
  return { of: 'hour', value: hours <= 0 ? hours + 24 : hours }
}

type Groups = Readonly<Record<string, string | undefined>>
const hoursOf = ({ hour, minute }: Groups): number => Number(hour) + Number(minute) / 60

function betweenDates(from: Groups, to: Groups): Length | undefined {
  // A year that is not told is no leap year.
  const [a, b] = [from, to].map(({ year }) => (year === '-' ? 2001 : Number(year)))
  if (a === undefined || b === undefined) return undefined
  if (from['day'] !== undefined && to['day'] !== undefined)
    return {
      of: 'day',
      value:
        dayNumber(b, Number(to['month']), Number(to['day'])) - dayNumber(a, Number(from['month']), Number(from['day'])),
    }
  if (from['day'] !== undefined || to['day'] !== undefined) return undefined
  if (from['month'] !== undefined && to['month'] !== undefined)
    return { of: 'month', value: (b - a) * 12 + Number(to['month']) - Number(from['month']) }
  return from['month'] === undefined && to['month'] === undefined ? { of: 'year', value: b - a } : undefined
}
