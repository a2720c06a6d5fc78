import { BLOCK_BREAK, type FlowBlock } from '../anchor/flow.ts'
import { codePointLength, toUtf16Index } from '../lib/code-points.ts'
import { differenceAsSuggestions, type TextEdit } from '../text/difference.ts'
import { groupBlocks, textOf, type BlockGroup } from './block-groups.ts'
import { bestOf, type Asked } from './best-of.ts'

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
export type Fulfilment = 'done' | 'not-done' | 'differently' | 'gone'

export interface HeldChange {
  readonly id: string
  readonly outcome: Fulfilment
  /** For `differently`: the words that stand in that place now. */
  readonly stands?: string
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
}

/**
 * Holds a corrected text against the changes that were asked of the old one (核红): each is done, not done or done
 * differently, and whatever else was changed was not asked for.
 */
export function holdAgainst<Fresh extends FlowBlock>(
  old: readonly FlowBlock[],
  fresh: readonly Fresh[],
  asked: readonly AskedChange[],
): HeldAgainst<Fresh> {
  const byBlock = Map.groupBy(asked, ({ blockId }) => blockId)
  const held = groupBlocks(old, fresh).map((group) => holdGroup(group, byBlock))
  return { changes: held.flatMap(({ changes }) => changes), unasked: held.flatMap(({ unasked }) => unasked) }
}

function holdGroup<Fresh extends FlowBlock>(
  group: BlockGroup<FlowBlock, Fresh>,
  byBlock: ReadonlyMap<string, readonly AskedChange[]>,
): HeldAgainst<Fresh> {
  const before = textOf(group.old)
  const after = textOf(group.fresh)
  const asked = askedIn(group.old, byBlock)
  if (group.fresh.length === 0) {
    const isAsked = asked.some((each) => each.start === 0 && each.end === before.length && each.after === '')
    const outcome = isAsked ? 'done' : 'gone'
    return {
      changes: asked.map(({ id }) => ({ id, outcome })),
      unasked: isAsked ? [] : [{ kind: 'delete', before, after: '', block: undefined, start: 0, end: 0 }],
    }
  }
  const { text, taken, regions } = bestOf(before, after, asked)
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
    if (hunks === undefined) return { id, outcome: taken.has(id) ? 'done' : 'not-done' }
    return { id, outcome: 'differently', stands: wordsNow(after, edits, hunks, { start, end }) }
  })
  return { changes, unasked }
}

/** The asked changes of some blocks as places in their joined text (UTF-16). */
function askedIn(blocks: readonly FlowBlock[], byBlock: ReadonlyMap<string, readonly AskedChange[]>): readonly Asked[] {
  let from = 0
  return blocks.flatMap((block) => {
    const at = from
    from += block.text.length + BLOCK_BREAK.length
    return (byBlock.get(block.id) ?? []).map(({ id, start, end, after }) => ({
      id,
      start: at + toUtf16Index(block.text, start),
      end: at + toUtf16Index(block.text, end),
      after,
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

/** The words that now stand for a region of the best reading. */
function wordsNow(after: string, edits: readonly TextEdit[], hunks: readonly TextEdit[], region: Region): string {
  const first = Math.min(region.start, ...hunks.map(({ start }) => start))
  const last = Math.max(region.end, ...hunks.map(({ end }) => end))
  return after.slice(moved(edits, first, 'start'), moved(edits, last, 'end')).trim()
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
  let start = edit.start + shift
  const block = fresh.find(({ text }, index) => {
    if (start <= text.length || index === fresh.length - 1) return true
    start -= text.length + BLOCK_BREAK.length
    return false
  })
  const words = block?.text ?? ''
  const from = codePointLength(words.slice(0, start))
  const length = codePointLength(words.slice(start, start + edit.after.length))
  return { kind: edit.kind, before: edit.before, after: edit.after, block, start: from, end: from + length }
}
