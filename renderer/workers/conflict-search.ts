import conflictWorker from './conflict-worker.ts?worker&url'
import type { FactConflict } from '#shared/numbers/rules/agreement.ts'
import type { CheckedArticle } from '#shared/numbers/rules/checked-text.ts'
import { CHECK_LIMIT_MS } from '#shared/lib/watch.ts'
import type { ConflictAnswer, ConflictQuestion } from './conflict-messages.ts'
import { ownWorker } from './own-worker.ts'

type Waiting = (found: readonly FactConflict[]) => void

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, Waiting>()

/** Looks for conflicts beside the window. One worker serves all articles; it is started when it is first needed. */
export function searchConflicts(article: CheckedArticle): Promise<readonly FactConflict[]> {
  worker ??= start()
  const id = (asked += 1)
  const { promise, resolve } = Promise.withResolvers<readonly FactConflict[]>()
  waiting.set(id, resolve)
  const question: ConflictQuestion = { id, article }
  worker.postMessage(question)
  const watchdog = setTimeout(giveUp, STUCK_MS)
  return promise.finally(() => clearTimeout(watchdog))
}

function start(): Worker {
  const fresh = ownWorker(conflictWorker)
  fresh.addEventListener('message', ({ data }: MessageEvent<ConflictAnswer>) => {
    waiting.get(data.id)?.(data.found)
    waiting.delete(data.id)
  })
  // Without its worker the desk shows no conflicts; everything else goes on.
  fresh.addEventListener('error', giveUp)
  return fresh
}

/** Whoever compares numbers so long is stuck; the checks of the same article say what was not checked. */
const STUCK_MS = 2 * CHECK_LIMIT_MS

function giveUp(): void {
  worker?.terminate()
  worker = undefined
  for (const resolve of waiting.values()) resolve([])
  waiting.clear()
}
