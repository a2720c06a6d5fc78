import type { Piece } from '../lib/compared/differing.ts'

/** A text of two that were held against each other: what only it has is marked. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isOwn }, at) => (isOwn ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))
}
