import { isIndentedLine } from '#shared/structure/indents.ts'
import { replaceAllInPiece, slicePiece, trimPiece } from '../form/formed-line.ts'
import type { FormedPiece, Run } from '../form/formed-line.ts'

/** The words of a block that was read, as a piece again. */
export function pieceOf({ text, runs = [] }: { readonly text: string; readonly runs?: readonly Run[] }): FormedPiece {
  return { text, runs }
}

/** A piece on one line, its white space single. */
export function oneLine(piece: FormedPiece): FormedPiece {
  return trimPiece(replaceAllInPiece(piece, /[\s\u3000]{2,}|[^\S ]/gu, ' '))
}

/** A line of a text with breaks, and whether it stands farther in than the page does. */
export interface PageLine extends FormedPiece {
  readonly isIndented: boolean
}

/** A break before a line that is indented; or before a short one that is not, and stands over one that is. */
const PARTING =
  /\n(?=[\u3000\u00a0]{2,}|[ \u00a0]{4,})|(?<=[。！？!?…”」』.]\s{0,4})\n(?=[^\s][^\n]{0,39}[^\n。！!…”」』.,，;；:：]\n(?:[\u3000\u00a0]{2,}|[ \u00a0]{4,}))/gu

/** Lines that are indented as paragraphs are, each for itself; others stay lines of one. */
export function splitIndented(piece: FormedPiece): readonly PageLine[] {
  const { text } = piece
  const starts = [0]
  if (text.includes('\n')) for (const match of text.matchAll(PARTING)) starts.push(match.index + 1)
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const isIndented = isIndentedLine(text.slice(start, start + 20))
    const line = trimPiece(slicePiece(piece, start, next === undefined ? text.length : next - 1))
    return { ...(text.includes('\n') ? replaceAllInPiece(line, /[^\S\n]*\n[ \u00a0]*/gu, '\n') : line), isIndented }
  })
}

/** Whether nothing of a line was shown. */
export function isAllHidden({ text, runs }: FormedPiece): boolean {
  const hidden = runs.filter(({ form }) => form?.kind === 'hidden')
  if (hidden.length === 0) return false
  let at = 0
  for (const { start, end } of hidden) {
    if (text.slice(at, start).trim() !== '') return false
    at = Math.max(at, end)
  }
  return text.slice(at).trim() === ''
}

/** Whether words that only the page's style parts need a space between them. */
export function isParted(text: string, part: string): boolean {
  const isClose =
    text === '' ||
    /\s$/u.test(text) ||
    /^[\s\p{P}]/u.test(part) ||
    (/[\u3000-\u9fff\uff00-\uffef”’]$/u.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/u.test(part))
  return !isClose
}
