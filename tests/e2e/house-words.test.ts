import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { violations } from '../helpers/violations.ts'

let app: GalleyApp | undefined
afterEach(async () => {
  await app?.quit()
  app = undefined
})

const TEXT =
  '渡口的灯\n本报记者 裴青原\n\n青溪县的渡口又亮了灯，船工谈起往事，历厉在目。\n水位升了三公分，船老大说没有事。\n'
const found = (page: Page): Promise<string[]> =>
  page
    .locator('.finding:is([data-rule^="lexicon."], [data-rule^="typo."]) strong')
    .evaluateAll((rows) => rows.map((row) => row.textContent ?? '').sort())

test('a house’s words are found, added from the article, brought from Excel, and what it does not want to hear is told no more', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const pack = path.join(folder, 'house/packs/本社.csv')
  mkdirSync(path.dirname(pack), { recursive: true })
  writeFileSync(pack, '类别,词语,改为,理由\n改用,青溪县,青溪市,2019年撤县设市\n封杀,甲,,\n')
  const file = path.join(folder, '渡口.txt')
  writeFileSync(file, TEXT)
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  await page.keyboard.press('Control+5')
  const county = '“青溪县”改用“青溪市”：2019年撤县设市 · 本社'
  await expect.poll(() => found(page), { timeout: 30_000 }).toEqual([county, '固定写法是“历历在目”'])

  // From the article, by keys alone.
  await selectPhrase(page, '船老大')
  await page.keyboard.press('Control+Shift+Y')
  await page.locator('.house-word').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.insertText('船长')
  await page.keyboard.press('Enter')
  await page.locator('.house-word').waitFor({ state: 'detached' })
  await expect.poll(() => found(page)).toContain('“船老大”列为禁用，改用“船长”：本社')
  expect(readFileSync(pack, 'utf8')).toBe(
    '\uFEFF类别,词语,改为,理由\n改用,青溪县,青溪市,2019年撤县设市\n封杀,甲,,\n禁用,船老大,船长,\n',
  )

  // Never in this house, by a key.
  const kept = path.join(folder, 'house/dismissed.csv')
  const idiom = page.locator('.finding[data-rule="typo.fixed-expression"] .finding-row')
  await idiom.click()
  // What could not be written is said, and the finding stays the one at hand.
  mkdirSync(kept)
  await page.keyboard.press('h')
  await page.locator('.toast').filter({ hasText: 'dismissed.csv' }).waitFor()
  await expect.poll(() => idiom.evaluate((row) => row.contains(document.activeElement))).toBe(true)
  rmSync(kept, { recursive: true })
  await page.keyboard.press('h')
  await expect.poll(() => found(page)).not.toContain('固定写法是“历历在目”')
  expect(readFileSync(kept, 'utf8')).toContain('typo.fixed-expression,历厉在目,,阮稚川,')

  // From Excel, in the settings.
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['错误', '正确'],
      ['公分', '厘米'],
      ['', '米'],
    ]),
    '单位',
  )
  const list = path.join(folder, '单位.xlsx')
  writeFileSync(list, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await page.keyboard.press('Control+,')
  const section = page.locator('#set-packs')
  await expect.poll(() => section.locator('.pack[data-pack="本社"]').innerText()).toContain('第 3 行')
  // A list of which nothing can be taken says so, and shows no button that would do nothing.
  const bare = path.join(folder, '表头.csv')
  writeFileSync(bare, '词语,改为\n')
  await app.dialogs.queue({ filePaths: [bare], canceled: false })
  await section.getByRole('button', { name: /导入词表/u }).click()
  await page.locator('.house-list', { hasText: '表头下面没有词条' }).waitFor()
  expect(await page.locator('dialog .button[data-tone="main"]').count()).toBe(0)
  await page.keyboard.press('Escape')
  await app.dialogs.queue({ filePaths: [list], canceled: false })
  await section.getByRole('button', { name: /导入词表/u }).click()
  await page.locator('.house-list').waitFor()
  expect(await page.locator('.house-list').innerText()).toContain('1 行没有采用')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await section.locator('.pack[data-pack="单位"]').waitFor()
  await section.getByRole('button', { name: '恢复提示“历厉在目”' }).click()
  await section.locator('.pack[data-pack="本社"] input').uncheck()
  await page.keyboard.press('Escape')
  await expect.poll(() => found(page)).toEqual(['“公分”改用“厘米”：单位', '固定写法是“历历在目”'])

  // The command goes by the same files and switches.
  const ran = await builtGalley(folder, ['check', file, '--rules', 'lexicon', '--user-data-dir', folder, '--json'])
  expect(JSON.parse(ran.out)).toMatchObject({ findings: [{ rule: 'lexicon.preferred', suggest: '厘米' }] })
})
