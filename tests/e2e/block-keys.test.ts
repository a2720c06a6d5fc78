import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, selectPhrase, userFolder, untilProof } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** What blocks are, how they are cut, and what speaks of what: in the proof, by keys alone. */
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: userFolder({ reviewerName: '阮稚川' }), argv: ['--sample'] })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
})

const roleOf = async (words: string): Promise<string | undefined> =>
  (await kept(page)).blocks.find(({ text }) => text.includes(words))?.role
const countOf = async (): Promise<number> => (await kept(page)).blocks.length

/** Puts the reading caret behind `words`. */
async function caretBehind(words: string): Promise<void> {
  await selectPhrase(page, words)
  await page.keyboard.press('ArrowRight')
  // The selection's own event comes a moment later.
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

test('R and a digit change what the block at the caret is, Ctrl+Z gives it back', async () => {
  const words = '我留的哪里是谷子'
  await caretBehind(words)
  // At a caret letters are text; let go of, they are commands, and the caret stays.
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('3')
  await expect.poll(() => roleOf(words)).toBe('quotation')
  await page.keyboard.press('Control+z')
  await expect.poll(() => roleOf(words)).toBe('paragraph')
})

test('a paragraph is cut at the caret and joined again, each by its keys and each taken back', async () => {
  const before = await countOf()
  await caretBehind('不到三两。')
  // The block ends here: there is nothing to cut, and the window says so.
  await page.keyboard.press('Control+Shift+S')
  // Of several the last one is shown.
  await page.locator('.toast').last().waitFor()
  expect(await countOf()).toBe(before)
  await caretBehind('半碗谷粒红得')
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(countOf).toBe(before + 1)
  await page.keyboard.press('Control+z')
  await expect.poll(countOf).toBe(before)
  await caretBehind('他回去翻档案')
  await page.keyboard.press('Control+Shift+M')
  await expect.poll(countOf).toBe(before - 1)
  await page.keyboard.press('Control+z')
  await expect.poll(countOf).toBe(before)
})

/** What the suggestions of the article come to. */
const isTold = (...wanted: readonly string[]): Promise<void> =>
  expect
    .poll(async () => (await kept(page)).suggestions.map(({ before, after, state }) => `${before}→${after} ${state}`), {
      timeout: 20_000,
    })
    .toEqual(wanted)

test('straight signs become what print has, and Backspace right behind one gives it back', async () => {
  await caretBehind('农艺员')
  await page.keyboard.type('"ab"')
  await isTold('→“ab” open')
  await page.keyboard.press('Backspace')
  await isTold('→“ab" open')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await isTold()
})

test('two characters change places, and words are put into another width', async () => {
  await caretBehind('农艺')
  await page.keyboard.press('Control+Alt+t')
  await isTold('艺员→员艺 open')
  await page.keyboard.press('Control+z')
  await isTold()
  await selectPhrase(page, '1120')
  await app.menu.click('case-wide')
  await isTold('1120→１１２０ open')
  await page.keyboard.press('Control+z')
  await isTold()
})

test('G leads from a caption to the paragraph that speaks of it, and back', async () => {
  await page.keyboard.press('Control+2')
  await page.locator('.captions-desk').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Control+1')
  const card = page.locator('.margin-slot[data-live] .card[data-tone="caption"]')
  await card.getByRole('button', { name: /^正文第 \d+ 段说到它/ }).waitFor()
  const caption = await card.textContent()
  await page.keyboard.press('g')
  await card.getByRole('button', { name: /^回到图注/ }).waitFor()
  const live = await page.locator('.margin-slot[data-live]').getAttribute('data-slot')
  const { blocks } = await kept(page)
  expect(blocks.find(({ id }) => id === live)?.role).toMatch(/^(?:paragraph|lead)$/)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('g')
  await expect.poll(() => card.textContent()).toBe(caption)
})
