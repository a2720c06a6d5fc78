import { joinPieces } from '../form/formed-line.ts'
import type { FormedPiece } from '../form/formed-line.ts'
import { CAPTION_LINE, isFigure } from './page-blocks.ts'
import type { PageBlock } from './page-blocks.ts'
import { oneLine, pieceOf } from './pieces.ts'

/** The words of a cell on one line, of the blocks that it holds; its pictures and their captions go `behind` the table. */
export function cellWords(inner: readonly PageBlock[], behind: PageBlock[]): FormedPiece {
  const hasPicture = inner.some(isFigure)
  const base = behind.length
  const places = new Map<number, number>()
  const words: FormedPiece[] = []
  inner.forEach((block, index) => {
    const isCaption = block.hint?.role === 'caption' || (hasPicture && CAPTION_LINE.test(block.text))
    if (isFigure(block) || (hasPicture && isCaption)) {
      places.set(index, behind.length)
      const figure = block.figure ?? (isFigure(block) ? undefined : inner.findIndex(isFigure))
      const hint = isFigure(block) ? block.hint : ({ role: 'caption', confidence: 0.97 } as const)
      behind.push({ ...block, hint, ...(figure === undefined ? {} : { figure: places.get(figure) ?? base }) })
    } else if (block.listNumber === undefined) words.push(pieceOf(block))
    else words.push({ text: block.listNumber, runs: [] }, pieceOf(block))
  })
  return oneLine(joinPieces(words, ' '))
}

/** Gives the captions of a figure their pictures, by their places in `blocks`; without a picture they are of `other`. */
export function pairCaptions(
  blocks: PageBlock[],
  captions: readonly number[],
  pictures: readonly number[],
  other: number | undefined,
): void {
  captions.forEach((index, order) => {
    const caption = blocks[index]
    // As many captions as pictures belong to them one by one; a single one to all, named by the farthest of them.
    const isBefore = index < (pictures[0] ?? 0)
    const whole = (isBefore ? pictures.at(-1) : pictures[0]) ?? other
    const figure = captions.length === pictures.length ? pictures[order] : whole
    if (caption !== undefined && caption.figure === undefined && figure !== undefined)
      blocks[index] = { ...caption, figure }
  })
}

/** The language of a tag without its script and region. */
export function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}
