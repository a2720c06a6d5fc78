import { describe, expect, it } from 'vitest'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse, readReference, textsOf } from '#tests/helpers/parse.ts'
import { NEEDS_CASES } from '#tests/helpers/left-out.ts'

const BODY =
  '入冬以来，青禾镇的梯田改造工程进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙。镇里请来的老石匠说，照这个进度，春耕之前全镇九成以上的坡地都能蓄住水，往年一下大雨就往沟里淌的泥，今后会留在田里养庄稼。'
const png = makePng(6, 4)
const dataAddress = `data:image/png;base64,${Buffer.from(png).toString('base64')}`

describe('a page without furniture', () => {
  it('keeps everything, with figures, captions, lists, tables and headings', async () => {
    const html = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>石埂 - 青禾网</title></head><body>
      <h1>石埂立起来</h1><p>本报记者 林知远</p><p>${BODY}</p>
      <figure><img src="${dataAddress}" alt="田埂"><figcaption>北坡的石埂。<span>苏白露 摄</span></figcaption></figure>
      <h2>账本</h2><ul><li>一条</li><li>两条<ul><li>细目</li></ul></li></ul>
      <table><tr><th>户</th><th>元</th></tr><tr><td>甲</td><td>12</td></tr></table>
      <blockquote><p>引语一句。</p></blockquote><p>甲<br>乙</p></body></html>`
    const file = await parse(html, 'a.html')
    expect(outline(file)).toEqual([
      ['headline', '石埂立起来'],
      ['byline', '本报记者 林知远'],
      ['paragraph', BODY],
      ['figure', ''],
      ['caption', '北坡的石埂。苏白露 摄'],
      ['section-heading', '账本'],
      ['list-item', '一条'],
      ['list-item', '两条'],
      ['list-item', '细目'],
      ['table', '户\t元\n甲\t12'],
      ['quotation', '引语一句。'],
      ['paragraph', '甲\n乙'],
    ])
    expect(file.document.blocks[4]?.figure).toBe(3)
    expect(file.document.blocks[3]).toMatchObject({ asset: 0, alt: '田埂' })
    expect(file.document.assets[0]).toMatchObject({ width: 6, height: 4 })
    expect(file.document).toMatchObject({ format: 'html', title: '石埂立起来', byline: '林知远' })
  })

  it('believes the names that the markup gives to the lines of the head', async () => {
    const file = await parse(
      `<body><article><p class="kicker">青禾山里的事</p><h1>石埂立起来</h1>
      <p class="subheadline">一道道石埂护住了田。它们会用上很多年。</p>
      <p class="meta source">青禾日报 <time datetime="2024-01-06T08:30:00">昨天</time></p>
      <p class="meta byline">林知远</p><p class="lead">${BODY}</p><p>${BODY}</p></article></body>`,
      'a.html',
    )
    expect(outline(file).map(([role]) => role)).toEqual([
      'kicker',
      'headline',
      'subheadline',
      'source',
      'byline',
      'lead',
      'paragraph',
    ])
    expect(file.document).toMatchObject({ publishedAt: '2024-01-06T08:30:00', byline: '林知远' })
  })

  it('knows no date from several times of which none is called the publication', async () => {
    const file = await parse(
      `<body><h1>石埂</h1><p>${BODY}</p><time datetime="2024-01-06">甲</time><time datetime="2023-01-06">乙</time></body>`,
      'a.html',
    )
    expect(file.document.publishedAt).toBeUndefined()
  })

  it('leaves a run-in kicker or source in its line', async () => {
    const file = await parse(
      `<body><h1>石埂</h1><p><span class="kicker">青禾</span>，${BODY}</p><p>${BODY}</p></body>`,
      'a.html',
    )
    expect(outline(file)[1]).toEqual(['paragraph', `青禾，${BODY}`])
  })

  it('takes a caption that stands before its picture in a figure', async () => {
    const file = await parse(
      `<body><figure><figcaption>说明</figcaption><img src="${dataAddress}"></figure><p>${BODY}</p></body>`,
      'a.html',
    )
    const caption = file.document.blocks.findIndex((block) => block.role === 'caption')
    expect(file.document.blocks[file.document.blocks[caption]?.figure ?? -1]?.role).toBe('figure')
  })

  it('links several captions of one figure to its pictures, and that of a table to the table', async () => {
    const file = await parse(
      `<body><figure><img src="${dataAddress}"><img src="${dataAddress}"><figcaption>左图</figcaption><figcaption>右图</figcaption></figure><p>${BODY}</p><figure><table><tr><th>年</th><th>里</th></tr><tr><td>1990</td><td>3</td></tr></table><figcaption>表</figcaption></figure><figure><figure><img src="${dataAddress}"><figcaption>一张</figcaption></figure><figcaption>一组</figcaption></figure></body>`,
      'a.html',
    )
    expect(file.document.blocks.map(({ role, text, figure }) => [role, text, figure])).toEqual([
      ['figure', '', undefined],
      ['figure', '', undefined],
      ['caption', '左图', 0],
      ['caption', '右图', 1],
      ['paragraph', BODY, undefined],
      ['table', '年\t里\n1990\t3', undefined],
      ['caption', '表', 5],
      ['figure', '', undefined],
      ['caption', '一张', 7],
      ['caption', '一组', 7],
    ])
  })

  it('keeps the words of a caption apart that only the style parts, and no letter of a word', async () => {
    const file = await parse(
      `<body><figure><img src="${dataAddress}"><figcaption><span class="text"><b>T</b>he wall.</span><span class="credit"><span class="label">Credit</span><span class="name">Ada Finch</span></span></figcaption></figure><p>${BODY}</p></body>`,
      'a.html',
    )
    expect(textsOf(file, 'caption')).toEqual(['The wall. Credit Ada Finch'])
  })

  it('takes pictures only by relative names beside it', async () => {
    const beside = {
      'files/a.png': png,
      '../secret.png': png,
      '/etc/x.png': png,
      'C:/x.png': png,
      'http://x/y.png': png,
    }
    const names = [
      'files/a.png',
      '../secret.png',
      '/etc/x.png',
      'C:/x.png',
      'http://x/y.png',
      'files/%2e%2e/%2e%2e/b.png',
      'file:///etc/x.png',
      '..\\x.png',
    ]
    const file = await parse(
      `<body><p>${BODY}</p>${names.map((name) => `<p><img src="${name}"></p>`).join('')}</body>`,
      'a.html',
      {},
      beside,
    )
    expect(file.document.assets).toHaveLength(1)
    expect(textsOf(file, 'figure')).toHaveLength(names.length)
  })

  it('finds the picture that a page loads later', async () => {
    const file = await parse(
      `<body><p>${BODY}</p><p><img src="blank.gif" data-original="a.png"></p></body>`,
      'a.html',
      {},
      { 'a.png': png },
    )
    expect(file.document.assets).toHaveLength(1)
  })
})

describe('a page with furniture', () => {
  const links = Array.from({ length: 30 }, (_, index) => `<li><a href="/n/${index}">频道${index}</a></li>`).join('')
  const page = `<!doctype html><html><head><title>石埂立起来_县域_青禾网</title><meta name="publishdate" content="2024-01-15"><script>var x = 1</script></head><body>
    <nav><ul>${links}</ul></nav>
    <div class="crumb"><a href="/">首页</a> &gt; <a href="/x">县域</a></div>
    <div id="main"><h1 id="t">石埂立起来</h1>
    <div class="info"><span>2024-01-15 09:30</span>　<span>来源：<a href="/s">青禾日报</a></span></div>
    <div style="height:0;overflow:hidden"><span>2024-01-15 09:30:12</span></div>
    <div id="content"><p>　　${BODY}</p>
      <p align="center"><img src="a.png"></p><p style="text-align:center">图注：北坡的石埂</p>
      <p>　　${BODY}</p><p align="center"><img src="b.png"></p><p align="center">施工队员在封缝</p>
      <p>${BODY}</p><p><strong>账本</strong></p><p>${BODY}</p></div>
    <div class="liability">[责任编辑:高远]</div></div>
    <aside><ul>${links}</ul></aside><footer>版权所有 青禾网</footer></body></html>`

  it('leaves the furniture out and keeps what is the article’s own', async () => {
    const file = await parse(page, 'a.html')
    expect(outline(file)).toEqual([
      ['headline', '石埂立起来'],
      ['dateline', '2024-01-15 09:30　来源：青禾日报'],
      ['paragraph', BODY],
      ['figure', ''],
      ['caption', '图注：北坡的石埂'],
      ['paragraph', BODY],
      ['figure', ''],
      ['caption', '施工队员在封缝'],
      ['paragraph', BODY],
      ['section-heading', '账本'],
      ['paragraph', BODY],
      ['editor-line', '[责任编辑:高远]'],
    ])
    expect(file.document).toMatchObject({
      title: '石埂立起来',
      source: '青禾日报',
      editor: '高远',
      publishedAt: '2024-01-15T09:30:12',
    })
    expect(file.document.blocks[7]?.figure).toBe(6)
  })
})

describe('hostile markup', () => {
  it('becomes text or nothing', async () => {
    const file = await parse(
      `<body><p>前${BODY}</p><svg onload=alert(1)><script>alert(2)</script></svg><math><mtext><img src=x onerror=alert(3)></mtext></math>
       <a href="javascript:alert(4)">链接</a><iframe srcdoc="<script>alert(5)</script>"></iframe><template><p>alert(6)</p></template>
       <object data="file:///etc/passwd"></object><p>&lt;script&gt;后</p></body>`,
      'a.html',
    )
    const { census, ...article } = file.document
    expect(JSON.stringify(article)).not.toMatch(/alert|onload|onerror|javascript:|passwd/)
    // Only words of a template are told as words that were left out.
    expect(census.leftOut).toEqual([{ reason: 'fallback', characters: 8, sample: 'alert(6)' }])
    expect(textsOf(file, 'paragraph').at(-1)).toContain('<script>')
  })

  it.each([
    [
      'inline elements that nobody closed',
      `<p>${'<i>'.repeat(5000)}桥修好了。</p><p>第二段。</p>`,
      ['桥修好了。', '第二段。'],
    ],
    ['inline elements of as many kinds', manyKinds(5000), ['桥修好了。', '第二段。']],
    ['divisions within divisions', `${'<div>'.repeat(100_000)}桥修好了。`, ['桥修好了。']],
    ['words between divisions', `<div>${'<div>桥'.repeat(3000)}</div>`, Array.from('桥'.repeat(3000))],
    ['quotations that end', `${'<blockquote>'.repeat(900)}桥${'</blockquote>'.repeat(900)}<p>后</p>`, ['桥', '后']],
  ])('keeps the words of %s: only the depth has an end', async (_name, html, words) => {
    const { document } = await parse(`<body>${html}</body>`, 'a.html')
    expect(document.blocks.flatMap(({ text }) => text.split(/\s+/u))).toEqual(words)
  })
})

/** Inline elements that differ, so that each paragraph would open all of them again. */
function manyKinds(count: number): string {
  const open = Array.from({ length: count }, (_, at) => `<b class="b${String(at)}">`)
  return `<p>${open.join('')}桥修好了。</p><p>第二段。</p>`
}

const gold = readReference('html/hand_gold.json')

describe.skipIf(gold === undefined)('the page read by hand', NEEDS_CASES, () => {
  it('has every part of its gold', async () => {
    const pages = JSON.parse(new TextDecoder().decode(gold)) as Readonly<
      Record<string, Readonly<Record<string, never>>>
    >
    for (const [name, expected] of Object.entries(pages)) {
      const wanted = expected as unknown as {
        headline: string
        published: string
        source: string
        byline: string
        editor_name: string
        captions: readonly string[]
        furniture: readonly string[]
      }
      const bytes = readReference(`html/readability/${name}/source.html`)
      if (bytes === undefined) throw new Error(`The gold names ${name}, which is not there`)
      const file = await parse(bytes, 'source.html')
      expect(file.document).toMatchObject({
        title: wanted.headline,
        publishedAt: wanted.published,
        source: wanted.source,
        byline: wanted.byline,
        editor: wanted.editor_name,
      })
      expect(textsOf(file, 'caption')).toEqual(wanted.captions)
      const kept = file.document.blocks.filter((block) => block.role !== 'furniture').map((block) => block.text)
      for (const furniture of wanted.furniture) expect(kept.join('\n')).not.toContain(furniture)
    }
  })
})
