import { describe, expect, it } from 'vitest'
import { outline, parse } from '#tests/helpers/parse.ts'

const BODY = '青禾镇的梯田改造进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙。'

async function blocksOf(body: string, head = ''): Promise<Awaited<ReturnType<typeof parse>>['document']['blocks']> {
  const file = await parse(
    `<!doctype html><html lang="zh"><head><title>石埂</title>${head}</head><body><h1>石埂</h1>${body}<p>${BODY}</p></body></html>`,
    'a.html',
  )
  return file.document.blocks
}

describe('the form of a line', () => {
  it('is kept as marks over bare characters', async () => {
    const [, block] = await blocksOf(
      '<p>甲<b>粗</b><em>斜</em><u>线</u><s>删</s>x<sub>1</sub>，<a href="https://a.example/">链</a><a href="javascript:x()">坏</a><code>f()</code></p>',
    )
    expect(block?.text).toBe('甲粗斜线删x1，链坏f()')
    expect(block?.marks).toEqual([
      { kind: 'bold', start: 1, end: 2 },
      { kind: 'italic', start: 2, end: 3 },
      { kind: 'underline', start: 3, end: 4 },
      { kind: 'struck', start: 4, end: 5 },
      { kind: 'subscript', start: 6, end: 7 },
      { kind: 'link', start: 8, end: 9, href: 'https://a.example/' },
      { kind: 'code', start: 10, end: 13 },
    ])
  })

  it('is counted in code points, and ends with the block that it began in', async () => {
    const blocks = await blocksOf('<i>𠮷野<p>上</p></i><p>下</p>')
    expect(blocks.slice(1, 4).map(({ text, marks }) => [text, marks])).toEqual([
      ['𠮷野', [{ kind: 'italic', start: 0, end: 2 }]],
      ['上', [{ kind: 'italic', start: 0, end: 1 }]],
      ['下', undefined],
    ])
  })

  it('comes from styles too, and a style takes a tag back', async () => {
    const [, block] = await blocksOf(
      '<p>a<span style="font-style:italic">b</span><span style="text-decoration: line-through">c</span><b style="font-weight:normal">d</b><span style="vertical-align:sub">2</span></p>',
    )
    expect(block?.marks?.map(({ kind, start }) => [kind, start])).toEqual([
      ['italic', 1],
      ['struck', 2],
      ['subscript', 4],
    ])
  })

  it('keeps readings out of the text, and puts the marks of a quotation into it', async () => {
    const [, block] = await blocksOf(
      '<p>姓<ruby>翟<rp>(</rp><rt>zhái</rt><rp>)</rp></ruby>，说<q>好<q>真好</q></q></p>',
    )
    expect(block?.text).toBe('姓翟，说“好‘真好’”')
    expect(block?.marks).toEqual([{ kind: 'ruby', start: 1, end: 2, reading: 'zhái' }])
  })

  it('tells another language where it has its letters, not where a program calls digits so', async () => {
    const [, block] = await blocksOf('<p>他说<span lang="en">the wall</span>，<span lang="EN-US">2026</span>年</p>')
    expect(block?.marks).toEqual([{ kind: 'lang', lang: 'en', start: 2, end: 10 }])
  })

  it('shows hidden words as hidden', async () => {
    const [, block] = await blocksOf('<p>明<span style="display:none">暗</span>明</p>')
    expect(block).toMatchObject({ text: '明暗明', marks: [{ kind: 'hidden', start: 1, end: 2 }] })
  })

  it('gives a raised mark that leads to a note as that note’s', async () => {
    const [, block] = await blocksOf(
      '<p>共 120<sup><a href="#n2">2</a></sup> 户，10<sup>6</sup> 亩，另见<a href="#_ftn3">[3]</a></p>',
    )
    expect(block?.marks?.filter(({ kind }) => kind !== 'link')).toEqual([
      { kind: 'note-ref', target: '2', start: 5, end: 6 },
      { kind: 'superscript', start: 11, end: 12 },
      { kind: 'note-ref', target: '3', start: 17, end: 20 },
    ])
  })
})

