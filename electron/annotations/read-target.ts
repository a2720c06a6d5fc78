import { wholeCharacters } from '#shared/anchor/edges.ts'
import { CONTEXT_LENGTH, flowOf, pointAt } from '#shared/anchor/flow.ts'
import type { Placement } from '#shared/anchor/place.ts'
import { indexIn, makeTarget } from '#shared/anchor/quote.ts'
import { fromSelector } from '#shared/anchor/region.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { blockIdSchema } from '#shared/domain/ids.ts'
import type { RegionTarget, TextPoint, TextTarget } from '#shared/domain/target.ts'
import { codePointLength, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts'
import { readSelectors, type Segment } from './selectors.ts'

type Place = (target: TextTarget) => Placement

const NOWHERE = { blockId: blockIdSchema.parse('nowhere'), offset: 0 }

/** The target of what has no place and no words of its own: it stands at the beginning, for the list of what needs placing. */
export function nowhereTarget(blocks: readonly Block[]): TextTarget {
  const first = { blockId: blocks[0]?.id ?? NOWHERE.blockId, offset: 0 }
  return { kind: 'text', start: first, end: first, quote: { exact: '', prefix: '', suffix: '' } }
}

/** The text that our own selectors speak of: its quote, and its place as far as that means anything here. */
export function readTextTarget(target: unknown, blocks: readonly Block[]): TextTarget | undefined {
  const segment = readSelectors(target)
  return segment && targetOf(segment, blocks)
}

/**
 * Where the words are that an annotation of another system is about (C3). A position in the whole text can be held against
 * nothing: it is offered, and asked about. What is not in this article, or not about a part of it, has no place.
 */
export function placeForeign(
  target: unknown,
  blocks: readonly Block[],
  place: Place,
): { readonly target: TextTarget; readonly placement: Placement } {
  const nowhere = { target: nowhereTarget(blocks), placement: { status: 'orphan' } } as const
  const segment = readSelectors(target)
  if (segment === undefined) return nowhere
  if (segment.range !== undefined) return placeRange(segment.range, blocks, place) ?? nowhere
  const wanted = targetOf(segment, blocks)
  if (wanted !== undefined) {
    const placement = place(wanted)
    return { target: settleTarget(wanted, placement, blocks), placement }
  }
  // A position in a block that is not here is none of this text.
  const offered = segment.blockName === undefined && segment.position ? targetAt(segment.position, blocks) : undefined
  if (offered === undefined) return nowhere
  return { target: offered, placement: { status: 'ambiguous', candidates: [] } }
}

/** From the beginning of one segment to the beginning of another (4.2.9), where both are certain. */
function placeRange(
  { from, to }: NonNullable<Segment['range']>,
  blocks: readonly Block[],
  place: Place,
): { readonly target: TextTarget; readonly placement: Placement } | undefined {
  const ends = [from, to].map((segment) => {
    const wanted = targetOf(segment, blocks)
    const placement = wanted && place(wanted)
    const isSure = placement?.status === 'exact' || placement?.status === 'moved'
    return isSure && 'start' in placement ? { point: placement.start, status: placement.status } : undefined
  })
  const [first, second] = ends
  const made = first && second && makeTarget(blocks, first.point, second.point)
  if (first === undefined || second === undefined || made === undefined) return undefined
  const status = first.status === 'moved' || second.status === 'moved' ? 'moved' : 'exact'
  return { target: made, placement: { status, start: made.start, end: made.end } }
}

function targetOf({ blockName, quote, position }: Segment, blocks: readonly Block[]): TextTarget | undefined {
  const block = blockName === undefined ? undefined : blocks[indexIn(blocks, blockName)]
  const at = block && placeIn(block, { quote, position })
  const placed =
    at && block && makeTarget(blocks, { blockId: block.id, offset: at.start }, { blockId: block.id, offset: at.end })
  if (quote === undefined) return placed
  const wanted = {
    exact: quote.exact,
    prefix: Array.from(quote.prefix).slice(-CONTEXT_LENGTH).join(''),
    suffix: Array.from(quote.suffix).slice(0, CONTEXT_LENGTH).join(''),
  }
  // A place that is not known is in no block: only the words will find it.
  return { kind: 'text', start: placed?.start ?? NOWHERE, end: placed?.end ?? NOWHERE, quote: wanted }
}

/** Where in its block a segment lies: by its position, by words that stand there once, or all of it. */
function placeIn(
  { text }: Block,
  { quote, position }: Pick<Segment, 'quote' | 'position'>,
): { readonly start: number; readonly end: number } | undefined {
  if (position !== undefined) return position.end > codePointLength(text) ? undefined : wholeIn(text, position)
  if (quote === undefined) return text === '' ? undefined : { start: 0, end: codePointLength(text) }
  const start = quote.exact === '' ? -1 : text.indexOf(quote.exact)
  if (start === -1 || text.includes(quote.exact, start + 1)) return undefined
  return { start: toCodePoint(text, start), end: toCodePoint(text, start + quote.exact.length) }
}

/** A run in code points, with no character cut in two. */
function wholeIn(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const whole = wholeCharacters(text, { start: toUtf16Index(text, start), end: toUtf16Index(text, end) })
  return { start: toCodePoint(text, whole.start), end: toCodePoint(text, whole.end) }
}

/** The words at a position in the text of the whole article; undefined beyond its end. */
function targetAt(
  position: { readonly start: number; readonly end: number },
  blocks: readonly Block[],
): TextTarget | undefined {
  const flow = flowOf(blocks)
  if (position.end > codePointLength(flow.text)) return undefined
  const { start, end } = wholeCharacters(flow.text, {
    start: toUtf16Index(flow.text, position.start),
    end: toUtf16Index(flow.text, position.end),
  })
  const from = pointAt(flow, start, 'start')
  const to = start === end ? from : pointAt(flow, end, 'end')
  return from && to && makeTarget(blocks, from as TextPoint, to as TextPoint)
}

/** A region of a picture of this article, known by our own data or by the hash in the source's name. */
export function readRegionTarget(
  target: unknown,
  open: OpenArticle,
  known: { readonly blockId: string | undefined; readonly sha256: string | undefined },
): RegionTarget | undefined {
  const fields = fieldsOf(target) ?? {}
  const { source } = fields
  const name = textOf(target) ?? textOf(source) ?? textOf(fieldsOf(source)?.['id']) ?? textOf(fields['id'])
  const bare = name?.replace(/#.*$/u, '')
  // The same picture may be kept for several versions, and stand in one of them.
  const alike = open.assets.filter(({ sha256 }) => sha256 === known.sha256 || (bare?.includes(sha256) ?? false))
  // A picture without a hash is known by its file's name, if only one has that name.
  const named = open.assets.filter(({ fileName }) => fileName !== undefined && isNamed(bare, fileName))
  const pictures = alike.length > 0 ? alike : new Set(named.map(({ sha256 }) => sha256)).size === 1 ? named : []
  const figures = open.blocks.filter(({ assetId }) => pictures.some(({ id }) => id === assetId))
  const block = figures.find((each) => each.id === known.blockId) ?? (figures.length === 1 ? figures[0] : undefined)
  const picture = pictures.find(({ id }) => id === block?.assetId)
  if (block === undefined || picture === undefined) return undefined
  for (const selector of regionSelectors(target)) {
    const region = fromSelector(selector, picture)
    if (region.ok) return { kind: 'region', blockId: block.id, assetId: picture.id, region: region.value }
  }
  return undefined
}

function isNamed(address: string | undefined, fileName: string): boolean {
  return [fileName, encodeURIComponent(fileName)].some((file) => address?.endsWith(`/${file}`) ?? false)
}

/** Whether a target has any selector of a picture's region. */
export function isRegion(target: unknown): boolean {
  return regionSelectors(target).length > 0
}

function listOfFields(value: unknown): readonly Fields[] {
  const fields = fieldsOf(value)
  return fields === undefined ? [] : [fields]
}

const MEDIA_FRAGMENT = /^#?(?:t=[^&]*&)?xywh=/u

/** The selectors of a region; a name may end in one (Media Fragments). */
function regionSelectors(target: unknown): readonly Fields[] {
  const fields = fieldsOf(target)
  const name = textOf(target) ?? textOf(fields?.['id']) ?? textOf(fields?.['source']) ?? ''
  const fragment = name.slice(name.indexOf('#'))
  const inName: readonly Fields[] = name.includes('#') ? [{ type: 'FragmentSelector', value: fragment }] : []
  const given = listOf(fields?.['selector']).flatMap((each): readonly Fields[] => {
    const selector = fieldsOf(each)
    const refined = listOf(selector?.['refinedBy']).flatMap((next): readonly Fields[] => listOfFields(next))
    return selector === undefined ? [] : [selector, ...refined]
  })
  return [...given, ...inName].filter(
    ({ type, value }) =>
      type === 'SvgSelector' ||
      (type === 'FragmentSelector' && typeof value === 'string' && MEDIA_FRAGMENT.test(value)),
  )
}

/** A surely placed target with the quote of the text at hand; what has no sure place keeps its own words for the list. */
export function settleTarget(target: TextTarget, placement: Placement, blocks: readonly Block[]): TextTarget {
  if (!('start' in placement)) {
    const isThere = indexIn(blocks, target.start.blockId) !== -1
    const { start } = nowhereTarget(blocks)
    return isThere ? target : { ...target, start, end: start }
  }
  const { start, end } = placement
  const isSame = start.blockId === target.start.blockId && start.offset === target.start.offset
  if (placement.status === 'exact' && isSame && end.offset === target.end.offset) return target
  const made = makeTarget(blocks, start, end)
  if (made === undefined) return target
  // Of changed words it is seen what they were, until somebody says that these are meant.
  return placement.status === 'changed' ? { ...made, quote: target.quote } : made
}
