import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder, type Kept } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** A package leaves by the window, and comes into another library by every door; nothing of it is there before a yes. */
const ARTICLES = [
  ['渡口书屋记', '本报记者 尉迟安', '末班轮渡靠岸，摆渡人还了两本书。书屋有11.6万册书。'],
  ['山谷里的三座桥', '本报记者 宁溪', '去年9月，近10万名村民选出了320座要修的老桥。'],
] as const

const titles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const list = (await window.galley.invoke('library.list', {})) as {
      readonly value: { readonly articles: readonly { readonly title: string }[] }
    }
    return list.value.articles.map(({ title }) => title).sort()
  })
const dialog = (page: Page) => page.locator('dialog[open]')
const closed = (page: Page): Promise<void> => expect.poll(() => dialog(page).count()).toBe(0)

/** How often a record was stored is each library's own. */
const bare = (record: object): object => ({ ...record, revision: undefined })

const place = userFolder({})
let one = ''
let both = ''
let original: Kept

test('it leaves by the dialog, and several from the library as one file', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
  const files = ARTICLES.map(([title, ...lines], index) => {
    const file = path.join(place, `${String(index)}.txt`)
    writeFileSync(file, [title, ...lines].join('\n\n'))
    return file
  })
  const app = await launchGalley({ userDataDir: folder, argv: [files[0] ?? ''], locale: 'zh-CN' })
  const { page } = app
  await untilProof(page)
  await page.keyboard.press('Control+3')
  await page.locator('.ledger-row').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('v')
  await expect.poll(async () => (await kept(page)).numbers.some(({ state }) => state === 'verified')).toBe(true)
  original = await kept(page)
  one = path.join(place, 'one.galley')
  await app.dialogs.queue({ canceled: false, filePath: one })
  await page.keyboard.press('Control+e')
  await page.locator('.dlg-format input').first().waitFor()
  await page.locator('.dlg-format', { hasText: 'Galley 稿件包' }).click()
  await page.keyboard.press('Enter')
  await closed(page)
  await page.locator('.toast', { hasText: 'one.galley' }).waitFor()
  await app.openFile(files[1] ?? '')
  await expect.poll(() => titles(page)).toHaveLength(2)
  await untilProof(page)
  const ids = await page.evaluate(async () => {
    const list = (await window.galley.invoke('library.list', {})) as {
      readonly value: { readonly articles: readonly { readonly id: string }[] }
    }
    return list.value.articles.map(({ id }) => id)
  })
  both = path.join(place, '两篇.galley')
  await app.dialogs.queue({ canceled: false, filePath: both })
  const made = await page.evaluate(
    (articleIds) =>
      window.galley.invoke('export.many', { articleIds, format: 'package', view: 'marked', locale: 'zh-Hans' }),
    ids,
  )
  expect(made).toMatchObject({ ok: true, value: { written: 2 } })
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 10 }))

const LOOKS = [
  { locale: 'zh-Hans', theme: 'light', take: '收进 2 篇', here: '稿库里已有' },
  { locale: 'zh-Hant', theme: 'dark', take: '收進 2 篇', here: '稿庫裡已有' },
  { locale: 'en', theme: 'dark', take: 'Add 2 articles', here: 'In your library already' },
] as const

describe.each(LOOKS)('in $locale', ({ locale, theme, take, here }) => {
  const folder = userFolder({ reviewerName: '周行', locale, theme })
  const shot = process.env['SHOTS']
  let app: GalleyApp
  let page: Page
  beforeAll(async () => {
    // By argument, as a double click does, before there is a window.
    app = await launchGalley({ userDataDir: folder, argv: [both], locale: 'zh-CN' })
    page = app.page
    await dialog(page).waitFor()
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the sheet tells what is in it, is sound for everybody, and takes nothing by itself', async () => {
    expect(await page.locator('.package-article').count()).toBe(2)
    for (const [title] of ARTICLES) expect(await page.locator('.package-list').innerText()).toContain(title)
    expect(await page.locator('.package-list').innerText()).toContain('阮稚川')
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `package-${locale}.png`) })
    expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
    expect(await titles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page)
    expect(await titles(page)).toEqual([])
  })

  test('what is chosen comes in whole by Enter, is told, and one Ctrl+Z puts it into the bin', async () => {
    const before = { bytes: readFileSync(both), atMs: statSync(both).mtimeMs }
    await app.dialogs.queue({ canceled: false, filePaths: [both] })
    await page.keyboard.press('Control+o')
    await dialog(page).waitFor()
    await expect.poll(() => page.getByRole('button', { name: take }).count()).toBe(1)
    await page.keyboard.press('Tab')
    await page.locator('.package-article input').first().focus()
    await page.keyboard.press('Space')
    expect(await page.locator('.package-article input').first().isChecked()).toBe(false)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(() => titles(page)).toHaveLength(2)
    const taken = await kept(page, ARTICLES[0][0])
    for (const part of ['versions', 'blocks', 'notes', 'suggestions', 'numbers'] as const)
      expect(taken[part].map(bare)).toEqual(original[part].map(bare))
    await page.locator('.library').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page)).toHaveLength(2)
    expect(readFileSync(both).equals(before.bytes)).toBe(true)
    expect(statSync(both).mtimeMs).toBe(before.atMs)
  })

  test('dropped again, every article is said to be here; a name of another kind leads to the same sheet', async () => {
    await app.dropFiles('body', [one])
    await dialog(page).waitFor()
    expect(await page.locator('.package-article').innerText()).toContain(here)
    expect(await page.locator('.package-article input').count()).toBe(0)
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `package-here-${locale}.png`) })
    expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page)
    const named = path.join(place, `renamed-${locale}.txt`)
    copyFileSync(one, named)
    await app.openFile(named)
    await dialog(page).waitFor()
    expect(await page.locator('.package-article').innerText()).toContain(here)
    await page.keyboard.press('Escape')
    await closed(page)
  })

  test('what is damaged, newer, a library or nothing of ours is named, with what to do; nothing is taken', async () => {
    const made = (name: string, change: (bytes: Buffer) => Buffer): string => {
      const file = path.join(place, locale, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, change(readFileSync(one)))
      return file
    }
    const flipped = made('damaged.galley', (bytes) => {
      const at = bytes.indexOf('渡口书屋记')
      bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1
      return bytes
    })
    const newer = made('newer.galley', (bytes) => {
      bytes.writeUInt32BE(9_999, 60)
      return bytes
    })
    const other = made('other.galley', () => Buffer.from('PK\u0003\u0004 not a package'))
    const library = path.join(folder, 'library.sqlite')
    const before = readFileSync(newer)
    for (const file of [flipped, newer, other, library]) {
      const name = path.basename(file)
      if (name.endsWith('.galley')) await app.openFile(file)
      else {
        copyFileSync(library, path.join(place, locale, 'library.galley'))
        await app.openFile(path.join(place, locale, 'library.galley'))
      }
      await dialog(page).waitFor()
      const said = await dialog(page).innerText()
      expect(said).toContain(name.endsWith('.galley') ? name : 'library.galley')
      if (shot !== undefined) await page.screenshot({ path: path.join(shot, `package-${name}-${locale}.png`) })
      await page.keyboard.press('Escape')
      await closed(page)
    }
    expect(readFileSync(newer).equals(before)).toBe(true)
    expect(await titles(page)).toHaveLength(2)
  })
})
