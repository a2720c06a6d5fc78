import { describe, expect, it } from 'vitest'
import type { ParsedFile } from '#electron/ports.ts'
import { drawing, makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse } from '#tests/helpers/parse.ts'

const LONG =
  '清河镇今年种下两万棵树，镇长林一在山坡上对记者说，成活率比去年高出三个百分点，全镇都很高兴。树苗是三月从邻县运来的，一路走了两天，运到的时候根上还带着湿泥，大家连夜把它们栽进了坑里，又浇了三遍水。'
const SHORT = '清河镇这一年雨水多，树都活得好。'
const read = (text: string, name: string): Promise<ParsedFile> => parse(new TextEncoder().encode(text), name)
const rows = ({ document }: ParsedFile): readonly string[] =>
  document.blocks.map(({ role, text }) => `${role}: ${text}`)

describe('a paragraph behind a table', () => {
  it('is no caption of a picture in its cells: Word', async () => {
    const cell = (inner: string): string => `<w:tc><w:tcPr/>${inner}</w:tc>`
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const picture = `<w:p>${drawing('tree.png', '')}</w:p>`
    const table = `<w:tbl>${row(paragraph('年'), paragraph('松（棵）'))}${row(paragraph('2025'), picture)}${row(paragraph('2026'), paragraph('9000'))}</w:tbl>`
    const body = paragraph('清河镇种树记') + paragraph(LONG) + table + paragraph(SHORT) + paragraph(LONG)
    const file = await parse(makeDocx({ body, pictures: { 'tree.png': makePng(60, 40) } }), '稿.docx')
    expect(rows(file)).toContain(`paragraph: ${SHORT}`)
  })

  it('is no caption of a picture in its cells: a page, Markdown', async () => {
    const table =
      '<table><tr><th>年</th><th>松（棵）</th></tr><tr><td>2025</td><td><img src="a.jpg"></td></tr><tr><td>2026</td><td>9000</td></tr></table>'
    const page = `<html><body><h1>清河镇种树记</h1><p>${LONG}</p>${table}<p>${SHORT}</p><p>${LONG}</p></body></html>`
    const text = `# 清河镇种树记\n\n${LONG}\n\n| 年 | 松 |\n|---|---|\n| 2025 | ![](a.jpg) |\n\n${SHORT}\n\n${LONG}\n`
    expect(rows(await read(page, 'a.html'))).toContain(`paragraph: ${SHORT}`)
    expect(rows(await read(text, 'a.md'))).toContain(`paragraph: ${SHORT}`)
  })
})

it('the title of a picture in Markdown is its caption, and counted as kept', async () => {
  const text = `# 种树记\n\n${LONG}\n\n![槐树](a.jpg "老槐树下的孟小满")\n\n![新苗](b.jpg "新苗")\n\n${LONG}\n`
  const { document } = await read(text, 'a.md')
  const at = document.blocks.findIndex(({ role }) => role === 'caption')
  expect(document.blocks[at]).toMatchObject({ text: '老槐树下的孟小满', figure: at - 1 })
  expect(document.blocks.filter(({ role }) => role === 'caption')).toHaveLength(1)
  expect(document.census.leftOut.filter(({ reason }) => reason === 'unknown')).toEqual([])
})

it('whoever took a picture of an item stands with whose it is', async () => {
  const picture = (more: object): object => ({
    type: 'picture',
    description_text: 'The heron after cleaning.',
    ...more,
    renditions: { original: { href: 'heron.jpg' } },
  })
  const item = {
    uri: 'x',
    type: 'text',
    headline: 'Heron found',
    body_html: `<p>${'The heron was found in a canal on Sunday. '.repeat(8)}</p>`,
    associations: {
      a: picture({ byline: 'By Ravi Sen', creditline: 'PA' }),
      b: picture({ byline: 'Ravi Sen', creditline: 'Ravi Sen/PA' }),
    },
  }
  const { document } = await read(JSON.stringify(item), 'a.json')
  expect(document.blocks.filter(({ role }) => role === 'credit').map(({ text }) => text)).toEqual([
    'Ravi Sen/PA',
    'Ravi Sen/PA',
  ])
})

it('the sections of an abstract keep their names', async () => {
  const section = (title: string, text: string): string => `<sec><title>${title}</title><p>${text}</p></sec>`
  const abstract = `<abstract>${section('Background', 'Few birds remain in the estuary.')}${section('Results', 'They stayed longer than before.')}</abstract>`
  const article = `<article xml:lang="en"><front><article-meta><title-group><article-title>Birds</article-title></title-group>${abstract}</article-meta></front><body><sec><title>Introduction</title><p>Mudflats hold much.</p></sec></body></article>`
  expect(rows(await read(article, 'a.xml')).slice(1, 5)).toEqual([
    'section-heading: Background',
    'lead: Few birds remain in the estuary.',
    'section-heading: Results',
    'lead: They stayed longer than before.',
  ])
})

it('a heading over the headline of a page says what kind of piece it is', async () => {
  const page = `<html><head><title>青石桥的修桥人_青石晚报</title></head><body><h2>记者走基层</h2><h1>青石桥的修桥人</h1><p class="info">2026年11月08日 第A06版：人物 来源：青石晚报 作者：贺春生</p><p>${LONG}</p></body></html>`
  const { document } = await read(page, 'a.html')
  expect(document.blocks[0]).toMatchObject({ role: 'kicker', text: '记者走基层' })
  expect(document).toMatchObject({
    title: '青石桥的修桥人',
    source: '青石晚报',
    byline: '贺春生',
    publishedAt: '2026-11-08',
  })
})

it('a heading under the headline that is called its second one stands beside the text of a page', async () => {
  const long =
    'Last January a colleague and I counted the same flock of dunlin, and she got far fewer than I did. '.repeat(3)
  const page = `<html><head><title>How to count a flock - Wingbeat</title></head><body><div class="topbar"><a>Wingbeat</a><button>Subscribe</button></div><article><h1 class="post-title">How to count a flock</h1><h3 class="subtitle">You can't. But you can be wrong by less than 10%.</h3><div class="byline"><a>Ines Vale</a></div><div>Nov 12, 2026</div><div><a>42</a><a>Share</a></div><div class="body"><p>${long}</p><h2>The block</h2><p>${long}</p><h2>Does it matter?</h2><p>${long}</p></div></article><div class="comments"><h4>Discussion</h4><p>Ben K. Nov 13: Great piece!</p></div></body></html>`
  expect(rows(await read(page, 'a.html'))).toContain("subheadline: You can't. But you can be wrong by less than 10%.")
})
