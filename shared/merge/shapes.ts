import type { Block } from '../domain/block.ts'
import type { DomainRecord } from '../domain/records.ts'
import { canonical, groupsOf, sayingOf, fieldsOf } from './fields.ts'
import { byOrder, freshCut, inOrder, recut, type Cut, type NewLetter, type Shape } from './letters.ts'
import { RECEIVED, type Sees } from './registers.ts'
import type { HistoryAct } from './types.ts'

/** One act on a cluster. `before`: what it went on from, a step for each part of the cluster that had been touched by then. */
interface Step {
  readonly at: number
  readonly ids: readonly string[]
  readonly before: readonly Part[]
}

/** Blocks of a cluster that were touched together, and the last step on them. */
interface Part {
  readonly at: number
  readonly ids: ReadonlySet<string>
}

/** Blocks that acts cut, joined and moved together, and those acts. */
interface Cluster {
  readonly received: Shape
  readonly steps: Map<number, Step>
  /** The shape after each step, and those that come of several together. */
  readonly shapes: Map<number, Shape>
  readonly composed: Map<string, Shape>
  /** Steps that no other has seen. */
  heads: number[]
}

/** Two sides that cut the same paragraphs differently. */
export interface Recut {
  /** The steps, the one that holds first, and the texts of their blocks. */
  readonly sides: readonly { readonly at: number; readonly texts: readonly string[] }[]
  readonly blocks: readonly Block[]
}

const shapeGroup = groupsOf('block').filter(({ name }) => name === 'shape')

/** Whether an act cuts, joins or moves blocks. */
export function isReshaping({ change }: HistoryAct): boolean {
  return blocksReshapedBy(change).length > 0
}

function blocksReshapedBy({ added, removed, updated }: HistoryAct['change']): readonly Block[] {
  const isOther = (from: Block, to: Block): boolean =>
    shapeGroup.some((group) => sayingOf(fieldsOf(from), group) !== sayingOf(fieldsOf(to), group))
  return [
    ...blocksIn(added),
    ...blocksIn(removed),
    ...updated.flatMap(([from, to]) => (from.type === 'block' && to.type === 'block' && isOther(from, to) ? [to] : [])),
  ]
}

/**
 * How blocks are cut. Two ways of cutting the same text cannot be mixed, or words would stand twice or nowhere: where two
 * sides cut what belongs together, one way holds and the other is told.
 */
export class Shapes {
  readonly #clusterOf = new Map<string, Cluster>()
  readonly #received: ReadonlyMap<string, Block>
  readonly #acts: readonly HistoryAct[]
  readonly #sees: Sees

