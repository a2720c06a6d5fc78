/**
 * Replace all in the built window (issue 11, 6): a word that stands 1,000 times in 100,000 characters is shown place by place,
 * chosen, made into suggestions, and undone; each from the act to the frame in which it is seen. `--rounds N`: the whole of it so
 * often (default 3), the longest of each is told. Run: `npx node tests/bench/replace-all.ts`.
 */
import { rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'

const WORD = '渡口'
const TIMES = 1000
const CHARACTERS = 100_000
const TO_REACH_MS = 200
const FILLER = '天亮以前修堤的人已经站了两排，镇上送来的石料堆在坡下，会计坐在棚子里一笔一笔记账。'

interface Step {
  /** What is done, and how it is known that it is seen. */
  readonly press: string
  readonly input?: string
  readonly until: { readonly selector: string; readonly words: string }
}

/** Runs in the page: from the act to the frame in which it is drawn. */
async function timed({ press, input, until }: Step): Promise<number> {
  const element = document.querySelector<HTMLInputElement>(press)
  if (element === null) throw new Error(`Not there: ${press}`)
  const start = performance.now()
  if (input === undefined) element.click()
  else {
    element.value = input
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))
  const isSeen = (): boolean =>
    [...document.querySelectorAll(until.selector)].some(({ textContent }) => textContent.includes(until.words))
  while (!isSeen()) {
    if (performance.now() - start > 30_000) throw new Error(`Never seen: ${until.words}`)
    await frame()
  }
  // The frame after it has been put on screen.
  await frame()
  return performance.now() - start
}

const count = async (page: Page): Promise<number> => (await kept(page)).suggestions.length

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 3
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
try {
  await buildApp()
  const lines = Array.from({ length: TIMES / 2 }, (_, index) => {
    const line = `第${String(index + 1)}段。${WORD}的早晨，${FILLER.repeat(5)}`.slice(0, CHARACTERS / (TIMES / 2) - 7)
    return `${line}都往${WORD}去。`
  })
  const file = path.join(folder, '修堤.txt')
  writeFileSync(file, lines.join('\n\n'))
  const app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  // What the checks find is drawn before anything is timed.
  await page.locator('.rail-count', { hasText: /^\d+$/u }).nth(1).waitFor()
  await page.keyboard.press('Control+Alt+f')
  const replacement = page.locator('.find-row').nth(1).locator('input')
  await replacement.waitFor()
  await replacement.fill('码头')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  /** Time of the processor in the window's thread: what is left of a wait when nothing else runs on the machine. */
  const workMs = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0)
  }
  const worst = new Map<string, { waited: number; worked: number }>()
  const time = async (name: string, step: Step): Promise<void> => {
    const before = await workMs()
    const waited = await page.evaluate(timed, step)
    const worked = (await workMs()) - before
    const known = worst.get(name)
    worst.set(name, { waited: Math.max(waited, known?.waited ?? 0), worked: Math.max(worked, known?.worked ?? 0) })
  }
  const button = '.find-row + .find-row .button:last-of-type'
  for (let round = 0; round < rounds; round += 1) {
    const field = '.find-row:first-child input'
    await page.evaluate(timed, { press: field, input: '', until: { selector: '.find-bar', words: '' } })
    await time('shown', {
      press: field,
      input: WORD,
      until: { selector: '.find-places .find-place-words', words: WORD },
    })
    const found = await page.locator('#find-said').innerText()
    if (!found.includes(String(TIMES))) throw new Error(`Found: ${found}`)
    const all = '.find-places-head input'
    const head = '.find-places-head'
    await time('chosen', { press: all, until: { selector: head, words: '都未选' } })
    await time('chosen', { press: all, until: { selector: head, words: '全部选中' } })
    await time('made', { press: button, until: { selector: '.toast', words: '已替换' } })
    await page.locator('.save-state[data-kind="saved"]').waitFor()
    const made = await count(page)
    if (made !== TIMES) throw new Error(`Kept: ${String(made)} suggestions`)
    await time('undone', { press: '.toast .button', until: { selector: '.toast', words: '已撤销' } })
    await page.locator('.save-state[data-kind="saved"]').waitFor()
    const left = await count(page)
    if (left !== 0) throw new Error(`Kept after undo: ${String(left)} suggestions`)
  }
  const { blocks } = await kept(page)
  const characters = blocks.reduce((sum, { text }) => sum + Array.from(text).length, 0)
  console.log(
    `article: ${String(characters)} characters, “${WORD}” ${String(TIMES)} times; ${String(rounds)} rounds, the longest of each`,
  )
  for (const [name, { waited, worked }] of worst)
    console.log(
      `${name}: ${worked.toFixed(1)} ms of work (to reach: ${String(TO_REACH_MS)}), waited ${waited.toFixed(1)} ms while the machine had ${(os.loadavg()[0] ?? 0).toFixed(1)} tasks to do`,
    )
  await app.kill()
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
process.exit(0)
