import type { Quote } from '../domain/target.ts'
import { align } from './align.ts'
import { countRuns } from './context-kept.ts'
import { wholePlace } from './edges.ts'
import { indexText, occurrences, type TextIndex } from './text-index.ts'
import { findWindows } from './windows.ts'

/** A place in a text, in UTF-16 units, and how well it fits. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** Share of the quoted words that are still there, 0–1. */
  readonly likeness: number
  /** Share of the context that is still around, 0–1; 1 when the quote has no context. */
  readonly context: number
}

export type Located =
  | { readonly status: 'exact' | 'moved' | 'changed'; readonly start: number; readonly end: number }
  | { readonly status: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly status: 'orphan' }

/** At most so many places are looked at closely, and so many shown. */
const MOST_EXACT = 24
/** Words that may stand in more places than this say nothing: their context must. */
const MOST_OCCURRENCES = 2000
const MOST_SHOWN = 5
/** Two candidates nearer than this in their fit cannot be told apart. */
const MARGIN = 0.12
/** A quote this heavy says by itself where it belongs (Han characters weigh 2, letters 1). */
export const HEAVY = 16
/** A context of so many units that stands there unchanged does not do so by chance. */
const LONG_CONTEXT = 24
/** A quote longer than this is found by its two ends. */
const LONGEST = 600
const END_LENGTH = 160

/**
 * Finds a quote in `text`. `hint`: where it stood (UTF-16), for the quick way and to break perfect ties.
 * The place is never a guess: what fits no place well is an orphan, what fits two alike is ambiguous,
 * and a quote with numbers is only placed on the same numbers.
 */
export function locate(text: string, quote: Quote, hint?: number): Located {
  const { exact } = quote
  if (hint !== undefined && isUntouched(text, quote, hint) && isWholeAt(text, quote, hint))
    return { status: 'exact', start: hint, end: hint + exact.length }
  const index = indexText(text)
  if (exact === '') return locatePoint(index, quote)
  const whole = onlyWhole(index, quote)
  if (whole !== undefined && isWholeAt(text, quote, whole))
    return placed(text, quote, { start: whole, end: whole + exact.length }, hint)
  if (exact.length > LONGEST) return locateByEnds(index, quote)

  const seen = new Map<string, Candidate>()
  const exactStarts = occurrences(index, exact, MOST_OCCURRENCES) ?? []
  const ranked = exactStarts.length > MOST_EXACT ? nearestContexts(text, quote, exactStarts, MOST_EXACT) : exactStarts
  const others = twinsInContext(quote)
  for (const start of ranked) {
    const candidate = judgeExact(text, quote, start)
    // The same words stand in the quote's own context: this is the place of those.
    if (others.some((other) => judgeExact(text, other, start).context > candidate.context)) continue
    seen.set(`${String(candidate.start)}-${String(candidate.end)}`, candidate)
  }
  const bestExact = Math.max(0, ...[...seen.values()].map((candidate) => candidate.context))
  // Only where no exact place is convincing are changed ones worth looking for.
  if (bestExact < 0.85) {
    for (const window of findWindows(index, quote)) {
      for (const candidate of judgeWindow(text, quote, window.start, window.end)) {
        const key = `${String(candidate.start)}-${String(candidate.end)}`
        const known = seen.get(key)
        if (known === undefined || fit(known) < fit(candidate)) seen.set(key, candidate)
      }
    }
  }
  return decide(text, quote, withoutOverlaps([...seen.values()]), hint)
}

/** Whether the words at `start` are no part of a longer number or word that they were no part of before. */
function isWholeAt(text: string, quote: Quote, start: number): boolean {
  const end = start + quote.exact.length
  const place = wholePlace(quote, text, { start, end })
  return place.isSame && place.start === start && place.end === end
}

/** The one place where the words stand with all of a long context: there is no other that could be meant. */
function onlyWhole(index: TextIndex, { exact, prefix, suffix }: Quote): number | undefined {
  if (prefix.length + suffix.length < LONG_CONTEXT) return undefined
  const [start, second] = occurrences(index, prefix + exact + suffix, MOST_OCCURRENCES) ?? []
  return start === undefined || second !== undefined ? undefined : start + prefix.length
}

/** Whether quote and context stand unchanged at the place where they stood. */
function isUntouched(text: string, quote: Quote, hint: number): boolean {
  const { exact, prefix, suffix } = quote
  return (
    text.startsWith(exact, hint) &&
    text.startsWith(suffix, hint + exact.length) &&
    hint >= prefix.length &&
    text.startsWith(prefix, hint - prefix.length) &&
    (exact !== '' || prefix + suffix !== '' || text === '')
  )
}

