import type { InlineMark } from '../domain/mark.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { lastAt } from '../lib/last-at.ts'
import { cutMarks, formedRuns, type FormedText } from './form.ts'
import { oncePer } from '../lib/once-per.ts'

/** A run of a text in its form, in code points, counted from its own start. */
export type PartOf = (start: number, end: number) => FormedText

/**
 * Cuts words out of one text together with their form. Thousands may be asked of one block (a ledger asks for every number
 * and its sentence): it is cut up once, and each then takes the logarithm of its runs and not a walk over its marks.
 */
export const partsOf = oncePer(({ text, marks }: FormedText): PartOf => {
  const runs = marks === undefined ? [] : formedRuns({ text, marks })
  return (start, end) => {
    const over = new Set<InlineMark>()
    for (let at = Math.max(0, lastAt(runs, start)); at < runs.length; at += 1) {
      const run = runs[at]
      if (run === undefined || run.start >= end) break
      for (const mark of run.marks) over.add(mark)
    }
    const words = sliceCodePoints(text, start, end)
    return over.size === 0 ? { text: words } : { text: words, marks: cutMarks([...over], start, end) }
  }
})

/** The words that stood at a place of a block when they were taken down, in their form as long as they still stand there. */
export function standingPart(block: FormedText | undefined, start: number, end: number, words: string): FormedText {
  const there = block === undefined ? undefined : partsOf(block)(start, end)
  return there?.text === words ? there : { text: words }
}
