import type { Block } from '../../domain/block.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../../lib/code-points.ts'
import { segments, type Segment } from '../derive.ts'

/** A run of the marked text: a segment, with its place among all that is drawn (code points, struck words counted). */
export interface MarkedPart extends Segment {
  readonly from: number
  readonly to: number
  /** Its words stand in the text as it would read with everything accepted. */
  readonly isRead: boolean
}

/** A block as the marked view draws it, struck words and new ones side by side. */
export function markedParts(
  block: Pick<Block, 'id' | 'text'>,
  suggestions: readonly Suggestion[],
): readonly MarkedPart[] {
  let at = 0
  return segments(block, suggestions, 'marked').map((segment) => {
    const from = at
    at += codePointLength(segment.text)
    return { ...segment, from, to: at, isRead: segment.kind !== 'deleted' }
  })
}

/** The position in the text as it would read (struck words not counted) of a position in the marked text. */
export function toRead(parts: readonly MarkedPart[], position: number): number {
  let read = 0
  for (const part of parts) {
    if (part.from >= position) break
    if (part.isRead) read += Math.min(part.to, position) - part.from
  }
  return read
}

/**
 * The position in the marked text of one in the text as it would read. Where struck words lie at it, the caret stands
 * before them (`start`: what follows is put in here) or behind them (`end`: they were struck with Delete).
 */
export function fromRead(parts: readonly MarkedPart[], position: number, side: 'start' | 'end'): number {
  let read = 0
  let found: number | undefined
  for (const part of parts) {
    if (!part.isRead) {
      if (read === position && side === 'end') found = part.to
      continue
    }
    const length = part.to - part.from
    if (read <= position && position <= read + length) {
      const at = part.from + position - read
      if (side === 'start') return found ?? at
      found = Math.max(found ?? 0, at)
    }
    read += length
  }
  if (found !== undefined) return found
  const first = parts[0]
  return position === 0 ? (first?.from ?? 0) : (parts.at(-1)?.to ?? 0)
}

/** The words of a run of the marked text that are read. */
export function readWords(parts: readonly MarkedPart[], from: number, to: number): string {
  return parts
    .filter((part) => part.isRead && part.from < to && from < part.to)
    .map((part) => sliceCodePoints(part.text, Math.max(from, part.from) - part.from, Math.min(part.to, to) - part.from))
    .join('')
}
