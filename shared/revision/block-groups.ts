import { BLOCK_BREAK, type Flow, type FlowBlock } from '../anchor/flow.ts'
import { longestRising } from '../lib/longest-rising.ts'
import type { ComparedBlocks } from './compared-blocks.ts'

/**
 * Paragraphs of an old text and what became of them: usually one and one; one and several where it was cut, several and
 * one where they were joined; none on one side where a paragraph is new, or gone.
 */
export interface BlockGroup<Old extends FlowBlock = FlowBlock, Fresh extends FlowBlock = FlowBlock> {
  readonly old: readonly Old[]
  readonly fresh: readonly Fresh[]
  /** It stands elsewhere among the others than before. */
  readonly isMoved: boolean
}

/** Of the shorter of two paragraphs so much must be in the other for them to belong together. */
const LEAST_SHARED = 0.4

/** Which paragraphs belong together, in the order of the new text; what is gone stands where it was. */
export function groupBlocks<Old extends FlowBlock, Fresh extends FlowBlock>({
  from,
  to,
  texts,
}: ComparedBlocks<Old, Fresh>): readonly BlockGroup<Old, Fresh>[] {
  const olds = from.blocks as readonly Old[]
  const freshes = to.blocks as readonly Fresh[]
  const shared = sharedUnits(from, to, texts.mapping)
  const groups = olds.map((_block, index): Group => ({ old: [index], fresh: [] }))
  const homes = groups.slice()
  const taken = new Map<number, Group>()
  for (const { left, right, count } of shared) {
    const shorter = Math.min(olds[left]?.text.length ?? 0, freshes[right]?.text.length ?? 0)
    const home = homes[left]
    if (home === undefined || count < LEAST_SHARED * shorter) continue
    const holder = taken.get(right)
    if (holder === undefined) {
      home.fresh.push(right)
      taken.set(right, home)
    } else if (holder !== home) {
      holder.old.push(...home.old)
      holder.fresh.push(...home.fresh)
      for (const index of home.old) homes[index] = holder
      for (const index of home.fresh) taken.set(index, holder)
    }
  }
  const sorted = [...new Set(homes)].map((group) => ({
    old: group.old.toSorted((a, b) => a - b),
    fresh: [...new Set(group.fresh)].toSorted((a, b) => a - b),
  }))
  pairSame(sorted, taken, olds, freshes)
  const found = takeInWhole(pairParts(sorted, taken, olds, freshes), taken, olds, freshes)
  pairRewritten(found, taken, freshes.length)
  const alone = freshes.flatMap((_block, index) => (taken.has(index) ? [] : [{ old: [], fresh: [index] }]))
  const inPlace = new Set(
    longestRising(
      found.filter(({ fresh: has }) => has.length > 0),
      ({ fresh: [first = 0] }) => first,
    ),
  )
  return inOrder([...found, ...alone]).map((group) => ({
    old: group.old.flatMap((index) => olds[index] ?? []),
    fresh: group.fresh.flatMap((index) => freshes[index] ?? []),
    isMoved: group.old.length > 0 && group.fresh.length > 0 && !inPlace.has(group),
  }))
}

/** A paragraph that is gone and one that is new and says the very same, each the only one: it went there, short as it may be. */
function pairSame(
  groups: readonly Group[],
  taken: Map<number, Group>,
  olds: readonly FlowBlock[],
  freshes: readonly FlowBlock[],
): void {
  const gone = groups.filter(({ fresh }) => fresh.length === 0)
  const byWords = Map.groupBy(gone, ({ old: [index = 0] }) => olds[index]?.text)
  const alone = freshes.flatMap(({ text }, index) => (taken.has(index) ? [] : [{ index, text }]))
  for (const [text, twins] of Map.groupBy(alone, (each) => each.text)) {
    const [group, other] = byWords.get(text) ?? []
    const [twin, second] = twins
    if (group === undefined || twin === undefined || other !== undefined || second !== undefined) continue
    group.fresh.push(twin.index)
    taken.set(twin.index, group)
  }
}

/** A piece of a paragraph that is shorter may stand in another by chance. */
const LEAST_PART = 6
/** So many comparisons of whole paragraphs are made at most: beyond them it is another text. */
const MOST_COMPARED = 250_000

/**
 * A paragraph that is gone, of which most stands whole in new ones, was cut into these; several that are gone and stand whole
 * in a new one, and are most of it, were joined to it. Wherever they stand: what is around them may have been moved.
 */
