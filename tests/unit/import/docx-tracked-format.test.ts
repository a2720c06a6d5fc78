import { describe, expect, it } from 'vitest'
import { checkSource } from '#shared/checks/check-source.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'

const MARK = 'w:id="7" w:author="罗敏" w:date="2025-03-02T10:05:00Z"'
/** A run of which a tracked change has made `now` of `before`. */
const reformed = (text: string, now: string, before: string, mark = MARK): string =>
  `<w:r><w:rPr>${now}<w:rPrChange ${mark}><w:rPr>${before}</w:rPr></w:rPrChange></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const open = (body: string, more: Partial<Parameters<typeof makeDocx>[0]> = {}): Promise<ParsedFile> =>
  parse(makeDocx({ body, ...more }), 'a.docx')
const formsOf = ({ document }: ParsedFile): readonly unknown[] =>
  document.suggestions.map(({ kind, form, before, after, marks = [] }) => [
    kind,
    form,
    before,
    after,
    marks.map((mark) => [mark.kind, mark.start, mark.end]),
  ])
const marksOf = ({ document }: ParsedFile): readonly unknown[] =>
  document.blocks.map(({ marks = [] }) => marks.map(({ kind, start, end }) => [kind, start, end]))
const othersOf = ({ document }: ParsedFile): unknown =>
  checkSource(document, undefined).flatMap(({ rule, values }) => (rule === 'structure.tracked-format' ? [values] : []))

describe('a tracked change of form', () => {
  it('leaves the text in its old form and proposes the new one, with who made it and when', async () => {
    const file = await open(
      `<w:p>${run('水库存水')}${reformed('三成', '<w:b/>', '')}${reformed('以上', '<w:b/>', '')}${run('，面积10m')}${reformed('2', '<w:vertAlign w:val="superscript"/>', '')}${run('。')}</w:p>` +
        `<w:p>${run('据')}${reformed('县报', '', '<w:i/>')}${run('报道，')}${reformed('今年', '<w:i/>', '<w:b/>')}${run('无雨。')}</w:p>`,
    )
    expect(marksOf(file)).toEqual([
      [],
      [
        ['italic', 1, 3],
        ['bold', 6, 8],
      ],
    ])
    expect(formsOf(file)).toEqual([
      ['form', 'bold', '三成以上', '三成以上', [['bold', 0, 4]]],
      ['form', 'script', '2', '2', [['superscript', 0, 1]]],
      ['form', 'italic', '县报', '县报', []],
      ['form', 'bold', '今年', '今年', []],
      ['form', 'italic', '今年', '今年', [['italic', 0, 2]]],
    ])
    const [first] = file.document.suggestions
    expect([first?.author, first?.date, first?.block, first?.start, first?.end]).toEqual([
      '罗敏',
      '2025-03-02T10:05:00Z',
      0,
      4,
      8,
    ])
    expect(othersOf(file)).toEqual([])
  })

  it('stays with its words where these are repaired, in a cell, a note and behind a drop cap', async () => {
    const file = await open(
      `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>${run('水')}</w:p><w:p>${run('库\u200b里')}${reformed('有\u200b鱼', '<w:b/>', '')}${run('。')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
        `<w:tbl><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc><w:p>${reformed('乙', '<w:b/>', '')}</w:p></w:tc></w:tr></w:tbl>`,
      { footnotes: `<w:footnote w:id="2"><w:p>${run('见')}${reformed('县志', '<w:i/>', '')}</w:p></w:footnote>` },
    )
    expect(file.document.suggestions.map(({ block, start, end, before }) => [block, start, end, before])).toEqual([
      [0, 3, 5, '有鱼'],
      [1, 2, 3, '乙'],
      [2, 1, 3, '县志'],
    ])
  })

  it('of words that are put in is theirs, and one of words taken out goes beside the deletion', async () => {
    const file = await open(
      `<w:p>${run('今年')}<w:ins ${MARK}>${reformed('大旱', '<w:b/>', '')}</w:ins><w:del ${MARK}>${reformed('无雨', '<w:b/>', '').replaceAll('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>${run('。')}</w:p>`,
    )
    expect(formsOf(file)).toEqual([
      ['replace', undefined, '无雨', '大旱', [['bold', 0, 2]]],
      ['form', 'bold', '无雨', '无雨', [['bold', 0, 2]]],
    ])
  })

  it('by a style is one, and none where the paragraph is so anyway', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    const file = await open(
      `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>${reformed('水库见底', '<w:b/>', '')}</w:p>` +
        `<w:p>${run('县里')}${reformed('已经', '<w:rStyle w:val="Strong"/>', '')}${run('两月无雨。')}</w:p>`,
      { styles },
    )
    expect(formsOf(file)).toEqual([['form', 'bold', '已经', '已经', [['bold', 0, 2]]]])
    expect(othersOf(file)).toEqual([{ count: 2 }])
  })

  it('of anything else is counted and said once', async () => {
    const file = await open(
      `<w:p><w:pPr><w:pStyle w:val="H1"/><w:pPrChange ${MARK}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>${run('水库')}${reformed('见底', '<w:color w:val="FF0000"/>', '')}</w:p>` +
        `<w:p>${reformed('两月', '<w:b/><w:sz w:val="28"/>', '')}${reformed('无雨', '<w:lang w:val="en-US"/>', '')}${reformed('。', '<w:b/>', '<w:b/>')}</w:p>`,
    )
    expect(othersOf(file)).toEqual([{ count: 3 }])
  })
})