  /** `received`: a block as it came, by its id. */
  constructor(acts: readonly HistoryAct[], received: ReadonlyMap<string, Block>, sees: Sees) {
    this.#acts = acts
    this.#received = received
    this.#sees = sees
    const touched = acts.map((act) => [
      ...blocksReshapedBy(act.change).map(({ id }) => id as string),
      ...settledBlocks(act),
    ])
    const roots = rootsOf(touched)
    const clusters = new Map<string, Cluster & { readonly received: Map<string, Cut> }>()
    for (const [id, root] of roots) {
      const cluster = clusters.get(root) ?? {
        received: new Map<string, Cut>(),
        steps: new Map<number, Step>(),
        shapes: new Map<number, Shape>(),
        composed: new Map<string, Shape>(),
        heads: [],
      }
      const block = received.get(id)
      if (block !== undefined) cluster.received.set(id, freshCut(block, this.#newLetter))
      clusters.set(root, cluster)
      this.#clusterOf.set(id, cluster)
    }
    for (const [at, ids] of touched.entries()) {
      const cluster = ids[0] === undefined ? undefined : this.#clusterOf.get(ids[0])
      if (cluster === undefined) continue
      const step = { at, ids, before: partsOf(this.#stepsSeen(cluster, at)) }
      cluster.shapes.set(at, this.#shapeAfter(cluster, step))
      cluster.steps.set(at, step)
      const seen = cluster.heads.filter((head) => sees(at, head))
      cluster.heads = [...cluster.heads.filter((head) => !seen.includes(head)), at]
    }
  }

  /** Whether how a block is cut was changed by anybody. */
  isCut(blockId: string): boolean {
    return this.#clusterOf.has(blockId)
  }

  /** A block that nobody cut, as it came. */
  uncut(blockId: string): Block | undefined {
    return this.isCut(blockId) ? undefined : this.#received.get(blockId)
  }

  /** The block as it is now cut; undefined where it is a part of another. Only to be asked of blocks that were cut. */
  now(blockId: string): Block | undefined {
    return this.known(blockId, undefined).get(blockId)?.block
  }

  /** Where two sides cut the same text, and not in the same way. */
  recuts(): readonly Recut[] {
    return [...new Set(this.#clusterOf.values())].flatMap((cluster): readonly Recut[] => {
      if (cluster.heads.length < 2) return []
      const sides = cluster.heads
        .toSorted((a, b) => b - a)
        .map((at) => ({ at, texts: inOrder(cluster.shapes.get(at) ?? cluster.received).map(({ text }) => text) }))
      const different = new Map(sides.toReversed().map((side) => [canonical(side.texts), side]))
      if (different.size < 2) return []
      return [
        {
          sides: [...different.values()].sort((a, b) => b.at - a.at),
          blocks: inOrder(cluster.shapes.get(Math.max(...cluster.heads)) ?? cluster.received),
        },
      ]
    })
  }

  /**
   * How an act knew the blocks to be cut that belong together with one, after what it did to them itself; undefined: how they are
   * cut by all acts. Empty of a block that nobody cut.
   */
  known(blockId: string, at: number | undefined): Shape {
    const cluster = this.#clusterOf.get(blockId)
    if (cluster === undefined) return NOTHING
    if (at === undefined) return cluster.shapes.get(Math.max(...cluster.heads)) ?? cluster.received
    if (at === RECEIVED) return cluster.received
    return cluster.shapes.get(at) ?? composed(cluster, partsOf(this.#stepsSeen(cluster, at)))
  }

  /** The same before what the act did itself. */
  knownBefore(blockId: string, at: number): Shape {
    const cluster = this.#clusterOf.get(blockId)
    const step = cluster?.steps.get(at)
    return cluster === undefined || step === undefined ? this.known(blockId, at) : composed(cluster, step.before)
  }

  /**
   * The steps that brought a block to how an act (or everybody) knows it, the newest first: of each that others took back, or cut
   * otherwise, only the one that holds.
   */
  *stepsOf(blockId: string, until: number | undefined): Iterable<number> {
    const cluster = this.#clusterOf.get(blockId)
    if (cluster === undefined || until === RECEIVED) return
    const partWith = (parts: readonly Part[]): Part | undefined => parts.find(({ ids }) => ids.has(blockId))
    const seen = until === undefined ? undefined : this.#stepsSeen(cluster, until)
    let at = seen === undefined ? Math.max(...cluster.heads) : partWith(partsOf(seen))?.at
    while (at !== undefined) {
      yield at
      at = partWith(cluster.steps.get(at)?.before ?? [])?.at
    }
  }

  #stepsSeen(cluster: Cluster, at: number): readonly Step[] {
    return [...cluster.steps.values()].filter((step) => this.#sees(at, step.at))
  }

  #letters = 0
  readonly #newLetter: NewLetter = () => this.#letters++

  #shapeAfter(cluster: Cluster, { at, before }: Step): Shape {
    const known = composed(cluster, before)
    const shape = new Map(known)
    const { added, updated, removed } = this.#acts[at]?.change ?? { added: [], updated: [], removed: [] }
    const isOwn = ({ id }: Block): boolean => this.#clusterOf.get(id) === cluster
    const after = [...blocksIn(added), ...blocksIn(updated.map(([, to]) => to))].filter(isOwn)
    const gone = blocksIn(removed).filter(isOwn)
    const old = new Map(
      [...after, ...gone].flatMap(({ id }) => {
        const cut = known.get(id)
        return cut === undefined ? [] : [[id, cut] as const]
      }),
    )
    for (const { id } of gone) shape.delete(id)
    const cuts = recut(
      [...old.values()].sort((a, b) => byOrder(a.block, b.block)),
      after.toSorted(byOrder),
      this.#newLetter,
    )
    for (const cut of cuts) shape.set(cut.block.id, cut)
    return shape
  }
}

const NOTHING: Shape = new Map()

/** The parts of a cluster that some steps make, each with the last step on it: what no step links goes its own way. */
function partsOf(steps: readonly Step[]): readonly Part[] {
  const roots = rootsOf(steps.map(({ ids }) => ids))
  const parts = new Map<string, { at: number; readonly ids: Set<string> }>()
  for (const [id, root] of roots) {
    const part = parts.get(root) ?? { at: -1, ids: new Set<string>() }
    part.ids.add(id)
    parts.set(root, part)
  }
  for (const { at, ids } of steps) {
    const part = parts.get(roots.get(ids[0] ?? '') ?? '')
    if (part !== undefined) part.at = Math.max(part.at, at)
  }
  return [...parts.values()]
}

/** What is named together, or with something that is named together with it …: each by the one that stands for all. */
function rootsOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const up = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = up.get(root); next !== undefined && next !== root; next = up.get(root)) root = next
    return root
  }
  for (const [first, ...others] of groups) {
    if (first === undefined) continue
    for (const id of [first, ...others]) up.set(rootOf(id), rootOf(first))
  }
  return new Map([...up.keys()].map((id) => [id, rootOf(id)]))
}

/** What comes of the last steps on some parts of a cluster. */
function composed(cluster: Cluster, parts: readonly Part[]): Shape {
  if (parts.length === 0) return cluster.received
  const key = parts
    .map(({ at }) => at)
    .sort((a, b) => a - b)
    .join()
  const known = cluster.composed.get(key)
  if (known !== undefined) return known
  const shape = new Map(cluster.received)
  for (const { at, ids } of parts) {
    const after = cluster.shapes.get(at)
    for (const id of ids) {
      const cut = after?.get(id)
      if (cut === undefined) shape.delete(id)
      else shape.set(id, cut)
    }
  }
  cluster.composed.set(key, shape)
  return shape
}

function settledBlocks({ change }: HistoryAct): readonly string[] {
  return change.removed.flatMap((each) => (each.type === 'conflict' && each.kind === 'shape' ? [each.subject] : []))
}

function blocksIn(records: readonly DomainRecord[]): readonly Block[] {
  return records.filter((record) => record.type === 'block')
}
