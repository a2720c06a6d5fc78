import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** An article in which there is nothing to find: no desk offers what it cannot do, and each is the main part where it stands alone. */
test('desks without anything in them, in a small window', { timeout: 60_000 }, async () => {
  const folder = userFolder({ reviewerName: 'R. Calloway', locale: 'en', theme: 'light' })
  const file = path.join(folder, 'quiet.txt')
  writeFileSync(file, 'A quiet morning\n\nThe lamp by the ferry was lit before the others were.\n')
  const app = await launchGalley({
    userDataDir: folder,
    argv: [file],
    locale: 'en-US',
    viewport: { width: 800, height: 600 },
  })
  const { page } = app
  try {
    await untilProof(page)
    for (const [key, desk] of [
      ['2', '.captions-desk'],
      ['3', '.numbers-desk'],
      ['4', '.desk-panel'],
      ['5', '.findings-desk'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`)
      await page.locator(`${desk}:focus-within, ${desk}:focus`).first().waitFor()
      expect(await violations(page), desk).toEqual([])
      expect(await page.locator('main, [role="main"]').locator('visible=true').count(), desk).toBe(1)
    }
    await page.keyboard.press('Control+3')
    expect(await page.locator('.numbers-desk button').count()).toBe(0)
    await page.keyboard.press('Control+4')
    await page.locator('.desk-panel .empty').waitFor()
    expect(await page.locator('.desk-panel select').count()).toBe(0)
    await page.keyboard.press('Control+Shift+H')
    await page.locator('dialog[open] .dlg-quiet').waitFor()
    expect(await page.locator('dialog[open] .history-way').count()).toBe(0)
    await page.keyboard.press('Escape')
  } finally {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
