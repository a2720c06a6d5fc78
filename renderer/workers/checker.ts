import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'
import { notChecked } from '#shared/checks/not-checked.ts'
import { CHECK_LIMIT_MS } from '#shared/lib/watch.ts'
import { inSlices } from '../lib/slices.ts'
import type { Checker, SoFar } from '../store/findings.ts'
import type { CheckAnswer, CheckRequest, CheckStop } from './check-messages.ts'
import workerAddress from './check-worker.ts?worker&url'
import { ownWorker } from './own-worker.ts'
import { createTeller } from './told-records.ts'

/**
 * A worker that checks articles, one at a time and the newest first: what was asked meanwhile is left out, because only the
 * article as it now stands is of interest. What is found soon is told to `soFar` before all is found, and what takes long is
 * broken off when something newer is asked. A worker that fails is started anew at the next question; one that does not
 * answer well after its limit is ended, and the article's blocks are said to be unchecked.
 */
export function createChecker(): Checker {
  let worker: { readonly own: Worker; readonly tell: ReturnType<typeof createTeller> } | undefined
  let ticket = 0
  let waiting: Asked | undefined
  let running: typeof waiting
  let watchdog: ReturnType<typeof setTimeout> | undefined
  const next = (): void => {
    running = waiting
    waiting = undefined
    clearTimeout(watchdog)
    if (running === undefined) return
    watch(running)
    void ask(running)
  }
  const watch = ({ records, done }: Asked): void => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => {
      end()
      done(unchecked(records))
      next()
    }, STUCK_MS)
  }
  const ask = async ({ ticket: asked, records, options, wantsPeople }: Asked): Promise<void> => {
    const { own, tell } = (worker ??= start())
    const order = await inSlices(tell(records))
    const { article, census } = records
    const request: CheckRequest = { ticket: asked, article, census, order, options, wantsPeople }
    own.postMessage(request)
  }
  const end = (): void => {
    worker?.own.terminate()
    worker = undefined
  }
  const start = (): NonNullable<typeof worker> => {
    const made = ownWorker(workerAddress)
    made.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.ticket !== running?.ticket) return data.isWhole ? next() : undefined
      if (!data.isWhole) {
        watch(running)
        running.soFar(data)
        return
      }
      running.done(data.findings)
      next()
    })
    made.addEventListener('error', () => {
      end()
      running?.done(undefined)
      next()
    })
    return { own: made, tell: createTeller((part) => made.postMessage(part)) }
  }
  return (records, options, wantsPeople, soFar) =>
    new Promise((done) => {
      waiting?.done(undefined)
      ticket += 1
      waiting = { ticket, records, options, wantsPeople, soFar, done }
      if (running === undefined) return next()
      const stop: CheckStop = { stop: running.ticket }
      worker?.own.postMessage(stop)
    })
}

interface Asked {
  readonly ticket: number
  readonly records: CheckedRecords
  readonly options: CheckOptions
  readonly wantsPeople: boolean
  readonly soFar: SoFar
  readonly done: (findings: readonly RecordFinding[] | undefined) => void
}

/** A worker that has not ended by itself by now is stuck in one block. */
const STUCK_MS = 2 * CHECK_LIMIT_MS

function unchecked({ blocks }: CheckedRecords): readonly RecordFinding[] {
  const left = { blocks: new Set(blocks.keys()), rules: new Set<string>() }
  return notChecked(left).map((finding) => ({ ...finding, words: '' }))
}
