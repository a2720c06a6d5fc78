import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { round } from '../helpers/hour/acts.ts'
import { Desk, until, type Act, type Hand } from '../helpers/hour/desk.ts'
import { phrasesOf } from '../helpers/hour/phrases.ts'
import { changesOf, recordsOf, type Said } from '../helpers/hour/records.ts'
import { kept, userFolder, untilProof } from '../helpers/proof.ts'

/** A scripted hour: ordinary acts of an editor, each held against every record of the article, and the focus is somewhere. */
const isLong = process.env.GALLEY_LONG === '1'
/** The numbers of the rounds that are made on each copy of the sample: one by keys, the next by pointer. */
const HOURS: readonly (readonly number[])[] = isLong
  ? [
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]
  : [[0]]

/** Does one act; what was wrong with it, or nothing. */
async function problemOf(desk: Desk, act: Act, before: Said): Promise<string | undefined> {
  try {
    const { changes = [], shows } = await act.does()
    const wanted = changes.toSorted()
    let found: readonly string[] = []
    const isSo = async (): Promise<boolean> => {
      found = changesOf(before, await recordsOf(desk.page, desk.title))
      return JSON.stringify(found) === JSON.stringify(wanted) && (shows === undefined || (await shows()))
    }
    await until(isSo, 'what it is for').catch((cause: unknown) => {
      throw new Error(`wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`, { cause })
    })
    await until(() => hasFocus(desk.page), 'a focus', 3000)
    return undefined
  } catch (error) {
    return `${act.what}: ${error instanceof Error ? error.message : String(error)}`
  }
}

const hasFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

/** Rounds on one copy of the sample, whose words are used up in time; what was done, and what of it was wrong. */
async function roundsOf(numbers: readonly number[], locale: 'zh-Hans' | 'en', system: string) {
  const isChinese = locale === 'zh-Hans'
  const folder = userFolder({ reviewerName: '阮稚川', locale, theme: 'light' })
  const other = path.join(folder, isChinese ? '水闸.txt' : 'lock.txt')
  writeFileSync(
    other,
    isChinese
      ? '水闸边的修表匠\n\n他修好的表有三百多块。\n'
      : 'The clock by the lock\n\nHe has mended clocks all his life.\n',
  )
  const app = await launchGalley({ userDataDir: folder, argv: [other], locale: system })
  const { page } = app
  page.setDefaultTimeout(12_000)
  await untilProof(page)
  const first = await page.locator('.top-title').innerText()
  await app.menu.click('open-sample')
  await until(async () => (await page.locator('.tab-strip .tab-name').count()) === 2, 'two articles are open')
  await until(async () => (await page.locator('.top-title').innerText()) !== first, 'the sample is shown')
  const title = await page.locator('.top-title').innerText()
  const desk = new Desk(page, title, locale, phrasesOf(await kept(page, title), isChinese))
  let done = 0
  const problems: string[] = []
  let before = await recordsOf(page, title)
  for (const number of numbers) {
    const hand: Hand = (number % 2 === 0) === isChinese ? 'keys' : 'mouse'
    const acts = round(desk, number, hand, isChinese)
    // In the short run English shows its own words: suggestions and notes.
    const some = isLong || isChinese ? acts : acts.slice(0, 24)
    for (const act of some) {
      const problem = await problemOf(desk, act, before)
      done += 1
      if (problem !== undefined) problems.push(`round ${String(number)} by ${hand}: ${problem}`)
      before = await recordsOf(page, title)
    }
  }
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  return { done, problems }
}

describe.each([
  { locale: 'zh-Hans', system: 'zh-CN' },
  { locale: 'en', system: 'en-US' },
] as const)('an hour of work in $locale', ({ locale, system }) => {
  test(
    'every act does what its row says, nothing else changes, and the focus is never lost',
    { timeout: 3_600_000 },
    async () => {
      let done = 0
      const problems: string[] = []
      for (const numbers of HOURS) {
        const came = await roundsOf(numbers, locale, system)
        done += came.done
        problems.push(...came.problems)
      }
      process.stdout.write(`${locale}: ${String(done)} acts, ${String(problems.length)} not as their row says\n`)
      expect(problems).toEqual([])
    },
  )
})
