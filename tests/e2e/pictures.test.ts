import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makeHeif, makeWebp } from '../helpers/make-heif.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { makeDirectories, makeTiff } from '../helpers/make-tiff.ts'
import { violations } from '../helpers/violations.ts'

/** Every kind of picture, upright, in a real browser; and what cannot be drawn says so. */
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-pictures-'))
const turned = makeDirectories([{ tag: 274, type: 3, values: [6] }])
const emf = Buffer.alloc(108)
emf.writeUInt32LE(1, 0)
emf.write(' EMF', 40, 'latin1')

const PICTURES = {
  'a.tif': makeTiff(60, 40, { compression: 5, orientation: 6 }),
  'b.heic': makeHeif({ kind: 'heic', turns: 1, exif: turned }),
  'c.avif': makeHeif({ kind: 'avif', turns: 1 }),
  'd.webp': makeWebp(),
  'e.png': makePng(60, 40, false, [['eXIf', turned]]),
  'f.emf': emf,
  'g.png': makePng(60, 40).subarray(0, 40),
} as const
const SIZES = { 'a.tif': '40x60', 'b.heic': '64x128', 'c.avif': '64x128', 'd.webp': '128x64', 'e.png': '40x60' }

let app: GalleyApp
let page: Page

beforeAll(async () => {
  const figures = Object.keys(PICTURES).map(
    (name) => `<figure><img src="${name}"><figcaption>图：${name}</figcaption></figure>`,
  )
  writeFileSync(
    path.join(place, 'page.html'),
    `<meta charset="utf-8"><h1>各种图片</h1><p>正文在这里。</p>${figures.join('')}`,
  )
  for (const [name, bytes] of Object.entries(PICTURES)) writeFileSync(path.join(place, name), bytes)
  app = await launchGalley({ userDataDir: path.join(place, 'user') })
  page = app.page
  await page.locator('.library').waitFor()
  await app.dialogs.queue({ canceled: false, filePaths: [path.join(place, 'page.html')] })
  await page.keyboard.press('Control+o')
  await page.locator('.figure').first().waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await app.quit()
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

test('pictures of every kind are drawn upright, at the size that is told of them', async () => {
  const images = page.locator('.figure img')
  await expect.poll(() => images.count(), { timeout: 20_000 }).toBe(Object.keys(SIZES).length)
  const sizes = await images.evaluateAll((all) =>
    Promise.all(
      all.map(async (each) => {
        const image = each as HTMLImageElement
        await image.decode()
        return [
          `${image.naturalWidth}x${image.naturalHeight}`,
          `${image.getAttribute('width')}x${image.getAttribute('height')}`,
        ]
      }),
    ),
  )
  expect(sizes).toEqual(Object.values(SIZES).map((size) => [size, size]))
})

test('what cannot be drawn, or is damaged, says so in its frame', async () => {
  const frames = page.locator('.figure .picture-none')
  await expect.poll(() => frames.count()).toBe(2)
  const words = await frames.allTextContents()
  expect(words[0]).toContain('EMF')
  expect(words[0]).toContain('JPEG')
  expect(words[1]).toContain('损坏')
  if (process.env.GALLEY_LOOK !== undefined) await page.screenshot({ path: process.env.GALLEY_LOOK, fullPage: true })
  expect(await violations(page)).toEqual([])
})
