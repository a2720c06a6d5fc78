import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conflict } from '#shared/domain/conflict.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { inConflict, type InConflict } from '../helpers/packages/in-conflict.ts'
import { kept, showFirst, userFolder, type Kept } from '../helpers/proof.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** What two people wrote unseen by each other is settled in the window, by keys alone, and by the command. */
let made: InConflict
beforeAll(async () => {
  made = await inConflict()
})
afterAll(() => made.remove())

const conflicts = async (page: Page): Promise<readonly Conflict[]> =>
  ((await kept(page)) as Kept & { readonly conflicts: readonly Conflict[] }).conflicts
const rows = (page: Page) => page.locator('.merge-conflict')
const live = (page: Page) => page.locator('.merge-conflict[data-live]')

const LOOKS = [
  { locale: 'zh-Hans', theme: 'light', deleted: '已删除', none: '没有冲突' },
  { locale: 'zh-Hant', theme: 'dark', deleted: '已刪除', none: '沒有衝突' },
  { locale: 'en', theme: 'dark', deleted: 'Deleted it', none: 'No conflicts' },
] as const

describe.each(LOOKS)('in $locale', ({ locale, theme, deleted, none }) => {
  const folder = userFolder({ reviewerName: '阮稚川', locale, theme })
  const shot = process.env['SHOTS']
  let app: GalleyApp
  let page: Page
  beforeAll(async () => {
    made.copyTo(path.join(folder, 'library.sqlite'))
    app = await launchGalley({ userDataDir: folder, locale: 'zh-CN' })
    page = app.page
    await showFirst(page)
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })
  const shoot = async (name: string): Promise<void> => {
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `conflicts-${name}-${locale}.png`) })
  }

  test('they are counted in the rail, listed with both sides, and sound for everybody', async () => {
    await page.keyboard.press('Control+Shift+k')
    await rows(page).first().waitFor()
    expect(await rows(page).count()).toBe(4)
    expect(await page.locator('.rail-desks [aria-current="page"] .rail-count').innerText()).toBe('4')
    const said = await page.locator('.desk-list').innerText()
    for (const words of [
      '村民的三座桥',
      '学生的三座桥',
      '票是村民投的吗？',
      '票是学生投的吗？',
      '年份已查',
      '阮稚川',
      '周行',
      deleted,
    ])
      expect(said).toContain(words)
    expect(await page.locator('.conflict-sides mark').allInnerTexts()).toEqual(expect.arrayContaining(['村民', '学生']))
    await shoot('list')
    expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
  })

  test('1 takes the one and 2 the other, each as one act that one Ctrl+Z takes back', async () => {
    // The title comes first: it stands above the text.
    expect(await live(page).innerText()).toContain('的三座桥')
    const { title } = (await kept(page)).article
    const sides = await live(page).locator('.conflict-words').allInnerTexts()
    expect(sides[0]).toBe(title)
    await page.keyboard.press('2')
    await expect.poll(async () => (await kept(page)).article.title).toBe(sides[1])
    await expect.poll(() => rows(page).count()).toBe(3)
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows(page).count()).toBe(4)
    await expect
      .poll(async () => [(await kept(page)).article.title, (await conflicts(page)).length])
      .toEqual([title, 4])
    await page.keyboard.press('1')
    await expect
      .poll(async () => [(await kept(page)).article.title, (await conflicts(page)).length])
      .toEqual([title, 3])
  })

  test('E writes words of one’s own in place of both; Esc leaves the conflict as it is', async () => {
    for (let left = 4; left > 0 && !(await live(page).innerText()).includes('投的吗'); left -= 1) {
      const before = await live(page).innerText()
      await page.keyboard.press('j')
      await expect.poll(() => live(page).innerText()).not.toBe(before)
    }
    await page.keyboard.press('e')
    await page.locator('.conflict-own textarea').waitFor()
    await shoot('own')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.conflict-own').count()).toBe(0)
    expect((await conflicts(page)).length).toBe(3)
    await page.keyboard.press('e')
    await page.locator('.conflict-own textarea').waitFor()
    await page.keyboard.insertText('票到底是谁投的？')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain('票到底是谁投的？')
    await expect.poll(() => rows(page).count()).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows(page).count()).toBe(3)
    await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).not.toContain('票到底是谁投的？')
  })

  test('a removal against an edit can go either way, and the last one settled leaves an empty desk', async () => {
    for (let left = 3; left > 0; left -= 1) {
      await live(page).waitFor()
      const said = await live(page).locator('.conflict-words').allInnerTexts()
      const gone = said.findIndex((words) => words.includes(deleted))
      await page.keyboard.press(gone === -1 ? '1' : String(gone + 1))
      await expect.poll(() => rows(page).count()).toBe(left - 1)
    }
    await page.getByText(none).first().waitFor()
    await shoot('empty')
    const now = await kept(page)
    expect([now.notes.length, await conflicts(page)]).toEqual([1, []])
  })
})

test('the built command settles one by its side, and names what is none', async () => {
  const folder = userFolder({})
  const library = path.join(folder, 'library.sqlite')
  made.copyTo(library)
  const settle = (...args: string[]) =>
    builtGalley(folder, ['settle', made.id, '--library', library, ...args, '--json', '--lang', 'en'])
  const id = `title.article.${made.id}`
  expect(await settle('--conflict', id, '--take', '3')).toMatchObject({ code: 2, json: [{ error: { code: 'usage' } }] })
  expect(await settle('--conflict', id)).toMatchObject({ code: 2, json: [{ error: { code: 'usage' } }] })
  expect(await settle('--conflict', 'nobody', '--take', '1')).toMatchObject({
    code: 2,
    json: [{ error: { code: 'not-found' } }],
  })
  expect(await settle('--conflict', id, '--take', '2')).toMatchObject({ code: 0, json: [{ conflict: id, take: 2 }] })
  const shown = await builtGalley(folder, ['list', '--library', library, '--json'])
  expect(shown.json[0]?.['title']).not.toBe(made.title)
  expect((await settle('--conflict', id, '--take', '2')).code).toBe(2)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
