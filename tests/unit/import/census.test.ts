import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCharacters, countLost } from '#shared/domain/census.ts'
import { checkSource } from '#shared/checks/check-source.ts'
import { HTML_PARTS, lawOf, leftOf, RUNS, sumOf, wordsAt } from '#tests/helpers/census-law.ts'
import type { Part } from '#tests/helpers/census-law.ts'
import { makeDocx } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'

const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`
const DOCX_PARTS: readonly Part[] = [
  [(words) => `<w:p>${run(words)}</w:p>`],
  [(words) => `<w:tbl><w:tr><w:tc><w:p>${run(words)}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`],
  [(words) => `<w:p><w:ins w:id="1" w:author="A">${run(words)}</w:ins></w:p>`],
  [(words) => `<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>${words}</w:delText></w:r></w:del></w:p>`],
  [(words) => `<w:p><w:hyperlink>${run(words)}</w:hyperlink></w:p>`],
  [(words) => `<w:sdt><w:sdtContent><w:p>${run(words)}</w:p></w:sdtContent></w:sdt>`],
  [
    (words) =>
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>${run(words)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
  ],
  [
    (words) =>
      `<w:p><w:ins w:id="1" w:author="A"><w:del w:id="2" w:author="B"><w:r><w:delText>${words}</w:delText></w:r></w:del></w:ins></w:p>`,
    'deleted',
  ],
  [(words) => `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${words}</w:t></w:r></w:p>`, 'hidden'],
]

const MARKDOWN_PARTS: readonly Part[] = [
  [(words) => words],
  [(words) => `## ${words}`],
  [(words) => `**${words}**`],
  [(words) => `~~${words}~~`],
  [(words) => `- ${words}`],
  [(words) => `> ${words}`],
  [(words) => `\`\`\`\n${words}\n\`\`\``],
  [(words) => `<div><p>${words}</p></div>`],
  [(words) => `![${words}](a.jpg)`],
  [(words) => `<!-- ${words} -->`, 'comment'],
  [(words) => `[](https://example.org "${words}")`, 'tooltip'],
]

describe('every import counts what it saw, kept and left out', () => {
  it('a page: all words are kept or left out for their reason', async () => {
    const write = (written: readonly string[]): string =>
      `<!doctype html><body><p>${written[0] ?? ''}</p>${written.slice(1).join('\n')}</body>`
    await fc.assert(lawOf(HTML_PARTS, write, 'page.html'), RUNS)
  })

  it('a Word document: all words are kept or left out for their reason', async () => {
    const write = (written: readonly string[]): Uint8Array =>
      makeDocx({ body: `<w:p>${run(written[0] ?? '')}</w:p>${written.slice(1).join('')}` })
    await fc.assert(lawOf(DOCX_PARTS, write, 'text.docx'), RUNS)
  })

  it('a Markdown text: its signs are no words, its comments are left out', async () => {
    await fc.assert(
      lawOf(MARKDOWN_PARTS, (written) => written.join('\n\n'), 'text.md'),
      RUNS,
    )
  })

  it('a plain text is kept whole, but for what cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 20 }),
        async (lines) => {
          const text = `${wordsAt(0, 60)}\n${lines.map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/gu, '')).join('\n')}`
          const { census } = (await parse(text, 'text.txt')).document
          expect(sumOf(census)).toBe(census.seen)
          expect(leftOf(census)['unknown']).toBeUndefined()
          // What was lost before the file came stands in it, and cannot be read.
          expect(census.seen).toBe(countCharacters(text) + countLost(text))
          expect(leftOf(census)['unreadable'] ?? 0).toBe(countLost(text))
        },
      ),
      RUNS,
    )
    const { census } = (
      await parse(Uint8Array.from(Buffer.from('e6b885e6b2b3e995873132e4b887e6a3b5ffe6a091e38082', 'hex')))
    ).document
    expect(census).toEqual({ seen: 10, kept: 9, leftOut: [{ reason: 'unreadable', characters: 1, sample: '' }] })
  })
})

describe('what was lost before a file came', () => {
  it.each([
    ['at the end', '清河镇种树\uFFFD', 5, 1],
    ['alone in its line, before a space', '清河镇种树\n\uFFFD ', 5, 1],
    ['between words', 'clear \uFFFD\uFFFD water', 10, 2],
  ])('is seen and cannot be read: %s', async (_, text, kept, lost) => {
    const { census } = (await parse(text)).document
    expect(census).toEqual({
      seen: kept + lost,
      kept,
      leftOut: [{ reason: 'unreadable', characters: lost, sample: '' }],
    })
  })
})

