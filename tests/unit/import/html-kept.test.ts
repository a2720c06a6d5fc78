import { describe, expect, it } from 'vitest'
import { outline, parse } from '#tests/helpers/parse.ts'

const LONG = '渡口的石阶被水没过了三级，船工把缆绳一根根解下来，说潮水退下去以前谁也不要下滩。'

const page = (body: string, head = ''): Promise<Awaited<ReturnType<typeof parse>>> =>
  parse(`<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`, 'a.html')

describe('a page of which a part would be passed over', () => {
  it('with a film in a frame is read to its end', async () => {
    const { document } = await page(
      `<h1>渡口</h1><p>${LONG}</p><iframe src="https://film.example/1"></iframe><dl><dt>班次</dt><dd>每天12班</dd></dl><blockquote>“早该有了。”</blockquote><pre>6:00 6:20</pre>`,
    )
    expect(document.blocks.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['班次', '每天12班', '“早该有了。”', '6:00 6:20']),
    )
  })

  it('that shows nothing without its script gives what it keeps for those who run none', async () => {
    const bare = await page(`<div id="app"></div><noscript><h1>渡口停航</h1><p>${LONG}</p></noscript>`)
    expect(outline(bare)).toEqual([
      ['headline', '渡口停航'],
      ['paragraph', LONG],
    ])
    const told = JSON.stringify({ headline: '渡口停航', articleBody: `${LONG}\n<b>两天</b>后再开。` })
    const stated = await page('<div id="app"></div>', `<script type="application/ld+json">${told}</script>`)
    expect(stated.document.blocks.map(({ text }) => text)).toEqual(['渡口停航', LONG, '<b>两天</b>后再开。'])
  })

  it('laid out in a list with pictures is paragraphs and captions', async () => {
    const { document } = await page(
      `<h1>渡口</h1><ul><li>${LONG}</li><li><img src="a.jpg"></li><li>图为渡口的石阶。（何雨 摄）</li><li>老船工说，今年停了6天，比去年多3天，等水退了再开。</li></ul>`,
    )
    expect(document.blocks.map(({ role }) => role)).toEqual(['headline', 'paragraph', 'figure', 'caption', 'paragraph'])
  })

  it('keeps the figure that a small picture in a line shows, and no letters of no size', async () => {
    const { document } = await page(
      `<h1>渡口</h1><p>气温<img src="n.png" style="height:14px" alt="23">度，${LONG}<span style="font-size:0">备注888</span></p>`,
    )
    expect(document.blocks[1]?.text).toContain('气温23度')
    expect(document.blocks[1]?.marks).toMatchObject([{ kind: 'hidden' }])
  })

  it('has its account as source, and not as a line under the headline', async () => {
    const { document } = await page(
      `<h1 id="activity-name">渡口停航</h1><span id="js_name">渡口人家</span><div id="js_content" style="visibility:hidden"><p>${LONG}</p></div>`,
    )
    expect(document.source).toBe('渡口人家')
    expect(document.blocks.find(({ text }) => text === '渡口人家')?.role ?? 'furniture').toBe('furniture')
  })
})

it('an article in JATS that says so is in English, whatever its names and figures', async () => {
  const text =
    '<article xml:lang="en"><front><article-meta><title-group><article-title>Newts</article-title></title-group></article-meta></front><body><p>Kit Marsh counted 604 newts, Di Oak 600; Una Fen saw none. 2 ponds: Orrin, Leck.</p></body></article>'
  expect((await parse(text, 'a.xml')).document.language).toBe('en')
})
