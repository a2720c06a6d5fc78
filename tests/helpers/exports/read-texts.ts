import { createHash } from 'node:crypto'
import { DOMParser, parseHTML } from 'linkedom'
import { marked } from 'marked'
import { expect } from 'vitest'
import { ALT_TEXT, REPLY, TEXTS, type Shown } from './reviewed-article.ts'

type View = 'marked' | 'clean' | 'original'

/** Markdown as the library `marked` draws it (CommonMark with GitHub's tables), block by block. */
export function lookAtMarkdown(bytes: Buffer, view: View, shown: Shown): void {
  const source = bytes.toString('utf8').replace(/^---\n[^]*?\n---\n/u, '')
  expect(bytes.toString('utf8')).toContain(`source: ${JSON.stringify(shown.source)}`)
  const blocks = (markdown: string): readonly string[] => blocksOf(marked.parse(markdown, { async: false }))
  const picture = parseHTML(
    `<!doctype html><html><body>${marked.parse(source, { async: false })}</body></html>`,
  ).document.querySelector('img')
  expect(picture?.getAttribute('alt')).toBe(ALT_TEXT)
  // The reviewed article is exported as it is asked for when nothing is chosen: with its picture inside.
  expect(hashOf(picture?.getAttribute('src') ?? '')).toBe(shown.figures[0]?.sha256)
  if (view !== 'marked') {
    expect(blocks(source)).toEqual(view === 'original' ? TEXTS.original : TEXTS.clean)
    for (const { body } of shown.notes) expect(source).not.toContain(body)
    return
  }
  const bare = source.replace(/\{>>[^]*?<<\}/gu, '')
  expect(blocks(bare.replace(/\{\+\+[^]*?\+\+\}/gu, '').replace(/\{--([^]*?)--\}/gu, '$1'))).toEqual(TEXTS.mended)
  expect(blocks(bare.replace(/\{--[^]*?--\}/gu, '').replace(/\{\+\+([^]*?)\+\+\}/gu, '$1'))).toEqual(TEXTS.proposed)
  const comments = [...source.matchAll(/\{>>([^]*?)<<\}/gu)].map(([, words = '']) => words.replaceAll('\\', ''))
  for (const { body, author } of shown.notes)
    expect(comments.some((words) => words.startsWith(author) && words.includes(body))).toBe(true)
  expect(comments.some((words) => words.endsWith(REPLY))).toBe(true)
}

/** JATS as a reader of XML that is not ours sees it. */
export function lookAtJats(bytes: Buffer, view: View, shown: Shown): void {
  const article = new DOMParser().parseFromString(bytes.toString('utf8'), 'text/xml')
  const words = view === 'original' ? TEXTS.original : TEXTS.clean
  const text = (selector: string): readonly string[] =>
    [...article.querySelectorAll(selector)].map((each) => each.textContent.trim())
  expect(text('article-title')).toEqual([words[0]])
  expect(text('journal-title')).toEqual([shown.source])
  expect(text('subtitle')).toEqual([])
  expect(text('fig > caption > p')).toEqual([words[5]])
  expect(text('fig > alt-text')).toEqual([ALT_TEXT])
  expect(text('sec > title')).toEqual([words[6]])
  expect(
    [...article.querySelectorAll('tr')]
      .map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent).join('\t'))
      .join('\n'),
  ).toBe(words[8])
  const names = text('contrib[contrib-type="author"] string-name')
  const paragraphs = [...text('abstract p'), ...text('body > p, sec > p')]
  const others = [1, 2, 3, 7, 9, 10].map((at) => words[at] ?? '')
  expect([...names, ...paragraphs].toSorted()).toEqual(others.toSorted())
  // Without their bytes pictures are named.
  expect(article.querySelector('graphic')?.getAttribute('xlink:href')).toBe('ferry.png')
  for (const { body } of shown.notes) expect(bytes.toString('utf8')).not.toContain(body)
}

interface NewsItem {
  readonly uri: string
  readonly standard: { readonly name: string; readonly version: string }
  readonly headlines: readonly { readonly role: string; readonly value: string }[]
  readonly infoSources: readonly { readonly name: string }[]
  readonly by: string
  readonly descriptions: readonly { readonly value: string }[]
  readonly bodies: readonly { readonly contentType: string; readonly value: string }[]
  readonly associations: readonly {
    readonly type: string
    readonly name: string
    readonly descriptions: readonly { readonly role: string; readonly value: string }[]
  }[]
}

export function lookAtNinjs(bytes: Buffer, view: View, shown: Shown): void {
  const item = JSON.parse(bytes.toString('utf8')) as NewsItem
  const words = view === 'original' ? TEXTS.original : TEXTS.clean
  expect(item.uri).toContain(shown.article)
  expect(item.standard).toMatchObject({ name: 'ninjs', version: '3.1' })
  expect(item.headlines).toMatchObject([{ role: 'main', value: words[0] }])
  expect(item.infoSources).toMatchObject([{ name: shown.source }])
  const said = [item.by, ...item.descriptions.map(({ value }) => value)]
  expect([...said, ...blocksOf(item.bodies[0]?.value ?? '')].toSorted()).toEqual(words.slice(1).toSorted())
  expect(item.associations).toMatchObject([{ type: 'picture', name: 'ferry.png' }])
  expect(item.associations[0]?.descriptions).toMatchObject([
    { role: 'caption', value: words[5] },
    { role: 'alt', value: ALT_TEXT },
  ])
  for (const { body } of shown.notes) expect(JSON.stringify(item)).not.toContain(body)
}

/** The blocks of markup as lines of text; the picture is an empty one. */
function blocksOf(markup: string): readonly string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
  return [...document.querySelectorAll('h1, h2, h3, p, table, img, figcaption')].flatMap((block) => {
    if (block.localName === 'img') return ['']
    if (block.localName === 'table')
      return [
        [...block.querySelectorAll('tr')]
          .map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent).join('\t'))
          .join('\n'),
      ]
    const text = block.textContent.trim()
    return text === '' ? [] : [text]
  })
}

function hashOf(address: string): string {
  const [, base64 = ''] = /^data:image\/png;base64,(.*)$/u.exec(address) ?? []
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')
}
