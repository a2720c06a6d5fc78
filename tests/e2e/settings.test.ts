import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

let app: GalleyApp
beforeAll(async () => {
  app = await launchGalley({ userDataDir: userFolder({ reviewerName: '校对员', locale: 'zh-Hans' }) })
  await app.page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(app.userDataDir, { recursive: true, force: true, maxRetries: 10 })
})

const kept = (): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(app.userDataDir, 'settings.json'), 'utf8')) as Record<string, unknown>

test('the limits of backups are set by two numbers; what is none is said and not kept', async () => {
  const { page } = app
  await page.keyboard.press('Control+,')
  const count = page.getByRole('textbox', { name: '备份最多份数' })
  await count.fill('12')
  await count.press('Enter')
  await expect.poll(() => kept()['backupCount']).toBe(12)
  await count.fill('3')
  await count.press('Enter')
  await page.getByText('请填 5 到 500 之间的整数').waitFor()
  for (const [written, read] of [
    ['1e1', undefined],
    ['１８', 18],
  ] as const) {
    await count.fill(written)
    await count.press('Enter')
    if (read !== undefined) await expect.poll(() => kept()['backupCount']).toBe(read)
    else await page.getByText('请填 5 到 500 之间的整数').waitFor()
  }
  const room = page.getByRole('textbox', { name: '备份最多占用（GB）' })
  await room.fill('1,000')
  await room.press('Tab')
  await expect.poll(() => kept()['backupGigabytes']).toBe(1000)
  expect(kept()['backupCount']).toBe(18)
  expect(await violations(page)).toEqual([])
  if (process.env.GALLEY_LOOK !== undefined) await page.screenshot({ path: process.env.GALLEY_LOOK })
})

test('whether a blank stands between Chinese and letters is one choice of three', async () => {
  const { page } = app
  const blanks = page.getByRole('radiogroup', { name: '中文与西文、数字之间' })
  const choose = async (name: string, rules: readonly string[]): Promise<void> => {
    await blanks.getByRole('radio', { name, exact: true }).click()
    await expect.poll(() => kept()['rulesOn']).toEqual(rules)
    expect(await blanks.getByRole('radio', { checked: true }).innerText()).toBe(name)
  }
  await choose('空一格', ['punctuation.blank-missing'])
  await choose('不空', ['punctuation.blank-present'])
  // A rule that is ticked takes the other's place, and one that is unticked runs again when it is chosen.
  const rule = page.locator('[data-rule="punctuation.blank-missing"]')
  await page.locator('.set-rules > details', { has: rule }).locator('> summary').click()
  await rule.getByRole('checkbox').check()
  await expect.poll(() => kept()['rulesOn']).toEqual(['punctuation.blank-missing'])
  await rule.getByRole('checkbox').uncheck()
  await expect.poll(() => kept()['rulesOff']).toEqual(['punctuation.blank-missing'])
  await choose('不限', [])
  await choose('空一格', ['punctuation.blank-missing'])
  expect(kept()['rulesOff']).toEqual([])
  if (process.env.GALLEY_LOOK !== undefined) await page.screenshot({ path: process.env.GALLEY_LOOK })
})
