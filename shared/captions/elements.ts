import { codePointLength } from '../lib/code-points.ts'
import { dayNumber, parseIsoDate } from '../numbers/core/calendar.ts'
import { readCredit } from './credit.ts'
import { readCaption, type CaptionFacts } from './facts.ts'
import type { CaptionPreset, Element } from './presets.ts'
import { countSentences, tenseOf } from './tense.ts'
import { inCodePoints, type Mention, type Span } from './view.ts'
import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'

export type ElementState = 'found' | 'missing' | 'unsure' | 'not-needed'

/** Why an element is not simply found; its words are in `captions.reason.<reason>`. */
export const REASONS = [
  'chart',
  'no-name',
  'vague-date',
  'no-day',
  'weekday',
  'unnamed-place',
  'archive',
  'other-form',
  'too-long',
  'too-many-sentences',
  'past',
  'no-verb',
] as const
export type Reason = (typeof REASONS)[number]

/**
 * What the check of one element found. `places` are code points of the caption: what is found there is underlined
 * (for credit none when it stands in a line of its own). `words`: the first of them, or of the credit line.
 * For `length` and `sentences` `found` means within the preset's limit, `missing` beyond it; `count` and `limit` say how
 * many. `unsure`: something is there and an editor should look; `not-needed`: a chart has no who, or nothing is asked.
 */
export interface ElementCheck {
  readonly element: Element
  readonly state: ElementState
  readonly places: readonly Span[]
  readonly words?: string
  readonly reason?: Reason
  readonly count?: number
  readonly limit?: number
}

/** What is known beside the caption's own words. */
export interface CaptionContext {
  /** ISO, as exact as known. */
  readonly publishedAt?: string | undefined
  /** The credit line next to the caption. */
  readonly creditLine?: string | undefined
  /** What the caption belongs to; a table needs nobody. */
  readonly figure?: 'picture' | 'table' | undefined
}

/** A chart, a map, a design: nobody acts in it, whatever groups its words count. */
const CHART = new RegExp(
  String.raw`${anyOf(LISTS.phrases.diagrams)}|^\s*(?:[([]\s*)?表|^(?:table|chart|map|graph|graphic|diagram|infographic)\b|\b(?:chart|map|graph|graphic|diagram|infographic) (?:shows?|showing|of)\b`,
  'iu',
)
/** A picture from the library, or a drawing by the desk: who is in it need not be said, but may. */
const LIBRARY = /资料图|资料照片|制图|书影|占比|增速|趋势|走势|file (?:photo|picture)/iu

/**
 * Checks a caption against a preset: one entry for each element that the preset asks for, in its order.
 */
export function checkElements(
  caption: string,
  preset: CaptionPreset,
  context: CaptionContext = {},
): readonly ElementCheck[] {
  return elementsOf(readCaption(caption, context.publishedAt), preset, context)
}

/** The same for a caption that is read already. */
export function elementsOf(
  facts: CaptionFacts,
  preset: CaptionPreset,
  context: CaptionContext = {},
): readonly ElementCheck[] {
  return preset.elements.map((element) => CHECKS[element](facts, preset, context))
}

type Check = (facts: CaptionFacts, preset: CaptionPreset, context: CaptionContext) => ElementCheck

const CHECKS: Readonly<Record<Element, Check>> = {
  who: checkWho,
  what: ({ view, events }) => of('what', view.raw, events, 'missing'),
  where: checkWhere,
  when: checkWhen,
  credit: checkCredit,
  length: checkLength,
  sentences: checkSentences,
  tense: checkTense,
}

function checkWho({ view, people }: CaptionFacts, _: CaptionPreset, context: CaptionContext): ElementCheck {
  const sure = people.filter((one) => one.isSure)
  const isChart = context.figure === 'table' || CHART.test(view.raw)
  const none: ElementCheck = { element: 'who', state: 'not-needed', places: [], reason: 'chart' }
  if (isChart && !sure.some((one) => one.kind === 'name')) return none
  if (sure.length > 0) return of('who', view.raw, sure, 'missing')
  if (LIBRARY.test(view.raw)) return none
  return of('who', view.raw, people, 'missing', 'no-name')
}

function checkWhere({ view, places }: CaptionFacts): ElementCheck {
  const sure = places.filter((one) => one.isSure)
  return of('where', view.raw, sure.length > 0 ? sure : places, 'missing', 'unnamed-place')
}

function checkWhen({ view, times: read }: CaptionFacts, preset: CaptionPreset, context: CaptionContext): ElementCheck {
  const times = read.length === 0 && context.publishedAt === undefined ? relativeTimes(view.raw) : read
  const sure = times.filter((one) => one.isSure)
  const reason = times.some((one) => one.kind === 'vague') ? 'vague-date' : 'no-day'
  const check = of('when', view.raw, sure.length > 0 ? sure : times, 'missing', reason)
  if (check.state !== 'found' || !lacksWeekday(facts(view.lower, sure), preset, context)) return check
  return { ...check, state: 'unsure', reason: 'weekday' }
}

