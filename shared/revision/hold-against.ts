import { BLOCK_BREAK, type FlowBlock } from '../anchor/flow.ts'
import type { Fulfilment } from '../domain/carried.ts'
import type { TextPoint } from '../domain/target.ts'
import { codePointLength, toCodePoint, toUtf16Index } from '../lib/code-points.ts'
import { differenceAsSuggestions, type TextEdit } from '../text/difference.ts'
import { groupBlocks, textOf, type BlockGroup } from './block-groups.ts'
import { bestOf, type Asked, type Reading } from './best-of.ts'
import type { ComparedBlocks } from './compared-blocks.ts'

/** A change of words that was asked for: `after` in the place of `start`–`end` (code points) of a block. */
export interface AskedChange {
  readonly id: string
  readonly blockId: string
  readonly start: number
  readonly end: number
  readonly after: string
}

/**
 * What became of it in the corrected text. `done`: it stands as it was asked. `not-done`: the old words stand there still.
 * `differently`: neither; `gone`: the paragraph is not there any more.
 */
export type { Fulfilment } from '../domain/carried.ts'

export interface HeldChange {
  readonly id: string
  readonly outcome: Fulfilment
  /** For `differently`: the words that stand in that place now. */
  readonly stands?: string
  /** Where it, or what stands for it, is in the new text; without it: its paragraph is gone. */
  readonly place?: PlaceOfWords
}

/** A run of words, that may go over several paragraphs. */
export interface PlaceOfWords {
  readonly start: TextPoint
  readonly end: TextPoint
}