describe('formulas', () => {
  it('stand with their source, in the line or as a block', async () => {
    const blocks = await blocksOf(
      '<p>为<math><mfrac><mn>19</mn><mn>20</mn></mfrac></math>。</p><math display="block"><msup><mn>10</mn><mn>6</mn></msup></math><p><math><semantics><mtable><mtr><mtd/></mtr></mtable><annotation encoding="application/x-tex">\\binom{a}{b}</annotation></semantics></math></p>',
    )
    expect(blocks.slice(1, 4).map(({ text, marks }) => [text, marks])).toEqual([
      ['为19/20。', [{ kind: 'code', start: 1, end: 6 }]],
      ['10^6', [{ kind: 'code', start: 0, end: 4 }]],
      ['\\binom{a}{b}', [{ kind: 'code', start: 0, end: 12 }]],
    ])
  })
})

describe('lists', () => {
  it('keep their numbers as they were shown', async () => {
    const blocks = await blocksOf(
      '<ol start="5"><li>甲<ol type="a"><li>子</li></ol></li><li value="9">乙</li></ol><ol reversed type="I"><li>丙</li><li>丁</li></ol><ol style="list-style-type: cjk-ideographic"><li>戊</li></ol><ul><li>己</li></ul>',
    )
    expect(blocks.flatMap(({ role, text, listNumber }) => (role === 'list-item' ? [[listNumber, text]] : []))).toEqual([
      ['5.', '甲'],
      ['a.', '子'],
      ['9.', '乙'],
      ['II.', '丙'],
      ['I.', '丁'],
      ['一、', '戊'],
      [undefined, '己'],
    ])
  })

  it('that a page is laid out in are its paragraphs', async () => {
    const page = `<html><body><h1>石埂</h1><ul><li><p>${BODY}</p><p>${BODY}</p><p><img src="a.jpg"></p><p>北坡的石埂。林一 摄</p></li></ul></body></html>`
    expect(outline(await parse(page, 'a.html')).map(([role]) => role)).toEqual([
      'headline',
      'paragraph',
      'paragraph',
      'figure',
      'caption',
    ])
  })
})

describe('tables', () => {
  it('stay one block with their grid, whatever lies in their cells', async () => {
    const blocks = await blocksOf(
      '<table><thead><tr><td rowspan="2">村</td><td colspan="2">树</td></tr></thead><tr><td>松</td><td>柏</td></tr><tr><th>东村<img src="a.png" alt="旗"></th><td>9<sup>a</sup></td><td><ul><li>1</li><li>2</li></ul></td></tr></table>',
    )
    expect(blocks[1]).toMatchObject({ role: 'table', text: '村\t树\n松\t柏\n东村\t9a\t1 2' })
    expect(blocks[1]?.grid?.rows).toEqual([
      [
        { start: 0, end: 1, rowSpan: 2, isHeader: true },
        { start: 2, end: 3, colSpan: 2, isHeader: true },
      ],
      [
        { start: 4, end: 5 },
        { start: 6, end: 7 },
      ],
      [
        { start: 8, end: 10, isHeader: true },
        { start: 11, end: 13 },
        { start: 14, end: 17 },
      ],
    ])
    expect(blocks[2]).toMatchObject({ role: 'figure', alt: '旗' })
  })

  it('that lay out a page, or pictures with their words, are unpacked', async () => {
    const blocks = await blocksOf(
      `<table><tr><td><p>${BODY}</p><p>${BODY}</p><p>${BODY}</p></td><td>边</td></tr><tr><td>又</td><td>尾</td></tr></table><table><tr><td><img src="a.jpg"></td><td><img src="b.jpg"></td></tr><tr><td>甲</td><td>乙</td></tr></table>`,
    )
    expect(blocks.filter(({ role }) => role === 'table')).toEqual([])
    const pictures = blocks.slice(blocks.findIndex(({ role }) => role === 'figure'))
    expect(pictures.slice(0, 4).map(({ role, text }) => [role, text])).toEqual([
      ['figure', ''],
      ['caption', '甲'],
      ['figure', ''],
      ['caption', '乙'],
    ])
  })
})

