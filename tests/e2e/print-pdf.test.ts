import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, launchLongArticle, userFolder } from '../helpers/proof.ts'
import { readPdf } from '../helpers/read-pdf.ts'

/** A real PDF of a long article, read by a reader of its own: every note and every mark, on screen or off, is on its pages. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'dark' })
const PARAGRAPHS = 900
/** Each so many paragraphs one has a note, and the one after it two suggestions. */
const EACH = 6
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchLongArticle(folder, PARAGRAPHS)
  page = app.page
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

type Place = Pick<Block, 'id' | 'articleId' | 'versionId' | 'text'>

/** Runs in the page: notes and suggestions through its own door, as one act. */
async function annotate({ noted, changed }: { noted: readonly Place[]; changed: readonly Place[] }): Promise<string> {
  const [first] = noted
  const made = { author: '卫知远', createdAtMs: Date.now(), state: 'open', revision: 0 }
  const notes = noted.map(({ id, articleId, versionId }, at) => ({
    ...made,
    type: 'note',
    id: `pdf${String(at)}note`,
    articleId,
    versionId,
    kind: (['comment', 'query', 'praise'] as const)[at % 3],
    body: `问${String(at)}：这个数从哪里来？`,
    target: {
      kind: 'text',
      start: { blockId: id, offset: 0 },
      end: { blockId: id, offset: 2 },
      quote: { exact: '第1', prefix: '', suffix: '' },
    },
    placement: 'exact',
  }))
  const suggestions = changed.flatMap(({ id, articleId, versionId, text }, at) => {
    const whole = { ...made, type: 'suggestion', articleId, versionId, blockId: id }
    const start = text.indexOf('豆腐')
    return [
      {
        ...whole,
        id: `pdf${String(at)}ins`,
        start,
        end: start,
        kind: 'insert',
        before: '',
        after: `添${String(at)}担`,
      },
      {
        ...whole,
        id: `pdf${String(at)}del`,
        start: start + 2,
        end: start + 4,
        kind: 'delete',
        before: '走过',
        after: '',
      },
    ]
  })
  const answer = await window.galley.invoke('change.apply', {
    id: `act-${String(Date.now())}`,
    articleId: first?.articleId,
    act: 'note.add',
    author: '卫知远',
    atMs: Date.now(),
    change: { added: [...notes, ...suggestions], updated: [], removed: [] },
  })
  return JSON.stringify(answer)
}

test('a PDF of the proof has every word, note and mark of the article', async () => {
  const { blocks } = await kept(page)
  const paragraphs = blocks.filter(({ role }) => role === 'paragraph')
  const plain = paragraphs.map(({ id, articleId, versionId, text }) => ({ id, articleId, versionId, text }))
  const noted = plain.filter((_, at) => at % EACH === 0)
  const changed = plain.filter((_, at) => at % EACH === 1)
  expect(noted.length).toBeGreaterThan(140)
  expect(await page.evaluate(annotate, { noted, changed })).toContain('"ok":true')
  await app.menu.click('show-library')
  await page.locator('.lib-title').first().dblclick()
  await page.locator('.proof [data-text]').first().waitFor()

  const devtools = await page.context().newCDPSession(page)
  const { data } = await devtools.send('Page.printToPDF', {
    printBackground: true,
    paperWidth: 8.27,
    paperHeight: 11.69,
  })
  const pages = readPdf(Buffer.from(data, 'base64'))
  expect(pages.length).toBeGreaterThan(20)
  const text = pages
    .map((each) => each.text)
    .join('')
    .replaceAll(/\s/gu, '')
  expect(text).not.toContain('\uFFFD')
  const lacking = (words: readonly string[], inside = text): readonly string[] =>
    words.filter((each) => !inside.includes(each))
  // Every paragraph, in the order of the article.
  const bare = text.replaceAll(/\[\d+(?:,\d+)*\]/gu, '')
  const starts = paragraphs.map((_, at) => bare.indexOf(`第${String(at + 1)}段`))
  expect(starts.every((at, index) => at >= 0 && (index === 0 || at > (starts[index - 1] ?? 0)))).toBe(true)
  expect(lacking(noted.map((_, at) => `问${String(at)}：这个数从哪里来？`))).toEqual([])
  expect(
    lacking(
      changed.map((_, at) => `挑着添${String(at)}担豆腐走过石桥`),
      bare,
    ),
  ).toEqual([])
  const listed = noted.length + 2 * changed.length
  expect(lacking(Array.from({ length: listed }, (_, at) => `[${String(at + 1)}]`))).toEqual([])
  // The marks have colour on every page of the article that has any, to the last.
  const withMarks = pages.filter((each) => /添\d+担/u.test(each.text))
  const hasColour = ({ colours }: (typeof pages)[number]): boolean =>
    [...colours].some((colour) => new Set(colour.split(' ')).size > 1)
  expect(withMarks.length).toBeGreaterThan(15)
  expect(withMarks.filter((each) => !hasColour(each))).toEqual([])
  // Nothing of the window is on paper.
  for (const words of ['导出', '提纲', '图注0/']) expect(text).not.toContain(words)
  await expect.poll(() => page.locator('.printed').count()).toBe(0)
})
