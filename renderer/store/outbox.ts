import type { Client } from '#shared/contract/client.ts'
import type { Unsaved } from '#shared/contract/unsaved.ts'
import type { Draft } from '#shared/domain/draft.ts'

/** How long after a failure the outbox is tried again, in milliseconds. */
const AGAIN_MS = 2000

export interface Outbox {
  /** Entries of an earlier day. */
  load(): Promise<readonly Unsaved[]>
  /** Puts an entry on disk. `insteadOf`: entries whose words it holds; they go when it is there. */
  hold(entry: Unsaved, insteadOf?: readonly string[]): void
  /** Takes an entry off the disk: it is saved, or given up. */
  release(id: string): void
  /** Whether the entry as it is now is on disk; with `draft`: with these very words. */
  isKept(id: string, draft?: Draft): boolean
  /** Tries to bring the disk up to date; false when it could not. */
  flush(): Promise<boolean>
}

interface Held {
  readonly entry: Unsaved
  readonly insteadOf: readonly string[]
}

/** Keeps what the library refused in another place, and keeps trying when that fails too. */
export function createOutbox(client: Client, onChanged: () => void): Outbox {
  const wanted = new Map<string, Held>()
  /** What is on disk, as far as is known. */
  const kept = new Map<string, Unsaved>()
  const leaving = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> = Promise.resolve(true)

  const sync = async (): Promise<boolean> => {
    clearTimeout(timer)
    let isDone = true
    for (const [id, held] of [...wanted]) {
      if (kept.get(id) === held.entry) continue
      const answer = await client.call('outbox.keep', { entry: held.entry })
      if (!answer.ok) isDone = false
      else {
        kept.set(id, held.entry)
        // What was released or replaced meanwhile is seen to below.
        for (const old of held.insteadOf) leaving.add(old)
      }
    }
    for (const id of [...leaving]) {
      if (wanted.has(id)) {
        leaving.delete(id)
        continue
      }
      const answer = await client.call('outbox.drop', { id })
      if (!answer.ok) isDone = false
      else if (!wanted.has(id)) {
        kept.delete(id)
        leaving.delete(id)
      }
    }
    if (!isDone) timer = setTimeout(() => void flush(), AGAIN_MS)
    onChanged()
    return isDone
  }
  const flush = (): Promise<boolean> => (running = running.then(sync))

  return {
    load: async () => {
      const answer = await client.call('outbox.list', {})
      if (!answer.ok) return []
      for (const entry of answer.value.entries) {
        kept.set(entry.id, entry)
        wanted.set(entry.id, { entry, insteadOf: [] })
      }
      return answer.value.entries
    },
    hold: (entry, insteadOf = []) => {
      const before = wanted.get(entry.id)
      if (before !== undefined && JSON.stringify(before.entry) === JSON.stringify(entry)) return
      wanted.set(entry.id, { entry, insteadOf: [...(before?.insteadOf ?? []), ...insteadOf] })
      for (const id of insteadOf) if (id !== entry.id) wanted.delete(id)
      void flush()
    },
    release: (id) => {
      const held = wanted.get(id)
      wanted.delete(id)
      if (held === undefined && !kept.has(id)) return
      for (const each of [id, ...(held?.insteadOf ?? [])]) leaving.add(each)
      void flush()
    },
    isKept: (id, draft) => {
      const entry = kept.get(id)
      if (entry === undefined || entry !== wanted.get(id)?.entry) return false
      return draft === undefined || entry.draft === draft
    },
    flush,
  }
}
