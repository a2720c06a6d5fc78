import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, showFirst, userFolder } from '../helpers/proof.ts'

/** Runs in the page: the row at hand of the desk that has the focus. */
function rowAtHand(pane: string): string {
  const active = document.activeElement
  const desk = active?.closest(pane)
  if (active === null || desk === null || desk === undefined) return `outside: ${active?.className ?? ''}`
  const row = desk.querySelector('[aria-current]:not([aria-current="false"])')
  if (row === null) return 'no row'
  return (row.closest('[role="row"], li') ?? row).textContent ?? ''
}

/** After a restart at a desk the keyboard is where it was: on the row of the desk that was left, not in the article. */
test('a restart at a desk has the focus on the row one left', { timeout: 120_000 }, async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  let app: GalleyApp = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
  let { page }: { page: Page } = app
  await showFirst(page)
  await noteOn(page, '农艺员谭木生', '1', '正文写作“覃木生”，请核对。')
  await noteOn(page, '1120米', '2', '海拔数从哪里来？')
  await page.keyboard.press('Escape')
  try {
    for (const [key, pane] of [
      ['2', '.captions-desk'],
      ['3', '.numbers-desk'],
      ['4', '.desk-panel'],
      ['5', '.findings-desk'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`)
      await page.locator(`${pane}:focus-within`).waitFor()
      await page.locator(`${pane} :is(.virtual-row, .caption-sheet)`).first().waitFor()
      await page.keyboard.press('j')
      await expect.poll(() => page.evaluate(rowAtHand, pane), { message: pane }).not.toMatch(/^(outside|no row)/u)
      const first = await page.evaluate(rowAtHand, pane)
      await page.keyboard.press('j')
      await expect.poll(() => page.evaluate(rowAtHand, pane)).not.toBe(first)
      const left = await page.evaluate(rowAtHand, pane)
      expect((await app.quit()).code).toBe(0)
      app = await launchGalley({ userDataDir: folder })
      ;({ page } = app)
      await page.locator(pane).waitFor()
      await expect.poll(() => page.evaluate(rowAtHand, pane), { message: pane }).toBe(left)
      // Captions are walked by the keys of the desk itself; rows of the others have the focus.
      if (key !== '2') await page.locator(`${pane} :is([aria-current], [role="row"]):focus`).waitFor()
    }
  } finally {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
