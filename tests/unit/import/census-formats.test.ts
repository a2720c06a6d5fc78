import fc from 'fast-check'
import { describe, it } from 'vitest'
import { HTML_PARTS, lawOf, RUNS } from '#tests/helpers/census-law.ts'
import type { Part } from '#tests/helpers/census-law.ts'

/** Parts of JATS, by where in the file they belong: a tag before them says so. */
const JATS_PARTS: readonly Part[] = [
  [(words) => `<p>${words}</p>`],
  [(words) => `<sec><title>${words}</title></sec>`],
  [(words) => `<list><list-item><p>${words}</p></list-item></list>`],
  [(words) => `<disp-quote><p>${words}</p></disp-quote>`],
  [(words) => `<p><italic>${words}</italic></p>`],
  [(words) => `<fig><caption><p>${words}</p></caption><graphic href="a.png"/></fig>`],
  [(words) => `<fig><alt-text>${words}</alt-text><graphic href="a.png"/></fig>`],
  [(words) => `<table-wrap><table><tr><td>${words}</td><td/></tr></table></table-wrap>`],
  [(words) => `<boxed-text><caption><title>${words}</title></caption></boxed-text>`],
  [(words) => `note:<fn><p>${words}</p></fn>`],
  [(words) => `back:<ack><p>${words}</p></ack>`],
  [(words) => `<p><index-term><term>${words}</term></index-term></p>`, 'metadata'],
  [(words) => `meta:<permissions><copyright-statement>${words}</copyright-statement></permissions>`, 'metadata'],
  [(words) => `meta:<article-id>${words}</article-id>`, 'metadata'],
  [(words) => `behind:<sub-article><body><p>${words}</p></body></sub-article>`, 'other-part'],
]

/** Parts of a news item, by the property that they belong to. */
const NINJS_PARTS: readonly Part[] = [
  [(words) => `body:<p>${words}</p>`],
  [(words) => `body:<h2>${words}</h2>`],
  [(words) => `body:<ul><li>${words}</li></ul>`],
  [(words) => `caption:${words}`],
  [(words) => `alt:${words}`],
  [(words) => `credit:${words}`],
  [(words) => `body:<button>${words}</button>`, 'form'],
  [(words) => `keyword:${words}`, 'metadata'],
  [(words) => `note:${words}`, 'metadata'],
]

/** What stands in the page itself, and parts of the file beside it. */
const MHTML_PARTS: readonly Part[] = [
  ...HTML_PARTS,
  [(words) => `text/plain:${words}`, 'repeated'],
  [(words) => `text/html:<html><body><p>${words}</p></body></html>`, 'embedded'],
]

/** Pieces behind their tag, and those without one. */
function sorted(written: readonly string[]): (tag?: string) => readonly string[] {
  const pieces = written.map((piece) => /^(?:([a-z/]+):)?([^]*)$/u.exec(piece) ?? [])
  return (tag) => pieces.flatMap(([, own, rest = '']) => (own === tag ? [rest] : []))
}

function writeJats(written: readonly string[]): string {
  const [opening = '', ...rest] = written
  const of = sorted(rest)
  const all = (tag?: string): string => of(tag).join('')
  return `<?xml version="1.0"?><article><front><article-meta>${all('meta')}</article-meta></front><body><p>${opening}</p>${all()}</body><back>${all('back')}<fn-group>${all('note')}</fn-group></back>${all('behind')}</article>`
}

function writeItem(written: readonly string[]): string {
  const [opening = '', ...rest] = written
  const of = sorted(rest)
  const picture = { type: 'picture', renditions: [{ href: 'a.jpg' }] }
  return JSON.stringify({
    uri: 'urn:x:1',
    standard: { name: 'ninjs', version: '3.1' },
    bodies: [{ contentType: 'text/html', value: `<p>${opening}</p>${of('body').join('')}` }],
    keywords: of('keyword'),
    ednote: of('note').join(' '),
    associations: [
      ...of('caption').map((value) => ({ ...picture, descriptions: [{ role: 'caption', value }] })),
      ...of('alt').map((value) => ({ ...picture, descriptions: [{ value: '' }], altTexts: [{ value }] })),
      ...of('credit').map((creditline) => ({ ...picture, descriptions: [{ value: '' }], creditline })),
    ],
  })
}

function writeMhtml(written: readonly string[]): string {
  const [opening = '', ...rest] = written
  const of = sorted(rest)
  const part = (type: string, body: string): string =>
    ['--cut', `Content-Type: ${type}; charset="utf-8"`, 'Content-Transfer-Encoding: 8bit', '', body, ''].join('\r\n')
  const page = `<!doctype html><body><p>${opening}</p>${of().join('\n')}</body>`
  return [
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="cut"\r\n\r\n',
    part('text/html', page),
    ...['text/plain', 'text/html'].flatMap((type) => of(type).map((body) => part(type, body))),
    '--cut--\r\n',
  ].join('')
}

describe('every word is kept or left out for its reason', () => {
  it('in an article in JATS', async () => {
    await fc.assert(lawOf(JATS_PARTS, writeJats, 'text.xml'), RUNS)
  })

  it('in a news item in ninjs', async () => {
    await fc.assert(lawOf(NINJS_PARTS, writeItem, 'item.json'), RUNS)
  })

  it('in a page that was saved as one file, and in the parts beside it', async () => {
    await fc.assert(lawOf(MHTML_PARTS, writeMhtml, 'page.mhtml'), RUNS)
  })
})
