import { memo } from 'react'
import type { Piece } from '../../anchoring/pieces.ts'
import { textParts } from '../../anchoring/stretches.ts'
import { linesOf } from './lines-of.ts'
import { PieceView } from './PieceView.tsx'

interface StretchViewProps {
  readonly pieces: readonly Piece[]
}

/** A part of a long block. Out of view it costs the browser nothing, and it is drawn again only when its own words change. */
export const StretchView = memo(function StretchView({ pieces }: StretchViewProps) {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <span className="stretch" data-stretch="" style={{ containIntrinsicBlockSize: `auto ${roomOf(length)}` }}>
      {pieces.map((piece, index) => (
        <PieceView key={index} piece={piece} />
      ))}
    </span>
  )
}, isSame)

const roomOf = (length: number): string => `${String(linesOf(length) * 2)}rem`

function isSame(one: StretchViewProps, other: StretchViewProps): boolean {
  return (
    one.pieces.length === other.pieces.length && one.pieces.every((piece, at) => isSamePiece(piece, other.pieces[at]))
  )
}

/** Where a piece lies in the text is not to be seen. */
function isSamePiece(one: Piece, other: Piece | undefined): boolean {
  return (
    one.text === other?.text &&
    one.kind === other.kind &&
    one.isOwn === other.isOwn &&
    one.isConflict === other.isConflict &&
    one.suggestionId === other.suggestionId &&
    one.forms.length === other.forms.length &&
    one.forms.every((form, at) => form === other.forms[at])
  )
}

/** Bare words; of a long text as it is drawn on the sheet, in stretches. */
export function LongText({ text }: { readonly text: string }) {
  const parts = textParts(text)
  if (parts.length === 1) return text
  return parts.map((part, index) => (
    <span key={index} className="stretch" style={{ containIntrinsicBlockSize: `auto ${roomOf(part.length)}` }}>
      {part}
    </span>
  ))
}
