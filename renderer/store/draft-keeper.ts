import type { Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'

/** How long after the last key a draft is sent to the library, in milliseconds (reliability.md A3: ≤ 300). */
const PAUSE_MS = 200

export interface DraftKeeper {
  /** Keeps the draft soon; a later one of the same id takes its place. */
  keep(draft: Draft): void
  /** The draft has become a record; nothing of it is sent any more. */
  settle(id: string): void
  drop(articleId: ArticleId, id: string): void
  /** Sends everything now; false when something could not be kept. */
  flush(): Promise<boolean>
}

/** Sends drafts to the library at every pause. Each draft names its article itself. */
export function createDraftKeeper(
  client: Client,
  events: { onKept(savedAtMs: number): void; onFailed(error: CallError): void },
): DraftKeeper {
  const waiting = new Map<string, Draft>()
  /** Drafts that became records or were dropped: a failed try must not bring them back. */
  const ended = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> = Promise.resolve(true)

  const sendAll = async (): Promise<boolean> => {
    clearTimeout(timer)
    let isAllKept = true
    for (const draft of [...waiting.values()]) {
      waiting.delete(draft.id)
      const answer = await client.call('draft.keep', { draft })
      if (answer.ok) events.onKept(answer.value.savedAtMs)
      else {
        // Kept for the next try, unless something newer was written meanwhile.
        if (!waiting.has(draft.id) && !ended.has(draft.id)) waiting.set(draft.id, draft)
        events.onFailed(answer.error)
        isAllKept = false
      }
    }
    return isAllKept
  }
  const flush = (): Promise<boolean> => (running = running.then(sendAll))

  return {
    keep: (draft) => {
      ended.delete(draft.id)
      waiting.set(draft.id, draft)
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), PAUSE_MS)
    },
    settle: (id) => {
      ended.add(id)
      waiting.delete(id)
    },
    drop: (articleId, id) => {
      ended.add(id)
      waiting.delete(id)
      running = running.then(async () => (await client.call('draft.drop', { articleId, id })).ok)
    },
    flush,
  }
}
