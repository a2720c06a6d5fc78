import type { Quote } from '#shared/domain/target.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts'

/** A stretch of text as selectors tell it (Web Annotation Data Model 4.2); what is not known here is passed over. */
export interface Segment {
  /** The block that a fragment names, as the exported page does. */
  readonly blockName?: string | undefined
  readonly quote?: Quote | undefined
  /** In the block that is named; without one in the whole text. */
  readonly position?: { readonly start: number; readonly end: number } | undefined
  readonly range?: { readonly from: Segment; readonly to: Segment } | undefined
}

/** A selector refined more often than this selects nothing any more. */
const MOST_STEPS = 8

/** What the selectors of a target say of one and the same stretch; undefined when none of them says anything of a text. */
export function readSelectors(target: unknown): Segment | undefined {
  const fields = fieldsOf(target)
  const selectors = listOf(fields?.['selector']).flatMap((each) => readSelector(each) ?? [])
  if (selectors.length === 0) return undefined
  // Several selectors select the same: what one of them does not say, another may.
  const merged: Segment = Object.assign({}, ...[...selectors].reverse().map(onlySaid)) as Segment
  // Our own range says where it lies by its two ends; its quote finds it as one.
  return merged.range !== undefined && merged.quote !== undefined && merged.blockName === undefined
    ? ownRange(merged)
    : merged
}

function onlySaid(segment: Segment): Segment {
  return Object.fromEntries(Object.entries(segment).filter(([, value]) => value !== undefined))
}

/** A range with a quote is found by the quote. */
function ownRange({ range: _range, ...rest }: Segment): Segment {
  return rest
}

function readSelector(value: unknown): Segment | undefined {
  let segment: Segment | undefined
  let step = fieldsOf(value)
  for (let steps = 0; step !== undefined && steps < MOST_STEPS; steps += 1) {
    const own = segmentOf(step)
    if (own !== undefined) segment = segment === undefined ? own : within(segment, own)
    step = fieldsOf(listOf(step['refinedBy'])[0])
  }
  return segment
}

function segmentOf(selector: Fields): Segment | undefined {
  const { type, value, exact, prefix, suffix, start, end, startSelector, endSelector } = selector
  switch (type) {
    case 'FragmentSelector': {
      const name = textOf(value)?.replace(/^#?block-/u, '')
      return name === undefined ? undefined : { blockName: name }
    }
    case 'TextQuoteSelector':
      return typeof exact === 'string'
        ? { quote: { exact, prefix: textOf(prefix) ?? '', suffix: textOf(suffix) ?? '' } }
        : undefined
    case 'TextPositionSelector':
      return Number.isSafeInteger(start) && Number.isSafeInteger(end)
        ? { position: { start: Number(start), end: Number(end) } }
        : undefined
    case 'RangeSelector': {
      const from = readSelector(startSelector)
      const to = readSelector(endSelector)
      return from === undefined || to === undefined ? undefined : { range: { from, to } }
    }
    default:
      return undefined
  }
}

/** A segment within another (4.2.10): a quote or a position within a quote is a part of that, with more around it. */
function within(outer: Segment, inner: Segment): Segment {
  if (outer.quote === undefined) return { ...outer, ...onlySaid(inner) }
  const { exact, prefix, suffix } = outer.quote
  const run = inner.quote === undefined ? inner.position : runOf(exact, inner.quote)
  if (run === undefined || run.end > codePointLength(exact)) return outer
  return {
    ...outer,
    quote: {
      exact: sliceCodePoints(exact, run.start, run.end),
      prefix: prefix + sliceCodePoints(exact, 0, run.start),
      suffix: sliceCodePoints(exact, run.end) + suffix,
    },
  }
}

/** Where words stand in a quote, in code points: with their context, else by themselves. */
function runOf(
  text: string,
  { exact, prefix, suffix }: Quote,
): { readonly start: number; readonly end: number } | undefined {
  const around = text.indexOf(prefix + exact + suffix)
  const index = around === -1 ? text.indexOf(exact) : around + prefix.length
  if (index === -1) return undefined
  const start = codePointLength(text.slice(0, index))
  return { start, end: start + codePointLength(exact) }
}
