import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { Piece } from '../../anchoring/pieces.ts'
import { FormedWords } from '../../components/FormedWords.tsx'
import { Picture } from '../../components/Picture.tsx'
import { whereOf } from '../../lib/where.ts'
import { cellsOf } from '../proof/TableText.tsx'
import { cutAtCells, shortened, type RowParagraph, type RowPiece } from './row-pieces.ts'

/** A run of so many signs is not drawn whole. */
const MOST_SIGNS = 4_000

interface RowParagraphProps {
  readonly paragraph: RowParagraph
  readonly live: string | undefined
  readonly onLook: (id: string) => void
}

/** A paragraph, a table or a picture of one of the two texts, with what was changed in it. */
export function RowParagraphView({ paragraph, live, onLook }: RowParagraphProps) {
  const { t } = useTranslation()
  const { block, pieces } = paragraph
  const { role, ordinal, caption } = block
  const isCounted = role === 'paragraph' || role === 'lead'
  const gutter = isCounted ? String(ordinal) : whereOf({ block: { role } as never, ordinal, caption }, t)
  const words = (own: readonly RowPiece[]): React.ReactNode =>
    own.map((piece, index) => <PieceWords key={index} piece={piece} live={live} onLook={onLook} />)
  const cells = role === 'table' ? cellsOf(block.grid, cutAtCells(paragraph).map(asPiece)) : undefined
  return (
    <div className="block" data-role={role} data-ordinal={ordinal || undefined}>
      <span className="gutter">{gutter}</span>
      {role === 'figure' && block.text === '' ? (
        <figure className="versions-figure">
          {block.asset === undefined ? (
            <span className="picture-none">{t('proof.noPictureFile')}</span>
          ) : (
            <Picture asset={block.asset} alt={block.alt ?? ''} />
          )}
          {block.alt !== undefined && block.alt !== '' && (
            <figcaption>{t('versions.alt', { text: block.alt })}</figcaption>
          )}
        </figure>
      ) : cells === undefined ? (
        <p className="block-text" data-list-number={block.listNumber}>
          {words(pieces)}
        </p>
      ) : (
        <table className="sheet-table">
          <tbody>
            {cells.map((row, index) => (
              <tr key={index}>
                {row.map(({ cell, pieces: own }) => {
                  const Cell = cell.isHeader === true ? 'th' : 'td'
                  return (
                    <Cell key={cell.start} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                      {words(own.map(({ own: piece }) => piece))}
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** As cells take it. */
function asPiece(own: RowPiece): Piece & { readonly own: RowPiece } {
  const { text, start, end } = own
  return { own, text, start, end, kind: 'same', isOwn: true, isConflict: false, forms: [] }
}

interface PieceWordsProps {
  readonly piece: RowPiece
  readonly live: string | undefined
  readonly onLook: (id: string) => void
}

function PieceWords({ piece, live, onLook }: PieceWordsProps) {
  const { t } = useTranslation()
  const parts = shortened(piece, MOST_SIGNS) ?? [piece]
  const words = parts.map((part, index) => (
    <Fragment key={part.start}>
      {index > 0 && (
        <small className="versions-left">{t('versions.leftOut', { count: part.start - (parts[0]?.end ?? 0) })}</small>
      )}
      {part.isBorder || codePointLength(part.text) === 0 ? (
        part.text
      ) : (
        <FormedWords block={part.block} start={part.start} end={part.end} />
      )}
    </Fragment>
  ))
  const { mark: Mark, change } = piece
  if (Mark === undefined) return words
  const isLive = change !== undefined && change === live
  return (
    <Mark data-at-hand={isLive || undefined} onClick={() => change !== undefined && onLook(change)}>
      {words}
    </Mark>
  )
}
