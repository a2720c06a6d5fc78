import type { ChangeSet } from '../change/change-set.ts'
import type { NumberRecord, NumberState } from '../domain/number.ts'
import type { SuggestionId } from '../domain/ids.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** What an editor found out about a number. */
export interface NumberVerdict {
  readonly state: NumberState
  /** With `wrong`: the words that should stand there. */
  readonly rightValue?: string | undefined
  readonly evidence?: NumberRecord['evidence']
}

/**
 * A number's state. `wrong` with the right value makes the suggestion in the text;
 * a state that is not wrong takes an open suggestion of the number away again.
 */
export function judgeNumber(
  number: NumberRecord,
  verdict: NumberVerdict,
  suggestions: readonly Suggestion[],
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  const isUnchecked = verdict.state === 'unchecked'
  const to: NumberRecord = {
    ...number,
    state: verdict.state,
    by: isUnchecked ? undefined : author,
    atMs: isUnchecked ? undefined : atMs,
    rightValue: verdict.state === 'wrong' ? verdict.rightValue : undefined,
    evidence: verdict.evidence ?? number.evidence,
  }
  const old = suggestions.filter(
    (each) => each.numberId === number.id && each.noteId === undefined && each.state === 'open',
  )
  const after = to.rightValue
  // Words that an accepted suggestion brought are not the block's own: only rewriting them in place can change them.
  const isOwnText = number.suggestionId === undefined
  const fresh = isOwnText && after !== undefined && after !== number.text && !old.some((each) => each.after === after)
  const isOldKept = after !== undefined && !fresh
  return {
    added: fresh ? [correctionOf(number, after, author, atMs)] : [],
    updated: [[number, to]],
    removed: isOldKept ? [] : old,
  }
}

function correctionOf(number: NumberRecord, after: string, author: string, atMs: number): Suggestion {
  return {
    type: 'suggestion',
    id: newId() as SuggestionId,
    revision: 0,
    articleId: number.articleId,
    versionId: number.versionId,
    blockId: number.blockId,
    start: number.start,
    end: number.end,
    kind: 'replace',
    before: number.text,
    after,
    author,
    createdAtMs: atMs,
    state: 'open',
    errorClass: 'number',
    numberId: number.id,
  }
}

/** Says that the finder was wrong and this is no number, or takes that back. */
export function strikeNumber(number: NumberRecord, isStruck: boolean, { author, atMs }: Signature): Partial<ChangeSet> {
  return { updated: [[number, { ...number, isStruck, by: author, atMs }]] }
}

/** Whether the number counts in the ledger and its coverage: names and struck ones do not. */
export function isCounted(number: NumberRecord): boolean {
  return !number.isStruck && isCountedKind(number.kind)
}

/** Whether numbers of a kind are counted: a name that only contains a numeral (三师一室) is not. */
export function isCountedKind(kind: NumberRecord['kind']): boolean {
  return kind !== 'name'
}

/** Whether somebody has looked at it. */
export function isSettled(number: NumberRecord): boolean {
  return number.state !== 'unchecked'
}
