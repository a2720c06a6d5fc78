import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ExportFormat } from '#shared/contract/formats.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { makeLongArticle } from '../bench/_window/long-article.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { readDocx } from '../helpers/exports/read-docx.ts'
import { makeReadOnly, smallDisk } from '../helpers/keeping/mounts.ts'
import { makeDocx, paragraph } from '../helpers/make-docx.ts'
import { userFolder } from '../helpers/proof.ts'
import { galley } from '../helpers/run-galley.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** The dialog to the end: what a person meets between the first key and the file, and what is said where it does not come to be. */
const t = createTranslate('zh-Hans')
const WORD = '云渚把书送到渡口'
const PLAIN = '渡口的书屋'
const LONG = '长稿'
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-export-dialog-'))
const folder = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
const library = path.join(folder, 'library.sqlite')
let app: GalleyApp
let page: Page

beforeAll(async () => {
  await makeLongArticle(folder, { paragraphs: 400, notes: 1200 })
  writeFileSync(
    path.join(place, 'draft.docx'),
    makeDocx({ body: [WORD, '11月8日傍晚，末班轮渡靠岸。'].map((text) => paragraph(text)).join('') }),
  )
  writeFileSync(path.join(place, 'plain.txt'), `${PLAIN}\n\n江上的人都看得见这盏灯。\n`)
  for (const file of ['draft.docx', 'plain.txt']) {
    const ran = await galley(place, ['import', file, '--library', library, '--json'])
    if (ran.code !== 0) throw new Error(ran.out + ran.errors)
  }
  await start()
}, 120_000)
afterAll(async () => {
  await app.quit()
  for (const each of [place, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

// What one that failed left open is not in the way of the next.
beforeEach(async () => {
  if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape')
})

async function start(): Promise<void> {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(15_000)
  // The next start goes on where the last one ended.
  await page.locator('.library, .proof').first().waitFor()
}

const inFolder = (name: string): string => {
  const made = path.join(place, name)
  mkdirSync(made)
  return made
}
const row = (title: string) => page.locator('.lib-row[id]').filter({ hasText: title }).first()
const dialog = () => page.locator('dialog[open]')
const closed = (): Promise<void> => expect.poll(() => dialog().count()).toBe(0)
const toast = (words: string) => page.locator('.toast', { hasText: words })
const run = () => dialog().getByRole('button', { name: t('dialogs.exporting.run') })

async function toLibrary(): Promise<void> {
  if ((await page.locator('.library').count()) === 0) await page.keyboard.press('Control+0')
  await page.locator('.library').waitFor()
}

async function openArticle(title: string): Promise<void> {
  await toLibrary()
  await row(title).dblclick()
  await page.locator('.proof [data-text]').first().waitFor()
}

async function choose(format: ExportFormat): Promise<void> {
  if ((await dialog().count()) === 0) await page.keyboard.press('Control+e')
  await page
    .locator('.dlg-format')
    .filter({ hasText: t(`dialogs.exporting.formats.${format}`) })
    .first()
    .click()
}

async function choosing(...titles: readonly string[]): Promise<void> {
  await toLibrary()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Escape')
  for (const [at, title] of titles.entries())
    await row(title).click({ ...(at === 0 ? {} : { modifiers: ['ControlOrMeta'] }), position: { x: 300, y: 20 } })
  await page.getByRole('grid').focus()
}

test('from the palette to the file by keys alone, and to its folder', async () => {
  await openArticle(PLAIN)
  const file = path.join(inFolder('keys'), '书屋.md')
  await page.keyboard.press('Control+Shift+P')
  await page.locator('.palette').waitFor()
  await page.keyboard.insertText(t('commands.export-as-markdown'))
  await page.locator('.palette [role="option"]').first().waitFor()
  await page.keyboard.press('Enter')
  await dialog().waitFor()
  expect(await page.evaluate(() => document.activeElement?.closest('.dlg-format')?.textContent)).toContain('Markdown')
  await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
  await page.keyboard.press('Enter')
  await closed()
  expect(readFileSync(file, 'utf8')).toContain('江上的人')
  await toast('书屋.md').waitFor()
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === t('library.reveal')) break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await app.recorded()).shownInFolder).toEqual([file])
})

describe('where something stands in the way', () => {
  test.each(['report-html', 'pdf'] as const)(
    'Stop ends a long export (%s), which leaves nothing and says so',
    async (format) => {
      await openArticle(LONG)
      const into = inFolder(`stop-${format}`)
      await choose(format)
      await app.dialogs.queue({ canceled: false, filePath: path.join(into, 'a') }, 'showSaveDialog')
      await run().click()
      // The foot behind the dialog says the same of long work.
      const stop = page.getByRole('dialog').getByRole('button', { name: t('library.work.stop') })
      await stop.waitFor()
      expect(readdirSync(into)).toHaveLength(1)
      await stop.click()
      await toast(t('dialogs.exporting.stopped')).waitFor()
      expect(readdirSync(into)).toEqual([])
      await run().waitFor()
      // The next is made as if nothing had been.
      const file = path.join(into, 'b.txt')
      await choose('text')
      await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
      await run().click()
      await closed()
      expect(readFileSync(file, 'utf8')).toContain('第400段')
    },
  )

  test('a folder that takes nothing is named, the dialog stays, and another place is as good', async ({ skip }) => {
    await openArticle(PLAIN)
    const into = inFolder('read-only')
    const undo = makeReadOnly(into, [])
    if (undo === undefined) return skip('this machine makes no folder read-only')
    await choose('html')
    try {
      await app.dialogs.queue({ canceled: false, filePath: path.join(into, 'a.html') }, 'showSaveDialog')
      await run().click()
      await page.locator('.toast[data-tone="wrong"]', { hasText: 'a.html' }).waitFor()
      expect(readdirSync(into)).toEqual([])
      expect(await dialog().count()).toBe(1)
    } finally {
      undo()
    }
    await app.dialogs.queue({ canceled: false, filePath: path.join(into, 'a.html') }, 'showSaveDialog')
    await run().click()
    await closed()
    expect(readdirSync(into)).toEqual(['a.html'])
  })

  test.each(['html', 'pdf'] as const)(
    'a disk that is full is named (%s), and nothing is left on it',
    async (format) => {
      await openArticle(LONG)
      const disk = smallDisk(inFolder(`full-${format}`), 64)
      if (disk === undefined) return
      try {
        await choose(format)
        await app.dialogs.queue({ canceled: false, filePath: path.join(disk.path, `full.${format}`) }, 'showSaveDialog')
        await run().click()
        const said = page.locator('.toast[data-tone="wrong"]', { hasText: `full.${format}` })
        await said.waitFor({ timeout: 60_000 })
        expect(await said.textContent()).toContain('磁盘')
        expect(readdirSync(disk.path)).toEqual([])
        expect(await dialog().count()).toBe(1)
        await page.keyboard.press('Escape')
        await closed()
      } finally {
        disk.remove()
      }
    },
  )

  test('a file of that name is replaced whole, as the system asked', async () => {
    await openArticle(PLAIN)
    const file = path.join(inFolder('there'), 'a.txt')
    writeFileSync(file, 'x'.repeat(100_000))
    await choose('text')
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    await run().click()
    await closed()
    expect(readFileSync(file, 'utf8')).toContain('江上的人')
    expect(readdirSync(path.dirname(file))).toEqual(['a.txt'])
  })
})

describe('from the library', () => {
  test('an article goes back into its author’s own file, and one that came otherwise is not offered that', async () => {
    await choosing(WORD)
    await choose('docx')
    const own = page.getByRole('checkbox', { name: t('dialogs.exporting.option.into-own.label') })
    await own.check()
    const file = path.join(inFolder('own'), 'back.docx')
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    await run().click()
    await closed()
    expect(readDocx(readFileSync(file)).paragraphs('accepted')).toContain(WORD)
    await choosing(PLAIN)
    await choose('docx')
    await page.getByText(t('dialogs.exporting.option.into-own.not')).waitFor()
    expect(await own.count()).toBe(0)
    await page.keyboard.press('Escape')
    await closed()
  })

  test('several go into a folder; what lies there stays; what was refused is listed with its reason', async () => {
    const into = inFolder('several')
    const taken = path.join(into, `${WORD}.docx`)
    writeFileSync(taken, 'mine')
    await choosing(WORD, PLAIN)
    await choose('docx')
    await page.getByText(t('dialogs.exporting.option.into-own.some', { count: 1, all: 2 })).waitFor()
    await page.getByRole('checkbox', { name: t('dialogs.exporting.option.into-own.label') }).check()
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    await app.dialogs.queue({ canceled: false, filePaths: [into] }, 'showOpenDialog')
    await run().click()
    const list = dialog().locator('.dlg-exported')
    await list.waitFor()
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    expect(await dialog().evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
    expect(await list.locator('dt').allTextContents()).toEqual([PLAIN])
    expect(await list.locator('dd').allTextContents()).toEqual([t('errors.own-file-none')])
    await dialog()
      .getByRole('button', { name: t('library.reveal') })
      .click()
    await expect.poll(async () => (await app.recorded()).shownInFolder.at(-1)).toBe(into)
    await page.keyboard.press('Escape')
    await closed()
    expect(readdirSync(into).toSorted()).toEqual([`${WORD} 2.docx`, `${WORD}.docx`])
    expect(readFileSync(taken, 'utf8')).toBe('mine')
  })
})

test('a report tells who passed the article on to which stage', async () => {
  await openArticle(PLAIN)
  await app.menu.click('set-stage')
  await dialog()
    .getByRole('radio', { name: t('library.stage.second') })
    .click()
  await page.getByRole('button', { name: t('library.stages.set') }).click()
  await closed()
  const file = path.join(inFolder('report'), 'report.html')
  await choose('report-html')
  await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
  await run().click()
  await closed()
  const said = readFileSync(file, 'utf8')
  expect(said).toMatch(new RegExp(`${t('library.stage.second')}[^]{0,200}秦未央`, 'u'))
})

test('what was chosen last is chosen again after the next start, format by format', async () => {
  await openArticle(PLAIN)
  const into = inFolder('remembered')
  const pick = (option: string, value: string) =>
    page.locator('.dlg-view').getByRole('radio', { name: t(`dialogs.exporting.${option}.${value}`) })
  const save = async (name: string): Promise<void> => {
    await app.dialogs.queue({ canceled: false, filePath: path.join(into, name) }, 'showSaveDialog')
    await run().click()
    await closed()
  }
  await choose('pdf')
  await pick('option.notes', 'end').click()
  await pick('option.text-size', 'large').click()
  await save('a.pdf')
  await choose('html')
  await pick('views', 'clean').click()
  await save('b.html')
  await app.quit()
  await start()
  await openArticle(PLAIN)
  await page.keyboard.press('Control+e')
  await dialog().waitFor()
  expect(await page.locator('.dlg-format[data-on="true"]').textContent()).toContain(t('dialogs.exporting.formats.html'))
  expect(await pick('views', 'clean').isChecked()).toBe(true)
  await choose('pdf')
  expect(await pick('option.notes', 'end').isChecked()).toBe(true)
  expect(await pick('option.text-size', 'large').isChecked()).toBe(true)
  expect(existsSync(path.join(into, 'a.pdf'))).toBe(true)
  await page.keyboard.press('Escape')
  await closed()
})
