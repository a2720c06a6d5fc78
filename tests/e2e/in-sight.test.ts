import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, openSample, selectPhrase, undoSuggestions, userFolder } from '../helpers/proof.ts'

/** What is worked on stays in sight: nothing covers it, and nothing is drawn as what it is not. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(30_000)
  await openSample(app)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Words of one's own behind a phrase, saved. */
async function putIn(words: string): Promise<void> {
  await selectPhrase(page, '农艺员')
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await page.keyboard.insertText(words)
  await expect.poll(async () => (await kept(page)).suggestions.map(({ after }) => after)).toEqual([words])
}

test('where a card is open the caret is a line between two letters', async () => {
  await putIn('新来的人')
  await page.locator('.sheet ins', { hasText: '新来的人' }).click()
  await page.locator('.margin .card[data-open]', { hasText: '新来的人' }).waitFor()
  const [caret, words] = await Promise.all([
    page.locator('.reading-caret').boundingBox(),
    page.locator('.sheet ins', { hasText: '新来的人' }).boundingBox(),
  ])
  if (caret === null || words === null) throw new Error('no caret is drawn')
  expect(caret.width).toBeLessThanOrEqual(2)
  expect(caret.x).toBeGreaterThan(words.x)
  expect(caret.x).toBeLessThan(words.x + words.width)
  expect(Math.abs(caret.y - words.y)).toBeLessThan(caret.height)
  await page.keyboard.press('Escape')
  await undoSuggestions(page)
})

test('a hint on how something is done goes with the desk that it was said at', async () => {
  await page.keyboard.press('Escape')
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('1')
  const hint = page.locator('.toast', { hasText: '先选中文字' })
  await hint.waitFor()
  await page.keyboard.press('Control+3')
  await page.locator('.ledger, [data-desk=numbers]').first().waitFor()
  expect(await hint.count()).toBe(0)
  await page.keyboard.press('Control+1')
})

test('words of one’s own suggestion have a bar, a menu and notes like any others', async () => {
  await putIn('新来的人')
  await selectPhrase(page, '来的')
  const bar = page.locator('.selection-bar button')
  expect(await bar.count()).toBe(3)
  // What would speak of the article's words only says how these are changed.
  await page.keyboard.press('3')
  await page.locator('.toast', { hasText: '直接键入' }).waitFor()
  await page.locator('.sheet ins', { hasText: '新来的人' }).click({ button: 'right', position: { x: 22, y: 8 } })
  const menu = page.getByRole('menu')
  await menu.getByRole('menuitem', { name: '复制' }).first().waitFor()
  expect(await menu.getByRole('menuitem', { name: '剪切' }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await selectPhrase(page, '来的')
  await page.keyboard.press('2')
  const field = page.locator('.margin-slot[data-live] .draft-fields textarea').last()
  await field.waitFor()
  await field.fill('是哪一年来的？')
  await field.press('Enter')
  await expect
    .poll(async () => (await kept(page)).notes.map(({ target }) => (target.kind === 'text' ? target.quote.exact : '')))
    .toEqual(['员'])
  await page.keyboard.press('Escape')
  await undoSuggestions(page)
})

test('a folded card opens wherever it is pressed', async () => {
  await putIn('新来的人')
  await page.keyboard.press('Escape')
  const card = page.locator('.margin .card', { hasText: '新来的人' })
  await expect.poll(() => card.getAttribute('data-open')).toBeNull()
  const box = await card.locator('.card-summary').boundingBox()
  if (box === null) throw new Error('the card has no words')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => card.getAttribute('data-open')).toBe('true')
  // Its keys are its own now.
  await page.keyboard.press('d')
  await expect.poll(async () => (await kept(page)).suggestions.map(({ state }) => state)).toEqual(['rejected'])
  await page.keyboard.press('Escape')
  await undoSuggestions(page)
})

test('the find bar stands above the sheet', async () => {
  for (const width of [1440, 1000]) {
    await page.setViewportSize({ width, height: 800 })
    await page.keyboard.press('Control+h')
    const bar = await page.locator('.find-bar').boundingBox()
    const host = await page.locator('.proof-scroll').boundingBox()
    if (bar === null || host === null) throw new Error('no bar')
    expect(host.y).toBeGreaterThanOrEqual(bar.y + bar.height - 1)
    await page.locator('.find-bar input').first().press('Escape')
  }
})

test('at 400 % the head of a desk has its buttons on one line', async () => {
  await page.setViewportSize({ width: 320, height: 256 })
  for (const [key, head] of [
    ['3', '.desk-head'],
    ['5', '.desk-head'],
    ['2', '.captions-tools'],
  ] as const) {
    await page.keyboard.press(`Control+${key}`)
    await page.locator(head).waitFor()
    const tops = await page
      .locator(`${head} :is(.button, select, [role="radiogroup"], .segmented)`)
      .evaluateAll((all) =>
        all.map((each) => {
          const { top, bottom } = each.getBoundingClientRect()
          return Math.round((top + bottom) / 2)
        }),
      )
    expect(Math.max(...tops) - Math.min(...tops), `desk ${key}`).toBeLessThanOrEqual(8)
    const names = await page.locator(`${head} .button`).evaluateAll((all) => all.map((each) => each.textContent))
    expect(names.every((name) => name !== '')).toBe(true)
  }
})
