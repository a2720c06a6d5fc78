import { describe, expect, it } from 'vitest'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse, tryParse } from '#tests/helpers/parse.ts'

const png = makePng(6, 4)

describe('MHTML', () => {
  it('gives the page with the pictures that came in the file', async () => {
    const mhtml = [
      'From: <Saved by Blink>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html"; boundary="--b42"',
      '',
      '----b42',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://example.org/a/page.html',
      '',
      '<body><h1>=E7=9F=B3=E5=9F=82</h1><p>=E7=AC=AC=E4=B8=80=E6=AE=B5=E3=80=82</=\r\np><img src=3D"https://example.org/a/wall.png"><img src=3D"other.png"></body>',
      '----b42',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://example.org/a/wall.png',
      '',
      Buffer.from(png).toString('base64'),
      '----b42--',
      '',
    ].join('\r\n')
    const file = await parse(mhtml, 'page.mhtml')
    expect(outline(file)).toEqual([
      ['headline', '石埂'],
      ['paragraph', '第一段。'],
      ['figure', ''],
      ['figure', ''],
    ])
    expect(file.document).toMatchObject({ format: 'mhtml', encoding: 'utf-8' })
    expect(file.document.assets).toHaveLength(1)
    expect(file.document.assets[0]?.fileName).toBe('wall.png')
  })
})

describe('a page in a part of parts', () => {
  it('is found beside its plain text, with its pictures by their ids', async () => {
    const page = '<h1>长堤</h1><p>渔港的长堤修了两年，今年完工。</p><p><img src="cid:wall@x"></p>'
    const mhtml = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="outer"; type="multipart/alternative"',
      '',
      '--outer',
      'Content-Type: multipart/alternative;',
      '\tboundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'plain',
      '--inner',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(page).toString('base64'),
      '--inner--',
      '--outer',
      'Content-Type: image/png',
      'Content-ID: <wall@x>',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(png).toString('base64'),
      '--outer--',
    ].join('\r\n')
    const file = await parse(mhtml, 'a.mht')
    expect(outline(file)).toEqual([
      ['headline', '长堤'],
      ['paragraph', '渔港的长堤修了两年，今年完工。'],
      ['figure', ''],
    ])
    expect(file.document.assets).toHaveLength(1)
  })
})

describe('rich text from the clipboard', () => {
  it('of Word keeps paragraphs, headings and lists, and none of its markup', async () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=ZH-CN><!--StartFragment--><h1>长堤<o:p></o:p></h1><p class=MsoNormal><span style='font-family:宋体'>渔港的长堤修了两年，</span><b>今年</b>完工。<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>第一段<o:p></o:p></p><table class=MsoTableGrid><tr><td><p>年</p></td><td><p>米</p></td></tr><tr><td><p>2023</p></td><td><p>120</p></td></tr></table><!--EndFragment--></body></html>`
    const file = await parse(html, 'paste.html')
    expect(outline(file)).toEqual([
      ['headline', '长堤'],
      ['paragraph', '渔港的长堤修了两年，今年完工。'],
      ['list-item', '第一段'],
      ['table', '年\t米\n2023\t120'],
    ])
  })

  it('of Google’s documents is not all bold', async () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">A harbour wall that nobody owns has stood for two hundred years.</span></p><p dir="ltr"><span style="font-weight:700">Who pays</span></p><p dir="ltr"><span style="font-weight:400">The council says that it does not; the county says that it never did, and the sea does not ask either of them.</span></p></b>`
    const file = await parse(html, 'paste.html')
    expect(outline(file).map(([role]) => role)).toEqual(['paragraph', 'section-heading', 'paragraph'])
  })

  it('that begins with a list or a link is still a page', async () => {
    expect(outline(await parse('<ul><li>one thing</li><li>another</li></ul>', 'paste.html'))).toEqual([
      ['list-item', 'one thing'],
      ['list-item', 'another'],
    ])
  })
})

