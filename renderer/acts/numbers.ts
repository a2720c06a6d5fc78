import { dismissConflict, settleConflict, type ConflictPair, type ConflictVerdict } from '#shared/acts/conflicts.ts'
import { writeEvidence, type EvidenceWords } from '#shared/acts/evidence.ts'
import { judgeNumber, strikeNumber, type NumberVerdict } from '#shared/acts/numbers.ts'
import { tieNumbers, untie } from '#shared/acts/ties.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { NumberRecord, NumberState } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TieKind, TieRecord } from '#shared/domain/tie.ts'
import { session } from '../store/current.ts'
import { openRow } from '../store/numbers-desk.ts'
import { isForReading } from './actions.ts'
import { sign } from './notes.ts'

function suggestions(): readonly Suggestion[] {
  return [...(session.store.getState().open?.tables.suggestion.values() ?? [])]
}

/** The number as it is now: what a screen shows may be a moment older. */
function now(number: NumberRecord): NumberRecord {
  return session.store.getState().open?.tables.number.get(number.id) ?? number
}

/** Records what the editor found out about a number. */
export function judge(number: NumberRecord, verdict: NumberVerdict): void {
  sign('number.judge', (signature) => judgeNumber(now(number), verdict, suggestions(), signature))
}

/** A state without more to say; the same again is no act. */
export function setNumberState(number: NumberRecord, state: NumberState): void {
  if (now(number).state !== state) judge(number, { state })
}

/** Says that this is no number at all, or takes that back. */
export function strike(number: NumberRecord): void {
  sign('number.strike', (signature) => strikeNumber(now(number), !now(number).isStruck, signature))
}

/** Takes one value of a fact as the right one: one act for all its places. */
export function settle(verdict: ConflictVerdict): void {
  const { right, wrong, evidence } = verdict
  const fresh = { right: right.map(now), wrong: wrong.map(now), evidence }
  sign('number.settle-conflict', (signature) => settleConflict(fresh, suggestions(), signature))
}

/** Says that the places speak of different facts. */
export function setApart(pairs: readonly ConflictPair[]): void {
  sign('number.dismiss-conflict', (signature) => dismissConflict(pairs, signature))
}

/** Ties the terms to what they should make. */
export function tie(kind: TieKind, terms: readonly NumberRecord[], result: NumberRecord): void {
  sign('number.tie', (signature) => tieNumbers(kind, terms, result, signature))
}

export function unTie(record: TieRecord): void {
  sign('number.untie', () => untie(record))
}

/** Opens the fields for a number's evidence beneath its row. */
export function openEvidence(numberId: string): void {
  if (!isForReading()) openRow({ numberId, part: 'evidence' })
}

/** What is being written down as evidence of a number, as far as it was not saved yet. */
export function evidenceDraft(numberId: string): Draft | undefined {
  return session.store.getState().open?.drafts.get(draftId(numberId))
}

/** Keeps what is being written, so that neither leaving the field nor a crash loses it. */
export function keepEvidence(number: NumberRecord, { quotation, where = '', page = '', asset }: EvidenceWords): void {
  session.keepDraft({
    id: draftId(number.id),
    articleId: number.articleId,
    versionId: number.versionId,
    kind: 'comment',
    numberId: number.id,
    body: quotation,
    evidence: { where, page, ...(asset === undefined ? {} : { asset }) },
    updatedAtMs: Date.now(),
  })
}

/** Saves the evidence; `isVerified` settles the number by it in the same act. */
export function saveEvidence(number: NumberRecord, words: EvidenceWords, isVerified: boolean): void {
  const isNewAsset =
    words.asset !== undefined && session.store.getState().open?.tables.asset.has(words.asset.id) === false
  sign(
    'number.evidence',
    (signature) => writeEvidence(now(number), words, { isVerified, isNewAsset }, suggestions(), signature),
    draftId(number.id),
  )
}

/** Gives up what was being written. */
export function dropEvidence(number: NumberRecord): void {
  session.dropDraft(draftId(number.id))
}

function draftId(numberId: string): string {
  return `evidence-${numberId}`
}
