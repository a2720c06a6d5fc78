import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { violations } from '../helpers/violations.ts'

const places: string[] = []
function folder(): string {
  const place = mkdtempSync(path.join(os.tmpdir(), 'galley-library-'))
  places.push(place)
  return place
}
function write(place: string, name: string, text: string): string {
  const file = path.join(place, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

const article = (title: string, byline: string, body: string): string => `${title}\n本报记者 ${byline}\n\n${body}\n`
const ROPEWAY = article('索道停了三天，豆腐照样送到', '裴青原', '山上一共住着26户人家，每天要送40斤豆腐。'.repeat(3))
const SLUICE = article('水闸边的修表匠', '荆小舟', '他修好的表有3100多块，最老的一块走了97年。'.repeat(3))

/** Titles in the list, in their order. */
const titles = (page: Page): Promise<string[]> => page.locator('.lib-title').allTextContents()

async function showLibrary(app: GalleyApp): Promise<void> {
  await app.menu.click('show-library')
  await app.page.locator('.library').waitFor()
}

describe('a library that is empty', () => {
  test('says which file is no library, makes another, which welcomes, opens the sample article and lists it', async () => {
    const place = folder()
    write(place, 'library.sqlite', 'these are no pages of a database')
    const app = await launchGalley({ userDataDir: place })
    await app.page.getByRole('heading', { name: '这不是 Galley 的稿库' }).waitFor()
    expect(await violations(app.page)).toEqual([])
    await app.dialogs.queue({ canceled: false, filePath: path.join(place, 'second.sqlite') })
    await app.page.getByRole('button', { name: '新建稿库…' }).click()
    await app.page.getByRole('heading', { name: '从一篇稿件开始' }).waitFor()
    expect(await violations(app.page)).toEqual([])
    await app.page.getByRole('button', { name: '打开样稿' }).click()
    await app.page.locator('.proof').waitFor()
    await showLibrary(app)
    await expect.poll(() => titles(app.page)).toHaveLength(1)
    expect((await app.quit()).code).toBe(0)
  })
})

describe('a library with articles', () => {
  let app: GalleyApp
  let page: Page
  const place = folder()
  beforeAll(async () => {
    app = await launchGalley({ userDataDir: place })
    page = app.page
    await page.getByRole('heading', { name: '从一篇稿件开始' }).waitFor()
  })
  afterAll(async () => {
    await app.quit()
  })

  test('files dropped together each show what became of them', async () => {
    const files = [
      write(place, 'in/索道.txt', ROPEWAY),
      write(place, 'in/水闸.txt', SLUICE),
      write(place, 'in/空的.txt', ''),
    ]
    await app.dropFiles('.library', files)
    const rows = page.locator('.lib-import')
    await expect.poll(() => rows.count()).toBe(3)
    await expect
      .poll(() => page.locator('.lib-import[data-state="reading"], .lib-import[data-state="waiting"]').count())
      .toBe(0)
    const failed = page.locator('.lib-import[data-state="failed"]')
    expect(await failed.textContent()).toMatch(/空的.txt.*里面没有文字/)
    expect(await violations(page)).toEqual([])
    // What asks for a decision is looked at and opened from the list.
    for (let left = await page.locator('.lib-import[data-state="decide"]').count(); left > 0; left -= 1) {
      await page.locator('.lib-import[data-state="decide"] button').first().click()
      await page.locator('.opening').waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.proof').waitFor()
      await showLibrary(app)
    }
    await page.getByRole('button', { name: '清掉这张单子' }).click()
    await expect.poll(() => titles(page)).toHaveLength(2)
  })

  test('what is there already is opened, not kept twice', async () => {
    await app.dropFiles('.library', [path.join(place, 'in/索道.txt')])
    await page.locator('.proof').waitFor()
    expect(await page.locator('.toast').first().textContent()).toContain('已在稿库里')
    await showLibrary(app)
    expect(await titles(page)).toHaveLength(2)
  })

  test('words pasted with their markup become an article', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '灯塔看守人的账本\n他记了12年。')
      data.setData('text/html', '<article><h1>灯塔看守人的账本</h1><p>他记了12年，每晚一行。</p></article>')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await page.locator('.proof, .opening').waitFor()
    if ((await page.locator('.opening').count()) > 0) await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
    expect(await page.locator('[data-role="headline"]').first().textContent()).toContain('灯塔看守人的账本')
    await showLibrary(app)
    await expect.poll(() => titles(page)).toHaveLength(3)
  })

  test('the search narrows by title and byline, and keys go through what is found', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('荆小舟')
    await expect.poll(() => titles(page)).toEqual(['水闸边的修表匠'])
    await page.keyboard.press('Escape')
    await expect.poll(() => titles(page)).toHaveLength(3)
    await page.getByRole('columnheader', { name: '稿件' }).getByRole('button').click()
    const inOrder = await titles(page)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
    expect(await page.locator('[data-role="headline"]').first().textContent()).toContain(inOrder[1])
    await showLibrary(app)
  })

  test('an article goes to the bin with the name of who did it, comes back by undo, and out of the bin', async () => {
    const row = page.getByRole('row', { name: '水闸边的修表匠' })
    await row.click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Delete')
    const name = page.getByRole('textbox', { name: '姓名' })
    await name.fill('阮稚川')
    await name.press('Enter')
    await expect.poll(() => titles(page)).toHaveLength(2)
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => titles(page)).toHaveLength(3)

    await row.click({ button: 'right', position: { x: 4, y: 4 } })
    await page.getByRole('menuitem', { name: '移到回收站' }).click()
    await expect.poll(() => titles(page)).toHaveLength(2)
    await page
      .getByRole('button', { name: /回收站/ })
      .first()
      .click()
    await expect.poll(() => titles(page)).toEqual(['水闸边的修表匠'])
    expect(await page.locator('.lib-cell-deleted').textContent()).toBe('还留 30 天')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '取回' }).click()
    await page.getByText('回收站是空的').waitFor()
    await page.getByRole('button', { name: /全部稿件/ }).click()
    await expect.poll(() => titles(page)).toHaveLength(3)
  })

  test('settings hold at once, can be taken back, and a backup is made', async () => {
    await page.keyboard.press('Control+,')
    await page.getByRole('combobox', { name: '界面语言' }).selectOption({ label: 'English (US)' })
    await page.getByRole('heading', { name: 'Reviewer' }).waitFor()
    await page.locator('.toast', { hasText: 'Changed: Language' }).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: '审稿人' }).waitFor()
    await page.getByRole('button', { name: '现在备份' }).click()
    await expect.poll(() => page.locator('.set-backups > li').count()).toBe(1)
    await page.locator('.set-backups').getByRole('button').click()
    await page.getByRole('button', { name: '换成这一份…' }).click()
    await page.getByRole('button', { name: '确定换' }).click()
    await page.locator('.library').waitFor()
    await expect.poll(() => titles(page)).toHaveLength(3)
  })

  test('several are chosen by keys and by pointer, go to the bin as one act and come back by one undo', async () => {
    const grid = page.getByRole('grid')
    const chosen = (): Promise<number> => page.locator('[role="row"][aria-selected="true"]').count()
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(chosen).toBe(2)
    await page.keyboard.press('Control+a')
    await expect.poll(chosen).toBe(3)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(chosen).toBe(1)
    await page
      .locator('.lib-row[id]')
      .first()
      .click({ position: { x: 300, y: 50 } })
    await page
      .locator('.lib-row[id]')
      .nth(2)
      .click({ modifiers: ['ControlOrMeta'], position: { x: 300, y: 50 } })
    await page.locator('.lib-chosen').getByText('已选 2 篇').waitFor()
    const [, stays] = await titles(page)
    await grid.focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => titles(page)).toEqual([stays])
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page)).toHaveLength(3)
  })

  test('F2 renames, an empty name is refused, and undo gives the name back', async () => {
    const before = await titles(page)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('F2')
    const field = page.getByRole('textbox', { name: '稿件名' })
    expect(await violations(page)).toEqual([])
    await field.fill(' ')
    await field.press('Enter')
    await page.getByRole('alert').getByText(/./).waitFor()
    await field.fill('索道停了三天（改）')
    await field.press('Enter')
    await expect.poll(() => titles(page)).toContain('索道停了三天（改）')
    expect(await page.getByRole('grid').evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => [...(await titles(page))].sort()).toEqual([...before].sort())
  })

  test('everything is there after a restart', async () => {
    await app.quit()
    app = await launchGalley({ userDataDir: place })
    page = app.page
    await expect.poll(() => titles(page)).toHaveLength(3)
    // Whoever left from the library comes back to it, not to the article that was open before.
    expect(await page.locator('.proof').count()).toBe(0)
    expect((await app.cspReports()).length).toBe(0)
  })
})
