import type { Piece } from '../../anchoring/pieces.ts'
import { formOf } from '../../lib/form.ts'

interface PieceViewProps {
  readonly piece: Piece
  /** In a table pieces lie in cells and are found by a sign of their own; elsewhere bare words need no element. */
  readonly isInCell?: boolean
}

/** Plain text for what is the block's own, stays and has no form, an element for all else: marks need one child a piece. */
export function PieceView({ piece, isInCell = false }: PieceViewProps) {
  const { role, ...look } = formOf(piece.forms)
  const sign = isInCell ? { 'data-piece': '' } : {}
  if (piece.kind === 'inserted') {
    return (
      <ins
        {...sign}
        {...look}
        data-break={piece.text === '\n' || undefined}
        data-conflict={piece.isConflict || undefined}
        data-suggestion={piece.suggestionId}
      >
        {piece.text}
      </ins>
    )
  }
  // Painted marks are not read out; the element is, and it is an insertion or a deletion before it is anything else.
  if (piece.kind === 'deleted') {
    return (
      <del {...sign} {...look}>
        {piece.text}
      </del>
    )
  }
  if (!piece.isOwn || isInCell || piece.forms.length > 0)
    return (
      <span {...sign} {...look} role={role} data-accepted={piece.isOwn ? undefined : piece.suggestionId}>
        {piece.text}
      </span>
    )
  return piece.text
}
