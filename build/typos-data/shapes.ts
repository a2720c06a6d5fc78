/**
 * Makes `shared/typos/data/shapes.json`: for each character of GB 2312 those that look most like it, by the pictures
 * that Chromium draws of them with the bundled Noto Sans SC (OFL), cut to their edges and made one size.
 * Run: `npx node build/typos-data/shapes.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { root } from '../bootstrap.mjs'
import { findChromium } from '../scripts/find-chromium.ts'

const FONT = path.join(root, 'node_modules/@fontsource-variable/noto-sans-sc')
const SIZE = 22
const NEAREST = 30

const decoder = new TextDecoder('gb2312')
const characters: string[] = []
for (let lead = 0xb0; lead < 0xf8; lead += 1)
  for (let trail = 0xa1; trail < 0xff; trail += 1) {
    const sign = decoder.decode(Uint8Array.of(lead, trail))
    if (/^[\u4e00-\u9fff]$/u.test(sign)) characters.push(sign)
  }

/** Draws every character in the page; gives the gray of their points. */
async function draw(): Promise<Buffer> {
  const executablePath = await findChromium()
  if (executablePath === undefined) throw new Error('no Chromium')
  const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<link rel=stylesheet href=index.css>' })
      return route.fulfill({
        body: readFileSync(path.join(FONT, decodeURIComponent(pathname))),
        contentType: pathname.endsWith('css') ? 'text/css' : 'font/woff2',
      })
    })
    await page.goto('http://glyphs.invalid/')
    const packed = await page.evaluate(
      async ({ all, size }) => {
        const font = '64px "Noto Sans SC Variable"'
        for (let at = 0; at < all.length; at += 200) await document.fonts.load(font, all.slice(at, at + 200).join(''))
        const [large, small] = [document.createElement('canvas'), document.createElement('canvas')]
        large.width = large.height = 96
        small.width = small.height = size
        const [from, to] = [large, small].map((each) => each.getContext('2d', { willReadFrequently: true }))
        if (!from || !to) throw new Error('no canvas')
        let text = ''
        for (const sign of all) {
          from.clearRect(0, 0, 96, 96)
          from.font = font
          from.textBaseline = 'top'
          from.fillText(sign, 12, 12)
          const { data } = from.getImageData(0, 0, 96, 96)
          let [left, right, top, bottom] = [96, 0, 96, 0]
          for (let at = 0; at < 96 * 96; at += 1) {
            if ((data[at * 4 + 3] ?? 0) < 64) continue
            left = Math.min(left, at % 96)
            right = Math.max(right, at % 96)
            top = Math.min(top, Math.floor(at / 96))
            bottom = Math.max(bottom, Math.floor(at / 96))
          }
          // A thin character stays thin: 一 is no block.
          const [width, height] = [Math.max(right - left + 1, 24), Math.max(bottom - top + 1, 24)]
          to.clearRect(0, 0, size, size)
          to.imageSmoothingQuality = 'high'
          to.drawImage(
            large,
            (left + right + 1 - width) / 2,
            (top + bottom + 1 - height) / 2,
            width,
            height,
            0,
            0,
            size,
            size,
          )
          const points = to.getImageData(0, 0, size, size).data
          for (let at = 0; at < size * size; at += 1) text += String.fromCharCode(points[at * 4 + 3] ?? 0)
        }
        return btoa(text)
      },
      { all: characters, size: SIZE },
    )
    return Buffer.from(packed, 'base64')
  } finally {
    await browser.close()
  }
}

/** A point is spread over its neighbours, so that a stroke a little aside still counts; then all have length one. */
function vectorsOf(points: Buffer): Float32Array {
  const area = SIZE * SIZE
  const made = new Float32Array(points.length)
  const weights = [1, 2, 3, 2, 1]
  const pass = (from: Float32Array, to: Float32Array, base: number, step: number): void => {
    for (let at = 0; at < area; at += 1) {
      const along = step === 1 ? at % SIZE : Math.floor(at / SIZE)
      let sum = 0
      for (let by = -2; by <= 2; by += 1)
        if (along + by >= 0 && along + by < SIZE) sum += (from[base + at + by * step] ?? 0) * (weights[by + 2] ?? 0)
      to[base + at] = sum
    }
  }
  const first = Float32Array.from(points)
  const second = new Float32Array(points.length)
  for (let base = 0; base < points.length; base += area) {
    pass(first, second, base, 1)
    pass(second, made, base, SIZE)
    let mean = 0
    for (let at = base; at < base + area; at += 1) mean += (made[at] ?? 0) / area
    let length = 0
    for (let at = base; at < base + area; at += 1) length += ((made[at] ?? 0) - mean) ** 2
    for (let at = base; at < base + area; at += 1) made[at] = ((made[at] ?? 0) - mean) / Math.sqrt(length || 1)
  }
  return made
}

const vectors = vectorsOf(await draw())
const area = SIZE * SIZE
const count = characters.length
const likeness = new Float32Array(count * count)
for (let one = 0; one < count; one += 1)
  for (let other = one + 1; other < count; other += 1) {
    let sum = 0
    const [a, b] = [one * area, other * area]
    for (let at = 0; at < area; at += 1) sum += (vectors[a + at] as number) * (vectors[b + at] as number)
    likeness[one * count + other] = likeness[other * count + one] = sum
  }
const shapes = characters.map((sign, one) => {
  const row = likeness.subarray(one * count, (one + 1) * count)
  const near = [...row.keys()].sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0)).slice(0, NEAREST)
  return [sign, near.map((other) => characters[other]).join('')] as const
})
const text = `${JSON.stringify(Object.fromEntries(shapes), undefined, 1)}\n`
writeFileSync(path.join(root, 'shared/typos/data/shapes.json'), text)
console.log('shapes.json', Buffer.byteLength(text))
