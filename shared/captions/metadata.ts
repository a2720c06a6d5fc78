import { dayNumber, parseIsoDate, weekdayOf } from '../numbers/core/calendar.ts'
import type { PictureMetadata } from './article.ts'
import type { Credit } from './credit.ts'
import type { CaptionFacts, TimeMention } from './facts.ts'
import { longestShared } from './longest-shared.ts'
import { pieces } from './similar.ts'
import { LISTS } from './word-lists.ts'
import { blank, inCodePoints, viewText, type Span } from './view.ts'
import { anyOf } from '../lib/any-of.ts'

const ORGANISATION_ENDS_ZH = new RegExp(`${anyOf(LISTS.phrases.organisationEndsZh)}$`, 'u')
const ORGANISATION_ENDS = new RegExp(String.raw`\b${anyOf(LISTS.phrases.organisationEnds)}\b`, 'u')

/** Fields of a picture's metadata that are held against its caption, in the order in which they are shown. */
export const COMPARED_FIELDS = [
  'headline',
  'description',
  'creator',
  'credit',
  'copyright',
  'date',
  'city',
  'location',
] as const
export type ComparedField = (typeof COMPARED_FIELDS)[number]

/**
 * One field of a picture's metadata against the caption. `value` and `source`: the statement that counts (the first);
 * `place` and `words`: what the caption says of it, in code points (no place for a credit line of its own).
 * `offer`: text to suggest for the caption, where it says nothing (10月26日). `others`: sources that say something else.
 */
export interface MetadataCheck {
  readonly field: ComparedField
  readonly verdict: 'agrees' | 'differs' | 'caption-lacks' | 'not-compared'
  readonly value: string
  readonly source: string
  readonly words?: string
  readonly place?: Span
  readonly offer?: string
  readonly others?: readonly { readonly source: string; readonly value: string }[]
}

interface MetadataContext {
  readonly publishedAt?: string | undefined
  /** The credit of the line beside the caption, or else of the caption. */
  readonly credit: Credit | undefined
  readonly isCreditInCaption: boolean
}

type Entry = { readonly source: string; readonly value: string }
type Verdict = Pick<MetadataCheck, 'verdict' | 'words' | 'place' | 'offer'>

/** What cameras and programs write by themselves. */
const DEFAULTS =
  /^(?:olympus digital camera|sony dsc|dcim|canon|nikon|sony|fujifilm|panasonic|leica|huawei|xiaomi|apple|samsung|picasa|user|admin(?:istrator)?|owner|unknown|untitled|default|test|微软用户|微軟用戶|用户|中国|(?:img|dsc|dscn|dscf|pict|screenshot)[_ -]?\d*.*|[^\p{L}\p{N}]*)$/iu

/** Holds every known field against the caption; fields that the picture does not state are left out. */
export function compareMetadata(
  facts: CaptionFacts,
  metadata: PictureMetadata | undefined,
  context: MetadataContext,
): readonly MetadataCheck[] {
  return COMPARED_FIELDS.flatMap((field): MetadataCheck[] => {
    const entries = metadata?.[field] ?? []
    const [first] = entries
    if (first === undefined) return []
    const others = entries.filter((entry) => entry !== first && !saysTheSame(field, entry.value, first.value))
    return [
      {
        field,
        value: first.value,
        source: first.source,
        ...COMPARE[field](facts, first, context),
        ...(others.length === 0 ? {} : { others }),
      },
    ]
  })
}

const COMPARE: Readonly<
  Record<ComparedField, (facts: CaptionFacts, entry: Entry, context: MetadataContext) => Verdict>
> = {
  headline: compareStory,
  description: compareStory,
  creator: compareCreator,
  credit: compareAgency,
  copyright: compareAgency,
  date: compareDate,
  city: compareTown,
  location: compareTown,
}

