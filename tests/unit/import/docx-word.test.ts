import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { drawing, makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse, textsOf } from '#tests/helpers/parse.ts'

const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'
const start = (id: number): string => `<w:commentRangeStart w:id="${String(id)}"/>`
const end = (id: number): string => `<w:commentRangeEnd w:id="${String(id)}"/>`
const reference = (id: number): string => `<w:r><w:commentReference w:id="${String(id)}"/></w:r>`
const comment = (id: number, text: string): string =>
  `<w:comment w:id="${String(id)}" w:author="高远" w:date="2024-01-15T09:30:00Z">${paragraph(text)}</w:comment>`
const cell = (content: string): string => `<w:tc>${content}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
const inserted = (text: string): string => `<w:ins ${MARK}>${run(text)}</w:ins>`
const open = (body: string, more: Partial<Parameters<typeof makeDocx>[0]> = {}): Promise<ParsedFile> =>
  parse(makeDocx({ body, ...more }), 'a.docx')

/** What every suggestion does, and where. */
function changesOf({ document }: ParsedFile): readonly (readonly unknown[])[] {
  return document.suggestions.map(({ kind, block, start: from, end: to, before, after }) => [
    kind,
    block,
    from,
    to,
    before,
    after,
  ])
}

/** What every note is anchored to, with the block in which it begins. */
function anchorsOf({ document }: ParsedFile): readonly (readonly [string, number, string])[] {
  return document.notes.map((note) => {
    const last = note.endBlock ?? note.block
    const pieces = document.blocks
      .slice(note.block, last + 1)
      .map(({ text }, index) =>
        sliceCodePoints(text, index === 0 ? note.start : 0, note.block + index === last ? note.end : undefined),
      )
    return [note.body, note.block, pieces.join('¶')]
  })
}

describe('a comment of Word', () => {
  it('that begins between paragraphs belongs to the next one, and one around an empty paragraph is a point', async () => {
    const file = await open(
      [
        paragraph('第一段在这里。'),
        start(1),
        paragraph('第二段在这里。'),
        end(1),
        `<w:p>${start(2)}${end(2)}${reference(2)}</w:p>`,
        `<w:p>${start(3)}</w:p>`,
        paragraph('第三段在这里。'),
        `<w:p>${end(3)}${reference(3)}</w:p>`,
      ].join(''),
      { comments: comment(1, '整段') + comment(2, '空段') + comment(3, '跨空段') },
    )
    expect(anchorsOf(file)).toEqual([
      ['整段', 1, '第二段在这里。'],
      ['空段', 1, ''],
      ['跨空段', 2, '第三段在这里。'],
    ])
  })

  it('goes over the cells of a table and out of it', async () => {
    const file = await open(
      `<w:tbl>${row(`<w:p>${start(1)}${run('甲')}</w:p>`, paragraph('乙'))}${row(paragraph('丙'), paragraph('丁'))}</w:tbl><w:p>${run('表后')}${end(1)}${run('一段。')}</w:p>`,
      { comments: comment(1, '跨表') },
    )
    expect(anchorsOf(file)).toEqual([['跨表', 0, '甲\t乙\n丙\t丁¶表后']])
  })

  it('without a range stands at its reference, and without either at the start', async () => {
    const file = await open(`<w:p>${run('一段')}${reference(1)}${run('文字。')}</w:p>`, {
      comments: comment(1, '点') + comment(2, '无处'),
    })
    expect(file.document.notes.map(({ body, start: from, end: to }) => [body, from, to])).toEqual([
      ['点', 2, 2],
      ['无处', 0, 0],
    ])
  })

  it('stands on the words of a footnote too', async () => {
    const file = await open(
      `<w:p>${run('正文。')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="5"/></w:r></w:p>`,
      {
        comments: comment(1, '哪一年？'),
        footnotes: `<w:footnote w:id="2"><w:p>${run('据')}${start(1)}${run('镇志')}${end(1)}${run('。')}</w:p>${paragraph('又一段。')}</w:footnote>`,
        endnotes: `<w:endnote w:id="5"><w:p>${run('见')}<w:del ${MARK}><w:r><w:delText>旧</w:delText></w:r></w:del>${run('书。')}</w:p></w:endnote>`,
      },
    )
    expect(textsOf(file, 'note')).toEqual(['据镇志。\n又一段。', '见旧书。'])
    expect(anchorsOf(file)).toEqual([['哪一年？', 1, '镇志']])
    expect(changesOf(file)).toEqual([['delete', 2, 1, 2, '旧', '']])
  })

  it('keeps its place in a text box, a content control and a link', async () => {
    const file = await open(
      [
        `<w:p>${run('看')}<w:hyperlink r:id="x">${start(1)}${run('这里')}</w:hyperlink>${end(1)}${run('。')}</w:p>`,
        `<w:sdt><w:sdtPr><w:alias w:val="不是文字"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent>${start(2)}${run('控件')}${end(2)}</w:sdtContent></w:sdt>${run('里的字。')}</w:p></w:sdtContent></w:sdt>`,
      ].join(''),
      { comments: comment(1, '链接') + comment(2, '控件') },
    )
    expect(anchorsOf(file)).toEqual([
      ['链接', 0, '这里'],
      ['控件', 1, '控件'],
    ])
  })
})

describe('tracked changes of Word', () => {
  it('of a document that was written with them are all of it', async () => {
    const file = await open(
      `<w:p><w:pPr><w:rPr><w:ins ${MARK}/></w:rPr></w:pPr>${inserted('第一段。')}</w:p><w:p>${start(1)}${inserted('第二段。')}${end(1)}</w:p>`,
      { comments: comment(1, '全新') },
    )
    expect(outline(file)).toEqual([
      ['paragraph', ''],
      ['paragraph', ''],
    ])
    expect(changesOf(file)).toEqual([
      ['insert', 0, 0, 0, '', '第一段。'],
      ['insert', 1, 0, 0, '', '第二段。'],
    ])
    expect(file.document.notes.map(({ block, start: from, end: to }) => [block, from, to])).toEqual([[1, 0, 0]])
  })

  it('before the first paragraph stand in a block of their own', async () => {
    const file = await open(`<w:p>${inserted('新的开头。')}</w:p>${paragraph('原来的开头。')}`)
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['', '原来的开头。'])
    expect(changesOf(file)).toEqual([['insert', 0, 0, 0, '', '新的开头。']])
  })

  it('around whole paragraphs, and a deleted paragraph', async () => {
    const file = await open(
      `${paragraph('一段。')}<w:ins ${MARK}>${paragraph('插入的段。')}</w:ins><w:p><w:pPr><w:rPr><w:del ${MARK}/></w:rPr></w:pPr><w:del ${MARK}><w:r><w:delText>删去的段。</w:delText></w:r></w:del></w:p>`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['一段。', '删去的段。'])
    expect(changesOf(file)).toEqual([
      ['insert', 0, 3, 3, '', '\n插入的段。'],
      ['delete', 1, 0, 5, '删去的段。', ''],
    ])
  })

  it('move a paragraph by two entries', async () => {
    const move = (name: string, text: string): string =>
      `<w:p><w:pPr><w:rPr><w:${name} ${MARK}/></w:rPr></w:pPr><w:${name}RangeStart w:id="1" w:name="m"/><w:${name} ${MARK}>${run(text)}</w:${name}><w:${name}RangeEnd w:id="1"/></w:p>`
    const file = await open(move('moveFrom', '先说这个。') + paragraph('再说那个。') + move('moveTo', '先说这个。'))
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['先说这个。', '再说那个。'])
    expect(changesOf(file)).toEqual([
      ['move', 0, 0, 5, '先说这个。', ''],
      ['move', 1, 5, 5, '', '\n先说这个。'],
    ])
  })

  it('of a row take its bounds with them', async () => {
    const file = await open(
      `<w:tbl>${row(paragraph('甲'), paragraph('1'))}<w:tr><w:trPr><w:ins ${MARK}/></w:trPr>${cell(`<w:p>${inserted('乙')}</w:p>`)}${cell(`<w:p>${inserted('2')}</w:p>`)}</w:tr></w:tbl>`,
    )
    expect(outline(file)).toEqual([['table', '甲\t1']])
    expect(changesOf(file)).toEqual([['insert', 0, 3, 3, '', '\n乙\t2']])
  })

  it('of form leave the words alone, and what was put in and taken out again stands nowhere', async () => {
    const file = await open(
      `<w:p><w:pPr><w:pPrChange ${MARK}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange ${MARK}><w:rPr/></w:rPrChange></w:rPr><w:t>粗了</w:t></w:r><w:ins ${MARK}><w:del ${MARK}><w:r><w:delText>来过</w:delText></w:r></w:del></w:ins>${run('。')}</w:p>`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['粗了。'])
    expect(changesOf(file)).toEqual([['form', 0, 0, 2, '粗了', '粗了']])
  })
})

describe('what Word draws and sets beside the text', () => {
  const box = (content: string): string => `<w:txbxContent>${content}</w:txbxContent>`

  it('is read once, whether in new words or old', async () => {
    const file = await open(
      `<w:p>${run('段落。')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>${box(paragraph('框里的话。'))}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box(paragraph('框里的话。'))}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
        `<w:p><w:r><w:pict><v:shape><v:textbox>${box(paragraph('老框里的话。'))}</v:textbox></v:shape></w:pict></w:r></w:p>`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['段落。', '框里的话。', '老框里的话。'])
  })

  it('has the alternative text of the drawing before that of its picture', async () => {
    const picture = (doc: string, own: string): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" ${doc}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x.png" ${own}/></pic:nvPicPr><pic:blipFill><a:blip r:embed="pic-a.png"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    const file = await open(
      picture('descr="两人在田埂上"', 'descr="C:\\a.png"') +
        picture('descr="" title="只有标题"', '') +
        picture('', 'descr="图自己说的"') +
        `<w:p><w:r><w:pict><v:shape alt="老图"><v:imagedata r:id="pic-a.png"/></v:shape></w:pict></w:r></w:p>` +
        paragraph('完。'),
      { pictures: { 'a.png': makePng(4, 4) } },
    )
    expect(file.document.blocks.flatMap(({ role, alt, asset }) => (role === 'figure' ? [[alt, asset]] : []))).toEqual([
      ['两人在田埂上', 0],
      ['只有标题', 0],
      ['图自己说的', 0],
      ['老图', 0],
    ])
  })

  it('is a sign of the text where it is set in a line and no higher than it', async () => {
    const sign = (height: number, alt: string): string =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="100000" cy="${String(height)}"/><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><a:blip r:embed="pic-a.png"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
    const file = await open(
      `<w:p>${run('有个村叫')}${sign(180000, '𬒈')}${run('石村。')}</w:p><w:p>${sign(180000, '村')}</w:p><w:p>${run('图在下面。')}${sign(900000, '村口')}</w:p>`,
      { pictures: { 'a.png': makePng(4, 4) } },
    )
    expect(file.document.blocks.map(({ text, alt }) => alt ?? text)).toEqual([
      '有个村叫𬒈石村。',
      '村',
      '图在下面。',
      '村口',
    ])
  })

  it('has its words where they are drawn as letters', async () => {
    const file = await open(
      `${paragraph('段落在这里。')}<w:p><w:r><w:pict><v:shape><v:textpath string="清河镇种树记"/></v:shape></w:pict></w:r></w:p>`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['段落在这里。', '清河镇种树记'])
  })

  it('has no alternative text that only a program wrote', async () => {
    const file = await open(
      [
        '图片包含 户外, 树&#10;&#10;描述已自动生成',
        'A tree&#10;&#10;Description automatically generated with low confidence',
        'IMG_2031.jpg',
        '田埂',
      ]
        .map((alt) => `<w:p>${drawing('a.png', alt)}</w:p>`)
        .join(''),
      { pictures: { 'a.png': makePng(4, 4) } },
    )
    expect(file.document.blocks.map(({ alt }) => alt)).toEqual([undefined, undefined, undefined, '田埂'])
  })

  it('keeps the bytes of metafiles, and the place of a chart', async () => {
    const emf = new Uint8Array(120)
    emf.set([1, 0, 0, 0])
    emf.set(new TextEncoder().encode(' EMF'), 40)
    const wmf = Uint8Array.from([0xd7, 0xcd, 0xc6, 0x9a, ...Array.from({ length: 40 }, () => 0)])
    const chart = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="3" name="c" descr="三年产量"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    const file = await open(
      `<w:p>${drawing('a.emf', '')}</w:p><w:p>${drawing('b.wmf', '')}</w:p>${chart}<w:p>${run('图 ')}<w:fldSimple w:instr=" SEQ 图 \\* ARABIC ">${run('1')}</w:fldSimple>${run(' 三年的产量')}</w:p>`,
      { pictures: { 'a.emf': emf, 'b.wmf': wmf } },
    )
    expect(file.document.assets.map(({ mediaType, byteLength }) => [mediaType, byteLength])).toEqual([
      ['image/x-emf', 120],
      ['image/x-wmf', 44],
    ])
    expect(outline(file).map(([role]) => role)).toEqual(['figure', 'figure', 'figure', 'caption'])
    expect(file.document.blocks[2]).toMatchObject({ alt: '三年产量' })
    expect(file.document.blocks[3]?.figure).toBe(2)
  })

  it('shows the characters of symbol fonts, and a formula’s number is no caption', async () => {
    const symbol = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
    const file = await open(
      `<w:p>${run('误差')}${symbol('Symbol', 'F0B1')}${run('2，')}${symbol('Wingdings', 'F0FC')}${symbol('Nobody', 'F0FC')}${run('，软')}<w:r><w:softHyphen/><w:t>连</w:t><w:noBreakHyphen/><w:t>字</w:t><w:br/><w:t>换行</w:t><w:tab/><w:t>制表。</w:t></w:r></w:p>` +
        `<w:p>${run('a+b=c ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Equation </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('(1)')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['误差±2，✓，软连‑字\n换行\t制表。', 'a+b=c (1)'])
    expect(textsOf(file, 'caption')).toEqual([])
  })
})

describe('a table of Word', () => {
  it('that holds another stays one, and merged cells are empty', async () => {
    const merged = `<w:tbl>${row(paragraph('组'), paragraph('人'))}<w:tr>${cell(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph('一组')}`)}${cell(paragraph('甲'))}</w:tr><w:tr>${cell('<w:tcPr><w:vMerge/></w:tcPr><w:p/>')}${cell(paragraph('乙'))}</w:tr></w:tbl>`
    const file = await open(
      `${merged}<w:p/><w:tbl>${row(paragraph('外面的格子'), `${merged}<w:p/>`)}</w:tbl>${paragraph('完。')}`,
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual([
      '组\t人\n一组\t甲\n\t乙',
      '外面的格子\t组 人 一组 甲 乙',
      '完。',
    ])
  })
})

describe('pictures side by side in a table', () => {
  it('have each the caption under them', async () => {
    const file = await open(
      `<w:tbl>${row(`<w:p>${drawing('a.png', '左')}</w:p>`, `<w:p>${drawing('b.png', '右')}</w:p>`)}${row(paragraph('图1 左边的田埂'), paragraph('图2 右边的水渠'))}</w:tbl>`,
      { pictures: { 'a.png': makePng(4, 4), 'b.png': makePng(6, 6) } },
    )
    expect(file.document.blocks.map(({ role, text, figure }) => [role, text, figure])).toEqual([
      ['figure', '', undefined],
      ['caption', '图1 左边的田埂', 0],
      ['figure', '', undefined],
      ['caption', '图2 右边的水渠', 2],
    ])
  })
})

describe('a package of Word', () => {
  it('is known by what it says its main part is, whatever that is called', async () => {
    const docx = makeArchive([
      {
        name: '[Content_Types].xml',
        data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      {
        name: '_rels/.rels',
        data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/w/main.xml"/></Relationships>',
      },
      {
        name: 'w/main.xml',
        data: '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>一段。</w:t></w:r></w:p></w:body></w:document>',
      },
    ])
    expect(outline(await parse(docx, 'a.docx'))).toEqual([['paragraph', '一段。']])
  })
})
