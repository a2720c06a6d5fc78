/**
 * Exports of a large review (issue 12, 4): 100,000 characters with 2,000 notes, 1,000 suggestions and the numbers that such a
 * text has. Time and peak memory by the built command; then in the built window, where a cheap question is put to the core
 * again and again while the file is made. Run: `npx node tests/bench/exporting.ts [command|window] [FORMAT…]`.
 * Sizes: PARAGRAPHS (500, of 200 characters), NOTES (2,000), SUGGESTIONS (1,000).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { npmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { buildApp } from '#build/scripts/build-app.ts'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import { endingOf, EXPORT_FORMATS, type ExportFormat } from '#shared/contract/formats.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { killLeftOvers, launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { processesOf } from '../helpers/app/processes.ts'
import { actOf, openDesk, openOf, valueOf } from '../helpers/keeping/desk.ts'
import { randomOf } from '../helpers/seeds.ts'
import { ms, printBlocks, shownIn, sizeOf } from './_floor/measure.ts'
import { makeLongArticle } from './_window/long-article.ts'

const PARAGRAPHS = sizeOf('PARAGRAPHS', 500)
const NOTES = sizeOf('NOTES', 2000)
const SUGGESTIONS = sizeOf('SUGGESTIONS', 1000)
const ASKED: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'xlsx', 'report-docx', 'report-pdf']
const root = path.join(import.meta.dirname, '../..')
const random = randomOf(sizeOf('SEED', 7))
const below = (most: number): number => Math.floor(random() * most)
const t = createTranslate('zh-Hans')

const word = (): string => String.fromCharCode(0x4e00 + below(3000)) + String.fromCharCode(0x4e00 + below(3000))
const words = (count: number): string => Array.from({ length: count }, word).join('')

/** About 200 characters in sentences, half of them with a number. */
function paragraph(): string {
  let text = ''
  while (text.length < 190) text += `${words(5 + below(8))}${below(2) === 0 ? `${String(below(500))}户` : ''}。`
  return text
}

async function makeLibrary(folder: string): Promise<OpenArticle> {
  await makeLongArticle(folder, { paragraphs: PARAGRAPHS, notes: NOTES, paragraph })
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const [row] = valueOf(await desk.client.call('library.list', {})).articles
  if (row === undefined) throw new Error('no article')
  const open = await openOf(desk.client, row.id)
  const body = open.blocks.filter(({ role }) => role === 'paragraph')
  const added = Array.from({ length: SUGGESTIONS }, (_, at) => {
    const block = body[at % body.length]
    if (block === undefined) throw new Error('no paragraph')
    const start = 165 + 10 * Math.floor(at / body.length)
    const before = block.text.slice(start, start + 2)
    const made = suggestionOf(
      block,
      { kind: 'replace', start, end: start + 2, before, after: word() },
      { author: '江', atMs: 2 },
    )
    return at % 3 > 0 ? made : { ...made, state: 'accepted' as const, settledBy: '秦', settledAtMs: 3 }
  })
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added }, 'suggestion.add')))
  const made = await openOf(desk.client, row.id)
  await desk.close()
  return made
}

/** The most memory that a process ever held, in megabytes; undefined when it has ended. */
function peakMb(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
    // One that is just ending holds none any more.
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

async function byCommand(folder: string, article: string, format: ExportFormat): Promise<void> {
  const out = path.join(folder, `command.${format}`)
  const args = ['export', article, '--library', path.join(folder, 'library.sqlite'), '--format', format, '--out', out]
  const start = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', path.join(root, 'dist/main/cli.js'), ...args], {
    env: { ...process.env, GALLEY_CHROMIUM: process.env['GALLEY_CHROMIUM'] ?? npmChromium() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, (child.pid === undefined ? undefined : peakMb(child.pid)) ?? 0)
  }, 20)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(look)
  const size = statSync(out, { throwIfNoEntry: false })?.size ?? 0
  console.log(
    `${format} by the command: ${ms(performance.now() - start)}, ${peak.toFixed(0)} MB at most, ` +
      `${(size / 1000).toFixed(0)} kB${code === 0 ? '' : ` (ended with ${String(code)})`}`,
  )
}

interface Pings {
  isOver: boolean
  longest: number
  count: number
}

/** Puts a cheap question to the core again and again while `work` goes on; gives how long it waited at most. */
async function longestSilence(app: GalleyApp, work: () => Promise<void>): Promise<Pings> {
  await app.page.evaluate(() => {
    const pings: Pings = { isOver: false, longest: 0, count: 0 }
    Object.assign(window, { pings })
    void (async () => {
      while (!pings.isOver) {
        const start = performance.now()
        await window.galley.invoke('print.end', { id: 'none' })
        pings.longest = Math.max(pings.longest, performance.now() - start)
        pings.count += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
  })
  await work()
  return app.page.evaluate(() => {
    const { pings } = window as unknown as { pings: Pings }
    pings.isOver = true
    return pings
  })
}

async function byWindow(app: GalleyApp, folder: string, format: ExportFormat): Promise<void> {
  const { page } = app
  // The save dialog adds the ending of a name that has none of its format.
  const file = path.join(folder, `window.${endingOf(format)}`)
  await page.keyboard.press('Control+e')
  await page
    .locator('.dlg-format')
    .filter({ hasText: t(`dialogs.exporting.formats.${format}`) })
    .first()
    .click()
  await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
  const pings = await printBlocks(app, `${format} in the window`, () =>
    longestSilence(app, async () => {
      await page.keyboard.press('Enter')
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const look = (): unknown =>
              document.querySelector('dialog[open]') === null ? resolve() : setTimeout(look, 20)
            look()
          }),
      )
    }),
  )
  const peaks = Object.entries(processesOf(app)).map(
    ([name, pids]) => `${name} ${pids.map((pid: number) => (peakMb(pid) ?? 0).toFixed(0)).join(' + ')}`,
  )
  console.log(
    `  the core let wait for ${ms(pings.longest)} at most (${String(pings.count)} questions); ` +
      `${(statSync(file).size / 1000).toFixed(0)} kB; memory at most so far, MB: ${peaks.join(', ')}`,
  )
}

const given = process.argv.slice(2)
const formats = EXPORT_FORMATS.filter((format) => given.includes(format))
const chosen = formats.length === 0 ? ASKED : formats
const isWanted = (part: string): boolean =>
  given.includes(part) || !['command', 'window'].some((each) => given.includes(each))
const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-exporting-'))
try {
  const { article, blocks, notes, suggestions, numbers } = await makeLibrary(folder)
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 0)
  console.log(
    `${String(letters)} characters, ${String(notes.length)} notes, ${String(suggestions.length)} suggestions, ` +
      `${String(numbers.length)} numbers`,
  )
  await buildApp()
  if (isWanted('command')) for (const format of chosen) await byCommand(folder, article.id, format)
  if (isWanted('window')) {
    const app = await launchGalley({ userDataDir: folder, env: { GALLEY_STAND_IN_WATCH: '1' } })
    app.page.setDefaultTimeout(300_000)
    await app.page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
    await shownIn(app.page, '.sheet .block-text')
    await app.page.waitForTimeout(3_000)
    for (const format of chosen) await byWindow(app, folder, format)
    await app.kill()
  }
} finally {
  await killLeftOvers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
process.exit()
