import { contextKept } from './context-kept.ts'
import { CONTEXT_LENGTH } from './flow.ts'
import { wholePlace, type Run } from './edges.ts'
import { HEAVY, locate, weigh, type Located } from './locate.ts'
import { mapUnits } from './map-units.ts'
import { twinsOf } from './twins.ts'

/** An anchor of the old text. */
export type OldAnchor = Run

/** Share of an anchor's words that must be there still for it to be the same anchor, reworded. */
const LEAST_KEPT = 0.5
/** Share of what stood around an anchor that must stand around its place. */
const LEAST_AROUND = 0.25

/**
 * Carries anchors from an old text to a new one. Both are compared once, lines first, then the words of what differs;
 * each anchor goes where its own words went. What was moved or rewritten beyond that is sought by its quote and context,
 * as without the old text. Numbers must be the same numbers (C4), and an unsure place is not taken.
 */
export function remapAnchors(before: string, after: string, anchors: readonly OldAnchor[]): readonly Located[] {
  const { place } = compareTexts(before, after)
  return anchors.map(place)
}

/** Two texts of one article, compared once. All places are UTF-16 units. */
export interface ComparedTexts {
  /** For every unit of the old text its index in the new one, or -1. */
  readonly mapping: Int32Array
  /** Where an anchor of the old text stands in the new one. */
  readonly place: (anchor: OldAnchor) => Located
}

export function compareTexts(before: string, after: string): ComparedTexts {
  const mapping = mapUnits(before, after)
  const origins = new Int32Array(after.length).fill(-1)
  mapping.forEach((to, from) => {
    if (to >= 0) origins[to] = from
  })
  return {
    mapping,
    place: (anchor) => {
      const located = remapOne(before, after, anchor, mapping, origins)
      if (located.status !== 'exact' && located.status !== 'moved') return located
      const [old, young] = [
        { text: before, mapping },
        { text: after, mapping: origins },
      ]
      const twins = twinsOf(old, anchor, located, young, false)
      if (twins.length === 0 && twinsOf(young, located, anchor, old, true).length === 0) return located
      return {
        status: 'ambiguous',
        candidates: [located, ...twins].map(({ start, end }) => ({ start, end, likeness: 1, context: 0.5 })),
      }
    },
  }
}

function remapOne(
  before: string,
  after: string,
  { start, end }: OldAnchor,
  mapping: Int32Array,
  origins: Int32Array,
): Located {
  const exact = before.slice(start, end)
  const found = follow(exact, start, after, mapping)
  const followed = found && isVouched(before, { start, end }, found, mapping) ? found : undefined
  const quote = {
    exact,
    prefix: before.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: before.slice(end, end + CONTEXT_LENGTH),
  }
  const whole = followed && wholePlace(quote, after, followed)
  if (whole?.isSame === true && after.slice(whole.start, whole.end) === exact)
    return { status: whole.start === start ? 'exact' : 'moved', start: whole.start, end: whole.end }
  // A search can only tell more of words that are gone, or that stand elsewhere as they were.
  const isSought = followed === undefined || whole === undefined || (followed.kept < 0.8 && after.includes(exact))
  const located: Located = isSought ? locate(after, quote) : { status: 'orphan' }
  // What stood elsewhere before is another place with the same words, and no move of these.
  const isOthers =
    'start' in located &&
    origins
      .subarray(located.start, located.end)
      .reduce((count, from) => count + (from >= 0 && (from < start || from >= end) ? 1 : 0), 0) >
      (located.end - located.start) / 2
  if (followed === undefined || whole === undefined) {
    // The comparison says that these words were taken out: only the very same words, new elsewhere, are a move,
    // and only what stands between the old neighbours is a rewording.
    const isReworded = located.status === 'changed' && isInSlot(located, start, end, after.length, mapping)
    return (located.status === 'changed' && !isReworded) || isOthers ? { status: 'orphan' } : located
  }
  // Whole words in their old surroundings were moved; else the comparison knows better than a search.
  if (located.status === 'moved' && followed.kept < 0.8 && !isOthers) return located
  const { isSame, ...place } = whole
  if (!isSame) return { status: 'ambiguous', candidates: [{ ...place, likeness: followed.kept, context: 0 }] }
  return { status: 'changed', ...place }
}

/** Few words, or few that are left, are found in any text by chance: what stands around them must have gone there too. */
function isVouched(before: string, run: OldAnchor, found: Followed, mapping: Int32Array): boolean {
  const isHeavy = found.kept === 1 && weigh(before.slice(run.start, run.end)) >= HEAVY
  return isHeavy || contextKept(before, run, found, mapping) >= LEAST_AROUND
}

/** Words put in the place of an anchor's first or last ones belong to it, as far as they are not its neighbours'. */
function withEnds(
  { first, last }: { readonly first: number; readonly last: number },
  { start, end }: OldAnchor,
  afterLength: number,
  mapping: Int32Array,
): OldAnchor {
  let head = 0
  while ((mapping[start + head] ?? -1) < 0) head += 1
  let tail = 0
  while ((mapping[end - 1 - tail] ?? -1) < 0) tail += 1
  const before = start === 0 ? -1 : (mapping[start - 1] ?? -1)
  const behind = end === mapping.length ? afterLength : (mapping[end] ?? -1)
  // Only where the neighbour still stands beside it can it be told what came between.
  const isHead = before >= 0 || start === 0
  const isTail = behind >= 0
  return {
    start: isHead ? first - Math.max(0, Math.min(head, first - before - 1)) : first,
    end: isTail ? last + 1 + Math.max(0, Math.min(tail, behind - last - 1)) : last + 1,
  }
}

/** Whether a place lies between what stood before and after the anchor, as far as that can still be told. */
function isInSlot(
  place: { readonly start: number; readonly end: number },
  start: number,
  end: number,
  afterLength: number,
  mapping: Int32Array,
): boolean {
  let left = start - 1
  while (left >= 0 && (mapping[left] ?? -1) < 0) left -= 1
  let right = end
  while (right < mapping.length && (mapping[right] ?? -1) < 0) right += 1
  const from = left < 0 ? 0 : (mapping[left] ?? 0) + 1
  const to = right >= mapping.length ? afterLength : (mapping[right] ?? afterLength)
  return from <= place.start && place.end <= to
}

interface Followed {
  readonly start: number
  readonly end: number
  readonly kept: number
}

/** Where the units of an anchor went, if enough of them are there, close together. */
function follow(exact: string, start: number, after: string, mapping: Int32Array): Followed | undefined {
  let first = -1
  let last = -1
  let kept = 0
  let letters = 0
  for (let index = 0; index < exact.length; index += 1) {
    const isLetter = /[\p{L}\p{N}]/u.test(exact.charAt(index)) || exact.charCodeAt(index) >= 0xd800
    if (isLetter) letters += 1
    const to = mapping[start + index] ?? -1
    if (to < 0) continue
    if (first < 0) first = to
    last = to
    if (isLetter) kept += 1
  }
  if (first < 0 || last < first) return undefined
  const share = letters === 0 ? 1 : kept / letters
  const length = last + 1 - first
  // Words that now stand far apart are no longer one phrase.
  const isTogether = length <= 3 * exact.length + 24
  if (share < LEAST_KEPT || !isTogether) return undefined
  return { ...withEnds({ first, last }, { start, end: start + exact.length }, after.length, mapping), kept: share }
}
