import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, showFirst, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

let app: GalleyApp | undefined

afterEach(async () => {
  await app?.quit()
  app = undefined
})

const settings = { reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' }

async function openFindings(folder: string, argv: readonly string[]): Promise<Page> {
  app = await launchGalley({ userDataDir: folder, argv })
  const { page } = app
  await showFirst(page)
  await page.keyboard.press('Control+5')
  await page.locator('.findings-desk .finding').first().waitFor()
  await expect.poll(() => page.locator('.findings-desk').getAttribute('aria-busy'), { timeout: 30_000 }).toBe('false')
  return page
}

const toLookAt = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator('.findings-desk [role="status"]').textContent()) ?? '', 10)

test('findings are worked by keyboard alone: moved through, left as they are, noted, taken back', async () => {
  const folder = userFolder(settings)
  const page = await openFindings(folder, ['--sample'])
  const count = await toLookAt(page)
  expect(count).toBeGreaterThanOrEqual(2)
  await page.keyboard.press('j')
  const live = page.locator('.finding[data-live]')
  const rule = await live.getAttribute('data-rule')
  await page.keyboard.press('i')
  await expect.poll(() => toLookAt(page)).toBe(count - 1)
  await expect.poll(async () => (await keptDismissals(page)).map((each) => each.rule)).toEqual([rule])
  await page.keyboard.press('Control+z')
  await expect.poll(() => toLookAt(page)).toBe(count)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => toLookAt(page)).toBe(count - 1)
  // A note made of a finding begins with its words, and the finding counts as handled.
  const placed = page.locator('.finding:not([data-state="dismissed"]):has(.desk-quote b)').first()
  await placed.locator('.finding-row').click()
  const words = await placed.locator('strong').textContent()
  await page.keyboard.press('1')
  const field = page.locator('.margin-slot[data-live] textarea').first()
  await expect.poll(() => field.inputValue()).toBe(words)
  await field.press('Enter')
  await expect.poll(async () => (await kept(page)).notes.map((note) => note.body)).toEqual([words])
  // Of two findings at the same words the note answers both.
  await expect.poll(() => toLookAt(page)).toBeLessThanOrEqual(count - 2)
  const left = await toLookAt(page)
  // All of it is there after a restart.
  await app?.quit()
  const again = await openFindings(folder, [])
  expect(await toLookAt(again)).toBe(left)
  await again.locator('.findings-all').click()
  await expect.poll(() => again.locator('.finding[data-state="dismissed"]').count()).toBe(1)
})

test('a rule switched off takes its findings with it, and comes back in the settings', async () => {
  const page = await openFindings(userFolder(settings), ['--sample'])
  const count = await toLookAt(page)
  await page.locator('.finding-row').first().click()
  const rule = (await page.locator('.finding[data-live]').getAttribute('data-rule')) ?? ''
  const same = await page.locator(`.finding[data-rule="${rule}"]`).count()
  await page.getByRole('button', { name: '停用这条规则' }).click()
  await expect.poll(() => toLookAt(page)).toBe(count - same)
  await page.getByRole('button', { name: /^规则 \d+ 条$/u }).click()
  const box = page.locator(`.set-rule[data-rule="${rule}"]`).getByRole('checkbox')
  await page
    .locator('.set-rules > details', { has: page.locator(`[data-rule="${rule}"]`) })
    .locator('summary')
    .first()
    .click()
  expect(await box.isChecked()).toBe(false)
  await box.check()
  await page.keyboard.press('Escape')
  await page.locator('.findings-desk').waitFor()
  await expect.poll(() => toLookAt(page)).toBe(count)
})

test('findings of one rule are put right or dismissed together, as one act each', async () => {
  const folder = userFolder({ ...settings, rulesOn: ['style'] })
  const file = path.join(folder, '同类.txt')
  const line = (at: number): string =>
    `第${String(at)}天，水位涨了.${String(at + 3)}米，村里有${String(at)}户人家搬走。`
  const body = Array.from({ length: 6 }, (_, at) => line(at + 1)).join('\n')
  writeFileSync(file, `河水漫过石桥\n本报记者 裴青原\n\n${body}\n`)
  const page = await openFindings(folder, [file])
  const own = page.locator('.finding[data-rule="style.leading-zero"]')
  await expect.poll(() => own.count()).toBe(6)
  await own.first().locator('.finding-row').click()
  expect(await violations(page)).toEqual([])
  // All are looked at first; what is unticked stays as it is.
  await page.getByRole('button', { name: '同类 6 处都建议改' }).click()
  const sheet = page.locator('dialog .mend-place')
  await expect.poll(() => sheet.count()).toBe(6)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  const proposed = async (): Promise<string[]> => (await kept(page)).suggestions.map(({ after }) => after).sort()
  await expect.poll(proposed).toEqual(['0.4', '0.6', '0.7', '0.8', '0.9'])
  await expect
    .poll(() => own.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state'))))
    .toEqual(['handled', 'open', 'handled', 'handled', 'handled', 'handled'])
  await page.keyboard.press('Control+z')
  await expect.poll(proposed).toEqual([])
  await page.keyboard.press('Shift+N')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(6)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(0)
  await own.first().locator('.finding-row').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '同类 6 处都不管' }).click()
  await expect.poll(async () => (await keptDismissals(page)).length).toBe(6)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await keptDismissals(page)).length).toBe(0)
})

async function keptDismissals(page: Page): Promise<readonly { readonly rule: string }[]> {
  const article = (await kept(page)) as unknown as { readonly dismissals: readonly { readonly rule: string }[] }
  return article.dismissals
}

test('English is spelled beside the window, and a word that the house takes for right is no longer told', async () => {
  const folder = userFolder({ ...settings, locale: 'en' })
  const file = path.join(folder, 'ferry.md')
  const text = 'The mill lost it’s roof on a wet night in March. The goverment has not said who will mend it.'
  writeFileSync(file, `# The last ferry of Harwick\n\nBy Mary Hale\n\n${text}\n`)
  const page = await openFindings(folder, [file])
  await expect.poll(() => page.locator('.finding[data-rule="english.its"]').count()).toBe(1)
  const spelled = page.locator('.finding[data-rule="english.spelling"]')
  expect(await spelled.locator('strong').textContent()).toBe('Unknown word “goverment”: “government”?')
  await spelled.locator('.finding-row').click()
  expect(await violations(page)).toEqual([])
  await spelled.getByRole('button', { name: '“goverment” is right' }).click()
  await expect.poll(() => spelled.count()).toBe(0)
  expect(await page.locator('.finding[data-rule="english.its"]').count()).toBe(1)
})
