import { createStore } from 'zustand/vanilla'
import { changeOf, invertChange, isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import {
  historyOf,
  redoStep,
  undoStep,
  withLogged,
  withoutAct,
  type History,
  type RecordLookup,
} from '#shared/change/history.ts'
import type { Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import { createSaveQueue, type PendingAct } from './save-queue.ts'
import { changeTables, tablesOf, takeRevisions, type Tables } from './tables.ts'

/** What the top bar says of saving: nothing is claimed that the library has not confirmed. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly error: CallError; readonly acts: readonly PendingAct[] }

/** The article on the desk, as the screens see it. */
export interface OpenState {
  readonly articleId: ArticleId
  readonly tables: Tables
  readonly drafts: ReadonlyMap<string, Draft>
  readonly history: History
}

export interface SessionState {
  readonly open: OpenState | undefined
  readonly save: SaveState
}

/** How an act is to be recorded. */
export interface ActOptions {
  readonly author: string
  /** The draft that becomes a record with this act. */
  readonly settlesDraft?: string
}

/**
 * The article at work: its records, drafts and history. Every act goes through `act`: shown at once, sent to the
 * library, and taken back with its reason if the library refuses.
 */
export interface Session {
  readonly store: ReturnType<typeof createSessionStore>
  openArticle(articleId: ArticleId): Promise<Result<OpenState, CallError>>
  closeArticle(): void
  act(name: string, change: Partial<ChangeSet>, options: ActOptions): void
  undo(author: string): string | undefined
  redo(author: string): string | undefined
  keepDraft(draft: Draft): void
  dropDraft(id: string): void
  /** Sends what failed once more. */
  retry(): void
  /** Waits until all drafts and acts are in the library; false when something could not be saved. */
  flush(): Promise<boolean>
}

function createSessionStore() {
  return createStore<SessionState>(() => ({ open: undefined, save: { kind: 'idle' } }))
}

export function createSession(client: Client, now: () => number = Date.now): Session {
  const store = createSessionStore()
  const setOpen = (articleId: ArticleId, update: (open: OpenState) => OpenState): void => {
    store.setState((state) => (state.open?.articleId === articleId ? { open: update(state.open) } : state))
  }
  const queue = createSaveQueue(client, {
    onStored: (act, stored, savedAtMs) => {
      setOpen(act.articleId, (open) => ({ ...open, tables: takeRevisions(open.tables, stored) }))
      if (store.getState().save.kind !== 'failed') {
        store.setState({ save: queue.size() > 1 ? { kind: 'saving' } : { kind: 'saved', atMs: savedAtMs } })
      }
    },
    onFailed: (failed, error) => takeBackFailed(failed, error),
    onIdle: () => undefined,
  })
  const drafts = createDraftKeeper(client, {
    onKept: (savedAtMs) => store.setState({ save: { kind: 'saved', atMs: savedAtMs } }),
    onFailed: (error) => store.setState({ save: { kind: 'failed', error, acts: [] } }),
  })

  /** Undoes on screen what the library refused, and keeps it for another try. */
  const takeBackFailed = (failed: readonly PendingAct[], error: CallError): void => {
    for (const act of failed) {
      setOpen(act.articleId, (open) => ({
        ...open,
        tables: changeTables(open.tables, invertChange(act.change)),
        history: withoutAct(open.history, act.id),
      }))
    }
    store.setState({ save: { kind: 'failed', error, acts: [...failed].reverse() } })
  }

  const send = (open: OpenState, act: PendingAct, history: History): void => {
    const drafted = new Map(open.drafts)
    if (act.settlesDraft !== undefined) {
      drafted.delete(act.settlesDraft)
      drafts.settle(act.settlesDraft)
    }
    store.setState({
      open: { ...open, tables: changeTables(open.tables, act.change), drafts: drafted, history },
      save: { kind: 'saving' },
    })
    queue.push(act)
  }

  const dropDraft = (id: string): void => {
    const { open } = store.getState()
    if (open === undefined) return
    const left = new Map(open.drafts)
    left.delete(id)
    store.setState({ open: { ...open, drafts: left } })
    drafts.drop(open.articleId, id)
  }

  const travel = (author: string, direction: 'undo' | 'redo'): string | undefined => {
    const { open } = store.getState()
    if (open === undefined) return undefined
    const lookup: RecordLookup = (type, recordId) => open.tables[type].get(recordId)
    const step = direction === 'undo' ? undoStep(open.history, lookup) : redoStep(open.history, lookup)
    if (step === undefined) return undefined
    const id = newId() as ChangeId
    const link = direction === 'undo' ? { undoes: step.of.id } : { redoes: step.of.id }
    send(
      open,
      { id, articleId: open.articleId, act: step.of.act, author, atMs: now(), change: step.change, ...link },
      step.history,
    )
    return step.of.act
  }

  return {
    store,
    openArticle: async (articleId) => {
      await Promise.all([drafts.flush(), queue.whenIdle()])
      const answer = await client.call('article.open', { articleId })
      if (!answer.ok) return err(answer.error)
      const tables = tablesOf(answer.value)
      for (const table of Object.values(tables)) queue.learn([...table.values()])
      const open: OpenState = {
        articleId,
        tables,
        drafts: new Map(answer.value.drafts.map((draft) => [draft.id, draft])),
        history: historyOf(answer.value.log),
      }
      store.setState({ open, save: { kind: 'idle' } })
      return ok(open)
    },
    closeArticle: () => {
      void drafts.flush()
      store.setState({ open: undefined })
    },
    act: (name, parts, { author, settlesDraft }) => {
      const { open } = store.getState()
      const change = changeOf(parts)
      if (open === undefined) return
      if (isEmptyChange(change)) {
        // Nothing to record: the draft has come to its end all the same.
        if (settlesDraft !== undefined) dropDraft(settlesDraft)
        return
      }
      const id = newId() as ChangeId
      const act: PendingAct = { id, articleId: open.articleId, act: name, author, atMs: now(), change, settlesDraft }
      send(open, act, withLogged(open.history, act))
    },
    undo: (author) => travel(author, 'undo'),
    redo: (author) => travel(author, 'redo'),
    keepDraft: (draft) => {
      setOpen(draft.articleId, (open) => ({ ...open, drafts: new Map(open.drafts).set(draft.id, draft) }))
      drafts.keep(draft)
    },
    dropDraft,
    retry: () => {
      const { save, open } = store.getState()
      if (save.kind !== 'failed') return
      store.setState({ save: { kind: 'saving' } })
      for (const act of save.acts) {
        if (open?.articleId === act.articleId) {
          setOpen(act.articleId, (now) => ({
            ...now,
            tables: changeTables(now.tables, act.change),
            history: withLogged(now.history, act),
          }))
        }
        queue.push(act)
      }
      void drafts.flush()
    },
    flush: async () => {
      const areDraftsKept = await drafts.flush()
      await queue.whenIdle()
      return areDraftsKept && store.getState().save.kind !== 'failed'
    },
  }
}
