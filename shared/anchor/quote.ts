import type { Quote, RegionTarget, Target, TextPoint, TextTarget } from '../domain/target.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { BLOCK_BREAK, CONTEXT_LENGTH, contextAfter, contextBefore, type FlowBlock } from './flow.ts'
import { oncePer } from '../lib/once-per.ts'

/**
 * The target of a run of text: place, words and context (W3C TextPosition and TextQuote selectors).
 * `start` and `end` may lie in different blocks, in reading order; given the wrong way round they are turned.
 * Undefined when a block is not there or an offset lies beyond its text.
 */
export function makeTarget(blocks: readonly FlowBlock[], start: TextPoint, end: TextPoint): TextTarget | undefined {
  const startIndex = indexIn(blocks, start.blockId)
  const endIndex = indexIn(blocks, end.blockId)
  if (startIndex > endIndex || (startIndex === endIndex && start.offset > end.offset))
    return startIndex === -1 || endIndex === -1 ? undefined : makeTarget(blocks, end, start)
  const exact = textBetween(blocks, start, end)
  if (exact === undefined) return undefined
  const quote: Quote = {
    exact,
    prefix: contextBefore(blocks, startIndex, start.offset, CONTEXT_LENGTH),
    suffix: contextAfter(blocks, endIndex, end.offset, CONTEXT_LENGTH),
  }
  return { kind: 'text', start, end, quote }
}

const indexes = oncePer(
  (blocks: readonly FlowBlock[]): ReadonlyMap<string, number> =>
    new Map(blocks.map((block, index) => [block.id, index])),
)

/** Where a block stands in a list that does not change; -1 when it is not there. Thousands of targets ask one list. */
export function indexIn(blocks: readonly FlowBlock[], id: string): number {
  const at = indexes(blocks).get(id) ?? -1
  // A list that was changed after all is looked through.
  return blocks[at]?.id === id ? at : blocks.findIndex((block) => block.id === id)
}

/** The text from `start` to `end`; blocks are parted by a newline. Undefined when the places are not in `blocks`. */
export function textBetween(blocks: readonly FlowBlock[], start: TextPoint, end: TextPoint): string | undefined {
  const startIndex = indexIn(blocks, start.blockId)
  const endIndex = indexIn(blocks, end.blockId)
  const first = blocks[startIndex]
  const last = blocks[endIndex]
  if (first === undefined || last === undefined || startIndex > endIndex) return undefined
  if (start.offset > codePointLength(first.text) || end.offset > codePointLength(last.text)) return undefined
  if (startIndex === endIndex)
    return start.offset > end.offset ? undefined : sliceCodePoints(first.text, start.offset, end.offset)
  const between = blocks.slice(startIndex + 1, endIndex).map((block) => block.text)
  const parts = [sliceCodePoints(first.text, start.offset), ...between, sliceCodePoints(last.text, 0, end.offset)]
  return parts.filter((part, index) => part !== '' || index === 0 || index === parts.length - 1).join(BLOCK_BREAK)
}

/** The target of a region of the picture in a figure block. */
export function makeRegionTarget(
  blockId: RegionTarget['blockId'],
  assetId: RegionTarget['assetId'],
  region: RegionTarget['region'],
): RegionTarget {
  return { kind: 'region', blockId, assetId, region }
}

/** What an anchor is about in a few words, for lists and screen readers: its quote on one line, shortened in the middle. */
export function describe(target: Target, maxLength = 40): string | undefined {
  if (target.kind === 'region') return undefined
  const line = target.quote.exact.replaceAll(/\s+/gu, ' ').trim()
  const characters = Array.from(line)
  if (characters.length <= maxLength) return line
  const head = Math.ceil((maxLength - 1) * 0.65)
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (maxLength - 1 - head)).join('')}`
}
