import { z } from 'zod'
import { indexIn, makeTarget } from '#shared/anchor/quote.ts'
import { fromSelector } from '#shared/anchor/region.ts'
import type { Placement } from '#shared/anchor/place.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { blockIdSchema } from '#shared/domain/ids.ts'
import type { Quote, RegionTarget, TextTarget } from '#shared/domain/target.ts'

/** The selectors that are understood (Web Annotation Data Model 4.2); anything else is passed over. */
const object = z.record(z.string(), z.unknown())
const quoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
})
const positionSelector = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
const fragmentSelector = z.object({ type: z.literal('FragmentSelector'), value: z.string(), refinedBy: z.unknown() })
const rangeSelector = z.object({
  type: z.literal('RangeSelector'),
  startSelector: z.unknown(),
  endSelector: z.unknown(),
})

const NOWHERE = blockIdSchema.parse('nowhere')

/** Every selector of a target, in whatever way it is given. */
function selectorsOf(target: unknown): readonly unknown[] {
  const fields = object.safeParse(target).data
  const selector = fields?.['selector']
  const given = Array.isArray(selector) ? (selector as readonly unknown[]) : selector === undefined ? [] : [selector]
  return given.flatMap((each) => {
    const chain: unknown[] = [each]
    for (let next = object.safeParse(each).data?.['refinedBy']; next !== undefined && chain.length < 8;) {
      chain.push(next)
      next = object.safeParse(next).data?.['refinedBy']
    }
    return chain
  })
}

/** The text that a foreign target speaks of: its quote, and its place as far as that means anything here. */
export function readTextTarget(target: unknown, blocks: readonly Block[]): TextTarget | undefined {
  const selectors = selectorsOf(target)
  const quote = firstOf(selectors, quoteSelector)
  const placed = readPlace(selectors, blocks)
  if (quote === undefined) return placed
  const wanted: Quote = {
    exact: quote.exact,
    prefix: lastPoints(quote.prefix ?? '', 32),
    suffix: firstPoints(quote.suffix ?? '', 32),
  }
  // A place that is not known is in no block: only the words will find it.
  const nowhere = { blockId: NOWHERE, offset: 0 }
  return { kind: 'text', start: placed?.start ?? nowhere, end: placed?.end ?? nowhere, quote: wanted }
}

/** A place by block and position, as our own selectors give it; the quote is then that of the text at hand. */
function readPlace(selectors: readonly unknown[], blocks: readonly Block[]): TextTarget | undefined {
  const range = firstOf(selectors, rangeSelector)
  const [from, to] =
    range === undefined
      ? [inBlock(selectors, blocks), inBlock(selectors, blocks)]
      : [
          inBlock(selectorsOf({ selector: range.startSelector }), blocks),
          inBlock(selectorsOf({ selector: range.endSelector }), blocks),
        ]
  if (from === undefined || to === undefined) return undefined
  return makeTarget(blocks, { blockId: from.blockId, offset: from.start }, { blockId: to.blockId, offset: to.end })
}

function inBlock(
  selectors: readonly unknown[],
  blocks: readonly Block[],
): { readonly blockId: Block['id']; readonly start: number; readonly end: number } | undefined {
  const fragment = firstOf(selectors, fragmentSelector)
  const name = fragment?.value.replace(/^#?block-/, '')
  const block = name === undefined ? undefined : blocks[indexIn(blocks, name)]
  const position = firstOf(selectors, positionSelector)
  return block === undefined || position === undefined
    ? undefined
    : { blockId: block.id, start: position.start, end: position.end }
}

/** A region of a picture of this article, known by our own data or by the hash in the source's name. */
export function readRegionTarget(
  target: unknown,
  open: OpenArticle,
  known: { readonly blockId: string | undefined; readonly sha256: string | undefined },
): RegionTarget | undefined {
  const source = object.safeParse(target).data?.['source']
  const name = typeof source === 'string' ? source : object.safeParse(source).data?.['id']
  const asset = open.assets.find(
    (each) => each.sha256 === known.sha256 || (typeof name === 'string' && name.includes(each.sha256)),
  )
  // A picture without a hash is known by its file's name, if only one has that name.
  const named = open.assets.filter(
    (each) => each.fileName !== undefined && typeof name === 'string' && name.endsWith(`/${each.fileName}`),
  )
  const picture = asset ?? (named.length === 1 ? named[0] : undefined)
  if (picture === undefined) return undefined
  const figures = open.blocks.filter((block) => block.assetId === picture.id)
  const block = figures.find((each) => each.id === known.blockId) ?? (figures.length === 1 ? figures[0] : undefined)
  if (block === undefined) return undefined
  for (const selector of selectorsOf(target)) {
    const region = fromSelector(object.safeParse(selector).data ?? {}, picture)
    if (region.ok) return { kind: 'region', blockId: block.id, assetId: picture.id, region: region.value }
  }
  return undefined
}

/** Whether a target has any selector of a picture's region. */
export function isRegion(target: unknown): boolean {
  return selectorsOf(target).some((each) => {
    const selector = object.safeParse(each).data
    const value = selector?.['value']
    return (
      selector?.['type'] === 'SvgSelector' ||
      (selector?.['type'] === 'FragmentSelector' && typeof value === 'string' && /^#?xywh=/.test(value))
    )
  })
}

/** A surely placed target with the quote of the text at hand; what has no sure place keeps its own words for the list. */
export function settleTarget(target: TextTarget, placement: Placement, blocks: readonly Block[]): TextTarget {
  if (!('start' in placement)) {
    const isThere = indexIn(blocks, target.start.blockId) !== -1
    const first = blocks[0]?.id ?? NOWHERE
    return isThere ? target : { ...target, start: { blockId: first, offset: 0 }, end: { blockId: first, offset: 0 } }
  }
  const { start, end } = placement
  const isSame = start.blockId === target.start.blockId && start.offset === target.start.offset
  if (placement.status === 'exact' && isSame && end.offset === target.end.offset) return target
  const made = makeTarget(blocks, start, end)
  if (made === undefined) return target
  // Of changed words it is seen what they were, until somebody says that these are meant.
  return placement.status === 'changed' ? { ...made, quote: target.quote } : made
}

function firstOf<T extends z.ZodType>(selectors: readonly unknown[], schema: T): z.output<T> | undefined {
  for (const each of selectors) {
    const parsed = schema.safeParse(each)
    if (parsed.success) return parsed.data
  }
  return undefined
}

function firstPoints(text: string, count: number): string {
  return Array.from(text).slice(0, count).join('')
}

function lastPoints(text: string, count: number): string {
  return Array.from(text).slice(-count).join('')
}
