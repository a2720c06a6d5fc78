import { createHash } from 'node:crypto'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { describe, expect, it } from 'vitest'
import { exportArticle, type ExportOptions } from '#electron/export/export-article.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { blocks, note, openArticle, readAsset, suggestion, T0, textTarget, wholeOf } from './fixture.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

async function page(open: OpenArticle, more: Partial<ExportOptions> = {}): Promise<string> {
  const options: ExportOptions = { format: 'html', view: 'marked', locale: 'zh-Hans', readAsset, now: T0, ...more }
  const made = await exportArticle(open, options)
  if (!made.ok) throw new Error(made.error.code)
  return new TextDecoder().decode(wholeOf(made.value))
}

function elements(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

function words(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}

describe('the reviewed article as one HTML file', () => {
  it('needs nothing but itself and runs nothing', async () => {
    const html = await page(openArticle())
    const all = elements(html)
    expect(all.filter((each) => ['script', 'iframe', 'object', 'link', 'base', 'form'].includes(each.tagName))).toEqual(
      [],
    )
    for (const element of all)
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^on|^style$/)
        if (name === 'src' || name === 'href') expect(value).toMatch(/^(data:image\/|#)/)
      }
    const policy = all.find((each) => attribute(each, 'http-equiv') === 'Content-Security-Policy')
    const style = all.find((each) => each.tagName === 'style')
    const hash = createHash('sha256')
      .update(style === undefined ? '' : words(style))
      .digest('base64')
    expect(attribute(policy as Element, 'content')).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
  })

  it('shows deletions, insertions, notes, replies, states and verdicts', async () => {
    const html = await page(openArticle())
    const all = elements(html)
    const text = (name: string): string[] => all.filter((each) => each.tagName === name).map(words)
    expect(text('del')).toContain('三个人')
    expect(text('ins')).toContain('两个人')
    const cards = all.filter((each) => each.tagName === 'aside')
    expect(cards).toHaveLength(11)
    // Every card is led to from its place and back.
    const ids = new Set(all.flatMap((each) => attribute(each, 'id') ?? []))
    for (const link of all.filter((each) => each.tagName === 'a' && attribute(each, 'class') !== 'number-of-note'))
      expect(ids).toContain(attribute(link, 'href')?.slice(1))
    expect(html).toContain('48棵是对的，上期印错了。')
    expect(html).toContain('已结案，秦未央')
    expect(html).toContain('class="verdict verdict-approved">通过')
    expect(html).toContain('共 7 处，已看 5 处')
    expect(html).not.toContain('首页 &gt; 地方')
    expect(html).toContain('需要重新定位的批注')
  })

  it('draws regions over the picture, numbered as their cards', async () => {
    const svg = elements(await page(openArticle())).find((each) => attribute(each, 'class') === 'regions')
    expect(svg && attribute(svg, 'viewBox')).toBe('0 0 1200 720')
    expect(words(svg as Element)).toBe('56')
  })

  it('gives the clean article, and nothing of the review', async () => {
    const html = await page(openArticle(), { view: 'clean', locale: 'en' })
    expect(html).toContain('送货的三轮车要两个人推')
    expect(html).toContain('自筹12.5万元')
    for (const trace of ['<aside', 'class="mark', '马灯的', '江予白', '首页']) expect(html).not.toContain(trace)
    expect(html).toContain('<html lang="zh-Hans">')
    expect(elements(html).filter((each) => each.tagName === 'table')).toHaveLength(1)
  })

  it('gives the text as it was received in the original view', async () => {
    expect(await page(openArticle(), { view: 'original' })).toContain('柳湾村(cūn)的广播')
  })

  it('gives every block the id by which annotations name it, once', async () => {
    for (const view of ['marked', 'clean'] as const) {
      const ids = elements(await page(openArticle(), { view })).flatMap((each) => attribute(each, 'id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      const shown = blocks.filter((block) => block.role !== 'furniture').map((block) => `block-${block.id}`)
      expect(ids.filter((id) => id.startsWith('block-'))).toEqual(shown)
    }
  })

  it('keeps the cells of a table whose marks run over them', async () => {
    const cells = elements(await page(openArticle()))
      .filter((each) => each.tagName === 'td')
      .map(words)
    expect(cells.slice(0, 6)).toEqual(['项目', '金额（万元）', '路基', '41.5', '路面', '44.5'])
  })
})

describe('hostile words', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>alert(1)</script>',
    '--><svg onload=alert(1)>',
    'javascript:alert(1)',
    '&lt;script&gt; &amp;',
    '\u202etxt.exe\u0000\ufffe',
  ]

  it.each(payloads)('%s stays words wherever it stands', async (payload) => {
    const open = openArticle()
    const hostile = openArticle({
      article: { ...open.article, title: payload, source: payload },
      versions: open.versions.map((version) => ({ ...version, fileName: payload })),
      blocks: blocks.map((block) => ({
        ...block,
        text: block.text === '' ? '' : `${payload}${block.text}`,
        alt: payload,
      })),
      notes: open.notes.map((each) => ({ ...each, body: payload, author: payload, assignee: payload })),
      replies: open.replies.map((each) => ({ ...each, body: payload, author: payload })),
      suggestions: open.suggestions.map((each) => ({ ...each, before: payload, after: payload })),
      numbers: open.numbers.map((each) => ({ ...each, text: payload, rightValue: payload })),
      assets: open.assets.map((asset) => ({ ...asset, fileName: payload })),
    })
    for (const view of ['marked', 'clean', 'original'] as const) {
      const all = elements(await page(hostile, { view }))
      expect(all.filter((each) => each.tagName === 'script' || each.tagName === 'img').length).toBe(1)
      expect(all.flatMap((each) => each.attrs.filter(({ name }) => name.startsWith('on')))).toEqual([])
      const head = all.find((each) => each.tagName === 'h1')
      expect(words(head as Element)).toContain(payload.replaceAll(/[\u0000\ufffe]/g, '\ufffd'))
    }
  })

  it('shows a picture of an unknown kind as a frame, never as markup', async () => {
    const open = openArticle()
    const html = await page(openArticle({ assets: open.assets.map((asset) => ({ ...asset, mediaType: 'text/html' })) }))
    expect(elements(html).filter((each) => each.tagName === 'img')).toEqual([])
    expect(html).toContain('这种图片不能在网页里显示（text/html）')
  })
})

describe('the article as text', () => {
  it('parts paragraphs by an empty line and leaves furniture out', async () => {
    const made = await exportArticle(openArticle(), { format: 'text', view: 'clean', locale: 'en', readAsset, now: T0 })
    const text = made.ok ? new TextDecoder().decode(wholeOf(made.value)) : ''
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      '三年种下48棵柿树，柳湾把山路走成了果园',
      '——一个山村的修路账本',
      '本报记者 何雨舟　通讯员 纪小满',
    ])
    expect(text).toContain('〔图注〕童守田和他的马灯。（资料照片）')
    expect(text).toContain('要两个人推')
    expect(text.endsWith('责任编辑：温如意\n')).toBe(true)
  })
})

