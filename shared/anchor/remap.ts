import { diffArrays } from 'diff'
import { tokenize } from '../text/tokens.ts'
import { fold } from './align.ts'
import { CONTEXT_LENGTH } from './flow.ts'
import { hasSameDigits } from './digits.ts'
import { locate, type Located } from './locate.ts'

/** A run of the old text, in UTF-16 units, end excluded. */
export interface OldAnchor {
  readonly start: number
  readonly end: number
}

/** Tokens of one hunk beyond which a fine comparison costs more than it tells. */
const LARGEST_HUNK = 12_000
/** Edits in one hunk beyond which it is another text. */
const MOST_EDITS = 3_000
/** Share of an anchor's words that must be there still for it to be the same anchor, reworded. */
const LEAST_KEPT = 0.5

/**
 * Carries anchors from an old text to a new one. Both are compared once, lines first, then the words of what differs;
 * each anchor goes where its own words went. What was moved or rewritten beyond that is sought by its quote and context,
 * as without the old text. Numbers must be the same numbers (C4), and an unsure place is not taken.
 */
export function remapAnchors(before: string, after: string, anchors: readonly OldAnchor[]): readonly Located[] {
  const mapping = mapUnits(before, after)
  const origins = new Int32Array(after.length).fill(-1)
  mapping.forEach((to, from) => {
    if (to >= 0) origins[to] = from
  })
  return anchors.map((anchor) => remapOne(before, after, anchor, mapping, origins))
}

function remapOne(
  before: string,
  after: string,
  { start, end }: OldAnchor,
  mapping: Int32Array,
  origins: Int32Array,
): Located {
  const exact = before.slice(start, end)
  const followed = follow(exact, start, after, mapping)
  const isWhole = followed !== undefined && after.slice(followed.start, followed.end) === exact
  if (followed !== undefined && isWhole)
    return { status: followed.start === start ? 'exact' : 'moved', start: followed.start, end: followed.end }
  const quote = {
    exact,
    prefix: before.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: before.slice(end, end + CONTEXT_LENGTH),
  }
  const located = locate(after, quote)
  // What stood elsewhere before is another place with the same words, and no move of these.
  const isOthers =
    'start' in located &&
    origins
      .subarray(located.start, located.end)
      .reduce((count, from) => count + (from >= 0 && (from < start || from >= end) ? 1 : 0), 0) >
      (located.end - located.start) / 2
  if (followed === undefined) {
    // The comparison says that these words were taken out: only the very same words, new elsewhere, are a move,
    // and only what stands between the old neighbours is a rewording.
    const isReworded = located.status === 'changed' && isInSlot(located, start, end, after.length, mapping)
    return (located.status === 'changed' && !isReworded) || isOthers ? { status: 'orphan' } : located
  }
  // Whole words in their old surroundings were moved; else the comparison knows better than a search.
  if (located.status === 'moved' && followed.kept < 0.8 && !isOthers) return located
  const { kept, ...place } = followed
  if (!hasSameDigits(exact, after.slice(place.start, place.end)))
    return { status: 'ambiguous', candidates: [{ ...place, likeness: kept, context: 0 }] }
  return { status: 'changed', ...place }
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
  return { start: first, end: last + 1, kept: Math.min(share, after.length === 0 ? 0 : 1) }
}

/** For every UTF-16 unit of `before` its index in `after`, or -1. */
export function mapUnits(before: string, after: string): Int32Array {
  const mapping = new Int32Array(before.length).fill(-1)
  let from = 0
  let to = 0
  let removed: string[] = []
  let added: string[] = []
  const flush = (): void => {
    const old = removed.join('')
    const young = added.join('')
    mapHunk(old, young, from, to, mapping)
    from += old.length
    to += young.length
    removed = []
    added = []
  }
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (part.removed) removed.push(...part.value)
    else if (part.added) added.push(...part.value)
    else {
      flush()
      const { length } = part.value.join('')
      keep(mapping, from, to, length)
      from += length
      to += length
    }
  }
  flush()
  return mapping
}

function mapHunk(old: string, young: string, from: number, to: number, mapping: Int32Array): void {
  if (old === '' || young === '') return
  const oldTokens = tokenize(old)
  const youngTokens = tokenize(young)
  if (oldTokens.length + youngTokens.length > LARGEST_HUNK) return
  const compared = diffArrays([...oldTokens], [...youngTokens], {
    maxEditLength: MOST_EDITS,
    comparator: (a, b) => a === b || fold(a) === fold(b),
  })
  // Too different to be compared: undefined, whatever the types of the package say.
  for (const part of (compared as typeof compared | undefined) ?? []) {
    const length = part.value.join('').length
    if (part.removed) from += length
    else if (part.added) to += length
    else {
      keep(mapping, from, to, length)
      from += length
      to += length
    }
  }
}

function keep(mapping: Int32Array, from: number, to: number, length: number): void {
  for (let index = 0; index < length; index += 1) mapping[from + index] = to + index
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/)
}
