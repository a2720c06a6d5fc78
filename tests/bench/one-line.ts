/**
 * A text in one line, as one block (issue 8, 8): opened, scrolled to its end, selected across, typed into at its end, laid
 * out for paper; the longest task of the page in each. Run: `npx node tests/bench/one-line.ts [characters …]`.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { buildApp } from '#build/scripts/build-app.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { keepText, openDesk } from '../helpers/keeping/desk.ts'
import { userFolder } from '../helpers/proof.ts'
import { tasksDuring, type Task } from '../helpers/window/own-work.ts'
import { keyToPaint, percentile } from './_window/key-to-paint.ts'

const SIZES = process.argv.slice(2).map(Number)
const KEYS = 40

/** About 40 characters, five numbers among them. */
const sentence = (at: number): string =>
  `第${String(at + 1)}天清晨6时${String((at * 7) % 60)}分，码头上有${String((at * 13) % 900)}人等着渡船；“谁也没有抱怨。”她说，那是三十二年来第${String(at % 9)}次。`

function textOf(length: number): string {
  const sentences: string[] = []
  for (let all = 0; all < length;) {
    const next = sentence(sentences.length)
    sentences.push(next)
    all += next.length
  }
  return sentences.join('').slice(0, length)
}

/** Until the page has drawn and nothing was longer than a frame for a while. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last = performance.now()
        let quiet = 0
        const step = (): void => {
          const now = performance.now()
          quiet = now - last > 40 ? 0 : quiet + 1
          last = now
          if (quiet > 60) resolve()
          else requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
  )

const longest = (tasks: readonly Task[]): string => {
  const one = tasks.reduce((most, task) => (task.workMs > most.workMs ? task : most), { wallMs: 0, workMs: 0 })
  return `${one.workMs.toFixed(0)} ms of work (${one.wallMs.toFixed(0)} ms)`
}

async function measure(length: number): Promise<void> {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
  try {
    const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
    await keepText(desk.client, `#长稿\n${textOf(length)}`)
    await desk.close()
    const app = await launchGalley({ userDataDir: folder })
    const { page } = app
    page.setDefaultTimeout(240_000)
    await page.locator('.lib-title').first().waitFor()
    await settled(page)
    const opening = await tasksDuring(page, async () => {
      await page.locator('.lib-title').first().dblclick()
      await page.locator('.proof [data-text]').nth(1).waitFor()
      await settled(page)
    })
    const text = page.locator('.proof-scroll [data-text]').nth(1)
    const scrolling = await tasksDuring(page, async () => {
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const host = document.querySelector('.proof-scroll') as HTMLElement
            let still = 0
            const step = (): void => {
              const before = host.scrollTop
              host.scrollTop += 2000
              still = host.scrollTop === before ? still + 1 : 0
              if (still > 10) resolve()
              else requestAnimationFrame(step)
            }
            step()
          }),
      )
      await settled(page)
    })
    const end = await text.evaluate((element) => {
      const last = element.lastElementChild?.lastChild ?? element.lastChild
      const range = document.createRange()
      if (last instanceof Text) range.setStart(last, last.length - 2)
      if (last instanceof Text) range.setEnd(last, last.length - 1)
      const { right, top, height } = range.getBoundingClientRect()
      return { x: right - 1, y: top + height / 2 }
    })
    const selecting = await tasksDuring(page, async () => {
      await page.mouse.click(end.x, end.y)
      await page.keyboard.press('Control+Shift+Home')
      await settled(page)
    })
    const selected = await page.locator('.foot-count').textContent()
    const typing = await tasksDuring(page, async () => {
      await page.mouse.click(end.x, end.y)
      await settled(page)
    })
    const keys = await keyToPaint(page, KEYS, 60)
    console.log(
      [
        `${String(length)} characters in one line`,
        `opened: longest ${longest(opening.tasks)}`,
        `scrolled to its end: ${longest(scrolling.tasks)}`,
        `selected to its start: ${longest(selecting.tasks)} (${String(selected)})`,
        `caret set: ${longest(typing.tasks)}`,
        `typed in its last stretch: p95 ${percentile(keys, 0.95).toFixed(0)} ms, longest own work ${keys.longestWorkMs.toFixed(0)} ms`,
      ].join('\n  '),
    )
    await app.kill()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await buildApp()
for (const length of SIZES.length > 0 ? SIZES : [10_000, 100_000, 450_000, 1_000_000]) await measure(length)
process.exit(0)
