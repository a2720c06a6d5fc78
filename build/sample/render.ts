// Draws the pictures of the sample articles and the icon: SVG sources in, raster files out.
//   npx node build/sample/render.ts            everything listed in pictures/pictures.json
//   npx node build/sample/render.ts terraces   only entries whose source contains the word
// The results are committed; this runs again only when a source changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { describeJpeg } from './picture-metadata.ts'
import type { PictureMetadata } from './picture-metadata.ts'

type Target = {
  readonly source: string
  readonly file: string
  readonly width: number
  readonly height: number
  readonly quality?: number
  /** Of JPEG files only. */
  readonly metadata?: PictureMetadata
}

const here = import.meta.dirname

async function raster(page: Page, target: Target): Promise<Uint8Array> {
  const svg = readFileSync(resolve(here, target.source)).toString('base64')
  await page.setViewportSize({ width: target.width, height: target.height })
  const size = `width="${String(target.width)}" height="${String(target.height)}"`
  await page.setContent(
    `<style>*{margin:0}img{display:block}</style><img ${size} src="data:image/svg+xml;base64,${svg}">`,
  )
  await page.waitForFunction(() => document.images[0]?.complete === true && document.images[0].naturalWidth > 0)
  if (target.file.endsWith('.jpg')) return page.screenshot({ type: 'jpeg', quality: target.quality ?? 88 })
  return page.screenshot({ type: 'png', omitBackground: true })
}

const wanted = process.argv.slice(2)
const all = JSON.parse(readFileSync(resolve(here, 'pictures/pictures.json'), 'utf8')) as readonly Target[]
const targets = wanted.length === 0 ? all : all.filter((t) => wanted.some((word) => t.source.includes(word)))

const executablePath = await (await import('@sparticuz/chromium')).default.executablePath()
const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await browser.newPage()
  for (const target of targets) {
    const pixels = await raster(page, target)
    const bytes = target.metadata === undefined ? pixels : describeJpeg(pixels, target.metadata)
    const file = resolve(here, target.file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    console.log(`${target.file}  ${String(Math.round(bytes.length / 1024))} KB`)
  }
} finally {
  await browser.close()
}
