import type { TextForm } from '#shared/domain/mark.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { firstWords, lastWords } from '../lib/words-around.ts'
import { FormedWords } from './FormedWords.tsx'

interface WordsInPlaceProps {
  readonly block: TextForm & { readonly text: string }
  /** In code points of the block's text. */
  readonly start: number
  readonly end: number
}

/** So much is shown before and after the place, in Han characters, in whole words. */
const AROUND = 14

/** The words at a place, with a little around them; of a place without words the block's own. */
export function WordsInPlace({ block, start, end }: WordsInPlaceProps) {
  if (end === start) {
    if (block.text === '') return null
    return (
      <q className="desk-quote">
        <FormedWords block={block} />
      </q>
    )
  }
  const { text } = block
  const before = lastWords(sliceCodePoints(text, Math.max(0, start - 2 * AROUND), start), AROUND)
  const after = firstWords(sliceCodePoints(text, end, end + 2 * AROUND), AROUND)
  const from = start - codePointLength(before)
  const to = end + codePointLength(after)
  return (
    <q className="desk-quote">
      {from > 0 && '…'}
      <FormedWords block={block} start={from} end={start} />
      <b>
        <FormedWords block={block} start={start} end={end} />
      </b>
      <FormedWords block={block} start={end} end={to} />
      {to < codePointLength(text) && '…'}
    </q>
  )
}
