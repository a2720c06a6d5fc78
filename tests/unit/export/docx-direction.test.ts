import { expect, test } from 'vitest'
import { ownFile } from '#electron/export/docx/own/own-file.ts'
import { openOfParsed } from '#tests/helpers/exports/own-article.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'
import { docxPieces } from '#electron/export/docx/export-docx.ts'
import { directionsOf, runsRightToLeft } from '#shared/text/direction.ts'
import { readDocx, type ReadDocx } from '#tests/helpers/exports/read-docx.ts'
import { noteAt, openOfTexts, suggestAt } from '#tests/helpers/revised.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'

const options = { view: 'marked', locale: 'en', readAsset: () => undefined, now: 0 } as const
const exported = (open: OpenArticle): ReadDocx => readDocx(Buffer.concat([...docxPieces(open, options)]))

test.each([
  ['שלום לכם.', true],
  ['2026: مرحبا', true],
  ['“مرحبا” said he', true],
  ['He said “مرحبا”.', false],
  ['书屋。', false],
  ['2026.', false],
])('%s runs from right to left: %s', (text, isRight) => {
  expect(runsRightToLeft(text)).toBe(isRight)
})

test('a line is parted where its direction changes, and signs at the border go with the paragraph', () => {
  const parts = (text: string): readonly string[] =>
    directionsOf(text, runsRightToLeft(text)).map(({ text: part, isRight }) => `${isRight ? '<' : '>'}${part}`)
  expect(parts('He said שלום לכם.')).toEqual(['>He said ', '<שלום לכם', '>.'])
  expect(parts('أعلنت Galley Desk 2 اليوم.')).toEqual(['<أعلنت ', '>Galley Desk', '< 2 اليوم.'])
  expect(parts('书屋。')).toEqual(['>书屋。'])
  expect(parts('שָׁלוֹם')).toEqual(['<שָׁלוֹם'])
  expect(directionsOf('', true)).toEqual([])
})

test('a paragraph of Arabic or Hebrew is one that runs from right to left, and so are its words, in a comment too', () => {
  const texts = ['Harbour', 'افتتحت المكتبة Galley في 2026.', 'The sign says שלום.']
  const open = openOfTexts(texts)
  const file = exported({ ...open, notes: [noteAt(open, 'The sign', { body: 'מי אמר?' })] })
  const xml = file.part('word/document.xml').toString()
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([each]) => each)
  expect(paragraphs.map((each) => /<w:bidi ?\/>/u.test(each))).toEqual([false, true, false])
  const runs = (each = ''): readonly string[] =>
    [...each.matchAll(/<w:r>(.*?)<\/w:r>/gsu)].flatMap(([, run = '']) => {
      const [, text] = /<w:t [^>]*>([^<]*)/u.exec(run) ?? []
      return text === undefined ? [] : [`${/<w:rtl ?\/>/u.test(run) ? '<' : '>'}${text}`]
    })
  expect(runs(paragraphs[1])).toEqual(['<افتتحت المكتبة ', '>Galley', '< في 2026.'])
  expect(runs(paragraphs[2])).toEqual(['>The sign', '> says ', '<שלום', '>.'])
  expect(file.paragraphs('accepted')).toEqual(texts)
  const comments = file.part('word/comments.xml').toString()
  expect(comments).toMatch(/<w:bidi ?\/>.*<w:rtl ?\/>/su)
})

test('a note on the words of a footnote has its range there', () => {
  const open = openOfTexts(['Harbour', 'The bookshop1 opened.', 'See the archive of the port.'])
  const [title, body, foot] = open.blocks
  if (title === undefined || body === undefined || foot === undefined) throw new Error('no blocks')
  const marks = [{ kind: 'note-ref' as const, start: 12, end: 13, target: '1' }]
  const blocks = [title, { ...body, marks }, { ...foot, role: 'note' as const, listNumber: '1' }]
  const file = exported({ ...open, blocks, notes: [noteAt(open, 'the archive', { body: 'Which?' })] })
  const notes = file.part('word/footnotes.xml').toString()
  expect(notes).toMatch(
    /See <\/w:t><\/w:r><w:commentRangeStart w:id="(\d+)" ?\/>.*the archive<\/w:t><\/w:r><w:commentRangeEnd w:id="\1" ?\/>.*<w:commentReference w:id="\1" ?\/>/su,
  )
  expect(file.part('word/document.xml').toString()).not.toContain('commentRange')
})

test('a table of Arabic or Hebrew has its first column on the right', () => {
  const open = openOfTexts(['Harbour', 'المدينة\tالمطر\nحيفا\t3', 'Place\tRain\nHaifa\t3'])
  const blocks = open.blocks.map((block, at) => (at === 0 ? block : { ...block, role: 'table' as const }))
  const xml = exported({ ...open, blocks })
    .part('word/document.xml')
    .toString()
  const tables = [...xml.matchAll(/<w:tblPr>.*?<\/w:tblPr>/gsu)].map(([each]) => each)
  expect(tables.map((each) => /<w:tblStyle [^>]*><w:bidiVisual ?\/><w:tblW/u.test(each))).toEqual([true, false])
})

test('words that are put into the author’s own file run their own way, whatever stands before them', async () => {
  const file = makeDocx({
    body: [
      paragraph('Harbour'),
      paragraph('The sign says little.'),
      `<w:p><w:pPr><w:bidi/></w:pPr>${arabic}</w:p>`,
    ].join(''),
  })
  const open = openOfParsed(await parse(file, 'a.docx'))
  const suggestions = [suggestAt(open, 'little', 'שלום, little'), suggestAt(open, 'المكتبة', 'المكتبة Galley')]
  const made = await ownFile({ ...open, suggestions }, file, options)
  if (typeof made === 'string') throw new Error(made)
  const xml = readDocx(Buffer.concat([...made.pieces]))
    .part('word/document.xml')
    .toString()
  const put = [...xml.matchAll(/<w:ins [^>]*>(.*?)<\/w:ins>/gsu)].map(([, own = '']) =>
    [...own.matchAll(/<w:r>(.*?)<\/w:r>/gsu)].map(([, each = '']) => {
      const [, text = ''] = /<w:t [^>]*>([^<]*)/u.exec(each) ?? []
      return `${/<w:rtl ?\/>/u.test(each) ? '<' : '>'}${text}`
    }),
  )
  expect(put.flat().filter((each) => /[א-ת]|Galley/u.test(each))).toEqual(['<שלום', '>Galley'])
})

const arabic = '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">افتتحت المكتبة اليوم.</w:t></w:r>'
