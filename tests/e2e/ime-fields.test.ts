import { rmSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { composer } from '../helpers/app/composing.ts'
import { kept, openSample, selectPhrase, userFolder } from '../helpers/proof.ts'

/** The fields of the dialogs, of the settings and of the bars, as ime.test has those of cards and desks (issue 11, 6). */
const TURNS = process.env.GALLEY_LONG === '1' ? 12 : 3

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light', captionLayout: 'list' })
let app: GalleyApp
let page: Page
let ime: ReturnType<typeof composer>
let fields = 0

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(12_000)
  ime = composer(await page.context().newCDPSession(page))
  await openSample(app)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const TEXTS = 'textarea:visible, input:is([type=text], [type=search], :not([type])):not([readonly], [disabled]):visible'

/** Every field to write in of a part of the page. */
async function composeAll(part: Locator): Promise<void> {
  const all = part.locator(TEXTS)
  const count = await all.count()
  expect(count).toBeGreaterThan(0)
  for (let index = 0; index < count; index += 1) await ime.compose(all.nth(index), TURNS)
  fields += count
}

/** Escape empties a search before it closes what the search stands in. */
async function leave(dialog: Locator): Promise<void> {
  const isGone = async (): Promise<boolean> => {
    if ((await dialog.count()) === 0) return true
    await page.keyboard.press('Escape')
    return false
  }
  await expect.poll(isGone).toBe(true)
}

async function records(): Promise<unknown> {
  const { notes, replies, suggestions, numbers, verdicts, blocks } = await kept(page)
  return { notes, replies, suggestions, numbers, verdicts, blocks }
}

const DIALOGS: readonly (readonly [name: string, open: () => Promise<unknown>])[] = [
  ['details', () => app.menu.click('edit-details')],
  ['the name', () => app.menu.click('rename-article')],
  ['the keys', () => app.menu.click('show-keys')],
  [
    'a link',
    async () => {
      await selectPhrase(page, '旧粮仓里')
      await page.keyboard.press('Control+k')
    },
  ],
]

test.each(DIALOGS)(
  'in the dialog of %s an input method keeps its keys',
  async (_name, open) => {
    await page.keyboard.press('Control+1')
    const before = await records()
    await open()
    const dialog = page.locator('dialog[open]')
    await dialog.waitFor()
    await composeAll(dialog)
    expect(await dialog.count()).toBe(1)
    expect(await records()).toEqual(before)
    await leave(dialog)
  },
  120_000,
)

test('the bar of find and replace', async () => {
  await page.keyboard.press('Control+f')
  const bar = page.locator('.find-bar')
  await bar.waitFor()
  await bar.getByRole('button', { name: '替换' }).first().click()
  await composeAll(bar)
  await bar.locator('input').first().press('Escape')
})

test('the settings', { timeout: 240_000 }, async () => {
  await page.keyboard.press('Control+,')
  await page.locator('.set-main').first().waitFor()
  await composeAll(page.locator('.set-main').first())
})

test('what is kept at a pause is what was taken, and a field that is left while something is composed loses nothing', async () => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await selectPhrase(page, '旧粮仓里')
  await page.keyboard.press('1')
  const field = page.locator('.margin-slot[data-live] .draft-fields textarea')
  await field.waitFor()
  const before = await records()
  const bodies = async (): Promise<readonly string[]> => (await kept(page)).drafts.map(({ body }) => body)
  let written = ''
  for (let turn = 0; turn < TURNS; turn += 1) {
    await field.focus()
    await ime.show('liang')
    await ime.take('粮𠮷')
    written += '粮𠮷'
    await ime.show("ji'xu")
    // The pause comes while the next word is composed.
    await expect.poll(bodies).toContain(written)
    expect(await field.inputValue()).toBe(`${written}ji'xu`)
    await field.evaluate((element) => element.blur())
    const left = await field.inputValue()
    expect([written, `${written}ji'xu`]).toContain(left)
    await expect.poll(bodies).toContain(left)
    written = left
    await field.evaluate((element) => element.focus())
    await field.press('End')
  }
  expect(await field.inputValue()).toBe(written)
  expect(await records()).toEqual(before)
})

test('the text that is pasted as an article', async () => {
  await app.menu.click('show-library')
  await page.getByRole('button', { name: '粘贴成稿' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  await composeAll(dialog)
  await leave(dialog)
})

test('these are so many sequences', () => {
  expect(fields).toBeGreaterThan(10)
  // A field that is short ends earlier.
  expect(ime.count()).toBeGreaterThan(fields * (TURNS - 1))
})
