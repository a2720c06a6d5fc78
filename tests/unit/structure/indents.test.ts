import { expect, test } from 'vitest'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { outline, parse } from '#tests/helpers/parse.ts'

const FIRST = '清河镇今年种下两万棵树，镇长林一在山坡上对记者说，成活率比去年高出三个百分点。'
const NEXT = '三月，镇里来了人，问他愿不愿意把船卖掉，他说不卖。'
const indented = (words: string): string =>
  `<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

test('a short line that is not set in, among paragraphs that are, is a heading in a Word document too', async () => {
  const lines = [
    paragraph('渡口的一天'),
    indented(FIRST),
    paragraph('潮水来的时候'),
    indented('“走吧。”'),
    indented(NEXT),
  ]
  expect(outline(await parse(makeDocx({ body: lines.join('') }), 'a.docx')).map(([role]) => role)).toEqual([
    'headline',
    'paragraph',
    'section-heading',
    'paragraph',
    'paragraph',
  ])
})

test('a line that is set in as the paragraphs are, over a remark, is none', async () => {
  const lines = [
    paragraph('渡口的一天'),
    indented(FIRST),
    indented('潮水来的时候'),
    indented('“走吧。”'),
    indented(NEXT),
  ]
  expect(outline(await parse(makeDocx({ body: lines.join('') }), 'a.docx'))[2]?.[0]).toBe('paragraph')
})
