import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { captionedArticle } from '../helpers/captioned-article.ts'
import { selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** What opens over the screens and stands apart from them: looked at as the screens are, and the focus comes back. */
const LOCALES = [
  { locale: 'zh-Hans', system: 'zh-CN' },
  { locale: 'en', system: 'en-US' },
] as const

describe.each(LOCALES)('in $locale', ({ locale, system }) => {
  const folder = userFolder({ reviewerName: 'R. Calloway 阮', locale, theme: 'light', captionLayout: 'list' })
  const { article } = captionedArticle()
  let app: GalleyApp
  let page: Page
  const wrong: string[] = []
  const note = async (name: string): Promise<void> => {
    wrong.push(...(await screenFaults(page, locale)).map((each) => `${name}, ${each}`))
  }
  const look = async (name: string, open: () => Promise<unknown>): Promise<void> => {
    await open()
    await page.locator('dialog[open]').waitFor()
    await note(name)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count(), { message: name }).toBe(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { message: name }).not.toBe('BODY')
  }
  const told = (): readonly string[] => wrong.splice(0)
  const give = async (...files: readonly string[]): Promise<void> => {
    await app.dialogs.queue({ canceled: false, filePaths: files })
    await app.menu.click('open-articles')
  }

  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder, argv: [article], locale: system })
    page = app.page
    await untilProof(page)
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('of the article: history, counts, details, name, stage, link', { timeout: 120_000 }, async () => {
    await page.keyboard.press('Control+1')
    await look('history, empty', () => app.menu.click('show-history'))
    await page.keyboard.press('Control+3')
    await page.locator('.ledger-row').first().waitFor()
    for (const key of ['j', 'v', 'q']) await page.keyboard.press(key)
    await page.keyboard.press('Control+1')
    await look('history', () => app.menu.click('show-history'))
    await look('log', async () => {
      await app.menu.click('show-log')
      await page.locator('.log-act').first().waitFor()
    })
    await look('counts', () => page.locator('.foot-count').click())
    await look('details', () => app.menu.click('edit-details'))
    await look('name', () => app.menu.click('rename-article'))
    await look('stage', () => app.menu.click('set-stage'))
    await selectPhrase(page, '送餐员陆小满')
    await look('link', () => page.keyboard.press('Control+k'))
    await look('palette without a result', async () => {
      await page.keyboard.press('Control+Shift+P')
      await page.locator('.palette').waitFor()
      await page.keyboard.insertText('zzqqxx')
      await page.locator('.palette [role="option"][aria-disabled]').waitFor()
    })
    expect(told()).toEqual([])
  })

  test('of the captions: a picture at full size, and several handed on', { timeout: 120_000 }, async () => {
    await page.keyboard.press('Control+2')
    await page.locator('.caption-sheet').first().waitFor()
    await page.keyboard.press('j')
    await look('large', () => page.keyboard.press('z'))
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+J')
    await page.locator('.bulk-bar').first().waitFor()
    await note('captions chosen')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+1')
    expect(told()).toEqual([])
  })

  test('of the library: paste, the bin, what waits', { timeout: 180_000 }, async () => {
    await app.menu.click('show-library')
    await page.locator('.lib-row[data-active]').waitFor()
    await look('paste', () => page.getByRole('button', { name: /粘贴成稿|Paste as article/u }).click())
    await page.locator('.lib-row[data-active]').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Delete')
    await page.locator('.frame-rail .frame-nav').last().click()
    await page.locator('.lib-row[data-active]').waitFor()
    await note('the bin')
    const odd = path.join(folder, 'odd.txt')
    writeFileSync(
      odd,
      Buffer.concat([
        Buffer.from('A county counts\nBy R. Calloway\n\n'),
        Buffer.from([0x49, 0x74, 0x92, 0x73, 0x20, 0xe9, 0x0a]),
      ]),
    )
    const other = path.join(folder, 'other.txt')
    writeFileSync(
      other,
      Buffer.concat([Buffer.from('Another county\n\n'), Buffer.from([0x49, 0x74, 0x92, 0x73, 0x20, 0xe9, 0x0a])]),
    )
    await give(odd, other)
    await page.locator('.lib-imports [data-state="decide"]').first().waitFor()
    await note('the queue')
    await page.locator('.lib-imports').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.locator('.opening').waitFor()
    await note('the opening sheet with a queue')
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
    expect(told()).toEqual([])
  })
})
