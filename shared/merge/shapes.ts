import type { Block } from '../domain/block.ts'
import type { DomainRecord } from '../domain/records.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { canonical, groupsOf, sayingOf, fieldsOf } from './fields.ts'
import { RECEIVED, type Sees } from './registers.ts'
import type { HistoryAct } from './types.ts'

/** How the paragraphs of a version are cut at one time: a block by its id, none where it is a part of another. */
type Shape = ReadonlyMap<string, Block>

/** One act on a cluster. `before`: what it went on from, a step for each part of the cluster that had been touched by then. */
interface Step {
  readonly at: number
  readonly ids: readonly string[]
  readonly before: readonly { readonly at: number; readonly ids: ReadonlySet<string> }[]
}

/** Blocks that acts cut, joined and moved together, and those acts. */
interface Cluster {
  readonly received: Shape
  readonly steps: Step[]
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
  readonly #acts: readonly HistoryAct[]
  readonly #sees: Sees

  /** `received`: a block as it came, by its id. `settles`: whether an act settles how a block is cut. */
  constructor(acts: readonly HistoryAct[], received: ReadonlyMap<string, Block>, sees: Sees) {
    this.#acts = acts
    this.#sees = sees
    const touched = acts.map((act) => [
      ...blocksReshapedBy(act.change).map(({ id }) => id as string),
      ...settledBlocks(act),
    ])
    const roots = rootsOf(touched)
    const clusters = new Map<string, Cluster & { readonly received: Map<string, Block> }>()
    for (const [id, root] of roots) {
      const cluster = clusters.get(root) ?? { received: new Map<string, Block>(), steps: [], heads: [] }
      const block = received.get(id)
      if (block !== undefined) cluster.received.set(id, block)
      clusters.set(root, cluster)
      this.#clusterOf.set(id, cluster)
    }
    for (const [at, ids] of touched.entries()) {
      const cluster = ids[0] === undefined ? undefined : this.#clusterOf.get(ids[0])
      if (cluster === undefined) continue
      const known = cluster.steps.filter((step) => sees(at, step.at))
      cluster.steps.push({ at, ids, before: partsOf(known) })
      const seen = cluster.heads.filter((head) => sees(at, head))
      cluster.heads = [...cluster.heads.filter((head) => !seen.includes(head)), at]
    }
  }

  /** Whether how a block is cut was changed by anybody. */
  isCut(blockId: string): boolean {
    return this.#clusterOf.has(blockId)
  }

  /** The block as it is now cut; undefined where it is a part of another. Only to be asked of blocks that were cut. */
  now(blockId: string): Block | undefined {
    const cluster = this.#clusterOf.get(blockId)
    return cluster && this.#shapeAt(cluster, lastOf(cluster)).get(blockId)
  }

