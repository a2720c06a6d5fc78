import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { lastAt } from '../lib/last-at.ts'

/** A sentence of a text, in code points. */
export interface SentenceRun {
  readonly start: number
  readonly end: number
}

/** The sentence around a position: up to and with its closing mark and the quotation marks after it. */
export function sentenceAt(text: string, position: number): SentenceRun {
  return sentencesOf(text)(position)
}

/** The sentences of a text, parted once: each is then asked for in the logarithm of their number. */
export function sentencesOf(text: string): (position: number) => SentenceRun {
  const runs: SentenceRun[] = []
  let start = 0
  for (const [words] of text.matchAll(/.*?(?:[。！？!?；…]+|\.(?=\s|$))["”’」』）)]*\s*|.+$/gsu)) {
    runs.push({ start, end: start + codePointLength(words.trimEnd()) })
    start += codePointLength(words)
  }
  return (position) => runs[Math.max(0, lastAt(runs, position))] ?? { start: 0, end: codePointLength(text) }
}

/** The words of a run. */
export function runText(text: string, run: SentenceRun): string {
  return sliceCodePoints(text, run.start, run.end)
}
