import type { Page } from 'playwright-core'

/** What of Chromium's trace is looked at: times are in microseconds, `tdur` is time of the processor. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** One task of the page's own thread, in milliseconds; `workMs`: what is left of it when nothing else runs on the machine. */
export interface Task {
  readonly wallMs: number
  readonly workMs: number
}

/** By this mark the page's own process is known among those that draw other pages (what is printed). */
const MARK = 'galley-own-page'

/** Every task of the page's main thread while `work` goes on, and of its workers all together. */
export async function tasksDuring<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: readonly Task[]; readonly workerTasks: readonly Task[] }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  const includedCategories = ['disabled-by-default-devtools.timeline', 'blink.user_timing']
  const traceConfig = { includedCategories, excludedCategories: ['*'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await page.evaluate((mark) => void performance.mark(mark), MARK)
  const value = await work()
  await session.send('Tracing.end')
  await ended
  await session.detach()
  const process = events.find(({ name }) => name === MARK)?.pid
  if (process === undefined) throw new Error('the page is not in the trace')
  const tasksOf = (thread: string): readonly Task[] => {
    const own = new Set(
      events
        .filter(({ pid, name, args }) => pid === process && name === 'thread_name' && args?.name === thread)
        .map(({ tid }) => tid),
    )
    return events
      .filter(({ name, pid, tid }) => name === 'RunTask' && pid === process && own.has(tid))
      .map(({ dur = 0, tdur = 0 }) => ({ wallMs: dur / 1000, workMs: tdur / 1000 }))
  }
  return { value, tasks: tasksOf('CrRendererMain'), workerTasks: tasksOf('DedicatedWorker thread') }
}
