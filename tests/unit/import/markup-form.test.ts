import { describe, expect, it } from 'vitest'
import { outline, parse } from '#tests/helpers/parse.ts'

describe('Markdown', () => {
  it('keeps emphasis, links, code, struck words and raised signs as marks', async () => {
    const { document } = await parse(
      '# 石埂\n\n原价~~300~~280元，*斜*，**粗，**字，[页](https://a.example/)，[参][r]，`~~x~~`，10^6^，CO~2~，x<sup>2</sup>。\n\n[r]: https://b.example/\n',
      'a.md',
    )
    expect(document.blocks[1]?.text).toBe('原价300280元，斜，粗，字，页，参，~~x~~，106，CO2，x2。')
    expect(
      document.blocks[1]?.marks?.map(({ kind, start, end, href }) =>
        href === undefined ? [kind, start, end] : [kind, start, end, href],
      ),
    ).toEqual([
      ['struck', 2, 5],
      ['italic', 10, 11],
      ['bold', 12, 14],
      ['link', 16, 17, 'https://a.example/'],
      ['link', 18, 19, 'https://b.example/'],
      ['code', 20, 25],
      ['superscript', 28, 29],
      ['subscript', 32, 33],
      ['superscript', 35, 36],
    ])
  })

  it('tells marks of footnotes, and leads them to the notes', async () => {
    const { document } = await parse('建成于 2020[^1]年。\n\n[^1]: 见《镇志》。\n[^b]: 又见*县志*。\n', 'a.md')
    expect(document.blocks[0]).toMatchObject({
      text: '建成于 2020[1]年。',
      marks: [{ kind: 'note-ref', target: '1', start: 8, end: 11 }],
    })
    expect(document.blocks.slice(1).map(({ role, text }) => [role, text])).toEqual([
      ['note', '[1] 见《镇志》。'],
      ['note', '[b] 又见县志。'],
    ])
  })

  it('keeps the numbers of lists, and a year at the head of its line in the text', async () => {
    const { document } = await parse('3. 甲\n4. 乙\n\n正文。\n\n1) 丙\n1) 丁\n\n正文。\n\n1986. 那年的秋天。\n', 'a.md')
    expect(
      document.blocks.filter(({ text }) => text !== '正文。').map(({ listNumber, text }) => [listNumber, text]),
    ).toEqual([
      ['3.', '甲'],
      ['4.', '乙'],
      ['1)', '丙'],
      ['2)', '丁'],
      [undefined, '1986. 那年的秋天。'],
    ])
  })

  it('takes years in a row for a list of years, none of them a heading', async () => {
    const text =
      '# The salt road\n\nIt took the county three winters to mend the road.\n\n2019. The road closed\n2020. The bridge fell\n2021. The carts came back\n\nNobody in the county had thought that the carts would ever come back over the pass, and yet they did, one wet morning.\n'
    const { document } = await parse(text, 'a.md')
    expect(document.blocks.slice(2, 5).map(({ role, text }) => [role, text])).toEqual([
      ['list-item', '2019. The road closed'],
      ['list-item', '2020. The bridge fell'],
      ['list-item', '2021. The carts came back'],
    ])
  })

  it('takes a heading that stands alone under the headline for the subheadline, and one of several for none', async () => {
    const text = '正文一段，写得足够长，说了一些事情。'
    const alone = await parse(`# 石埂\n\n## 三年护住田\n\n${text}\n`, 'a.md')
    expect(outline(alone)[1]).toEqual(['subheadline', '三年护住田'])
    const several = await parse(`# 石埂\n\n## 开头\n\n${text}\n\n## 结尾\n\n${text}\n`, 'a.md')
    expect(outline(several)[1]).toEqual(['section-heading', '开头'])
  })

  it('gives a table its grid, with the form of its cells', async () => {
    const { document } = await parse('| 村 | 树 |\n|---|---|\n| *东* | 10<sup>3</sup> |\n', 'a.md')
    expect(document.blocks[0]).toMatchObject({
      text: '村\t树\n东\t103',
      marks: [
        { kind: 'italic', start: 4, end: 5 },
        { kind: 'superscript', start: 8, end: 9 },
      ],
      grid: {
        rows: [
          [
            { start: 0, end: 1, isHeader: true },
            { start: 2, end: 3, isHeader: true },
          ],
          [
            { start: 4, end: 5 },
            { start: 6, end: 9 },
          ],
        ],
      },
    })
  })

  it('makes a pair of del and ins one suggestion on the original', async () => {
    const { document } = await parse('改<del>旧</del><ins>新</ins>字。\n', 'a.md')
    expect(document.blocks[0]?.text).toBe('改旧字。')
    expect(document.suggestions).toEqual([
      { kind: 'replace', author: '', date: null, block: 0, start: 1, end: 2, before: '旧', after: '新' },
    ])
  })
})

