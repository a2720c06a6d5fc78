import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, selectPhrase, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** What is done with many articles at once, and what the library lists as somebody's own. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const BODIES = {
  索道: '山上一共住着26户人家，每天要送40斤豆腐。',
  水闸: '他修好的表有3100多块，最老的一块走了97年。',
  灯塔: '守塔人记了12年，每晚一行。',
}
const write = (name: string, text: string): string => {
  const file = path.join(folder, 'in', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  await page.locator('.library').waitFor()
  const files = Object.entries(BODIES).map(([name, body]) =>
    write(`${name}.txt`, `${name}边的一天\n本报记者 裴青原\n\n${body.repeat(4)}\n`),
  )
  await app.dropFiles('.library', [...files, write('空的.txt', '')])
  await page.getByRole('button', { name: '清掉这张单子' }).waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const titles = async (): Promise<string[]> => (await page.locator('.lib-title').allTextContents()).sort()
const stages = (): Promise<string[]> => page.locator('.lib-cell-stage').allTextContents()
const part = (name: RegExp): Locator => page.locator('.lib-rail').getByRole('button', { name })
const show = async (name: string): Promise<void> => {
  await page.getByRole('row', { name: new RegExp(name) }).dblclick({ position: { x: 4, y: 4 } })
  await page.locator('.proof [data-text]').first().waitFor()
}
const toLibrary = async (): Promise<void> => {
  await app.menu.click('show-library')
  await page.locator('.library').waitFor()
}

describe('a file of the list of imports', () => {
  test('has a menu by the pointer and by the key: what its row offers, and out of the list', async () => {
    const row = page.locator('.lib-import', { hasText: '空的.txt' })
    await row.click({ button: 'right' })
    const items = page.getByRole('menu').getByRole('menuitem')
    await expect
      .poll(async () => (await items.allTextContents()).map((text) => text.replace(/Enter$/, '')))
      .toEqual(['再试', '在文件夹里显示', '从单子上拿掉'])
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.lib-imports').focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: '从单子上拿掉' }).click()
    await expect.poll(() => row.count()).toBe(0)
    // What is in the library stays there, though the list is cleared of it.
    await page.getByRole('button', { name: '清掉这张单子' }).click()
    await expect.poll(titles).toEqual(['水闸边的一天', '灯塔边的一天', '索道边的一天'])
  })
})

describe('many articles that are chosen', () => {
  test('are passed on to a stage as one act, which one undo takes back', async () => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await page.locator('.lib-chosen').getByRole('button', { name: '改审次…' }).click()
    await page.getByRole('radio', { name: '初审' }).press('ArrowRight')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(stages).toEqual(['二审', '二审', '二审'])
    expect(await page.locator('.toast').allTextContents()).toEqual([expect.stringContaining('已把 3 篇改为二审')])
    await page.keyboard.press('Control+z')
    await expect.poll(stages).toEqual(['初审', '初审', '初审'])
  })

  test('are exported into a folder, a file each, from the menu of one of them', async () => {
    const out = path.join(folder, 'out')
    mkdirSync(out)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await page
      .locator('.lib-row[id]')
      .first()
      .click({ button: 'right', position: { x: 4, y: 4 } })
    await page.getByRole('menuitem', { name: '导出 3 篇…' }).click()
    await page.getByRole('radio', { name: /^纯文字/ }).check({ force: true })
    await page.getByRole('note').getByText('3 篇，每篇一个文件').waitFor()
    expect(await violations(page)).toEqual([])
    await app.dialogs.queue({ canceled: false, filePaths: [out] }, 'showOpenDialog')
    await page.keyboard.press('Enter')
    await page.locator('.toast').getByText('已导出 3 个文件到 out').waitFor()
    expect(readdirSync(out).sort()).toEqual(['水闸边的一天.txt', '灯塔边的一天.txt', '索道边的一天.txt'])
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    await page.keyboard.press('Escape')
  })
})

describe('what is one’s own', () => {
  test('an empty draft goes when one leaves it; one with words is kept and listed', async () => {
    await show('索道')
    await selectPhrase(page, '26户人家')
    await page.keyboard.press('2')
    await page.locator('.margin-slot[data-live] textarea').waitFor()
    await expect.poll(async () => (await kept(page, '索道')).drafts.length).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await kept(page, '索道')).drafts.length).toBe(0)
    await selectPhrase(page, '26户人家')
    await page.keyboard.press('2')
    const field = page.locator('.margin-slot[data-live] textarea')
    await field.waitFor()
    await field.fill('哪一年的数')
    await expect.poll(async () => (await kept(page, '索道')).drafts.map(({ body }) => body)).toEqual(['哪一年的数'])
    await toLibrary()
    await part(/^草稿 *1$/).click()
    await expect.poll(titles).toEqual(['索道边的一天'])
    expect(await page.locator('.lib-sub').textContent()).toContain('草稿 1')
    expect(await violations(page)).toEqual([])
  })

  test('mine is what I wrote and what is assigned to me, as long as it is open', async () => {
    await part(/^我的 *0$/).click()
    await page.getByText('没有你写的、交给你的未结批注或改动。').waitFor()
    await part(/^全部稿件/).click()
    await show('水闸')
    await noteOn(page, '3100多块', '1', '请核对')
    await expect.poll(async () => (await kept(page, '水闸')).notes.length).toBe(1)
    await toLibrary()
    await part(/^我的 *1$/).click()
    await expect.poll(titles).toEqual(['水闸边的一天'])
    await show('水闸')
    await page.locator('.pin').first().click()
    await app.menu.click('resolve-note')
    await expect.poll(async () => (await kept(page, '水闸')).notes.map(({ state }) => state)).toEqual(['resolved'])
    await toLibrary()
    await part(/^我的 *0$/).waitFor()
  })

  test('a file that was looked at and not kept is among the drafts, and is looked at again from there', async () => {
    const [article] = Object.values(BODIES)
    await app.dropFiles('.library', [
      write('再来.txt', `索道边的一天\n本报记者 裴青原\n\n${(article ?? '').repeat(5)}末尾不同。\n`),
    ])
    await page.locator('.opening').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
    await part(/^草稿 *2$/).click()
    const waiting = page.locator('.lib-unfinished > li')
    expect(await waiting.textContent()).toContain('索道边的一天')
    expect(await violations(page)).toEqual([])
    await waiting.getByRole('button', { name: '看一眼' }).click()
    await page.locator('.opening').waitFor()
    await page.keyboard.press('Escape')
    await part(/^草稿 *2$/).waitFor()
    await page.locator('.lib-unfinished > li').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '从单子上拿掉' }).click()
    await part(/^草稿 *1$/).waitFor()
  })
})

