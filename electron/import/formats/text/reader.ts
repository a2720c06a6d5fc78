import { isIndentedLine } from '#shared/structure/indents.ts'
import { tooLarge } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { CensusTaker } from '../census-taker.ts'
import type { FormatReader } from '../format-reader.ts'
import type { RawBlock } from '../raw-document.ts'
import { columns, unwrap, type Line, type SetLine } from './wrapped.ts'

export const read: FormatReader = ({ text, bytes }) => {
  if (bytes.byteLength > LIMITS.textBytes) throw tooLarge(bytes.byteLength, LIMITS.textBytes)
  const taker = new CensusTaker()
  taker.keep(text)
  return { blocks: readText(text), facts: {}, census: taker.census }
}

/** Blocks of a plain text: a line is a paragraph, unless the text is broken at a fixed width (`wrapped.ts`). */
export function readText(text: string): readonly RawBlock[] {
  const groups: SetLine[][] = [[]]
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029\f\v]/u)) {
    const words = line.trim()
    if (words === '') groups.push([])
    else {
      const lead = columns(line.slice(0, line.indexOf(words)))
      groups.at(-1)?.push({ line: { text: words, ...(isIndentedLine(line) ? { isIndented: true } : {}) }, lead })
    }
  }
  const paragraphs = groups.filter((group) => group.length > 0)
  return (unwrap(paragraphs) ?? paragraphs.map((group) => group.map(({ line }) => line))).flatMap(withTables)
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
