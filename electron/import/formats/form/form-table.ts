import type { Grid } from '#shared/domain/mark.ts'
import { FormedLine } from './formed-line.ts'
import type { FormedPiece } from './formed-line.ts'

/** A cell of a table as a reader finds it. */
export interface FormedCell {
  readonly piece: FormedPiece
  readonly colSpan?: number | undefined
  readonly rowSpan?: number | undefined
  readonly isHeader?: boolean | undefined
}

/** The text of a table, cells parted by tab and rows by newline, and where its cells lie in it (UTF-16 units). */
export function formTable(table: readonly (readonly FormedCell[])[]): {
  readonly piece: FormedPiece
  readonly grid: Grid
} {
  const line = new FormedLine()
  const rows = table.map((cells, index) => {
    if (index > 0) line.text += '\n'
    return cells.map(({ piece, colSpan = 1, rowSpan = 1, isHeader = false }, column) => {
      if (column > 0) line.text += '\t'
      const start = line.text.length
      line.append(piece)
      return {
        start,
        end: line.text.length,
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
        ...(isHeader ? { isHeader } : {}),
      }
    })
  })
  return { piece: line.take(), grid: { rows } }
}
