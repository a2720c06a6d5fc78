import { formTable } from '../form/form-table.ts'
import type { FormedPiece } from '../form/formed-line.ts'
import type { RawBlock } from '../raw-document.ts'
import { attribute, elementsOf, isElement, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** What lays out a page and stands in no cell of data. */
const PAGE_PARTS = new Set([
  'h1',
  'h2',
  'form',
  'iframe',
  'article',
  'section',
  'main',
  'nav',
  'aside',
  'header',
  'footer',
])
/** What a cell of data may hold where something else says that the table is one. */
const LOOSE_PARTS = new Set(['table', 'img', 'h3', 'figure', 'ul', 'ol', 'blockquote'])
const LONG_CELL = 400
/** The same in a table with header cells. */
const LONG_HEADED_CELL = 1500
const NUMBER = /^[^\p{L}]*\d[^\p{L}]*(?:\p{L}{0,3}|[\p{Script=Han}]{1,4})$/u

/** A block that lay in a cell, as it stands behind the table, whose own block ends before `base`. */
export function behindTable<B extends RawBlock>(block: B, base: number): B {
  if (block.hint?.role === 'figure') return { ...block, isInTable: true }
  return block.figure === undefined ? block : { ...block, figure: block.figure + base }
}

/** Whether the table holds data; false when it only lays out the page. */
export function isDataTable(table: HtmlElement): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return false
  const rows = rowsOf(table)
  const widest = Math.max(0, ...rows.map((row) => row.length))
  const cells = rows.flat()
  // A title or a head says that a table is one; header cells do beside cells of data.
  const hasHeaders =
    cells.some((cell) => cell.tagName === 'td') &&
    (cells.some((cell) => cell.tagName === 'th') ||
      partsOf(table, 'caption').length > 0 ||
      partsOf(table, 'thead').some((part) => part.childNodes.some(isElement)))
  if (rows.length < 2 || (widest < 2 && !hasHeaders)) return false
  let paragraphs = 0
  let pictures = 0
  let isLoose = false
  for (const { tagName } of elementsOf(table)) {
    if (PAGE_PARTS.has(tagName)) return false
    if (tagName === 'p') paragraphs += 1
    else if (tagName === 'img') pictures += 1
    if (LOOSE_PARTS.has(tagName)) isLoose = true
  }
  const lengths = cells.map((cell) => textOf(cell).length)
  if (hasHeaders && !lengths.some((length) => length > LONG_HEADED_CELL)) return true
  if (lengths.some((length) => length > LONG_CELL) || paragraphs > cells.length * 1.5) return false
  if (paragraphs > 1 && cells.some(holdsText)) return false
  return !isLoose || isGridOfData(table, rows, lengths, pictures)
}

/** Several paragraphs of sentences in one cell are the text of a page. */
function holdsText(cell: HtmlElement): boolean {
  const long = elementsOf(cell).filter((element) => element.tagName === 'p' && textOf(element).length >= 40)
  return long.length >= 2
}

/** Rows of one width, filled with short words and numbers: data, though pictures or lists lie in its cells. */
function isGridOfData(
  table: HtmlElement,
  rows: readonly (readonly HtmlElement[])[],
  lengths: readonly number[],
  pictures: number,
): boolean {
  const cells = rows.flat()
  const widths = new Set(rows.map((row) => row.reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0)))
  const hasSpans = cells.some((cell) => spanOf(cell, 'rowspan') > 1)
  const filled = lengths.filter((length) => length > 0).length
  const short = lengths.filter((length) => length <= 60).length
  const numbers = cells.filter((cell) => NUMBER.test(textOf(cell))).length
  const isOne = (widths.size === 1 || hasSpans) && filled * 5 >= cells.length * 3 && short * 10 >= cells.length * 9
  const isNamed = cells.some((cell) => cell.tagName === 'th') || attribute(table, 'border')?.match(/^[1-9]/u) != null
  return isOne && pictures * 3 <= cells.length + 1 && (isNamed || numbers * 4 >= cells.length)
}

/** Characters of the words under a picture. */
const CAPTION_LENGTH = 160

/**
 * Cells of pictures and, in the row under each, cells of words, of a table that holds nothing else: pages set captions so.
 * Undefined for any other table.
 */
export function picturePairs(
  table: HtmlElement,
): readonly { readonly picture: HtmlElement; readonly words: HtmlElement }[] | undefined {
  const rows = rowsOf(table)
  if (rows.length === 0 || rows.length % 2 === 1) return undefined
  const pairs = rows.flatMap((cells, index) => {
    const below = rows[index + 1] ?? []
    if (index % 2 === 1 || below.length !== cells.length) return []
    return cells.flatMap((picture, column) => {
      const words = below[column]
      return words !== undefined && isPictureCell(picture) && isWordCell(words) ? [{ picture, words }] : []
    })
  })
  return pairs.length > 0 && pairs.length * 2 === rows.flat().length ? pairs : undefined
}

function isPictureCell(cell: HtmlElement): boolean {
  return textOf(cell) === '' && elementsOf(cell).filter(({ tagName }) => tagName === 'img').length === 1
}

function isWordCell(cell: HtmlElement): boolean {
  const { length } = textOf(cell)
  return length > 0 && length <= CAPTION_LENGTH && !elementsOf(cell).some(({ tagName }) => tagName === 'img')
}

/** Reads a cell: its words, and what is put behind the table. */
export type ReadCell = (cell: HtmlElement) => FormedPiece

/** The text of a table with its form and its grid (UTF-16 units). */
export function readTable(table: HtmlElement, readCell: ReadCell): ReturnType<typeof formTable> {
  const heads = new Set<HtmlElement['parentNode']>(
    partsOf(table, 'thead').flatMap((part) => part.childNodes.filter(isElement)),
  )
  return formTable(
    rowsOf(table).map((cells) =>
      cells.map((cell) => ({
        piece: readCell(cell),
        colSpan: spanOf(cell, 'colspan'),
        rowSpan: spanOf(cell, 'rowspan'),
        isHeader: cell.tagName === 'th' || heads.has(cell.parentNode),
      })),
    ),
  )
}

/** HTML bounds spans at these (4.9.11). */
function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const value = attribute(cell, name)
  const span = value !== undefined && /^\s*\d{1,5}\s*$/u.test(value) ? Number(value) : 1
  return Math.min(Math.max(span, 1), name === 'colspan' ? 1000 : 65_534)
}

function rowsOf(table: HtmlElement): readonly (readonly HtmlElement[])[] {
  const rows: HtmlElement[][] = []
  for (const child of table.childNodes) {
    if (!isElement(child)) continue
    if (child.tagName === 'tr') rows.push(cellsOf(child))
    else if (child.tagName === 'tbody' || child.tagName === 'thead' || child.tagName === 'tfoot') {
      for (const row of child.childNodes) if (isElement(row) && row.tagName === 'tr') rows.push(cellsOf(row))
    }
  }
  return rows
}

function partsOf(table: HtmlElement, name: string): readonly HtmlElement[] {
  return table.childNodes.filter((child): child is HtmlElement => isElement(child) && child.tagName === name)
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(
    (cell): cell is HtmlElement => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th'),
  )
}
