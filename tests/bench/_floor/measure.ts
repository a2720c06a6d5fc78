import type { Page } from 'playwright-core'
import type { GalleyApp } from '../../helpers/app/app-driver.ts'
import { tasksDuring } from '../../helpers/window/own-work.ts'

/** A number from the environment, or what is usual. */
export const sizeOf = (name: string, usual: number): number => Number(process.env[name] ?? usual)

export function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/** Waits for an element by the page's own frames: a selector engine that looks again and again would be measured too. */
export function shownIn(page: Page, selector: string): Promise<void> {
  return page.evaluate(
    (query) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelector(query) === null) requestAnimationFrame(look)
          else resolve()
        }
        look()
      }),
    selector,
  )
}

/**
 * The longest blocks of main and of the window while `work` goes on. On a machine that does other things as well the time
 * of the processor is the truer one, so both are told.
 */
export async function printBlocks<T>(app: GalleyApp, name: string, work: () => Promise<T>): Promise<T> {
  await app.longestBlock()
  const start = performance.now()
  const { value, tasks } = await tasksDuring(app.page, work)
  const main = await app.longestBlock()
  const longest = (of: 'wallMs' | 'workMs'): number => tasks.reduce((most, task) => Math.max(most, task[of]), 0)
  const long = tasks.filter(({ workMs }) => workMs > 50).map(({ workMs }) => workMs.toFixed(0))
  console.log(
    `${name} (${ms(performance.now() - start)}): main stands still for ${ms(main.wallMs)}, ${ms(main.workMs)} of own work; ` +
      `the window for ${ms(longest('wallMs'))}, ${ms(longest('workMs'))} of own work; ` +
      `tasks of over 50 ms of ${String(tasks.length)}: ${long.length === 0 ? 'none' : long.join(', ')} (to reach ≤ 50 ms)`,
  )
  return value
}
