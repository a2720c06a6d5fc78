import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const CAPTION = '2026年3月8日早晨，摆渡人在渡口书屋还书。'
const LEAD =
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。书屋有11.6万册书，管理员18人，读者多是住在江边的渔民，夜里也来。'
const BODY =
  '书屋的灯一直亮到二十二点，江上的人都看得见，船上的人说，远远看到这盏灯就知道到家了，这一句话后来写在了墙上。'
const text = (...lines: readonly string[]): string => ['渡口书屋记', '本报记者 尉迟安', ...lines].join('\n\n')
const write = (name: string, words: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, words)
  return file
}

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: [write('一稿.txt', text(LEAD, CAPTION, '灯光不熄', BODY))] })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

test('a caption that comes back as plain words keeps its role, its picture, the picture’s words and its verdict', async () => {
  // The rules do not see that it is a caption; the editor does.
  await page.locator('.block', { hasText: CAPTION }).first().locator('.gutter').click()
  await page.getByRole('menuitem', { name: /^图注/ }).click()
  await expect.poll(async () => (await kept(page)).blocks.map(({ role }) => role)).toContain('caption')
  await page.keyboard.press('Control+2')
  await page.locator('.caption-sheet').first().waitFor()
  writeFileSync(path.join(folder, '渡口.png'), makePng(320, 200))
  await app.dropFiles('.captions-desk .figure-empty', [path.join(folder, '渡口.png')])
  const figure = async () => (await kept(page)).blocks.find(({ assetId }) => assetId !== undefined)
  await expect.poll(figure).toBeDefined()
  const picture = (await figure())?.assetId
  const alt = page.getByRole('textbox', { name: '替代文字' }).first()
  await alt.fill('一座码头，一条船')
  await alt.press('Enter')
  await expect.poll(async () => (await figure())?.alt).toBe('一座码头，一条船')
  await page
    .locator('.caption-sheet')
    .first()
    .click({ position: { x: 4, y: 4 } })
  await page.keyboard.press('v')
  await expect.poll(async () => (await kept(page)).verdicts.length).toBe(1)
  await app.dialogs.queue({ canceled: false, filePaths: [write('二稿.txt', text(LEAD, '灯光不熄', CAPTION, BODY))] })
  await page.keyboard.press('Control+o')
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: '的新版本' }).check()
  const told = page.locator('.op-carry')
  await expect.poll(() => told.textContent()).toContain('1 张图')
  expect(await told.textContent()).toMatch(/1 条图注结论/u)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.locator('.opening').waitFor({ state: 'detached' })
  const after = await kept(page)
  const caption = after.blocks.find(({ text: words }) => words === CAPTION)
  const own = after.blocks.find(({ id }) => id === caption?.figureId)
  expect([caption?.role, own?.assetId, own?.alt]).toEqual(['caption', picture, '一座码头，一条船'])
  expect(after.verdicts.map(({ blockId, state }) => [blockId, state])).toEqual([[caption?.id, 'approved']])
  await page.keyboard.press('Control+2')
  await page.locator('.caption-sheet img').first().waitFor()
})