describe('one caption under several pictures', () => {
  it('belongs to all of them', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const file = await parse(
      `<body><h1>石埂</h1><p>${BODY}</p><figure><figure><img src="${dot}"></figure><figure><img src="${dot}"></figure><figcaption>左图为北坡，右图为南坡。</figcaption></figure></body>`,
      'a.html',
    )
    expect(file.document.blocks.at(-1)).toMatchObject({ role: 'caption', figure: 2 })
    expect(file.document.findings.filter(({ rule }) => /picture/u.test(rule))).toEqual([])
  })
})

describe('the headline', () => {
  it.each([
    ['beside the site’s name as title', '<title>青禾新闻网</title>', '<h1>石埂立起来</h1>', '石埂立起来'],
    [
      'under the site’s name in a heading',
      '<title>青禾新闻网</title>',
      '<h1>青禾新闻网</h1><h2>石埂立起来了</h2>',
      '石埂立起来了',
    ],
    [
      'beside a title of site and section alone',
      '<title>要闻 - 青禾新闻网</title><meta property="og:title" content="要闻 - 青禾新闻网">',
      '<h2>石埂立起来了</h2>',
      '石埂立起来了',
    ],
    ['under a logo', '<title>石埂 | 青禾网</title>', '<h1 class="logo">青禾网</h1><h2>石埂</h2>', '石埂'],
    [
      'under the name of a section',
      '<title>石埂立起来_青禾新闻网</title>',
      '<h1>要闻</h1><h2>石埂立起来</h2>',
      '石埂立起来',
    ],
    ['with a label and a wide stroke', '<title>石埂</title>', '<h1>原创｜石埂立起来</h1>', '石埂立起来'],
    ['with a label', '<title>石埂立起来</title>', '<h1><span>原创</span> 石埂立起来</h1>', '石埂立起来'],
    ['in brackets’ wake', '<title>[组图]石埂立起来</title>', '<h1>[组图]石埂立起来</h1>', '石埂立起来'],
    ['behind a leading site', '<title>Port News | A wall goes up</title>', '<h1>A wall goes up</h1>', 'A wall goes up'],
  ])('%s is the article’s own', async (_case, head, body, title) => {
    const file = await parse(
      `<html><head>${head}</head><body>${body}<p>${BODY}</p><p>${BODY}</p></body></html>`,
      'a.html',
    )
    expect(file.document.title).toBe(title)
  })

  it('has h2.deck under it as its subheadline', async () => {
    const blocks = await blocksOf('<h2 class="deck">三年护住田</h2><h2>开头</h2>')
    expect(blocks[1]).toMatchObject({ role: 'subheadline', text: '三年护住田' })
  })
})

describe('a body that only its style hides', () => {
  it('is read, with account and time of its script', async () => {
    const file = await parse(
      `<html><head><title></title></head><body><h1 id="activity-name">石埂立起来</h1><div id="js_content" style="visibility: hidden; opacity: 0;"><p>${BODY}</p></div><script>var nickname = htmlDecode("青禾镇"); var ct = "1773000000";</script></body></html>`,
      'a.html',
    )
    expect(outline(file).at(-1)).toEqual(['paragraph', BODY])
    expect(file.document).toMatchObject({ source: '青禾镇', publishedAt: '2026-03-09T04:00:00+08:00' })
  })

  it('stays out where another one is shown', async () => {
    const blocks = await blocksOf(
      `<div style="display:none"><p>请先登录，再阅读全文；登录之后可以收藏和评论，也可以分享给朋友。</p></div>`,
    )
    expect(blocks.map(({ text }) => text)).toEqual(['石埂', BODY])
  })
})

