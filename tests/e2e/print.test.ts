import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, launchLongArticle, userFolder } from '../helpers/proof.ts'

/** Paper carries the whole of a long article: what is off the screen is printed like what is on it. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'dark' })
const PARAGRAPHS = 2000
/** Each so many paragraphs one has a note. */
const EACH = 4
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

/** Runs in the page: notes through its own door, as one act. */
async function addNotes(blocks: readonly Pick<Block, 'id' | 'articleId' | 'versionId'>[]): Promise<string> {
  const [first] = blocks
  const answer = await window.galley.invoke('change.apply', {
    id: `act-${String(Date.now())}`,
    articleId: first?.articleId,
    act: 'note.add',
    author: '阮稚川',
    atMs: Date.now(),
    change: {
      added: blocks.map(({ id, articleId, versionId }, at) => ({
        type: 'note',
        id: `long${String(at)}note`,
        revision: 0,
        articleId,
        versionId,
        kind: 'query',
        body: `第${String(at)}条：这个数从哪里来？`,
        target: {
          kind: 'text',
          start: { blockId: id, offset: 0 },
          end: { blockId: id, offset: 2 },
          quote: { exact: '第1', prefix: '', suffix: '' },
        },
        placement: 'exact',
        author: '阮稚川',
        createdAtMs: Date.now(),
        state: 'open',
      })),
      updated: [],
      removed: [],
    },
  })
  return JSON.stringify(answer)
}

test('a long article is printed with every mark in its place and every note in the list', async () => {
  const { blocks } = await kept(page)
  const noted = blocks.filter(({ role }) => role === 'paragraph').filter((_, at) => at % EACH === 0)
  expect(noted.length).toBeGreaterThan(450)
  const plain = noted.map(({ id, articleId, versionId }) => ({ id, articleId, versionId }))
  expect(await page.evaluate(addNotes, plain)).toContain('"ok":true')
  await app.menu.click('show-library')
  await page.locator('.lib-title').first().dblclick()
  await page.locator('.proof [data-text]').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const printed = page.locator('.printed')
  await printed.waitFor()
  expect(await printed.locator('.block[data-role="paragraph"]').count()).toBe(
    blocks.filter(({ role }) => role === 'paragraph').length,
  )
  const refs = (await printed.locator('.printed-ref').allInnerTexts()).flatMap((text) => text.match(/\d+/g) ?? [])
  expect(refs).toEqual(noted.map((_, at) => String(at + 1)))
  expect(await printed.locator('.block [data-mark]').count()).toBeGreaterThanOrEqual(noted.length)
  expect(await printed.locator('.printed-notes li').count()).toBe(noted.length)
  expect(await printed.locator('.printed-notes li').last().innerText()).toContain(`第${String(noted.length - 1)}条`)
  // Nothing of the window is on paper, and the sheet is as long as its text.
  expect(await page.locator('.top-bar').isVisible()).toBe(false)
  const { height, inner } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    inner: document.querySelector('.printed')?.scrollHeight ?? 0,
  }))
  expect(height).toBeGreaterThanOrEqual(inner)
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(() => printed.count()).toBe(0)
})
