import type { TextForm } from '#shared/domain/mark.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { cutMarks, formedRuns } from '#shared/text/form.ts'
import { formOf } from '../lib/form.ts'
import { wordPieces } from '../lib/words-around.ts'

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

interface WholeWordsProps {
  readonly block: TextForm & { readonly text: string }
  /** Where the words begin in the block, in code points. */
  readonly start: number
  readonly words: string
}

/** The same in pieces that a line shows whole or not at all: a line that is too short for them ends between two words. */
export function WholeWords({ block, start, words }: WholeWordsProps) {
  let from = start
  return wordPieces(words).map(({ text, isWhole }) => {
    const at = from
    from += codePointLength(text)
    const piece = <FormedWords key={at} block={block} start={at} end={from} />
    return isWhole ? (
      <span key={at} className="whole-word">
        {piece}
      </span>
    ) : (
      piece
    )
  })
}
