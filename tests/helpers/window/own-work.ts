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

/** Every task of the page's main thread while `work` goes on. */
export async function tasksDuring<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: readonly Task[] }> {
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
  const own = events.find(({ name }) => name === MARK)?.pid
  if (own === undefined) throw new Error('the page is not in the trace')
  const isMain = new Set(
    events
      .filter((event) => event.pid === own && event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${String(pid)} ${String(tid)}`),
  )
  const tasks = events
    .filter((event) => event.name === 'RunTask' && isMain.has(`${String(event.pid)} ${String(event.tid)}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wallMs: dur / 1000, workMs: tdur / 1000 }))
  return { value, tasks }
}
