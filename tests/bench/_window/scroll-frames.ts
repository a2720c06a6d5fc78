import type { Page } from 'playwright-core'
import { tasksDuring } from '../../helpers/window/own-work.ts'

export interface Frames {
  /** Longer than 50 ms. */
  readonly long: number
  readonly all: number
  /** Those whose own work took so long, in time of the processor: what is left when nothing else runs on the machine. */
  readonly busy: number
}

/** The frames while an element is scrolled from end to end, 2,000 pixels a frame. */
export async function scrollFrames(page: Page, selector: string): Promise<Frames> {
  const { value, tasks } = await tasksDuring(page, () => scroll(page, selector))
  return { ...value, busy: tasks.filter(({ workMs }) => workMs > 50).length }
}

export const shareOf = (frames: Frames): string =>
  `${frames.long} of ${frames.all} (${((frames.long / frames.all) * 100).toFixed(1)} %), ${frames.busy} by their own work`

const scroll = (page: Page, selector: string): Promise<{ long: number; all: number }> =>
  page.evaluate(
    (query) =>
      new Promise<{ long: number; all: number }>((resolve) => {
        const host = document.querySelector(query) ?? document.documentElement
        let long = 0
        let all = 0
        let last = performance.now()
        const step = (): void => {
          const now = performance.now()
          all += 1
          if (now - last > 50) long += 1
          last = now
          host.scrollTop += 2000
          if (host.scrollTop + host.clientHeight < host.scrollHeight - 2) requestAnimationFrame(step)
          else resolve({ long, all })
        }
        requestAnimationFrame(step)
      }),
    selector,
  )
