import { anyOf } from '../lib/any-of.ts'
import type { Agreement, OtherPlace } from './agreement-kinds.ts'
import { shared, type ArticleText } from './article-text.ts'
import type { CaptionFacts } from './facts.ts'
import { regionLength } from './regions-en.ts'
import { sameDay } from './same-event.ts'
import { bareTown, isTown, nearestPart, placeSameness, type PlaceSameness } from './same-place.ts'
import { placeIn, type SameEvent } from './similar.ts'
import { inCodePoints, viewText, type Mention, type Span } from './view.ts'
import { LISTS } from './word-lists.ts'

/** Each place of a caption against headline and body: the same one, one of its name elsewhere, or another of the event. */
export function placeAgreement(
  facts: CaptionFacts,
  text: ArticleText,
  events: readonly SameEvent[],
): readonly Agreement[] {
  const sure = facts.places.filter((one) => one.isSure)
  return sure.map((one): Agreement => {
    const own = { kind: 'place', words: one.words, ...inCodePoints(facts.view.raw, one) } as const
    const found = shared(text, `place ${one.words}`, () => whereIs(text, one.words))
    if (found?.sameness === 'namesake') return { ...own, verdict: 'conflict', other: found.place }
    // Only what both say is ticked: Cold Bay of Cold Bay, Maine.
    if (found !== undefined) return { ...own, ...partOf(facts, one, found), verdict: 'agrees', other: found.place }
    const other = sure.length === 1 ? otherTown(facts, one, text, events) : undefined
    return other === undefined ? { ...own, verdict: 'absent' } : { ...own, verdict: 'conflict', other }
  })
}

interface FoundPlace {
  readonly sameness: 'same' | 'nearest' | 'namesake'
  readonly place: OtherPlace
}

/** The part of a caption's place that the text has too. */
function partOf(facts: CaptionFacts, one: Mention, { sameness, place }: FoundPlace): Pick<Agreement, 'words'> & Span {
  const whole = { words: one.words, ...inCodePoints(facts.view.raw, one) }
  if (sameness === 'same') return whole
  const [ours, theirs] = [viewText(one.words).text, viewText(place.words).text]
  const nearest = nearestPart(ours)
  const at = ours.lastIndexOf(nearest)
  if (at === -1 || theirs.length >= ours.length) return whole
  const isHan = /\p{Script=Han}/u.test(ours)
  const span = { start: one.start + at, end: isHan ? one.end : one.start + at + nearest.length }
  return { words: facts.view.raw.slice(span.start, span.end), ...inCodePoints(facts.view.raw, span) }
}

/** Which of two finds says more of a place: the same in full, then another of its name, then its name alone. */
const RANK: Readonly<Record<FoundPlace['sameness'], number>> = { same: 0, namesake: 1, nearest: 2 }

/** What headline and body have of a place: 安县 does not stand in 淳安县, York not in New York. */
function whereIs(text: ArticleText, sought: string): FoundPlace | undefined {
  const needle = viewText(sought).text
  // What is sought is its nearest part: 宁德 of 福建宁德.
  const bare = nearestPart(needle)
  let best: FoundPlace | undefined
  for (const index of blocksWith(text, bare)) {
    for (const one of [...text.places(index), ...bareNames(text, index, bare)]) {
      const sameness = foundAs(placeSameness(sought, one.words))
      if (sameness === undefined || (best !== undefined && RANK[best.sameness] <= RANK[sameness])) continue
      best = { sameness, place: placeIn(index, text.article.blocks[index]?.text ?? '', ...shownOf(one, needle)) }
      if (sameness === 'same') return best
    }
  }
  return best
}

const foundAs = (sameness: PlaceSameness): FoundPlace['sameness'] | undefined =>
  sameness === 'other' ? undefined : sameness

/** Blocks that have a name, as it stands or in the capitals of a dateline. */
function blocksWith({ folded, withPair }: ArticleText, name: string): readonly number[] {
  const upper = name.toUpperCase()
  const blocks = new Set([...withPair(name.slice(0, 2)), ...withPair(upper.slice(0, 2))])
  return [...blocks]
    .filter((index) => [name, upper].some((one) => (folded[index] ?? '').includes(one)))
    .sort((a, b) => a - b)
}

/** 云渚县 of 云渚县大剧院 is what says the same. */
function shownOf(one: Mention, needle: string): readonly [start: number, end: number] {
  const at = viewText(one.words).text.indexOf(needle)
  return at === -1 ? [one.start, one.end] : [one.start + at, one.start + at + needle.length]
}

/** What stands before a place, and not before who says something. */
const LED = new RegExp(`\\b(?:of|to|into|through|towards?|${anyOf(LISTS.phrases.placePrepositions)})\\s+$`, 'iu')

/** The council of Harwick: a name that the caption knows for a place's, where nobody in the text bears it. */
function bareNames(text: ArticleText, index: number, name: string): readonly Mention[] {
  const { folded, places, capitals } = text
  if (/^\p{Script=Han}{4,}$/u.test(name)) return namesInLonger(folded[index] ?? '', name)
  if (!/^\p{Lu}\p{Ll}/u.test(name) || capitals().by.has(` ${name}`)) return []
  const block = folded[index] ?? ''
  const known = places(index)
  const found: Mention[] = []
  for (let at = block.indexOf(name); at !== -1; at = block.indexOf(name, at + 1)) {
    const end = at + name.length
    const [before, after] = [block.slice(Math.max(0, at - 30), at), block.slice(end, end + 60)]
    const isWhole =
      !/\p{L}$|\p{Lu}[\p{L}’'.-]*\s$/u.test(before) && !/^(?:[\p{L}-]|\s+\p{Lu}|[’'](?!s\b)\p{L})/u.test(after)
    const isMeant = name.includes(' ') || LED.test(before) || /^[’']s\b/u.test(after)
    if (!isWhole || !isMeant || known.some((one) => one.start < end && at < one.end)) continue
    const whole = end + regionLength(name, after)
    found.push({ start: at, end: whole, words: block.slice(at, whole), isSure: true })
  }
  return found
}

/** 石门河口 of 石门河口站: a name of some length that a longer one begins with, where no other word runs into it. */
function namesInLonger(block: string, name: string): readonly Mention[] {
  const at = block.search(new RegExp(`(?<=^|[^\\p{Script=Han}]|[在于到从由往向的])${name}`, 'u'))
  return at === -1 ? [] : [{ start: at, end: at + name.length, words: name, isSure: true }]
}

const UNIT = /[省市县区镇乡村]$/u

/** Another town in the sentence that tells the same event on the same day; only towns of one rank are compared. */
function otherTown(
  facts: CaptionFacts,
  own: Mention,
  { article, event: read }: ArticleText,
  events: readonly SameEvent[],
): OtherPlace | undefined {
  const name = nearestEn(viewText(own.words).text)
  for (const event of events) {
    const raw = article.blocks[event.block]?.text ?? ''
    const theirs = read(event)
    const places = theirs.places.filter((one) => one.isSure)
    const [place] = places
    if (place === undefined || places.length !== 1) continue
    const other = nearestEn(viewText(place.words).text)
    const isRanked =
      (isTown(name) && isTown(other)) ||
      (UNIT.test(name) && name.slice(-1) === other.slice(-1) && name.length === other.length)
    if (!isRanked || bareTown(name) === bareTown(other)) continue
    if (sameDay(facts.times, theirs.times) === false) continue
    return placeIn(event.block, raw, place.start, place.end)
  }
  return undefined
}

/** Lyon of Lyon, France. */
const nearestEn = (name: string): string => name.split(',')[0] ?? name