describe('JATS', () => {
  it('gives front matter, sections, figures, tables and footnotes', async () => {
    const jats = `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2//EN" "JATS.dtd">
      <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="news"><front><article-meta>
      <title-group><article-title>Walls of <italic>stone</italic></article-title><subtitle>A survey</subtitle></title-group>
      <contrib-group><contrib contrib-type="author"><name><surname>Okafor</surname><given-names>Tamsin</given-names></name></contrib>
      <contrib contrib-type="author"><name><surname>林</surname><given-names>知远</given-names></name></contrib></contrib-group>
      <pub-date><day>5</day><month>1</month><year>2024</year></pub-date><abstract><p>In short.</p></abstract></article-meta></front>
      <body><sec><title>Ground</title><p>One text<xref>1</xref>.<fig><label>Figure 1</label><caption><title>North slope.</title><p>Stones.</p></caption><graphic xlink:href="wall.png"/><attrib>A. Finch</attrib></fig></p>
      <list><list-item><p>first</p></list-item></list><table-wrap><label>Table 1</label><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></table-wrap></sec></body>
      <back><fn-group><fn><p>After all.</p></fn></fn-group></back></article>`
    const file = await parse(jats, 'a.xml', {}, { 'wall.png': png })
    expect(outline(file)).toEqual([
      ['headline', 'Walls of stone'],
      ['subheadline', 'A survey'],
      ['byline', 'Tamsin Okafor, 林知远'],
      ['lead', 'In short.'],
      ['section-heading', 'Ground'],
      ['paragraph', 'One text1.'],
      ['figure', ''],
      ['caption', 'Figure 1 North slope. Stones.'],
      ['credit', 'A. Finch'],
      ['list-item', 'first'],
      ['table', 'a\tb\n1\t2'],
      ['caption', 'Table 1'],
      ['note', 'After all.'],
    ])
    expect(file.document).toMatchObject({ format: 'jats', publishedAt: '2024-01-05' })
    expect(file.document.blocks[6]?.asset).toBe(0)
    expect(file.document.blocks[7]?.figure).toBe(6)
  })

  it('gives what floats, notes within the text, references, and one of several ways to give a formula', async () => {
    const jats = `<?xml version="1.0"?><article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" dtd-version="1.3"><front>
      <journal-meta><journal-title-group><journal-title>Water Review</journal-title></journal-title-group></journal-meta>
      <article-meta><title-group><article-title>Leaks</article-title></title-group>
      <contrib-group><contrib contrib-type="author"><collab>Pond Group</collab></contrib><contrib contrib-type="editor"><name><surname>Mills</surname><given-names>Joan</given-names></name></contrib></contrib-group>
      <pub-date><day>12</day><month>January</month><year>2024</year></pub-date></article-meta></front>
      <body><sec><label>1.</label><title>Ground</title><p>Clay<fn><p>Carried in baskets.</p></fn> seals<xref ref-type="fn">2</xref> ponds <inline-formula><alternatives><tex-math>\\begin{document}$a$\\end{document}</tex-math><mml:math><mml:mi>a</mml:mi></mml:math></alternatives></inline-formula>.</p>
      <speech><speaker>Mills:</speaker><p>Roots follow water.</p></speech>
      <fig-group><label>Figure 1</label><caption><title>Both cores.</title></caption><fig><caption><p>Left.</p></caption><graphic xlink:href="wall.png"/></fig></fig-group></sec></body>
      <back><ack><title>Thanks</title><p>To the goats.</p></ack><ref-list><title>References</title><ref><label>1</label><element-citation><name><surname>Rae</surname></name><year>2019</year></element-citation></ref><ref><mixed-citation>Kerr D. <source>The Log</source>. 1934.</mixed-citation></ref></ref-list></back>
      <floats-group><table-wrap><label>Table 1</label><graphic xlink:href="wall.png"/></table-wrap></floats-group></article>`
    const file = await parse(jats, 'a.xml', {}, { 'wall.png': png })
    expect(outline(file)).toEqual([
      ['headline', 'Leaks'],
      ['byline', 'Pond Group'],
      ['section-heading', '1. Ground'],
      ['paragraph', 'Clay seals2 ponds a.'],
      ['paragraph', 'Mills: Roots follow water.'],
      ['figure', ''],
      ['caption', 'Left.'],
      ['caption', 'Figure 1 Both cores.'],
      ['figure', ''],
      ['caption', 'Table 1'],
      ['section-heading', 'Thanks'],
      ['paragraph', 'To the goats.'],
      ['note', 'Carried in baskets.'],
      ['section-heading', 'References'],
      ['note', '1 Rae. 2019.'],
      ['note', 'Kerr D. The Log. 1934.'],
    ])
    expect(file.document).toMatchObject({ source: 'Water Review', editor: 'Joan Mills', publishedAt: '2024-01-12' })
  })

  it('takes no page for a journal because it has an article and a drawing in it', async () => {
    const html =
      '<!doctype html><title>x</title><body><article><h1>Walls</h1><p>One text.<br><img src=x></p><svg xmlns="http://www.w3.org/2000/svg"/></article>'
    for (const page of [html, `<h1>Pasted</h1>${html}`])
      expect((await parse(page, 'a.html')).document.format).toBe('html')
  })

  it('refuses declarations of entities', async () => {
    const laughs =
      '<!DOCTYPE article [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><article article-type="x"><front><article-meta/></front><body><p>&b;</p></body></article>'
    expect(await tryParse(laughs, 'a.xml')).toMatchObject({ ok: false, error: { code: 'parse-failed' } })
  })

  it('reads no file that an entity names', async () => {
    const outside =
      '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]><article article-type="x"><front><article-meta/></front><body><p>&x;</p></body></article>'
    expect((await tryParse(outside, 'a.xml')).ok).toBe(false)
  })
})

