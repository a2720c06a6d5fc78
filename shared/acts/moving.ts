import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import { codePointLength } from '../lib/code-points.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { isOfWords, isOverlapping } from '../text/overlaps.ts'
import { isRunning } from '../text/standing.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** The two parts of a paragraph's move that waits, as Word files bring them too: struck in its place, put in at another. */
export interface ParagraphMove {
  readonly from: Suggestion
  readonly to: Suggestion
}

/** Where a paragraph would stand: as a line at the start or at the end of another. Undefined: where it stood first. */
export interface MovedTo {
  readonly change: Partial<ChangeSet>
  readonly to: { readonly blockId: Block['id']; readonly side: 'start' | 'end' } | undefined
}

/** The open move of a whole paragraph that this author proposed. */
export function moveOf(block: Block, suggestions: readonly Suggestion[], author: string): ParagraphMove | undefined {
  const open = suggestions.filter(({ kind, state, author: by }) => kind === 'move' && state === 'open' && by === author)
  const from = open.find((each) => each.blockId === block.id && each.start === 0 && each.before === block.text)
  const to = from && open.find((each) => each !== from && each.groupId === from.groupId && each.before === '')
  return from?.groupId === undefined || to === undefined ? undefined : { from, to }
}

/**
 * Proposes that a paragraph stands before, or behind, the next one on its way; a move that waits goes on, and back at its
 * own place there is none. The author's own open changes of its words go along in it. `edge`: there is no place on that side;
 * `changed`: the words, or the place, are those of another change that is to be settled first.
 */
export function moveParagraph(
  block: Block,
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
  direction: 'up' | 'down',
  signature: Signature,
): MovedTo | 'edge' | 'changed' {
  const now = moveOf(block, suggestions, signature.author)
  const live = suggestions.filter(
    (each) => each.state !== 'rejected' && each.id !== now?.from.id && each.id !== now?.to.id,
  )
  const words = live.filter((each) => each.blockId === block.id && isOfWords(each))
  const home = blocks.findIndex(({ id }) => id === block.id)
  const next = blocks[home + 1]
  const isJoined = live.some(({ kind, blockId }) => kind === 'join' && (blockId === block.id || blockId === next?.id))
  if (isJoined || !words.every((each) => isOwn(each, signature.author))) return 'changed'
  const others = blocks.filter(({ id }) => id !== block.id)
  const at = now === undefined ? home : gapOf(now.to, others)
  const step = direction === 'up' ? -1 : 1
  for (let gap = at + step; gap >= 0 && gap <= others.length; gap += step) {
    if (gap === home) return { change: { removed: now === undefined ? [] : [now.from, now.to] }, to: undefined }
    const anchors = anchorsAt(gap, others)
    if (anchors.length === 0) continue
    const free = anchors.find((anchor) => !live.some((each) => isWantedBy(each, anchor)))
    if (free === undefined) return 'changed'
    const to = { blockId: free.block.id, side: free.side }
    return { change: changeOfMove(block, words, now, free, signature), to }
  }
  return 'edge'
}

interface Anchor {
  readonly block: Block
  readonly side: 'start' | 'end'
  readonly at: number
}

/** The places before `others[gap]`: at the end of the one before it, at its own start, as far as both are running text. */
function anchorsAt(gap: number, others: readonly Block[]): readonly Anchor[] {
  const [before, behind] = [others[gap - 1], others[gap]]
  return [
    ...(before !== undefined && isRunning(before)
      ? [{ block: before, side: 'end' as const, at: codePointLength(before.text) }]
      : []),
    ...(behind !== undefined && isRunning(behind) ? [{ block: behind, side: 'start' as const, at: 0 }] : []),
  ]
}

function gapOf({ blockId, start, after }: Suggestion, others: readonly Block[]): number {
  const at = others.findIndex(({ id }) => id === blockId)
  return start === 0 && !after.startsWith('\n') ? at : at + 1
}

function isWantedBy(each: Suggestion, { block, at }: Anchor): boolean {
  const point = { id: '' as Suggestion['id'], blockId: block.id, state: 'open' as const, start: at, end: at }
  return isOfWords(each) && isOverlapping(each, point)
}

function isOwn({ author, state, kind, noteId, numberId, repairId }: Suggestion, by: string): boolean {
  const isTied = noteId !== undefined || numberId !== undefined || repairId !== undefined
  return author === by && state === 'open' && kind !== 'move' && !isTied
}

function changeOfMove(
  block: Block,
  words: readonly Suggestion[],
  now: ParagraphMove | undefined,
  { block: target, side, at }: Anchor,
  signature: Signature,
): Partial<ChangeSet> {
  const shift = side === 'end' ? 1 : 0
  const text = now === undefined ? '' : now.to.after.replace(/^\n|\n$/u, '')
  const moved = now === undefined ? cleanBlock(block, words.map(accepted)) : { text, marks: unshifted(now.to) }
  const parts = {
    start: at,
    end: at,
    after: side === 'end' ? `\n${moved.text}` : `${moved.text}\n`,
    marks: (moved.marks ?? []).map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
  }
  if (now !== undefined) return { updated: [[now.to, { ...now.to, ...parts, blockId: target.id }]] }
  const group = { groupId: newId() }
  const struck = { start: 0, end: codePointLength(block.text), before: block.text, after: '', kind: 'move' as const }
  const { marks, ...edit } = parts
  return {
    added: [
      suggestionOf(block, struck, signature, group),
      suggestionOf(target, { ...edit, before: '', kind: 'move' }, signature, { ...group, marks }),
    ],
    removed: words,
  }
}

const accepted = (each: Suggestion): Suggestion => ({ ...each, state: 'accepted' })

function unshifted({ after, marks = [] }: Suggestion): NonNullable<Suggestion['marks']> {
  const by = after.startsWith('\n') ? 1 : 0
  return marks.map((mark) => ({ ...mark, start: mark.start - by, end: mark.end - by }))
}
