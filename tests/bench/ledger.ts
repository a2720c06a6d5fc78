/**
 * The numbers desk under load (issue 4, 5): an article of 100,000 characters with 3,000 numbers, in real Chromium. How long
 * until the ledger is filled and the conflicts are known (a worker looks for them), and whether the window is ever
 * blocked for more than 50 ms of its own work. Run: `npx node tests/bench/ledger.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { keepText, openDesk } from '../helpers/keeping/desk.ts'

const CHARACTERS = 100_000
const KEYS = 60

/** A paragraph of some hundred characters with five numbers, each paragraph with others. */
function paragraph(index: number): string {
  const of = (base: number): number => base + ((index * 37) % 900)
  return [
    '沿江各镇去年的账都写在册子里，先说桥，再说学堂，最后才说到码头上的事；',
    `修好的老桥有${of(100)}座，通了公交车的小学多收学生${of(300)}名，`,
    '值班的人把闸门都试了又试，记录写得清清楚楚，谁也没有落下，连夜里的雨声也记着；',
    `今年${(index % 12) + 1}月，镇上花去${of(20)}万元添置旧机器的零件，占全部开支的${index % 90}%，`,
    '老师傅说错格子都看得出来，于是纸边上的孔又对了几遍；码头上清晨就排起长队，人们等着早班渡船靠岸，说着昨夜的雨和集市。',
  ].join('')
}

/** What of Chromium's trace is looked at: `tdur` is time of the processor, in microseconds. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
}

interface Traced {
  /** Tasks of the window's own thread that took more than 50 ms of the processor. */
  readonly long: number
  /** The longest, in milliseconds. */
  readonly longest: number
}

/** Runs something and looks at what the window's thread did meanwhile. */
async function traced(page: Page, run: () => Promise<unknown>): Promise<Traced> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  const traceConfig = { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await run()
  await session.send('Tracing.end')
  await ended
  await session.detach()
  const thread = events.find((event) => event.name === 'FireAnimationFrame')
  const tasks = events
    .filter((event) => event.name === 'RunTask' && event.pid === thread?.pid && event.tid === thread.tid)
    .map((event) => (event.tdur ?? 0) / 1000)
  return { long: tasks.filter((ms) => ms > 50).length, longest: Math.max(0, ...tasks) }
}

const say = ({ long, longest }: Traced): string => `${long} tasks over 50 ms, the longest ${longest.toFixed(0)} ms`

/** Scrolls the ledger from end to end, a screen at a time. */
const scroll = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const list = document.querySelector('.ledger')
        if (list === null) return resolve()
        const step = (): void => {
          list.scrollTop += 500
          if (list.scrollTop + list.clientHeight < list.scrollHeight - 2) requestAnimationFrame(step)
          else resolve()
        }
        requestAnimationFrame(step)
      }),
  )

/** From each key to the frame that shows what it did, in milliseconds, sorted. */
async function keyDelays(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const store = window as { delays?: number[] }
    store.delays = []
    document.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => store.delays?.push(performance.now() - start), 0))
      },
      { capture: true },
    )
  })
  for (let at = 0; at < KEYS; at += 1) await page.keyboard.press(at % 6 === 5 ? 'q' : 'v', { delay: 10 })
  const delays = await page.evaluate(() => (window as { delays?: number[] }).delays ?? [])
  return delays.toSorted((a, b) => a - b)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-bench-'))
try {
  await buildApp()
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const length = paragraph(0).length
  const paragraphs = Array.from({ length: Math.ceil(CHARACTERS / length) }, (_, index) => paragraph(index))
  const began = performance.now()
  const open = await keepText(desk.client, ['#沿江各镇一年的账', ...paragraphs].join('\n'))
  const kept = performance.now() - began
  const count = open.numbers.length
  await desk.close()

  const app = await launchGalley({ userDataDir: folder })
  const { page } = app
  page.setDefaultTimeout(120_000)
  await page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  await page.locator('.sheet .block-text').first().waitFor()
  await page.waitForTimeout(2500)
  let filled = Number.NaN
  const opening = await traced(page, async () => {
    filled = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const start = performance.now()
          const check = (): void => {
            if (document.querySelectorAll('.ledger-row').length > 10)
              requestAnimationFrame(() => resolve(performance.now() - start))
            else requestAnimationFrame(check)
          }
          document.querySelectorAll<HTMLElement>('.rail-desks button')[2]?.click()
          check()
        }),
    )
    await page.waitForTimeout(3000)
  })
  const rows = await page.locator('.ledger').getAttribute('aria-rowcount')
  const inPage = await page.locator('.ledger-row').count()
  const scrolling = await traced(page, () => scroll(page))
  await page.locator('.ledger').evaluate((list) => list.scrollTo(0, 0))
  await page.locator('.ledger-row').first().click()
  let delays: readonly number[] = []
  const working = await traced(page, async () => {
    delays = await keyDelays(page)
  })
  await app.kill()
  const p95 = delays[Math.floor(delays.length * 0.95)] ?? Number.NaN
  console.log(
    `article: ${paragraphs.join('').length} characters, ${count} numbers; read and kept in ${kept.toFixed(0)} ms`,
  )
  console.log(
    `ledger filled: ${filled.toFixed(0)} ms after the click; ${Number(rows) - 1} rows, ${inPage} of them in the page`,
  )
  console.log(`filling, and the search for conflicts in a worker: ${say(opening)} (to reach 0)`)
  console.log(`scrolling from end to end: ${say(scrolling)} (to reach 0)`)
  console.log(`working ${KEYS} numbers by V and Q: ${say(working)} (to reach 0); key to paint p95 ${p95.toFixed(0)} ms`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
