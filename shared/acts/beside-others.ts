import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { differenceAsSuggestions, type TextEdit } from '../text/difference.ts'
import { byPlace, isOverlapping } from '../text/overlaps.ts'
import type { Replaced } from '../text/whole-words.ts'

/** A run of what is read: the block's own words, from `start` of its text on, or the words of a suggestion (`start` undefined). */
interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly start: number | undefined
}

/**
 * What was typed over a run in which others have changes waiting or accepted, as no more than it changes of what is read there:
 * their changes stay as they are. Undefined where it changes their words too, or nothing but theirs is there: then it is another
 * proposal for the same place.
 */
export function editsBesideOthers(
  text: string,
  typed: Replaced,
  standing: readonly Suggestion[],
): readonly TextEdit[] | undefined {
  const inside = standing.filter((each) => each.start < typed.end && typed.start < each.end).sort(byPlace)
  const between = standing.filter((each) => each.start === each.end && isWithin(each, typed))
  const within = [...inside, ...between].sort(byPlace)
  if (within.some((each, at) => within.slice(at + 1).some((other) => isOverlapping(each, other)))) return undefined
  if (within.some((each) => each.start < typed.start || each.end > typed.end)) return undefined
  const pieces = piecesOf(text, typed, within)
  if (pieces.every((piece) => piece.start === undefined || piece.text === '')) return undefined
  const ofRead = editsOfRead(pieces, typed, within)
  const ofOwn = editsOfOwn(text, typed, within)
  if (ofRead === undefined || ofOwn === undefined) return ofRead ?? ofOwn
  return weightOf(ofOwn) <= weightOf(ofRead) ? ofOwn : ofRead
}

function isWithin(each: Suggestion, { start, end }: Replaced): boolean {
  return start < each.start && each.end < end
}

/** The text as it reads with the changes of others, compared with what was typed. */
function editsOfRead(
  pieces: readonly Piece[],
  typed: Replaced,
  within: readonly Suggestion[],
): readonly TextEdit[] | undefined {
  const own = pieces.filter((piece) => piece.start !== undefined)
  const read = pieces.map((piece) => piece.text).join('')
  const edits: TextEdit[] = []
  for (const edit of differenceAsSuggestions(read, typed.after)) {
    const piece = own.find(({ from, to }) => from <= edit.start && edit.end <= to)
    if (piece?.start === undefined) return undefined
    const shift = piece.start - piece.from
    edits.push({ ...edit, start: edit.start + shift, end: edit.end + shift })
  }
  return edits.some((edit) => within.some((each) => isRival(each, edit))) ? undefined : edits
}

function piecesOf(text: string, { start, end }: Replaced, within: readonly Suggestion[]): readonly Piece[] {
  const pieces: Piece[] = []
  const add = (words: string, at: number | undefined): void => {
    const from = pieces.at(-1)?.to ?? 0
    pieces.push({ text: words, from, to: from + codePointLength(words), start: at })
  }
  let at = start
  for (const each of within) {
    add(sliceCodePoints(text, at, each.start), at)
    add(each.after, undefined)
    at = each.end
  }
  add(sliceCodePoints(text, at, end), at)
  return pieces
}

/**
 * The block's own words compared with what was typed: whoever types once more what another struck wants nothing of it changed,
 * and what another proposes already is not proposed twice. New words of another's never stay without a word.
 */
function editsOfOwn(text: string, typed: Replaced, within: readonly Suggestion[]): readonly TextEdit[] | undefined {
  const all = differenceAsSuggestions(sliceCodePoints(text, typed.start, typed.end), typed.after, typed.start)
  const same = (each: Suggestion, edit: TextEdit): boolean =>
    each.start === edit.start && each.end === edit.end && each.after === edit.after
  const edits = all.filter((edit) => !within.some((each) => each.state === 'open' && same(each, edit)))
  const isTold = (each: Suggestion): boolean =>
    each.after === '' || edits.some((edit) => isRival(each, edit)) || all.some((edit) => same(each, edit))
  return within.every(isTold) ? edits : undefined
}

function isRival(each: Suggestion, { start, end }: TextEdit): boolean {
  return isOverlapping(each, { id: '' as Suggestion['id'], blockId: each.blockId, state: 'open', start, end })
}

function weightOf(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
}
