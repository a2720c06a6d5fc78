import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, openSample, selectPhrase, undoSuggestions, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Letters that are typed before anybody has given a name, and a burst over several paragraphs. */
const folder = userFolder({ locale: 'zh-Hans', theme: 'light' })
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
afterEach(() => undoSuggestions(page))

const told = async (): Promise<readonly string[]> =>
  (await kept(page)).suggestions.map(({ before, after, author }) => `${before}→${after} ${author}`)
const inserted = (): Promise<readonly string[]> => page.locator('.sheet ins').allTextContents()
const drafted = async (): Promise<readonly (string | undefined)[]> =>
  (await kept(page)).drafts.map(({ blockEdit }) => blockEdit?.text)
const notice = (): ReturnType<Page['locator']> => page.locator('.proof-notice', { hasText: '署名' })

async function caretBehind(phrase: string): Promise<void> {
  await selectPhrase(page, phrase)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  // The selection's own event comes a moment later.
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

test('without a name every letter stays on the proof; the name is asked for in a line, and nothing is lost without it', async () => {
  await caretBehind('农艺员')
  await page.keyboard.type('abc')
  expect(await inserted()).toEqual(['abc'])
  expect(await page.getByRole('dialog').count()).toBe(0)
  await notice().waitFor()
  expect(await violations(page)).toEqual([])
  // The line takes no letter: they go on, also elsewhere.
  await page.keyboard.type('d')
  await caretBehind('梯田')
  await page.keyboard.type('xy')
  await expect.poll(inserted).toEqual(expect.arrayContaining(['abcd', 'xy']))
  await expect.poll(async () => [...(await drafted())].sort()).toEqual(['abcd', 'xy'])
  expect(await told()).toEqual([])
  // Taken back before anybody signs.
  await page.keyboard.press('Control+z')
  await expect.poll(inserted).toEqual(['abcd'])
  expect(await page.getByRole('dialog').count()).toBe(0)
  await expect.poll(drafted).toEqual(['abcd'])
  await notice().getByRole('button').click()
  await page.getByRole('dialog').getByRole('textbox').press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await inserted()).toEqual(['abcd'])
  await notice().getByRole('button').click()
  await page.keyboard.type('阮稚川')
  await page.keyboard.press('Enter')
  await expect.poll(told).toEqual(['→abcd 阮稚川'])
  await expect.poll(drafted).toEqual([])
  expect(await notice().count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('proof-scroll')
  // The caret is where it was: typing goes on.
  await page.keyboard.type('e')
  await expect.poll(async () => (await told()).length).toBe(2)
})

test('letters over a selection of several paragraphs are one act, which one undo takes back', async () => {
  const { blocks } = await kept(page)
  const at = blocks.findIndex(({ role }, index) => role === 'paragraph' && blocks[index + 1]?.role === 'paragraph')
  const [first, second] = [blocks[at]?.text ?? '', blocks[at + 1]?.text ?? '']
  await selectPhrase(page, first.slice(-4), second.slice(0, 3))
  await page.keyboard.type('ab')
  const wanted = [`${first.slice(-4)}→ab 阮稚川`, `${second.slice(0, 3)}→ 阮稚川`, '→ 阮稚川']
  await expect.poll(async () => [...(await told())].sort()).toEqual([...wanted].sort())
  await page.keyboard.press('Control+z')
  await expect.poll(told).toEqual([])
  // From the very end of one, where nothing of it is struck.
  await selectPhrase(page, first.slice(-4), second.slice(0, 3))
  await page.evaluate(() => {
    const selection = getSelection()
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {}
    if (anchorNode && focusNode)
      selection?.setBaseAndExtent(anchorNode, (anchorOffset ?? 0) + 4, focusNode, focusOffset ?? 0)
  })
  await page.keyboard.type('c')
  await expect
    .poll(async () => [...(await told())].sort())
    .toEqual([`${second.slice(0, 3)}→ 阮稚川`, '→ 阮稚川', '→c 阮稚川'].sort())
  await page.keyboard.press('Control+z')
  await expect.poll(told).toEqual([])
})

test('what an input method composes is one draft, and none once it is kept or left', async () => {
  const devtools = await page.context().newCDPSession(page)
  const compose = (text: string): Promise<unknown> =>
    devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await caretBehind('农艺员')
  for (const step of ['z', 'zhong', "zhong'zi"]) await compose(step)
  await expect.poll(drafted).toEqual(["zhong'zi"])
  await compose('')
  await expect.poll(drafted).toEqual([])
  for (const step of ['k', 'ku']) await compose(step)
  await devtools.send('Input.insertText', { text: '库' })
  await expect.poll(told).toEqual(['→库 阮稚川'])
  await expect.poll(drafted).toEqual([])
  expect(await page.locator('.proof-notice').count()).toBe(0)
})

test('a headline that is put right among the details is a suggestion in its line, of the same act', async () => {
  const headline = async () => (await kept(page)).blocks.find(({ role }) => role === 'headline')?.text ?? ''
  const title = await headline()
  await page.keyboard.press('Control+Shift+E')
  const field = page.getByRole('dialog').getByRole('textbox').first()
  expect(await field.inputValue()).toBe(title)
  await field.fill(title.replace('312', '313'))
  await field.press('Enter')
  await expect.poll(told).toEqual(['312→313 阮稚川'])
  expect(await headline()).toBe(title)
  await page.locator('.toast', { hasText: '也已提出改动' }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(told).toEqual([])
})
