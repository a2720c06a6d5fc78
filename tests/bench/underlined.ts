/**
 * The proof with its findings underlined (issue 13, 5): an article of 100,000 characters in which 2,000 places are found,
 * in the built window. Opening it, scrolling it from end to end, and the window's longest tasks while it opens, after keys
 * that change the text, while findings are gone through and while letters are typed.
 * Run: `npx node tests/bench/underlined.ts`. CHARACTERS (100,000), FINDINGS (2,000), KEYS (8).
 */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { userFolder } from '../helpers/proof.ts'
import { tasksDuring } from '../helpers/window/own-work.ts'
import { ms, shownIn, sizeOf } from './_floor/measure.ts'
import { keepChanged, longestOf, noteOpening, sinceStart } from './_window/checked-desk.ts'
import { mixedParagraphs } from './_window/mixed-article.ts'
import { scrollFrames, shareOf } from './_window/scroll-frames.ts'

const CHARACTERS = sizeOf('CHARACTERS', 100_000)
const FINDINGS = sizeOf('FINDINGS', 2_000)
const KEYS = sizeOf('KEYS', 8)
/** What becomes of a key, and then of the checks, is over by then. */
const REST_MS = 2_500

/** The first commas of each paragraph as they stand in English: each is a finding with its correction. */
function withFaults(paragraphs: readonly string[]): readonly string[] {
  let left = FINDINGS
  return paragraphs.map((text, at) => {
    let own = Math.ceil(left / (paragraphs.length - at))
    return text.replaceAll('，', (mark) => {
      if (own === 0) return mark
      own -= 1
      left -= 1
      return ','
    })
  })
}

/** Waits by the page's own frames until the layer of punctuation has underlines. */
const underlined = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if ((CSS.highlights.get('finding-punctuation')?.size ?? 0) === 0) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve())
        }
        look()
      }),
  )

async function opened(page: Page): Promise<Record<'shownMs' | 'underlinedMs', number>> {
  await page.evaluate(noteOpening)
  await page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  await shownIn(page, '.sheet .block-text')
  const shownMs = await page.evaluate(sinceStart)
  await underlined(page)
  const underlinedMs = await page.evaluate(sinceStart)
  // The rest is counted when the checks have ended.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.rail-layers .rail-count')].every(({ textContent }) => textContent !== '…'),
  )
  await page.waitForTimeout(REST_MS)
  return { shownMs, underlinedMs }
}

async function pressed(page: Page, keys: readonly string[], restMs: number): Promise<string> {
  const { tasks } = await tasksDuring(page, async () => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(restMs)
    }
  })
  return longestOf(tasks)
}

async function measure(folder: string): Promise<void> {
  const paragraphs = withFaults(mixedParagraphs('zh', CHARACTERS))
  await keepChanged(folder, '长稿', paragraphs)
  const app = await launchGalley({ userDataDir: folder })
  const { page } = app
  page.setDefaultTimeout(300_000)
  await page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
  const opening = await tasksDuring(page, () => opened(page))
  const { shownMs, underlinedMs } = opening.value
  const counts = await page.locator('.rail-layers .rail-count').allTextContents()
  console.log(
    `${String(paragraphs.join('').length)} characters, underlined by kind: ${counts.join(', ')}; shown ${ms(shownMs)} after opening, ` +
      `the first underlines ${ms(underlinedMs)}; ${longestOf(opening.tasks)} (to reach: 50 ms)`,
  )
  console.log(
    `frames over 50 ms while scrolling: ${shareOf(await scrollFrames(page, '.proof-scroll'))} (to reach ≤ 1 %)`,
  )
  await page.keyboard.press('Control+Home')
  const undo = Array.from({ length: KEYS }, (_, at) => (at % 2 === 0 ? 'Control+z' : 'Control+Shift+z'))
  console.log(`a key that changes the text: ${await pressed(page, undo, REST_MS)}`)
  console.log(
    `F8 through findings: ${await pressed(
      page,
      Array.from({ length: KEYS }, () => 'F8'),
      500,
    )}`,
  )
  await page.keyboard.press('Escape')
  await page.locator('.block[data-role="paragraph"] [data-text]').nth(1).click()
  console.log(`letters typed at a caret: ${await pressed(page, Array.from('abcdefgh'), 100)}`)
  console.log(`  and what becomes of them: ${await pressed(page, ['Escape'], REST_MS)}`)
  await app.kill()
}

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
try {
  await buildApp()
  await measure(folder)
} finally {
  await killLeftOvers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
process.exit()
