import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, openSample, selectPhrase, userFolder } from '../helpers/proof.ts'

/** The caret stays where the work was: behind a card that is settled, and in an article that is left for another. */
const folder = userFolder({ reviewerName: 'Ida Farrow', locale: 'en', theme: 'light' })
let app: GalleyApp
let page: Page
let title: string

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, locale: 'en' })
  page = app.page
  page.setDefaultTimeout(30_000)
  await openSample(app)
  title = (await kept(page)).title
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** The letters before the caret in its paragraph. */
const before = (): Promise<string> =>
  page.evaluate(() => {
    const { focusNode, focusOffset } = getSelection() ?? {}
    const text = (focusNode instanceof Element ? focusNode : focusNode?.parentElement)?.closest('[data-text]')
    if (focusNode == null || focusOffset === undefined || text == null) return 'not in the text'
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(focusNode, focusOffset)
    return String(range).slice(-12)
  })
const states = async (): Promise<readonly string[]> =>
  (await kept(page, title)).suggestions.map((one) => `${one.before}→${one.after} ${one.state}`)

test.each([
  ['a', 'accepted', 'harbour master', 'harbor master', ''],
  ['d', 'rejected', 'gannets', 'gulls', 'gannet'],
])('a suggestion settled by %s leaves the hidden caret at its words', async (key, state, words, by, stands) => {
  await selectPhrase(page, words)
  await page.keyboard.press('3')
  await page.keyboard.insertText(by)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await states()).length).toBe(key === 'a' ? 1 : 2)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.margin-slot .card[data-open]').count()).toBe(0)
  await page.locator('[data-text] ins').last().click()
  await page.locator('.margin-slot[data-live] .card[data-open]').waitFor()
  const stood = await before()
  await page.keyboard.press(key)
  await expect.poll(async () => (await states()).join()).toContain(state)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  // What is accepted reads as before; what is rejected gives its words back.
  expect((await before()).endsWith(key === 'a' ? stood.slice(-2) : stands), await before()).toBe(true)
  await page.keyboard.press('Escape')
})

test('an article that is come back to has its caret where it was, and letters go there', async () => {
  const second = path.join(folder, 'second.txt')
  writeFileSync(
    second,
    `The tide table\nBy Ann Lee\n\n${'The ferry leaves at seven and comes back at nine. '.repeat(4)}\n`,
  )
  const host = page.locator('.proof-scroll')
  await selectPhrase(page, 'gannets')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  const stood = await before()
  await app.dialogs.queue({ canceled: false, filePaths: [second] })
  await app.menu.click('open-articles')
  await expect.poll(() => host.innerText()).toContain('ferry')
  await page.keyboard.press('Control+Tab')
  await expect.poll(() => host.innerText()).toContain('gannets')
  await expect.poll(before).toBe(stood)
  await page.keyboard.type('grey ')
  await expect.poll(async () => (await states()).at(-1)).toBe('→grey  open')
  await expect.poll(() => host.innerText()).toContain('grey gannets')
  // By the tab itself, and by the library.
  await page.locator('.tab-name', { hasText: 'tide' }).click()
  await expect.poll(() => host.innerText()).toContain('ferry')
  await page.locator('.tab-name').first().click()
  await expect.poll(() => host.innerText()).toContain('gannets')
  await expect.poll(before).toBe(`${stood}grey `.slice(-12))
})
