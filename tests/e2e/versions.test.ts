import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const FIRST = [
  '渡口书屋记',
  '本报记者 尉迟安',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。书屋有11.6万册书，管理员18人。',
  '读者多是住在江边的渔民，夜里也来。白天来的是学生。',
  '书屋的灯一直亮到二十二点，江上的人都看得见。',
  '县里的分馆已有四十二个，山上的小学里也有一个。',
  '书由县馆统一买来，每月随船送到各处渡口。',
]
const SECOND = [
  FIRST[0],
  FIRST[1],
  FIRST[5],
  '末班轮渡靠岸，摆渡人还了三本书，又借走一本县志。书屋有11.8万册书，管理员18人。',
  '读者多是住在江边的渔民，夜里也来。',
  '白天来的是学生。',
  '书由县馆统一买来，每月随船送到各处渡口。',
  '从前没有的一段话写在这里，说的是灯塔。',
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
async function openNext(name: string, lines: readonly (string | undefined)[]): Promise<void> {
  await open(name, lines)
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: '“渡口书屋记”的新版本' }).check()
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.locator('.proof').waitFor()
}
const sum = (): Promise<string> => page.locator('.versions-sum').innerText()
const atHand = (): Promise<string> => page.locator('.versions-what').innerText()
const shot = process.env['SHOTS']
const shoot = async (name: string): Promise<void> => {
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `${name}.png`), animations: 'disabled' })
}

test('an article with one version says that there is nothing to compare it with', async () => {
  await open('一稿.txt', FIRST)
  await untilProof(page)
  await page.keyboard.press('Control+8')
  await page.locator('.versions-desk .empty').waitFor()
  expect(await page.locator('.versions-desk .empty').innerText()).toContain('没有不同')
  expect(await violations(page)).toEqual([])
  await shoot('versions-one')
  await page.keyboard.press('Control+1')
})

test('two versions stand row by row, and what was changed is counted by kind', async () => {
  await openNext('二稿.txt', SECOND)
  await page.keyboard.press('Control+8')
  await page.locator('.versions-row').first().waitFor()
  expect(await sum()).toBe('7 处改动： 替换 3，新增 1，删去整段 1，移动 1，拆段 1')
  expect(await violations(page)).toEqual([])
  await shoot('versions')
})

test('J and K go from change to change; what was moved is followed to its other end', async () => {
  await page.keyboard.press('j')
  await expect.poll(atHand).toContain('移动')
  expect(await atHand()).toContain('移自：段 4')
  await shoot('versions-moved')
  await page.keyboard.press('j')
  await expect.poll(atHand).toMatch(/替换[\s\S]*两[\s\S]*三/u)
  await page.keyboard.press('k')
  await expect.poll(atHand).toContain('移动')
  await page.keyboard.press('g')
  await expect.poll(() => page.locator('.versions-stub', { hasText: '移到：段 1' }).isVisible()).toBe(true)
})

test('1 makes a note of the change at hand in one act, which is undone with one key', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(atHand).toMatch(/替换[\s\S]*旧[\s\S]*县/u)
  await page.keyboard.press('1')
  await expect
    .poll(async () => (await kept(page)).notes.map(({ body }) => body))
    .toEqual(['这一版的改动（替换）：旧 → 县'])
  const [note] = (await kept(page)).notes
  expect(note?.target.kind === 'text' && note.target.quote.exact).toBe('县')
  await page.locator('.versions-noted').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(0)
})

test('in line each change stands behind what it replaced, and only the changes can be shown', async () => {
  await page.keyboard.press('d')
  await page.locator('.versions-rows[data-layout="line"]').waitFor()
  const row = page.locator('.versions-row', { hasText: '末班轮渡' })
  expect(await row.locator('.block-text').innerText()).toContain('还了两三本书，又借走一本旧县志')
  await shoot('versions-line')
  const before = await page.locator('.versions-row').count()
  await page.keyboard.press('c')
  await expect.poll(() => page.locator('.versions-row').count()).toBeLessThan(before)
  expect(await page.locator('.versions-row[data-kind="same"]').count()).toBe(0)
  await page.keyboard.press('c')
  await page.keyboard.press('d')
})

test('any two versions can be chosen, and the newer always stands on the right', async () => {
  await openNext('三稿.txt', [...FIRST, ''])
  await page.keyboard.press('Control+8')
  await page.locator('.versions-row').first().waitFor()
  const [older, newer] = [page.getByLabel('旧的一版', { exact: true }), page.getByLabel('新的一版', { exact: true })]
  const shown = async () => [older, newer].map((select) => select.locator('option:checked').innerText())
  expect((await Promise.all(await shown())).map((text) => text.slice(0, 5))).toEqual(['第 2 版', '第 3 版'])
  await older.selectOption({ index: 0 })
  await page.locator('.versions-desk .empty', { hasText: '两版的文字、图片和格式都相同' }).waitFor()
  await shoot('versions-same')
  await older.selectOption({ index: 1 })
  await page.locator('.versions-row').first().waitFor()
  await page.locator('.versions-desk').focus()
  await page.keyboard.press('[')
  await expect
    .poll(async () => (await Promise.all(await shown())).map((text) => text.slice(0, 5)))
    .toEqual(['第 1 版', '第 2 版'])
  // The newer of the two is not the version at work: it takes no notes.
  await page.locator('.versions-row').first().waitFor()
  await page.keyboard.press('j')
  await page.locator('.versions-what').waitFor()
  await page.keyboard.press('1')
  await page.locator('.toast', { hasText: '批注只能写在打开的那一版上' }).waitFor()
})
