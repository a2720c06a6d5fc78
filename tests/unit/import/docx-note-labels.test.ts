import { expect, it } from 'vitest'
import { makeDocx, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'

const reference = (id: number, own = ''): string =>
  `<w:r><w:footnoteReference w:id="${String(id)}"${own === '' ? '' : ' w:customMarkFollows="1"'}/>${own === '' ? '' : `<w:t>${own}</w:t>`}</w:r>`
const note = (id: number, content: string): string =>
  `<w:footnote w:id="${String(id)}"><w:p>${content}</w:p></w:footnote>`

it('a mark of the author’s own that is typed before the note again is none of its words', async () => {
  const start = '<w:commentRangeStart w:id="1"/>'
  const end = '<w:commentRangeEnd w:id="1"/>'
  const { document } = await parse(
    makeDocx({
      body: `<w:p>${run('始于县志')}${reference(2, '甲')}${run('，又见')}${reference(3)}${run('。')}</w:p>`,
      footnotes:
        note(2, run('甲', '<w:vertAlign w:val="superscript"/>') + run(' 见') + start + run('镇志', '<w:b/>') + end) +
        note(3, run('1 斤为500克。')),
      comments: `<w:comment w:id="1" w:author="高远" w:date="2024-01-15T09:30:00Z"><w:p>${run('哪一卷？')}</w:p></w:comment>`,
    }),
    'a.docx',
  )
  expect(document.blocks.slice(1).map(({ text, listNumber, marks }) => [text, listNumber, marks])).toEqual([
    [' 见镇志', '甲', [{ kind: 'bold', start: 2, end: 4 }]],
    // A number that Word counts stands in no run: these are the note's own words.
    ['1 斤为500克。', '1', undefined],
  ])
  expect(document.notes.map(({ block, start, end }) => [block, start, end])).toEqual([[1, 2, 4]])
})