function pairParts(
  groups: readonly Group[],
  taken: Map<number, Group>,
  olds: readonly FlowBlock[],
  freshes: readonly FlowBlock[],
): readonly Group[] {
  const gone = groups.filter(({ fresh }) => fresh.length === 0)
  const alone = freshes.flatMap(({ text }, index) => (taken.has(index) ? [] : [{ index, text }]))
  if (gone.length * alone.length > MOST_COMPARED) return groups
  const textOfGroup = ({ old: [index = 0] }: Group): string => olds[index]?.text ?? ''
  const isMostOf = (parts: readonly string[], text: string): boolean =>
    parts.reduce((sum, part) => sum + part.length, 0) >= LEAST_SHARED * text.length
  for (const group of gone) {
    const text = textOfGroup(group)
    const parts = alone.filter((each) => !taken.has(each.index) && isPartOf(each.text, text))
    if (
      !isMostOf(
        parts.map((part) => part.text),
        text,
      )
    )
      continue
    for (const { index } of parts) {
      group.fresh.push(index)
      taken.set(index, group)
    }
  }
  const joined = new Set<Group>()
  for (const { index, text } of alone) {
    if (taken.has(index)) continue
    const parts = gone.filter(
      (each) => each.fresh.length === 0 && !joined.has(each) && isPartOf(textOfGroup(each), text),
    )
    const [home, ...others] = parts
    if (home === undefined || !isMostOf(parts.map(textOfGroup), text)) continue
    home.old.push(...others.flatMap(({ old }) => old))
    home.fresh.push(index)
    taken.set(index, home)
    for (const other of others) joined.add(other)
  }
  return groups.filter((group) => !joined.has(group))
}

function isPartOf(part: string, text: string): boolean {
  return part.length >= LEAST_PART && text.includes(part)
}

/**
 * A paragraph that is gone, but stands whole in what the one beside it became, was joined to that; one that is new, and stood
 * whole in what became the one beside it, was parted from that.
 */
function takeInWhole(
  groups: readonly Group[],
  taken: Map<number, Group>,
  olds: readonly FlowBlock[],
  freshes: readonly FlowBlock[],
): readonly Group[] {
  const byOld = new Map(groups.flatMap((group) => group.old.map((index) => [index, group] as const)))
  const byFresh = new Map(groups.flatMap((group) => group.fresh.map((index) => [index, group] as const)))
  const joined = new Set<Group>()
  for (const group of groups) {
    const [index = 0] = group.old
    if (group.fresh.length > 0) continue
    const text = olds[index]?.text ?? ''
    const beside = [byOld.get(index - 1), byOld.get(index + 1)].find((other) =>
      other?.fresh.some((at) => freshes[at]?.text.includes(text)),
    )
    if (beside === undefined) continue
    beside.old.push(index)
    beside.old.sort((a, b) => a - b)
    joined.add(group)
  }
  freshes.forEach(({ text }, index) => {
    if (taken.has(index)) return
    const beside = [byFresh.get(index - 1), byFresh.get(index + 1)].find((other) =>
      other?.old.some((at) => olds[at]?.text.includes(text)),
    )
    if (beside === undefined) return
    beside.fresh.push(index)
    beside.fresh.sort((a, b) => a - b)
    taken.set(index, beside)
  })
  return groups.filter((group) => !joined.has(group))
}

/** One paragraph that is gone and one that is new, in the same place: it was rewritten. */
function pairRewritten(groups: readonly Group[], taken: Map<number, Group>, count: number): void {
  groups.forEach((group, index) => {
    const [before, behind] = [groups[index - 1], groups[index + 1]]
    if (group.fresh.length > 0 || before?.fresh.length === 0 || behind?.fresh.length === 0) return
    const from = before === undefined ? 0 : Math.max(...before.fresh) + 1
    const to = behind === undefined ? count : Math.min(...behind.fresh)
    if (to - from !== 1 || taken.has(from)) return
    group.fresh.push(from)
    taken.set(from, group)
  })
}

interface Group {
  readonly old: number[]
  readonly fresh: number[]
}

/** Pairs of paragraphs that have units in common, those that share most first. */
function sharedUnits(
  from: Flow,
  to: Flow,
  mapping: Int32Array,
): readonly { left: number; right: number; count: number }[] {
  const counts = new Map<number, number>()
  let left = 0
  mapping.forEach((at, index) => {
    while ((from.starts[left + 1] ?? Number.POSITIVE_INFINITY) <= index) left += 1
    if (at < 0 || /\s/u.test(from.text.charAt(index))) return
    const key = left * to.blocks.length + blockAt(to, at)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  return [...counts]
    .map(([key, count]) => ({ left: Math.floor(key / to.blocks.length), right: key % to.blocks.length, count }))
    .sort((a, b) => b.count - a.count)
}

/** The block in which a unit of a flow stands. */
function blockAt({ starts }: Flow, index: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** In the order of the new text; a paragraph that is gone follows the one that it followed. */
function inOrder<T extends Group | { readonly old: number[]; readonly fresh: number[] }>(
  groups: readonly T[],
): readonly T[] {
  const standing = groups.filter(({ fresh }) => fresh.length > 0).sort((a, b) => (a.fresh[0] ?? 0) - (b.fresh[0] ?? 0))
  const gone = groups.filter(({ fresh }) => fresh.length === 0).sort((a, b) => (a.old[0] ?? 0) - (b.old[0] ?? 0))
  const placed = [...standing]
  for (const group of gone) {
    const before = (group.old[0] ?? 0) - 1
    const at = placed.findIndex(({ old }) => old.includes(before))
    placed.splice(at + 1, 0, group)
  }
  return placed
}

/** The words of some paragraphs as one text. */
export function textOf(blocks: readonly FlowBlock[]): string {
  return blocks.map(({ text }) => text).join(BLOCK_BREAK)
}
