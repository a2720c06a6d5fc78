import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { SuggestionId } from '../domain/ids.ts'
import type { Note } from '../domain/note.ts'
import type { Repair } from '../domain/repair.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { carryMarks } from '../text/carry-form.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { differenceAsSuggestions, type TextEdit } from '../text/difference.ts'
import { cutMarks } from '../text/form.ts'
import { isOfWords, isOverlapping } from '../text/overlaps.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** The suggestions with the other parts of the moves among them: words are in one place only, so a move is settled as one. */
export function withMoves(suggestions: readonly Suggestion[], all: readonly Suggestion[]): readonly Suggestion[] {
  const moves = new Set(suggestions.flatMap(({ kind, groupId }) => (kind === 'move' ? (groupId ?? []) : [])))
  if (moves.size === 0) return suggestions
  const partners = all.filter(({ kind, groupId }) => kind === 'move' && groupId !== undefined && moves.has(groupId))
  return [...new Map([...suggestions, ...partners].map((each) => [each.id, each])).values()]
}

/**
 * What stands in the way of accepting these: suggestions, open or accepted, that want the same place and are not among them.
 * As long as there is one, none of both can be accepted: the clean text would silently leave out the other.
 */
export function rivalsOf(suggestions: readonly Suggestion[], all: readonly Suggestion[]): readonly Suggestion[] {
  const own = new Set(suggestions.map(({ id }) => id))
  return all.filter(
    (other) =>
      other.state !== 'rejected' &&
      !own.has(other.id) &&
      suggestions.some(
        (each) => isOverlapping(each, other) && (each.groupId === undefined || each.groupId !== other.groupId),
      ),
  )
}

/** Accepts suggestions in the place of their rivals: those are rejected in the same change. */
export function acceptInPlace(
  suggestions: readonly Suggestion[],
  all: readonly Suggestion[],
  notes: readonly Note[],
  signature: Signature,
): Partial<ChangeSet> {
  const accepted = settleSuggestions(suggestions, 'accepted', notes, signature)
  const rejected = settleSuggestions(withMoves(rivalsOf(suggestions, all), all), 'rejected', notes, signature)
  return { updated: [...(accepted.updated ?? []), ...(rejected.updated ?? [])] }
}

/**
 * The suggestions with what was decided against them, or for them, in the very act that settled their conflict: taken back, the
 * conflict is there again as it was.
 */
export function withSettledRivals(
  suggestions: readonly Suggestion[],
  all: readonly Suggestion[],
): readonly Suggestion[] {
  const own = new Set(suggestions.map(({ id }) => id))
  const rivals = all.filter((other) => !own.has(other.id) && suggestions.some((each) => isSettledAgainst(each, other)))
  return rivals.length === 0 ? suggestions : [...suggestions, ...withMoves(rivals, all)]
}

/** Whether one act accepted one of the two and rejected the other. */
function isSettledAgainst(one: Suggestion, other: Suggestion): boolean {
  const isEither = one.state !== 'open' && other.state !== 'open' && one.state !== other.state
  const isOneAct = one.settledAtMs === other.settledAtMs && one.settledBy === other.settledBy
  return isEither && isOneAct && isOverlapping(one, other)
}

/**
 * Accepts, rejects or reopens suggestions. The corrections that carried them are settled with them,
 * and opened again when the decision is taken back.
 */
export function settleSuggestions(
  suggestions: readonly Suggestion[],
  state: Suggestion['state'],
  notes: readonly Note[],
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  const isOpen = state === 'open'
  const signed = isOpen ? { settledBy: undefined, settledAtMs: undefined } : { settledBy: author, settledAtMs: atMs }
  const carried = new Set(suggestions.map((suggestion) => suggestion.noteId))
  const noteState = isOpen ? 'open' : 'resolved'
  return {
    updated: [
      ...suggestions.map((suggestion) => [suggestion, { ...suggestion, state, ...signed }] as const),
      ...notes
        .filter((note) => carried.has(note.id) && note.state !== noteState)
        .map((note) => [note, { ...note, state: noteState, ...signed }] as const),
    ],
  }
}

