import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, selectPhrase, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** Every screen in two languages (the long run: in every theme), with something on it: axe (WCAG 2.2 A and AA, best practices) finds nothing. */
const LOCALES = [
  { locale: 'zh-Hans', system: 'zh-CN' },
  { locale: 'en', system: 'en-GB' },
] as const
describe.each(LOCALES)('in $locale', ({ locale, system }) => {
  const found = (on: Page): Promise<readonly string[]> => screenFaults(on, locale)
  const folder = userFolder({ reviewerName: 'R. Calloway 阮', locale, theme: 'light' })
  let app: GalleyApp
  let page: Page
  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder, locale: system })
    page = app.page
    await page.locator('.library').waitFor()
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the library, empty', async () => {
    expect(await found(page)).toEqual([])
  })

  test('the proof: outline, an open card, a draft, a selection', async () => {
    await app.menu.click('open-sample')
    await page.locator('.proof [data-text], .opening').first().waitFor()
    if ((await page.locator('.opening').count()) > 0) {
      expect(await found(page)).toEqual([])
      await page.keyboard.press('Enter')
    }
    await page.locator('.proof [data-text]').first().waitFor()
    const words = (await page.locator('.block[data-role="paragraph"] [data-text]').first().textContent()) ?? ''
    await noteOn(page, words.slice(0, 6), '1', 'Is this so? 是这样吗')
    await page.locator('.margin-slot[data-live] .reply-field').fill('Yes.')
    await page.locator('.margin-slot[data-live] .reply-field').press('Enter')
    expect(await found(page)).toEqual([])
    await selectPhrase(page, words.slice(7, 10))
    expect(await found(page)).toEqual([])
    await page.keyboard.press('3')
    await page.locator('.margin-slot[data-live] .suggest-field').fill('otherwise')
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+f')
    await page.locator('.find-bar input').fill(words.slice(0, 1))
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('a sentence that is rewritten in place, and the views', async () => {
    const words = (await page.locator('.block[data-role="paragraph"] [data-text]').nth(1).textContent()) ?? ''
    await selectPhrase(page, words.slice(0, 5))
    await page.keyboard.press('F2')
    await page.locator('.edit-field').waitFor()
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Alt+3')
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Control+Alt+2')
  })

  test('the desks', { timeout: 150_000 }, async () => {
    const wrong: string[] = []
    for (const [key, part] of [
      ['2', '.captions-desk'],
      ['3', '.numbers-desk'],
      ['4', '.desk-panel'],
      ['5', '.findings-desk'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`)
      await page.locator(part).waitFor()
      if (key === '2') for (const verdict of ['v', 'q']) await page.keyboard.press(verdict)
      if (key === '3') for (const judged of ['j', 'v', 'q', 'x']) await page.keyboard.press(judged)
      wrong.push(...(await found(page)).map((each) => `desk ${key}, ${each}`))
      if (key === '3') await page.keyboard.press('Escape')
    }
    expect(wrong).toEqual([])
    await page.keyboard.press('Control+1')
  })

  test('a picture with a region, its draft and its note', async () => {
    await page.locator('.figure-open').first().scrollIntoViewIfNeeded()
    await page.locator('.figure-open').first().click()
    await page.locator('.picture-add button').first().click()
    await page.locator('.picture-region textarea').first().fill('Too dark 太暗')
    expect(await found(page)).toEqual([])
    await page.locator('.picture-region textarea').first().press('Enter')
    await page.locator('.picture-region .reply-field').waitFor()
    expect(await found(page)).toEqual([])
    await page.locator('.picture-bar button').last().click()
  })

  test('what lies over the screen: palette, export, keys, about, the name', async () => {
    const wrong: string[] = []
    const look = async (name: string, open: () => Promise<unknown>): Promise<void> => {
      await open()
      await page.locator('dialog[open]').waitFor()
      wrong.push(...(await found(page)).map((each) => `${name}, ${each}`))
      await page.keyboard.press('Escape')
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    }
    await look('palette', () => page.keyboard.press('Control+Shift+P'))
    await look('export', () => page.keyboard.press('Control+e'))
    await look('print', () => page.keyboard.press('Control+p'))
    await look('keys', () => page.keyboard.press('F1'))
    await look('about', () => app.menu.click('about'))
    await look('reviewer', () => page.locator('.rail-person').click())
    expect(wrong).toEqual([])
  })

  test('the settings, and the library with articles', async () => {
    await page.keyboard.press('Control+,')
    await page.getByRole('heading').first().waitFor()
    expect(await found(page)).toEqual([])
    await app.menu.click('show-library')
    await page.locator('.lib-title').first().waitFor()
    expect(await found(page)).toEqual([])
  })
})
