import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { drawing, makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse } from '#tests/helpers/parse.ts'

const pictures = { 'a.png': makePng(5, 7), 'b.png': makePng(6, 6) }
const STYLES = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
const open = (body: string): Promise<ParsedFile> => parse(makeDocx({ body, pictures, styles: STYLES }), 'a.docx')
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
const words = (...texts: readonly string[]): readonly string[] => texts.map((text) => cell(paragraph(text)))
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
const box = (text: string): string =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`

/** Cells of a table with what is not usual of them. */
function cells({ document }: ParsedFile, at = 0): readonly (readonly (readonly unknown[])[])[] {
  const block = document.blocks[at]
  return (block?.grid?.rows ?? []).map((each) =>
    each.map(({ start, end, ...rest }) => [
      sliceCodePoints(block?.text ?? '', start, end),
      ...Object.entries(rest).flat(),
    ]),
  )
}

describe('a table of Word', () => {
  it('has the grid of its cells, with those that reach over others and those of headers', async () => {
    const file = await open(
      table(
        row(
          [
            cell(paragraph('村'), '<w:vMerge w:val="restart"/>'),
            cell(paragraph('树（棵）'), '<w:gridSpan w:val="2"/>'),
          ],
          '<w:tblHeader/>',
        ),
        row([cell('<w:p/>', '<w:vMerge/>'), ...words('松', '柏')], '<w:tblHeader/>'),
        row(words('东村', '8000', '12000')),
      ),
    )
    expect(file.document.blocks[0]?.text).toBe('村\t树（棵）\n\t松\t柏\n东村\t8000\t12000')
    expect(cells(file)).toEqual([
      [
        ['村', 'rowSpan', 2, 'isHeader', true],
        ['树（棵）', 'colSpan', 2, 'isHeader', true],
      ],
      [
        ['松', 'isHeader', true],
        ['柏', 'isHeader', true],
      ],
      [['东村'], ['8000'], ['12000']],
    ])
  })

  it('stays one whatever lies in its cells, and pictures follow it with their captions', async () => {
    const file = await open(
      table(
        row(words('年', '松（棵）', '柏（棵）')),
        row([
          cell(paragraph('2026')),
          cell(`<w:p>${run('8000')}${drawing('a.png', '松林')}</w:p>${paragraph('图1 东坡的松林', 'C')}`),
          cell(`<w:p>${run('12000')}${box('其中补种 300')}</w:p>`),
        ]),
        row([
          cell(paragraph('2025')),
          cell(paragraph('7000')),
          cell(table(row(words('老树', '9000')), row(words('新树', '100'))) + '<w:p/>'),
        ]),
      ) + paragraph('完了。'),
    )
    expect(outline(file)).toEqual([
      ['table', '年\t松（棵）\t柏（棵）\n2026\t8000\t12000 其中补种 300\n2025\t7000\t老树 9000 新树 100'],
      ['figure', ''],
      ['caption', '图1 东坡的松林'],
      ['paragraph', '完了。'],
    ])
    expect(file.document.blocks[2]?.figure).toBe(1)
    expect(cells(file)).toHaveLength(3)
    expect(file.numbers[0]?.map(({ value }) => value)).toContain(9000)
  })

  it('has what lies in a hidden row as hidden', async () => {
    const file = await open(table(row(words('村', '数')), row(words('暗', '5'), '<w:hidden/>')))
    expect(file.document.blocks[0]).toMatchObject({
      text: '村\t数\n暗\t5',
      marks: [{ kind: 'hidden', start: 3, end: 7 }],
    })
    expect(file.numbers[0]).toEqual([])
  })

  it('keeps the numbers of a cell apart', async () => {
    const file = await open(
      table(row(words('户', '棵')), row([cell(paragraph('12') + paragraph('345')), cell(paragraph('7'))])),
    )
    expect(file.document.blocks[0]?.text).toBe('户\t棵\n12  345\t7')
    expect(file.numbers[0]?.map(({ value }) => value)).toEqual([12, 345, 7])
  })

  it('that only frames one cell, or sets pages in columns, is opened', async () => {
    const long = '清河镇今年种下两万棵树。'.repeat(40)
    const file = await open(table(row(words('框里的一句话。'))) + table(row(words(long, long))))
    expect(outline(file).map(([, text]) => text)).toEqual(['框里的一句话。', long, long])
  })

  it('keeps one with a long remark in one cell', async () => {
    const long = '这一格写得很长，说了许多话。'.repeat(40)
    const file = await open(table(row(words('项', '数', '人', '注')), row(words('种树', '8000', '高远', long))))
    expect(outline(file).map(([role]) => role)).toEqual(['table'])
  })

  it('has no cell of a row that was put in later', async () => {
    const mark = 'w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"'
    const inserted = (text: string): string => cell(`<w:p><w:ins ${mark}>${run(text)}</w:ins></w:p>`)
    const file = await open(
      table(
        row(words('村', '数')),
        row([inserted('西村'), inserted('5')], `<w:ins ${mark}/>`),
        row(words('东村', '9')),
      ),
    )
    expect(file.document.blocks[0]?.text).toBe('村\t数\n东村\t9')
    expect(cells(file)).toEqual([
      [['村'], ['数']],
      [['东村'], ['9']],
    ])
    expect(file.document.suggestions.map(({ start, end, after }) => [start, end, after])).toEqual([[3, 3, '\n西村\t5']])
  })
})
