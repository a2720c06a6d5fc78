import type { DomainRecord, RecordType } from '../domain/records.ts'
import type { ChangeId } from '../domain/ids.ts'
import { invertChange, type ChangeSet } from './change-set.ts'

/** An act as the log has it; `undoes`/`redoes` name the act that it takes back or brings back. */
export interface LoggedAct {
  readonly id: ChangeId
  readonly act: string
  readonly change: ChangeSet
  /** Who did it, and when; unknown of an act that only what took it back tells of. */
  readonly author?: string
  readonly atMs?: number
  readonly undoes?: ChangeId | undefined
  readonly redoes?: ChangeId | undefined
}

/** What can be taken back and brought back, newest last. */
export interface History {
  readonly undo: readonly LoggedAct[]
  readonly redo: readonly LoggedAct[]
}

/** Looks a record up among those at hand. */
export type RecordLookup = (type: RecordType, id: string) => DomainRecord | undefined

/** A step through the history: the act it is about, the change that does it, and the history afterwards. */
export interface HistoryStep {
  readonly of: LoggedAct
  readonly change: ChangeSet
  readonly history: History
}

export const noHistory: History = { undo: [], redo: [] }

/** Acts that bring an article into the library; undoing them is the bin's work, not the history's. */
const NOT_UNDOABLE = new Set(['article.import', 'article.version', 'article.take'])

/** The history that a log leads to; the log's entries oldest first. */
export function historyOf(log: readonly LoggedAct[]): History {
  let history = noHistory
  for (const entry of log) history = withLogged(history, entry)
  return history
}

/** The history after one more entry of the log. */
export function withLogged(history: History, entry: LoggedAct): History {
  if (NOT_UNDOABLE.has(entry.act)) return noHistory
  const { undoes, redoes, act, change } = entry
  // Of a long log only the end may be at hand: what an act did can be told from what took it back.
  if (undoes !== undefined) return moved(history, undoes, 'undo', { id: undoes, act, change: invertChange(change) })
  if (redoes !== undefined) return moved(history, redoes, 'redo', { id: redoes, act, change })
  return { undo: [...history.undo, entry], redo: [] }
}

/**
 * The acts that stand between now and the moment right after an act, in the order in which they are taken back (`undo`) or
 * brought back (`redo`); without an act the moment before the oldest at hand. Undefined when the act is not in the history.
 */
export function stepsTo(
  { undo, redo }: History,
  id: ChangeId | undefined,
): { readonly by: 'undo' | 'redo'; readonly acts: readonly LoggedAct[] } | undefined {
  const back = id === undefined ? -1 : undo.findIndex((act) => act.id === id)
  if (back !== -1 || id === undefined) return { by: 'undo', acts: undo.slice(back + 1).toReversed() }
  const on = redo.findIndex((act) => act.id === id)
  return on === -1 ? undefined : { by: 'redo', acts: redo.slice(on).toReversed() }
}

/** The history without an act that the library refused: what it took back or brought back is where it was before. */
export function withoutAct(history: History, act: LoggedAct): History {
  if (act.undoes !== undefined) return moved(history, act.undoes, 'redo')
  if (act.redoes !== undefined) return moved(history, act.redoes, 'undo')
  return {
    undo: history.undo.filter(({ id }) => id !== act.id),
    redo: history.redo.filter(({ id }) => id !== act.id),
  }
}

/**
 * The step that undoes the newest act, against the records as they are now.
 * Undefined when there is none, or when one of its records has been changed by another act since.
 */
export function undoStep(history: History, lookup: RecordLookup): HistoryStep | undefined {
  const of = history.undo.at(-1)
  const change = of && onCurrent(invertChange(of.change), lookup)
  return of && change && { of, change, history: moved(history, of.id, 'undo') }
}

/** The step that does again what was undone last; undefined as with `undoStep`. */
export function redoStep(history: History, lookup: RecordLookup): HistoryStep | undefined {
  const of = history.redo.at(-1)
  const change = of && onCurrent(of.change, lookup)
  return of && change && { of, change, history: moved(history, of.id, 'redo') }
}

function moved(history: History, id: ChangeId, direction: 'undo' | 'redo', otherwise?: LoggedAct): History {
  const act = history[direction].find((candidate) => candidate.id === id) ?? otherwise
  if (act === undefined) return history
  const rest = history[direction].filter((candidate) => candidate !== act)
  return direction === 'undo'
    ? { undo: rest, redo: [...history.redo, act] }
    : { undo: [...history.undo, act], redo: rest }
}

/** The change with the revisions of the records as they stand; undefined when they are not what it starts from. */
export function onCurrent(change: ChangeSet, lookup: RecordLookup): ChangeSet | undefined {
  const updated: (readonly [DomainRecord, DomainRecord])[] = []
  for (const [from, to] of change.updated) {
    const current = lookup(from.type, from.id)
    if (current === undefined || !isSameRecord(current, from)) return undefined
    updated.push([current, { ...to, revision: current.revision }])
  }
  const removed: DomainRecord[] = []
  for (const record of change.removed) {
    const current = lookup(record.type, record.id)
    if (current === undefined || !isSameRecord(current, record)) return undefined
    removed.push(current)
  }
  if (change.added.some((record) => lookup(record.type, record.id) !== undefined)) return undefined
  return { added: change.added, updated, removed }
}

/** Equal but for the revision. */
export function isSameRecord(a: DomainRecord, b: DomainRecord): boolean {
  return canonical({ ...a, revision: 0 }) === canonical({ ...b, revision: 0 })
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  )
}