/**
 * A run of a block rewritten in place: the difference becomes suggestions, in the place of the open ones it holds.
 * `text` is what now stands for `start`–`end` of the block's own text; equal to it, the open ones are taken away.
 */
export function editRun(
  block: Block,
  run: { readonly start: number; readonly end: number; readonly text: string },
  open: readonly Suggestion[],
  signature: Signature,
): Partial<ChangeSet> {
  const before = sliceCodePoints(block.text, run.start, run.end)
  const groupId = newId()
  const edits = differenceAsSuggestions(before, run.text, run.start)
  const isKept = (old: Suggestion): boolean =>
    edits.some((edit) => edit.start === old.start && edit.end === old.end && edit.after === old.after)
  const replaced = open.filter((old) => old.noteId === undefined && isOfWords(old) && !isKept(old))
  const fresh = edits.filter(
    (edit) => !open.some((old) => edit.start === old.start && edit.end === old.end && edit.after === old.after),
  )
  const formOf = formOfRewritten(block, run, open)
  return {
    added: fresh.map((edit) =>
      suggestionOf(block, edit, signature, { ...formOf(edits, edit), ...whyOf(edit, replaced), groupId }),
    ),
    removed: replaced,
  }
}

/** Why it is made is what was said of the one whose place it takes. */
function whyOf({ start, end }: TextEdit, replaced: readonly Suggestion[]): Pick<Suggestion, 'errorClass' | 'reason'> {
  const own = replaced.find(
    (old) => old.start <= end && start <= old.end && (old.errorClass ?? old.reason) !== undefined,
  )
  return {
    ...(own?.errorClass === undefined ? {} : { errorClass: own.errorClass }),
    ...(own?.reason === undefined ? {} : { reason: own.reason }),
  }
}

/**
 * The form of each edit of a run, where words put in before it brought one: what was left of them keeps it. Without any, the
 * edits say nothing and have the form of the words they stand in the place of.
 */
function formOfRewritten(
  block: Block,
  run: { readonly start: number; readonly end: number; readonly text: string },
  open: readonly Suggestion[],
): (edits: readonly TextEdit[], edit: TextEdit) => Pick<Suggestion, 'marks'> {
  if (open.every((each) => each.marks === undefined || !isOfWords(each))) return () => ({})
  const proposed = cleanBlock(
    block,
    open.map((each) => ({ ...each, state: 'accepted' as const })),
  )
  const end = run.end + codePointLength(proposed.text) - codePointLength(block.text)
  const words = sliceCodePoints(proposed.text, run.start, end)
  const marks = carryMarks(
    cutMarks(proposed.marks ?? [], run.start, end),
    differenceAsSuggestions(words, run.text).map((each) => ({ ...each, length: codePointLength(each.after) })),
  )
  return (edits, edit) => {
    const before = edits.slice(0, edits.indexOf(edit))
    const start = before.reduce(
      (sum, each) => sum + codePointLength(each.after) - codePointLength(each.before),
      edit.start - run.start,
    )
    return { marks: cutMarks(marks, start, start + codePointLength(edit.after)) }
  }
}

/** Refuses a repair: what stood there before comes back as an accepted suggestion, so the text itself stays. */
export function refuseRepair(repair: Repair, { author, atMs }: Signature): Partial<ChangeSet> {
  const suggestion: Suggestion = {
    type: 'suggestion',
    id: newId() as SuggestionId,
    revision: 0,
    articleId: repair.articleId,
    versionId: repair.versionId,
    blockId: repair.blockId,
    start: repair.start,
    end: repair.end,
    kind: repair.after === '' ? 'insert' : repair.before === '' ? 'delete' : 'replace',
    before: repair.after,
    after: repair.before,
    author,
    createdAtMs: atMs,
    state: 'accepted',
    settledBy: author,
    settledAtMs: atMs,
    repairId: repair.id,
  }
  return { added: [suggestion] }
}

/** Takes a refusal back: the repair holds again. */
export function restoreRepair(refusal: Suggestion): Partial<ChangeSet> {
  return { removed: [refusal] }
}
