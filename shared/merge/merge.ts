import type { ChangeSet } from '../change/change-set.ts'
import { isSameRecord } from '../change/history.ts'
import type { ArticleId } from '../domain/ids.ts'
import { RECORD_TYPES, type DomainRecord } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { canonical, fieldsOf, groupsOf, valueOf } from './fields.ts'
import { madeAtOnce, partOf, type Making } from './making.ts'
import { actsBehind, isOrder, newestHeads, orderActs, type Disorder } from './order.ts'
import { makingState, type MergedState } from './state.ts'
import type { ArticleHistory, HistoryAct } from './types.ts'

/** Two histories of one article brought together; nothing is changed by working it out. */
export interface Merged {
  /** What the library stands on afterwards. */
  readonly heads: readonly string[]
  /** Acts that it did not know. */
  readonly unknown: readonly HistoryAct[]
  /** Acts that it did not stand on, known or not. */
  readonly taken: readonly HistoryAct[]
  /** What the acts come to, of the library alone and of both. */
  readonly before: MergedState
  readonly after: MergedState
}

/**
 * Brings two histories of one article together: the union of their acts, and what those come to. Which of the two is ours
 * makes no difference to `after`.
 */
export function mergeHistories(ours: ArticleHistory, theirs: ArticleHistory): Result<Merged, Disorder> {
  return madeAtOnce(mergingHistories(ours, theirs))
}

/** How much of a merge is done when the acts are in order, and when what all of them come to is known. */
const SHARES = { ordered: 0.2, after: 0.65 } as const

/** The same in small steps. */
export function* mergingHistories(ours: ArticleHistory, theirs: ArticleHistory): Making<Result<Merged, Disorder>> {
  const all = yield* partOf(unionOf(ours.acts, theirs.acts), 0, SHARES.ordered)
  if (!all.ok) return all
  const whole = orderActs(all.value.values())
  if (!isOrder(whole)) return err(whole)
  yield SHARES.ordered
  const received = receivedIn(whole.acts, [...ours.records, ...theirs.records])
  const heads = newestHeads([...ours.heads, ...theirs.heads], whole)
  yield SHARES.ordered
  const state = function* (behind: readonly string[]): Making<MergedState> {
    const order = orderActs(actsBehind(behind, all.value))
    return isOrder(order) ? yield* makingState(ours.articleId, order, received) : new Map()
  }
  const known = new Set(ours.acts.map(({ id }) => id as string))
  const stoodOn = new Set(actsBehind(ours.heads, all.value).map(({ id }) => id as string))
  const after = yield* partOf(state(heads), SHARES.ordered, SHARES.after)
  const isSame = canonical(heads) === canonical(newestHeads(ours.heads, whole))
  return ok({
    heads,
    unknown: whole.acts.filter(({ id }) => !known.has(id)),
    taken: actsBehind(heads, all.value).filter(({ id }) => !stoodOn.has(id)),
    before: isSame ? after : yield* partOf(state(ours.heads), SHARES.after, 1),
    after,
  })
}

/** What one history comes to by itself. */
export function stateOfHistory({ articleId, acts, heads, records }: ArticleHistory): Result<MergedState, Disorder> {
  const byId = new Map(acts.map((act) => [act.id as string, act]))
  const whole = orderActs(acts)
  if (!isOrder(whole)) return err(whole)
  const order = orderActs(actsBehind(heads, byId))
  if (!isOrder(order)) return err(order)
  return ok(madeAtOnce(makingState(articleId as ArticleId, order, receivedIn(whole.acts, records))))
}

/** All acts of both, by id. Two that bear one id and say different things are of no history. */
function* unionOf(
  ours: readonly HistoryAct[],
  theirs: readonly HistoryAct[],
): Making<Result<ReadonlyMap<string, HistoryAct>, Disorder>> {
  const all = new Map(ours.map((act) => [act.id as string, act]))
  for (const [at, act] of theirs.entries()) {
    yield at / theirs.length
    const other = all.get(act.id)
    if (other === undefined) all.set(act.id, act)
    else if (canonical(other) !== canonical(act)) return err({ kind: 'two-of-one', act: act.id })
  }
  return ok(all)
}

/** What no act added, as it was before any act touched it: it came with a text. */
function receivedIn(acts: readonly HistoryAct[], records: readonly DomainRecord[]): ReadonlyMap<string, DomainRecord> {
  const received = new Map<string, DomainRecord>()
  const known = new Set<string>()
  const note = (record: DomainRecord, isReceived: boolean): void => {
    const key = recordKey(record)
    if (known.has(key) || record.type === 'conflict') return
    known.add(key)
    if (isReceived) received.set(key, { ...record, revision: 0 })
  }
  for (const { change } of acts) {
    for (const [from] of change.updated) note(from, true)
    for (const record of change.removed) note(record, true)
    for (const record of change.added) note(record, false)
  }
  for (const record of records) note(record, true)
  return received
}

/**
 * The change that takes the records at hand to what the merge came to. What the acts do not explain (and no act touched
 * since) stays as it is, and so does what is each library's own; nothing goes that no act took away.
 */
export function changeOfMerge(merged: Pick<Merged, 'before' | 'after'>, records: readonly DomainRecord[]): ChangeSet {
  return madeAtOnce(makingChange(merged, records))
}

/** The same in small steps. */
export function* makingChange(
  { before, after }: Pick<Merged, 'before' | 'after'>,
  records: readonly DomainRecord[],
): Making<ChangeSet> {
  const here = new Map(records.map((record) => [recordKey(record), record]))
  const added: DomainRecord[] = []
  const updated: (readonly [DomainRecord, DomainRecord])[] = []
  const removed: DomainRecord[] = []
  let done = 0
  for (const [key, to] of after) {
    yield done / after.size
    done += 1
    const own = here.get(key)
    if (own === undefined) {
      added.push(to)
      continue
    }
    const next = to.type === 'conflict' ? { ...to, revision: own.revision } : takenOver(own, to, before.get(key))
    if (!isSameRecord(own, next)) updated.push([own, next])
  }
  for (const [key, own] of here) {
    if (after.has(key)) continue
    if (before.has(key) || own.type === 'conflict') removed.push(own)
  }
  const rank = (record: DomainRecord): number => RECORD_TYPES.indexOf(record.type)
  return { added: added.sort((a, b) => rank(a) - rank(b)), updated, removed: removed.sort((a, b) => rank(b) - rank(a)) }
}

function takenOver(own: DomainRecord, to: DomainRecord, before: DomainRecord | undefined): DomainRecord {
  const [mine, theirs] = [fieldsOf(own), fieldsOf(to)]
  const next: Record<string, unknown> = { ...mine }
  for (const group of groupsOf(to.type)) {
    const isTold =
      before !== undefined && canonical(valueOf(fieldsOf(before), group)) === canonical(valueOf(theirs, group))
    if (isTold) continue
    for (const name of [...group.says, ...group.by]) {
      next[name] = theirs[name]
    }
  }
  return next as unknown as DomainRecord
}