describe('JATS', () => {
  const jats = (body: string, back = '', meta = ''): string =>
    `<?xml version="1.0"?><article xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="zh"><front><article-meta><title-group><article-title>石埂</article-title></title-group>${meta}</article-meta></front><body>${body}</body><back>${back}</back></article>`

  it('keeps raised signs, note marks, links, italics and formulas', async () => {
    const { document } = await parse(
      jats(
        '<p>10<sup>6</sup>户<sup><xref ref-type="bibr" rid="r1">1</xref></sup>，见<xref ref-type="fig" rid="f1">图1</xref>，<italic>斜</italic>，<inline-formula><mml:math><mml:mfrac><mml:mn>19</mml:mn><mml:mn>20</mml:mn></mml:mfrac></mml:math></inline-formula>。</p>',
      ),
      'a.xml',
    )
    expect(document.blocks[1]).toMatchObject({ text: '106户1，见图1，斜，19/20。' })
    expect(document.blocks[1]?.marks).toEqual([
      { kind: 'superscript', start: 2, end: 3 },
      { kind: 'note-ref', target: '1', start: 4, end: 5 },
      { kind: 'link', href: '#f1', start: 7, end: 9 },
      { kind: 'italic', start: 10, end: 11 },
      { kind: 'code', start: 12, end: 17 },
    ])
  })

  it('sets references that come in parts, keeps the title of a box and an abstract in another language', async () => {
    const file = await parse(
      jats(
        '<boxed-text><caption><title>框 名词</title></caption><p>补种：再种一次。</p></boxed-text>',
        '<ref-list><ref><label>1</label><element-citation><person-group><name><surname>Lin</surname><given-names>Y</given-names></name><name><surname>Zhou</surname><given-names>E</given-names></name></person-group><article-title>Trees</article-title><source>J Qinghe</source><year>2025</year><volume>3</volume><issue>2</issue><fpage>12</fpage><lpage>19</lpage></element-citation></ref></ref-list>',
        '<abstract><p>两万棵。</p></abstract><trans-abstract xml:lang="en"><p>Some trees.</p></trans-abstract>',
      ),
      'a.xml',
    )
    expect(outline(file)).toEqual([
      ['headline', '石埂'],
      ['lead', '两万棵。'],
      ['lead', 'Some trees.'],
      ['section-heading', '框 名词'],
      ['paragraph', '补种：再种一次。'],
      ['note', '1 Lin Y, Zhou E. Trees. J Qinghe. 2025;3(2):12–19.'],
    ])
  })
})

describe('labels of JATS and what a file calls its language', () => {
  it('are numbers under which something is shown, and no words; a year without a month is a year', async () => {
    const xml = `<article xml:lang="en"><front><article-meta><title-group><article-title>Trees</article-title></title-group>
<pub-date><year>2025</year></pub-date></article-meta></front><body><p>Levees with trees hold better.</p>
<disp-formula><label>(1)</label><tex-math>a = b</tex-math></disp-formula>
<table-wrap><table><tr><th>Village</th></tr><tr><td>East</td></tr></table><table-wrap-foot><fn><label>a</label><p>Counted.</p></fn></table-wrap-foot></table-wrap></body>
<back><fn-group><fn><label>1</label><p>Funded by the harbor.</p></fn></fn-group></back></article>`
    const { document } = await parse(xml, 'a.xml')
    expect(document.publishedAt).toBe('2025')
    const numbered = document.blocks.filter(({ listNumber }) => listNumber !== undefined)
    expect(numbered.map(({ listNumber, text }) => [listNumber, text])).toEqual([
      ['(1)', 'a = b'],
      ['a', 'Counted.'],
      ['1', 'Funded by the harbor.'],
    ])
    expect(document.census.leftOut.filter(({ reason }) => reason === 'unknown')).toEqual([])
  })

  it('tell how the numbers of a Spanish page are written', async () => {
    const page = (lang: string) =>
      `<html lang="${lang}"><title>El puerto</title><article><h1>El puerto crece</h1><p>El puerto recibió 40.000 toneladas en marzo, un 3,5 % más que en febrero, según la autoridad.</p></article></html>`
    const values = async (lang: string) => (await parse(page(lang), 'a.html')).numbers.flat().map(({ value }) => value)
    expect(await values('es')).toEqual([40_000, 3.5])
    expect(await values('en')).not.toContain(40_000)
  })
})

describe('ninjs', () => {
  it('reads what describes a picture under any role as its caption, and several bylines', async () => {
    const file = await parse(
      JSON.stringify({
        standard: { name: 'ninjs', version: '3.0' },
        type: 'picture',
        headlines: [{ value: '北坡' }],
        descriptions: [{ role: 'text', value: '村民在北坡种树。' }],
        altTexts: [{ role: 'short', value: '一片坡地' }],
        bylines: [{ byline: '林一' }, { byline: '周二' }],
        renditions: [{ name: 'main', href: 'https://x.example/a.jpg' }],
      }),
      'a.json',
    )
    expect(outline(file)).toEqual([
      ['headline', '北坡'],
      ['byline', '林一, 周二'],
      ['figure', ''],
      ['caption', '村民在北坡种树。'],
      ['credit', '林一, 周二'],
    ])
    expect(file.document.blocks[2]).toMatchObject({ alt: '一片坡地' })
  })
})
