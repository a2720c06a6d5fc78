import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** A later text that is brought from the article itself, and what is done when it was the wrong one. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const OLD = [
  '磨坊重开',
  '本报记者 狄青禾',
  '停了31年的水磨坊在霜降那天又转了起来，头一天磨出120斤荞麦面。',
  '守坊人今年73岁，他说磨盘是1952年从山里抬下来的。',
]
const NEW = ['老磨坊又响了', ...OLD.slice(1, 3), '守坊人今年74岁，他说磨盘是1952年从山里抬下来的。']
const OTHER = ['夏夜听蛙', '入夜以后，城南的湿地里响起了蛙声。', '研究者录了90个夜晚的声音，共1080小时。']

const fileOf = (name: string, lines: readonly string[]): string => {
  const file = path.join(folder, name)
  writeFileSync(file, lines.join('\n\n'))
  return file
}

beforeAll(async () => {
  const argv = [fileOf('一稿.txt', OLD)]
  app = await launchGalley({ userDataDir: folder, argv })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

async function bring(file: string): Promise<void> {
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
  await app.menu.click('bring-version')
}

const told = () => page.locator('.op-carry')
const title = () => page.locator('.proof-scroll [data-role="headline"] [data-text]').first().textContent()
const versions = async () => (await kept(page)).versions.length

test('a note is made, and another is being written', async () => {
  await noteOn(page, '120斤荞麦面', '2', '哪年的价？')
  await selectPhrase(page, '从山里抬下来')
  await page.keyboard.press('1')
  await page.locator('.margin-slot[data-live] .draft-fields textarea').waitFor()
  await page.keyboard.insertText('是哪座山')
  await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toEqual(['是哪座山'])
})

test('another article is told as such before anything is kept, and Escape leads back to this one', async () => {
  await bring(fileOf('听蛙.txt', OTHER))
  await expect.poll(() => told().textContent()).toContain('可能是另一篇稿件')
  expect(await page.evaluate(() => document.activeElement?.closest('.op-same') !== null)).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('.proof').waitFor()
  expect([await title(), await versions()]).toEqual([OLD[0], 1])
})

test('the file that the article came in is no new version', async () => {
  await bring(path.join(folder, '一稿.txt'))
  await page.locator('.toast', { hasText: '已是本稿的一版' }).waitFor()
  expect([await page.locator('.proof').count(), await versions()]).toEqual([1, 1])
})

test('a file without a word is refused, and the article stays', async () => {
  await bring(fileOf('空.txt', []))
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  expect([await title(), await versions()]).toEqual([OLD[0], 1])
})

test('under another headline it becomes the next version, and what was being written goes on in it', async () => {
  await bring(fileOf('二稿.txt', NEW))
  await expect.poll(() => told().textContent()).toContain('1 处没写完的草稿')
  expect(await page.getByRole('radio', { name: '“磨坊重开”的新版本' }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('.revision').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.revision-desk') !== null)).toBe(true)
  expect(await title()).toBe(NEW[0])
  const { drafts, blocks } = await kept(page)
  expect(drafts.map(({ versionId }) => versionId)).toEqual([blocks[0]?.versionId])
  await page.keyboard.press('Control+1')
  await page.locator('.margin-slot .card', { hasText: '草稿' }).click()
  await page.locator('.margin-slot[data-live] .draft-fields textarea').press('Enter')
  const placed = async () => (await kept(page)).notes.find(({ body }) => body === '是哪座山')?.target
  await expect.poll(placed).toMatchObject({ quote: { exact: '从山里抬下来' } })
})

test('the version before can be made the current one: its notes are as they were, and Ctrl+Z takes that back', async () => {
  // A desk that takes Enter for itself leaves it to the menu.
  await page.keyboard.press('Control+7')
  await page.locator('.revision').first().click()
  await page.locator('.version-words').click()
  await page.locator('[role="menu"] button:focus').waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const notice = page.locator('.proof-notice', { hasText: '第 1 版' })
  await notice.getByRole('button', { name: '把这一版设为当前版' }).click()
  await page.locator('.toast', { hasText: '第 1 版现为当前版' }).waitFor()
  const now = async () => {
    const { article, notes, versions: all } = await kept(page)
    return [article.title, notes.map(({ body }) => body).sort(), all.length]
  }
  await expect.poll(now).toEqual([OLD[0], ['哪年的价？'], 2])
  await expect.poll(title).toBe(OLD[0])
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(now).toEqual([NEW[0], ['哪年的价？', '是哪座山'].sort(), 2])
  await expect.poll(title).toBe(NEW[0])
  await page.keyboard.press('Control+y')
  await expect.poll(title).toBe(OLD[0])
  // What is shown is at work: a note can be made, and it is of this version.
  await noteOn(page, '73岁', '1', '属虎？')
  await expect.poll(now).toEqual([OLD[0], ['哪年的价？', '属虎？'].sort(), 2])
})