describe('the original as text', () => {
  it('has nothing added to it: no brackets about captions', async () => {
    const made = await exportArticle(openArticle(), {
      format: 'text',
      view: 'original',
      locale: 'en',
      readAsset,
      now: T0,
    })
    const text = made.ok ? new TextDecoder().decode(wholeOf(made.value)) : ''
    expect(text).toContain('童守田和他的马灯。')
    expect(text).not.toMatch(/〔图(?:注|片来源)〕/u)
  })
})

describe('overlapping suggestions', () => {
  it('are both shown, and said to be in conflict', async () => {
    const target = textTarget('b4', '童守田')
    const open = openArticle({
      notes: [note('n1', 'correction', target)],
      suggestions: [
        suggestion('a', 'b4', '护路员童守田', '护路人童守田', { noteId: 'n1' }),
        suggestion('b', 'b4', '童守田提着', '童守田举着'),
      ],
    })
    const html = await page(open)
    expect(html.match(/与另一处改动重叠/g)).toHaveLength(2)
  })

  it('reads a picture when its turn has come, writes it in slices, and shows a damaged one as missing', async () => {
    const open = openArticle()
    const figure = open.blocks.find((block) => block.role === 'figure')
    const asset = open.assets[0]
    if (figure === undefined || asset === undefined) throw new Error('the article has no picture')
    const hashes = Array.from({ length: 5 }, (_, index) => String(index).repeat(64))
    const many = {
      ...open,
      assets: hashes.map((sha256) => ({ ...asset, id: `pic-${sha256}` as never, sha256 })),
      blocks: hashes.map((sha256, order) => ({
        ...figure,
        id: `fig-${sha256}` as never,
        order,
        assetId: `pic-${sha256}` as never,
      })),
    }
    const bytes = new Uint8Array(2_000_001).map((_, index) => index % 251)
    const asked: string[] = []
    const read = (sha256: string): Uint8Array | undefined => {
      asked.push(sha256)
      return sha256 === hashes[2] ? undefined : bytes
    }
    const made = await exportArticle(many, {
      format: 'html',
      view: 'clean',
      locale: 'en',
      readAsset: read,
      now: T0,
      withPosition: true,
    })
    if (!made.ok) throw new Error(made.error.code)
    expect(asked).toEqual([])
    const pieces: Uint8Array[] = []
    let done = 0
    for (const piece of made.value.pieces) {
      pieces.push(piece)
      expect(piece.length).toBeLessThan(1_100_000)
      // No picture is read before the one in front of it is written whole.
      if (new TextDecoder().decode(piece.subarray(-12)).endsWith('</div>')) done += 1
      expect(asked.length).toBeLessThanOrEqual(done + 2)
    }
    expect(asked).toEqual(hashes)
    const shown = elements(Buffer.concat(pieces).toString('utf8')).filter((each) => each.tagName === 'img')
    expect(shown).toHaveLength(4)
    for (const image of shown)
      expect(attribute(image, 'src')).toBe(`data:${asset.mediaType};base64,${Buffer.from(bytes).toString('base64')}`)
  })

  it('lets a name or a note turn nothing but itself', async () => {
    const turned = '\u202e何雨舟'
    const html = await page(
      openArticle({
        notes: [note('n-turned', 'comment', textTarget('b4', '48棵'), { author: turned, body: '\u2067看\u202c' })],
      }),
    )
    const all = elements(html)
    const author = all.find((each) => attribute(each, 'class') === 'author')
    expect(words(author as Element)).toBe(`\u2068${turned}\u202c\u2069`)
    // Whatever opens in a line of ours ends in it.
    for (const element of all.filter((each) => ['title', 'span', 'td', 'b'].includes(each.tagName))) {
      const depth = { '\u202e': 1, '\u202c': -1, '\u2068': 1, '\u2067': 1, '\u2069': -1 }
      const total = [...words(element)].reduce((sum, sign) => sum + ((depth as Record<string, number>)[sign] ?? 0), 0)
      expect(total, words(element)).toBe(0)
    }
  })

  it('lets words that are put in turn nothing that stands behind them', async () => {
    const put = suggestion('s-turned', 'b4', '48棵', '\u202e何')
    const inserted = elements(await page(openArticle({ suggestions: [put] }))).filter(
      ({ tagName }) => tagName === 'ins',
    )
    expect(inserted.length).toBeGreaterThan(0)
    expect(new Set(inserted.map(words))).toEqual(new Set(['\u2068\u202e何\u202c\u2069']))
  })
})
