import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { lot } from '../helpers/drawn/change.ts'
import { charts, scene } from '../helpers/drawn/draw.ts'
import { makeColourPng } from '../helpers/make-pictures.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Verdicts on captions fall back when the caption or its picture is another in the next text, and say so. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
const random = lot(21)
const PICTURES = { a: scene(random, random), b: charts(random, 3), c: scene(random, random), d: scene(random, random) }

function write(version: string, figures: readonly (readonly [keyof typeof PICTURES, string])[]): string {
  const file = path.join(folder, 'texts', version, 'page.html')
  mkdirSync(path.dirname(file), { recursive: true })
  const shown = figures.map(([name, words], index) => {
    writeFileSync(path.join(path.dirname(file), `${name}.png`), makeColourPng(PICTURES[name]))
    const before = `<p>第${String(index + 1)}处渡口清早就有人来，船从对岸开过来。</p>`
    return `${before}<figure><img src="${name}.png"><figcaption>${words}</figcaption></figure>`
  })
  writeFileSync(
    file,
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>三处渡口</title><article><h1>三处渡口</h1>
<p>${version}送来的稿子写的是三处渡口，每处都有照片。</p>${shown.join('\n')}</article></html>`,
  )
  return file
}

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const shot = process.env['SHOTS']
const shoot = async (name: string): Promise<void> => {
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `${name}.png`), animations: 'disabled' })
}
const CHANGED = '图注改了，上一版为“通过”'
const OTHER = '图片换了，上一版为“通过”'

test('of three captions that were approved two fall back, each with its reason, on the card and in its row', async () => {
  const first = write('first', [
    ['a', '渡口清早的街。阮稚川 摄'],
    ['b', '三年来过渡的人数。'],
    ['c', '对岸的山上下了雪。阮稚川 摄'],
  ])
  await app.dialogs.queue({ canceled: false, filePaths: [first] })
  await page.keyboard.press('Control+o')
  await page.locator('.figure img').nth(2).waitFor()
  await page.keyboard.press('Control+2')
  await page.locator('.caption-sheet').nth(2).waitFor()
  for (let judged = 0; judged < 3; judged += 1) {
    await page.keyboard.press('v')
    await expect.poll(async () => (await kept(page)).verdicts.length).toBe(judged + 1)
  }
  const second = write('second', [
    ['a', '渡口清早的街。阮稚川 摄'],
    ['b', '五年来过渡的人数。'],
    ['d', '对岸的山上下了雪。阮稚川 摄'],
  ])
  await app.dialogs.queue({ canceled: false, filePaths: [second] })
  await page.keyboard.press('Control+o')
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: '“三处渡口”的新版本' }).check()
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.locator('.proof').waitFor()
  await page.keyboard.press('Control+2')
  const cards = page.locator('.caption-sheet')
  await cards.nth(2).waitFor()
  const words = await cards.allInnerTexts()
  expect(words[0]).not.toContain('上一版为')
  expect(words[1]).toContain(CHANGED)
  expect(words[2]).toContain(OTHER)
  expect(await violations(page)).toEqual([])
  await shoot('fallen-cards')
  await page.keyboard.press('d')
  await page.locator('.caption-sheet .caption-row').nth(2).waitFor()
  expect(await page.locator('.caption-sheet .caption-row').nth(1).textContent()).toContain(CHANGED)
  expect(await page.locator('.caption-sheet .caption-row').nth(2).textContent()).toContain(OTHER)
  expect(await violations(page)).toEqual([])
  await shoot('fallen-rows')
  await page.keyboard.press('d')
})

test('the picture says it, too, and a new verdict is the end of it', async () => {
  await page.keyboard.press('Control+1')
  await page.locator('.figure .figure-open').nth(2).click()
  await page.locator('.picture-panel .fallen', { hasText: OTHER }).waitFor()
  expect(await violations(page)).toEqual([])
  await shoot('fallen-picture')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+2')
  const card = page.locator('.caption-sheet', { hasText: '对岸的山' })
  await card.click()
  await page.keyboard.press('v')
  await expect.poll(() => card.innerText()).not.toContain('上一版为')
  await page.keyboard.press('Control+z')
  await expect.poll(() => card.innerText()).toContain(OTHER)
})
