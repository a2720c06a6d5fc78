import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, selectPhrase, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Special characters, sought by name and written by keys alone: on the proof, in a field, in a field of a dialog. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
  page = app.page
  page.setDefaultTimeout(30_000)
  await page.locator('.proof [data-text]').first().waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const picker = (): ReturnType<Page['locator']> => page.getByRole('dialog', { name: '插入特殊字符' })
const chosen = (): Promise<string | null> =>
  picker().locator('[cmdk-item][data-selected="true"] .character-sign').textContent()

/** Opens the list, seeks, and takes what is found first. */
async function insert(words: string, sign: string): Promise<void> {
  await page.keyboard.press('Control+Shift+X')
  await picker().waitFor()
  await page.keyboard.insertText(words)
  await expect.poll(chosen).toBe(sign)
  await page.keyboard.press('Enter')
  await expect.poll(() => picker().count()).toBe(0)
}

test('on the proof what is chosen is a suggestion; names of three languages, initials and codes find it', async () => {
  await selectPhrase(page, '农艺员')
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await insert('ellipsis', '…')
  await insert('叠字号', '々')
  await insert('2103', '℃')
  await insert('vertical', '〻')
  await insert('em space', '\u2003')
  await page.keyboard.type('x')
  await expect
    .poll(async () => (await kept(page)).suggestions.map(({ before, after }) => `${before}→${after}`))
    .toEqual(['→…々℃〻\u2003x'])
  await page.keyboard.press('Control+Shift+X')
  await picker().waitFor()
  // What was used last stands first.
  await expect.poll(chosen).toBe('\u2003')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => picker().count()).toBe(0)
  await page.keyboard.type('y')
  await expect.poll(async () => (await kept(page)).suggestions.map(({ after }) => after)).toEqual(['…々℃〻\u2003xy'])
})

test('in a field it takes the place of what is selected, in a dialog too; without a place to write that is said', async () => {
  await selectPhrase(page, '梯田')
  await page.keyboard.press('1')
  const field = page.locator('.margin-slot[data-live] textarea')
  await field.fill('约20')
  await field.press('Shift+ArrowLeft')
  await insert('zfh', '±')
  expect(await field.inputValue()).toBe('约2±')
  await page.keyboard.press('Control+z')
  expect(await field.inputValue()).toBe('约20')
  await field.press('Escape')
  await selectPhrase(page, '梯田')
  await page.keyboard.press('Control+k')
  const link = page.getByRole('dialog').getByRole('textbox')
  await link.fill('example.org/')
  await insert('alpha', 'α')
  expect(await link.inputValue()).toBe('example.org/α')
  await link.press('Escape')
  await app.menu.click('view-clean')
  await app.menu.click('insert-character')
  await page.locator('.toast', { hasText: '标记' }).waitFor()
  expect(await picker().count()).toBe(0)
})
