import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { showFirst, userFolder, untilProof } from '../helpers/proof.ts'

/** What stands under the bar of an article as a whole, and the bar itself where there is little room. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const first = path.join(folder, '渡口.txt')
const second = path.join(folder, '渡口 二稿.txt')
writeFileSync(first, `渡口的最后一班船\n本报记者 沈岸\n\n${'每天有36人过河，船费2元。'.repeat(6)}\n`)
writeFileSync(second, `渡口的最后一班船\n本报记者 沈岸\n\n${'每天有38人过河，船费3元。'.repeat(6)}\n`)

const lost = (page: Page): Locator => page.locator('.proof-notice[data-tone="wrong"]')
const earlier = (page: Page): Locator => page.locator('.proof-notice:not([data-tone])', { hasText: '看现在的版本' })

async function openFile(app: GalleyApp, file: string): Promise<void> {
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
}

test('a lost original is said and comes back with its file, and an earlier version is for reading', async () => {
  const app = await launchGalley({ userDataDir: folder, argv: [first] })
  await untilProof(app.page)
  await app.quit()
  // A fault of the disk takes the bytes of the file.
  const db = new Database(path.join(folder, 'library.sqlite'))
  db.pragma('foreign_keys = OFF')
  db.prepare('DELETE FROM blob').run()
  db.close()

  const again = await launchGalley({ userDataDir: folder })
  const { page } = again
  await showFirst(page)
  await lost(page).getByText('渡口.txt').waitFor()
  await openFile(again, first)
  await lost(page).getByRole('button').first().press('Enter')
  await expect.poll(() => lost(page).count()).toBe(0)

  await openFile(again, second)
  await again.menu.click('open-articles')
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: /版本/ }).first().check()
  await page.keyboard.press('Enter')
  await page.locator('.proof').getByText('38').first().waitFor()

  // Where there is little room the tools of the bar are in a menu, which keys reach.
  await page.setViewportSize({ width: 640, height: 480 })
  const tools = page.getByRole('button', { name: '工具' })
  await tools.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await page.getByRole('menuitem', { name: /查找/ }).press('Enter')
  await page.locator('.find-bar input').waitFor()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.insertText('第 1 版')
  await page.keyboard.press('Enter')
  await earlier(page).waitFor()
  await page.locator('.proof').getByText('36').first().waitFor()
  await earlier(page).getByRole('button', { name: '看现在的版本' }).press('Enter')
  await page.locator('.proof').getByText('38').first().waitFor()
  expect(await earlier(page).count()).toBe(0)
  await again.quit()
}, 180_000)
