import { recordType, type DomainRecord } from '../domain/record-types.ts'
import { valuesAt, withValueAt } from '../lib/paths.ts'
import type { Cell } from './cell.ts'
import { canonical, fieldsOf, type FieldGroup, type Fields } from './fields.ts'
import { isAtHome } from './home.ts'
import { movedBlock, movedSpot, type Shape, type Spot } from './letters.ts'
import type { CausalOrder } from './order.ts'
import { everySeen, isThere, seenSides, type Sees, type Side } from './registers.ts'
import type { Shapes } from './shapes.ts'

/** Which shape of the blocks that belong together with one. */
type ShapeOf = (blockId: string) => Shape

/**
 * Where what acts wrote lies, as blocks are cut and joined after it. Whoever cut or joined knowing a record took it along, and
 * where they left it is written in their act: that is followed, step by step. Over what somebody cut without knowing a record
 * it is carried by the characters that it lies on.
 */
export class Places {
  readonly #shapes: Shapes
  readonly #order: CausalOrder
  readonly #sees: Sees

  constructor(order: CausalOrder, shapes: Shapes) {
    this.#order = order
    this.#shapes = shapes
    this.#sees = order.sees
  }

  /**
   * The values of a group that an act wrote, with the places and blocks in them as everybody knows them, or as the act `until`
   * does. What has no place any more says so by an end that lies nowhere.
   */
  placed(cell: Cell, group: string, { at, says, value }: Side, until?: number): Fields {
    const ids = cell.type === 'block' ? [] : blockIdsIn(cell, value)
    if (!ids.some((id) => this.#shapes.isCut(id))) return value
    let known: Fields = value
    let base = at
    let isPassedOver = false
    for (const step of this.#stepsOn(ids, at, until)) {
      const [shown] = seenSides(cell.groups.get(group) ?? [], step, this.#sees)
      // Whoever did this knew the record otherwise, or not at all.
      if (shown?.says !== says || shown.at !== at) continue
      const told = cell.followed.get(group)?.get(step)
      if (told === undefined) {
        if (!everySeen(cell.there, step, this.#sees).some(isThere)) continue
        const before: ShapeOf = (id) => this.#shapes.knownBefore(id, step)
        const here = moved(cell, known, this.#after(base), before)
        const behind = this.#behindTwin(cell, here, step)
        if (behind === undefined && isNameOnly(cell, value)) {
          // Its block went into another, and it was not taken along: whoever did this did not have it.
          const next = moved(cell, here, before, this.#after(step))
          isPassedOver = isPassedOver || canonical(next) !== canonical(here)
          if (isPassedOver) continue
        } else if (!this.#isHome(cell, here, before)) {
          // It stood nowhere for whoever did this, and does not come back by itself.
          return lost(here)
        }
        known = behind ?? here
      } else {
        known = told
        isPassedOver = false
      }
      base = step
    }
    return moved(cell, known, this.#after(base), (id) => this.#shapes.known(id, until))
  }

  /**
   * Where an act that cut or joined blocks left the record that stood for this one: of several of which there can be one, only
   * that was there for whoever did it, and the others stay behind it.
   */
  #behindTwin({ type, id, form }: Cell, value: Fields, step: number): Fields | undefined {
    const { onePer } = recordType(type)
    if (onePer === undefined) return undefined
    const own = { ...fieldsOf(form), ...value }
    const isTwin = (other: DomainRecord): boolean =>
      other.type === type && other.id !== id && onePer.every((name) => fieldsOf(other)[name] === own[name])
    const twin = this.#order.acts[step]?.change.updated.find(([from]) => isTwin(from))?.[1]
    if (twin === undefined) return undefined
    return pathsToBlocks(type).reduce<Fields>(
      (found, path) => withValueAt(found, path, () => valuesAt(twin, path)[0]),
      value,
    )
  }

  /** Whether a value has a place where blocks are cut in some way. */
  #isHome({ form }: Cell, value: Fields, shapeOf: ShapeOf): boolean {
    const record = { ...fieldsOf(form), ...value } as unknown as DomainRecord
    return isAtHome(record, (id) => shapeOf(id).get(id)?.block ?? this.#shapes.uncut(id))
  }

  #after(at: number): ShapeOf {
    return (id) => this.#shapes.known(id, at)
  }

  /** The steps that cut the blocks, of those who had seen what an act wrote, oldest first. */
  #stepsOn(ids: readonly string[], at: number, until: number | undefined): readonly number[] {
    const found = new Set<number>()
    for (const id of ids) {
      for (const step of this.#shapes.stepsOf(id, until)) {
        if (step <= at || (at >= 0 && !this.#sees(step, at))) break
        found.add(step)
      }
    }
    return [...found].sort((a, b) => a - b)
  }
}

/** Whether nothing but a place and the names of blocks differs between two forms of a group. */
export function isOnlyPlace(from: DomainRecord, to: DomainRecord, group: FieldGroup): boolean {
  const paths = pathsToBlocks(to.type)
  const bare = (record: DomainRecord): unknown => {
    const fields: Record<string, unknown> = { ...fieldsOf(record) }
    if (recordType(record.type).place === 'run') for (const name of ['start', 'end']) fields[name] = 0
    const without = paths.reduce<Fields>((found, path) => withValueAt(found, path, () => ''), fields)
    const target = without['target'] as { readonly kind: string } | undefined
    const told = target?.kind === 'text' ? { ...without, target: { ...target, start: {}, end: {} } } : without
    return [...group.says, ...group.by].map((name) => told[name])
  }
  return canonical(bare(from)) === canonical(bare(to))
}

function pathsToBlocks(type: DomainRecord['type']): readonly string[] {
  return Object.entries(recordType(type).names).flatMap(([path, named]) => (named === 'block' ? [path] : []))
}

function blockIdsIn({ type }: Cell, value: Fields): readonly string[] {
  return pathsToBlocks(type).flatMap((path) => valuesAt(value, path).map(String))
}

interface Run {
  readonly blockId: string
  readonly start: number
  readonly end: number
}
interface TextTarget {
  readonly kind: 'text'
  readonly start: Spot
  readonly end: Spot
}

function runIn(value: Fields): Run | undefined {
  return typeof value['blockId'] === 'string' && typeof value['start'] === 'number'
    ? (value as unknown as Run)
    : undefined
}

function targetIn(value: Fields): TextTarget | undefined {
  const target = value['target'] as { readonly kind: string } | undefined
  return target?.kind === 'text' ? (target as TextTarget) : undefined
}

/** Whether a value names blocks as they are, whatever they say. */
function isNameOnly({ type }: Cell, value: Fields): boolean {
  return recordType(type).place !== 'words' && runIn(value) === undefined && targetIn(value) === undefined
}

/** A value in another shape, by the characters that it lies on. */
function moved(cell: Cell, value: Fields, from: ShapeOf, to: ShapeOf): Fields {
  const spot = (each: Spot, side: 'start' | 'end'): Spot | undefined =>
    each.offset < 0 ? undefined : movedSpot(each, side, from(each.blockId), to(each.blockId))
  const run = runIn(value)
  if (run !== undefined) {
    const { blockId, start, end } = run
    if (end < start) return value
    const first = spot({ blockId, offset: start }, start === end && start > 0 ? 'end' : 'start')
    const last = start === end ? first : spot({ blockId, offset: end }, 'end')
    if (first === undefined || first.blockId !== last?.blockId) return lost(value)
    return { ...value, blockId: first.blockId, start: first.offset, end: last.offset }
  }
  const target = targetIn(value)
  if (target !== undefined) {
    const isPoint = target.start.blockId === target.end.blockId && target.start.offset === target.end.offset
    const start = spot(target.start, 'start')
    const end = isPoint ? start : spot(target.end, 'end')
    return start === undefined || end === undefined ? lost(value) : { ...value, target: { ...target, start, end } }
  }
  const words = recordType(cell.type).place === 'words' ? String(value['words'] ?? '') : ''
  return pathsToBlocks(cell.type).reduce<Fields>(
    (found, path) => withValueAt(found, path, (id) => movedBlock(String(id), from(String(id)), to(String(id)), words)),
    value,
  )
}

/** The value without a place: it ends where nothing lies. */
function lost(value: Fields): Fields {
  if (runIn(value) !== undefined) return { ...value, end: -1 }
  const target = targetIn(value)
  return target === undefined
    ? value
    : { ...value, target: { ...target, end: { blockId: target.start.blockId, offset: -1 } } }
}
