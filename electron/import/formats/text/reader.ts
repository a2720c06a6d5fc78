import { isIndentedLine } from '#shared/structure/indents.ts'
import { tooLarge } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { CensusTaker } from '../census-taker.ts'
import type { FormatReader } from '../format-reader.ts'
import type { RawBlock } from '../raw-document.ts'

type Line = Pick<RawBlock, 'text' | 'isIndented'>

/** Columns within which mail programs and terminals break their lines. */
const WRAP_LEAST = 50
const WRAP_MOST = 100

export const read: FormatReader = ({ text, bytes }) => {
  if (bytes.byteLength > LIMITS.textBytes) throw tooLarge(bytes.byteLength, LIMITS.textBytes)
  const taker = new CensusTaker()
  taker.keep(text)
  return { blocks: readText(text), facts: {}, census: taker.census }
}

/**
 * Blocks of a plain text: a line is a paragraph, unless the text is broken at a fixed width,
 * as mail and old terminals do; then the lines between two empty ones are a paragraph.
 */
export function readText(text: string): readonly RawBlock[] {
  const groups: Line[][] = [[]]
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029\f\v]/u)) {
    const words = line.trim()
    if (words === '') groups.push([])
    else groups.at(-1)?.push({ text: words, ...(isIndentedLine(line) ? { isIndented: true } : {}) })
  }
  const paragraphs = groups.filter((group) => group.length > 0)
  if (!isWrapped(paragraphs)) return paragraphs.flatMap(withTables)
  return paragraphs.map((group) => ({ ...group[0], text: joinLines(group.map(({ text }) => text)) }))
}

/** Lines with one number of tabs, two or more of them after one another, are a table that was pasted. */
function withTables(lines: readonly Line[]): readonly RawBlock[] {
  const blocks: RawBlock[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    const columns = tabsOf(line)
    let end = at + 1
    while (columns > 0 && end < lines.length && tabsOf(lines[end]) === columns) end += 1
    const text = lines
      .slice(at, end)
      .map((each) => each.text)
      .join('\n')
    blocks.push(end - at > 1 ? { text, hint: { role: 'table', confidence: 0.9 } } : { ...line, text })
    at = end
  }
  return blocks
}

function tabsOf(line: Line | undefined): number {
  return line?.text.match(/\S\t(?=\S)/gu)?.length ?? 0
}

/** Whether nearly all lines but the last of each paragraph end close to one width. */
function isWrapped(paragraphs: readonly (readonly Line[])[]): boolean {
  const inner = paragraphs.flatMap((group) => group.slice(0, -1).map(({ text }) => columns(text)))
  if (inner.length < 6) return false
  const width = Math.max(...inner.slice(0, 5000))
  if (width < WRAP_LEAST || width > WRAP_MOST) return false
  return inner.filter((length) => length >= width * 0.78 && length <= width).length >= inner.length * 0.8
}

/** Width in a terminal: a Han character takes two columns. */
function columns(line: string): number {
  let width = 0
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) >= 0x2e80 ? 2 : 1
  return width
}

function joinLines(lines: readonly string[]): string {
  const parts: string[] = []
  let before = ''
  for (const line of lines) {
    if (before !== '' && !(isHan(before.charCodeAt(before.length - 1)) && isHan(line.charCodeAt(0)))) parts.push(' ')
    parts.push(line)
    before = line
  }
  return parts.join('')
}

function isHan(code: number): boolean {
  return code >= 0x2e80 && code <= 0xffef
}
