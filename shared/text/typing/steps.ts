import { codePointLength, sliceCodePoints } from '../../lib/code-points.ts'
import type { MarkedPart } from './marked-text.ts'
import type { MarkedRun } from './type-over.ts'

/** How far a key strikes from the caret. */
export type Step = 'character' | 'word' | 'all'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** So much of the text is looked at for a word's end. */
const REACH = 200

/**
 * The run of the marked text that a key strikes: what is read before or behind the caret, up to the end of a character, a word
 * or the block. Words that are struck already are passed over. Undefined at the block's start or end.
 */
export function struckBy(
  parts: readonly MarkedPart[],
  caret: number,
  direction: 'backward' | 'forward',
  step: Step,
): MarkedRun | undefined {
  const isBack = direction === 'backward'
  const near = readNear(parts, caret, isBack, step)
  const text = near.map(({ text: each }) => each).join('')
  if (text === '') return undefined
  const length = codePointLength(text)
  const count = step === 'all' ? length : stepLength(text, isBack, step)
  // Back from the caret the run ends with the last that is read; the struck words between belong to neither.
  return isBack
    ? { from: markedAt(near, length - count, 'start'), to: markedAt(near, length, 'end') }
    : { from: markedAt(near, 0, 'start'), to: markedAt(near, count, 'end') }
}

interface Near {
  readonly text: string
  readonly from: number
}

function readNear(parts: readonly MarkedPart[], caret: number, isBack: boolean, step: Step): readonly Near[] {
  const reach = step === 'all' ? Infinity : REACH
  const near = parts.flatMap((part): Near[] => {
    if (!part.isRead) return []
    const from = isBack ? Math.max(part.from, caret - reach) : Math.max(part.from, caret)
    const to = isBack ? Math.min(part.to, caret) : Math.min(part.to, caret + reach)
    return from < to ? [{ from, text: sliceCodePoints(part.text, from - part.from, to - part.from) }] : []
  })
  return near
}

function markedAt(near: readonly Near[], position: number, side: 'start' | 'end'): number {
  let read = 0
  for (const { text, from } of near) {
    const length = codePointLength(text)
    const isHere = side === 'start' ? position < read + length : position <= read + length
    if (isHere) return from + position - read
    read += length
  }
  const last = near.at(-1)
  return last === undefined ? 0 : last.from + codePointLength(last.text)
}

/** Code points of the character, or of the word with the space beside it, at the end or start of a text. */
function stepLength(text: string, isBack: boolean, step: 'character' | 'word'): number {
  if (step === 'character') {
    const all = [...graphemes.segment(text)].map(({ segment }) => segment)
    return codePointLength((isBack ? all.at(-1) : all[0]) ?? '')
  }
  const all = [...words.segment(text)].map(({ segment }) => segment)
  if (isBack) all.reverse()
  let count = 0
  for (const [index, segment] of all.entries()) {
    count += codePointLength(segment)
    // Spaces go with the word behind them.
    if (segment.trim() !== '' || index + 1 === all.length) break
  }
  return count
}
