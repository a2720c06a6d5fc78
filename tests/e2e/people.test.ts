import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { violations } from '../helpers/violations.ts'

let app: GalleyApp | undefined

afterEach(async () => {
  await app?.quit()
  app = undefined
})

const lines = [
  '古渡口将重开',
  '本报记者 裴青原',
  '',
  '青禾市文旅局副局长李四海说，票款存进了账户，账户由船工看管，全程30公里。',
  '李副局长说，旧帐户已停用，客流增长5%，鱼获增长5%。',
  '青禾市文旅局局长李四海还说，2023年修桥，2024年通车，还剩10km。',
  '二〇二五年重修，“二〇二五规划”不改，占百分之三。',
]

/** The words of the live finding's two ways. */
const alike = (page: Page): Promise<string[]> =>
  page
    .locator('.finding[data-live] .finding-acts button', { has: page.getByText('A', { exact: true }) })
    .allTextContents()

test('people are listed with their offices and followed, and what is written in two ways is made one by one key, either way', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const file = path.join(folder, '渡口.txt')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const [inspected] = (await builtGalley(folder, ['inspect', file, '--json'])).json
  expect(inspected?.['people']).toMatchObject([
    { name: '裴青原', office: '本报记者' },
    {
      name: '李四海',
      office: '青禾市文旅局副局长',
      mentions: [{ text: '李四海' }, { text: '李副局长' }, { text: '李四海' }],
    },
  ])
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  await page.keyboard.press('Control+Alt+p')
  const rows = page.locator('.person-row')
  await expect.poll(() => rows.count()).toBe(2)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(() => page.locator('.person-row[aria-current] .desk-quote b').textContent()).toBe('裴青原')
  await page.keyboard.press('j')
  await expect.poll(() => rows.count()).toBe(5)
  expect(await page.locator('.person-row[aria-expanded="true"]').textContent()).toContain('李四海青禾市文旅局副局长')
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Control+5')
  const finding = (rule: string) => page.locator(`.finding[data-rule="consistency.${rule}"]`)
  await expect.poll(() => finding('office').count(), { timeout: 30_000 }).toBe(1)
  const suggested = async (): Promise<string[]> =>
    (await kept(page)).suggestions.map(({ before, after }) => `${before}→${after}`).sort()
  const ways: Readonly<Record<string, readonly [there: readonly string[], here: readonly string[]]>> = {
    'word-form': [['帐→账'], ['账→帐', '账→帐']],
    unit: [['km→公里'], ['公里→km']],
    'year-style': [['二〇二五→2025'], ['2023→二〇二三', '2024→二〇二四']],
    'percent-style': [['百分之三→3%'], ['5%→百分之五', '5%→百分之五']],
  }
  for (const [rule, [there, here]] of Object.entries(ways)) {
    await finding(rule).locator('.finding-row').click()
    await expect.poll(async () => (await alike(page)).length).toBe(2)
    for (const [keys, expected] of [
      ['a', there],
      ['Shift+a', here],
    ] as const) {
      await page.keyboard.press(keys)
      await expect.poll(suggested, { message: `${rule} ${keys}` }).toEqual(expected)
      await page.keyboard.press('Control+z')
      await expect.poll(suggested, { message: `${rule} ${keys} taken back` }).toEqual([])
    }
  }
})
