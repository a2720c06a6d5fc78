import type { Conflict } from '../domain/conflict.ts'
import { recordType, type DomainRecord, type RecordType } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import { valuesAt } from '../lib/paths.ts'
import {
  canonical,
  changedGroups,
  fieldsOf,
  groupsOf,
  sayingOf,
  valueOf,
  type FieldGroup,
  type Fields,
} from './fields.ts'
import type { CausalOrder } from './order.ts'
import type { Cell } from './cell.ts'
import { isOnlyPlace, type Places } from './places.ts'
import {
  ALL,
  everySeen,
  GONE,
  isThere,
  overwrittenBy,
  RECEIVED,
  receivedRegister,
  seenSides,
  THERE,
  written,
  type Register,
  type Sees,
  type Side,
} from './registers.ts'
import type { HistoryAct } from './types.ts'

/** Types whose names are of the text itself: naming one of them does not keep it from going. */
const GROUND: ReadonlySet<RecordType> = new Set(['article', 'version', 'block', 'asset'])

/** What has been written about every record, act by act. */
export class Cells {
  readonly all = new Map<string, Cell>()
  readonly #sees: Sees
  readonly #order: CausalOrder
  readonly #places: Places

  constructor(order: CausalOrder, places: Places) {
    this.#order = order
    this.#places = places
    this.#sees = order.sees
  }

  /** What came with a text: everybody has it who has the text. */
  receive(record: DomainRecord): void {
    const cell = this.#cellOf(record)
    cell.there = receivedRegister({ at: RECEIVED, says: THERE, value: {} })
    for (const group of groupsOf(record.type)) {
      cell.groups.set(group.name, receivedRegister(sideOf(record, group, RECEIVED)))
    }
  }

  /** Writes what an act did. `isMechanical`: places that follow from how blocks were cut, and are nobody's statement. */
  apply(act: HistoryAct, at: number, isMechanical: boolean): void {
    const settled = settledGroups(act)
    for (const record of act.change.added) if (record.type !== 'conflict') this.#add(record, at)
    for (const [from, to] of act.change.updated) {
      if (to.type !== 'conflict') this.#update(from, to, at, isMechanical, settled.get(recordKey(to)))
    }
    for (const record of act.change.removed) {
      if (record.type === 'conflict') continue
      const cell = this.all.get(recordKey(record)) ?? this.#received(record)
      const isSettled = settled.get(recordKey(record))?.has('removed') === true
      this.#setThere(cell, at, false, isSettled ? ALL : THERE)
      for (const twin of this.#twinsOf(cell, at)) this.#dropSeen(twin, at)
    }
    for (const record of act.change.removed) if (record.type === 'conflict') this.#settle(record, act, at)
    for (const record of act.change.added) if (record.type === 'conflict') this.#reopen(record, act, at)
  }

  #add(record: DomainRecord, at: number): void {
    const cell = this.#cellOf(record)
    this.#setThere(cell, at, true, ALL)
    for (const group of groupsOf(record.type)) {
      const side = sideOf(record, group, at)
      const register = cell.groups.get(group.name) ?? []
      const [seen, ...others] = seenSides(register, at, this.#sees)
      // What comes back as it was is nothing new: what others wrote of it meanwhile stands.
      const isSame = seen !== undefined && this.#isSame(cell, group, seen, side)
      if (isSame && others.length === 0) continue
      this.#write(cell, group.name, at, [side], ALL)
    }
    this.#touchNamed(record, at)
  }

  #update(
    from: DomainRecord,
    to: DomainRecord,
    at: number,
    isMechanical: boolean,
    settled: ReadonlySet<string> | undefined,
  ): void {
    const cell = this.all.get(recordKey(to)) ?? this.#received(from)
    const changed = changedGroups(from, to)
    const stated = changed.filter((group) => !isMechanical || !isOnlyPlace(from, to, group))
    for (const group of changed) {
      if (stated.includes(group)) {
        const [shown] = seenSides(cell.groups.get(group.name) ?? [], at, this.#sees)
        const over = settled?.has(group.name) === true ? ALL : (shown?.says ?? ALL)
        this.#write(cell, group.name, at, [sideOf(to, group, at)], over)
      } else {
        const followed = cell.followed.get(group.name) ?? new Map<number, Fields>()
        cell.followed.set(group.name, followed.set(at, valueOf(fieldsOf(to), group)))
      }
    }
    if (stated.length === 0) return
    this.#setThere(cell, at, true, THERE)
    if (!isMechanical) this.#touchNamed(to, at)
  }

  /** Whether what is written of a group is what the writer had before, wherever that lies by now. */
  #isSame(cell: Cell, group: FieldGroup, seen: Side, { at, says }: Side): boolean {
    return says === sayingOf(this.#places.placed(cell, group.name, seen, at), group)
  }

  /** Those others of which there can be one in the same place. */
  #twinsOf(cell: Cell, at: number): readonly Cell[] {
    const { onePer } = recordType(cell.type)
    if (onePer === undefined) return []
    const keyOf = (each: Cell): string => {
      const fields = this.#fieldsAt(each, at)
      return onePer.map((field) => canonical(valuesAt(fields, field)[0])).join('\n')
    }
    const key = keyOf(cell)
    return [...this.all.values()].filter((other) => other.type === cell.type && other !== cell && keyOf(other) === key)
  }

