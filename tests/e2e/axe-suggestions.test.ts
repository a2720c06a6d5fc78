import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { untilProof, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

const TEXT = [
  'The quay at six',
  'By six the queue on the quay had doubled, and the clerk at the quay counted 1,204 crates.',
  'Nobody signs for what he has not counted on the quay.',
]

test('the places found and the list of suggestions, empty and with something in it, in English', async () => {
  const locale = 'en'
  const folder = userFolder({ reviewerName: 'R. Calloway', locale, theme: 'dark' })
  const file = path.join(folder, 'quay.txt')
  writeFileSync(file, TEXT.join('\n\n'))
  const app = await launchGalley({ userDataDir: folder, argv: [file], locale: 'en-US' })
  const { page } = app
  try {
    await untilProof(page)
    await page.keyboard.press('Control+9')
    await page.locator('.suggestions-desk').waitFor()
    expect(await screenFaults(page, locale)).toEqual([])
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+Alt+f')
    await page.locator('.find-bar .field').first().fill('quay')
    await page.locator('.find-bar .field').nth(1).fill('wharf')
    await page.locator('.find-list .virtual-row').nth(3).waitFor()
    await page.locator('.find-place input').nth(1).click()
    expect(await screenFaults(page, locale)).toEqual([])
    await page.getByRole('button', { name: 'Replace all but 1' }).click()
    await page.locator('.toast').waitFor()
    await page.locator('.find-bar .field').first().press('Escape')
    await page.keyboard.press('Control+9')
    await page.locator('.suggestions-desk .virtual-row').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    expect(await screenFaults(page, locale)).toEqual([])
  } finally {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
