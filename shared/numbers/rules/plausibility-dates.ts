import { articleYear, isOffBy } from './article-year.ts'
import { dayNumber, isRealDate, nearestYear, parseIsoDate, weekdayOf } from '../core/calendar.ts'
import { type Checked, type CheckedBlock, type CheckedNumber, type Mark, perBlock } from './checked-text.ts'
import { PHRASES, MONTHS, WEEKDAYS } from '../packs.ts'
import { birthsIn, OTHER_PERSON, type Birth } from './births.ts'
import { cluesOf, lastBefore } from './clues.ts'
import { place } from './plausibility.ts'
import { anyOf } from '../../lib/any-of.ts'
import { countFirst } from '../../lib/count-first.ts'

/** Written out and as AP shortens them: Nov., Sept. */
const MONTH_NAMES = anyOf(Object.keys(MONTHS).filter((name) => /^[a-z]/u.test(name)))
const WEEKDAY_NAMES = anyOf(Object.keys(WEEKDAYS).filter((name) => /^[a-z]/u.test(name)))
const DATE_ZH = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?/gu
const DATE_EN = new RegExp(
  `\\b(?:(${MONTH_NAMES})\\.? (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH_NAMES})\\b\\.?)(?:,? (\\d{4}))?(?![\\d–-])`,
  'gu',
)

/** 6月31日, 2023年2月29日, 13月: days that no calendar has. */
export const impossibleDate = perBlock((block) => [
  ...impossibleZh(block),
  ...impossibleEn(block),
  ...impossibleTime(block),
])

function impossibleZh(block: CheckedBlock): readonly Mark[] {
  return [...block.text.matchAll(DATE_ZH)].flatMap((match) => {
    const [year, month, day] = [match[1], match[2], match[3]].map((part) =>
      part === undefined ? undefined : Number(part),
    )
    if (
      month === undefined ||
      /[\d.]/u.test(block.text.charAt(match.index - 1)) ||
      (day === undefined &&
        year === undefined &&
        !(month > 12 && /(?:于|在|今年|去年|明年)$/u.test(block.text.slice(Math.max(0, match.index - 2), match.index))))
    )
      return []
    return isRealDate({ year, month, day }) ? [] : [{ block, start: match.index, end: match.index + match[0].length }]
  })
}

function impossibleEn(block: CheckedBlock): readonly Mark[] {
  return [...block.lower.matchAll(DATE_EN)].flatMap((match) => {
    const month = MONTHS[match[1] ?? match[4] ?? '']
    const day = Number(match[2] ?? match[3])
    const isName = /[A-Z]/u.test(block.raw.slice(match.index, match.index + match[0].length))
    if (
      month === undefined ||
      !isName ||
      isRealDate({ year: match[5] === undefined ? undefined : Number(match[5]), month, day })
    )
      return []
    return [{ block, start: match.index, end: match.index + match[0].length }]
  })
}

/** 25时, 8点72分; at 25:30 */
function impossibleTime(block: CheckedBlock): readonly Mark[] {
  const english = [...block.lower.matchAll(/(?<=\bat )(?:(?:2[5-9]|[3-9]\d):[0-5]\d|[01]?\d:[6-9]\d)(?![\d:])/gu)]
    .filter(
      (match) =>
        !/\b(?:scor|led\b|lead|won\b|set\b|game)/u.test(block.lower.slice(Math.max(0, match.index - 30), match.index)),
    )
    .map((match) => ({
      block,
      start: match.index,
      end: match.index + match[0].length,
    }))
  const chinese = [...block.text.matchAll(/(?:上午|下午|凌晨|晚上?|早上|日)(\d{1,2})[时点](?:(\d{1,2})分)?/gu)].flatMap(
    (match) => {
      const isWrong = Number(match[1]) > 24 || Number(match[2] ?? 0) > 59
      return isWrong ? [{ block, start: match.index, end: match.index + match[0].length }] : []
    },
  )
  return [...chinese, ...english]
}

