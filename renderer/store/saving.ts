import type { ChangeSet } from '#shared/change/change-set.ts'
import { onCurrent, type RecordLookup } from '#shared/change/history.ts'
import { rebaseChange, type Rebased } from '#shared/change/rebase.ts'
import type { Client } from '#shared/contract/client.ts'
import { callError, isPassing, type CallError } from '#shared/contract/errors.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { draftKey } from '#shared/contract/unsaved.ts'
import type { Act } from '#shared/domain/act.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import { createOutbox } from './outbox.ts'
import { createSaveQueue, type QueuedAct } from './save-queue.ts'
import { saveStateOf, unsavedActOf, unsavedOf, type SaveParts, type SaveState, type UnsavedWork } from './save-state.ts'
import { tablesOf, type Tables } from './tables.ts'

/** How long after a failure refused acts are tried again by themselves: doubled each time, up to the last. */
const FIRST_AGAIN_MS = 2000
const LONGEST_AGAIN_MS = 30_000

export interface SavingEvents {
  /** Tables of the article if it is the open one. */
  tables(articleId: ArticleId): Tables | undefined
  /** `isOnScreen`: the act has been shown all along; otherwise it was taken back, and is to be shown now. */
  onStored(act: Act, stored: readonly DomainRecord[], isOnScreen: boolean, draft: Draft | undefined): void
  /** An act is to be taken back; `draft` is what was being written before it. */
  onRefused(act: Act, draft: Draft | undefined, error: CallError): void
  onChanged(save: SaveState, unsaved: readonly UnsavedWork[], unkept: ReadonlySet<string>): void
}

/**
 * The saving machine: acts in a queue, drafts in a keeper, and what the library refused in the outbox. Nothing leaves it
 * but by being in the library, or by the person's will; newer words take the place of older ones of the same draft.
 */
export type Saving = ReturnType<typeof createSaving>

