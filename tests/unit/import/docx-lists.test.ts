import { describe, expect, it } from 'vitest'
import { formatNumber } from '#electron/import/formats/docx/number-formats.ts'
import { makeDocx, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${String(id)}">${levels.join('')}</w:abstractNum>`
const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(of)}"/>${more}</w:num>`
const item = (id: number, at: number, text = '条。', tracked = ''): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(id)}"/>${tracked}</w:numPr></w:pPr>${run(text)}</w:p>`

async function numbersOf(body: string, numbering: string, styles?: string): Promise<readonly (string | undefined)[]> {
  const { document } = await parse(makeDocx({ body, numbering, ...(styles === undefined ? {} : { styles }) }), 'a.docx')
  return document.blocks.map(({ listNumber }) => listNumber)
}

describe('numbers of lists in Word', () => {
  it('are counted by level, begin anew under a higher one, and name the levels above', async () => {
    const numbering =
      abstract(
        1,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'decimal', '（%2）'),
        level(2, 'lowerLetter', '%2.%3)'),
      ) + num(1, 1)
    const body = [item(1, 0), item(1, 1), item(1, 1), item(1, 2), item(1, 0), item(1, 1), item(1, 2)].join('')
    expect(await numbersOf(body, numbering)).toEqual(['一、', '（1）', '（2）', '2.a)', '二、', '（1）', '1.a)'])
  })

  it('go on in a list of the same kind, and begin where an override says', async () => {
    const numbering =
      abstract(1, level(0, 'decimal', '%1.')) +
      num(1, 1) +
      num(2, 1) +
      num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    const body = [item(1, 0), item(2, 0), item(3, 0), item(3, 0), item(1, 0)].join('')
    expect(await numbersOf(body, numbering)).toEqual(['1.', '2.', '5.', '6.', '7.'])
  })

  it('never begin anew where the level says so, and are plain where the law wants it', async () => {
    const numbering =
      abstract(
        1,
        level(0, 'upperRoman', 'Article %1'),
        level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
      ) + num(1, 1)
    const body = [item(1, 0), item(1, 1), item(1, 0), item(1, 1)].join('')
    expect(await numbersOf(body, numbering)).toEqual(['Article I', '1.1', 'Article II', '2.2'])
  })

  it('come from a style, its level from the list', async () => {
    const numbering =
      abstract(
        1,
        level(0, 'chineseCountingThousand', '第%1章', '<w:pStyle w:val="H1"/>'),
        level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/><w:isLgl/>'),
      ) + num(4, 1)
    const style = (id: string, name: string, more: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
    const styles =
      style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>') +
      style('H2', 'heading 2', '<w:basedOn w:val="H1"/>') +
      style('None', 'heading 3', '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    const styled = (id: string): string => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${run('山上')}</w:p>`
    expect(await numbersOf(['H1', 'H2', 'H2', 'None', 'H1', 'H2'].map(styled).join(''), numbering, styles)).toEqual([
      '第一章',
      '1.1',
      '1.2',
      undefined,
      '第二章',
      '2.1',
    ])
  })

  it('are signs where they are bullets, also from fonts of symbols', async () => {
    const font = (name: string): string => `<w:rPr><w:rFonts w:ascii="${name}" w:hAnsi="${name}"/></w:rPr>`
    const numbering =
      abstract(
        1,
        `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>${font('Symbol')}</w:lvl>`,
        `<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>`,
      ) + num(1, 1)
    expect(await numbersOf(item(1, 0) + item(1, 1), numbering)).toEqual(['•', '–'])
  })

  it('are there whoever tracked them, and count an empty item', async () => {
    const numbering = abstract(1, level(0, 'decimal', '%1)')) + num(1, 1)
    const tracked = '<w:ins w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"/>'
    expect(await numbersOf(item(1, 0, '条。', tracked) + item(1, 0, '') + item(1, 0) + item(0, 0), numbering)).toEqual([
      '1)',
      '3)',
      undefined,
    ])
  })

  it('stand in the text of a table’s cell, which has no other place for them', async () => {
    const numbering = abstract(1, level(0, 'decimal', '%1')) + num(1, 1)
    const row = (text: string): string => `<w:tr><w:tc>${item(1, 0, '')}</w:tc><w:tc>${item(0, 0, text)}</w:tc></w:tr>`
    const { document } = await parse(makeDocx({ body: `<w:tbl>${row('甲')}${row('乙')}</w:tbl>`, numbering }), 'a.docx')
    expect(document.blocks.map(({ text }) => text)).toEqual(['1\t甲\n2\t乙'])
  })
})

describe('a number of Word', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 26, 'z'],
    ['ordinal', 22, '22nd'],
    ['ordinal', 12, '12th'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 11, '十一'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 105, '一百〇五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['taiwaneseCountingThousand', 12, '十二'],
    ['japaneseCounting', 111, '百十一'],
    ['ideographDigital', 20, '二〇'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['ideographTraditional', 11, '11'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedParen', 20, '⒇'],
    ['decimalFullWidth', 15, '１５'],
    ['koreanCounting', 15, '십오'],
    ['none', 3, ''],
    ['nobodyKnows', 3, '3'],
  ])('in the format %s of %i is %s', (name, value, text) => {
    expect(formatNumber(name, value)).toBe(text)
  })
})
