import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conflict } from '#shared/domain/conflict.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { inConflict, type InConflict } from '../helpers/packages/in-conflict.ts'
import { kept, showFirst, userFolder, type Kept } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** A colleague's package is looked at before it is merged, merged by one key, and taken back by one. */
let made: InConflict
beforeAll(async () => {
  made = await inConflict(2)
})
afterAll(() => made.remove())

const dialog = (page: Page) => page.locator('dialog[open]')
const conflicts = async (page: Page): Promise<readonly Conflict[]> =>
  ((await kept(page)) as Kept & { readonly conflicts: readonly Conflict[] }).conflicts

const LOOKS = [
  { locale: 'zh-Hans', theme: 'light', told: '6 处冲突' },
  { locale: 'en', theme: 'dark', told: '6 conflicts' },
] as const

test.each(LOOKS)('in $locale', async ({ locale, theme, told }) => {
  const folder = userFolder({ reviewerName: '阮稚川', locale, theme })
  made.oursTo(path.join(folder, 'library.sqlite'))
  const app: GalleyApp = await launchGalley({ userDataDir: folder, locale: 'zh-CN' })
  const { page } = app
  await showFirst(page)
  const before = await kept(page)
  await app.openFile(made.pack)
  await dialog(page).waitFor()
  await page.locator('.merge-part').waitFor()
  const said = await page.locator('.merge-part').innerText()
  for (const words of ['周行', '村民', '学生', '年份已查', told]) expect(said).toContain(words)
  expect(await page.locator('.merge-conflicts > li').count()).toBe(6)
  const shot = process.env['SHOTS']
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `merge-${locale}.png`) })
  expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
  expect(await conflicts(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog(page).count()).toBe(0)
  await expect.poll(async () => (await conflicts(page)).length).toBe(6)
  await page.locator('.toast').waitFor()
  await expect.poll(() => page.locator('.rail-desks').innerText()).toContain('6')
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `merged-${locale}.png`) })
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await conflicts(page)).length).toBe(0)
  const after = await kept(page)
  const bodies = (from: Kept) => from.notes.map(({ id, body }) => [id, body]).sort()
  expect([after.article.title, bodies(after)]).toEqual([before.article.title, bodies(before)])
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
