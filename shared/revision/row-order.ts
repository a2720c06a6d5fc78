import { countFirst } from '../lib/count-first.ts'
import { longestRising } from '../lib/longest-rising.ts'
import type { BlockGroup } from './block-groups.ts'
import { pairFigures } from './figure-pairs.ts'
import type { ReadBlock } from './read-text.ts'

/** Blocks of two texts that belong together, by their places among all the blocks of each. */
export interface PairedBlocks {
  readonly old: readonly number[]
  readonly fresh: readonly number[]
  readonly isMoved: boolean
}

/** The groups of paragraphs by their places. */
export function placedGroups(
  groups: readonly BlockGroup<ReadBlock, ReadBlock>[],
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
): readonly PairedBlocks[] {
  const from = placesOf(old)
  const to = placesOf(fresh)
  return groups.map((group) => ({
    old: group.old.flatMap(({ id }) => from.get(id) ?? []),
    fresh: group.fresh.flatMap(({ id }) => to.get(id) ?? []),
    isMoved: group.isMoved,
  }))
}

/**
 * The pictures of two texts: those of the same bytes first, then those whose captions belong together, then those that stand
 * alone between the same paragraphs. The rest is gone, or new.
 */
export function placedFigures(
  groups: readonly PairedBlocks[],
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
): readonly PairedBlocks[] {
  const figures = { old: figuresIn(old), fresh: figuresIn(fresh) }
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const take = (from: number, to: number): void => {
    if (pairs.has(from) || taken.has(to)) return
    pairs.set(from, to)
    taken.add(to)
  }
  const [from, to] = [placesOf(old), placesOf(fresh)]
  for (const [id, block] of pairFigures(picturesOf(old), picturesOf(fresh))) {
    const [left, right] = [from.get(id), to.get(block.id)]
    if (left !== undefined && right !== undefined) take(left, right)
  }
  for (const group of groups) {
    const [left, right] = [figureOf(group.old, old, from), figureOf(group.fresh, fresh, to)]
    if (left !== undefined && right !== undefined) take(left, right)
  }
  const backbone = backboneOf(groups)
  const gapOf = (index: number, side: 'old' | 'fresh'): number =>
    countFirst(backbone, (group) => (group[side][0] ?? 0) < index)
  const left = Map.groupBy(
    figures.old.filter((index) => !pairs.has(index)),
    (index) => gapOf(index, 'old'),
  )
  const right = Map.groupBy(
    figures.fresh.filter((index) => !taken.has(index)),
    (index) => gapOf(index, 'fresh'),
  )
  for (const [gap, own] of left) {
    const theirs = right.get(gap) ?? []
    if (own.length !== theirs.length) continue
    own.forEach((index, at) => take(index, theirs[at] ?? -1))
  }
  const fits = [...pairs]
    .filter(([one, other]) => gapOf(one, 'old') === gapOf(other, 'fresh'))
    .sort(([a], [b]) => a - b)
  const inPlace = new Set(longestRising(fits, ([, other]) => other).map(([one]) => one))
  return [
    ...[...pairs].map(([one, other]) => ({ old: [one], fresh: [other], isMoved: !inPlace.has(one) })),
    ...figures.old.filter((index) => !pairs.has(index)).map((index) => ({ old: [index], fresh: [], isMoved: false })),
    ...figures.fresh.filter((index) => !taken.has(index)).map((index) => ({ old: [], fresh: [index], isMoved: false })),
  ]
}

/** A line of two texts laid side by side: a pair where it stands in both, or either end of one that was moved. */
export type OrderedRow =
  | { readonly kind: 'pair' | 'gone' | 'added'; readonly pair: PairedBlocks }
  | { readonly kind: 'from' | 'to'; readonly pair: PairedBlocks }

/** Pairs in the order of both texts: what stands in both in order holds them together, what does not stands where it is, or was. */
export function inRows(pairs: readonly PairedBlocks[]): readonly OrderedRow[] {
  const backbone = backboneOf(pairs)
  const gone = pairs.filter(({ old, fresh, isMoved }) => old.length > 0 && (isMoved || fresh.length === 0))
  const come = pairs.filter(({ old, fresh, isMoved }) => fresh.length > 0 && (isMoved || old.length === 0))
  const byOld = gone.toSorted((a, b) => (a.old[0] ?? 0) - (b.old[0] ?? 0))
  const byFresh = come.toSorted((a, b) => (a.fresh[0] ?? 0) - (b.fresh[0] ?? 0))
  const rows: OrderedRow[] = []
  let [left, right] = [0, 0]
  const until = (old: number, fresh: number): void => {
    for (let pair = byOld[left]; pair !== undefined && (pair.old[0] ?? 0) < old; pair = byOld[(left += 1)])
      rows.push({ kind: pair.isMoved ? 'from' : 'gone', pair })
    for (let pair = byFresh[right]; pair !== undefined && (pair.fresh[0] ?? 0) < fresh; pair = byFresh[(right += 1)])
      rows.push({ kind: pair.isMoved ? 'to' : 'added', pair })
  }
  for (const pair of backbone) {
    until(pair.old[0] ?? 0, pair.fresh[0] ?? 0)
    rows.push({ kind: 'pair', pair })
  }
  until(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  return rows
}

/** What stands in both texts in the same order. */
function backboneOf(pairs: readonly PairedBlocks[]): readonly PairedBlocks[] {
  return pairs
    .filter(({ old, fresh, isMoved }) => old.length > 0 && fresh.length > 0 && !isMoved)
    .toSorted((a, b) => (a.old[0] ?? 0) - (b.old[0] ?? 0))
}

function placesOf(blocks: readonly ReadBlock[]): ReadonlyMap<string, number> {
  return new Map(blocks.map(({ id }, index) => [id, index]))
}

const isFigure = ({ block }: ReadBlock): boolean => block.role === 'figure'

function figuresIn(blocks: readonly ReadBlock[]): readonly number[] {
  return blocks.flatMap((each, index) => (isFigure(each) && each.text === '' ? [index] : []))
}

function picturesOf(blocks: readonly ReadBlock[]): Parameters<typeof pairFigures>[0] {
  return { blocks: blocks.map(({ block }) => block), assets: blocks.flatMap(({ asset }) => asset ?? []) }
}

/** The picture to which the caption among some blocks belongs. */
function figureOf(
  indexes: readonly number[],
  blocks: readonly ReadBlock[],
  places: ReadonlyMap<string, number>,
): number | undefined {
  const figureId = indexes.flatMap((index) => blocks[index]?.block.figureId ?? [])[0]
  return figureId === undefined ? undefined : places.get(figureId)
}
