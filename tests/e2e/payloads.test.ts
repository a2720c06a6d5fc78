import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { changeOf } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { drawing, makeDocx, paragraph, run } from '../helpers/make-docx.ts'
import { makeJpeg } from '../helpers/make-pictures.ts'
import { escapeMarkup, PAYLOADS, SVG_PAYLOAD } from '../helpers/payloads.ts'

/** R12: hostile texts through every door, into the window and out again: nothing runs, nothing is asked, nobody is led away. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-payloads-'))
const NOW = Date.UTC(2026, 2, 14)
const image = PAYLOADS.find((each) => each.startsWith('<img src=x')) ?? ''
let app: GalleyApp
let page: Page
let browser: Browser | undefined
/** Where the app's own files come from; the stand-in serves them under a name of its own. */
let home = ''
const requests: string[] = []
const navigations: string[] = []
const keptIds: string[] = []

beforeAll(async () => {
  app = await launchGalley({ userDataDir: path.join(folder, 'user') })
  page = app.page
  await page.locator('.library').waitFor()
  home = page.url().replace(/[^/]*$/, '')
  page.on('request', (request) => requests.push(request.url()))
  page.on('framenavigated', (frame) => navigations.push(frame.url()))
})
afterAll(async () => {
  await browser?.close()
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

function write(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** A call through the page's own door. */
async function call<T>(name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([called, given]) => {
      const found: unknown = await window.galley.invoke(called as string, given)
      // Long answers cross as text.
      return (typeof found === 'string' ? JSON.parse(found) : found) as {
        ok: boolean
        value?: unknown
        error?: unknown
      }
    },
    [name, input] as const,
  )
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value as T
}

/** A file as the page gets it from a dialog: it can name none by itself. */
async function given(file: string): Promise<unknown> {
  await app.dialogs.queue({ filePaths: [file] })
  return (await call<{ file: unknown }>('dialog.openFile', {})).file
}

async function keep(source: unknown): Promise<string> {
  const { token } = await call<{ token: string }>('import.inspect', { source })
  const { articleId } = await call<{ articleId: string }>('import.keep', { token, as: { kind: 'new' } })
  keptIds.push(articleId)
  return articleId
}

async function expectQuiet(): Promise<void> {
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
  expect(await page.evaluate(() => document.querySelectorAll('iframe, object, embed, base, form[action]').length)).toBe(
    0,
  )
  const { blockedRequests, openedExternally, failures } = await app.recorded()
  expect(blockedRequests).toEqual([])
  expect(openedExternally).toEqual([])
  expect(failures).toEqual([])
  expect(await app.cspReports()).toEqual([])
  const isOwn = (url: string): boolean => url.startsWith(home) || url.startsWith('app://galley/')
  expect(requests.filter((url) => !isOwn(url) && !/^(?:blob:|data:image\/)/.test(url))).toEqual([])
  expect(navigations.filter((url) => !isOwn(url))).toEqual([])
  expect(page.url().startsWith(home)).toBe(true)
}

/** Markup, and the same as text, each on its own; a heading first, so that it is an article. */
const asMarkup = `<!doctype html><title>${escapeMarkup(image)}</title><article><h1>Hostile page</h1><p>By Tamsin Okafor</p>
  ${PAYLOADS.map((each) => `<p>${escapeMarkup(each)} stands as text.</p>`).join('\n')}
  <figure><img src="metadata.jpg" alt="${escapeMarkup(image)}"><figcaption>${escapeMarkup(image)}</figcaption></figure>
  <figure><img src="hostile.svg" alt="${escapeMarkup(PAYLOADS[0] ?? '')}"><figcaption>Caption of the drawing.</figcaption></figure>
  ${PAYLOADS.map((each) => `<div><p>Before it, words enough to be a paragraph.</p>${each}</div>`).join('\n')}</article>`

const w = (text: string): string => paragraph(escapeMarkup(text.replaceAll(/[\u0000-\u0008]/g, '')))
function docx(): Uint8Array {
  const hostile = escapeMarkup(image)
  return makeDocx({
    body: [
      paragraph('Hostile manuscript'),
      ...PAYLOADS.map(w),
      `<w:p><w:hyperlink r:id="evil">${run('a link that runs')}</w:hyperlink></w:p>`,
      `<w:p><w:commentRangeStart w:id="0"/>${run('commented words')}<w:commentRangeEnd w:id="0"/></w:p>`,
      `<w:p>${run('tracked ')}<w:ins w:id="7" w:author="${hostile}" w:date="2026-01-05T09:00:00Z">${run(hostile)}</w:ins></w:p>`,
      `<w:p>${drawing('evil.svg', hostile)}</w:p>`,
      paragraph(`Figure 1. ${hostile}`, 'Caption'),
    ].join(''),
    comments: `<w:comment w:id="0" w:author="${hostile}" w:date="2026-01-05T09:00:00Z">${paragraph(hostile)}</w:comment>`,
    pictures: { 'evil.svg': Buffer.from(SVG_PAYLOAD) },
    relationships:
      '<Relationship Id="evil" TargetMode="External" Target="javascript:window.__pwned=1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>',
  })
}

const jats = `<?xml version="1.0"?><article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="news"><front><article-meta>
  <title-group><article-title>Hostile journal ${escapeMarkup(image)}</article-title></title-group></article-meta></front><body><sec><title>Ground</title>
  ${PAYLOADS.map((each) => `<p>${escapeMarkup(each)} <ext-link xlink:href="javascript:window.__pwned=1">link</ext-link></p>`).join('\n')}
  <fig><caption><p>${escapeMarkup(image)}</p></caption><alt-text>${escapeMarkup(image)}</alt-text><graphic xlink:href="hostile.svg"/></fig></sec></body></article>`

const ninjs = JSON.stringify({
  uri: 'javascript:window.__pwned=1',
  by: image,
  headlines: [{ role: 'main', value: `Hostile item ${image}` }],
  bodies: [
    {
      role: 'main',
      contentType: 'text/html',
      value: `<p>One text that is long enough.</p>${PAYLOADS.slice(0, -4).join('<p>Words.</p>')}`,
    },
  ],
  associations: [
    {
      name: 'main',
      type: 'picture',
      descriptions: [{ role: 'caption', value: image }],
      creditLine: image,
      renditions: [{ href: 'hostile.svg' }],
    },
  ],
})

const markdown = `# Hostile notes\n\n${PAYLOADS.slice(0, -4)
  .map(
    (each) => `Words before. ${each.replaceAll(/\s/g, ' ')} and after.\n\n\`${each.replaceAll(/[\s\u0060]/g, ' ')}\``,
  )
  .join(
    '\n\n',
  )}\n\n[runs](javascript:window.__pwned=1) ![asks](https://payload.invalid/x.png "${image}")\n\n<javascript:window.__pwned=1>\n`

const xmp = (words: string): string =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' +
  'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' +
  `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:description>` +
  `<photoshop:Headline>${words}</photoshop:Headline><photoshop:Credit>${words}</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>`

/** A review in which every field that a person or another program fills says something hostile. */
function hostileReview(open: OpenArticle): readonly DomainRecord[] {
  const block = open.blocks.find(({ role }) => role === 'paragraph') ?? open.blocks[0]
  if (block === undefined) throw new Error('The article has no block')
  const length = codePointLength(block.text)
  const target = makeTarget(open.blocks, { blockId: block.id, offset: 0 }, { blockId: block.id, offset: length })
  const versionId = open.article.currentVersionId
  const common = { revision: 0, articleId: open.article.id, createdAtMs: NOW, author: image }
  const notes = PAYLOADS.map((body, index) => {
    const author = body.slice(0, 100)
    const placed = {
      target,
      placement: 'exact',
      kind: 'comment',
      assignee: author,
      settledBy: author,
      settledAtMs: NOW,
    }
    const state = index % 2 === 0 ? 'open' : 'resolved'
    return { ...common, ...placed, type: 'note', id: newId(), versionId, body, author, state }
  })
  const replies = PAYLOADS.slice(0, 8).map((body) => ({
    ...common,
    type: 'reply',
    id: newId(),
    noteId: notes[0]?.id,
    body,
  }))
  const change = {
    type: 'suggestion',
    versionId,
    blockId: block.id,
    start: 0,
    end: length,
    kind: 'replace',
    before: block.text,
  }
  const suggestion = { ...common, ...change, id: newId(), after: PAYLOADS.slice(0, 12).join('\n'), state: 'open' }
  return [...notes, ...replies, suggestion] as unknown as readonly DomainRecord[]
}

describe('hostile texts', () => {
  test('come in by every door', async () => {
    write('hostile.svg', SVG_PAYLOAD)
    write(
      'metadata.jpg',
      makeJpeg(640, 480, {
        orientation: 1,
        description: image,
        xmp: xmp(escapeMarkup(image)),
        iptc: { 120: image, 80: image, 105: image },
      }),
    )
    const files = [
      write('page.html', asMarkup),
      write('notes.md', markdown),
      write('manuscript.docx', docx()),
      write('journal.xml', jats),
      write('item.json', ninjs),
      write('drawing.svg', SVG_PAYLOAD),
      write(`${image}.txt`, `Hostile name\n\nBy ${image}\n\n${PAYLOADS.join('\n\n')}\n`),
    ]
    for (const file of files) await keep({ kind: 'file', file: await given(file) })
    await keep({ kind: 'paste', text: 'Hostile paste', html: `<h1>Hostile paste</h1>${asMarkup}` })
    // The pasted page also goes through the window's own hands, and a file through its preview.
    await page.evaluate(
      (html) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', html)
        clipboardData.setData('text/plain', html)
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      `<h1>Hostile clipboard</h1><p>Words.</p>${PAYLOADS.join('')}`,
    )
    await page.locator('.opening, .proof').first().waitFor()
    await expectQuiet()
    if ((await page.locator('.opening').count()) > 0) await page.keyboard.press('Escape')
  })

  test('as notes, names, answers, suggestions, alternative texts and annotations of another program', async () => {
    const [first = ''] = keptIds
    const open = await call<OpenArticle>('article.open', { articleId: first })
    const figures = open.blocks.filter(({ role }) => role === 'figure')
    expect(figures.length).toBeGreaterThanOrEqual(2)
    const change = changeOf({
      added: hostileReview(open),
      updated: figures.map((block, index) => [block, { ...block, alt: PAYLOADS[45 + index] ?? image }] as const),
    })
    const act = { id: newId(), articleId: first, act: 'note', author: image, atMs: NOW, change }
    await call('change.apply', act)
    const foreign = PAYLOADS.slice(0, 20).map((value, index) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `javascript:window.__pwned=${String(index)}`,
      type: 'Annotation',
      creator: { type: 'Person', name: value.slice(0, 100) },
      body: { type: 'TextualBody', value, format: index % 2 === 0 ? 'text/html' : 'text/plain' },
      target: {
        source: 'https://payload.invalid/',
        selector: { type: 'TextQuoteSelector', exact: 'By Tamsin Okafor' },
      },
    }))
    const { results } = await call<{ results: readonly { error?: string }[] }>('annotations.read', {
      articleId: first,
      author: image,
      file: await given(write('foreign.jsonld', JSON.stringify(foreign))),
    })
    expect(results.filter(({ error }) => error === undefined).length).toBeGreaterThan(15)
  })

  test('stand in the window as text, and do nothing', async () => {
    await page.reload()
    await page.locator('.library').waitFor()
    await expect.poll(() => page.locator('.lib-title').count()).toBeGreaterThanOrEqual(keptIds.length)
    await expectQuiet()
    const titles = page.locator('.lib-title')
    let shown = ''
    for (let index = 0; index < keptIds.length; index += 1) {
      await titles.nth(index).dblclick()
      await page.locator('.proof').waitFor()
      await page.locator('.proof .block').first().waitFor()
      // Everything is drawn once: the text, then the desks beside it.
      for (const key of ['Control+1', 'Control+2', 'Control+3', 'Control+4', 'Control+1'])
        await page.keyboard.press(key)
      await page.locator('.proof-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight))
      shown += (await page.locator('.proof').textContent()) ?? ''
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await expectQuiet()
      await app.menu.click('show-library')
      await page.locator('.library').waitFor()
    }
    // They were there to be read: nothing was quiet because it was not shown.
    expect(PAYLOADS.filter((each) => shown.includes(each.replaceAll(/\s+/g, ' ').slice(0, 24))).length).toBeGreaterThan(
      PAYLOADS.length * 0.8,
    )
  })

  test('stand in the exported pages as text, and do nothing in a browser that would let them', async () => {
    browser = await chromium.launch({ executablePath: await unpackNpmChromium(), args: ['--no-sandbox', '--headless'] })
    const context = await browser.newContext({ javaScriptEnabled: true })
    const asked: string[] = []
    await context.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith('file:') || url.startsWith('data:image/')) return route.continue()
      asked.push(url)
      return route.abort()
    })
    // One page for all, as one looks at one file after another: each visit is a document of its own.
    const visited = await context.newPage()
    let popups = 0
    visited.on('popup', () => (popups += 1))
    visited.on('dialog', (dialog) => void dialog.dismiss())
    const visit = async (
      file: string,
    ): Promise<readonly [isRun: boolean, asked: number, where: string, popups: number]> => {
      const before = asked.length
      popups = 0
      await visited.goto(pathToFileURL(file).href, { waitUntil: 'load' })
      await visited.mouse.move(400, 300)
      await visited.keyboard.press('Tab')
      // What key, pointer and picture set off has run when two more pictures of the page have been drawn.
      await visited.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      const isRun = await visited.evaluate(() => '__pwned' in window)
      return [isRun, asked.length - before, visited.url(), popups]
    }
    // The same browser runs and asks where it is let: else this test could not fail.
    const [isRun, count] = await visit(
      write('control.html', `<p>Words</p>${image}<img src="https://payload.invalid/x.png">`),
    )
    expect(isRun).toBe(true)
    expect(count).toBe(1)

    for (const [index, articleId] of keptIds.entries())
      for (const view of ['marked', 'clean', 'original']) {
        const file = path.join(folder, `out-${String(index)}-${view}.html`)
        await app.dialogs.queue({ filePath: file })
        await call('export.run', { articleId, format: 'html', view, locale: 'zh-Hans' })
        expect(await visit(file), `${String(index)} ${view}`).toEqual([false, 0, pathToFileURL(file).href, 0])
        if (view !== 'marked') continue
        // Without the policy of the page, too: the words themselves are harmless.
        const written = readFileSync(file, 'utf8')
        const bare = write(
          `bare-${String(index)}.html`,
          written.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
        )
        expect(written).toMatch(/__pwned|data:image\/svg/)
        expect(await visit(bare), `${String(index)}, no policy`).toEqual([false, 0, pathToFileURL(bare).href, 0])
      }
    await expectQuiet()
  })
})
