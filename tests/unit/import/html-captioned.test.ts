import { describe, expect, it } from 'vitest'
import { parse, textsOf } from '#tests/helpers/parse.ts'

const BODY =
  '青禾镇的梯田改造进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙，等着第一场春雨。'
const WORDS = '施工队员在青禾镇垒石埂。 沈禾 摄'

/** A site's page: its ways around, and the article. */
const page = (within: string): string => `<!doctype html><html lang="zh"><body>
  <nav><a href="/">首页</a> <a href="/a">乡村</a> <a href="/b">城市</a> <a href="/c">科技</a></nav>
  <article><h1>石埂立起来</h1>${`<p>${BODY}</p>`.repeat(3)}${within}${`<p>${BODY}</p>`.repeat(3)}</article>
  <footer><a href="/about">关于我们</a></footer></body></html>`

const pictures = async (within: string): Promise<number> => {
  const file = await parse(page(within), 'a.html')
  expect(textsOf(file, 'caption')).toEqual([WORDS])
  return file.document.blocks.filter(({ role }) => role === 'figure').length
}

describe('a picture over its caption comes along', () => {
  it.each([
    [
      'in a frame that the finder of articles takes for an advertisement',
      `<div class="media-container"><div class="sponsor-wrapper"><img src="a/wall.jpg"></div></div><div class="media-caption">${WORDS}</div>`,
    ],
    ['with logo in its name', `<figure><img src="a/town_logo_wall8.jpg"><figcaption>${WORDS}</figcaption></figure>`],
    [
      'with no height until its style gives one',
      `<figure><span><img src="a/wall.jpg" width="570" height="0"></span><figcaption>${WORDS}</figcaption></figure>`,
    ],
  ])('%s', async (_, within) => {
    expect(await pictures(within)).toBe(1)
  })

  it('and no counter or ornament with it', async () => {
    const within = `<figure><img src="a/wall.jpg"><img src="a/zoom.png" width="16" height="16"><img src="a/t.gif" width="0" height="0"><figcaption>${WORDS}</figcaption></figure>`
    expect(await pictures(within)).toBe(1)
  })

  it('and none that other words part from it', async () => {
    const within = `<div class="media-container"><div class="ad"><img src="a/offer.jpg"></div></div><p>${BODY}</p><div class="media-caption">${WORDS}</div>`
    expect(await pictures(within)).toBe(0)
  })
})

const ENGLISH =
  'The harbour board of Port Elm has spent three winters, and most of its money, on a wall that the sea is meant to spare.'

/** A site's page whose headline stands outside of what the finder takes for the article. */
const english = (head: string, under: string): string => `<!doctype html><html lang="en"><head>${head}</head><body>
  <nav><a href="/">Home</a> <a href="/a">Harbour</a> <a href="/b">Town</a> <a href="/c">Sea</a></nav>
  <header><div><h1 itemprop="headline"><span>What a Wall Costs the U.K.</span></h1></div></header>
  <section><div>${under}${`<p>${ENGLISH}</p>`.repeat(5)}</div></section>
  <footer><a href="/about">About</a></footer></body></html>`

describe('over the text of a page', () => {
  it('a headline with a point at its end is not its own second one', async () => {
    const file = await parse(english('', ''), 'a.html')
    expect(textsOf(file, 'headline')).toEqual(['What a Wall Costs the U.K.'])
    expect(textsOf(file, 'subheadline')).toEqual([])
  })

  it('a list of one day is the line that tells it', async () => {
    const file = await parse(
      english('', '<ul><li><time datetime="2026-02-21">Feb. 21, 2026</time></li></ul>'),
      'a.html',
    )
    expect(textsOf(file, 'dateline')).toEqual(['Feb. 21, 2026'])
    expect(file.document.publishedAt).toBe('2026-02-21')
  })

  it('a day that the head states under several names is read by any of them', async () => {
    const head = '<meta property="article:released" itemprop="datePublished" content="2026-02-21T08:00:08Z">'
    expect((await parse(english(head, ''), 'a.html')).document.publishedAt).toContain('2026-02-21')
  })

  it('days in a list of several stay what they are', async () => {
    const file = await parse(english('', '<ul><li>Feb. 21, 2026</li><li>Feb. 28, 2026</li></ul>'), 'a.html')
    expect(textsOf(file, 'list-item')).toHaveLength(2)
  })
})
