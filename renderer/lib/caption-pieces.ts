import type { InlineMark } from '#shared/domain/mark.ts'
import { codePointLength, sliceCodePoints, toCodePoint } from '#shared/lib/code-points.ts'

/** Something in a caption: an element that was found, words in dispute, or words linked to a region (its number). */
export interface CaptionMark {
  readonly id: string
  readonly kind: 'element' | 'dispute' | 'link'
  readonly start: number
  readonly end: number
  readonly number?: number
}

interface DrawnPiece {
  readonly text: string
  readonly kind: 'same' | 'deleted' | 'inserted'
  readonly start: number
  readonly end: number
  /** Its letters are the block's own. */
  readonly isOwn: boolean
  /** The form of its letters. */
  readonly forms?: readonly InlineMark[]
}

/** A run of a caption that is drawn in one way. */
export interface TextPiece extends DrawnPiece {
  readonly key: string
  readonly elements: readonly string[]
  readonly links: readonly string[]
  readonly isFirstOfLink: boolean
  /** Numbers of the links that end here. */
  readonly numbers: readonly number[]
  readonly isChosen: boolean
  /** Another place says something else. */
  readonly isDisputed: boolean
}

/** Cuts the pieces of a caption where a mark begins or ends. Only its own letters are marked. */
export function captionPieces(
  pieces: readonly DrawnPiece[],
  marks: readonly CaptionMark[],
  chosen?: { readonly start: number; readonly end: number },
): readonly TextPiece[] {
  const borders = new Set(marks.flatMap(({ start, end }) => [start, end]))
  if (chosen !== undefined) for (const at of [chosen.start, chosen.end]) borders.add(at)
  const cuts = [...borders].sort((a, b) => a - b)
  return pieces.flatMap((piece, index) => {
    if (!piece.isOwn) return [dressed(piece, [], undefined, `${index}`)]
    const inside = cuts.filter((cut) => cut > piece.start && cut < piece.end)
    return [piece.start, ...inside].map((start, at) => {
      const end = inside[at] ?? piece.end
      const text = sliceCodePoints(piece.text, start - piece.start, end - piece.start)
      return dressed({ ...piece, text, start, end }, marks, chosen, `${index}.${at}`)
    })
  })
}

function dressed(
  piece: DrawnPiece,
  marks: readonly CaptionMark[],
  chosen: { readonly start: number; readonly end: number } | undefined,
  key: string,
): TextPiece {
  const over = marks.filter(({ start, end }) => start <= piece.start && end >= piece.end && piece.end > piece.start)
  const links = over.filter(({ kind }) => kind === 'link')
  return {
    ...piece,
    key,
    elements: over.filter(({ kind }) => kind === 'element').map(({ id }) => id),
    links: links.map(({ id }) => id),
    isDisputed: over.some(({ kind }) => kind === 'dispute'),
    isFirstOfLink: links[0]?.start === piece.start,
    numbers: links.flatMap(({ end, number }) => (end === piece.end && number !== undefined ? [number] : [])),
    isChosen: chosen !== undefined && chosen.start <= piece.start && chosen.end >= piece.end && piece.end > piece.start,
  }
}

/** The words of a caption that are selected in `root`, in code points; undefined when nothing of it is. */
export function selectedWords(root: Element): { readonly start: number; readonly end: number } | undefined {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return undefined
  const spans = [...root.querySelectorAll<HTMLElement>('[data-start]')].filter((span) => range.intersectsNode(span))
  const edge = (span: HTMLElement | undefined, node: Node, offset: number, isStart: boolean): number | undefined => {
    if (span === undefined) return undefined
    const text = span.textContent ?? ''
    const base = Number(span.dataset['start'])
    if (span.contains(node)) return base + toCodePoint(text, node instanceof Text ? offset : isStart ? 0 : text.length)
    return isStart ? base : base + codePointLength(text)
  }
  const start = edge(spans[0], range.startContainer, range.startOffset, true)
  const end = edge(spans.at(-1), range.endContainer, range.endOffset, false)
  return start === undefined || end === undefined || end <= start ? undefined : { start, end }
}
