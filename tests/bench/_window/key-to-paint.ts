import type { Page } from 'playwright-core'
import { tasksDuring } from '../../helpers/window/own-work.ts'

/** From each key to the frame that shows it, in milliseconds, sorted; and the longest own work of one task of the page. */
export interface Delays {
  readonly delaysMs: readonly number[]
  readonly longestWorkMs: number
}

/** Types so many letters where the caret is, one each `everyMs`. */
export async function keyToPaint(page: Page, keys: number, everyMs: number): Promise<Delays> {
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
  const { tasks } = await tasksDuring(page, async () => {
    for (let index = 0; index < keys; index += 1) await page.keyboard.type('a', { delay: everyMs })
  })
  const delays = await page.evaluate(() => (window as { delays?: number[] }).delays ?? [])
  return { delaysMs: delays.sort((a, b) => a - b), longestWorkMs: Math.max(0, ...tasks.map(({ workMs }) => workMs)) }
}

/** The delay that so large a share of the keys did not pass. */
export const percentile = ({ delaysMs }: Delays, share: number): number =>
  delaysMs[Math.min(delaysMs.length - 1, Math.floor(delaysMs.length * share))] ?? Number.NaN
