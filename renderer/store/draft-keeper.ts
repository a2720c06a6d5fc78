import type { Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { draftKey } from '#shared/contract/unsaved.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'

/** How long after the last key a draft is sent to the library, and how long after the first at most, in milliseconds. */
const PAUSE_MS = 200
const LONGEST_PAUSE_MS = 500
/** How long after a failure it is tried again: doubled each time, up to the last, in milliseconds. */
const FIRST_AGAIN_MS = 1000
const LONGEST_AGAIN_MS = 30_000

/** A draft that the library does not hold as it is: not sent yet, on its way, or (`error`) not taken. */
export interface UnkeptDraft {
  readonly draft: Draft
  readonly error?: CallError
}

export interface DraftKeeper {
  /** Keeps the draft soon; a later one of the same id takes its place. */
  keep(draft: Draft): void
  /** The draft has become a record; nothing of it is sent any more. */
  forget(articleId: ArticleId, id: string): void
  drop(articleId: ArticleId, id: string): void
  /** Drafts that are not confirmed, by their key. */
  readonly unkept: () => ReadonlyMap<string, UnkeptDraft>
  /** Whether anything is not confirmed: a draft, or the dropping of one. */
  readonly isClean: () => boolean
  /** Sends everything now; false when something could not be kept. */
  flush(): Promise<boolean>
}

interface DraftKeeperEvents {
  onKept(draft: Draft, savedAtMs: number): void
  onFailed(draft: Draft, error: CallError): void
  onChanged(): void
}

/** What is to be done with a draft; without `draft` it is to be forgotten. */
interface Job {
  readonly articleId: ArticleId
  readonly id: string
  readonly draft?: Draft
  readonly error?: CallError
}

/**
 * Sends drafts to the library at every pause, and while typing goes on at least twice a second. Each draft names its
 * article itself. What is not taken is tried again by itself, and holds up no other.
 */
export function createDraftKeeper(client: Client, events: DraftKeeperEvents): DraftKeeper {
  /** A job stays until it is done; a newer one of the same draft takes its place. */
  let jobs: ReadonlyMap<string, Job> = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstKeyMs: number | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let againMs = FIRST_AGAIN_MS
  let running: Promise<boolean> = Promise.resolve(true)

  const put = (key: string, job: Job | undefined): void => {
    const next = new Map(jobs)
    if (job === undefined) next.delete(key)
    else next.set(key, job)
    jobs = next
    events.onChanged()
  }
  const send = async (job: Job): Promise<CallError | undefined> => {
    const { articleId, id, draft } = job
    if (draft === undefined) {
      const dropped = await client.call('draft.drop', { articleId, id })
      return dropped.ok ? undefined : dropped.error
    }
    const kept = await client.call('draft.keep', { draft })
    if (kept.ok) events.onKept(draft, kept.value.savedAtMs)
    return kept.ok ? undefined : kept.error
  }
  const sendAll = async (): Promise<boolean> => {
    clearTimeout(timer)
    firstKeyMs = undefined
    let isAllDone = true
    for (const [key, job] of jobs) {
      if (jobs.get(key) !== job) continue
      const error = await send(job)
      const isNewest = jobs.get(key) === job
      if (error === undefined && isNewest) put(key, undefined)
      if (error === undefined) continue
      isAllDone = false
      if (!isNewest) continue
      // What was refused is not under way again because the core is away: it stays listed until it is taken.
      put(key, { ...job, error: error.code === 'core-lost' ? (job.error ?? error) : error })
      if (job.draft !== undefined) events.onFailed(job.draft, error)
    }
    clearTimeout(again)
    if (isAllDone) againMs = FIRST_AGAIN_MS
    else {
      again = setTimeout(() => void flush(), againMs)
      againMs = Math.min(againMs * 2, LONGEST_AGAIN_MS)
    }
    return isAllDone
  }
  const flush = (): Promise<boolean> => (running = running.then(sendAll))

  return {
    keep: (draft) => {
      const key = draftKey(draft)
      // What could not be kept is not kept yet because more of it was written.
      const error = jobs.get(key)?.error
      const { articleId, id } = draft
      put(key, error === undefined ? { articleId, id, draft } : { articleId, id, draft, error })
      firstKeyMs ??= Date.now()
      clearTimeout(timer)
      timer = setTimeout(
        () => void flush(),
        Math.max(0, Math.min(PAUSE_MS, firstKeyMs + LONGEST_PAUSE_MS - Date.now())),
      )
    },
    forget: (articleId, id) => put(draftKey({ articleId, id }), undefined),
    drop: (articleId, id) => {
      put(draftKey({ articleId, id }), { articleId, id })
      void flush()
    },
    unkept: () =>
      new Map(
        [...jobs].flatMap(([key, { draft, error }]) =>
          draft === undefined ? [] : [[key, error === undefined ? { draft } : { draft, error }]],
        ),
      ),
    isClean: () => jobs.size === 0,
    flush,
  }
}
