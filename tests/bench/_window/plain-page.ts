import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'

/** A static page with the same text, faces, sizes and measure as the proof, and nothing else. Gives its file. */
export function writePlainPage(folder: string, body: string): string {
  const faces = path.join(import.meta.dirname, '../../../node_modules/@fontsource-variable/noto-serif-sc/index.css')
  const style = `body{margin:0;background:#e7e4dd}article{width:560px;margin:16px auto;padding:16px 60px 48px 80px;background:#fcfaf5;
    font:17px/32px 'Noto Serif SC Variable',serif}p{margin:0;text-indent:2em;text-align:justify}`
  const head = `<meta charset="utf-8"><link rel="stylesheet" href="${pathToFileURL(faces).href}"><style>${style}</style>`
  const file = path.join(folder, 'plain.html')
  writeFileSync(file, `<!doctype html><html lang="zh-Hans">${head}<body><article>${body}</article></body></html>`)
  return file
}

/**
 * The plain page: from the start of the navigation to the frame after its layout. Beside another bench a page of tens of
 * thousands of forms takes more than the 30 s that a navigation is given unless said otherwise.
 */
export async function timePlain(page: Page, file: string): Promise<number> {
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 300_000 })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        void document.body.offsetHeight
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
      }),
  )
}