const NOT_COMPARED: Verdict = { verdict: 'not-compared' }
const folded = (text: string): string =>
  viewText(text)
    .text.toLowerCase()
    .replace(/[\s.,·:/()“”"’'-]/gu, '')
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

function compareStory({ view, people, times, places }: CaptionFacts, { value }: Entry): Verdict {
  if (DEFAULTS.test(value.trim()) || isHan(value) !== view.isChinese) return NOT_COMPARED
  const own = pieces(view.text, view.isChinese)
  const theirs = pieces(viewText(value).text, view.isChinese)
  const shared = [...own].filter((piece) => theirs.has(piece))
  const smaller = Math.min(own.size, theirs.size)
  if (smaller === 0) return NOT_COMPARED
  if (shared.length / smaller >= 0.25 || shared.length >= 4) {
    const run = longestShared(view.raw, value)
    // One sign that both have is no word.
    return run === undefined || run.end - run.start < 2
      ? { verdict: 'agrees' }
      : { verdict: 'agrees', words: view.raw.slice(run.start, run.end), place: inCodePoints(view.raw, run) }
  }
  // Different words may tell of the same picture; only where not one is shared, and much is told, is it another one.
  const story = blank(view.text, [...people, ...times, ...places])
  return shared.length === 0 && pieces(story, view.isChinese).size >= 4 && theirs.size >= 6
    ? { verdict: 'differs', words: view.raw, place: inCodePoints(view.raw, { start: 0, end: view.raw.length }) }
    : NOT_COMPARED
}

function compareCreator(
  facts: CaptionFacts,
  { value }: Entry,
  { credit, isCreditInCaption }: MetadataContext,
): Verdict {
  if (DEFAULTS.test(value.trim())) return NOT_COMPARED
  if (credit === undefined) return { verdict: 'caption-lacks', offer: offerCredit(value, facts) }
  const own = {
    words: credit.words,
    ...(isCreditInCaption ? { place: { start: credit.start, end: credit.end } } : {}),
  }
  if (isSamePerson(credit.words, value)) return { verdict: 'agrees', ...own }
  // An agency, an office or a stock names no person; a name in letters is not compared with one in characters.
  if (credit.kind === 'archive' || isHan(value) !== isHan(credit.name)) return { ...NOT_COMPARED, ...own }
  return isPerson(credit.name) && isPerson(value) ? { verdict: 'differs', ...own } : { ...NOT_COMPARED, ...own }
}

const offerCredit = (value: string, { view }: CaptionFacts): string =>
  view.isChinese ? `${value.trim()} 摄` : `Photo: ${value.trim()}`

/** Whether a credit names the person that metadata names: in full, or by initial and last name. */
export function isSamePerson(words: string, creator: string): boolean {
  const [ours, theirs] = [folded(words), folded(creator)]
  if (theirs === '' || ours === '') return false
  if (ours.includes(theirs) || theirs.includes(ours)) return true
  const parts = creator.trim().split(/[\s.]+/u)
  const last = parts[parts.length - 1] ?? ''
  const initial = parts[0]?.charAt(0) ?? ''
  if (isHan(creator) || parts.length < 2 || last.length < 2) return false
  return new RegExp(
    `\\b${initial}[\\p{L}.]*\\s+(?:\\p{L}[\\p{L}.]*\\s+)*${last.replace(/[^\p{L}]/gu, '.')}\\b`,
    'iu',
  ).test(words)
}

/** 何雨舟, Ann Lee; not 青岭日报, AP, Harwick Post Ltd. */
function isPerson(name: string): boolean {
  const trimmed = name.trim()
  if (isHan(trimmed))
    return (
      /^[\p{Script=Han}·]{2,4}(?:[、/\s][\p{Script=Han}·]{2,4})*$/u.test(trimmed) && !ORGANISATION_ENDS_ZH.test(trimmed)
    )
  return /^\p{Lu}[\p{L}.’'-]*(?:\s+\p{Lu}[\p{L}.’'-]*){1,3}$/u.test(trimmed) && !ORGANISATION_ENDS.test(trimmed)
}

function compareAgency(
  { view }: CaptionFacts,
  { value }: Entry,
  { credit, isCreditInCaption }: MetadataContext,
): Verdict {
  if (DEFAULTS.test(value.trim())) return NOT_COMPARED
  if (credit === undefined) return NOT_COMPARED
  const own = {
    words: credit.words,
    ...(isCreditInCaption ? { place: { start: credit.start, end: credit.end } } : {}),
  }
  const [ours, theirs] = [folded(credit.name), folded(value.replace(/©|\(c\)|copyright|版权所有|版权归|所有/giu, ''))]
  const isSame =
    ours !== '' &&
    theirs !== '' &&
    (theirs.includes(ours) || ours.includes(theirs) || folded(view.raw).includes(theirs))
  return isSame ? { verdict: 'agrees', ...own } : { ...NOT_COMPARED, ...own }
}

/** Reads 2025-10-26, 2025:10:26 09:14:00, 20251026, 2025-10; undefined for anything else. */
export function metadataDay(value: string): string | undefined {
  const match = /^\s*(\d{4})[-:./]?(\d{2})(?:[-:./]?(\d{2}))?(?!\d)/u.exec(
    value.replace(/^(\d{4})(\d{2})(\d{2})(?=\d)/u, '$1-$2-$3 '),
  )
  if (match === null) return undefined
  const [, year = '', month = '', day] = match
  if (Number(year) < 1900 || Number(month) < 1 || Number(month) > 12) return undefined
  return day === undefined || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}

function compareDate({ view, times }: CaptionFacts, { value }: Entry, { publishedAt }: MetadataContext): Verdict {
  const taken = metadataDay(value)
  if (taken === undefined) return NOT_COMPARED
  const dates = times.filter((one) => one.isSure && one.value !== undefined)
  const own = (one: TimeMention) => ({ words: one.words, place: inCodePoints(view.raw, one) })
  if (dates.length === 0) {
    // A feast is a date that nobody can read off here; 近日 and 午后 leave the day to be said.
    const [feast] = times.filter((one) => one.isSure)
    if (feast !== undefined) return { ...NOT_COMPARED, ...own(feast) }
    const [vague] = times
    return {
      verdict: 'caption-lacks',
      offer: offerDate(taken, publishedAt, view.isChinese),
      ...(vague === undefined ? {} : own(vague)),
    }
  }
  const isSame = (one: TimeMention): boolean => {
    if (one.value?.startsWith('--') === true) return taken.slice(4).startsWith(one.value.slice(1, 7))
    const [from = '', to = from] = (one.value ?? '').split('/').map((part) => part.slice(0, 10))
    if (from !== to) return taken >= from.slice(0, taken.length) && taken <= `${to}~`
    return taken.startsWith(from) || from.startsWith(taken)
  }
  const same = dates.find(isSame)
  if (same !== undefined) return { verdict: 'agrees', ...own(same) }
  const [first] = dates
  return first === undefined ? NOT_COMPARED : { verdict: 'differs', ...own(first) }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** AP shortens the months of more than five letters. */
const AP_MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** A date as a caption gives it: 10月26日, with its year when that is not the publication's; Sunday, Oct. 26, 2025. */
function offerDate(iso: string, publishedAt: string | undefined, isChinese: boolean): string {
  const { year, month, day } = parseIsoDate(iso) ?? {}
  if (year === undefined || month === undefined) return iso
  const published = parseIsoDate(publishedAt)
  if (isChinese) {
    const lead = published?.year === year ? '' : `${String(year)}年`
    return `${lead}${String(month)}月${day === undefined ? '' : `${String(day)}日`}`
  }
  const name = AP_MONTHS[month - 1] ?? ''
  if (day === undefined) return `${name.replace('.', '')} ${String(year)}`
  const isNear =
    published?.year !== undefined &&
    published.month !== undefined &&
    published.day !== undefined &&
    Math.abs(dayNumber(published.year, published.month, published.day) - dayNumber(year, month, day)) <= 14
  const weekday = isNear ? `${WEEKDAYS[weekdayOf(year, month, day) - 1] ?? ''}, ` : ''
  return `${weekday}${name} ${String(day)}, ${String(year)}`
}

const TOWNS = new Set([...LISTS.places.cities, ...LISTS.places.worldCities, ...LISTS.places.english])
const bareTown = (name: string): string => (name.length > 2 ? name.replace(/[市县区]$/u, '') : name)

function compareTown({ view, places }: CaptionFacts, { value }: Entry): Verdict {
  const town = value.trim()
  if (town === '' || DEFAULTS.test(town) || isHan(town) !== view.isChinese) return NOT_COMPARED
  const parts = town.split(/[\s,，、]+/u).filter((part) => part !== '')
  const text = viewText(view.raw).text
  for (const part of [viewText(town).text, ...parts.map((one) => bareTown(viewText(one).text))]) {
    const at = text.toLowerCase().indexOf(part.toLowerCase())
    if (at !== -1 && part.length > 1) {
      const span = { start: at, end: at + part.length }
      return { verdict: 'agrees', words: view.raw.slice(span.start, span.end), place: inCodePoints(view.raw, span) }
    }
  }
  const sure = places.filter((one) => one.isSure)
  if (sure.length === 0) return { verdict: 'caption-lacks', offer: town }
  const [other] = sure.filter((one) => TOWNS.has(bareTown(viewText(one.words).text)))
  // A village in the caption may lie in that town; two towns are two places.
  return other !== undefined && sure.length === 1 && TOWNS.has(bareTown(viewText(town).text))
    ? { verdict: 'differs', words: other.words, place: inCodePoints(view.raw, other) }
    : NOT_COMPARED
}

/** Whether two sources of one field say the same: a day without its hour, a name with its title, a text cut short. */
export function saysTheSame(field: ComparedField, one: string, other: string): boolean {
  if (field === 'date') {
    const [a, b] = [metadataDay(one), metadataDay(other)]
    return a === undefined || b === undefined || a.startsWith(b) || b.startsWith(a)
  }
  const [a, b] = [folded(one), folded(other)]
  if (a === '' || b === '' || DEFAULTS.test(one.trim()) || DEFAULTS.test(other.trim())) return true
  if (field === 'creator') return isSamePerson(one, other) || isSamePerson(other, one)
  return a.includes(b) || b.includes(a)
}