/** A run of the old text that goes along: where all that was changed in it was asked for, its place is sure. */
export interface Rider {
  readonly id: string
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** A change that nobody asked for, in the words of both texts. `place` is that of the new text, of its first block. */
export interface UnaskedChange<Fresh extends FlowBlock = FlowBlock> {
  readonly kind: TextEdit['kind'] | 'move'
  readonly before: string
  readonly after: string
  readonly block: Fresh | undefined
  readonly start: number
  readonly end: number
}

export interface HeldAgainst<Fresh extends FlowBlock = FlowBlock> {
  readonly changes: readonly HeldChange[]
  readonly unasked: readonly UnaskedChange<Fresh>[]
  /** The riders in whose words nothing is that was not asked for, where they stand. */
  readonly riders: ReadonlyMap<string, PlaceOfWords>
}

/**
 * Holds a corrected text against the changes that were asked of the old one (核红): each is done, not done or done
 * differently, and whatever else was changed was not asked for.
 */
export function holdAgainst<Fresh extends FlowBlock>(
  compared: ComparedBlocks<FlowBlock, Fresh>,
  asked: readonly AskedChange[],
  riders: readonly Rider[] = [],
): HeldAgainst<Fresh> {
  const way = {
    asked: Map.groupBy(asked, ({ blockId }) => blockId),
    riders: Map.groupBy(riders, ({ blockId }) => blockId),
  }
  const held = groupBlocks(compared).map((group) => holdGroup(group, way))
  return {
    changes: held.flatMap(({ changes }) => changes),
    unasked: held.flatMap(({ unasked }) => unasked),
    riders: new Map(held.flatMap((each) => [...each.riders])),
  }
}

/** What there is to hold against the text, by block. */
interface ByBlock {
  readonly asked: ReadonlyMap<string, readonly AskedChange[]>
  readonly riders: ReadonlyMap<string, readonly Rider[]>
}

function holdGroup<Fresh extends FlowBlock>(group: BlockGroup<FlowBlock, Fresh>, way: ByBlock): HeldAgainst<Fresh> {
  const before = textOf(group.old)
  const after = textOf(group.fresh)
  const asked: readonly Asked[] = placedIn(group.old, way.asked)
  if (group.fresh.length === 0) return holdGone(before, asked)
  const reading = bestOf(before, after, asked)
  const { text, taken, regions } = reading
  const edits = differenceAsSuggestions(text, after).map((edit) => ({
    ...edit,
    start: toUtf16Index(text, edit.start),
    end: toUtf16Index(text, edit.end),
  }))
  const touched = new Map<string, typeof edits>()
  const unasked: UnaskedChange<Fresh>[] = []
  let shift = 0
  for (const edit of edits) {
    const own = regions.filter((region) => isTouching(text, region, edit))
    for (const { id } of own) touched.set(id, [...(touched.get(id) ?? []), edit])
    if (own.length === 0) unasked.push(unaskedOf(edit, group.fresh, shift))
    shift += edit.after.length - edit.before.length
  }
  if (group.isMoved)
    unasked.push({ kind: 'move', before, after, block: group.fresh[0], start: 0, end: codePointLength(after) })
  const changes = regions.map(({ id, start, end }): HeldChange => {
    const hunks = touched.get(id)
    const now = rangeNow(edits, hunks ?? [], { start, end })
    const place = placeOf(group.fresh, now)
    if (hunks === undefined && taken.has(id)) return { id, outcome: 'done', place }
    if (hunks === undefined && !isUndercut(id, asked, taken)) return { id, outcome: 'not-done', place }
    return { id, outcome: 'differently', stands: after.slice(now.start, now.end).trim(), place }
  })
  return { changes, unasked, riders: ridersIn(group, way, reading, edits) }
}

/** Whether another change that wants the same words was carried out: these stand there no longer. */
function isUndercut(id: string, asked: readonly Asked[], taken: ReadonlySet<string>): boolean {
  const own = asked.find((each) => each.id === id)
  return asked.some(
    (each) => own !== undefined && each.id !== id && taken.has(each.id) && each.start < own.end && own.start < each.end,
  )
}

/** A paragraph that is not there any more: that was asked for, or its changes went with it. */
function holdGone<Fresh extends FlowBlock>(before: string, asked: readonly Asked[]): HeldAgainst<Fresh> {
  const isAsked = asked.some((each) => each.start === 0 && each.end === before.length && each.after === '')
  const outcome = isAsked ? 'done' : 'gone'
  return {
    changes: asked.map(({ id }) => ({ id, outcome })),
    unasked: isAsked ? [] : [{ kind: 'delete', before, after: '', block: undefined, start: 0, end: 0 }],
    riders: new Map(),
  }
}

function ridersIn(
  group: BlockGroup,
  { riders }: ByBlock,
  { text, follow }: Reading,
  edits: readonly TextEdit[],
): ReadonlyMap<string, PlaceOfWords> {
  const placed = placedIn(group.old, riders).flatMap(({ id, start, end }) => {
    const region = follow(start, end)
    if (edits.some((edit) => isTouching(text, region, edit))) return []
    return [[id, placeOf(group.fresh, rangeNow(edits, [], region))] as const]
  })
  return new Map(placed)
}

/** Runs of some blocks as places in their joined text (UTF-16). */
function placedIn<T extends Omit<Rider, 'id'>>(
  blocks: readonly FlowBlock[],
  byBlock: ReadonlyMap<string, readonly T[]>,
): readonly T[] {
  let from = 0
  return blocks.flatMap((block) => {
    const at = from
    from += block.text.length + BLOCK_BREAK.length
    return (byBlock.get(block.id) ?? []).map((each) => ({
      ...each,
      start: at + toUtf16Index(block.text, each.start),
      end: at + toUtf16Index(block.text, each.end),
    }))
  })
}

interface Region {
  readonly start: number
  readonly end: number
}

/** Whether an edit of the best reading goes into the words of an asked change; what only stands beside it is another's. */
function isTouching(text: string, region: Region, edit: Region & { readonly after: string }): boolean {
  if (edit.start === edit.end) {
    const { start, end } = slideOf(text, edit.start, edit.after)
    return region.start === region.end
      ? start <= region.start && region.end <= end
      : region.start < edit.start && edit.end < region.end
  }
  if (region.start === region.end) return edit.start <= region.start && region.end <= edit.end
  return edit.start < region.end && region.start < edit.end
}

/** All the places at which words could be put in with the same result: ` a` before a space is `a ` behind it. */
function slideOf(text: string, at: number, words: string): Region {
  const unit = (index: number): string => words.charAt(((index % words.length) + words.length) % words.length)
  let start = at
  while (start > 0 && text.charAt(start - 1) === unit(start - at - 1)) start -= 1
  let end = at
  while (end < text.length && text.charAt(end) === unit(end - at)) end += 1
  return { start, end }
}

/** What now stands for a region of the best reading, and for what was put in its place. */
function rangeNow(edits: readonly TextEdit[], hunks: readonly TextEdit[], region: Region): Region {
  const first = Math.min(region.start, ...hunks.map(({ start }) => start))
  const last = Math.max(region.end, ...hunks.map(({ end }) => end))
  const start = moved(edits, first, 'start')
  return { start, end: Math.max(start, moved(edits, last, 'end')) }
}

/** A run of the joined text of some paragraphs, in them. */
function placeOf(fresh: readonly FlowBlock[], { start, end }: Region): PlaceOfWords {
  const from = pointIn(fresh, start, 'start')
  return { start: from, end: start === end ? from : pointIn(fresh, end, 'end') }
}

function pointIn(fresh: readonly FlowBlock[], at: number, side: 'start' | 'end'): TextPoint {
  let left = at
  const block = fresh.find(({ text }, index) => {
    const isHere = side === 'start' ? left < text.length || index === fresh.length - 1 : left <= text.length
    if (isHere || index === fresh.length - 1) return true
    left -= text.length + BLOCK_BREAK.length
    return false
  })
  if (block === undefined) throw new Error('a group of paragraphs without one')
  return { blockId: block.id, offset: toCodePoint(block.text, Math.max(0, Math.min(left, block.text.length))) }
}

/** A place of the best reading in the text as it is. */
function moved(edits: readonly TextEdit[], at: number, side: 'start' | 'end'): number {
  let shift = 0
  for (const edit of edits) {
    const isBefore = side === 'end' ? edit.end <= at : edit.end <= at && edit.start < at
    if (isBefore) shift += edit.after.length - edit.before.length
  }
  return at + shift
}

function unaskedOf<Fresh extends FlowBlock>(
  edit: TextEdit,
  fresh: readonly Fresh[],
  shift: number,
): UnaskedChange<Fresh> {
  const { start, end } = placeOf(fresh, { start: edit.start + shift, end: edit.start + shift + edit.after.length })
  const block = fresh.find(({ id }) => id === start.blockId)
  // Of words that go over the end of a paragraph the place is that of its part of them.
  const until = end.blockId === start.blockId ? end.offset : codePointLength(block?.text ?? '')
  return { kind: edit.kind, before: edit.before, after: edit.after, block, start: start.offset, end: until }
}
