import type { Block } from '#shared/domain/block.ts'
import type { GridCell } from '#shared/domain/mark.ts'
import { tag } from './xml.ts'

/** A cell as it lies in the columns of its table; `isContinued`: one above reaches over it. */
interface Placed {
  readonly cell: GridCell
  readonly column: number
  readonly isContinued: boolean
}

/** The cells of a table, of one without a grid by its tabs and line ends; undefined where it is none. */
export function gridOf({ text, grid }: Block): readonly (readonly GridCell[])[] | undefined {
  if (grid !== undefined) return grid.rows
  if (!text.includes('\t')) return undefined
  let at = 0
  return text.split('\n').map((row) =>
    row.split('\t').map((words): GridCell => {
      const start = at
      at += Array.from(words).length + 1
      return { start, end: at - 1 }
    }),
  )
}

/** A table; `cellText` gives the paragraphs of a cell, which has one at least. `isRight`: its first column is the one on the right. */
export function tableXml(
  rows: readonly (readonly GridCell[])[],
  isRight: boolean,
  cellText: (cell: GridCell) => string,
): string {
  const placed = placedCells(rows)
  const columns = Math.max(1, ...placed.flat().map(({ cell, column }) => column + (cell.colSpan ?? 1)))
  const width = Math.floor(9000 / columns)
  const row = (cells: readonly Placed[]): string => {
    const isHead = cells.length > 0 && cells.every(({ cell }) => cell.isHeader === true)
    return tag(
      'w:tr',
      {},
      isHead ? tag('w:trPr', {}, tag('w:tblHeader')) : '',
      ...cells.map(({ cell, isContinued }) => {
        const span = cell.colSpan ?? 1
        const merge = isContinued
          ? tag('w:vMerge')
          : (cell.rowSpan ?? 1) > 1
            ? tag('w:vMerge', { 'w:val': 'restart' })
            : ''
        const properties = tag(
          'w:tcPr',
          {},
          tag('w:tcW', { 'w:w': width * span, 'w:type': 'dxa' }),
          span > 1 ? tag('w:gridSpan', { 'w:val': span }) : '',
          merge,
        )
        return tag('w:tc', {}, properties, isContinued ? '<w:p/>' : cellText(cell))
      }),
    )
  }
  return tag(
    'w:tbl',
    {},
    tag(
      'w:tblPr',
      {},
      tag('w:tblStyle', { 'w:val': 'TableGrid' }),
      isRight ? tag('w:bidiVisual') : '',
      tag('w:tblW', { 'w:w': 0, 'w:type': 'auto' }),
    ),
    tag('w:tblGrid', {}, ...Array.from({ length: columns }, () => tag('w:gridCol', { 'w:w': width }))),
    ...placed.map(row),
  )
}

/** Cells by their columns; a cell that reaches over rows leaves a continued one in each of the others. */
function placedCells(rows: readonly (readonly GridCell[])[]): readonly (readonly Placed[])[] {
  let over: { readonly cell: GridCell; readonly column: number; readonly left: number }[] = []
  return rows.map((cells) => {
    const waiting = [...cells]
    const line: Placed[] = []
    for (let column = 0; ;) {
      const above = over.find((each) => each.column === column)
      if (above !== undefined) {
        line.push({ cell: above.cell, column, isContinued: true })
        column += above.cell.colSpan ?? 1
        continue
      }
      const cell = waiting.shift()
      if (cell === undefined) {
        if (over.every((each) => each.column < column)) break
        // A hole before a cell that reaches down: empty.
        line.push({ cell: { start: 0, end: 0 }, column, isContinued: false })
        column += 1
        continue
      }
      line.push({ cell, column, isContinued: false })
      column += cell.colSpan ?? 1
    }
    const begun = line.flatMap(({ cell, column, isContinued }) =>
      !isContinued && (cell.rowSpan ?? 1) > 1 ? [{ cell, column, left: cell.rowSpan ?? 1 }] : [],
    )
    over = [...over, ...begun].map((each) => ({ ...each, left: each.left - 1 })).filter(({ left }) => left > 0)
    return line
  })
}