describe('what Word files hold beside their text is said', () => {
  const part = (name: string, type: string, data: string) => ({
    relationship: `<Relationship Id="x-${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${name}.xml"/>`,
    entry: { name: `word/${name}.xml`, data },
  })

  it('only what is left out in the sample: a headline and a source taken from beside the article are none of it', async () => {
    const links = ['频道1', '频道2', '频道3'].map((name) => `<li><a href="/n/${name}">${name}</a></li>`).join('')
    const paragraph = '护鸟员罗二妹今年看护白鹭已经三十年，她说自己从那时候开始看鸟，每天清早都到江边去。'.repeat(3)
    const { document } = await parse(
      `<html><head><title>白鹭洲的清晨</title></head><body><nav><ul>${links}</ul></nav><div id="main"><div>江边通讯</div><h1>白鹭洲的清晨</h1><div class="info">来源：江边通讯社</div><div id="content">${`<p>${paragraph}</p>`.repeat(4)}</div></div><aside><ul>${links}</ul></aside><footer>版权所有</footer></body></html>`,
      'a.html',
    )
    const { sample = '' } = document.census.leftOut.find(({ reason }) => reason === 'furniture') ?? {}
    expect(document.blocks.map(({ text }) => text)).toContain('白鹭洲的清晨')
    expect(sample).toContain('频道1')
    expect(sample).not.toContain('白鹭洲')
    expect(sample).not.toContain('来源')
  })

  it('a logo’s words as the site’s, a note mark and its note in Markdown not at all', async () => {
    const page = await parse(
      '<h1><img src="logo.png" alt="南浦网"></h1><h1>南浦发现千年古井</h1><p>考古所在城东发现古井一口。</p>',
      'a.html',
    )
    expect(page.document.census.leftOut).toEqual([{ reason: 'furniture', characters: 3, sample: '南浦网' }])
    const text = await parse(
      '# T\n\n| A | B |\n|---|---|\n| South[^a] | 10^3^ |\n\n[^a]: Note A.\n[^b]: Note B.\n',
      'a.md',
    )
    expect(text.document.census.leftOut).toEqual([])
  })

  it('headers and footers, without page numbers, each of several alike once', async () => {
    const header = (name: string) =>
      part(
        name,
        'header',
        `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>清河日报 内部稿</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`,
      )
    const parts = [header('header1'), header('header2')]
    const bytes = makeDocx({
      body: '<w:p><w:r><w:t>清河镇去年种下十二万棵松树。</w:t></w:r></w:p>',
      relationships: parts.map(({ relationship }) => relationship).join(''),
      more: parts.map(({ entry }) => entry),
    })
    const { census } = (await parse(bytes, 'a.docx')).document
    expect(census.leftOut).toEqual([{ reason: 'header-footer', characters: 7, sample: '清河日报 内部稿' }])
  })

  it('charts and diagrams', async () => {
    const chart = part(
      'chart1',
      'chart',
      '<c:chartSpace xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:t>各年种树</a:t></c:title><c:strCache><c:pt><c:v>松</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>9000</c:v></c:pt></c:numCache></c:chartSpace>',
    )
    const bytes = makeDocx({
      body: '<w:p><w:r><w:t>清河镇去年种下十二万棵松树。</w:t></w:r></w:p>',
      relationships: chart.relationship,
      more: [chart.entry],
    })
    const { census } = (await parse(bytes, 'a.docx')).document
    expect(census.leftOut).toEqual([{ reason: 'chart', characters: 5, sample: '各年种树 松' }])
  })
})

describe('what an import kept', () => {
  it('is counted without blanks, nothing hidden, no furniture', async () => {
    const page = '<body><h1>清河 镇</h1><p>种了 树。<span style="display:none">密</span></p></body>'
    const { document } = await parse(page, 'a.html')
    expect(document.census.kept).toBe(countCharacters('清河镇种了树。'))
  })
})

describe('a body that is hardly any of its file', () => {
  const page = `<body><p>清河镇。</p><button>${'按'.repeat(60)}</button></body>`

  it('is an error in the findings, and stops at the opening sheet', async () => {
    const { document, reasons } = await parse(page, 'a.html')
    expect(document.census).toMatchObject({ seen: 64, kept: 4 })
    expect(reasons).toContain('mostly-left-out')
    expect(checkSource(document, undefined).filter(({ rule }) => rule === 'structure.mostly-left-out')).toEqual([
      {
        rule: 'structure.mostly-left-out',
        severity: 'error',
        block: null,
        start: 0,
        end: 0,
        values: { seen: 64, kept: 4 },
      },
    ])
  })

  it('is not found where its rule is off, nor where a tenth is kept', async () => {
    const { document } = await parse(page, 'a.html')
    expect(
      checkSource(document, undefined, { off: ['structure.mostly-left-out'] }).map(({ rule }) => rule),
    ).not.toContain('structure.mostly-left-out')
    const more = (await parse(page.replace('清河镇。', '清河镇种树了。'), 'a.html')).document
    expect(checkSource(more, undefined).map(({ rule }) => rule)).not.toContain('structure.mostly-left-out')
  })
})