/** Of no use but to find 昨天 and “on Friday” where nobody knows of which day: they are there, and say no day. */
const SOME_DAY = '2000-06-15'

function relativeTimes(caption: string): CaptionFacts['times'] {
  return readCaption(caption, SOME_DAY).times.map((one) => ({ ...one, kind: 'vague', isSure: false }))
}

const facts = (lower: string, times: CaptionFacts['times']) => ({ lower, times })

/** AP gives the weekday with a date near the publication. */
function lacksWeekday(
  { lower, times }: { readonly lower: string; readonly times: CaptionFacts['times'] },
  preset: CaptionPreset,
  context: CaptionContext,
): boolean {
  const published = parseIsoDate(context.publishedAt)
  const [first] = times
  const day = parseIsoDate(first?.value)
  if (preset.weekdayWithinDays === undefined || first === undefined) return false
  if (published?.year === undefined || published.month === undefined || published.day === undefined) return false
  if (day?.year === undefined || day.month === undefined || day.day === undefined) return false
  const apart = Math.abs(
    dayNumber(published.year, published.month, published.day) - dayNumber(day.year, day.month, day.day),
  )
  const around = lower.slice(Math.max(0, first.start - 14), first.end + 14)
  return (
    apart <= preset.weekdayWithinDays &&
    !/(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|yesterday|today|星期|周[一二三四五六日]/u.test(
      around,
    )
  )
}

function checkCredit({ view }: CaptionFacts, preset: CaptionPreset, context: CaptionContext): ElementCheck {
  const inLine = context.creditLine === undefined ? undefined : readCredit(context.creditLine)
  const line = context.creditLine?.trim()
  const credit = inLine ?? view.credit
  const words = credit?.words ?? (line === '' ? undefined : line)
  if (words === undefined) return { element: 'credit', state: 'missing', places: [] }
  const places =
    inLine === undefined && view.credit !== undefined ? [{ start: view.credit.start, end: view.credit.end }] : []
  const base = { element: 'credit', places, words } as const
  if (credit?.kind === 'archive') return { ...base, state: 'unsure', reason: 'archive' }
  return fits(words, preset.creditForms)
    ? { ...base, state: 'found' }
    : { ...base, state: 'unsure', reason: 'other-form' }
}

/** Whether a credit is written in one of the house's forms; `{name}` stands for anything. */
function fits(words: string, forms: readonly string[]): boolean {
  if (forms.length === 0) return true
  return forms.some((form) => {
    const pattern = form
      .split('{name}')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/gu, '\\s*'))
      .join('.+?')
    return new RegExp(`^\\s*${pattern}\\s*$`, 'u').test(words)
  })
}

function checkLength({ view }: CaptionFacts, preset: CaptionPreset): ElementCheck {
  const count = captionLength(view.raw, view.credit)
  const limit = preset.maxLength
  if (limit === undefined) return { element: 'length', state: 'not-needed', places: [], count }
  return count <= limit
    ? { element: 'length', state: 'found', places: [], count, limit }
    : { element: 'length', state: 'missing', places: [], count, limit, reason: 'too-long' }
}

/** Characters of a caption without its blanks and its credit. */
export function captionLength(raw: string, credit: Span | undefined): number {
  const story = credit === undefined ? raw : [...raw].filter((_, at) => at < credit.start || at >= credit.end).join('')
  return codePointLength(story.replace(/\s/gu, ''))
}

function checkSentences({ view }: CaptionFacts, preset: CaptionPreset): ElementCheck {
  const count = countSentences(view)
  const limit = preset.maxSentences
  if (limit === undefined) return { element: 'sentences', state: 'not-needed', places: [], count }
  return count <= limit
    ? { element: 'sentences', state: 'found', places: [], count, limit }
    : { element: 'sentences', state: 'missing', places: [], count, limit, reason: 'too-many-sentences' }
}

function checkTense({ view, people }: CaptionFacts): ElementCheck {
  if (view.isChinese) return { element: 'tense', state: 'not-needed', places: [] }
  const { tense, verb } = tenseOf(
    view,
    people.filter((one) => one.isSure),
  )
  const found = verb === undefined ? [] : [verb]
  if (tense === 'present') return of('tense', view.raw, found, 'missing')
  return {
    element: 'tense',
    state: tense === 'past' ? 'missing' : 'unsure',
    places: found.map((one) => inCodePoints(view.raw, one)),
    ...(verb === undefined ? {} : { words: verb.words }),
    reason: tense === 'past' ? 'past' : 'no-verb',
  }
}

/** An element from what was found of it: found when any of it is sure. */
function of(
  element: Element,
  raw: string,
  found: readonly Mention[],
  none: ElementState,
  reason?: Reason,
): ElementCheck {
  const [first] = found
  if (first === undefined) return { element, state: none, places: [] }
  const isSure = found.some((one) => one.isSure)
  return {
    element,
    state: isSure ? 'found' : 'unsure',
    places: found.map((one) => inCodePoints(raw, one)),
    words: first.words,
    ...(isSure || reason === undefined ? {} : { reason }),
  }
}