test('a tab has a menu: it closes the one that was pointed at, or all the others', async () => {
  await part(/^全部稿件/).click()
  for (const name of ['灯塔', '索道']) {
    await show(name)
    await toLibrary()
  }
  await show('水闸')
  const names = (): Promise<string[]> => page.locator('.tab-name').allTextContents()
  await expect.poll(async () => [...(await names())].sort()).toEqual(['水闸边的一天', '灯塔边的一天', '索道边的一天'])
  await page.locator('.tab-name', { hasText: '灯塔' }).click({ button: 'right' })
  const items = page.getByRole('menu').getByRole('menuitem')
  await expect.poll(async () => (await items.allTextContents()).length).toBe(2)
  await items.first().click()
  await expect.poll(async () => [...(await names())].sort()).toEqual(['水闸边的一天', '索道边的一天'])
  await page.locator('.tab-name', { hasText: '水闸' }).click({ button: 'right' })
  await expect.poll(async () => (await items.allTextContents()).length).toBe(5)
  expect(await violations(page)).toEqual([])
  await page.getByRole('menuitem', { name: '改审次…' }).click()
  await page.getByRole('radio', { name: '核红' }).click()
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').getByText('核红').waitFor()
  await page.locator('.tab-name', { hasText: '索道' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: '关掉别的标签' }).click()
  await expect.poll(() => page.locator('.tab-name').count()).toBe(0)
  await page.locator('.top-title', { hasText: '索道' }).waitFor()
})
