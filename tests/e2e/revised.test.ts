import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const OLD = [
  '渡口书屋记',
  '本报记者 尉迟安',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。书屋有11.6万册书，管理员18人。',
  '读者多是住在江边的渔民，夜里也来。',
  '书屋的灯一直亮到二十二点，江上的人都看得见。',
]
const NEW = [
  OLD[0],
  OLD[1],
  '末班轮渡靠岸，摆渡人还了三本书，又借走一本县志。书屋有11.8万册书，管理员18人。',
  '书屋的灯一直亮到二十三点，江上的人都看得见，船上的人也都看得见。',
]

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

async function open(name: string, lines: readonly (string | undefined)[]): Promise<void> {
  const file = path.join(folder, 'texts', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, lines.join('\n\n'))
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
  await page.keyboard.press('Control+o')
}

async function correct(phrase: string, to: string): Promise<void> {
  await selectPhrase(page, phrase)
  await page.keyboard.press('3')
  const fields = page.locator('.margin-slot[data-live] .draft-fields textarea')
  await fields.first().waitFor()
  await fields.first().fill(to)
  await fields.last().fill('照县志。')
  await fields.last().press('Enter')
}

const rows = (): Promise<number> => page.locator('.placing').count()
const railCount = (): Promise<readonly string[]> =>
  page.locator('.rail-desks button', { hasText: '待定位' }).locator('.rail-count').allTextContents()
const notesOf = async (words: string) => (await kept(page)).notes.filter(({ body }) => body === words)
const shot = process.env['SHOTS']
const shoot = async (name: string): Promise<void> => {
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `${name}.png`), animations: 'disabled' })
}

test('an article is reviewed', async () => {
  await open('一稿.txt', OLD)
  await untilProof(page)
  expect(await railCount()).toEqual([])
  await noteOn(page, '还了两本书', '1', '是哪两本？')
  await noteOn(page, '住在江边的渔民', '2', '出处？')
  await noteOn(page, '江上的人', '1', '谁？')
  await correct('旧志', '县志')
  await correct('18人', '20人')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(5)
  await page.keyboard.press('Control+3')
  await page.locator('.numbers-desk .virtual-row').first().waitFor()
  await page.keyboard.press('j')
  for (let judged = 0; judged < 4; judged += 1) await page.keyboard.press('v')
  await expect
    .poll(async () => (await kept(page)).numbers.filter(({ state }) => state === 'verified').length)
    .toBeGreaterThan(2)
  await page.keyboard.press('Control+1')
})

test('before its next text is kept, it is said what comes along, what is done, what will ask and what falls back', async () => {
  await open('二稿.txt', NEW)
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: '“渡口书屋记”的新版本' }).check()
  const told = page.locator('.op-carry')
  await expect.poll(() => told.textContent()).toContain('要你决定：2 条批注待定位')
  expect(await told.textContent()).toMatch(/新稿已照改：1 处改动。/u)
  expect(await told.textContent()).toMatch(/退回未核：\d+ 个核过的数字。/u)
  expect(await violations(page)).toEqual([])
  await shoot('opening')
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.locator('.proof').waitFor()
})

test('what asks for a place is shown at once, with what came of the review, and the keyboard is there', async () => {
  await page.locator('.placing').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.revision-desk') !== null)).toBe(true)
  const told = page.locator('.proof-notice', { hasText: '第 2 版：二稿.txt' })
  expect(await told.textContent()).toContain('要你决定：2 条批注待定位')
  await told.getByRole('button', { name: '收起' }).click()
  await expect.poll(() => told.count()).toBe(0)
})

test('a note without a sure place is drawn nowhere, and counted in the rail and at the foot', async () => {
  await expect.poll(railCount).toEqual(['2'])
  expect(await page.locator('.foot-unplaced strong').textContent()).toBe('2')
  const { notes } = await kept(page)
  const placements = Object.fromEntries(notes.map(({ body, placement }) => [body, placement]))
  expect(placements['出处？']).toBe('orphan')
  expect(placements['谁？']).toBe('exact')
  expect(await page.locator('.margin .card').allTextContents()).not.toContain('出处？')
})

test('its desk shows the old words and what may be meant; a digit takes a candidate, and undo brings the note back', async () => {
  await page.keyboard.press('Control+6')
  await page.locator('.placing').nth(1).waitFor()
  expect(await page.locator('.placing').first().textContent()).toContain('还了两本书')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await shoot('placing')
  await page.keyboard.press('1')
  await expect.poll(rows).toBe(1)
  const quoteOf = async (words: string) =>
    (await notesOf(words)).map(({ placement, target }) => [placement, target.kind === 'text' && target.quote.exact])
  await expect.poll(() => quoteOf('是哪两本？')).toEqual([['exact', '还了三本书']])
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toBe(2)
  await page.keyboard.press('Control+y')
  await expect.poll(rows).toBe(1)
})

test('P places the note at the words that are selected, L lets it lie, and without any left the desk says so', async () => {
  await selectPhrase(page, '船上的人')
  await shoot('placing-selected')
  await page.keyboard.press('p')
  await expect.poll(async () => (await notesOf('出处？')).map(({ placement }) => placement)).toEqual(['exact'])
  await expect.poll(rows).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toBe(1)
  await page.locator('.placing .desk-row').click()
  await page.keyboard.press('l')
  await expect.poll(rows).toBe(0)
  await expect.poll(async () => (await notesOf('出处？')).map(({ isLeft }) => isLeft)).toEqual([true])
  await page.locator('.revision-desk .empty').waitFor()
  expect(await page.locator('.foot-unplaced').count()).toBe(0)
  await page.keyboard.press('Control+4')
  // It is still among the notes, and says that it stands nowhere.
  await page.locator('.desk-row', { hasText: '出处？' }).filter({ hasText: '没有确定的位置' }).waitFor()
  await expect.poll(railCount).toEqual([])
})

test('the revision is a list: what was done, what was not, and what nobody asked for, each settled by a key', async () => {
  await page.keyboard.press('Control+7')
  await page.locator('.revision').first().waitFor()
  const lines = await page.locator('.revision').allTextContents()
  expect(lines.find((line) => line.startsWith('旧 → 县'))).toContain('已改')
  expect(lines.find((line) => line.startsWith('18 → 20'))).toContain('未改')
  expect(lines.filter((line) => line.includes('无人要求')).length).toBeGreaterThan(2)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const unsettled = (): Promise<string | null> => page.locator('.revision-desk .desk-count').textContent()
  const before = await unsettled()
  await shoot('revision')
  await page.keyboard.press('s')
  await expect.poll(unsettled).not.toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(unsettled).toBe(before)
  await page.keyboard.press('1')
  await page.locator('.margin-slot[data-live] .draft-fields textarea').first().waitFor()
  await shoot('revision-note')
  await page.keyboard.press('Escape')
})

test('a number with other digits is unchecked again and says why', async () => {
  await page.keyboard.press('Control+3')
  const row = page.locator('.ledger-row', { hasText: '退回未核：上一版为 11.6万册（已核' })
  await row.waitFor()
  expect(await row.textContent()).toContain('11.8万册')
  await shoot('ledger')
})
