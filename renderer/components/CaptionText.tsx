import type { KeyboardEvent } from 'react'
import { formOf } from '../lib/form.ts'
import { captionPieces, type CaptionMark, type TextPiece } from '../lib/caption-pieces.ts'

interface CaptionTextProps {
  readonly pieces: Parameters<typeof captionPieces>[0]
  readonly marks: readonly CaptionMark[]
  /** Words that are chosen now, in code points. */
  readonly chosen?: { readonly start: number; readonly end: number } | undefined
  /** The link or element that is pointed at, here or at the picture. */
  readonly pointed?: string | undefined
  /** Spoken before the number of a link. */
  readonly regionLabel: string
  readonly onPoint: (id: string | undefined) => void
  readonly onOpenLink: (id: string) => void
}

/** A caption with its changes, what was found in it underlined, and the words that a region belongs to. */
export function CaptionText(props: CaptionTextProps) {
  const { marks, chosen, pointed, regionLabel, onPoint, onOpenLink } = props
  const names = new Map(marks.flatMap(({ id, number }) => (number === undefined ? [] : [[id, number] as const])))
  return (
    <span onPointerLeave={() => onPoint(undefined)}>
      {captionPieces(props.pieces, marks, chosen).map((piece) => {
        const [link] = piece.links
        if (link === undefined) return <Words key={piece.key} piece={piece} pointed={pointed} />
        const open = (event: KeyboardEvent): void => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          onOpenLink(link)
        }
        return (
          <span
            key={piece.key}
            className="caption-ref"
            data-pointed={piece.links.includes(pointed ?? '') || undefined}
            {...(piece.isFirstOfLink && {
              role: 'button',
              tabIndex: 0,
              'aria-label': `${regionLabel} ${names.get(link) ?? ''}: ${piece.text}`,
              onFocus: () => onPoint(link),
              onBlur: () => onPoint(undefined),
              onKeyDown: open,
            })}
            onPointerEnter={() => onPoint(link)}
            onDoubleClick={() => onOpenLink(link)}
          >
            <Words piece={piece} pointed={pointed} />
          </span>
        )
      })}
    </span>
  )
}

function Words({ piece, pointed }: { readonly piece: TextPiece; readonly pointed: string | undefined }) {
  const shared = {
    'data-start': piece.isOwn ? piece.start : undefined,
    'data-element': piece.elements.join(' ') || undefined,
    'data-pointed': piece.elements.includes(pointed ?? '') || undefined,
    'data-disputed': piece.isDisputed || undefined,
    'data-chosen': piece.isChosen || undefined,
    'data-ref': piece.numbers.join(',') || undefined,
  }
  const form = formOf(piece.forms)
  if (piece.kind === 'deleted')
    return (
      <del {...shared} {...form}>
        {piece.text}
      </del>
    )
  if (piece.kind === 'inserted')
    return (
      <ins {...shared} {...form}>
        {piece.text}
      </ins>
    )
  return (
    <span {...shared} {...form}>
      {piece.text}
    </span>
  )
}
