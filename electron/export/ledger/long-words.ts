import type { Translate } from '#shared/messages/translate.ts'
import type { Cell } from './export-table.ts'

/** What a cell of a workbook holds at the most, in UTF-16 units. */
const MOST_LETTERS = 32_767

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** No character that an editor writes is longer. */
const LONGEST_GRAPHEME = 24

/**
 * A row as rows whose cells hold their words: what is longer than a cell goes on in the next row, and both say so. What says
 * which row it is stands in each of them, so that filters and sorting keep them together; but amounts stand once, and add up.
 */
export function rowsThatHold(row: readonly Cell[], t: Translate): readonly (readonly Cell[])[] {
  if (!row.some(isLong)) return [row]
  const parts = row.map((cell) => (isLong(cell) ? partsOf(cell, t) : undefined))
  const most = Math.max(...parts.map((each) => each?.length ?? 1))
  return Array.from({ length: most }, (_, at) =>
    row.map((cell, column) => {
      const part = parts[column]
      if (part !== undefined) return part[at]
      return at > 0 && typeof cell === 'number' ? undefined : cell
    }),
  )
}

function isLong(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length > MOST_LETTERS
}

function partsOf(words: string, t: Translate): readonly string[] {
  const before = `${t('exports.cell.from')}\n`
  const after = `\n${t('exports.cell.onward')}`
  const parts: string[] = []
  for (let at = 0; at < words.length;) {
    const start = at === 0 ? '' : before
    const isLast = words.length - at + start.length <= MOST_LETTERS
    const end = isLast ? words.length : edgeBefore(words, at + MOST_LETTERS - start.length - after.length)
    parts.push(`${start}${words.slice(at, end)}${isLast ? '' : after}`)
    at = end
  }
  return parts
}

/** The last edge between two characters, as they are drawn, that is not behind a place. */
function edgeBefore(words: string, place: number): number {
  const from = place - LONGEST_GRAPHEME
  const around = words.slice(from, place + LONGEST_GRAPHEME)
  const found = graphemes.segment(around).containing(LONGEST_GRAPHEME)?.index ?? 0
  // What seems to be one character and is longer than any is cut, but no pair of units.
  return found > 0 ? from + found : place - (/[\uDC00-\uDFFF]/.test(words[place] ?? '') ? 1 : 0)
}