  /** Every block that is there now and was cut. */
  blocks(): readonly Block[] {
    return [...this.#clusters()].flatMap((cluster) => [...this.#shapeAt(cluster, lastOf(cluster)).values()])
  }

  /** Where two sides cut the same text, and not in the same way. */
  recuts(): readonly Recut[] {
    return [...this.#clusters()].flatMap((cluster): readonly Recut[] => {
      if (cluster.heads.length < 2) return []
      const sides = cluster.heads
        .toSorted((a, b) => b - a)
        .map((at) => ({ at, texts: inOrder(this.#shapeAt(cluster, at)).map(({ text }) => text) }))
      const different = new Map(sides.toReversed().map((side) => [canonical(side.texts), side]))
      if (different.size < 2) return []
      return [
        {
          sides: [...different.values()].sort((a, b) => b.at - a.at),
          blocks: inOrder(this.#shapeAt(cluster, lastOf(cluster))),
        },
      ]
    })
  }

  /** Where a point lies now (or where the act `until` knew the blocks to be cut) that an act meant, by how that knew them to be cut. */
  point(
    blockId: string,
    offset: number,
    at: number,
    side: 'start' | 'end',
    until?: number,
  ): { readonly blockId: string; readonly offset: number } {
    const cluster = this.#clusterOf.get(blockId)
    if (cluster === undefined) return { blockId, offset }
    const then = this.#knownShape(cluster, at)
    const now = until === undefined ? this.#shapeAt(cluster, lastOf(cluster)) : this.#knownShape(cluster, until)
    if (then === now) return { blockId, offset }
    const block = then.get(blockId)
    if (block === undefined || now.get(blockId)?.text === block.text) return { blockId, offset }
    const found = pointBehind(inOrder(now), lettersBefore(inOrder(then), blockId, offset), side)
    // White space at its edge is the run's own as far as it is still there.
    const space = spaceAt(block.text, offset, side)
    const room = spaceAt(now.get(found.blockId)?.text ?? '', found.offset, side === 'start' ? 'end' : 'start')
    const shift = Math.min(space, room)
    return { ...found, offset: found.offset + (side === 'start' ? -shift : shift) }
  }

  /** How an act knew the blocks to be cut. */
  #knownShape(cluster: Cluster, at: number): Shape {
    const known = at === RECEIVED ? [] : cluster.steps.filter((step) => this.#sees(at, step.at))
    const parts = partsOf(known)
    const [part, ...others] = parts
    if (part === undefined) return cluster.received
    const last = this.#shapeAt(cluster, Math.max(...parts.map((each) => each.at)))
    if (others.length === 0 && known.length === cluster.steps.length) return last
    return composed(cluster.received, parts, this.#shapes.get(cluster) ?? new Map<number | undefined, Shape>())
  }

  readonly #shapes = new Map<Cluster, Map<number | undefined, Shape>>()

  #shapeAt(cluster: Cluster, at: number | undefined): Shape {
    const known = this.#shapes.get(cluster) ?? new Map<number | undefined, Shape>([[undefined, cluster.received]])
    this.#shapes.set(cluster, known)
    // Steps come after those that they go on from.
    for (const step of cluster.steps) {
      if (known.has(step.at) || step.at > (at ?? -1)) continue
      const shape = composed(cluster.received, step.before, known)
      const { added, updated, removed } = this.#acts[step.at]?.change ?? { added: [], updated: [], removed: [] }
      for (const block of blocksIn(removed)) if (this.#clusterOf.get(block.id) === cluster) shape.delete(block.id)
      for (const block of [...blocksIn(added), ...blocksIn(updated.map(([, to]) => to))])
        if (this.#clusterOf.get(block.id) === cluster) shape.set(block.id, block)
      known.set(step.at, shape)
    }
    return known.get(at) ?? cluster.received
  }

  #clusters(): ReadonlySet<Cluster> {
    return new Set(this.#clusterOf.values())
  }
}

/** The parts of a cluster that some steps make, each with the last step on it: what no step links goes its own way. */
function partsOf(steps: readonly Step[]): Step['before'] {
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

function composed(
  received: Shape,
  parts: Step['before'],
  shapes: ReadonlyMap<number | undefined, Shape>,
): Map<string, Block> {
  const shape = new Map(received)
  for (const { at, ids } of parts) {
    const after = shapes.get(at)
    for (const id of ids) {
      const block = after?.get(id)
      if (block === undefined) shape.delete(id)
      else shape.set(id, block)
    }
  }
  return shape
}

function lastOf({ heads }: Cluster): number | undefined {
  return heads.length === 0 ? undefined : Math.max(...heads)
}

function settledBlocks({ change }: HistoryAct): readonly string[] {
  return change.removed.flatMap((each) => (each.type === 'conflict' && each.kind === 'shape' ? [each.subject] : []))
}

function blocksIn(records: readonly DomainRecord[]): readonly Block[] {
  return records.filter((record) => record.type === 'block')
}

function inOrder(shape: Shape): readonly Block[] {
  return [...shape.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** Letters are what cutting and joining leaves as it is: white space at a seam comes and goes. */
const isLetter = (character: string): boolean => !/\s/u.test(character)

/** How many characters of white space stand behind a start, or before an end. */
function spaceAt(text: string, offset: number, side: 'start' | 'end'): number {
  const found =
    side === 'start' ? /^\s*/u.exec(sliceCodePoints(text, offset)) : /\s*$/u.exec(sliceCodePoints(text, 0, offset))
  return codePointLength(found?.[0] ?? '')
}

function lettersBefore(blocks: readonly Block[], blockId: string, offset: number): number {
  let count = 0
  for (const { id, text } of blocks) {
    const before = id === blockId ? sliceCodePoints(text, 0, offset) : text
    for (const character of before) if (isLetter(character)) count += 1
    if (id === blockId) break
  }
  return count
}

/** The point before the letter of that number (as a start), or right behind the one before it (as an end). */
function pointBehind(
  blocks: readonly Block[],
  letters: number,
  side: 'start' | 'end',
): { blockId: string; offset: number } {
  let count = 0
  for (const { id, text } of blocks) {
    let offset = 0
    for (const character of text) {
      if (isLetter(character)) {
        if (side === 'start' && count === letters) return { blockId: id, offset }
        count += 1
        if (side === 'end' && count >= letters) return { blockId: id, offset: letters === 0 ? 0 : offset + 1 }
      }
      offset += 1
    }
  }
  const last = blocks.at(-1)
  return { blockId: last?.id ?? '', offset: codePointLength(last?.text ?? '') }
}
