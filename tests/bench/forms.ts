/**
 * Many forms (issue 9, 4): an article of 1,000,000 characters with 50,000 inline marks and 500 tables, brought in as a web
 * page, opened and drawn in the built window, against the same page in the same Chromium.
 * Run: `npx node tests/bench/forms.ts`. ROUNDS (3): the best of so many openings of both is held against each other.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { valueOf } from '../helpers/keeping/desk.ts'
import { tasksDuring } from '../helpers/window/own-work.ts'
import { pageClient } from '../helpers/window/page-client.ts'
import { timePlain, writePlainPage } from './_window/plain-page.ts'

const TABLES = 500
const PARAGRAPHS = 4500
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
const MOST_RATIO = 2.2

/** Ten runs of about twenty characters, each with another form. */
function paragraph(index: number): string {
  const words = (at: number): string => `第${index}段第${at}句，清晨的码头上排起`
  return [
    `<b>${words(1)}</b>了长队，`,
    `<i>${words(2)}</i>了长队，`,
    `<u>${words(3)}</u>了长队，`,
    `<a href="https://example.org/${index}">${words(4)}</a>了长队，`,
    `水流3×10<sup>${(index % 7) + 2}</sup>吨，`,
    `CO<sub>2</sub>比去年少了${index % 90}%，`,
    `<s>${words(5)}</s>了长队，`,
    `<code>${words(6)}</code>了长队，`,
    `<b>${words(7)}</b>了长队，<i>${words(8)}</i>了长队，`,
    `<u>${words(9)}</u>了长队，人们等着第一班渡船靠岸，值班的人把每一道闸门都试了一次。`,
  ].join('')
}

/** Six rows of four cells, some of them bold: with those of the paragraphs 50,000 marks and more. */
function table(index: number): string {
  const row = (at: number): string =>
    `<tr><th>第${at}行</th><td><b>${index + at}</b>万元</td><td>${at * 3}人</td><td>沿江${index}镇</td></tr>`
  return `<table><tr><th>行</th><th>花费</th><th>人数</th><th>地方</th></tr>${Array.from({ length: 5 }, (_, at) => row(at + 1)).join('')}</table>`
}

const body = Array.from({ length: PARAGRAPHS }, (_, index) => {
  const own = `<p>${paragraph(index)}</p>`
  return index % (PARAGRAPHS / TABLES) === 0 ? `${own}\n${table(index)}` : own
}).join('\n')

async function bringIn(app: GalleyApp): Promise<string> {
  const html = `<!doctype html><meta charset="utf-8"><title>长稿</title><article><h1>沿江各镇一年的账</h1>${body}</article>`
  const client = pageClient(app)
  const preview = valueOf(
    await client.call('import.inspect', { source: { kind: 'paste', text: '沿江各镇一年的账', html } }),
  )
  const kept = valueOf(await client.call('import.keep', { token: preview.token, as: { kind: 'new' }, author: '沈' }))
  const open = valueOf(await client.call('article.open', { articleId: kept.articleId }))
  const sum = (of: (block: (typeof open.blocks)[number]) => number): number =>
    open.blocks.reduce((total, block) => total + of(block), 0)
  return `${sum(({ text }) => text.length)} characters, ${sum(({ marks }) => marks?.length ?? 0)} inline marks, ${open.blocks.filter(({ role }) => role === 'table').length} tables`
}

/** From the double click on the row until formed text and the first table are drawn. */
async function timeToOpen(page: Page): Promise<number> {
  await page.evaluate(() => {
    const note = (): void => void ((window as { benchStart?: number }).benchStart = performance.now())
    document.addEventListener('dblclick', note, { capture: true, once: true })
  })
  await page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const check = (): void => {
          const isDrawn =
            document.querySelector('.sheet .block-text [data-form]') !== null &&
            document.querySelector('.sheet [data-grid]') !== null
          if (!isDrawn) requestAnimationFrame(check)
          else
            requestAnimationFrame(() =>
              resolve(performance.now() - ((window as { benchStart?: number }).benchStart ?? 0)),
            )
        }
        check()
      }),
  )
}

/** Until every block stands in the page. */
async function timeUntilWhole(page: Page, blocks: number): Promise<number> {
  await page.waitForFunction((count) => document.querySelectorAll('.sheet .block').length >= count, blocks, {
    polling: 50,
    timeout: 120_000,
  })
  return page.evaluate(() => performance.now() - ((window as { benchStart?: number }).benchStart ?? 0))
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-forms-'))
try {
  await buildApp()
  const executablePath = await unpackNpmChromium()
  const maker = await launchGalley({ userDataDir: folder })
  maker.page.setDefaultTimeout(300_000)
  console.log(`article: ${await bringIn(maker)}`)
  await maker.quit({ allowFailures: true })
  const plain = writePlainPage(folder, body)
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
  })
  const first: number[] = []
  const whole: number[] = []
  const bare: number[] = []
  const longest: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const app = await launchGalley({ userDataDir: folder })
    app.page.setDefaultTimeout(300_000)
    await app.page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
    const { value, tasks } = await tasksDuring(app.page, async () => {
      first.push(await timeToOpen(app.page))
      return timeUntilWhole(app.page, PARAGRAPHS + TABLES)
    })
    whole.push(value)
    longest.push(Math.max(0, ...tasks.map(({ workMs }) => workMs)))
    await app.kill()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    bare.push(await timePlain(page, plain))
    await page.close()
  }
  await browser.close()
  const best = (times: readonly number[]): number => Math.min(...times)
  const against = (times: readonly number[]): string =>
    `${best(times).toFixed(0)} ms, ratio ${(best(times) / best(bare)).toFixed(2)}`
  console.log(`plain page: ${best(bare).toFixed(0)} ms (best of ${ROUNDS})`)
  console.log(`to the first full view: ${against(first)} (to reach ≤ ${MOST_RATIO})`)
  console.log(`until every block is drawn: ${against(whole)} (reported)`)
  console.log(`longest task of the window: ${best(longest).toFixed(0)} ms of its own work (reported)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
