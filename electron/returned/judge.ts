import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { FormChannel, Suggestion } from '#shared/domain/suggestion.ts'
import { inReadingOrder, isBlockMove, type BlockMove } from '#shared/text/reading-order.ts'
import { channelOf } from '#shared/text/formed-block.ts'
import type { Alignment } from './alignment.ts'

/** What tells what became of changes that are not tracked any more. */
export interface Evidence {
  /** The blocks that the file had, and all suggestions of their version. */
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly alignment: Alignment
  /** The form of each text of the file. */
  readonly forms: readonly (readonly InlineMark[])[]
}

/**
 * Whether each of these changes was carried out in a file; what the file does not show surely is left out. Words tell it by what
 * stands in their place, paragraphs by where they stand, a form by the letters that have it. Of a move of words both parts
 * say the same, or nothing is known.
 */
export function judge(open: readonly Suggestion[], evidence: Evidence): ReadonlyMap<Suggestion, boolean> {
  const single = new Map<Suggestion, boolean | undefined>(open.map((each) => [each, judgeOne(each, evidence)]))
  const said = new Map<Suggestion, boolean>()
  for (const [each, isIn] of single) {
    if (isIn === undefined) continue
    const { kind, groupId } = each
    const parts =
      kind === 'move' && groupId !== undefined
        ? evidence.suggestions.filter((other) => other.kind === 'move' && other.groupId === groupId)
        : []
    if (parts.every((part) => single.get(part) === isIn)) said.set(each, isIn)
  }
  return said
}

function judgeOne(suggestion: Suggestion, evidence: Evidence): boolean | undefined {
  if (isBlockMove(suggestion)) return judgeMove(suggestion, evidence)
  const { kind, form } = suggestion
  if (kind === 'join' && suggestion.start === suggestion.end) return judgeJoin(suggestion, evidence)
  if (form !== undefined) return judgeForm(suggestion, form, evidence)
  return evidence.alignment.chosen.get(suggestion)
}

/** A paragraph stands where it was, or where it was to go: between the ones that stand there, of those that stay. */
function judgeMove(move: BlockMove, { blocks, suggestions, alignment }: Evidence): boolean | undefined {
  const at = only(alignment.textsOf(move.blockId))
  if (at === undefined) return undefined
  const moving = new Set<string>(suggestions.flatMap((each) => (isBlockMove(each) ? [each.blockId] : [])))
  const staying = blocks.filter(
    ({ id }) => id === move.blockId || (!moving.has(id) && alignment.textsOf(id).length > 0),
  )
  const isThere = (order: number): boolean => {
    const list = inReadingOrder(
      staying.map((block) => (block.id === move.blockId ? { ...block, order } : block)),
      [],
      'clean',
    )
    const place = list.findIndex(({ id }) => id === move.blockId)
    const [before, behind] = [list[place - 1], list[place + 1]]
    const low = before === undefined ? -1 : Math.max(...alignment.textsOf(before.id))
    const high = behind === undefined ? Infinity : Math.min(...alignment.textsOf(behind.id))
    return low < at && at < high
  }
  return either(isThere(move.orders.to), isThere(move.orders.from))
}

/** Two paragraphs are one text, or the second is the next one. */
function judgeJoin({ blockId }: Suggestion, { blocks, alignment }: Evidence): boolean | undefined {
  const place = blocks.findIndex(({ id }) => id === blockId)
  const before = blocks[place - 1]
  if (before === undefined) return undefined
  const [first, second] = [alignment.textsOf(before.id).at(-1), alignment.textsOf(blockId)[0]]
  if (first === undefined || second === undefined) return undefined
  return either(first === second, first + 1 === second)
}

/** All of the letters that are there have the form that they were to have, or the one that they had. */
function judgeForm(
  { blockId, start, end, marks = [] }: Suggestion,
  channel: FormChannel,
  { blocks, alignment, forms }: Evidence,
): boolean | undefined {
  const block = blocks.find(({ id }) => id === blockId)
  if (block === undefined || channel === 'link') return undefined
  let [isNew, isOld, count] = [true, true, 0]
  for (const piece of alignment.piecesOf(blockId)) {
    for (let at = Math.max(start, piece.at); at < Math.min(end, piece.at + piece.length); at += 1) {
      const now = formAt(forms[piece.index] ?? [], piece.start + at - piece.at, channel)
      isNew &&= now === formAt(marks, at - start, channel)
      isOld &&= now === formAt(block.marks ?? [], at, channel)
      count += 1
    }
  }
  return count === 0 ? undefined : either(isNew, isOld)
}

function formAt(marks: readonly InlineMark[], at: number, channel: FormChannel): string {
  return marks
    .flatMap(({ kind, start, end }) => (channelOf(kind) === channel && start <= at && at < end ? [kind] : []))
    .toSorted()
    .join(' ')
}

function either(isIn: boolean, isOut: boolean): boolean | undefined {
  return isIn === isOut ? undefined : isIn
}

function only(indexes: readonly number[]): number | undefined {
  return indexes.length === 1 ? indexes[0] : undefined
}
