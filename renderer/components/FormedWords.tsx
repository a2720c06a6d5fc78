import type { TextForm } from '#shared/domain/mark.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { cutMarks, formedRuns } from '#shared/text/form.ts'
import { formOf } from '../lib/form.ts'

interface FormedWordsProps {
  readonly block: TextForm & { readonly text: string }
  /** In code points of the block's text; all of it without. */
  readonly start?: number
  readonly end?: number
}

/** Words of a block as they stand in the article: an exponent raised, a struck price struck. 3×10⁸ in a list is not 3×108. */
export function FormedWords({ block, start = 0, end = codePointLength(block.text) }: FormedWordsProps) {
  const text = sliceCodePoints(block.text, start, end)
  const marks = block.marks === undefined ? [] : cutMarks(block.marks, start, end)
  if (marks.length === 0) return text
  return formedRuns({ text, marks }).map((run) => (
    <span key={run.start} {...formOf(run.marks)}>
      {run.text}
    </span>
  ))
}