/** 11月9日（周六）: the weekday beside a date, by the calendar. */
export function weekdayMismatch({ blocks, asOf }: Checked): readonly Mark[] {
  const zh = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号] ?[(,]? ?(?:星期|周|礼拜)([一二三四五六日天])/gu
  const en = new RegExp(
    `\\b(${WEEKDAY_NAMES})\\.?,? (?:(${MONTH_NAMES})\\.? (\\d{1,2})|(\\d{1,2}) (${MONTH_NAMES})\\b\\.?)(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d|,? \\d{1,2}:)`,
    'gu',
  )
  const check = (
    block: CheckedBlock,
    match: RegExpMatchArray,
    given: number | undefined,
    month: number | undefined,
    day: number,
    weekday: number | undefined,
  ): readonly Mark[] => {
    if (month === undefined || weekday === undefined || match.index === undefined) return []
    const year = given ?? nearestYear(asOf, month, day)
    if (year === undefined || !isRealDate({ year, month, day }) || weekdayOf(year, month, day) === weekday) return []
    return [
      {
        block,
        start: match.index,
        end: match.index + match[0].length,
        values: { weekday: weekdayOf(year, month, day) },
      },
    ]
  }
  return blocks.flatMap((block) => [
    ...[...block.text.matchAll(zh)].flatMap((match) =>
      check(
        block,
        match,
        match[1] === undefined ? undefined : Number(match[1]),
        Number(match[2]),
        Number(match[3]),
        WEEKDAYS[match[4] ?? ''],
      ),
    ),
    ...[...block.lower.matchAll(en)].flatMap((match) =>
      check(
        block,
        match,
        match[6] === undefined ? undefined : Number(match[6]),
        MONTHS[match[2] ?? match[5] ?? ''],
        Number(match[3] ?? match[4]),
        WEEKDAYS[match[1] ?? ''],
      ),
    ),
  ])
}

const PAST = new RegExp(`^[^,，。;；]{0,3}[,，]?[^。;；]{0,26}?${anyOf(PHRASES.zh.done)}`, 'u')
const PLANNED = new RegExp(`${anyOf(PHRASES.zh.planned)}`, 'u')
const PAST_EN = new RegExp(`${anyOf(PHRASES.en.done)}(?: [a-z]+){0,4} (?:on|in)(?: [a-z]+,?)? ?$`, 'u')

const plansIn = cluesOf(/\b(?:will|to be|would|shall|until|before)\b/gu)

/** A date after the publication of which the text speaks as past. */
export function futureAsPast({ blocks, asOf }: Checked): readonly Mark[] {
  if (asOf?.year === undefined || asOf.month === undefined || asOf.day === undefined) return []
  const published = dayNumber(asOf.year, asOf.month, asOf.day)
  return blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) =>
      sentence.numbers.flatMap((number) => {
        if (number.kind !== 'date' || typeof number.value !== 'string' || number.value.includes('/')) return []
        const date = parseIsoDate(number.value)
        if (date?.year === undefined || date.month === undefined || date.day === undefined || !isRealDate(date))
          return []
        if (dayNumber(date.year, date.month, date.day) <= published) return []
        // As far as the patterns reach, however long the sentence is.
        const before = block.lower.slice(Math.max(sentence.start, number.start - 120), number.start)
        const after = block.text.slice(number.end, Math.min(sentence.end, number.end + 60))
        const isPast =
          (PAST.test(after) && !PLANNED.test(after.slice(0, 30)) && !PLANNED.test(before.slice(-6))) ||
          (PAST_EN.test(before) && lastBefore(plansIn(block, sentence), number.start) === undefined)
        return isPast ? [place(block, number)] : []
      }),
    ),
  )
}

/** 将 alone may stand for 把: 将去年的书搬走. */
const AHEAD_ZH = /(?:将[于在]|将会[于在]?|定于)(?<gone>上(?:周|星期)[一二三四五六日天]?|上个?月|昨天|昨日|前天|去年)/gu
const AHEAD_EN = new RegExp(
  String.raw`\b(?:will|is to|are to) (?:[a-z]+ ){1,3}(?:on |in )?(?<gone>last (?:${WEEKDAY_NAMES}|week|month|year)|yesterday)\b`,
  'gu',
)

