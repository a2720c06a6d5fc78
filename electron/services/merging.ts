import { isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Conflict } from '#shared/domain/conflict.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordKey } from '#shared/domain/records.ts'
import { newId } from '#shared/lib/ids.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { canonical } from '#shared/merge/fields.ts'
import { countMerge } from '#shared/merge/counts.ts'
import { madeAtOnce, partOf, type Making } from '#shared/merge/making.ts'
import { makingChange, mergingHistories, type Merged } from '#shared/merge/merge.ts'
import type { MergedArticle, MergePreview } from '#shared/merge/preview.ts'
import { MERGE_ACT, TAKE_ACT, type ArticleHistory, type BytesOf } from '#shared/merge/types.ts'
import { hasBlob, keepBlob } from '#electron/db/blob.ts'
import { keepForeignActs } from '#electron/db/foreign-acts.ts'
import { newestEntry } from '#electron/db/log.ts'
import { noteLostBytes } from '#electron/db/lost-bytes.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import type { Db } from '#electron/db/sql.ts'
import { historyOf } from '#electron/package/history-of.ts'
import { bytesNamedBy } from '#electron/package/pack-article.ts'
import { applyMerge } from './changes.ts'

/** What merging a history into its article would do, and what of the library it was worked out from. */
export interface MergePlan {
  readonly articleId: ArticleId
  readonly merged: Merged
  readonly change: ChangeSet
  readonly preview: MergePreview & Whether
  /** The newest entry of the log about the article then. */
  readonly seq: number
}

/** Whether the article is not here yet, and comes whole. */
interface Whether {
  readonly isNew: boolean
}

/** An article as the library has it, for a merge. */
export interface Ours {
  readonly history: ArticleHistory | undefined
  readonly conflicts: readonly Conflict[]
  readonly seq: number
}

export function oursOf(db: Db, articleId: ArticleId): Ours {
  return {
    history: historyOf(db, articleId),
    conflicts: recordsOfArticle(db, 'conflict', articleId),
    seq: newestEntry(db, articleId),
  }
}

/** Who merges, and when. */
interface Merging {
  readonly author: string
  readonly nowMs: number
  readonly bytesOf: BytesOf
}

/** Works out a merge and does it in the transaction at hand. Errors: those of {@link makingPlan}, and those of writing. */
export function takeMerge(
  db: Db,
  theirs: ArticleHistory,
  merging: Merging,
): Result<MergedArticle & Whether, CallError> {
  const plan = madeAtOnce(makingPlan(oursOf(db, theirs.articleId), theirs))
  return plan.ok ? takePlanned(db, plan.value, merging) : plan
}

/** Whether the library still has of an article what a merge was worked out from. */
export function isPlanNow(db: Db, { articleId, seq }: MergePlan): boolean {
  return newestEntry(db, articleId) === seq
}

/**
 * Merges as planned in the transaction at hand: one act of the log, with the acts of others kept beside it as they were done.
 * Where nothing is new nothing is done. Errors: those of writing.
 */
export function takePlanned(
  db: Db,
  { articleId, merged, change, preview }: MergePlan,
  { author, nowMs, bytesOf }: Merging,
): Result<MergedArticle & Whether, CallError> {
  if (merged.taken.length === 0 && isEmptyChange(change)) return ok(preview)
  for (const sha256 of change.added.flatMap(bytesNamedBy)) {
    if (hasBlob(db, sha256)) continue
    const found = bytesOf(sha256)
    if (found === undefined) noteLostBytes(db, sha256, nowMs)
    else keepBlob(db, found.bytes, nowMs, found.mediaType)
  }
  const id = newId() as ChangeId
  keepForeignActs(db, articleId, merged.unknown, { by: id, heads: merged.heads })
  const applied = applyMerge(
    db,
    { id, articleId, act: preview.isNew ? TAKE_ACT : MERGE_ACT, author, atMs: nowMs, change },
    nowMs,
  )
  return applied.ok ? ok({ ...preview, act: id }) : applied
}

/** How much of the planning the merging is taken to be; the rest is what it changes here. */
const MERGING_SHARE = 0.85

/**
 * Works out what merging a history would do, in small steps; nothing is changed. Errors: `history-other`, `article-binned`.
 */
export function* makingPlan(
  { history, conflicts: here, seq }: Ours,
  theirs: ArticleHistory,
): Making<Result<MergePlan, CallError>> {
  const { articleId } = theirs
  const own = history?.records.find((record) => record.type === 'article')
  if (own?.deletedAtMs !== undefined) return err(callError('article-binned', { title: own.title }))
  const ours = history ?? { articleId, records: [], acts: [], heads: [] }
  const found = yield* partOf(mergingHistories(ours, theirs), 0, MERGING_SHARE)
  if (!found.ok) return err(callError('history-other', { detail: canonical(found.error) }))
  const merged = found.value
  const change = yield* partOf(makingChange(merged, [...ours.records, ...here]), MERGING_SHARE, 1)
  const title = [...ours.records, ...theirs.records].find((record) => record.type === 'article')?.title ?? ''
  const unknown = new Set(merged.unknown.map(({ id }) => id))
  const known = theirs.acts.filter(({ id }) => !unknown.has(id)).length
  const preview = { articleId, title, isNew: history === undefined, known, ...told(merged, change) }
  return ok({ articleId, merged, change, preview, seq })
}

function told({ taken, after }: Merged, change: ChangeSet): Omit<MergePreview, 'articleId' | 'title' | 'known'> {
  const conflicts = [...change.added, ...change.updated.map(([, to]) => to)].filter(
    (record) => record.type === 'conflict',
  )
  const authors = new Map<string, number>()
  for (const { author } of taken) authors.set(author, (authors.get(author) ?? 0) + 1)
  return {
    acts: taken.length,
    authors: [...authors].map(([name, acts]) => ({ name, acts })).sort((a, b) => b.acts - a.acts),
    counts: countMerge(change),
    conflicts,
    about: aboutOf(conflicts, after),
  }
}

/** The records that conflicts are about, and the paragraphs that those lie on. */
function aboutOf(conflicts: readonly Conflict[], after: Merged['after']): readonly DomainRecord[] {
  const found = new Map<string, DomainRecord>()
  const note = (key: string): DomainRecord | undefined => {
    const record = after.get(key)
    if (record !== undefined) found.set(recordKey(record), record)
    return record
  }
  for (const { of, subject } of conflicts) {
    const record = note(`${of}:${subject}`)
    if (record === undefined) continue
    if (record.type === 'reply') note(`note:${record.noteId}`)
    for (const path of ['blockId', 'target.start.blockId', 'target.blockId'])
      for (const id of valuesAt(record, path)) note(`block:${String(id)}`)
    if (record.type === 'article') for (const each of after.values()) if (each.type === 'version') note(recordKey(each))
  }
  return [...found.values()]
}
