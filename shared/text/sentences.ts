import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'

/** A sentence of a text, in code points. */
export interface SentenceRun {
  readonly start: number
  readonly end: number
}

/** The sentence around a position: up to and with its closing mark and the quotation marks after it. */
export function sentenceAt(text: string, position: number): SentenceRun {
  let start = 0
  const length = codePointLength(text)
  for (const match of text.matchAll(/.*?(?:[。！？!?；…]+|\.(?=\s|$))["”’」』）)]*\s*|.+$/gsu)) {
    const end = start + codePointLength(match[0])
    if (position < end || end === length) {
      const trimmed = codePointLength(match[0].trimEnd())
      return { start, end: Math.max(start + trimmed, start) }
    }
    start = end
  }
  return { start: 0, end: length }
}

/** The words of a run. */
export function runText(text: string, run: SentenceRun): string {
  return sliceCodePoints(text, run.start, run.end)
}