/** “will be held last Tuesday”: a day gone by of which the text speaks as to come. */
export const pastAsFuture = perBlock((block) =>
  [...block.text.matchAll(AHEAD_ZH), ...block.lower.matchAll(AHEAD_EN)].flatMap((match) => {
    const end = match.index + match[0].length
    const before = match[0].slice(0, match[0].length - (match.groups?.['gone'] ?? '').length)
    // In memory of last year: what stands so is no day of the thing itself.
    return /\b(?:of|from|than|as|since|like|what|for) $/u.test(before)
      ? []
      : [{ block, start: match.index + before.length, end }]
  }),
)

/** 1956年出生 … 今年72岁: age against the year of birth, with a year of play either way (虚岁). */
export function ageMismatch(checked: Checked): readonly Mark[] {
  const now = articleYear(checked)
  return checked.blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) => {
      const births = now === undefined ? [] : birthsIn(block, sentence)
      if (births.length === 0 || now === undefined) return []
      const { year } = now
      // 1956年出生，1998年去世时42岁: where another year stands before an age, the age is of that year.
      const years = new Set([year, ...births.map((birth) => birth.year)])
      const other = sentence.numbers.find((number) => isOfAnotherYear(number, years))
      return sentence.numbers.flatMap((number) => {
        const isAge =
          isAgeNow(block, number) &&
          (/(?:今年|现年)$/u.test(block.text.slice(Math.max(0, number.start - 2), number.start)) ||
            !(other !== undefined && other.start < number.start))
        if (!isAge || typeof number.value !== 'number') return []
        const born = birthOf(block, number, births)
        if (born === undefined || !isOffBy(1, now, year - born, number.value)) return []
        return [{ ...place(block, number), values: { born, right: year - born } }]
      })
    }),
  )
}

const isOfAnotherYear = ({ kind, value }: CheckedNumber, years: ReadonlySet<number>): boolean =>
  kind === 'date' && typeof value === 'string' && !years.has(Number(value.slice(0, 4)))

/** An age that stands farther from a year of birth is not told of it. */
const MOST_BETWEEN = 120

/** The year of birth nearest to an age, unless a brother or a wife is named between the two. */
function birthOf(block: CheckedBlock, { start, end }: CheckedNumber, births: readonly Birth[]): number | undefined {
  const at = countFirst(births, (birth) => birth.start < start)
  const [before, behind] = [births[at - 1], births[at]]
  const [gapBefore, gapBehind] = [start - (before?.end ?? -Infinity), (behind?.start ?? Infinity) - end]
  const birth = gapBefore <= gapBehind ? before : behind
  if (birth === undefined || Math.min(gapBefore, gapBehind) > MOST_BETWEEN) return undefined
  const between = birth === before ? block.lower.slice(birth.end, start) : block.lower.slice(end, birth.start)
  // 罗师傅 is who is told of.
  return OTHER_PERSON.test(between.replaceAll(/\p{Script=Han}(?:师傅|老师|同学)/gu, '')) ? undefined : birth.year
}

/** Mary Holt, 62, who …: an age between commas behind a name. */
function isAppositive(block: CheckedBlock, { start, end, kind, unit, value }: CheckedNumber): boolean {
  return (
    (kind === 'count' || kind === 'duration') &&
    unit === undefined &&
    typeof value === 'number' &&
    value >= 1 &&
    value <= 120 &&
    /\p{Lu}[\p{L}’'-]+, $/u.test(block.raw.slice(Math.max(0, start - 24), start)) &&
    /^,? (?:who|was|is|of|and|said|has|had)\b|^,/u.test(block.lower.slice(end, end + 6))
  )
}

function isAgeNow(block: CheckedBlock, number: CheckedNumber): boolean {
  if (isAppositive(block, number)) return true
  const before = block.lower.slice(Math.max(0, number.start - 14), number.start)
  const after = block.lower.slice(number.end, number.end + 10)
  if (number.unit === '岁' || number.unit === '歲' || number.unit === '周岁')
    // 享年 is the age of a death, not of today.
    return /(?:今年|现年|(?<![\d享终时当行去前])年|已|已经|快)$/u.test(before)
  if (number.unit !== undefined && /old/u.test(number.unit)) return /(?:is|now|a|an|the|,)\s$/u.test(before)
  return (
    number.unit === undefined &&
    (number.kind === 'count' || number.kind === 'duration') &&
    /(?:\bis|\bnow|\baged|\bage)\s$/u.test(before) &&
    /^(?:[,.;]| years| and|$)/u.test(after)
  )
}
