import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Client } from '#shared/contract/client.ts'
import { isPassing, type CallError } from '#shared/contract/errors.ts'
import type { Act } from '#shared/domain/act.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Result } from '#shared/lib/result.ts'

/**
 * An act on its way. `waiting`: to be sent, again if the core died under it; `sent`: not answered yet; `refused`: taken back
 * on screen, kept until it is saved, mended or given up; `due`: refused, and to be tried again. A saved one is here no more.
 */
export interface QueuedAct {
  readonly act: Act
  readonly title: string
  /** What was being written when the act settled it: given back when the act is refused. */
  readonly draft: Draft | undefined
  readonly state: 'waiting' | 'sent' | 'refused' | 'due'
  readonly error?: CallError
}

export interface SaveQueueEvents {
  /** `wasRefused`: it is not on screen yet. `change` is what was stored, on the records as they were. */
  onStored(
    entry: QueuedAct,
    change: ChangeSet,
    answer: { readonly stored: readonly DomainRecord[]; readonly savedAtMs: number },
  ): void
  /** Acts that were shown and are now to be taken back, newest first. */
  onRefused(entries: readonly QueuedAct[], error: CallError): void
  /** A refused act's change on the records as they are now, or why it cannot be tried. */
  onCurrent(act: Act): Promise<Result<ChangeSet, CallError>>
  onChanged(): void
}

export interface SaveQueue {
  readonly entries: () => readonly QueuedAct[]
  /** Whether the core is away; what waits goes on when it is back. */
  readonly isLost: () => boolean
  push(act: Act, title: string, draft: Draft | undefined): void
  /** Takes an act as refused: one of an earlier day, or one whose giving up was taken back. */
  adopt(entries: readonly Omit<QueuedAct, 'state'>[]): void
  /** Tries refused acts again, in their order; `which` chooses among them. */
  retry(which: (entry: QueuedAct) => boolean): Promise<void>
  /** Puts another change into a refused act, seen and wanted by the person. */
  amend(id: string, change: ChangeSet): void
  /** Takes refused acts out: given up, or replaced by newer words. */
  remove(which: (entry: QueuedAct) => boolean): readonly QueuedAct[]
  /** The core is there again, or has gone. */
  setLost(isLost: boolean): void
  /** Settles when nothing is under way: all saved or refused, or the core is away. */
  whenIdle(): Promise<void>
  /** Takes the revisions of records that were just read from the library, where an act that waits could need them. */
  learn(records: () => readonly DomainRecord[]): void
}

/** How long to wait for a lost core that says nothing: doubled each time, up to the last, in milliseconds. */
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8000

/**
 * Sends acts one after the other. Each is rebased on the revisions that the library last gave, so that quick acts on one
 * record do not contradict each other. Nothing leaves the queue but by being saved, or by the person's will.
 */