describe('what was changed and noted', () => {
  it('is a suggestion on the original, with its author and time', async () => {
    const file = await parse(
      '<body><h1>石埂</h1><p>种下<del cite="mailto:Lin%20Zhi" datetime="2026-03-02T09:00">1</del><ins cite="mailto:Lin%20Zhi" datetime="2026-03-02T09:00">2</ins>万棵。</p><p><ins datetime="2026-03-02">又一段。</ins></p><p>原价<s>300</s>280元。</p></body>',
      'a.html',
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['石埂', '种下1万棵。', '原价300280元。'])
    expect(file.document.suggestions).toEqual([
      {
        kind: 'replace',
        author: 'Lin Zhi',
        date: '2026-03-02T09:00',
        block: 1,
        start: 2,
        end: 3,
        before: '1',
        after: '2',
      },
      { kind: 'insert', author: '', date: '2026-03-02', block: 1, start: 6, end: 6, before: '', after: '\n又一段。' },
    ])
  })

  it('in Word’s pages is a note on the words it is about', async () => {
    const file = await parse(
      `<body><h1>石埂</h1><p>成活率<a style='mso-comment-reference:LZ_1;mso-comment-date:20260302T0900'>为95%</a><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[LZ1]</a></span>。</p><div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"><p>来源？</p></div></div></div></body>`,
      'a.html',
    )
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['石埂', '成活率为95%。'])
    expect(file.document.notes).toEqual([
      { author: 'LZ', date: '2026-03-02T09:00', block: 1, start: 3, end: 7, body: '来源？', replies: [] },
    ])
  })
})

describe('an advertiser’s line', () => {
  it('is furniture, and nobody’s byline', async () => {
    const file = await parse(`<body><h1>石埂</h1><p>${BODY}</p><p>by Taboola</p><p>推广</p></body>`, 'a.html')
    expect(outline(file).slice(2)).toEqual([
      ['furniture', 'by Taboola'],
      ['furniture', '推广'],
    ])
    expect(file.document.byline).toBeUndefined()
  })
})

describe('lines that hold very many runs', () => {
  it('are read in their own order, breaks and all', async () => {
    const [, block] = await blocksOf(
      `<p>${Array.from({ length: 20_000 }, (_, at) => `a<b>${String(at % 10)}</b><br>`).join('')}</p>`,
    )
    expect(block?.marks).toHaveLength(20_000)
    expect(block?.marks?.at(-1)).toEqual({ kind: 'bold', start: 59_998, end: 59_999 })
  })
})

describe('small signs', () => {
  it('are part of the line: emoji, and marks of a quotation within one that stands there', async () => {
    const [, block] = await blocksOf('<p>他写道<img src="e/smiley_1.png" alt="[微笑]">，“说<q>好</q>”</p>')
    expect(block?.text).toBe('他写道[微笑]，“说‘好’”')
  })

  it('of programs are neither caption nor text', async () => {
    const blocks = await blocksOf(
      '<figure><img src="a.jpg" alt="在这里插入图片描述"><figcaption>图片说明</figcaption></figure><div><img src="b.jpg"><img src="c.jpg"><p class="caption">两处山坡。</p></div>',
    )
    expect(blocks.slice(1, 6).map(({ role, alt, figure }) => [role, alt, figure])).toEqual([
      ['figure', undefined, undefined],
      ['furniture', undefined, undefined],
      ['figure', undefined, undefined],
      ['figure', undefined, undefined],
      ['caption', undefined, 3],
    ])
  })
})

describe('a raised number in the headline', () => {
  it('is raised in the title too, and a note mark is none of it', async () => {
    const body = `<p>${BODY}</p><p>${BODY}</p>`
    const power = await parse(
      `<meta charset="utf-8"><h1>苔藓在海拔10<sup>3</sup>米处<sup><a href="#n1">1</a></sup></h1>${body}`,
      'a.html',
    )
    expect(power.document.title).toBe('苔藓在海拔10³米处')
  })
})
