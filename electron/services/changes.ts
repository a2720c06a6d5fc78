import { recordsAfter, type ChangeSet } from '#shared/change/change-set.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Act } from '#shared/domain/act.ts'
import { recordType } from '#shared/domain/record-types.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { MERGE_ACT } from '#shared/merge/types.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { appendLog, readLogEntry } from '#electron/db/log.ts'
import { dropDraft } from '#electron/db/records/draft.ts'
import { articleIdOf, deleteRecord, insertRecord, readRecord, updateRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { overwrittenBlock } from './kept-text.ts'
import { isMovedRepair } from './moved-repair.ts'
import { findMisfit } from '#electron/db/referents.ts'

/** What an act left in the library. */
export interface StoredAct {
  readonly seq: number
  readonly savedAtMs: number
  readonly stored: readonly DomainRecord[]
}

/**
 * Does one act in the transaction at hand: compares revisions, writes the rows with the next revision, drops the draft
 * that it is made from, and appends it to the log. The same act again gives the answer of the first time.
 * Errors: `not-found` (the article), `conflict` (`record`: changed since), `invalid-input` (`record`, `detail`).
 */
export function applyAct(db: Db, act: Act, nowMs: number): Result<StoredAct, CallError> {
  const earlier = readLogEntry(db, act.id)
  if (earlier !== undefined) {
    if (earlier.articleId !== act.articleId || earlier.act !== act.act) return invalid(`act:${act.id}`, 'used before')
    return ok({ seq: earlier.seq, savedAtMs: earlier.savedAtMs, stored: recordsAfter(earlier.change) })
  }
  if (readRecord(db, 'article', act.articleId, act.articleId) === undefined) {
    return err(callError('not-found', { record: `article:${act.articleId}` }))
  }
  for (const id of [act.undoes, act.redoes]) {
    if (id !== undefined && readLogEntry(db, id)?.articleId !== act.articleId) return invalid(`act:${id}`, 'unknown')
  }
  const isMerge = isOfMerge(db, act)
  const improper = findImproper(act, isMerge)
  if (improper !== undefined) return improper
  return writeAct(db, act, nowMs, isMerge)
}

/** Does the act of a merge in the transaction at hand, which brings texts, too. Errors: `invalid-input`. */
export function applyMerge(db: Db, act: Act, nowMs: number): Result<StoredAct, CallError> {
  return writeAct(db, act, nowMs, true)
}

/** Whether an act takes back, or brings back, what a merge brought: those records and no others, texts among them. */
function isOfMerge(db: Db, { undoes, redoes, change }: Act): boolean {
  const entry = readLogEntry(db, undoes ?? redoes ?? '')
  if (entry?.act !== MERGE_ACT) return false
  const known = new Set([...recordsAfter(entry.change), ...entry.change.removed].map(recordKey))
  return [...recordsAfter(change), ...change.removed].every((record) => known.has(recordKey(record)))
}

function writeAct(db: Db, act: Act, nowMs: number, isMerge: boolean): Result<StoredAct, CallError> {
  const written = writeRecords(db, act.change, isMerge)
  if (!written.ok) return written
  const misfit = findMisfit(db, act.articleId, written.value)
  if (misfit !== undefined) return invalid(misfit.record, misfit.detail)
  return ok(record(db, act, written.value, nowMs))
}

/** Writes the act into the log and drops the draft that it is made from. */
function record(db: Db, act: Act, change: ChangeSet, nowMs: number): StoredAct {
  if (act.fromDraft !== undefined) dropDraft(db, act.articleId, act.fromDraft)
  const { id, articleId, author, atMs, undoes, redoes } = act
  const seq = appendLog(db, { id, articleId, act: act.act, author, atMs, savedAtMs: nowMs, change, undoes, redoes })
  return { seq, savedAtMs: nowMs, stored: recordsAfter(change) }
}

/** The rows of a change, in an order that no constraint minds; gives the change with the revisions it now has. */
function writeRecords(db: Db, change: ChangeSet, isMerge: boolean): Result<ChangeSet, CallError> {
  const removed: DomainRecord[] = []
  for (const given of change.removed) {
    const stored = readRecord(db, given.type, articleIdOf(given), given.id)
    if (stored?.revision !== given.revision) return conflict(given, stored)
    if (stored.type !== 'article') deleteRecord(db, stored.type, articleIdOf(stored), stored.id)
    removed.push(stored)
  }
  const updated: [DomainRecord, DomainRecord][] = []
  for (const [from, to] of change.updated) {
    const stored = readRecord(db, from.type, articleIdOf(from), from.id)
    if (stored?.revision !== from.revision) return conflict(from, stored)
    if (isExchanged(stored, to)) return invalid(recordKey(to), 'the bytes of a picture are never changed')
    const next = { ...to, revision: stored.revision + 1 }
    updateRecord(db, next)
    updated.push([stored, next])
  }
  const added: DomainRecord[] = []
  for (const given of change.added) {
    const stored = readRecord(db, given.type, articleIdOf(given), given.id)
    if (stored !== undefined) return conflict(given, stored)
    // A record that comes back goes on counting, so that no old copy of it passes for the new one.
    const next = { ...given, revision: given.revision + 1 }
    insertRecord(db, next)
    added.push(next)
  }
  // A merge brings whole texts, and cuts paragraphs only as somebody has cut them.
  const overwritten = isMerge ? undefined : overwrittenBlock({ added, updated, removed })
  if (overwritten !== undefined) return invalid(overwritten, 'the text of a version is never changed')
  return ok({ added, updated, removed })
}

/** What no act may do, whatever the records in the library are. */
function findImproper(act: Act, isMerge: boolean): { readonly ok: false; readonly error: CallError } | undefined {
  const { added, updated, removed } = act.change
  const seen = new Set<string>()
  for (const record of [...added, ...removed, ...updated.map(([, to]) => to)]) {
    const key = recordKey(record)
    if (articleIdOf(record) !== act.articleId) return invalid(key, 'of another article')
    if (seen.has(key)) return invalid(key, 'twice in one change')
    seen.add(key)
  }
  // Articles and versions come by import and go by the bin; there is no other way in or out.
  for (const record of [...added, ...removed]) {
    if (!isMerge && recordType(record.type).comes === 'received') return invalid(recordKey(record), 'not by a change')
  }
  for (const [from, to] of updated) {
    if (recordKey(from) !== recordKey(to) || articleIdOf(from) !== articleIdOf(to)) {
      return invalid(recordKey(to), 'another record')
    }
    const isFixed = to.type === 'version' || (to.type === 'repair' && !isMovedRepair(act.change, from, to))
    if (isFixed) return invalid(recordKey(to), 'never changed')
  }
  return seen.size === 0 ? invalid(`act:${act.id}`, 'changes nothing') : undefined
}

/** Whether an update would put other bytes in the place of those that were received. */
function isExchanged(stored: DomainRecord, to: DomainRecord): boolean {
  return stored.type === 'asset' && to.type === 'asset' && stored.sha256 !== to.sha256
}

function conflict(given: DomainRecord, stored: DomainRecord | undefined): { ok: false; error: CallError } {
  // -1: it is not there (any more).
  return err(callError('conflict', { record: recordKey(given), revision: stored?.revision ?? -1 }))
}

function invalid(record: string, detail: string): { ok: false; error: CallError } {
  return err(callError('invalid-input', { record, detail }))
}
