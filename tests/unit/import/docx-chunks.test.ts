import { describe, expect, it } from 'vitest'
import type { ParsedFile } from '#electron/ports.ts'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { drawing, makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse } from '#tests/helpers/parse.ts'

const chunk = (id: string): string => `<w:altChunk r:id="${id}"/>`
const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'

/** A document that takes in others: its body, and each of them by its relationship and name. */
function around(
  body: string,
  parts: readonly (readonly [id: string, name: string, data: string | Uint8Array])[],
): Uint8Array {
  return makeDocx({
    body,
    pictures: { 'own.png': makePng(3, 3) },
    comments: `<w:comment w:id="1" w:author="甲" w:date="2024-01-15T09:30:00Z">${paragraph('哪里？')}</w:comment>`,
    relationships: parts
      .map(
        ([id, name]) =>
          `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="${name}"/>`,
      )
      .join(''),
    more: parts.map(([, name, data]) => ({ name: `word/${name}`, data })),
  })
}

const texts = ({ document }: ParsedFile): readonly string[] => document.blocks.map(({ text }) => text)

describe('a document that a Word document takes in', () => {
  it('is read in its place: HTML, MHTML, plain text, Word', async () => {
    const inner = makeDocx({
      body: `${paragraph('里面文档的一段。')}<w:p>${drawing('in.png', '里面的图')}</w:p><w:p>${run('改了')}<w:ins ${MARK}>${run('字')}</w:ins>${run('的。')}</w:p>`,
      pictures: { 'in.png': makePng(9, 9) },
    })
    const mht = [
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: 8bit',
      '',
      '<html><body><p>网页档案里的一段话。</p></body></html>',
    ].join('\r\n')
    const file = await parse(
      around(
        [
          paragraph('开头的一段。'),
          chunk('a'),
          chunk('b'),
          `<w:p>${drawing('own.png', '自己的图')}</w:p>`,
          chunk('c'),
          chunk('d'),
          `<w:p>${run('结尾')}<w:commentRangeStart w:id="1"/>${run('的一段')}<w:commentRangeEnd w:id="1"/>${run('。')}</w:p>`,
        ].join(''),
        [
          ['a', 'a.html', '<html><body><p>网页里的一段，成活率95%。</p></body></html>'],
          ['b', 'b.txt', '文本里的一段话。'],
          ['c', 'c.docx', inner],
          ['d', 'd.mht', mht],
        ],
      ),
      'a.docx',
    )
    expect(texts(file)).toEqual([
      '开头的一段。',
      '网页里的一段，成活率95%。',
      '文本里的一段话。',
      '',
      '里面文档的一段。',
      '',
      '改了的。',
      '网页档案里的一段话。',
      '结尾的一段。',
    ])
    expect(
      file.document.blocks.flatMap(({ alt, asset }) =>
        asset === undefined ? [] : [[alt, file.document.assets[asset]?.width]],
      ),
    ).toEqual([
      ['自己的图', 3],
      ['里面的图', 9],
    ])
    expect(file.document.suggestions.map(({ block, start, after }) => [block, start, after])).toEqual([[6, 2, '字']])
    expect(file.document.notes.map(({ block, start, end }) => [block, start, end])).toEqual([[8, 2, 5]])
    expect(file.document.findings.filter(({ rule }) => rule === 'structure.entry-unreadable')).toEqual([])
  })

  it('that cannot be read is named, and the rest is opened', async () => {
    const file = await parse(
      around([chunk('a'), paragraph('自己的一段。'), chunk('b'), chunk('c'), chunk('d')].join(''), [
        ['a', 'a.rtf', '{\\rtf1 x}'],
        ['b', 'b.bin', makePng(4, 4)],
        ['c', 'c.docx', makeArchive([{ name: 'x.txt', data: '不是文档。' }])],
      ]),
      'a.docx',
    )
    expect(texts(file)).toEqual(['自己的一段。'])
    expect(
      file.document.findings.flatMap(({ rule, values }) =>
        rule.startsWith('structure.entry-') ? [values?.['file']] : [],
      ),
    ).toEqual(['word/a.rtf', 'word/b.bin', 'word/c.docx'])
    expect(file.reasons).toContain('left-out')
  })

  it('that takes itself in again and again ends', async () => {
    let inner = makeDocx({ body: paragraph('最里面的一段。') })
    for (let depth = 0; depth < 6; depth += 1)
      inner = around(paragraph(`第${String(depth)}层。`) + chunk('a'), [['a', 'a.docx', inner]])
    const file = await parse(inner, 'a.docx')
    expect(texts(file)).toEqual(['第5层。', '第4层。', '第3层。', '第2层。'])
  })
})