export function createSaving(client: Client, events: SavingEvents) {
  const titles = new Map<string, string>()
  /** Entries of the outbox whose words are held by another now, by the one that holds them. */
  const ancestors = new Map<string, readonly string[]>()
  /** When the newest words of a draft were written, by its key, in ms. */
  const newestMs = new Map<string, number>()
  /** Refused acts whose draft was written on since: the draft holds their words. */
  const outdated = new Set<string>()
  let savedAtMs: number | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let againMs = FIRST_AGAIN_MS
  let told: { readonly save: SaveState; readonly unsaved: readonly UnsavedWork[] } = {
    save: { kind: 'idle' },
    unsaved: [],
  }

  const parts = (): SaveParts => ({
    acts: queue.entries(),
    drafts: keeper.unkept(),
    isClean: keeper.isClean(),
    isLost: queue.isLost(),
    savedAtMs,
    titleOf: (articleId) => titles.get(articleId) ?? '',
    isKept: outbox.isKept,
  })
  const tell = (): void => {
    const now = parts()
    // The same is told as the same object, so that a key pressed draws nothing anew.
    told = { save: same(told.save, saveStateOf(now)), unsaved: same(told.unsaved, unsavedOf(now)) }
    events.onChanged(told.save, told.unsaved, new Set(now.drafts.keys()))
  }
  const takeAncestors = (id: string): readonly string[] => {
    const ids = ancestors.get(id) ?? []
    ancestors.delete(id)
    return ids
  }
  const release = (id: string): void => {
    for (const each of [id, ...takeAncestors(id)]) outbox.release(each)
  }
  /** Refused acts that were made from the draft; whoever calls holds their words from now on. */
  const takeRefused = (articleId: ArticleId, draftId: string, isTaken = (_: QueuedAct): boolean => true) =>
    queue
      .remove((entry) => entry.act.articleId === articleId && entry.act.fromDraft === draftId && isTaken(entry))
      .flatMap(({ act }) => [act.id, ...takeAncestors(act.id)])
  const isPassingAct = ({ error }: QueuedAct): boolean => error !== undefined && isPassing(error)

  const retry = async (which: (entry: QueuedAct) => boolean): Promise<void> => {
    await queue.retry(which)
    for (const { act } of queue.remove(({ act }) => outdated.has(act.id))) release(act.id)
    outdated.clear()
  }
  const tryAgainLater = (): void => {
    clearTimeout(again)
    if (!queue.entries().some((entry) => entry.state === 'refused' && isPassingAct(entry))) return
    again = setTimeout(() => void retry(isPassingAct).then(tryAgainLater), againMs)
    againMs = Math.min(againMs * 2, LONGEST_AGAIN_MS)
  }

  const outbox = createOutbox(client, () => tell())
  const keeper = createDraftKeeper(client, {
    onKept: (draft, atMs) => {
      savedAtMs = atMs
      release(draftKey(draft))
    },
    onFailed: (draft, error) => {
      if (error.code === 'core-lost') return
      const id = draftKey(draft)
      const title = titles.get(draft.articleId) ?? ''
      outbox.hold({ kind: 'draft', id, title, error, draft }, takeAncestors(id))
    },
    onChanged: () => tell(),
  })
  const queue = createSaveQueue(client, {
    onStored: (entry, change, answer) => {
      savedAtMs = answer.savedAtMs
      release(entry.act.id)
      events.onStored({ ...entry.act, change }, answer.stored, entry.state !== 'due', entry.draft)
      // The library takes acts again: so it will take those that it could not.
      againMs = FIRST_AGAIN_MS
      if (queue.entries().some((other) => other.state === 'refused' && isPassingAct(other))) void retry(isPassingAct)
    },
    onRefused: (entries, error) => {
      for (const entry of entries) {
        events.onRefused(entry.act, entry.draft, error)
        outbox.hold(unsavedActOf({ ...entry, error }), takeAncestors(entry.act.id))
        // The library takes drafts although it refused the act: the words lie there, too.
        const { draft } = entry
        if (draft === undefined || isPassing(error)) continue
        if ((newestMs.get(draftKey(draft)) ?? 0) <= draft.updatedAtMs) keeper.keep(draft)
      }
      tryAgainLater()
    },
    onCurrent: (act) => currentChange(act),
    onChanged: () => tell(),
  })

  const currentChange = async (act: Act): Promise<Result<ChangeSet, CallError>> => {
    const shown = events.tables(act.articleId)
    if (shown !== undefined) return ok(onCurrent(act.change, lookupIn(shown)) ?? outOfDate(act.change))
    const answer = await client.call('article.open', { articleId: act.articleId })
    if (!answer.ok) return err(answer.error)
    const draft = queue.entries().find((entry) => entry.act.id === act.id)?.draft
    const stored = answer.value.drafts.find(({ id }) => id === draft?.id)
    if (draft !== undefined && stored !== undefined && stored.updatedAtMs > draft.updatedAtMs) {
      outdated.add(act.id)
      return err(callError('canceled'))
    }
    return ok(onCurrent(act.change, lookupIn(tablesOf(answer.value))) ?? outOfDate(act.change))
  }

  return {
    restore: async (): Promise<void> => {
      const entries = await outbox.load()
      for (const { draft, title } of entries) if (draft !== undefined) titles.set(draft.articleId, title)
      queue.adopt(
        entries.flatMap((entry) =>
          entry.kind === 'act' ? [{ act: entry.act, title: entry.title, draft: entry.draft, error: entry.error }] : [],
        ),
      )
      for (const entry of entries) if (entry.kind === 'draft') keeper.keep(entry.draft)
      await Promise.all([keeper.flush(), retry(() => true)])
      tryAgainLater()
    },
    push: (act: Act, title: string, draft: Draft | undefined): void => {
      titles.set(act.articleId, title)
      if (act.fromDraft !== undefined) {
        const key = draftKey({ articleId: act.articleId, id: act.fromDraft })
        keeper.forget(act.articleId, act.fromDraft)
        ancestors.set(act.id, [...takeRefused(act.articleId, act.fromDraft), ...takeAncestors(key), key])
      }
      queue.push(act, title, draft)
    },
    keepDraft: (draft: Draft, title: string | undefined): void => {
      if (title !== undefined) titles.set(draft.articleId, title)
      const key = draftKey(draft)
      newestMs.set(key, draft.updatedAtMs)
      const replaced = takeRefused(draft.articleId, draft.id, (entry) => !isSameDraft(entry.draft, draft))
      if (replaced.length > 0) ancestors.set(key, [...takeAncestors(key), ...replaced])
      // The words that came back with a refused act lie where the act lies, until something is written on them.
      const isRefused = (entry: QueuedAct): boolean =>
        (entry.state === 'refused' || entry.state === 'due') &&
        isOfDraft(entry.act, draft) &&
        isSameDraft(entry.draft, draft)
      if (!queue.entries().some(isRefused)) keeper.keep(draft)
    },
    /** What was written on a draft after it was like this, and is not in the library yet. */
    writtenSince: (draft: Draft): Draft | undefined => {
      const newer = keeper.unkept().get(draftKey(draft))?.draft
      return newer === undefined || isSameDraft(newer, draft) ? undefined : newer
    },
    dropDraft: (articleId: ArticleId, id: string): void => {
      for (const old of takeRefused(articleId, id)) outbox.release(old)
      keeper.drop(articleId, id)
      release(draftKey({ articleId, id }))
    },
    /** Acts of the article that are shown and that the library may not have yet. */
    underWay: (articleId: ArticleId): readonly Act[] =>
      queue
        .entries()
        .filter(({ act, state }) => act.articleId === articleId && (state === 'waiting' || state === 'sent'))
        .map(({ act }) => act),
    /** The library's drafts of an article with what is written since, and what came back with refused acts. */
    draftsOver: (articleId: ArticleId, stored: ReadonlyMap<string, Draft>): ReadonlyMap<string, Draft> => {
      const drafts = new Map(stored)
      const own = [
        ...queue.entries().flatMap(({ state, draft }) => (state === 'refused' || state === 'due' ? (draft ?? []) : [])),
        ...[...keeper.unkept().values()].map(({ draft }) => draft),
      ]
      for (const draft of own) {
        const before = drafts.get(draft.id)
        if (draft.articleId !== articleId) continue
        if (before === undefined || before.updatedAtMs <= draft.updatedAtMs) drafts.set(draft.id, draft)
        else for (const id of takeRefused(articleId, draft.id)) outbox.release(id)
      }
      return drafts
    },
    /** An article was read: what it holds is current, and saving says nothing until something is done. */
    learn: (open: OpenArticle): void => {
      queue.learn(() => recordsOf(open))
      titles.set(open.article.id, open.article.title)
      savedAtMs = undefined
      tell()
    },
    retry: async (which: (entry: QueuedAct) => boolean): Promise<void> => {
      await Promise.all([retry(which), keeper.flush(), outbox.flush()])
      tryAgainLater()
    },
    look: async (id: string): Promise<Result<Rebased, CallError>> => {
      const entry = queue.entries().find(({ act }) => act.id === id)
      if (entry === undefined) return err(callError('not-found', { record: `act:${id}` }))
      const answer = await client.call('article.open', { articleId: entry.act.articleId })
      return answer.ok ? ok(rebaseChange(entry.act.change, lookupIn(tablesOf(answer.value)))) : err(answer.error)
    },
    mend: async (id: string, change: ChangeSet): Promise<void> => {
      queue.amend(id, change)
      for (const entry of queue.entries()) if (entry.act.id === id) outbox.hold(unsavedActOf(entry))
      await retry(({ act }) => act.id === id)
    },
    giveUp: (id: string): { readonly entry: QueuedAct | { readonly draft: Draft }; takeBack(): void } | undefined => {
      const [act] = queue.remove((entry) => entry.act.id === id)
      if (act !== undefined) {
        release(id)
        const { draft } = act
        if (draft !== undefined) keeper.drop(draft.articleId, draft.id)
        const takeBack = (): void => {
          queue.adopt([act])
          outbox.hold(unsavedActOf(act))
          if (draft !== undefined) keeper.forget(draft.articleId, draft.id)
        }
        return { entry: act, takeBack }
      }
      const unkept = keeper.unkept().get(id)
      if (unkept === undefined) return undefined
      const { draft } = unkept
      keeper.drop(draft.articleId, draft.id)
      release(id)
      return { entry: { draft }, takeBack: () => keeper.keep(draft) }
    },
    libraryGone: (): void => {
      savedAtMs = undefined
      tell()
    },
    coreIs: (state: 'lost' | 'ready'): void => {
      queue.setLost(state === 'lost')
      if (state === 'lost') return
      void keeper.flush()
      void outbox.flush()
      void retry(isPassingAct).then(tryAgainLater)
    },
    flushDrafts: () => keeper.flush(),
    /** Before reading: everything that can be is in the library. */
    flushForReading: async (): Promise<void> => {
      await Promise.all([keeper.flush(), queue.whenIdle()])
    },
    flush: async (patienceMs: number): Promise<{ readonly isClean: boolean; readonly isKept: boolean }> => {
      const until = Date.now() + patienceMs
      const isClean = (): boolean => keeper.isClean() && queue.entries().length === 0
      const isAway = (): boolean =>
        queue.isLost() || [...keeper.unkept().values()].some(({ error }) => error?.code === 'core-lost')
      // A core that hangs answers nothing, not even that it could not.
      const inTime = (work: Promise<unknown>): Promise<unknown> =>
        Promise.race([work, new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())))])
      for (;;) {
        await inTime(Promise.all([keeper.flush(), queue.whenIdle()]))
        if (isClean() || !isAway() || Date.now() >= until) break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      if (queue.entries().some(isPassingAct)) await inTime(retry(isPassingAct))
      if (isClean()) return { isClean: true, isKept: true }
      await inTime(outbox.flush())
      const { acts, drafts } = parts()
      const isAllRefused =
        acts.every((act) => act.state === 'refused') && [...drafts.values()].every((one) => one.error)
      return { isClean: false, isKept: isAllRefused && !isAway() && unsavedOf(parts()).every((work) => work.isOnDisk) }
    },
  }
}

function lookupIn(tables: Tables): RecordLookup {
  return (type, id) => tables[type].get(id)
}

/**
 * A change that starts from what is not there any more. Sent all the same: the library knows whether it did this act
 * already, and otherwise says that it cannot. No record has the revision 0, so nothing is written over.
 */
function outOfDate(change: ChangeSet): ChangeSet {
  const old = <T extends DomainRecord>(record: T): T => ({ ...record, revision: 0 })
  return {
    added: change.added,
    updated: change.updated.map(([from, to]) => [old(from), to] as const),
    removed: change.removed.map(old),
  }
}

function isOfDraft(act: Act, draft: Draft): boolean {
  return act.articleId === draft.articleId && act.fromDraft === draft.id
}

/** Equal but for the time. */
function isSameDraft(a: Draft | undefined, b: Draft): boolean {
  return a !== undefined && JSON.stringify({ ...a, updatedAtMs: 0 }) === JSON.stringify({ ...b, updatedAtMs: 0 })
}

function same<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now
}
