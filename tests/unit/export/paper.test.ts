import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { PAPER_SIZES, paperOf, paperSizeOf } from '#shared/domain/paper.ts'
import { paperPieces } from '#electron/export/pdf/paper-page.ts'
import { cssText } from '#electron/export/pdf/paper-style.ts'
import { noteAt, openOfTexts } from '#tests/helpers/revised.ts'

const EVIL = '</style><script>x()</script>"; } body { display: none } \\'
const TEXTS = [`渡口${EVIL}`, '末班轮渡靠岸，摆渡人还了两本书。', '江上的人都看得见这盏灯。']

function pageOf(notes: 'margin' | 'end', view: 'marked' | 'clean' = 'marked') {
  const open = openOfTexts(TEXTS)
  const noted = {
    ...open,
    notes: [noteAt(open, '摆渡人', { body: EVIL }), noteAt(open, '这盏灯', { body: '哪一盏？' })],
  }
  const pieces = paperPieces(noted, {
    view,
    locale: 'zh-Hans',
    readAsset: () => undefined,
    now: 0,
    paper: paperOf({ notes }),
  })
  const html = Buffer.concat([...pieces]).toString('utf8')
  return { html, document: parseHTML(html).document }
}

describe('a page for printing', () => {
  test('runs nothing that an article or a note says', () => {
    const { html, document } = pageOf('margin')
    expect(document.querySelectorAll('script, iframe, object, form, base').length).toBe(0)
    expect(html.match(/<\/style>/gu)).toHaveLength(1)
    const [policy] = document.querySelectorAll('meta[http-equiv]')
    expect(policy?.getAttribute('content')).toContain("default-src 'none'")
    expect([...document.querySelectorAll('link')].map((link) => link.getAttribute('href'))).toEqual(['fonts.css'])
  })

  test('has each note once: before its block, or after the text', () => {
    const beside = pageOf('margin').document
    expect(beside.querySelectorAll('.flow > aside').length).toBe(2)
    expect(beside.querySelectorAll('.flow > aside + p').length).toBe(2)
    const atEnd = pageOf('end').document
    expect(atEnd.querySelectorAll('.flow aside').length).toBe(0)
    expect(atEnd.querySelectorAll('.notes-list aside').length).toBe(2)
  })

  test('parts a text with many cards, each beside its own words, and one with few not', () => {
    const texts = ['长稿', ...Array.from({ length: 60 }, (_, at) => `第${String(at)}段的字句。`)]
    const open = openOfTexts(texts)
    const notes = texts.slice(1).flatMap((_, at) => [noteAt(open, `第${String(at)}段`, { body: `注${String(at)}。` })])
    const drawn = (kept: typeof notes): readonly Element[] => {
      const options = { view: 'marked', locale: 'zh-Hans', readAsset: () => undefined, now: 0 } as const
      const pieces = paperPieces({ ...open, notes: kept }, { ...options, paper: paperOf({ notes: 'margin' }) })
      return [...parseHTML(Buffer.concat([...pieces]).toString('utf8')).document.querySelectorAll('.flow')]
    }
    const flows = drawn(notes)
    expect(flows.map((flow) => flow.querySelectorAll('aside').length)).toEqual([40, 20])
    expect(flows.map((flow) => flow.querySelectorAll('aside + p').length)).toEqual([40, 20])
    expect(drawn(notes.slice(0, 39))).toHaveLength(1)
  })

  test('to be read has nothing of the review', () => {
    expect(pageOf('margin', 'clean').document.querySelectorAll('aside, .ref, .mark').length).toBe(0)
  })
})

test('words in a style stay words', () => {
  expect(cssText('a"b')).toBe('"a\\22 b"')
  expect(cssText('</style>\n\\')).toBe('"\\3c /style\\3e \\a \\5c "')
  expect(cssText('种子屋 · 1/2')).toBe('"种子屋 · 1/2"')
})

test('a size that nobody chose is the one of the country', () => {
  expect(paperSizeOf(paperOf({}), 'en')).toBe('letter')
  for (const locale of ['en-GB', 'zh-Hans', 'zh-Hant']) expect(paperSizeOf(paperOf({}), locale)).toBe('a4')
  for (const size of Object.keys(PAPER_SIZES)) expect(paperSizeOf(paperOf({ paper: size }), 'en')).toBe(size)
  expect(paperOf({ paper: 'none', notes: 7, 'text-size': '' })).toEqual(paperOf({}))
})
