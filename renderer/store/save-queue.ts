import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'

/** One act on its way to the library. It carries its article, so a switch of article cannot misdirect it. */
export interface PendingAct {
  readonly id: ChangeId
  readonly articleId: ArticleId
  readonly act: string
  readonly author: string
  readonly atMs: number
  readonly change: ChangeSet
  readonly undoes?: ChangeId | undefined
  readonly redoes?: ChangeId | undefined
  readonly settlesDraft?: string | undefined
}

export interface SaveQueueEvents {
  onStored(act: PendingAct, stored: readonly DomainRecord[], savedAtMs: number): void
  /** The act and those waiting behind it on the same article; newest first, ready to be taken back in this order. */
  onFailed(failed: readonly PendingAct[], error: CallError): void
  onIdle(): void
}

export interface SaveQueue {
  push(act: PendingAct): void
  readonly size: () => number
  /** Settles when nothing waits any more. */
  whenIdle(): Promise<void>
  /** Takes the revisions of records that were just read from the library. */
  learn(records: readonly DomainRecord[]): void
}

/**
 * Sends acts one after the other. Each is rebased on the revisions that the library last gave,
 * so that quick acts on one record do not contradict each other.
 */
export function createSaveQueue(client: Client, events: SaveQueueEvents): SaveQueue {
  const revisions = new Map<string, number>()
  let waiting: PendingAct[] = []
  let isRunning = false
  let idleWaiters: (() => void)[] = []

  const learn = (records: readonly DomainRecord[]): void => {
    for (const record of records) revisions.set(recordKey(record), record.revision)
  }

  const fail = (act: PendingAct, error: CallError): void => {
    const failed = [act, ...waiting.filter((other) => other.articleId === act.articleId)]
    waiting = waiting.filter((other) => other.articleId !== act.articleId)
    events.onFailed(failed.reverse(), error)
  }

  const run = async (): Promise<void> => {
    isRunning = true
    for (let act = waiting.shift(); act !== undefined; act = waiting.shift()) {
      const answer = await client.call('change.apply', { ...act, change: rebase(act.change, revisions) })
      if (answer.ok) {
        learn(answer.value.stored)
        events.onStored(act, answer.value.stored, answer.value.savedAtMs)
      } else fail(act, answer.error)
    }
    isRunning = false
    const waiters = idleWaiters
    idleWaiters = []
    for (const resolve of waiters) resolve()
    events.onIdle()
  }

  return {
    push: (act) => {
      waiting.push(act)
      if (!isRunning) void run()
    },
    size: () => waiting.length + (isRunning ? 1 : 0),
    whenIdle: () => (isRunning ? new Promise((resolve) => idleWaiters.push(resolve)) : Promise.resolve()),
    learn,
  }
}

function rebase(change: ChangeSet, revisions: ReadonlyMap<string, number>): ChangeSet {
  const current = <T extends DomainRecord>(record: T): T => {
    const revision = revisions.get(recordKey(record))
    return revision === undefined || revision === record.revision ? record : { ...record, revision }
  }
  return {
    added: change.added,
    updated: change.updated.map(([from, to]) => [current(from), current(to)] as const),
    removed: change.removed.map(current),
  }
}
