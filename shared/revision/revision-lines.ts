import type { Block } from '../domain/block.ts'
import type { Carried, CarriedOther, FallReason, Fulfilment } from '../domain/carried.ts'
import { REVISION_RULE, type Dismissal } from '../domain/dismissal.ts'

/** A line of the revision's list (核红): a change that was asked for and what became of it, one that nobody asked for, or what of the review was not carried along. */
export interface RevisionLine {
  /** What it is settled under. */
  readonly key: string
  readonly outcome: Fulfilment | 'unasked' | 'left'
  readonly kind: Carried['suggestions'][number]['kind'] | CarriedOther['kind'] | 'split'
  readonly before: string
  readonly after: string
  /** What stands there now, where it was done differently. */
  readonly stands: string | undefined
  readonly author: string | undefined
  /** Why it was not carried along. */
  readonly why?: FallReason | undefined
  /** Where it is in this version; undefined where nothing of it is there. */
  readonly place: { readonly blockId: string; readonly start: number; readonly end: number } | undefined
  /** By what it was settled; what is done, or stayed behind, needs nobody for it. */
  readonly settled: Dismissal | undefined
}

/** The list of a version: what was asked in the order of the text, what was not, and what stayed behind. */
export function revisionLinesOf(
  { suggestions, unasked, others }: Carried,
  blocks: Iterable<Block>,
  dismissals: Iterable<Dismissal>,
): readonly RevisionLine[] {
  const order = new Map(Array.from(blocks, ({ id, order: at }) => [id as string, at]))
  const settled = new Map(
    [...dismissals].flatMap((each) => (each.rule === REVISION_RULE ? [[each.also ?? '', each] as const] : [])),
  )
  const placeOf = ({ blockId, start, end }: Pick<Carried['suggestions'][number], 'blockId' | 'start' | 'end'>) =>
    blockId === undefined || start === undefined || end === undefined || !order.has(blockId)
      ? undefined
      : { blockId, start, end }
  const asked = suggestions.map((each): RevisionLine => {
    const { from, outcome, kind, before, after, stands, author } = each
    const key = `asked ${from}`
    return { key, outcome, kind, before, after, stands, author, place: placeOf(each), settled: settled.get(key) }
  })
  const come = unasked.map((each, index): RevisionLine => {
    const { before, after } = each
    const kind = kindOf(each)
    const key = `unasked ${String(index)}`
    const bare = { stands: undefined, author: undefined }
    return { key, outcome: 'unasked', kind, before, after, ...bare, place: placeOf(each), settled: settled.get(key) }
  })
  const left = others.flatMap(({ from, to, kind, words, why }): readonly RevisionLine[] =>
    to === undefined ? [{ ...NOWHERE, key: `left ${kind} ${from}`, outcome: 'left', kind, before: words, why }] : [],
  )
  const at = ({ place }: RevisionLine): number => order.get(place?.blockId ?? '') ?? Number.POSITIVE_INFINITY
  const inOrder = (lines: readonly RevisionLine[]): readonly RevisionLine[] =>
    lines.toSorted((a, b) => (at(a) === at(b) ? (a.place?.start ?? 0) - (b.place?.start ?? 0) : at(a) - at(b)))
  return [...inOrder(asked), ...inOrder(come), ...left]
}

/** A paragraph's mark alone is what parts two, or joins them. */
function kindOf({ kind, before, after }: Carried['unasked'][number]): RevisionLine['kind'] {
  if (kind === 'move' || (before + after).trim() !== '') return kind
  if (after.includes('\n') !== before.includes('\n')) return after.includes('\n') ? 'split' : 'join'
  return kind
}

const NOWHERE = { after: '', stands: undefined, author: undefined, place: undefined, settled: undefined } as const

/** Whether somebody has to look at it still; what stayed behind is told, and asks for nothing. */
export function isUnsettled({ outcome, settled }: RevisionLine): boolean {
  return outcome !== 'done' && outcome !== 'left' && settled === undefined
}

/** Whether a line is told by the name of what it is: it has no words that were changed into others. */
export function isNamedLine({ kind, before, after, outcome }: RevisionLine): boolean {
  const isBare = kind === 'move' || kind === 'join' || kind === 'split' || kind === 'form' || outcome === 'left'
  return isBare || (before + after).trim() === ''
}
