import type { Grid, GridCell } from '#shared/domain/mark.ts'
import type { Piece } from '../../anchoring/pieces.ts'
import { PieceView } from './PieceView.tsx'

/** A cell with the pieces of text in it; the border behind it is its last, so that every piece is drawn once and in order. */
export interface DrawnCell<P extends Piece = Piece> {
  readonly cell: GridCell
  readonly pieces: readonly P[]
}

/** The pieces of a table by its cells; undefined where one lies over a border, and the table is drawn as lines. */
export function cellsOf<P extends Piece>(
  grid: Grid | undefined,
  pieces: readonly P[],
): readonly (readonly DrawnCell<P>[])[] | undefined {
  if (grid === undefined) return undefined
  let at = 0
  const rows = grid.rows.map((row) =>
    row.map((cell) => {
      const own: P[] = []
      for (let piece = pieces[at]; piece !== undefined; piece = pieces[at]) {
        const isBorder = piece.start >= cell.end && piece.end > piece.start
        if (piece.start > cell.end || (isBorder && !/^[\t\n]+$/.test(piece.text))) break
        own.push(piece)
        at += 1
        if (isBorder) break
      }
      return { cell, pieces: own }
    }),
  )
  const isWhole = at === pieces.length && rows.flat().every(({ cell, pieces: own }) => own.every(isIn(cell)))
  return isWhole ? rows : undefined
}

function isIn(cell: GridCell): (piece: Piece) => boolean {
  return ({ text, start, end }) => (start >= cell.start && end <= cell.end) || /^[\t\n]+$/.test(text)
}

/** A table on the sheet: its cells as they came. */
export function TableText({ rows }: { readonly rows: readonly (readonly DrawnCell[])[] }) {
  return (
    <table className="sheet-table">
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map(({ cell, pieces }) => {
              const Cell = cell.isHeader === true ? 'th' : 'td'
              return (
                <Cell key={cell.start} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                  {pieces.map((piece, at) => (
                    <PieceView key={at} piece={piece} isInCell />
                  ))}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
