import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTranslate } from '#shared/messages/translate.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { launchLongArticle, userFolder } from '../helpers/proof.ts'
import { readPdf } from '../helpers/read-pdf.ts'

/** The very pages are seen before they are printed: as many, with the same words, and only on paper's white. */
const t = createTranslate('zh-Hans')
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'dark' })
const PARAGRAPHS = 240
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchLongArticle(folder, PARAGRAPHS)
  page = app.page
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const pagesSaid = async (): Promise<number> =>
  Number(/\d+/u.exec(await page.locator('.print-count').innerText())?.[0] ?? 0)
const wordsOf = (at: number): Promise<string> =>
  page
    .locator('.print-page figcaption')
    .nth(at)
    .textContent({ timeout: 30_000 })
    .then((words) => words ?? '')
const choose = (option: string, value: string): Promise<void> =>
  page
    .getByRole('radiogroup', { name: t(`dialogs.exporting.option.${option}.label`) })
    .getByRole('radio', { name: t(`dialogs.exporting.option.${option}.${value}`), exact: true })
    .click()

/** Runs in the page: the darkest and the lightest of what is drawn in the first canvas. */
function shadesOfFirst(): readonly [number, number] {
  const canvas = document.querySelector<HTMLCanvasElement>('.print-page canvas')
  const { width = 0, height = 0 } = canvas ?? {}
  const pixels = width * height === 0 ? undefined : canvas?.getContext('2d')?.getImageData(0, 0, width, height).data
  if (pixels === undefined) return [255, 255]
  let [darkest, lightest] = [255, 0]
  for (let at = 0; at < pixels.length; at += 4) {
    const green = pixels[at + 1] ?? 0
    darkest = Math.min(darkest, green)
    lightest = Math.max(lightest, green)
  }
  return [darkest, lightest]
}

test('the pages are shown, drawn and counted, and can be read out', async () => {
  await page.keyboard.press('Control+p')
  await expect.poll(pagesSaid, { timeout: 60_000 }).toBeGreaterThan(3)
  expect(await page.locator('.print-page').count()).toBe(await pagesSaid())
  await expect.poll(() => wordsOf(0), { timeout: 30_000 }).toContain('一座桥的两千天')
  await expect.poll(() => page.evaluate(shadesOfFirst), { timeout: 30_000 }).toEqual([expect.any(Number), 255])
  await expect.poll(async () => (await page.evaluate(shadesOfFirst))[0], { timeout: 30_000 }).toBeLessThan(90)
  // Paper says nowhere where a picture was taken.
  const kept = page.locator('.dlg-print').getByText(t('dialogs.exporting.option.with-position.label'))
  expect(await kept.count()).toBe(0)
  // The pages have the focus: keys move through them.
  await page.keyboard.press('End')
  const last = await pagesSaid()
  await expect.poll(() => wordsOf(last - 1), { timeout: 30_000 }).toContain(`第${String(PARAGRAPHS)}段`)
})

test('another paper makes other pages, and what is saved is what was seen', async () => {
  const before = await pagesSaid()
  await choose('paper', 'b5')
  await choose('text-size', 'large')
  await expect.poll(pagesSaid, { timeout: 60_000 }).toBeGreaterThan(before)
  const seen = await pagesSaid()
  const file = path.join(folder, 'seen.pdf')
  await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
  await page.getByRole('button', { name: t('dialogs.printing.save') }).click()
  await expect.poll(() => page.locator('dialog[open]').count(), { timeout: 60_000 }).toBe(0)
  const pages = readPdf(readFileSync(file))
  expect(pages.length).toBe(seen)
  expect(pages[0]?.text.replaceAll(/\s/gu, '')).toContain('一座桥的两千天')
})

test('the marks of a proof are chosen by a key, and the pages say what they mean', async () => {
  await page.keyboard.press('Control+p')
  await expect.poll(pagesSaid, { timeout: 60_000 }).toBeGreaterThan(3)
  const marks = page.getByRole('checkbox', { name: t('dialogs.exporting.option.proof-marks.label') })
  await marks.focus()
  await page.keyboard.press('Space')
  const title = t('exports.proofMarks.title')
  const last = async (): Promise<string> => {
    await page.locator('.print-page').last().scrollIntoViewIfNeeded()
    return page.locator('.print-page figcaption').last().innerText({ timeout: 30_000 })
  }
  await expect.poll(last, { timeout: 60_000 }).toContain(title)
  await marks.focus()
  await page.keyboard.press('Space')
  await expect.poll(last, { timeout: 60_000 }).not.toContain(title)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})

test('printing goes to the system, Escape leaves, and the choices are remembered', async () => {
  await page.keyboard.press('Control+p')
  await expect.poll(pagesSaid, { timeout: 60_000 }).toBeGreaterThan(3)
  const chosen = page.getByRole('radiogroup', { name: t('dialogs.exporting.option.paper.label') })
  expect(await chosen.getByRole('radio', { checked: true }).innerText()).toBe(t('dialogs.exporting.option.paper.b5'))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('dialog[open]').count(), { timeout: 30_000 }).toBe(0)
  await page.keyboard.press('Control+p')
  await page.locator('.dlg-print').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  expect(await app.cspReports()).toEqual([])
})

test('where there is little room the pages come below the choices, wide enough to be read', async () => {
  await page.setViewportSize({ width: 560, height: 700 })
  await page.keyboard.press('Control+p')
  await expect.poll(pagesSaid, { timeout: 60_000 }).toBeGreaterThan(3)
  const first = page.locator('.print-page').first()
  await first.scrollIntoViewIfNeeded()
  const box = await first.boundingBox()
  expect(box?.width).toBeGreaterThan(400)
  await expect.poll(() => wordsOf(0), { timeout: 30_000 }).toContain('一座桥的两千天')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})
