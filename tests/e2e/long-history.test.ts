import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { userFolder } from '../helpers/proof.ts'

/** The list of a long day's acts: only those in sight are drawn, and the keys go through all of them. */
const ACTS = 60
let app: Awaited<ReturnType<typeof launchGalley>>
let page: Page
beforeAll(async () => {
  app = await launchGalley({ userDataDir: userFolder({ reviewerName: 'A. Reader', locale: 'en' }), argv: ['--sample'] })
  page = app.page
  await page.locator('.proof [data-text]').first().waitFor()
})
afterAll(() => app.quit())

test('of many acts those in sight are drawn; the keys reach the oldest, and Enter goes back to it', async () => {
  await page.keyboard.press('Control+3')
  await page.locator('.ledger-row').first().waitFor()
  await page.keyboard.press('j')
  const judged = () => page.locator('.foot').innerText()
  const before = await judged()
  for (let act = 0; act < ACTS / 2; act += 1) await page.keyboard.press('v')
  for (let act = 0; act < ACTS / 2; act += 1) await page.keyboard.press('q')
  await expect.poll(judged).not.toBe(before)
  await app.menu.click('show-history')
  const dialog = page.locator('dialog[open]')
  const rows = dialog.locator('.history-row')
  await rows.first().waitFor()
  expect(await rows.count()).toBeLessThan(ACTS - 10)
  const at = async () => Number(await dialog.locator('.virtual-row:has(:checked)').getAttribute('data-index'))
  for (let act = await at(); act < ACTS; act += 1) {
    await page.keyboard.press('ArrowDown')
    await expect.poll(at).toBe(act + 1)
  }
  await expect.poll(() => dialog.locator('.history-way').innerText()).toContain(String(ACTS))
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog.count()).toBe(0)
  await expect.poll(judged).toBe(before)
})
