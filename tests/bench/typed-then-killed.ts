/**
 * Typing that a kill ends (issue 8, 8): at 25, 120, 200 and 350 ms a key for 9 s, then kill -9 of main and core, so many
 * times each, by turns in a note's field and on the proof itself; how long before the kill the last character was typed
 * that the next start does not have.
 *
 *     RUNS=20 npx node tests/bench/typed-then-killed.ts
 *
 * RUNS (2): times for each speed. The four speeds go on side by side, each with an app and a library of its own.
 */
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { processesOf } from '../helpers/app/processes.ts'
import { kept, selectInPage, userFolder } from '../helpers/proof.ts'
import { sizeOf } from './_floor/measure.ts'

const SPEEDS_MS = [25, 120, 200, 350]
const TYPING_MS = 9000
/** What may be lost at most: what was typed within this time before the kill. */
const MOST_MS = 1000
const PLACES = ['a note', 'the proof'] as const
const runs = sizeOf('RUNS', 2)

interface Key {
  readonly atMs: number
  readonly text: string
}

/** Puts the caret where is typed. */
async function begin(page: Page, place: (typeof PLACES)[number]): Promise<void> {
  const phrase = '农艺员'
  while (!(await page.locator('.selection-bar').isVisible())) {
    await page.evaluate(selectInPage, { phrase, until: phrase })
    await sleep(100)
  }
  if (place === 'a note') {
    await page.keyboard.press('1')
    await page.locator('.margin-slot[data-live] .draft-fields textarea').last().click()
    return
  }
  await page.evaluate(() => getSelection()?.collapseToEnd())
  while ((await page.locator('.selection-bar').count()) > 0) await sleep(20)
}

/** Types letters that stand nowhere in the sample for 9 s; a key counts as typed when the page has answered. */
async function typeOn(page: Page, everyMs: number): Promise<readonly Key[]> {
  const typed: Key[] = []
  const startMs = Date.now()
  let text = ''
  for (let at = 0; Date.now() - startMs < TYPING_MS; at += 1) {
    const letter = String.fromCharCode(97 + (Math.floor((at * 7) / 26 + at * 3) % 26))
    await page.keyboard.type(letter)
    text += letter
    typed.push({ atMs: Date.now(), text })
    await sleep(Math.max(0, startMs + (at + 1) * everyMs - Date.now()))
  }
  return typed
}

/** Types, kills, starts again; how long before the kill the first lost character was typed. */
async function lostMs(everyMs: number, place: (typeof PLACES)[number]): Promise<number> {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  try {
    const app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
    app.page.setDefaultTimeout(60_000)
    await app.page.locator('.proof [data-text]').first().waitFor()
    await begin(app.page, place)
    const typed = await typeOn(app.page, everyMs)
    const killedMs = Date.now()
    const { core } = processesOf(app)
    const ended = app.kill()
    for (const pid of core) process.kill(pid, 'SIGKILL')
    await ended
    const again = await launchGalley({ userDataDir: folder })
    await again.page.locator('.proof, .library').first().waitFor()
    const held = JSON.stringify(await kept(again.page))
    await again.quit({ allowFailures: true })
    const first = typed.find(({ text }) => !held.includes(text))
    return first === undefined ? 0 : killedMs - first.atMs
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

try {
  await buildApp()
  const all = await Promise.all(
    SPEEDS_MS.map(async (everyMs) => {
      const lost: number[] = []
      for (let run = 0; run < runs; run += 1) lost.push(await lostMs(everyMs, PLACES[run % 2] ?? 'a note'))
      return { everyMs, lost }
    }),
  )
  for (const { everyMs, lost } of all) {
    console.log(
      `${String(everyMs)} ms a key for ${String(TYPING_MS / 1000)} s, killed ${String(runs)} times: at most the last ${String(Math.max(...lost))} ms lost, in a note ${String(Math.max(...lost.filter((_, run) => run % 2 === 0)))}, on the proof ${String(Math.max(...lost.filter((_, run) => run % 2 === 1)))} (to reach ≤ ${String(MOST_MS)})`,
    )
  }
} finally {
  await killLeftOvers()
}
