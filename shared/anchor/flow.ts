import type { Block } from '../domain/block.ts'
import type { TextPoint } from '../domain/target.ts'
import { codePointLength, sliceCodePoints, toCodePoint, toUtf16Index } from '../lib/code-points.ts'

/** Code points of context that a quote keeps on either side (features.md C2). */
export const CONTEXT_LENGTH = 32
/** What parts two blocks in the text of a whole article. */
export const BLOCK_BREAK = '\n'

export type FlowBlock = Pick<Block, 'id' | 'text'>

/**
 * The text of an article as one string: the blocks that have text, in reading order, parted by a newline.
 * `starts` are UTF-16 indexes of each block in `text`.
 */
export interface Flow {
  readonly text: string
  readonly blocks: readonly FlowBlock[]
  readonly starts: readonly number[]
  readonly indexOf: ReadonlyMap<string, number>
}

/** Lays the blocks into one text. Blocks without text (figures) are left out, so that a picture moves no anchor. */
export function flowOf(blocks: readonly FlowBlock[]): Flow {
  const filled = blocks.filter((block) => block.text !== '')
  const starts: number[] = []
  let at = 0
  for (const block of filled) {
    starts.push(at)
    at += block.text.length + BLOCK_BREAK.length
  }
  return {
    text: filled.map((block) => block.text).join(BLOCK_BREAK),
    blocks: filled,
    starts,
    indexOf: new Map(filled.map((block, index) => [block.id, index])),
  }
}

/** UTF-16 index of a place in the flow, or undefined when its block is not there. */
export function flowIndex(flow: Flow, point: TextPoint): number | undefined {
  const index = flow.indexOf.get(point.blockId)
  const start = index === undefined ? undefined : flow.starts[index]
  const block = index === undefined ? undefined : flow.blocks[index]
  if (start === undefined || block === undefined) return undefined
  return start + toUtf16Index(block.text, point.offset)
}

/** The place in a block of a UTF-16 index in the flow; `end` prefers the end of a block to the start of the next. */
export function pointAt(flow: Flow, index: number, side: 'start' | 'end'): TextPoint | undefined {
  let low = 0
  let high = flow.starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((flow.starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const block = flow.blocks[low]
  const start = flow.starts[low]
  if (block === undefined || start === undefined) return undefined
  const after = flow.blocks[low + 1]
  // The newline between two blocks belongs to neither: an anchor that begins there begins in the next one.
  if (side === 'start' && index - start >= block.text.length && index > start && after !== undefined)
    return { blockId: after.id, offset: 0 }
  return { blockId: block.id, offset: toCodePoint(block.text, Math.min(index - start, block.text.length)) }
}

/** Up to `length` code points of text before the place, over the borders of blocks. */
export function contextBefore(blocks: readonly FlowBlock[], index: number, offset: number, length: number): string {
  const first = blocks[index]?.text ?? ''
  // Twice as many units hold as many code points, whatever they are; a whole block need not be copied for them.
  const end = toUtf16Index(first, offset)
  let context = first.slice(Math.max(0, end - 2 * length), end)
  for (let at = index - 1; at >= 0 && codePointLength(context) < length; at -= 1) {
    const text = blocks[at]?.text ?? ''
    if (text !== '') context = text.slice(-2 * length) + BLOCK_BREAK + context
  }
  return Array.from(context).slice(-length).join('')
}

/** Up to `length` code points of text after the place, over the borders of blocks. */
export function contextAfter(blocks: readonly FlowBlock[], index: number, offset: number, length: number): string {
  const first = blocks[index]?.text ?? ''
  const start = toUtf16Index(first, offset)
  let context = first.slice(start, start + 2 * length)
  for (let at = index + 1; at < blocks.length && codePointLength(context) < length; at += 1) {
    const text = blocks[at]?.text ?? ''
    if (text !== '') context += BLOCK_BREAK + text.slice(0, 2 * length)
  }
  return sliceCodePoints(context, 0, length)
}
