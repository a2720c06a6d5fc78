import type { Quote } from '../domain/target.ts'
import { codePointLength, toCodePoint, toUtf16Index } from '../lib/code-points.ts'
import { CONTEXT_LENGTH } from './flow.ts'
import { locate, type Located } from './locate.ts'
import { remapAnchors, type OldAnchor } from './remap.ts'

/** A run of a text in Unicode code points, end excluded. */
interface Span {
  readonly start: number
  readonly end: number
}

/** An anchor as it is given from elsewhere: a place in the old text, or W3C's selectors of quote and position. */
export interface GivenAnchor {
  readonly place?: Span | undefined
  readonly quote?: Quote | undefined
}

/** What became of it, in code points of the new text. */
export type Reanchored =
  | ({ readonly status: 'exact' | 'moved' | 'changed' } & Span)
  | { readonly status: 'ambiguous'; readonly candidates: readonly Span[] }
  | { readonly status: 'orphan' }

/** `no-place`: it names no place of the old text, and brings no quote to look for. */
export type NotReanchored = 'no-place'

/**
 * Finds anchors again in a later text. With the old text at hand (`before`) they go where its words went; without it, and for
 * a quote that the old text does not hold where it says, quote and context alone decide.
 */
export function reanchor(
  before: string | undefined,
  after: string,
  anchors: readonly GivenAnchor[],
): readonly (Reanchored | NotReanchored)[] {
  const places = anchors.map((anchor) => (before === undefined ? undefined : oldPlace(before, anchor)))
  const known = places.filter((place) => place !== undefined)
  const carried = before === undefined || known.length === 0 ? [] : remapAnchors(before, after, known)
  const found = new Map(known.map((place, index) => [place, carried[index]]))
  return anchors.map(({ quote, place }, index) => {
    const old = places[index]
    const located = old === undefined ? undefined : found.get(old)
    if (located !== undefined) return told(after, located)
    if (quote === undefined) return 'no-place'
    return told(after, locate(after, shortened(quote), place && toUtf16Index(after, place.start)))
  })
}

/** Where an anchor stands in the old text; undefined when it does not say, or when other words stand there. */
function oldPlace(before: string, { place, quote }: GivenAnchor): OldAnchor | undefined {
  if (place !== undefined && place.start <= place.end && place.end <= codePointLength(before)) {
    const own = { start: toUtf16Index(before, place.start), end: toUtf16Index(before, place.end) }
    if (quote === undefined || before.slice(own.start, own.end) === quote.exact) return own
  }
  if (quote === undefined) return undefined
  const located = locate(before, shortened(quote), place && toUtf16Index(before, place.start))
  return located.status === 'exact' || located.status === 'moved' ? located : undefined
}

/** A context from elsewhere may be of any length; what is nearest says most. */
function shortened({ exact, prefix, suffix }: Quote): Quote {
  return { exact, prefix: prefix.slice(-2 * CONTEXT_LENGTH), suffix: suffix.slice(0, 2 * CONTEXT_LENGTH) }
}

function told(after: string, located: Located): Reanchored {
  if (located.status === 'orphan') return located
  if (located.status === 'ambiguous')
    return { status: 'ambiguous', candidates: located.candidates.map((candidate) => spanOf(after, candidate)) }
  return { status: located.status, ...spanOf(after, located) }
}

function spanOf(after: string, { start, end }: OldAnchor): Span {
  return { start: toCodePoint(after, start), end: toCodePoint(after, end) }
}
