/**
 * A review is carried to the next text (issue 11, 6): 10,000 notes on 1,000,000 characters, of which 5 % are changed and some
 * paragraphs moved. First alone, as the child does it; then in the built window, from the file chosen to the new version shown.
 * Run: `npx node tests/bench/carrying.ts [alone|window]`. Sizes: PARAGRAPHS (5,000, of 200 characters), NOTES (10,000).
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from '#build/scripts/build-app.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { openDesk, openOf, valueOf } from '../helpers/keeping/desk.ts'
import { freshOf } from '../helpers/revised.ts'
import { randomOf } from '../helpers/seeds.ts'
import { pageClient } from '../helpers/window/page-client.ts'
import { ms, printBlocks, shownIn, sizeOf } from './_floor/measure.ts'
import { makeLongArticle } from './_window/long-article.ts'

const PARAGRAPHS = sizeOf('PARAGRAPHS', 5000)
const NOTES = sizeOf('NOTES', 10_000)
const random = randomOf(sizeOf('SEED', 3))
const below = (most: number): number => Math.floor(random() * most)
/** A window is watched for so long after the new version is there. */
const AFTER_MS = 3_000

const word = (): string => String.fromCharCode(0x4e00 + below(3000)) + String.fromCharCode(0x4e00 + below(3000))
const words = (count: number): string => Array.from({ length: count }, word).join('')

/** About 200 characters in sentences, some of them with a number. */
function paragraph(): string {
  let text = ''
  while (text.length < 190) text += `${words(5 + below(8))}${below(5) === 0 ? `${String(below(500))}户` : ''}。`
  return text
}

/** In every fourth paragraph 40 characters are others; 1 % of the paragraphs stand elsewhere. */
function revised(paragraphs: readonly string[]): readonly string[] {
  const next = paragraphs.map((text) => {
    if (below(4) > 0) return text
    const at = below(text.length - 50)
    return text.slice(0, at) + words(20) + text.slice(at + 40)
  })
  for (let turn = 0; turn < next.length / 100; turn += 1)
    next.splice(below(next.length), 0, ...next.splice(below(next.length), 1))
  return next
}

async function makeLibrary(folder: string): Promise<{ open: OpenArticle; next: readonly string[] }> {
  const { paragraphs } = await makeLongArticle(folder, { paragraphs: PARAGRAPHS, notes: NOTES, paragraph })
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const [row] = valueOf(await desk.client.call('library.list', {})).articles
  if (row === undefined) throw new Error('no article')
  const open = await openOf(desk.client, row.id)
  await desk.close()
  return { open, next: revised(paragraphs) }
}

function alone(open: OpenArticle, next: readonly string[]): void {
  const fresh = freshOf(['长稿', ...next])
  const start = performance.now()
  const cpu = process.cpuUsage()
  const { carried } = carryReview({ ...open, drafts: [], log: [] }, fresh)
  const took = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const statuses = Map.groupBy(carried.notes, ({ status }) => status)
  const size = (part: unknown): string => `${(JSON.stringify(part).length / 1000).toFixed(0)} kB`
  console.log(
    `${String(open.notes.length)} notes carried: ${ms(took)}, of the processor ${ms((user + system) / 1000)} (to reach ≤ 2 s); ` +
      [...statuses].map(([status, list]) => `${status} ${String(list.length)}`).join(', '),
  )
  console.log(
    `  told of it: ${size(carried)}, of notes ${size(carried.notes)}, of changes nobody asked for ${size(carried.unasked)}`,
  )
}

async function inWindow(folder: string, next: readonly string[]): Promise<void> {
  const file = path.join(folder, '二稿.txt')
  writeFileSync(file, ['长稿', ...next].join('\n\n'))
  const library = path.join(folder, 'library.sqlite')
  const app = await launchGalley({ userDataDir: folder, env: { GALLEY_STAND_IN_WATCH: '1' } })
  const { page } = app
  page.setDefaultTimeout(300_000)
  await page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
  const before = statSync(library).size
  await printBlocks(app, 'a file is chosen, and read', async () => {
    await app.dialogs.queue({ canceled: false, filePaths: [file] })
    await page.keyboard.press('Control+o')
    await shownIn(page, '.op-twin input')
    await sleep(AFTER_MS)
  })
  await printBlocks(app, 'what would become of the review is told', async () => {
    await page.locator('.op-twin input').first().check()
    await shownIn(page, '.op-carry')
  })
  await printBlocks(app, 'the new version is kept and shown', async () => {
    await page.keyboard.press('Control+Enter')
    await shownIn(page, '.sheet .block-text')
    await sleep(AFTER_MS)
  })
  const listed = valueOf(await pageClient(app).call('library.list', {})).articles[0]
  const open = listed && valueOf(await pageClient(app).call('article.open', { articleId: listed.id }))
  const version = open?.versions.at(-1)
  const entry = open?.log.at(-1)
  console.log(
    `  the version's record ${String(JSON.stringify(version ?? '').length)} bytes, the entry in the log ` +
      `${String(JSON.stringify(entry ?? '').length)}; the library has grown by ${String(statSync(library).size - before)}`,
  )
  await app.kill()
}

const wanted = process.argv.slice(2)
const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-carrying-'))
try {
  const { open, next } = await makeLibrary(folder)
  if (wanted.length === 0 || wanted.includes('alone')) alone(open, next)
  if (wanted.length === 0 || wanted.includes('window')) {
    await buildApp()
    await inWindow(folder, next)
  }
} finally {
  await killLeftOvers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
process.exit()
