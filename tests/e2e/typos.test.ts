import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

let app: GalleyApp | undefined

afterEach(async () => {
  await app?.quit()
  app = undefined
})

const settings = { reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' }
const body = [
  '清早的码头上，船工们谈起往事，历厉在目。',
  '渡口的灯在在傍晚亮了起来，岸上的人渐渐多了。',
  '公司的生产经营壮况良好，船只比去年多了三艘。',
]

async function openFindings(folder: string, text: readonly string[]): Promise<Page> {
  const file = path.join(folder, '渡口.txt')
  writeFileSync(file, `渡口的灯\n本报记者 裴青原\n\n${text.join('\n')}\n`)
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  await page.keyboard.press('Control+5')
  await page.locator('.findings-desk').waitFor()
  return page
}

const found = (page: Page): Promise<string[]> =>
  page
    .locator('.finding[data-rule^="typo."]:not([data-state="handled"])')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-rule') ?? '').sort())

test('wrong characters are found beside the window, say why, and are put right by one key', async () => {
  const page = await openFindings(userFolder(settings), body)
  await expect
    .poll(() => found(page), { timeout: 30_000 })
    .toEqual(['typo.character', 'typo.doubled', 'typo.fixed-expression'])
  const idiom = page.locator('.finding[data-rule="typo.fixed-expression"]')
  expect(await idiom.locator('strong').textContent()).toBe('固定写法是“历历在目”')
  await idiom.locator('.finding-row').click()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('s')
  await expect.poll(async () => (await kept(page)).suggestions.map(({ after }) => after)).toEqual(['历'])
})

test('a word that the house says is right is not found again, in this article and the next', async () => {
  const folder = userFolder(settings)
  const page = await openFindings(folder, body)
  await expect.poll(() => found(page), { timeout: 30_000 }).toContain('typo.fixed-expression')
  await page.locator('.finding[data-rule="typo.fixed-expression"] .finding-row').click()
  await page.getByRole('button', { name: '“历厉在目”无误' }).click()
  await expect.poll(() => found(page)).toEqual(['typo.character', 'typo.doubled'])
  const dataPath = await page.evaluate(async () => {
    const answer = await window.galley.invoke('house.get', {})
    return (answer as { value: { path: string } }).value.path
  })
  expect(readFileSync(path.join(path.dirname(dataPath), 'words.txt'), 'utf8')).toBe('历厉在目\n')
})

test('in a long article the other findings are there before the last word is read', async () => {
  const folder = userFolder(settings)
  const long = Array.from(
    { length: 150 },
    (_, at) => `第${String(at + 1)}天，水位涨了${String(at + 3)}米，岸边的人家都搬走了。`,
  )
  const page = await openFindings(folder, [...long, ...body])
  await expect.poll(() => found(page), { timeout: 30_000 }).toContain('typo.fixed-expression')
  await expect.poll(() => page.locator('.findings-desk').getAttribute('aria-busy'), { timeout: 30_000 }).toBe('false')
})

test('that an article in Traditional is not read for wrong characters is said', async () => {
  const page = await openFindings(userFolder(settings), [
    '清早的碼頭上，船工們談起往事，歷厲在目，岸上的人漸漸多了起來。',
    '漁船靠了岸，人們都來看，這幾年的魚很少。',
  ])
  await page.locator('.findings-desk').getByText('错别字只查简体，本稿未查').waitFor()
  // It stands under the line of the head, and pushes nothing out of it.
  const tops = page
    .locator('.findings-desk .desk-head > :is(h2, .button)')
    .evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect()).map(({ top, height }) => top + height / 2),
    )
  const [name = 0, button = Infinity] = await tops
  expect(Math.abs(name - button)).toBeLessThan(12)
})
