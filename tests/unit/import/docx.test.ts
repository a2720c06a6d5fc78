import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { drawing, makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse, readReference, textsOf, tryParse } from '#tests/helpers/parse.ts'
import { originals, withoutNoteMarks } from '#tests/helpers/docx-gold.ts'
import type { GoldParagraph } from '#tests/helpers/docx-gold.ts'
import { NEEDS_CASES } from '#tests/helpers/left-out.ts'

const STYLES = [
  '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>',
  '<w:style w:styleId="1"><w:name w:val="heading 2"/></w:style>',
  '<w:style w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style>',
  '<w:style w:styleId="C"><w:name w:val="caption"/></w:style>',
].join('')
const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'

describe('a Word document', () => {
  it('gives titles, headings, lists, tables, pictures with captions and footnotes', async () => {
    const docx = makeDocx({
      styles: STYLES,
      pictures: { 'wall.png': makePng(5, 7) },
      footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>据镇志。</w:t></w:r></w:p></w:footnote>',
      body: [
        paragraph('石埂立起来', 'T'),
        `<w:p>${run('正文')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('一段，句子结束。')}</w:p>`,
        paragraph('账本', 'Own'),
        `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>${run('一条')}</w:p>`,
        `<w:tbl><w:tr><w:tc>${paragraph('户')}</w:tc><w:tc>${paragraph('元')}</w:tc></w:tr><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('12')}</w:tc></w:tr></w:tbl>`,
        `<w:p>${drawing('wall.png', '田埂')}</w:p>`,
        paragraph('北坡的石埂', 'C'),
      ].join(''),
    })
    const file = await parse(docx, 'a.docx')
    expect(outline(file)).toEqual([
      ['headline', '石埂立起来'],
      ['paragraph', '正文1一段，句子结束。'],
      ['section-heading', '账本'],
      ['list-item', '一条'],
      ['table', '户\t元\n甲\t12'],
      ['figure', ''],
      ['caption', '北坡的石埂'],
      ['note', '据镇志。'],
    ])
    expect(file.document.blocks[1]?.marks).toEqual([{ kind: 'note-ref', start: 2, end: 3, target: '1' }])
    expect(file.document.blocks[7]?.listNumber).toBe('1')
    expect(file.document.blocks[2]?.level).toBe(2)
    expect(file.document.blocks[5]).toMatchObject({ asset: 0, alt: '田埂' })
    expect(file.document.blocks[6]?.figure).toBe(5)
    expect(file.document.assets[0]).toMatchObject({ width: 5, height: 7, fileName: 'wall.png' })
  })

  it('keeps the original text and makes suggestions of tracked changes', async () => {
    const docx = makeDocx({
      body: [
        `<w:p>${run('共有')}<w:del ${MARK}><w:r><w:delText>十</w:delText></w:r></w:del><w:ins ${MARK}>${run('十二')}</w:ins>${run('户')}<w:ins ${MARK}>${run('人家')}</w:ins>${run('。')}</w:p>`,
        `<w:p><w:pPr><w:rPr><w:ins ${MARK}/></w:rPr></w:pPr><w:ins ${MARK}>${run('新的一段。')}</w:ins></w:p>`,
        `<w:p><w:moveFrom ${MARK}>${run('搬走的。')}</w:moveFrom>${run('留下的。')}<w:moveTo ${MARK}>${run('搬来的。')}</w:moveTo></w:p>`,
      ].join(''),
    })
    const { document } = await parse(docx, 'a.docx')
    expect(document.blocks.map((block) => block.text)).toEqual(['共有十户。', '搬走的。留下的。'])
    expect(
      document.suggestions.map(({ kind, block, start, end, before, after }) => [
        kind,
        block,
        start,
        end,
        before,
        after,
      ]),
    ).toEqual([
      ['replace', 0, 2, 3, '十', '十二'],
      ['insert', 0, 4, 4, '', '人家'],
      ['insert', 0, 5, 5, '', '\n新的一段。'],
      ['move', 1, 0, 4, '搬走的。', ''],
      ['move', 1, 8, 8, '', '搬来的。'],
    ])
    expect(document.suggestions[0]).toMatchObject({ author: '高远', date: '2024-01-15T09:30:00Z' })
  })

  it('turns comments with their replies into notes on the exact text', async () => {
    const comment = (id: number, author: string, text: string, paraId: string): string =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2024-01-15T0${id}:00:00Z"><w:p w14:paraId="${paraId}"><w:r><w:annotationRef/></w:r>${run(text)}</w:p></w:comment>`
    const docx = makeDocx({
      comments:
        comment(1, '高远', '多少户？', 'A1') +
        comment(2, '林知远', '十二户。', 'A2') +
        comment(3, '高远', '跨段', 'A3'),
      commentsExtended:
        '<w15:commentEx w15:paraId="A1" w15:done="0"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/>',
      body: [
        `<w:p>${run('\u{20BB7}家有')}<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>${run('十户')}<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="2"/><w:commentRangeStart w:id="3"/>${run('人。')}</w:p>`,
        `<w:p>${run('又一段')}<w:commentRangeEnd w:id="3"/>${run('。')}</w:p>`,
      ].join(''),
    })
    const { document } = await parse(docx, 'a.docx')
    expect(document.notes).toEqual([
      {
        author: '高远',
        date: '2024-01-15T01:00:00Z',
        block: 0,
        start: 3,
        end: 5,
        body: '多少户？',
        replies: [{ author: '林知远', date: '2024-01-15T02:00:00Z', body: '十二户。' }],
      },
      {
        author: '高远',
        date: '2024-01-15T03:00:00Z',
        block: 0,
        start: 5,
        endBlock: 1,
        end: 3,
        body: '跨段',
        replies: [],
      },
    ])
    expect(sliceCodePoints(document.blocks[0]?.text ?? '', 3, 5)).toBe('十户')
  })

  it('reads strict documents and other prefixes of the same namespaces', async () => {
    const body = '<x:body><x:p><x:r><x:t>一段。</x:t></x:r></x:p></x:body>'
    const { makeArchive } = await import('#tests/helpers/make-archive.ts')
    const docx = makeArchive([
      { name: '[Content_Types].xml', data: '<Types/>' },
      {
        name: 'word/document.xml',
        data: `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main">${body}</x:document>`,
      },
    ])
    expect(textsOf(await parse(docx, 'a.docx'), 'paragraph')).toEqual(['一段。'])
  })

  it('never follows a picture out of the document', async () => {
    const docx = makeDocx({
      body: `${paragraph('一段。')}<w:p>${drawing('x', '')}</w:p>`,
      relationships:
        '<Relationship Id="pic-x" Type="http://x/image" Target="file:///etc/hostname" TargetMode="External"/>',
    })
    const file = await parse(docx, 'a.docx')
    expect(file.document.assets).toEqual([])
    expect(textsOf(file, 'figure')).toHaveLength(1)
  })

  it('refuses a DOCTYPE', async () => {
    const docx = makeDocx({ body: paragraph('x'), styles: '', more: [] })
    const broken = Buffer.from(docx)
    expect((await tryParse(broken.subarray(0, broken.length - 30), 'a.docx')).ok).toBe(false)
    const { makeArchive } = await import('#tests/helpers/make-archive.ts')
    const laughs = makeArchive([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data: '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' },
    ])
    expect(await tryParse(laughs, 'a.docx')).toMatchObject({
      ok: false,
      error: { code: 'parse-failed', values: { detail: 'DOCTYPE' } },
    })
  })
})

