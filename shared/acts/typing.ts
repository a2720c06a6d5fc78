import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { carryMarks } from '../text/carry-form.ts'
import { differenceAsSuggestions, editOf, type TextEdit } from '../text/difference.ts'
import { isOfWords } from '../text/overlaps.ts'
import { inWholeWords } from '../text/whole-words.ts'
import type { Typed } from '../text/typing/type-over.ts'
import { editsBesideOthers } from './beside-others.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** Over more characters than this nothing changes places: it is struck here and put in there. */
const MOST_SWAPPED = 12

/**
 * What was typed becomes suggestions, as few letters as tell the change: whole words and numbers in writing with letters, single
 * characters in Chinese. One that goes on with an open suggestion is that suggestion, changed; typed back to what stood
 * there, it is gone.
 */
export function keepTyped(
  block: Block,
  typed: Pick<Typed, 'start' | 'end' | 'after' | 'replaced'>,
  others: readonly Suggestion[],
  signature: Signature,
): Partial<ChangeSet> {
  const { replaced } = typed
  const edits = editsOf(block, typed, others)
  const [first, ...rest] = edits
  const tied = replaced.find(({ noteId, numberId }) => noteId !== undefined || numberId !== undefined)
  const old = tied ?? replaced[0]
  const groupId = edits.length > 1 ? newId() : undefined
  const fresh = (edit: TextEdit): Suggestion =>
    suggestionOf(block, edit, signature, groupId === undefined ? {} : { groupId })
  if (first === undefined) return { removed: replaced }
  if (old === undefined) return { added: edits.map(fresh) }
  // By itself from now on: what was made with it may have been accepted meanwhile, and would be no rival of its own group.
  const changed: Suggestion = { ...old, ...first, ...formAfter(old, first), groupId }
  return {
    added: rest.map(fresh),
    updated: isSame(old, changed) ? [] : [[old, changed]],
    removed: replaced.filter((each) => each !== old),
  }
}

/** New words that had a form of their own keep it where they are left. */
function formAfter({ after, marks }: Suggestion, edit: TextEdit): Pick<Suggestion, 'marks'> {
  if (marks === undefined) return {}
  const lengths = differenceAsSuggestions(after, edit.after).map((each) => ({
    ...each,
    length: codePointLength(each.after),
  }))
  return { marks: carryMarks(marks, lengths) }
}

function isSame(a: Suggestion, b: Suggestion): boolean {
  return a.start === b.start && a.end === b.end && a.after === b.after && a.groupId === b.groupId
}

/** The difference that it makes, with the words and numbers that it lies in, but never into the place of another suggestion. */
function editsOf(
  block: Block,
  { start, end, after }: Pick<Typed, 'start' | 'end' | 'after'>,
  others: readonly Suggestion[],
): readonly TextEdit[] {
  const standing = others.filter((each) => each.blockId === block.id && each.state !== 'rejected' && isOfWords(each))
  const before = sliceCodePoints(block.text, start, end)
  const isOverOthers = standing.some((each) => each.start < end && start < each.end)
  if (isOverOthers && before === after) return []
  const least = Math.max(0, ...standing.map((each) => (each.end <= start ? each.end : 0)))
  const most = Math.min(...standing.map((each) => (each.start >= end ? each.start : Infinity)))
  const whole = inWholeWords(block.text, { start, end, after }, least, most)
  const left = sliceCodePoints(block.text, whole.start, start)
  const right = sliceCodePoints(block.text, end, whole.end)
  if (isOverOthers) {
    const wanted = { ...whole, after: left + after + right }
    const beside = editsBesideOthers(block.text, wanted, standing)
    if (beside !== undefined) return beside
    // Over their words the place stays the same: how much of it is wanted can be told only when one of them is taken.
    return standing.some((each) => isSameEdit(each, { start, end, after })) ? [] : [editOf(start, before, after)]
  }
  const edits = differenceAsSuggestions(left + before + right, left + after + right, whole.start)
  return asOneSwap(block, edits)
}

/** Whether the very change waits already: to propose it once more would only hold it up. */
function isSameEdit(each: Suggestion, { start, end, after }: Pick<Typed, 'start' | 'end' | 'after'>): boolean {
  return each.state === 'open' && each.start === start && each.end === end && each.after === after
}

/** Neighbours that change places (调位) are one change, not one struck and one put in. */
function asOneSwap(block: Block, edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second] = edits
  if (first === undefined || second === undefined || edits.length > 2) return edits
  const isSwap =
    (first.before === '' && second.after === '' && first.after === second.before) ||
    (first.after === '' && second.before === '' && first.before === second.after)
  if (!isSwap || second.start - first.end > MOST_SWAPPED) return edits
  const between = sliceCodePoints(block.text, first.end, second.start)
  return [editOf(first.start, first.before + between + second.before, first.after + between + second.after)]
}
