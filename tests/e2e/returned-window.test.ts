import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder, type Kept } from '../helpers/proof.ts'
import { returnedArticle, type ReturnedArticle } from '../helpers/returned-article.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** A Word document that was answered comes back by every door of the window, is looked at first, and taken by one key. */
const place = userFolder({})
let made: ReturnedArticle
beforeAll(async () => {
  made = await returnedArticle(place)
})
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 10 }))

const dialog = (page: Page) => page.locator('dialog[open]')
const closed = (page: Page): Promise<void> => expect.poll(() => dialog(page).count()).toBe(0)
const part = (page: Page) => page.locator('.merge-part')
/** What is said, without how often each record was stored. */
const said = ({ notes, replies, suggestions }: Kept): unknown =>
  JSON.parse(
    JSON.stringify({ notes, replies, suggestions }, (name, value: unknown) => (name === 'revision' ? 0 : value)),
  )
const count = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const list = (await window.galley.invoke('library.list', {})) as {
      readonly value: { readonly articles: readonly unknown[] }
    }
    return list.value.articles.length
  })

const LOOKS = [
  {
    locale: 'zh-Hans',
    theme: 'light',
    told: ['林渡', '1 条新批注', '1 条新回复', '1 条新建议', '2 条建议', '未经修订', '来了三百'],
    nothing: '没有新内容',
    unknown: '不在这个稿库里',
    binned: '回收站',
    asArticle: '作为稿件打开…',
  },
  {
    locale: 'en',
    theme: 'dark',
    told: ['林渡', '1 new note', '1 new reply', '1 new suggestion', '2 suggestions', 'without tracking'],
    nothing: 'Nothing new in it',
    unknown: 'isn’t in this library',
    binned: 'in your bin',
    asArticle: 'Open as an article…',
  },
] as const

describe.each(LOOKS)('in $locale', ({ locale, theme, told, nothing, unknown, binned, asArticle }) => {
  const folder = userFolder({ reviewerName: '秦未央', locale, theme })
  const shot = process.env['SHOTS']
  let app: GalleyApp
  let page: Page
  let before: unknown
  beforeAll(async () => {
    copyFileSync(made.library, path.join(folder, 'library.sqlite'))
    // By argument, as a double click does, before there is a window.
    app = await launchGalley({ userDataDir: folder, argv: [made.back], locale: 'zh-CN' })
    page = app.page
    await dialog(page).waitFor()
    before = said(await kept(page))
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })
  const open = async (file: string): Promise<void> => {
    await app.dialogs.queue({ canceled: false, filePaths: [file] })
    await page.keyboard.press('Control+o')
    await dialog(page).waitFor()
  }
  const shoot = async (name: string): Promise<void> => {
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `returned-${name}-${locale}.png`) })
  }

  test('the sheet tells who answered and what that would bring, and nothing is taken by itself', async () => {
    await part(page).waitFor()
    const words = await part(page).innerText()
    for (const each of told) expect(words).toContain(each)
    await shoot('sheet')
    expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page)
    expect(said(await kept(page))).toEqual(before)
    expect(await count(page)).toBe(1)
  })

  test('by Ctrl+O and Enter it is merged, by one Ctrl+Z taken back, and again there is nothing new in it', async () => {
    await open(made.back)
    await page.keyboard.press('Enter')
    await closed(page)
    await untilProof(page)
    await expect.poll(async () => (await kept(page)).replies.length).toBe(1)
    const merged = await kept(page)
    expect(merged.notes.map(({ body, state }) => [body, state]).filter(([body]) => body !== '')).toEqual(
      expect.arrayContaining([
        ['哪一班？', 'resolved'],
        ['是谁？', 'open'],
      ]),
    )
    expect(merged.suggestions.map(({ after, state }) => `${after} ${state}`).sort()).toEqual(
      ['三 accepted', '十二万 rejected', '那盏 open'].sort(),
    )
    await page.locator('.toast').waitFor()
    await shoot('merged')
    await open(made.back)
    await expect.poll(() => part(page).innerText()).toContain(nothing)
    await shoot('nothing')
    await page.keyboard.press('Enter')
    await closed(page)
    expect(said(await kept(page))).toEqual(said(merged))
    await page.keyboard.press('Control+z')
    await expect.poll(async () => said(await kept(page))).toEqual(before)
  })

  test('dropped, as it went out, it brings nothing; as an article it is shown before it is kept', async () => {
    // On the article itself.
    await app.dropFiles('.proof', [made.out])
    await dialog(page).waitFor()
    await expect.poll(() => part(page).innerText()).toContain(nothing)
    await dialog(page).getByRole('button', { name: asArticle }).click()
    await closed(page)
    await page.locator('.op-reasons').waitFor()
    await shoot('opening')
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
    expect(await count(page)).toBe(1)
  })

  test('several at once wait in the list, and each is looked at from there', async () => {
    await app.dropFiles('.library', [made.out, made.back])
    const waiting = page.locator('.lib-import[data-state="decide"]')
    // The one that was looked at before is there, too.
    await expect.poll(() => waiting.count()).toBe(3)
    await shoot('list')
    await waiting.filter({ hasText: '（林）' }).getByRole('button').click()
    await dialog(page).waitFor()
    await part(page).waitFor()
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(async () => (await kept(page)).replies.length).toBe(1)
    await untilProof(page)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => said(await kept(page))).toEqual(before)
  })

  test('where its article is not here, or in the bin, that is said, and it can be opened by itself', async () => {
    await page.keyboard.press('Control+0')
    await page.locator('.lib-rail button').first().click()
    await page.getByRole('row', { name: '渡口的书屋' }).click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Delete')
    await expect.poll(() => count(page)).toBe(0)
    await open(made.back)
    await expect.poll(() => dialog(page).innerText()).toContain(binned)
    await shoot('binned')
    await page.keyboard.press('Escape')
    await closed(page)
    const other = userFolder({ reviewerName: '周行', locale, theme })
    const second = await launchGalley({ userDataDir: other, argv: [made.back], locale: 'zh-CN' })
    await dialog(second.page).waitFor()
    expect(await dialog(second.page).innerText()).toContain(unknown)
    if (shot !== undefined) await second.page.screenshot({ path: path.join(shot, `returned-unknown-${locale}.png`) })
    expect(await screenFaults(second.page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
    await second.page.keyboard.press('Enter')
    await closed(second.page)
    await second.quit()
    rmSync(other, { recursive: true, force: true, maxRetries: 10 })
  })
})
