import type { HistoryAct } from './types.ts'

/** Why acts have no order: one names a parent that is not there, two say different things under one id, or they go in a circle. */
export type Disorder =
  | { readonly kind: 'missing'; readonly act: string; readonly parent: string }
  | { readonly kind: 'circle' }
  | { readonly kind: 'two-of-one'; readonly act: string }

/**
 * The causal order of acts, computed from their parents. `acts` are by logical clock (one more than the highest of the
 * parents), equal clocks by id: every act after all that it has seen, and the same for everybody who has the same acts.
 */
export interface CausalOrder {
  readonly acts: readonly HistoryAct[]
  /** Place of an act in `acts`; undefined when it is not there. */
  indexOf(id: string): number | undefined
  /** Whether the act at one place had seen the one at the other, or is it. */
  sees(later: number, earlier: number): boolean
}

/** How far each strand was seen, by its number; a strand is a run of acts each of which follows the one before. */
type Vector = ReadonlyMap<number, number>

interface Placed {
  readonly strand: number
  readonly at: number
  readonly seen: Vector
}

/** Puts acts in order. */
export function orderActs(given: Iterable<HistoryAct>): CausalOrder | Disorder {
  const byId = new Map<string, HistoryAct>()
  for (const act of given) byId.set(act.id, act)
  const clocks = clocksOf(byId)
  if (!(clocks instanceof Map)) return clocks
  const clockOf = ({ id }: HistoryAct): number => clocks.get(id) ?? 0
  const acts = [...byId.values()].sort((a, b) => clockOf(a) - clockOf(b) || (a.id < b.id ? -1 : 1))
  const index = new Map(acts.map(({ id }, at) => [id as string, at]))
  const placed = strandsOf(acts, index)
  return {
    acts,
    indexOf: (id) => index.get(id),
    sees: (later, earlier) => {
      const [one, other] = [placed[later], placed[earlier]]
      if (one === undefined || other === undefined) return false
      return (one.strand === other.strand ? one.at : (one.seen.get(other.strand) ?? -1)) >= other.at
    },
  }
}

/** The logical clock of each act; its parents' are worked out first, without going deep. */
function clocksOf(byId: ReadonlyMap<string, HistoryAct>): Map<string, number> | Disorder {
  const clocks = new Map<string, number>()
  const open = new Set<string>()
  for (const start of byId.values()) {
    const stack = [start]
    for (let act = stack.at(-1); act !== undefined; act = stack.at(-1)) {
      if (clocks.has(act.id)) {
        stack.pop()
        continue
      }
      const waiting: HistoryAct[] = []
      for (const id of act.parents) {
        const parent = byId.get(id)
        if (parent === undefined) return { kind: 'missing', act: act.id, parent: id }
        if (!clocks.has(id)) waiting.push(parent)
      }
      if (waiting.length === 0) {
        clocks.set(act.id, 1 + Math.max(-1, ...act.parents.map((id) => clocks.get(id) ?? 0)))
        stack.pop()
      } else if (open.has(act.id)) return { kind: 'circle' }
      else {
        open.add(act.id)
        stack.push(...waiting)
      }
    }
  }
  return clocks
}

/** Each act in its strand, with what it had seen of the others. */
function strandsOf(acts: readonly HistoryAct[], index: ReadonlyMap<string, number>): readonly Placed[] {
  const placed: Placed[] = []
  const tips: number[] = []
  for (const [at, { parents }] of acts.entries()) {
    const known = parents.flatMap((id) => index.get(id) ?? []).sort((a, b) => b - a)
    const before = known.find((parent) => tips[placed[parent]?.strand ?? -1] === parent)
    const own = before === undefined ? undefined : placed[before]
    const strand = own?.strand ?? tips.length
    tips[strand] = at
    placed.push({ strand, at: (own?.at ?? -1) + 1, seen: seenBy(known, placed, strand) })
  }
  return placed
}

function seenBy(parents: readonly number[], placed: readonly Placed[], strand: number): Vector {
  const [first, ...others] = parents.flatMap((parent) => placed[parent] ?? [])
  // Most acts follow one act of their own strand, and have seen what that had.
  if (first === undefined) return new Map()
  if (others.length === 0 && first.strand === strand) return first.seen
  const seen = new Map<number, number>()
  const note = (of: number, at: number): void => {
    if (of !== strand) seen.set(of, Math.max(seen.get(of) ?? -1, at))
  }
  for (const parent of [first, ...others]) {
    note(parent.strand, parent.at)
    for (const [of, at] of parent.seen) note(of, at)
  }
  return seen
}

/** Whether acts could be put in order. */
export function isOrder(found: CausalOrder | Disorder): found is CausalOrder {
  return 'acts' in found
}

/** Those acts that lie behind one of the heads, or are one. */
export function actsBehind(heads: readonly string[], byId: ReadonlyMap<string, HistoryAct>): readonly HistoryAct[] {
  const found = new Map<string, HistoryAct>()
  const stack = [...heads]
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const act = byId.get(id)
    if (act === undefined || found.has(id)) continue
    found.set(id, act)
    stack.push(...act.parents)
  }
  return [...found.values()]
}

/** Those heads that none of the others has seen, in order. */
export function newestHeads(heads: Iterable<string>, order: CausalOrder): readonly string[] {
  const at = [...new Set(heads)].flatMap((id) => order.indexOf(id) ?? []).sort((a, b) => a - b)
  const newest = at.filter((one) => !at.some((other) => other !== one && order.sees(other, one)))
  return newest.flatMap((one) => order.acts[one]?.id ?? [])
}
