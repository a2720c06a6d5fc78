/**
 * The checks beside the window (issue 13, 6): an article of 100,000 characters in Simplified Chinese, and one in English, in
 * the built window. From opening it to the first findings and to the last; what the worker does in a second and holds; from
 * a key to the findings of the text with it; the longest tasks of the window meanwhile.
 * Run: `npx node tests/bench/checking.ts [zh|en]`. CHARACTERS (100,000), KEYS (8).
 */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { userFolder } from '../helpers/proof.ts'
import { tasksDuring, type Task } from '../helpers/window/own-work.ts'
import { ms, quantile, shownIn, sizeOf } from './_floor/measure.ts'
import { keepChanged, longestOf, noteOpening, sinceStart } from './_window/checked-desk.ts'
import { mixedParagraphs } from './_window/mixed-article.ts'
import { workerMemory } from './_window/worker-memory.ts'

const CHARACTERS = sizeOf('CHARACTERS', 100_000)
const KEYS = sizeOf('KEYS', 8)
const DESK = '.findings-desk'

const sum = (tasks: readonly Task[]): number => tasks.reduce((all, { workMs }) => all + workMs, 0)

/** Opens the article and waits on the desk of findings, by the page's own frames. */
async function opened(page: Page): Promise<Record<'shownMs' | 'firstMs' | 'allMs', number>> {
  await page.evaluate(noteOpening)
  await page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  await shownIn(page, '.sheet .block-text')
  const shownMs = await page.evaluate(sinceStart)
  await page.keyboard.press('Control+5')
  const at = async (selector: string): Promise<number> => {
    await shownIn(page, selector)
    return page.evaluate(sinceStart)
  }
  const firstMs = await at(`${DESK} .finding`)
  return { shownMs, firstMs, allMs: await at(`${DESK}[aria-busy="false"]`) }
}

/** From each key, which takes a change of the text back or does it again, to the answer of the checks that read that text. */
async function keyToFindings(page: Page): Promise<readonly number[]> {
  await page.evaluate((desk) => {
    const delays: number[] = ((window as { delays?: number[] }).delays = [])
    let start: number | undefined
    let isBusy = false
    document.addEventListener('keydown', () => (start = performance.now()), { capture: true })
    const look = (): void => {
      const now = document.querySelector(desk)?.getAttribute('aria-busy') === 'true'
      if (isBusy && !now && start !== undefined) {
        delays.push(performance.now() - start)
        start = undefined
      }
      isBusy = now
    }
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] })
  }, DESK)
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? 'Control+z' : 'Control+Shift+z')
    await page.waitForTimeout(2_500)
  }
  return page.evaluate(() => (window as { delays?: number[] }).delays ?? [])
}

async function measure(language: 'zh' | 'en'): Promise<void> {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
  try {
    const paragraphs = mixedParagraphs(language, CHARACTERS)
    await keepChanged(folder, language === 'zh' ? '长稿' : 'A long article', paragraphs)
    const app = await launchGalley({ userDataDir: folder, env: { GALLEY_STAND_IN_WATCH: '1' } })
    const { page } = app
    page.setDefaultTimeout(300_000)
    await page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
    const length = paragraphs.join('').length
    const opening = await tasksDuring(page, () => opened(page))
    const { shownMs, firstMs, allMs } = opening.value
    const workMs = sum(opening.workerTasks)
    console.log(
      `${language}: ${String(length)} characters; shown ${ms(shownMs)} after opening, first findings ${ms(firstMs)} (to reach: 1,000 ms), ` +
        `all ${ms(allMs)} (to reach: 30,000 ms); ${longestOf(opening.tasks)}`,
    )
    console.log(
      `  the worker did ${ms(workMs)} of own work, loading its words in it: ` +
        `${Math.round((1000 * length) / workMs).toLocaleString('en')} characters a second (to reach: 4,000)`,
    )
    for (const { address, usedMb, takenMb, arraysMb } of await workerMemory(page))
      if (address.includes('check-worker'))
        console.log(
          `  the worker holds ${(usedMb + arraysMb).toFixed(0)} MB: objects ${usedMb.toFixed(0)} (room for ${takenMb.toFixed(0)}), ` +
            `arrays ${arraysMb.toFixed(0)} (to reach: 200)`,
        )
    const typing = await tasksDuring(page, () => keyToFindings(page))
    const delays = typing.value
    console.log(
      `  from a key to fresh findings: p50 ${ms(quantile(delays, 0.5))}, at most ${ms(Math.max(...delays))} of ${String(delays.length)} ` +
        `(to reach: 300 ms); own work of the worker for each ${ms(sum(typing.workerTasks) / KEYS)}; ${longestOf(typing.tasks)}`,
    )
    await app.kill()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

const given = process.argv.slice(2)
try {
  await buildApp()
  for (const language of ['zh', 'en'] as const)
    if (given.length === 0 || given.includes(language)) await measure(language)
} finally {
  await killLeftOvers()
}
process.exit()