function decide(text: string, quote: Quote, candidates: readonly Candidate[], hint: number | undefined): Located {
  const good = candidates.filter((candidate) => isGood(quote, candidate)).sort((a, b) => fit(b) - fit(a))
  const sound = good.filter((candidate) => wholePlace(quote, text, candidate).isSame)
  const [first, second] = sound
  // A place that would fit but for its numbers is shown to the editor, never taken.
  if (first === undefined) return good.length === 0 ? { status: 'orphan' } : ambiguous(good)
  if (second !== undefined && fit(first) - fit(second) < MARGIN) {
    const tied = sound.filter((candidate) => fit(first) - fit(candidate) < MARGIN)
    const atHint = tied.find((candidate) => candidate.start === hint)
    const isPerfectTie = fit(first) - fit(second) < 0.001
    // The old place decides only when it is as good as any other.
    if (atHint !== undefined && (isPerfectTie || atHint === first)) return placed(text, quote, atHint, hint)
    // Better words, or all of a long context where the other has only most of it, still tell two places apart.
    if (!isClearlyBetter(quote, first, second)) return ambiguous(tied)
  }
  return placed(text, quote, first, hint)
}

function isClearlyBetter(quote: Quote, first: Candidate, second: Candidate): boolean {
  const isLong = quote.prefix.length + quote.suffix.length >= LONG_CONTEXT
  if (isLong && first.likeness === 1 && first.context === 1 && second.context < 1) return true
  return first.likeness >= second.likeness && first.context - second.context >= 0.1
}

function ambiguous(candidates: readonly Candidate[]): Located {
  return { status: 'ambiguous', candidates: candidates.slice(0, MOST_SHOWN) }
}

function placed(
  text: string,
  quote: Quote,
  candidate: Pick<Candidate, 'start' | 'end'>,
  hint: number | undefined,
): Located {
  const { start, end } = candidate
  if (text.slice(start, end) !== quote.exact) return { status: 'changed', start, end }
  return { status: start === hint ? 'exact' : 'moved', start, end }
}

/** How well a candidate fits on the whole. */
function fit(candidate: Candidate): number {
  return 0.5 * candidate.likeness + 0.5 * candidate.context
}

/** Whether a place may be taken at all: the lighter the quote, the more its context must vouch for it. */
function isGood(quote: Quote, candidate: Candidate): boolean {
  const weight = weigh(quote.exact)
  const { likeness, context } = candidate
  if (likeness === 1) return weight >= HEAVY || context >= 0.4
  if (weight >= 2 * HEAVY) return likeness >= 0.72 || (likeness >= 0.5 && context >= 0.4)
  if (weight >= HEAVY) return (likeness >= 0.75 && context >= 0.25) || (likeness >= 0.5 && context >= 0.5)
  if (likeness >= 0.95 && weight >= HEAVY / 2) return context >= 0.3
  return (likeness >= 0.66 && context >= 0.45) || (likeness >= 0.5 && context >= 0.6)
}

export function weigh(text: string): number {
  let weight = 0
  for (const character of text)
    weight += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? 2 : 1
  return weight
}

/** Of very many occurrences, those whose next neighbours agree longest with the context. */
function nearestContexts(text: string, quote: Quote, starts: readonly number[], most: number): readonly number[] {
  const agreement = (start: number): number => {
    let before = 0
    while (before < quote.prefix.length && text[start - 1 - before] === quote.prefix.at(-1 - before)) before += 1
    let after = 0
    while (after < quote.suffix.length && text[start + quote.exact.length + after] === quote.suffix[after]) after += 1
    return before + after
  }
  return starts
    .map((start) => ({ start, agreement: agreement(start) }))
    .sort((a, b) => b.agreement - a.agreement || a.start - b.start)
    .slice(0, most)
    .map(({ start }) => start)
}

/** The quotes of the same words that a quote has in its context. */
function twinsInContext({ exact, prefix, suffix }: Quote): readonly Quote[] {
  const told = prefix + exact + suffix
  const twins: Quote[] = []
  for (let at = told.indexOf(exact); at !== -1; at = told.indexOf(exact, at + 1))
    if (at !== prefix.length && twins.length < MOST_SHOWN)
      twins.push({ exact, prefix: told.slice(0, at), suffix: told.slice(at + exact.length) })
  return twins
}

/** Context of an exact place: each side is aligned by itself, so that the place itself cannot slide. */
function judgeExact(text: string, quote: Quote, start: number): Candidate {
  const { exact } = quote
  const place = wholePlace(quote, text, { start, end: start + exact.length })
  const end = start + exact.length
  const reach = 16
  const before = text.slice(Math.max(0, start - quote.prefix.length - reach), start)
  const after = text.slice(end, end + quote.suffix.length + reach)
  const total = quote.prefix.length + quote.suffix.length
  // Where it stands there letter for letter, it is not looked for further away.
  const prefix = before.endsWith(quote.prefix) ? straight(quote.prefix, before.length) : align(quote.prefix, before)
  const suffix = after.startsWith(quote.suffix)
    ? straight(quote.suffix, quote.suffix.length)
    : align(quote.suffix, after)
  // What no longer touches the quote vouches for it less: the same text two characters on is another place.
  const left = quote.prefix === '' ? '' : before.slice((prefix.at(-1) ?? -1) + 1)
  const right = quote.suffix === '' ? '' : after.slice(0, Math.max(0, suffix[0] ?? -1))
  const apart = Math.min(4, left.trim().length + right.trim().length)
  const kept = countRuns(prefix, quote.prefix) + countRuns(suffix, quote.suffix) - apart
  const length = place.end - place.start
  // As a part of a longer number or word they are only like it.
  const likeness = length === exact.length ? 1 : Math.min(0.999, (2 * exact.length) / (exact.length + length))
  const context = total === 0 ? 1 : Math.max(0, kept / total)
  return { start: place.start, end: place.end, likeness, context }
}

