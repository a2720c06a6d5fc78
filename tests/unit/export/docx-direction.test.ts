import { expect, test } from 'vitest'
import { docxPieces } from '#electron/export/docx/export-docx.ts'
import { directionsOf, runsRightToLeft } from '#shared/text/direction.ts'
import { readDocx, type ReadDocx } from '#tests/helpers/exports/read-docx.ts'
import { noteAt, openOfTexts } from '#tests/helpers/revised.ts'
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
