import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, showFirst, userFolder } from '../helpers/proof.ts'

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
  page = app.page
  await showFirst(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Runs in the page: the row at hand, when it has the focus; else what has it. */
function focusedRow(desk: string): string {
  const { activeElement } = document
  const row = document.querySelector(`${desk} [aria-current]:not([aria-current="false"])`)
  if (row === null) return 'no row is at hand'
  if (row !== activeElement) return `not on the row: ${activeElement?.tagName ?? ''}.${activeElement?.className ?? ''}`
  return row.closest('[data-place]')?.getAttribute('data-place') ?? ''
}

const at = (desk: string): Promise<string> => page.evaluate(focusedRow, desk)

test('notes to walk through', async () => {
  await noteOn(page, '农艺员谭木生', '1', '正文写作“覃木生”，请核对。')
  await noteOn(page, '1120米', '2', '海拔数从哪里来？')
  await noteOn(page, '312种老种子', '1', '与图注不符。')
  await page.keyboard.press('Escape')
  await page.locator('.margin .card').nth(2).waitFor()
})

test.each([
  ['2', '.captions-desk'],
  ['3', '.numbers-desk'],
  ['4', '.desk-panel'],
  ['5', '.findings-desk'],
] as const)('at desk %s the focus goes with the row, and Enter acts on that row', async (key, desk) => {
  await page.keyboard.press(`Control+${key}`)
  await page.locator(`${desk}:focus-within`).waitFor()
  await page.locator(`${desk} :is(.virtual-row, .caption-sheet)`).first().waitFor()
  const seen: string[] = []
  for (const way of ['j', 'j', 'j', 'k'] as const) {
    const before = seen.at(-1) ?? ''
    await page.keyboard.press(way)
    await expect.poll(() => at(desk), { message: `${desk} after ${way}` }).toMatch(/^(caption|number|note|finding) /u)
    await expect.poll(() => at(desk)).not.toBe(before)
    seen.push(await at(desk))
  }
  expect(seen[3], 'back to the row before').toBe(seen[1])
  if (key === '2') return
  await page.keyboard.press('Enter')
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await expect.poll(() => page.locator(`${desk} [data-place="${seen[3] ?? ''}"]`).count()).toBe(1)
  expect(
    await page
      .locator(`${desk} [aria-current="true"]`)
      .evaluate((row) => row.closest('[data-place]')?.getAttribute('data-place')),
  ).toBe(seen[3])
})

test('what leads to the next open note from its desk takes the focus along', async () => {
  await page.keyboard.press('Control+4')
  await page.locator('.desk-panel:focus-within').waitFor()
  await page.keyboard.press('j')
  await expect.poll(() => at('.desk-panel')).toMatch(/^note /u)
  const before = await at('.desk-panel')
  await page.keyboard.press('F4')
  await expect.poll(() => at('.desk-panel')).not.toBe(before)
  expect(await at('.desk-panel')).toMatch(/^note /u)
})

test('what a message tells is said once', async () => {
  await page.keyboard.press('Control+5')
  await page.locator('.findings-desk:focus-within').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await page.locator('.toast', { hasText: '此处不管了' }).waitFor()
  expect(await page.locator('.toasts .visually-hidden').allTextContents()).not.toContain('一处不管')
  await page.keyboard.press('Control+z')
  await page.locator('.toast', { hasText: '已撤销' }).waitFor()
})

test('from the proof to the library the focus is on its list', async () => {
  for (const key of ['1', '4', '2'] as const) {
    await page.keyboard.press(`Control+${key}`)
    await page.keyboard.press('Control+0')
    await page.locator('.lib-row[data-active]').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName))
      .toBe('grid')
    await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
  }
})