  /** What a record said for an act that knew it, as far as it may name blocks. */
  #fieldsAt(cell: Cell, at: number): Fields {
    const fields = { ...fieldsOf(cell.form) }
    for (const [name, register] of cell.groups) {
      const [shown] = seenSides(register, at, this.#sees)
      if (shown !== undefined) Object.assign(fields, this.#places.placed(cell, name, shown, at))
    }
    return fields
  }

  /** Who takes away the one that stands takes away what it stands for, as far as that was known. */
  #dropSeen(cell: Cell, at: number): void {
    if (seenSides(cell.there, at, this.#sees).some(isThere)) this.#setThere(cell, at, false, ALL)
  }

  /** Somebody speaks of a record: whoever takes it away without knowing that is contradicted. */
  #touchNamed(record: DomainRecord, at: number): void {
    for (const [path, type] of Object.entries(recordType(record.type).names)) {
      if (GROUND.has(type)) continue
      for (const id of valuesAt(record, path)) {
        const cell = this.all.get(`${type}:${String(id)}`)
        if (cell !== undefined) this.#setThere(cell, at, true, THERE)
      }
    }
  }

  /** A conflict that an act takes away is settled by what the act leaves there. */
  #settle(conflict: Conflict, act: HistoryAct, at: number): void {
    const key = `${conflict.of}:${conflict.subject}`
    const cell = this.all.get(key)
    if (cell === undefined) return
    switch (conflict.kind) {
      case 'fields': {
        const group = groupsOf(cell.type).find(({ name }) => name === conflict.group)
        const to = act.change.updated.find(([, record]) => recordKey(record) === key)?.[1]
        if (group === undefined) return
        // Without a word of its own it leaves what stood there.
        const shown = seenSides(cell.groups.get(group.name) ?? [], at, this.#sees)[0]?.value
        const fields = to === undefined ? (shown ?? conflict.sides[0]?.value ?? {}) : fieldsOf(to)
        return this.#write(
          cell,
          group.name,
          at,
          [{ at, says: sayingOf(fields, group), value: valueOf(fields, group) }],
          ALL,
        )
      }
      case 'removed': {
        if (act.change.removed.some((record) => recordKey(record) === key)) return
        const companions = this.companions(cell, this.#removalsOf(cell, at), (each) => this.#seenOf(each, at))
        for (const each of [cell, ...companions]) this.#setThere(each, at, true, ALL)
        return
      }
      case 'twins':
      case 'homeless':
        for (const other of this.#otherIn(conflict)) this.#setThere(other, at, false, ALL)
        return
      case 'shape':
        return
    }
  }

  /** A settling that is taken back leaves open again what it had closed. */
  #reopen(conflict: Conflict, act: HistoryAct, at: number): void {
    const cell = this.all.get(`${conflict.of}:${conflict.subject}`)
    if (cell === undefined) return
    const atOf = (id: string): number => this.#order.indexOf(id) ?? RECEIVED
    switch (conflict.kind) {
      case 'fields': {
        const group = groupsOf(cell.type).find(({ name }) => name === conflict.group)
        if (group === undefined) return
        const told = conflict.sides.map(({ act: by, value = {} }) => ({
          at: atOf(by),
          says: sayingOf(value, group),
          value: valueOf(value, group),
        }))
        const register = cell.groups.get(group.name) ?? []
        return this.#write(cell, group.name, at, this.#openedBy(register, act) ?? told, ALL)
      }
      case 'removed': {
        const told = conflict.sides.map(({ act: by, value }) => ({
          at: atOf(by),
          says: value === undefined ? GONE : THERE,
          value: {},
        }))
        cell.there = written(cell.there, at, this.#openedBy(cell.there, act) ?? told, ALL, this.#sees)
        const back = new Set(act.change.added.map(recordKey))
        for (const each of this.companions(cell, this.#removalsOf(cell, at), (other) => this.#seenOf(other, at)))
          if (!back.has(`${each.type}:${each.id}`)) this.#setThere(each, at, true, ALL)
        return
      }
      case 'twins':
      case 'homeless':
        for (const other of this.#otherIn(conflict)) this.#setThere(other, at, true, ALL)
        return
      case 'shape':
        return
    }
  }

  /**
   * What was open before an act that is taken back: a conflict names each thing once, as it was when it was found, and its
   * record may have been written since.
   */
  #openedBy(register: Register, { undoes }: HistoryAct): readonly Side[] | undefined {
    const settledAt = this.#order.indexOf(undoes ?? '')
    const opened = settledAt === undefined ? [] : overwrittenBy(register, settledAt)
    return opened.length === 0 ? undefined : opened
  }

  /** The acts that took a record away, as far as an act knew of them and of none that brought it back. */
  #removalsOf(cell: Cell, at: number): readonly string[] {
    const gone = this.#seenOf(cell, at).filter((side) => !isThere(side))
    return gone.flatMap((side) => this.#order.acts[side.at]?.id ?? [])
  }

  #seenOf({ there }: Cell, at: number): readonly Side[] {
    return everySeen(there, at, this.#sees)
  }

  /**
   * Whatever went with a record in the same acts because it speaks of it, and is gone (`thereOf`) by nothing else: what
   * somebody took away by itself does not come back with what it spoke of.
   */
  companions(cell: Cell, acts: readonly string[], thereOf: (cell: Cell) => readonly Side[]): readonly Cell[] {
    const found = new Map<string, Cell>()
    const places = new Set(acts.map((id) => this.#order.indexOf(id)))
    const gone = acts.flatMap((id) => this.#order.acts[this.#order.indexOf(id) ?? -1]?.change.removed ?? [])
    const names = new Set([cell.id])
    for (let before = -1; before !== found.size;) {
      before = found.size
      for (const record of gone) {
        const other = this.all.get(recordKey(record))
        if (other === undefined || other === cell || !isSpeakingOf(record, names)) continue
        if (!thereOf(other).every((side) => !isThere(side) && places.has(side.at))) continue
        names.add(record.id)
        found.set(recordKey(record), other)
      }
    }
    return [...found.values()]
  }

  #otherIn({ sides, of, kind }: Conflict): readonly Cell[] {
    return sides.slice(kind === 'twins' ? 1 : 0).flatMap(({ value }) => {
      const type = typeof value?.['type'] === 'string' ? value['type'] : of
      return this.all.get(`${type}:${String(value?.['id'])}`) ?? []
    })
  }

  #setThere(cell: Cell, at: number, isPresent: boolean, over: string | typeof ALL): void {
    cell.there = written(cell.there, at, [{ at, says: isPresent ? THERE : GONE, value: {} }], over, this.#sees)
  }

  #write(cell: Cell, group: string, at: number, sides: readonly Side[], over: string | typeof ALL): void {
    cell.groups.set(group, written(cell.groups.get(group) ?? [], at, sides, over, this.#sees))
    if (recordType(cell.type).onePer !== undefined) for (const { says } of sides) cell.said.push({ at, group, says })
  }

  #received(record: DomainRecord): Cell {
    this.receive(record)
    return this.#cellOf(record)
  }

  #cellOf(record: DomainRecord): Cell {
    const key = recordKey(record)
    const known = this.all.get(key)
    if (known !== undefined) return known
    const cell: Cell = {
      type: record.type,
      id: record.id,
      form: record,
      there: [],
      groups: new Map(),
      followed: new Map(),
      said: [],
    }
    this.all.set(key, cell)
    return cell
  }
}

/** Whether a record names one of these by something else than the text that it lies on. */
function isSpeakingOf(record: DomainRecord, ids: ReadonlySet<string>): boolean {
  return Object.entries(recordType(record.type).names).some(
    ([path, type]) => !GROUND.has(type) && valuesAt(record, path).some((id) => ids.has(String(id))),
  )
}

function sideOf(record: DomainRecord, group: FieldGroup, at: number): Side {
  const fields = fieldsOf(record)
  return { at, says: sayingOf(fields, group), value: valueOf(fields, group) }
}

/** What an act settles: by record, the groups of the conflicts that it takes away. */
function settledGroups({ change }: HistoryAct): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const record of change.removed) {
    if (record.type !== 'conflict') continue
    const key = `${record.of}:${record.subject}`
    const group = record.kind === 'removed' ? 'removed' : record.group
    found.set(key, (found.get(key) ?? new Set()).add(group))
  }
  return found
}