describe('ninjs', () => {
  it('gives headline, byline, body and pictures of 3.1', async () => {
    const item = {
      uri: 'urn:x:1',
      by: 'Tamsin Okafor',
      firstCreated: '2024-01-05T09:30:00+01:00',
      headlines: [
        { role: 'main', value: 'A wall that nobody owns' },
        { role: 'sub', value: 'Penmore asks' },
      ],
      bodies: [{ role: 'main', contentType: 'text/html', value: '<p>One text.</p><h2>Who pays</h2><p>Another.</p>' }],
      infoSources: [{ name: 'Penmore Herald' }],
      associations: [
        {
          name: 'main',
          type: 'picture',
          descriptions: [{ role: 'caption', value: 'Boats on the wall.' }],
          creditLine: 'Ada Finch',
          renditions: [{ href: 'wall.png' }],
        },
      ],
    }
    const file = await parse(JSON.stringify(item), 'a.json', {}, { 'wall.png': png })
    expect(outline(file)).toEqual([
      ['headline', 'A wall that nobody owns'],
      ['subheadline', 'Penmore asks'],
      ['byline', 'Tamsin Okafor'],
      ['paragraph', 'One text.'],
      ['section-heading', 'Who pays'],
      ['paragraph', 'Another.'],
      ['figure', ''],
      ['caption', 'Boats on the wall.'],
      ['credit', 'Ada Finch'],
    ])
    expect(file.document).toMatchObject({
      format: 'ninjs',
      publishedAt: '2024-01-05T09:30:00+01:00',
      source: 'Penmore Herald',
    })
    expect(file.document.blocks[6]?.asset).toBe(0)
  })

  it('gives a picture that is an item of its own, by the rendition that lies beside it', async () => {
    const item = {
      uri: 'urn:x:2',
      type: 'picture',
      headlines: [{ value: 'Boats' }],
      descriptions: [{ role: 'caption', value: 'Boats on the wall.' }],
      renditions: [{ href: 'https://example.com/wall.jpg' }, { href: 'wall.png' }],
    }
    const file = await parse(JSON.stringify(item), 'a.json', {}, { 'wall.png': png })
    expect(outline(file)).toEqual([
      ['headline', 'Boats'],
      ['figure', ''],
      ['caption', 'Boats on the wall.'],
    ])
    expect(file.document.blocks[1]?.asset).toBe(0)
  })

  it('opens other JSON as the text that it is', async () => {
    expect((await parse('{"name": "x"}', 'a.json')).document.format).toBe('text')
  })
})

describe('archives', () => {
  it('with one text and pictures are one article', async () => {
    const zip = makeArchive([
      { name: '稿件/石埂.txt', data: '石埂立起来\n第一段，句子结束。' },
      { name: '稿件/图10.png', data: makePng(10, 1) },
      { name: '稿件/图2.png', data: makePng(2, 1) },
      { name: '__MACOSX/稿件/._石埂.txt', data: 'x' },
    ])
    const file = await parse(zip, '稿件.zip')
    expect(file.document.assets.map(({ fileName }) => fileName)).toEqual(['图2.png', '图10.png'])
    expect(file.document.blocks.filter((block) => block.role === 'figure').map((block) => block.asset)).toEqual([0, 1])
  })

  it('with a page give the pictures that it names', async () => {
    const zip = makeArchive([
      { name: 'a/p.html', data: '<body><p>一段。</p><img src="p_files/w.png"></body>' },
      { name: 'a/p_files/w.png', data: png },
    ])
    const file = await parse(zip, 'a.zip')
    expect(file.document).toMatchObject({ format: 'html' })
    expect(file.document.assets).toHaveLength(1)
  })

  it('with a Word document open it', async () => {
    const zip = makeArchive([{ name: 'a.docx', data: makeDocx({ body: paragraph('一段。') }) }])
    expect((await parse(zip, 'a.zip')).document.format).toBe('docx')
  })

  it('without an article, with several, or of another program are refused', async () => {
    const code = async (entries: Parameters<typeof makeArchive>[0]): Promise<string> => {
      const result = await tryParse(makeArchive(entries), 'a.zip')
      return result.ok ? 'opened' : result.error.code
    }
    expect(await code([{ name: 'a.png', data: png }])).toBe('folder-without-articles')
    expect(
      await code([
        { name: 'a.txt', data: 'x' },
        { name: 'b.txt', data: 'y' },
      ]),
    ).toBe('folder-without-articles')
    expect(await code([{ name: 'xl/workbook.xml', data: '<x/>' }])).toBe('file-unsupported')
  })
})