const gold = readReference('docx/gold.json')

interface Gold {
  readonly paragraphs: readonly GoldParagraph[]
  readonly comments: readonly { readonly text: string; readonly author: string }[]
  readonly images: readonly unknown[]
}

describe.skipIf(gold === undefined)('the reference documents', NEEDS_CASES, () => {
  it('have all paragraphs, comments and pictures', async () => {
    const documents = JSON.parse(new TextDecoder().decode(gold)) as Readonly<Record<string, Gold>>
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
    for (const [name, wanted] of Object.entries(documents)) {
      const bytes = readReference(`docx/${name}`)
      if (bytes === undefined) throw new Error(`The gold names ${name}, which is not there`)
      const { document } = await parse(bytes, name)
      const pieces = new Set(
        document.blocks
          .map(withoutNoteMarks)
          .flatMap((text) => [text, ...text.split(/[\t\n]/)])
          .map(plain),
      )
      for (const original of originals(wanted.paragraphs))
        if (plain(original) !== '') expect(pieces, name).toContain(plain(original))
      const bodies = document.notes
        .flatMap((note) => [note.body, ...note.replies.map((reply) => reply.body)])
        .map(plain)
      expect(bodies.sort(), name).toEqual(wanted.comments.map((comment) => plain(comment.text)).sort())
      expect(document.assets.length, name).toBe(wanted.images.length)
    }
  })
})
