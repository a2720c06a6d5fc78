import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { showFirst, userFolder } from '../helpers/proof.ts'

/** At 400 % a finding may be taller than the list that it stands in: one begins to read it at its first line all the same. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
  page = app.page
  page.setDefaultTimeout(30_000)
  await showFirst(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Runs in the page: how far the first line of the finding at hand lies out of what is seen of the list. */
function hidden(): string {
  const list = document.querySelector('.findings-list')
  const where = list?.querySelector('[data-live] .finding-where')
  if (list == null || where == null) return 'no finding is at hand'
  const frame = list.getBoundingClientRect()
  const desk = list.parentElement?.getBoundingClientRect() ?? frame
  const own = where.getBoundingClientRect()
  const heading = list.querySelector('[data-stuck]')?.getBoundingClientRect()
  const top = Math.max(frame.top, heading?.bottom ?? 0)
  const bottom = Math.min(frame.bottom, desk.bottom)
  const isSeen = own.top >= Math.max(top, desk.top) - 2 && own.bottom <= bottom + 2
  return isSeen ? 'seen' : `${String(own.top)}–${String(own.bottom)} of ${String(top)}–${String(bottom)}`
}

const live = (): string | undefined => document.querySelector<HTMLElement>('.finding[data-live]')?.dataset['finding']

test('the finding at hand begins below the heading that stays', async () => {
  await page.setViewportSize({ width: 1280, height: 1024 })
  await page.keyboard.press('Control+5')
  await page.locator('.finding').first().waitFor()
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('Control+=')
  await expect.poll(() => page.evaluate(() => document.documentElement.style.getPropertyValue('--scale'))).toBe('4')
  for (const way of ['j', 'j', 'j', 'j', 'j', 'j', 'k', 'k', 'j']) {
    const before = await page.evaluate(live)
    await page.keyboard.press(way)
    await expect.poll(() => page.evaluate(live)).not.toBe(before)
    await expect.poll(() => page.evaluate(hidden)).toBe('seen')
  }
})