/** The alignment of a text that ends at `end`, with itself. */
function straight({ length }: string, end: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => end - length + index)
}

/** The best place in a window, and what is left and right of it: a look-alike beside it must not go unseen. */
function judgeWindow(text: string, quote: Quote, from: number, to: number): readonly Candidate[] {
  const best = judge(text, quote, from, to)
  if (best === undefined) return []
  const least = quote.exact.length * 0.7
  const left = best.start - from < least ? undefined : judge(text, quote, from, best.start)
  const right = to - best.end < least ? undefined : judge(text, quote, best.end, to)
  return [best, left, right].filter((candidate) => candidate !== undefined)
}

/** Aligns quote and context with a window of the text, and reads off where the quote came to lie. */
function judge(text: string, quote: Quote, from: number, to: number): Candidate | undefined {
  const { exact, prefix, suffix } = quote
  const mapping = align(prefix + exact + suffix, text.slice(from, to))
  const own = mapping.subarray(prefix.length, prefix.length + exact.length)
  const first = own.find((index) => index >= 0)
  const last = own.findLast((index) => index >= 0)
  if (first === undefined || last === undefined) return undefined
  const kept = countMapped(own)
  // Words put in the place of the first or last ones belong to it, as far as they are not the context's.
  const before = mapping.subarray(0, prefix.length).findLast((index) => index >= 0) ?? -1
  const after = mapping.subarray(prefix.length + exact.length).find((index) => index >= 0) ?? to - from
  const head = Math.min(
    own.findIndex((index) => index >= 0),
    first - before - 1,
  )
  const tail = Math.min(exact.length - 1 - own.findLastIndex((index) => index >= 0), after - last - 1)
  const { start, end } = wholePlace(quote, text, { start: from + first - head, end: from + last + 1 + tail })
  const length = end - start
  const total = prefix.length + suffix.length
  const around =
    countRuns(mapping.subarray(0, prefix.length), prefix) +
    countRuns(mapping.subarray(prefix.length + exact.length), suffix)
  return {
    start,
    end,
    likeness: Math.min(0.999, (2 * kept) / (exact.length + length)),
    context: total === 0 ? 1 : around / total,
  }
}

function countMapped(mapping: Int32Array): number {
  let count = 0
  for (const index of mapping) if (index >= 0) count += 1
  return count
}

/** Of places that overlap only the best remains: they are one place read in several ways. */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => fit(b) - fit(a)))
    if (kept.every((other) => candidate.end <= other.start || other.end <= candidate.start)) kept.push(candidate)
  return kept
}

/** A point between two characters is found by what stands around it, and only if that is there once. */
function locatePoint(index: TextIndex, quote: Quote): Located {
  const around = quote.prefix + quote.suffix
  if (around === '') return { status: 'orphan' }
  const starts = occurrences(index, around, MOST_OCCURRENCES) ?? []
  const [first] = starts
  if (first === undefined) return { status: 'orphan' }
  const places = starts.map((start) => start + quote.prefix.length)
  if (places.length === 1) return { status: 'moved', start: places[0] ?? 0, end: places[0] ?? 0 }
  return ambiguous(places.map((place) => ({ start: place, end: place, likeness: 1, context: 1 })))
}

/** A long quote is found by its beginning and its end, each with its context. */
function locateByEnds(index: TextIndex, quote: Quote): Located {
  const { text } = index
  const { exact, prefix, suffix } = quote
  const whole = occurrences(index, exact, MOST_OCCURRENCES) ?? []
  const [only] = whole
  if (only !== undefined && whole.length === 1 && isWholeAt(text, quote, only))
    return { status: 'moved', start: only, end: only + exact.length }
  const head = locate(text, {
    exact: exact.slice(0, END_LENGTH),
    prefix,
    suffix: exact.slice(END_LENGTH, END_LENGTH + 32),
  })
  const tail = locate(text, {
    exact: exact.slice(-END_LENGTH),
    prefix: exact.slice(-END_LENGTH - 32, -END_LENGTH),
    suffix,
  })
  if (!('start' in head) || !('start' in tail)) return { status: 'orphan' }
  const ratio = (tail.end - head.start) / exact.length
  if (ratio < 0.6 || ratio > 1.7) return { status: 'orphan' }
  const place = { start: head.start, end: tail.end, likeness: 0.9, context: 1 }
  if (!wholePlace(quote, text, place).isSame) return ambiguous([place])
  return { status: 'changed', start: place.start, end: place.end }
}
