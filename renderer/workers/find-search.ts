import findWorker from './find-worker.ts?worker&url'
import type { FindQuery } from '#shared/find/query.ts'
import type { FindAnswer, FindQuestion } from './find-messages.ts'
import { ownWorker } from './own-worker.ts'

/** A pattern that takes longer than this is given up. */
const LONGEST_MS = 2000
/** What nobody waits for any more may take so long before the next question ends it. */
const PATIENCE_MS = 200

interface Search {
  readonly texts: readonly string[]
  readonly query: FindQuery
  readonly template: string | undefined
  /** `slow`: it was given up; `stale`: another question came. */
  readonly done: (answer: FindAnswer | 'slow' | 'stale') => void
}

let worker: Worker | undefined
/** What the worker has. */
let sent: readonly string[] | undefined
let running: (Search & { readonly id: number }) | undefined
let waiting: Search | undefined
let asked = 0
let watchdog: ReturnType<typeof setTimeout> | undefined

/** Looks for a pattern in texts, or gives up. The newest question is answered; older ones are stale. */
export function searchPattern(
  texts: readonly string[],
  query: FindQuery,
  template?: string,
): Promise<FindAnswer | 'slow' | 'stale'> {
  return new Promise((done) => {
    waiting?.done('stale')
    waiting = { texts, query, template, done }
    if (running === undefined) return next()
    clearTimeout(watchdog)
    watchdog = setTimeout(() => end('stale'), PATIENCE_MS)
  })
}

function next(): void {
  clearTimeout(watchdog)
  running = waiting === undefined ? undefined : { ...waiting, id: (asked += 1) }
  waiting = undefined
  if (running === undefined) return
  const { id, texts, query, template } = running
  const own = (worker ??= start())
  const ask = (question: FindQuestion): void => own.postMessage(question)
  if (sent !== texts) ask({ kind: 'texts', texts })
  sent = texts
  ask({ kind: 'find', id, query, template })
  watchdog = setTimeout(() => end('slow'), LONGEST_MS)
}

function end(why: 'slow' | 'stale'): void {
  worker?.terminate()
  worker = undefined
  sent = undefined
  running?.done(why)
  next()
}

function start(): Worker {
  const made = ownWorker(findWorker)
  made.addEventListener('message', ({ data }: MessageEvent<FindAnswer>) => {
    if (data.id !== running?.id) return
    running.done(data)
    next()
  })
  made.addEventListener('error', () => end('slow'))
  return made
}
