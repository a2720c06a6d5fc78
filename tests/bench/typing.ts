/**
 * Typing on the proof (issue 10, 6): an article of 100,000 characters with 2,000 marks, against a plain contenteditable
 * page of the same text with the same faces in the same Chromium, in one run. Run: `npx node tests/bench/typing.ts`.
 */
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { keyToPaint, percentile, type Delays } from './_window/key-to-paint.ts'
import { makeLongArticle } from './_window/long-article.ts'
import { writePlainPage } from './_window/plain-page.ts'

const PARAGRAPHS = 500
const NOTES = 2000
const KEYS = 200
const EVERY_MS = 60
/** The caret stands in the middle of the article, behind words without a mark. */
const PLACE = { paragraph: '第251段', words: '渡船靠岸' }

/** A caret behind words of an element's text, as a click sets it. */
async function caretBehind(page: Page, { paragraph, words }: typeof PLACE, within: string): Promise<void> {
  const box = await page.evaluate(
    async ({ sought, first, root }) => {
      for (const text of document.querySelectorAll(root)) {
        if (text.textContent?.startsWith(first) !== true) continue
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
          const at = node.data.indexOf(sought)
          if (at === -1) continue
          node.parentElement?.scrollIntoView({ block: 'center' })
          await new Promise((done) => setTimeout(done, 1000))
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + sought.length)
          const { right, top, height } = range.getBoundingClientRect()
          return { x: right - 1, y: top + height / 2 }
        }
      }
      throw new Error(`Not there: ${sought}`)
    },
    { sought: words, first: paragraph, root: within },
  )
  await page.mouse.click(box.x, box.y)
  await page.waitForTimeout(300)
}

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
try {
  await buildApp()
  const made = await makeLongArticle(folder, { paragraphs: PARAGRAPHS, notes: NOTES })
  const app = await launchGalley({ userDataDir: folder })
  const { page } = app
  page.setDefaultTimeout(60_000)
  await page.locator('.lib-title, .proof [data-text]').first().waitFor()
  if ((await page.locator('.proof').count()) === 0) await page.locator('.lib-title').first().dblclick()
  await page.locator('.proof [data-text]').first().waitFor()
  await page.waitForTimeout(3000)
  await caretBehind(page, PLACE, '.proof-scroll [data-text]')
  const own = await keyToPaint(page, KEYS, EVERY_MS)
  await page.waitForTimeout(1500)
  const [suggestion] = (await kept(page)).suggestions
  if (suggestion?.after !== 'a'.repeat(KEYS))
    throw new Error(`What was typed is not what is kept: ${String(suggestion?.after)}`)
  await app.kill()
  const plainFile = writePlainPage(folder, made.paragraphs.map((text) => `<p>${text}</p>`).join('\n'))
  const browser = await chromium.launch({
    executablePath: await unpackNpmChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
  })
  const plainPage = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await plainPage.goto(pathToFileURL(plainFile).href, { waitUntil: 'load' })
  await plainPage.evaluate(() => document.querySelector('article')?.setAttribute('contenteditable', 'true'))
  await caretBehind(plainPage, PLACE, 'article p')
  const plain = await keyToPaint(plainPage, KEYS, EVERY_MS)
  await browser.close()
  const told = (delays: Delays): string =>
    `p50 ${percentile(delays, 0.5).toFixed(1)} ms, p95 ${percentile(delays, 0.95).toFixed(1)} ms of ${delays.delaysMs.length} keys, longest own work of a task ${delays.longestWorkMs.toFixed(1)} ms`
  console.log(
    `article: ${made.characters} characters, ${NOTES} notes, ${made.numbers} numbers; kept: the ${KEYS} letters typed`,
  )
  console.log(`key to paint on the proof: ${told(own)} (to reach: p95 ≤ 32 ms)`)
  console.log(`key to paint in a plain contenteditable page: ${told(plain)}`)
  console.log(
    `difference at p95: ${(percentile(own, 0.95) - percentile(plain, 0.95)).toFixed(1)} ms (to reach ≤ 16 ms)`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
