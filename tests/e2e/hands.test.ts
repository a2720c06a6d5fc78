import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, openSample, selectPhrase, undoSuggestions, userFolder } from '../helpers/proof.ts'

/** Where the letters go: into the words that are taken hold of, whatever card is open; and back by words in a field. */
const folder = userFolder({ reviewerName: 'Ida Farrow', locale: 'en', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, locale: 'en' })
  page = app.page
  page.setDefaultTimeout(30_000)
  await openSample(app)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
afterEach(async () => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.locator('.proof-scroll').focus()
  await undoSuggestions(page)
})

const isTold = (...wanted: readonly string[]): Promise<void> =>
  expect
    .poll(async () => (await kept(page)).suggestions.map((one) => `${one.before}→${one.after} ${one.state}`), {
      timeout: 20_000,
    })
    .toEqual(wanted)
const field = () => page.locator('.margin-slot[data-live] textarea').first()
const value = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)
const isValue = (wanted: string): Promise<void> => expect.poll(value).toBe(wanted)

/** Puts the caret behind words. */
async function caretBehind(words: string): Promise<void> {
  await selectPhrase(page, words)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

/** A correction, whose card stays open: its keys are A and D. */
async function openCard(): Promise<void> {
  await selectPhrase(page, 'harbour master')
  await page.keyboard.press('3')
  await page.keyboard.insertText('harbor master')
  await page.keyboard.press('Enter')
  await isTold('harbour→harbor open')
  await page.locator('.margin-slot[data-live] .card[data-open]').waitFor()
}

test('over words that are sought and selected every letter is text, though a card is open', async () => {
  await openCard()
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText('gannets')
  await expect.poll(() => page.locator('.find-bar output').innerText()).toBe('1 of 1')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('gannets')
  await page.keyboard.type('dead seals')
  await isTold('harbour→harbor open', 'gannets→dead seals open')
})

test('a letter that comes in the very moment in which words were selected is text', async () => {
  await openCard()
  await page.locator('.proof-scroll').focus()
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.sheet') ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() && walker.currentNode.textContent?.includes('gannets') !== true);
    const { currentNode: node } = walker
    const from = node.textContent?.indexOf('gannets') ?? 0
    getSelection()?.setBaseAndExtent(node, from, node, from + 'gannets'.length)
    const key = { key: 'd', code: 'KeyD', bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
  })
  await page.keyboard.type('terns')
  await isTold('harbour→harbor open', 'gannets→terns open')
})

test('who goes on to other work has let go of the words: the next letters are the card’s, and the words stay', async () => {
  await openCard()
  await page.keyboard.press('Escape')
  await selectPhrase(page, 'gannets')
  await page.keyboard.press('F4')
  await page.locator('.margin-slot[data-live] .card[data-open]').waitFor()
  await page.keyboard.press('a')
  await isTold('harbour→harbor accepted')
})

test('one place replaced is a change like any other, and is told as one', async () => {
  await page.keyboard.press('Control+h')
  await page.locator('.find-bar input').first().fill('gannets')
  await expect.poll(() => page.locator('.find-bar output').innerText()).toBe('1 of 1')
  await page.locator('.find-bar input').nth(1).fill('terns')
  await page.locator('.find-bar input').nth(1).press('Enter')
  await isTold('gannets→terns open')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.toast', { hasText: 'Undone' }).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => page.locator('.toast').allInnerTexts())
    .toContainEqual(expect.stringMatching(/Undone: suggested a change/u))
})

test('cut by key gives the clipboard the words and strikes them; undone, the caret is where the words were', async () => {
  await selectPhrase(page, 'a polite note')
  await page.keyboard.press('Control+x')
  await isTold(' a polite note→ open')
  await selectPhrase(page, 'gannets')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await page.keyboard.press('Control+v')
  await page.keyboard.press('Space')
  await isTold(' a polite note→ open', '→a polite note  open')
  await page.keyboard.press('Control+z')
  await isTold(' a polite note→ open')
  await page.keyboard.type('grey ')
  await isTold(' a polite note→ open', '→grey  open')
  await expect.poll(() => page.locator('.sheet').innerText()).toContain('grey gannets')
})

test('the whole article selected is a selection: letters take its place, whatever card is open, as one act', async () => {
  await openCard()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('d')
  const count = (): Promise<number> => kept(page).then(({ suggestions }) => suggestions.length)
  await expect.poll(count).toBeGreaterThan(5)
  expect((await kept(page)).suggestions.every(({ state }) => state === 'open')).toBe(true)
  await page.keyboard.press('Control+z')
  await isTold('harbour→harbor open')
})

test('Delete over a selection strikes it, and what is typed after it is text as well', async () => {
  await openCard()
  await selectPhrase(page, 'losing')
  await page.keyboard.press('Delete')
  await page.keyboard.type('ad')
  await isTold('harbour→harbor open', 'losing→ad open')
})

test('at a caret in the text letters are text while a draft waits in the margin', async () => {
  await selectPhrase(page, 'gannets')
  await page.keyboard.press('1')
  await field().waitFor()
  await page.keyboard.type('Which ones?')
  await page.locator('.proof-scroll').focus()
  await selectPhrase(page, 'a polite note')
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await page.keyboard.type('ed')
  await isTold('note→noteed open')
})

