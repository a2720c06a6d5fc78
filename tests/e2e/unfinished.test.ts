import { rmSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, selectPhrase, showFirst, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** What was left in the middle is offered and not forced; a paragraph is moved; the foot says what letters are. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const start = async (argv: readonly string[] = []): Promise<void> => {
  app = await launchGalley({ userDataDir: folder, argv })
  page = app.page
  page.setDefaultTimeout(30_000)
  await showFirst(page)
}
beforeAll(() => start(['--sample']))
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const told = async (): Promise<readonly string[]> =>
  (await kept(page)).suggestions.map(({ kind, before, after }) => `${kind} ${before}→${after}`)
const drafts = async (): Promise<number> => (await kept(page)).drafts.length
const notice = (): Locator => page.locator('.proof-notice', { hasText: '没有改完' })

async function caretBehind(phrase: string): Promise<void> {
  await selectPhrase(page, phrase)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  // The selection's own event comes a moment later.
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

test('a sentence that was left in its field is offered on return, in the field too, and given up with a way back', async () => {
  await caretBehind('农艺员')
  await page.keyboard.press('F2')
  const field = (): Locator => page.locator('.edit-field')
  await field().waitFor()
  const standing = await field().inputValue()
  await page.keyboard.insertText('未完')
  const left = await field().inputValue()
  await page.keyboard.press('Escape')
  await notice().waitFor()
  await expect.poll(drafts).toBe(1)
  expect((await app.quit()).code).toBe(0)
  await start()
  await notice().getByText(left).waitFor()
  expect(await violations(page)).toEqual([])
  // The field begins with what stands there.
  await caretBehind('农艺员')
  await page.keyboard.press('F2')
  await field().waitFor()
  expect(await field().inputValue()).toBe(standing)
  expect(await violations(page)).toEqual([])
  await page.locator('.edit-hint').getByRole('button', { name: '接着改' }).click()
  await expect.poll(() => field().inputValue()).toBe(left)
  await page.keyboard.press('Escape')
  await notice().getByRole('button', { name: '接着改' }).click()
  await expect.poll(() => field().inputValue()).toBe(left)
  await page.keyboard.press('Escape')
  await notice().getByRole('button', { name: '不要了' }).click()
  await expect.poll(drafts).toBe(0)
  expect(await notice().count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('proof-scroll')
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await notice().waitFor()
  await notice().getByRole('button', { name: '接着改' }).click()
  await field().waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await told()).length).toBe(1)
  expect(await notice().count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(told).toEqual([])
})

test('the foot says what letters are in the text, over a selection, and when it was let go of', async () => {
  const foot = page.locator('.foot-keys')
  await caretBehind('农艺员')
  await expect.poll(() => foot.textContent()).toContain('键入的字记为改动')
  await selectPhrase(page, '农艺员')
  await expect.poll(() => foot.textContent()).toContain('键入的字替换所选')
  await caretBehind('农艺员')
  await page.keyboard.press('Escape')
  await expect.poll(() => foot.textContent()).toContain('下一处')
})

test('a paragraph goes down and up by its keys with the caret, each time one act, and back home nothing is left', async () => {
  const { blocks } = await kept(page)
  const at = blocks.findIndex(({ role }, index) => role === 'paragraph' && blocks[index + 1]?.role === 'paragraph')
  const [first, second] = [blocks[at]?.text ?? '', blocks[at + 1]?.text ?? '']
  await caretBehind(first.slice(0, 5))
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(told).toEqual(['move →'])
  await page.locator('.visually-hidden', { hasText: `之后` }).first().waitFor({ state: 'attached' })
  // The caret went along: what is typed next is in the words where they are now, and the next key moves them on.
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(told).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await told()).length).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(told).toEqual([])
  await caretBehind(second.slice(0, 5))
  await page.keyboard.press('ContextMenu')
  await page.getByRole('menuitem', { name: '段落上移' }).click()
  await expect.poll(async () => (await told()).length).toBe(1)
  const card = page.locator('.margin .card', { hasText: '移动' }).first()
  await card.locator('.card-head').click()
  await card.getByRole('button', { name: '采纳' }).first().click()
  await expect.poll(async () => (await kept(page)).suggestions.map(({ state }) => state)).toEqual(['accepted'])
  await app.menu.click('view-clean')
  const shown = await page.locator('.sheet').textContent()
  expect(shown?.indexOf(second.slice(0, 12))).toBeLessThan(shown?.indexOf(first.slice(0, 12)) ?? 0)
  await app.menu.click('view-marked')
})

test('a caption that was left in its field on the captions desk is kept, offered there and over the proof, and saved by the note’s key', async () => {
  await page.keyboard.press('Escape')
  const before = (await told()).length
  await page.keyboard.press('Control+2')
  const field = (): Locator => page.locator('.caption-field')
  const edit = async (): Promise<void> => {
    await page.locator('.caption-sheet [data-edit]').first().click()
    await field().waitFor()
  }
  await edit()
  const standing = await field().inputValue()
  await page.keyboard.insertText('，甲乙')
  await expect.poll(drafts).toBe(1)
  // What is at hand is not offered besides.
  expect(await notice().count()).toBe(0)
  await page.keyboard.press('Escape')
  await notice().getByText(`${standing}，甲乙`).waitFor()
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-caption'))).toBe(true)
  await page.keyboard.press('Control+1')
  await page.locator('.proof [data-text]').first().waitFor()
  expect((await app.quit()).code).toBe(0)
  await start()
  await notice().getByText(`${standing}，甲乙`).waitFor()
  await page.keyboard.press('Control+2')
  await edit()
  expect(await field().inputValue()).toBe(standing)
  await page.locator('.edit-hint').getByRole('button', { name: '接着改' }).click()
  await expect.poll(() => field().inputValue()).toBe(`${standing}，甲乙`)
  expect(await violations(page)).toEqual([])
  await field().focus()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await told()).length).toBe(before + 1)
  expect((await told()).at(-1)).toBe('insert →，甲乙')
  await expect.poll(drafts).toBe(0)
  expect(await notice().count()).toBe(0)
})

test('an alternative text is kept as one types, offered again at its picture and over the proof, and saved where its field is left', async () => {
  const alts = async (): Promise<readonly string[]> => (await kept(page)).blocks.flatMap(({ alt }) => alt ?? [])
  const field = (): Locator => page.locator('.caption-alt textarea').first()
  const before = await alts()
  await page.keyboard.press('Control+2')
  await field().click()
  const standing = await field().inputValue()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('，丙丁')
  await expect.poll(drafts).toBe(1)
  expect(await notice().count()).toBe(0)
  // The window ends in the middle of a word.
  await app.kill()
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  // It opens where it was left last, as far as that was kept.
  await page.locator('.captions-desk, .proof [data-text], .lib-title').first().waitFor()
  if ((await page.locator('.captions-desk').count()) === 0) await showFirst(page)

  await notice().getByText(`${standing}，丙丁`).waitFor()
  expect(await alts()).toEqual(before)
  await page.keyboard.press('Control+2')
  expect(await field().inputValue()).toBe(standing)
  expect(await violations(page)).toEqual([])
  await page.locator('.edit-hint').getByText(`${standing}，丙丁`).waitFor()
  await page.keyboard.press('Control+1')
  await notice().getByRole('button', { name: '接着改' }).click()
  await expect.poll(() => field().inputValue()).toBe(`${standing}，丙丁`)
  await expect.poll(() => field().evaluate((each) => each === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(alts).toContain(`${standing}，丙丁`)
  await expect.poll(drafts).toBe(0)
  expect(await notice().count()).toBe(0)
})
