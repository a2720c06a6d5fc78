import type { Piece } from '../../anchoring/pieces.ts'
import { formOf } from '../../lib/form.ts'

interface PieceViewProps {
  readonly piece: Piece
  /** In a table pieces lie in cells and are found by a sign of their own; elsewhere bare words need no element. */
  readonly isInCell?: boolean
}

/** Plain text for what is the block's own and has no form, an element for all else: marks need one child a piece. */
export function PieceView({ piece, isInCell = false }: PieceViewProps) {
  const form = formOf(piece.forms)
  const sign = isInCell ? { 'data-piece': '' } : {}
  if (piece.kind === 'inserted') {
    return (
      <ins
        {...sign}
        {...form}
        data-break={piece.text === '\n' || undefined}
        data-conflict={piece.isConflict || undefined}
        data-suggestion={piece.suggestionId}
      >
        {piece.text}
      </ins>
    )
  }
  if (!piece.isOwn || isInCell || piece.forms.length > 0)
    return (
      <span {...sign} {...form} data-accepted={piece.isOwn ? undefined : piece.suggestionId}>
        {piece.text}
      </span>
    )
  return piece.text
}
