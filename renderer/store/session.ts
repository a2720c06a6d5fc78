import { createStore } from 'zustand/vanilla'
import { changeOf, invertChange, isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import {
  historyOf,
  noHistory,
  redoStep,
  stepsTo,
  undoStep,
  withLogged,
  withoutAct,
  type History,
  type RecordLookup,
} from '#shared/change/history.ts'
import type { Rebased } from '#shared/change/rebase.ts'
import type { Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Act } from '#shared/domain/act.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId, ChangeId, NoteId, VersionId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { inSlices } from '../lib/slices.ts'
import { bundlesBeforehand } from './by-block.ts'
import type { SaveState, UnsavedWork } from './save-state.ts'
import { createSaving } from './saving.ts'
import { changeTables, tableSteps, takeRevisions, type Tables } from './tables.ts'

/** The article on the desk, as the screens see it. */
export interface OpenState {
  readonly articleId: ArticleId
  readonly tables: Tables
  readonly drafts: ReadonlyMap<string, Draft>
  readonly history: History
  /** An earlier version, for reading: nothing can be done to it. */
  readonly isEarlier: boolean
  /** The version that is at work where an earlier one is shown. */
  readonly atWork?: VersionId | undefined
}

export interface SessionState {
  readonly open: OpenState | undefined
  readonly save: SaveState
  /** Work of all articles that the library did not take, until it is saved or given up. */
  readonly unsaved: readonly UnsavedWork[]
  /** Keys (`draftKey`) of drafts that the library does not hold as they are. */
  readonly unkept: ReadonlySet<string>
}

/** How an act is to be recorded. */
export interface ActOptions {
  readonly author: string
  /** The draft that becomes a record with this act. */
  readonly fromDraft?: string
}

/**
 * The article at work: its records, drafts and history. Every act goes through `act`: shown at once, sent to the
 * library, and taken back with its reason if the library refuses; then it is kept until it is saved, mended or given up.
 */
export interface Session {
  readonly store: ReturnType<typeof createSessionStore>
  /** Takes up what was not saved at the last end, and tries it again. */
  restore(): Promise<void>
  /**
   * Opens an article at its current version, or at an earlier one for reading. `whenOpen` runs in the moment in which it
   * takes the desk, so that the screen changes once; not when another was asked for meanwhile.
   */
  openArticle(
    articleId: ArticleId,
    versionId?: VersionId,
    whenOpen?: (open: OpenState) => void,
  ): Promise<Result<OpenState, CallError>>
  closeArticle(): void
  act(name: string, change: Partial<ChangeSet>, options: ActOptions): void
  undo(author: string): string | undefined
  redo(author: string): string | undefined
  /**
   * Goes to the moment right after an act (without one: before the oldest at hand), step by step, each an act that can be
   * taken back in turn. Gives how many steps were made of how many; fewer where a record is not as the next one needs it.
   */
  travelTo(author: string, id: ChangeId | undefined): { readonly made: number; readonly of: number }
  keepDraft(draft: Draft): void
  dropDraft(id: string): void
  /** Tries once more what was not taken: all of it, or one. */
  retry(id?: string): Promise<void>
  /** A refused act carried over to the records as they are now, for the person to look at. */
  look(id: string): Promise<Result<Rebased, CallError>>
  /** Puts the refused act into the records as they are now, as it was looked at. */
  mend(id: string, change: ChangeSet): Promise<void>
  /** Gives up work that was not taken; gives back what takes this back. */
  giveUp(id: string): (() => void) | undefined
  /** The core has gone, or is there again: what waits is sent again. */
  coreIs(state: 'lost' | 'ready'): void
  /** The library is not at its place any more: what was said to be saved there is not said any longer. */
  libraryGone(): void
  /**
   * Waits until all drafts and acts are in the library. `isClean`: they are; `isKept`: what is not lies beside it on disk.
   * `patienceMs`: how long at most; without it, until the library has answered for each of them.
   */
  flush(patienceMs?: number): Promise<{ readonly isClean: boolean; readonly isKept: boolean }>
}

function createSessionStore() {
  return createStore<SessionState>(() => ({ open: undefined, save: { kind: 'idle' }, unsaved: [], unkept: new Set() }))
}

export function createSession(client: Client, now: () => number = Date.now): Session {
  const store = createSessionStore()
  const setOpen = (articleId: ArticleId, update: (open: OpenState) => OpenState): void => {
    store.setState((state) =>
      state.open?.articleId === articleId && !state.open.isEarlier ? { open: update(state.open) } : state,
    )
  }
  /** Acts since an article was last asked for: what the answer may not know of yet. */
  let sinceAsked: readonly Act[] = []
  let asked = 0

  const saving = createSaving(client, {
    tables: (articleId) => {
      const { open } = store.getState()
      return open?.articleId === articleId && !open.isEarlier ? open.tables : undefined
    },
    onStored: (act, stored, isOnScreen, draft) => {
      setOpen(act.articleId, (open) => {
        if (isOnScreen) return { ...open, tables: takeRevisions(open.tables, stored) }
        const change = { ...act.change, added: stored, updated: [] }
        const history = withLogged(open.history, act)
        return { ...open, drafts: withoutDraft(open.drafts, act), tables: changeTables(open.tables, change), history }
      })
      // What was written on while its act was in the library's hands goes on as an edit of what it became.
      const late = draft === undefined ? undefined : saving.writtenSince(draft)
      if (late !== undefined && stored.some(({ type, id }) => type === 'note' && id === late.id)) {
        dropDraft(late.id)
        keepDraft({ ...late, id: `edit-${late.id}`, editOf: late.id as NoteId })
      } else if (late !== undefined) keepDraft(late)
    },
    onRefused: (act, draft, error) => {
      sinceAsked = sinceAsked.filter(({ id }) => id !== act.id)
      setOpen(act.articleId, (open) => ({
        ...open,
        tables: changeTables(open.tables, invertChange(act.change)),
        history: withoutAct(open.history, act),
        // What was written on since is newer than what comes back.
        drafts: draft === undefined || isOlder(draft, open.drafts) ? open.drafts : putDraft(open.drafts, draft),
      }))
      // Somebody else was here meanwhile: the new state is shown.
      if (error.code === 'conflict' && isOpen(act.articleId)) void openArticle(act.articleId)
    },
    onChanged: (save, unsaved, unkept) => store.setState({ save, unsaved, unkept }),
  })
  const isOpen = (articleId: ArticleId): boolean => store.getState().open?.articleId === articleId

  const send = (open: OpenState, act: Act, history: History): void => {
    const drafts = withoutDraft(open.drafts, act)
    const draft = act.fromDraft === undefined ? undefined : open.drafts.get(act.fromDraft)
    store.setState({ open: { ...open, tables: changeTables(open.tables, act.change), drafts, history } })
    sinceAsked = [...sinceAsked.slice(-99), act]
    saving.push(act, titleOf(open), draft)
    // What stands on the desk is another text then.
    if (isOtherText(act)) void openArticle(open.articleId)
  }

  const keepDraft = (draft: Draft): void => {
    setOpen(draft.articleId, (open) => ({ ...open, drafts: putDraft(open.drafts, draft) }))
    const { open } = store.getState()
    if (open?.articleId === draft.articleId && open.isEarlier) return
    saving.keepDraft(draft, open?.articleId === draft.articleId ? titleOf(open) : undefined)
  }

  const dropDraft = (id: string): void => {
    const { open } = store.getState()
    if (open === undefined || open.isEarlier) return
    const left = new Map(open.drafts)
    left.delete(id)
    store.setState({ open: { ...open, drafts: left } })
    saving.dropDraft(open.articleId, id)
  }

  const travel = (author: string, direction: 'undo' | 'redo'): string | undefined => {
    const { open } = store.getState()
    if (open === undefined) return undefined
    const lookup: RecordLookup = (type, recordId) => open.tables[type].get(recordId)
    const step = direction === 'undo' ? undoStep(open.history, lookup) : redoStep(open.history, lookup)
    if (step === undefined) return undefined
    const id = newId() as ChangeId
    const link = direction === 'undo' ? { undoes: step.of.id } : { redoes: step.of.id }
    const { articleId } = open
    send(open, { id, articleId, act: step.of.act, author, atMs: now(), change: step.change, ...link }, step.history)
    return step.of.act
  }

  const openArticle: Session['openArticle'] = async (articleId, versionId, whenOpen) => {
    const turn = ++asked
    const show = (open: OpenState): void => {
      if (turn !== asked) return
      store.setState({ open })
      whenOpen?.(open)
    }
    await saving.flushForReading()
    sinceAsked = []
    const answer = await client.call('article.open', versionId === undefined ? { articleId } : { articleId, versionId })
    if (!answer.ok) return err(answer.error)
    if (versionId === undefined) saving.learn(answer.value)
    // Of a long article the window makes a part at a time; until it is shown the one before it is at work.
    const tables = await inSlices(tableSteps(answer.value))
    await inSlices(bundlesBeforehand(tables))
    if (versionId !== undefined) {
      const earlier = {
        articleId,
        tables,
        drafts: new Map(),
        history: noHistory,
        isEarlier: true,
        atWork: answer.value.atWork,
      }
      show(earlier)
      return ok(earlier)
    }
    const known = new Set(answer.value.log.map(({ id }) => id))
    const loaded: OpenState = {
      articleId,
      tables,
      drafts: new Map(answer.value.drafts.map((draft) => [draft.id, draft])),
      history: historyOf(answer.value.log),
      isEarlier: false,
    }
    // What was written while the library answered, and what it has not got yet, stands on top of the answer.
    const ahead = [...saving.underWay(articleId), ...sinceAsked.filter((act) => act.articleId === articleId)]
    const missing = ahead.filter(({ id }, index) => !known.has(id) && ahead.findIndex((one) => one.id === id) === index)
    const open = missing.reduce((state, act) => withAct(state, act), {
      ...loaded,
      drafts: saving.draftsOver(articleId, loaded.drafts),
    })
    show(open)
    return ok(open)
  }

  return {
    store,
    restore: () => saving.restore(),
    openArticle,
    closeArticle: () => {
      asked++
      void saving.flushDrafts()
      store.setState({ open: undefined })
    },
    act: (name, parts, { author, fromDraft }) => {
      const { open } = store.getState()
      const change = changeOf(parts)
      if (open === undefined || open.isEarlier) return
      if (isEmptyChange(change)) {
        // Nothing to record: the draft has come to its end all the same.
        if (fromDraft !== undefined) dropDraft(fromDraft)
        return
      }
      const id = newId() as ChangeId
      const from = fromDraft === undefined ? {} : { fromDraft }
      const act: Act = { id, articleId: open.articleId, act: name, author, atMs: now(), change, ...from }
      send(open, act, withLogged(open.history, act))
    },
    undo: (author) => travel(author, 'undo'),
    redo: (author) => travel(author, 'redo'),
    travelTo: (author, id) => {
      const { open } = store.getState()
      const steps = open && stepsTo(open.history, id)
      if (steps === undefined) return { made: 0, of: 0 }
      const made = steps.acts.findIndex(() => travel(author, steps.by) === undefined)
      return { made: made === -1 ? steps.acts.length : made, of: steps.acts.length }
    },
    keepDraft,
    dropDraft,
    retry: async (id) => {
      await saving.retry((entry) => id === undefined || entry.act.id === id)
    },
    look: (id) => saving.look(id),
    mend: (id, change) => saving.mend(id, change),
    giveUp: (id) => {
      const given = saving.giveUp(id)
      if (given === undefined) return undefined
      const { draft } = given.entry
      const withDraft = (change: (drafts: Map<string, Draft>, draft: Draft) => void): void => {
        if (draft === undefined) return
        setOpen(draft.articleId, (open) => {
          const drafts = new Map(open.drafts)
          change(drafts, draft)
          return { ...open, drafts }
        })
      }
      withDraft((drafts, { id: draftId }) => drafts.delete(draftId))
      return () => {
        withDraft((drafts, one) => drafts.set(one.id, one))
        given.takeBack()
      }
    },
    coreIs: (state) => saving.coreIs(state),
    libraryGone: () => saving.libraryGone(),
    flush: async (patienceMs) => {
      // Whoever reads next is to find what was just done, however long the library takes for it.
      if (patienceMs === undefined) await saving.flushForReading()
      return saving.flush(patienceMs ?? 0)
    },
  }
}

/** The open article after an act that the library has not got yet. */
/** Whether an act makes another version the one at work. */
function isOtherText({ change }: Act): boolean {
  return change.updated.some(
    ([from, to]) => from.type === 'article' && to.type === 'article' && from.currentVersionId !== to.currentVersionId,
  )
}

function withAct(open: OpenState, act: Act): OpenState {
  const tables = changeTables(open.tables, act.change)
  return { ...open, drafts: withoutDraft(open.drafts, act), tables, history: withLogged(open.history, act) }
}

function isOlder({ id, updatedAtMs }: Draft, than: ReadonlyMap<string, Draft>): boolean {
  return (than.get(id)?.updatedAtMs ?? updatedAtMs) > updatedAtMs
}

function putDraft(drafts: ReadonlyMap<string, Draft>, draft: Draft): ReadonlyMap<string, Draft> {
  return new Map(drafts).set(draft.id, draft)
}

/** The drafts without the one that the act makes into a record. */
function withoutDraft(drafts: ReadonlyMap<string, Draft>, { fromDraft }: Act): ReadonlyMap<string, Draft> {
  if (fromDraft === undefined || !drafts.has(fromDraft)) return drafts
  const left = new Map(drafts)
  left.delete(fromDraft)
  return left
}

function titleOf({ tables }: OpenState): string {
  return [...tables.article.values()][0]?.title ?? ''
}
