import type { Agreement, OtherPlace } from './agreement-kinds.ts'
import { shared, type ArticleText } from './article-text.ts'
import type { CaptionFacts, TimeMention } from './facts.ts'
import { datePartsOf, datesAgree } from './same-day.ts'
import { dayOf, daysOf, isDay, isPlacedAlike } from './same-event.ts'
import { placeIn, type SameEvent } from './similar.ts'
import { inCodePoints } from './view.ts'

/**
 * Each date of a caption: first against the sentences that tell its event, then against all that is told. A day agrees with
 * the same day, a month with that month; a day that stands where only its month is the same is said to be so.
 */
export function dateAgreement(
  facts: CaptionFacts,
  text: ArticleText,
  events: readonly SameEvent[],
): readonly Agreement[] {
  const dates = facts.times.filter((one) => one.isSure && one.value !== undefined)
  const isOneDay = daysOf(dates).length === 1
  return dates.map((one): Agreement => {
    const own = { kind: 'date', words: one.words, ...inCodePoints(facts.view.raw, one) } as const
    const found = dateIn(text, facts, one)
    const other = isOneDay && isDay(one.value) ? otherDay(facts, one, text, events) : undefined
    if (found?.verdict === 'agrees' || found?.verdict === 'conflict') {
      const isElsewhere = found.verdict === 'agrees' && other !== undefined && !isInEvent(found.place, text, events)
      return { ...own, verdict: isElsewhere ? 'elsewhere' : found.verdict, other: found.place }
    }
    if (other !== undefined) return { ...own, verdict: 'conflict', other }
    return found === undefined ? { ...own, verdict: 'absent' } : { ...own, verdict: found.verdict, other: found.place }
  })
}

/** Whether a place lies in a sentence that tells the caption's event. */
function isInEvent({ block, start }: OtherPlace, { article }: ArticleText, events: readonly SameEvent[]): boolean {
  return events.some((event) => {
    const span = inCodePoints(article.blocks[event.block]?.text ?? '', event)
    return event.block === block && start >= span.start && start < span.end
  })
}

interface FoundDate {
  readonly verdict: 'agrees' | 'year-only' | 'month-only' | 'conflict'
  readonly place: OtherPlace
}

/** Which of two finds says more of a date. */
const RANK: Readonly<Record<FoundDate['verdict'], number>> = { agrees: 0, conflict: 1, 'month-only': 2, 'year-only': 3 }

/** What the text has that is nearest to a date; the same for every caption that writes it with the same weekday. */
function dateIn(text: ArticleText, { view }: CaptionFacts, own: TimeMention): FoundDate | undefined {
  const dated = { ...own, lower: view.lower }
  const beside = view.lower.slice(Math.max(0, own.start - 16), own.end + 16)
  return shared(text, `date ${own.value ?? ''} ${own.words} ${beside}`, () => nearestDate(text, dated))
}

type DatedMention = TimeMention & { readonly lower: string }

function nearestDate({ article, folded, times }: ArticleText, own: DatedMention): FoundDate | undefined {
  const [year, month, day] = datePartsOf(own.value)
  const hints = hintsOf(year, month, day)
  let best: FoundDate | undefined
  for (const [index, text] of folded.entries()) {
    if (!hints.some((hint) => text.includes(hint)) && !/[今去昨前本上]|yesterday|today|last|day\b/iu.test(text))
      continue
    const raw = article.blocks[index]?.text ?? ''
    const lower = text.toLowerCase()
    for (const time of times(index)) {
      if (!time.isSure) continue
      // A year alone agrees with every date of it: only where the text names it, it says anything.
      if (month === undefined && !time.words.includes(year ?? '?')) continue
      // May 2 and May 2: a year that neither names was guessed for each by its own sentence.
      const isYearless = !own.hasYear && !time.hasYear
      const sameness = isYearless
        ? datesAgree({ ...own, value: withoutYear(own.value) }, { ...time, value: withoutYear(time.value), lower })
        : datesAgree(own, { ...time, lower })
      const verdict = sameness === 'differs' ? weekdayClash(own, time) : sameness
      // The year of a day that leaves it out is not the caption's: it was taken from the day of publication.
      if (verdict === undefined || (verdict === 'year-only' && !own.hasYear)) continue
      if (best === undefined || RANK[verdict] < RANK[best.verdict])
        best = { verdict, place: placeIn(index, raw, time.start, time.end) }
      if (verdict === 'agrees') return best
    }
  }
  return best
}

const withoutYear = (value: string | undefined): string | undefined => value?.replace(/^\d{4}(?=-)/u, '-')

/** The same day with another weekday contradicts; another day is another day. */
function weekdayClash(own: TimeMention, { value }: TimeMention): 'conflict' | undefined {
  return isDay(own.value) && isDay(value) && dayOf(own.value) === dayOf(value) ? 'conflict' : undefined
}

/** Texts of which one stands in every way to write a day, month or year without words like yesterday. */
function hintsOf(year: string | undefined, month: string | undefined, day: string | undefined): readonly string[] {
  if (month === undefined) return [year ?? '']
  const number = String(Number(month))
  const name = MONTHS[Number(month) - 1] ?? ''
  const ofDay = day === undefined ? [] : [`${String(Number(day))}日`]
  const ofYear = year === undefined ? [] : [year]
  return [
    `${number}月`,
    `${MONTHS_HAN.charAt(Number(month) - 1)}月`,
    name,
    `-${month}-`,
    `.${number}.`,
    `/${number}/`,
    ...ofDay,
    ...ofYear,
  ]
}

/** 十一月 and 十二月 end like 一月 and 二月. */
const MONTHS_HAN = '一二三四五六七八九十一二'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The one other day that the sentence about the same event gives; a performance elsewhere is another event. */
function otherDay(
  facts: CaptionFacts,
  own: TimeMention,
  { article, event: read }: ArticleText,
  events: readonly SameEvent[],
): OtherPlace | undefined {
  for (const event of events) {
    const raw = article.blocks[event.block]?.text ?? ''
    const theirs = read(event)
    const [day, another] = daysOf(theirs.times)
    if (day === undefined || another !== undefined || dayOf(day.value) === dayOf(own.value)) continue
    if (!isPlacedAlike(facts, theirs)) continue
    return placeIn(event.block, raw, day.start, day.end)
  }
  return undefined
}
