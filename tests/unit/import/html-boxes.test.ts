import { describe, expect, it } from 'vitest'
import { parse, textsOf } from '#tests/helpers/parse.ts'

const BODY =
  '青禾镇的梯田改造进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙，等着第一场春雨。'
const BOX = '梯田是沿山坡修成的台阶式农田，能拦住雨水和泥土。'

/** A site's page: its ways around, the article, and what stands beside. */
const page = (article: string, beside = ''): string => `<!doctype html><html lang="zh"><body>
  <nav><a href="/">首页</a> <a href="/a">乡村</a> <a href="/b">城市</a> <a href="/c">科技</a> <a href="/d">教育</a></nav>
  <article><h1>石埂立起来</h1>${article}</article>${beside}
  <footer><a href="/about">关于我们</a> <a href="/law">版权声明</a></footer></body></html>`
const paragraphs = (count: number): string => `<p>${BODY}</p>`.repeat(count)

const textOfAll = async (html: string): Promise<string> =>
  (await parse(html, 'a.html')).document.blocks.map(({ text }) => text).join('\n')

describe('a box among the paragraphs of an article', () => {
  it.each([
    ['between them', page(`${paragraphs(3)}<aside><h3>名词</h3><p>${BOX}</p></aside>${paragraphs(3)}`)],
    ['in a frame of its own', page(`${paragraphs(3)}<div><aside><p>${BOX}</p></aside></div>${paragraphs(3)}`)],
    ['as the last of the article', page(`${paragraphs(4)}<aside class="infobox"><p>${BOX}</p></aside>`)],
  ])('is part of it, %s', async (_where, html) => {
    const file = await parse(html, 'a.html')
    expect(textsOf(file, 'paragraph')).toContain(BOX)
  })

  it.each([
    [
      'links to other articles',
      `<aside><a href="/1">旧粮仓改成了夜读书房</a><a href="/2">山口的路灯先坏第三盏</a></aside>`,
    ],
    ['the site’s by its name', `<aside class="related-stories"><p>${BOX}</p></aside>`],
    ['the site’s by its heading', `<aside><h4>延伸阅读</h4><p>${BOX}</p></aside>`],
    ['a form', `<aside><p>${BOX}</p><form><input name="mail"></form></aside>`],
  ])('is left out as the site’s: %s', async (_what, aside) => {
    const { document } = await parse(page(`${paragraphs(3)}${aside}${paragraphs(3)}`), 'a.html')
    expect(document.blocks.map(({ text }) => text).join('')).not.toMatch(/梯田是沿山坡|旧粮仓/)
    expect(document.census.leftOut.find(({ reason }) => reason === 'furniture')?.sample).toContain('首页')
  })

  it('beside the article is the site’s', async () => {
    expect(await textOfAll(page(paragraphs(5), `<aside><p>${BOX}</p></aside>`))).not.toContain(BOX)
  })

  it('that only says a sentence of the article again is told as repeated', async () => {
    const quote = BODY.slice(0, 20)
    const { census } = (await parse(page(`${paragraphs(3)}<aside>“${quote}”</aside>${paragraphs(3)}`), 'a.html'))
      .document
    expect(census.leftOut).toContainEqual({ reason: 'repeated', characters: 22, sample: `“${quote}”` })
  })
})

describe('style sheets that stand in a page', () => {
  const styled = (css: string, body: string): string =>
    `<!doctype html><html lang="zh"><head><style type="text/css">${css}</style></head><body>${body}</body></html>`

  it('say by their classes what is bold, italic, struck, raised', async () => {
    const css =
      '@import url(x.css);.c1{font-weight:700}/* .c2{display:none} */.c2{font-style:italic}span.c3,.c4{text-decoration:line-through}.c5{vertical-align:super}'
    const words =
      '<p>一<span class="c1">粗</span>二<span class="c2">斜</span>三<span class="c3">删</span>四10<span class="c0 c5">6</span>五。</p>'
    const [block] = (await parse(styled(css, words), 'a.html')).document.blocks
    expect(block?.text).toBe('一粗二斜三删四106五。')
    expect(block?.marks).toEqual([
      { kind: 'bold', start: 1, end: 2 },
      { kind: 'italic', start: 3, end: 4 },
      { kind: 'struck', start: 5, end: 6 },
      { kind: 'superscript', start: 9, end: 10 },
    ])
  })

  it('hide what they hide: it is told, and is no text of the article', async () => {
    const { document } = await parse(
      styled('.x{display:none}', `<p>${BODY}</p><div class="x">内部意见勿登</div>`),
      'a.html',
    )
    expect(document.blocks.map(({ text }) => text)).toEqual([BODY])
    expect(document.census.leftOut).toEqual([{ reason: 'hidden', characters: 6, sample: '内部意见勿登' }])
  })

  it.each([
    ['a rule for paper', '@media print{.x{display:none}}'],
    ['a sheet for paper', '</style><style media="print">.x{display:none}'],
    ['a name that is shown under a condition', '.x{display:none}.open .x{display:block}'],
    ['a later rule', '.x{display:none}.x{display:block}'],
    ['a rule that depends on more', '.menu .x{display:none}'],
  ])('hide nothing by %s', async (_what, css) => {
    const { document } = await parse(styled(css, `<p>${BODY}</p><p class="x">春雨来了。</p>`), 'a.html')
    expect(document.blocks.map(({ text }) => text)).toEqual([BODY, '春雨来了。'])
  })

  it('give way to the style of the element itself', async () => {
    const { document } = await parse(
      styled(
        '.x{display:none;font-weight:bold}',
        `<p>${BODY}</p><p>头<span class="x" style="display:inline;font-weight:400">一</span>尾。</p>`,
      ),
      'a.html',
    )
    expect(document.blocks[1]).toMatchObject({ text: '头一尾。' })
    expect(document.blocks[1]?.marks).toBeUndefined()
  })
})