export function createSaveQueue(client: Client, events: SaveQueueEvents): SaveQueue {
  const revisions = new Map<string, number>()
  let entries: readonly QueuedAct[] = []
  let isRunning = false
  /** The act that the library has in hand. */
  let inHand: string | undefined
  let isLost = false
  let waitMs = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let idleWaiters: (() => void)[] = []

  const change = (update: (entry: QueuedAct) => QueuedAct): void => {
    entries = entries.map(update)
    events.onChanged()
  }
  const mark = (id: string, parts: Partial<QueuedAct>): void =>
    change((entry) => (entry.act.id === id ? { ...entry, ...parts } : entry))

  const learn = (records: () => readonly DomainRecord[]): void => {
    // Without acts that wait nothing is older than what was read: every act to come is made from it.
    if (entries.length === 0 && !isRunning) revisions.clear()
    else for (const record of records()) revisions.set(recordKey(record), record.revision)
  }
  const stored = (entry: QueuedAct, sent: ChangeSet, answer: Parameters<SaveQueueEvents['onStored']>[2]): void => {
    for (const record of answer.stored) revisions.set(recordKey(record), record.revision)
    entries = entries.filter(({ act }) => act.id !== entry.act.id)
    waitMs = FIRST_WAIT_MS
    events.onStored(entry, sent, answer)
    events.onChanged()
  }
  const refuse = (entry: QueuedAct, error: CallError): void => {
    if (entry.state === 'due') {
      // What fails for a reason that holds for all spares the others a try.
      const isForAll = isPassing(error)
      return change((other) => {
        if (other.act.id === entry.act.id) return { ...other, state: 'refused', error }
        return isForAll && other.state === 'due' ? { ...other, state: 'refused' } : other
      })
    }
    // What waits behind it on the same article was made on top of it.
    const isBehind = ({ act, state }: QueuedAct): boolean =>
      act.id === entry.act.id || (state === 'waiting' && act.articleId === entry.act.articleId)
    const failed = entries.filter(isBehind)
    entries = entries.map((other) => (isBehind(other) ? { ...other, state: 'refused', error } : other))
    events.onRefused([...failed].reverse(), error)
    events.onChanged()
  }
  const loseCore = (entry: QueuedAct): void => {
    isLost = true
    mark(entry.act.id, { state: entry.state === 'due' ? 'due' : 'waiting' })
    clearTimeout(timer)
    timer = setTimeout(() => setLost(false), waitMs)
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }

  const sendOne = async (entry: QueuedAct): Promise<void> => {
    const isRetry = entry.state === 'due'
    if (!isRetry) mark(entry.act.id, { state: 'sent' })
    const current = isRetry ? await events.onCurrent(entry.act) : undefined
    if (current !== undefined && !current.ok) {
      return current.error.code === 'core-lost' ? loseCore(entry) : refuse(entry, current.error)
    }
    const sent = current?.value ?? rebase(entry.act.change, revisions)
    const answer = await client.call('change.apply', { ...entry.act, change: sent })
    if (answer.ok) stored(entry, sent, answer.value)
    else if (answer.error.code === 'core-lost') loseCore(entry)
    else refuse(entry, answer.error)
  }
  const next = (): QueuedAct | undefined =>
    isLost
      ? undefined
      : (entries.find(({ state }) => state === 'waiting') ?? entries.find(({ state }) => state === 'due'))

  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    for (let entry = next(); entry !== undefined; entry = next()) {
      inHand = entry.act.id
      await sendOne(entry)
      inHand = undefined
    }
    isRunning = false
    const waiters = idleWaiters
    idleWaiters = []
    for (const resolve of waiters) resolve()
  }
  const whenIdle = (): Promise<void> =>
    isRunning ? new Promise((resolve) => idleWaiters.push(resolve)) : Promise.resolve()
  const setLost = (is: boolean): void => {
    clearTimeout(timer)
    isLost = is
    events.onChanged()
    void run()
  }

  return {
    entries: () => entries,
    isLost: () => isLost,
    push: (act, title, draft) => {
      entries = [...entries, { act, title, draft, state: 'waiting' }]
      events.onChanged()
      void run()
    },
    adopt: (given) => {
      const known = new Set(entries.map(({ act }) => act.id))
      const fresh = given.filter(({ act }) => !known.has(act.id))
      entries = [...fresh.map((entry) => ({ ...entry, state: 'refused' as const })), ...entries]
      events.onChanged()
    },
    retry: (which) => {
      change((entry) => (entry.state === 'refused' && which(entry) ? { ...entry, state: 'due' } : entry))
      void run()
      return whenIdle()
    },
    amend: (id, changed) =>
      change((entry) =>
        entry.act.id === id && entry.state === 'refused' ? { ...entry, act: { ...entry.act, change: changed } } : entry,
      ),
    remove: (which) => {
      const isStill = ({ state, act }: QueuedAct): boolean =>
        state === 'refused' || (state === 'due' && act.id !== inHand)
      const isOut = (entry: QueuedAct): boolean => isStill(entry) && which(entry)
      const out = entries.filter(isOut)
      entries = entries.filter((entry) => !isOut(entry))
      if (out.length > 0) events.onChanged()
      return out
    },
    setLost,
    whenIdle,
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