test('undo in a field goes by words and bursts, by key and by menu, and redo brings them back', async () => {
  await selectPhrase(page, 'mildest spring')
  await page.keyboard.press('2')
  await field().waitFor()
  await page.keyboard.type('Says who, and')
  await page.keyboard.insertText('何时')
  await isValue('Says who, and何时')
  for (const wanted of ['Says who, and', 'Says who, ', 'Says ', '', '']) {
    await page.keyboard.press('Control+z')
    await isValue(wanted)
  }
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+Shift+z')
  await isValue('Says who, ')
  await field().click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Undo' }).click()
  await isValue('Says ')
  // What is on the screen is what is kept.
  await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toContain('Says ')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
})

test('in a field of the article’s words signs turn as on the proof, and one undo gives the plain ones back', async () => {
  await selectPhrase(page, 'blotted them')
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await page.keyboard.press('F2')
  await page.locator('.edit-field').waitFor()
  await page.keyboard.type(' "once" --')
  await expect.poll(value).toMatch(/ “once” —$/u)
  await page.keyboard.press('Control+z')
  await expect.poll(value).toMatch(/ “once” --$/u)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  // The key that saves a note saves a sentence too.
  await page.keyboard.press('Control+Enter')
  await isTold('→ “once” open')
})

test('a pencil pressed twice, or by Enter once its card is open, opens the sentence', async () => {
  await openCard()
  await page.keyboard.press('Escape')
  const pencil = page.locator('.pin[data-tone="correction"]').first()
  await pencil.dblclick()
  await expect.poll(value).toContain('a harbor master called Elias Thorne')
  await page.keyboard.press('Escape')
  await pencil.click()
  await page.keyboard.press('Enter')
  await expect.poll(value).toContain('a harbor master called Elias Thorne')
  await page.keyboard.press('Escape')
})

test('a word that is struck takes the space with it that would be left over, as one act; typed over it leaves both', async () => {
  await selectPhrase(page, 'mildest')
  await page.keyboard.press('Delete')
  await isTold('mildest → open')
  await page.keyboard.press('Control+z')
  await isTold()
  await caretBehind('mildest')
  await page.keyboard.press('Control+Backspace')
  await isTold('mildest → open')
  await page.keyboard.press('Control+z')
  await isTold()
  // Letter by letter only letters go.
  await caretBehind('mildest')
  for (let at = 0; at < 'mildest'.length; at += 1) await page.keyboard.press('Backspace')
  await isTold('mildest→ open')
})

test('on the proof an apostrophe stands for letters left out, and Backspace then takes the letter', async () => {
  await selectPhrase(page, 'a polite note')
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await page.keyboard.type(" of the '90x")
  await page.keyboard.press('Backspace')
  await page.keyboard.type("s, 'tis said, 'quoted'")
  await isTold('→ of the ’90s, ’tis said, ‘quoted’ open')
})

test('the line over the sheet has its own menu, and none of the text’s', async () => {
  await selectPhrase(page, 'gannets')
  await page.locator('.sheet-details').scrollIntoViewIfNeeded()
  await page.locator('.sheet-details').click({ button: 'right' })
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  expect(await items.count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.locator('.sheet-details').focus()
  await page.keyboard.press('ContextMenu')
  await items.first().waitFor()
  expect(await items.count()).toBe(1)
  await items.first().click()
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
})

test('a click beside a mark sets the caret, on it opens its card, and on it again takes hold of its words', async () => {
  await selectPhrase(page, 'gannets')
  await page.keyboard.type('birds')
  await isTold('gannets→birds open')
  const words = page.locator('[data-text] ins, [data-text] [data-suggestion]', { hasText: /^birds$/u }).last()
  const box = await words.boundingBox()
  if (box === null) throw new Error('not seen')
  const last = [box.x + box.width - 1, box.y + box.height / 2] as const
  const card = page.locator('.margin-slot[data-live] .card[data-open]')
  await page.keyboard.press('Escape')
  await page.mouse.click(box.x + box.width + 3, last[1])
  await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(true)
  expect(await card.count()).toBe(0)
  await page.mouse.click(...last)
  await card.waitFor()
  await page.mouse.click(...last)
  await expect.poll(() => card.count()).toBe(0)
  await page.keyboard.press('Backspace')
  await page.keyboard.type('ies')
  await isTold('gannets→birdies open')
})

test('the same said again is said once', async () => {
  await page.locator('.proof-scroll').focus()
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Control+z')
  const nothing = page.locator('.toast', { hasText: 'Nothing to undo' })
  await nothing.waitFor()
  expect(await nothing.count()).toBe(1)
})

test('the heading of a section goes up and down as a paragraph does', async () => {
  const { blocks } = await kept(page)
  const at = blocks.findIndex(({ role }) => role === 'section-heading')
  const words = blocks[at]?.text ?? ''
  await selectPhrase(page, words)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  const above = blocks[at - 1]?.text.slice(0, 20) ?? ''
  const isAbove = (): Promise<boolean> =>
    page
      .locator('.sheet')
      .innerText()
      .then((text) => text.lastIndexOf(words) < text.indexOf(above) || text.indexOf(words) < text.indexOf(above))
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await isTold('→ open')
  await expect.poll(isAbove).toBe(true)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await isTold()
  await expect.poll(isAbove).toBe(false)
})
