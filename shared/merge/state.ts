import type { Block } from '../domain/block.ts'
import type { Conflict, ConflictKind, ConflictSide } from '../domain/conflict.ts'
import type { ArticleId, ConflictId } from '../domain/ids.ts'
import { recordType, type DomainRecord } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { hashText } from '../lib/hash-text.ts'
import { valuesAt } from '../lib/paths.ts'
import { findOverlaps } from '../text/overlaps.ts'
import type { Cell } from './cell.ts'
import { Cells } from './cells.ts'
import { canonical, fieldsOf, groupsOf, valueOf, type Fields } from './fields.ts'
import { isAtHome } from './home.ts'
import type { Making } from './making.ts'
import type { CausalOrder } from './order.ts'
import { Places } from './places.ts'
import { everySide, isThere, RECEIVED, sidesOf, type Side } from './registers.ts'
import { isReshaping, Shapes } from './shapes.ts'
import type { HistoryAct } from './types.ts'

/** What the acts of an article come to: its records by key (`recordKey`), its conflicts among them. */
export type MergedState = ReadonlyMap<string, DomainRecord>

/**
 * What came with texts, by key; `order` has only the acts that are stood on. The same for the same acts, whoever asks. It is made
 * in small steps, each of which tells how far it is (0 to 1).
 */
export function* makingState(
  articleId: ArticleId,
  order: CausalOrder,
  received: ReadonlyMap<string, DomainRecord>,
): Making<MergedState> {
  return yield* new State(articleId, order, received).making()
}

/** How much of the making the acts are taken to be; the rest is their records. */
const ACTS_SHARE = 0.5

class State {
  readonly #articleId: ArticleId
  readonly #order: CausalOrder
  readonly #cells: Cells
  readonly #shapes: Shapes
  readonly #places: Places
  readonly #records = new Map<string, DomainRecord>()
  readonly #conflicts = new Map<string, Conflict>()

  constructor(articleId: ArticleId, order: CausalOrder, received: ReadonlyMap<string, DomainRecord>) {
    this.#articleId = articleId
    this.#order = order
    const here = receivedBehind(order, received)
    const blocks = here.filter((record): record is Block => record.type === 'block')
    this.#shapes = new Shapes(order.acts, new Map(blocks.map((block) => [block.id, block])), order.sees)
    this.#places = new Places(order, this.#shapes)
    this.#cells = new Cells(order, this.#places)
    for (const record of here) this.#cells.receive(record)
  }

  *making(): Making<MergedState> {
    const { acts } = this.#order
    for (const [at, act] of acts.entries()) {
      yield (at / acts.length) * ACTS_SHARE
      this.#cells.apply(act, at, isReshaping(act))
    }
    const cells = [...this.#cells.all.values()]
    for (const cell of cells) if (cell.type === 'block') this.#makeBlock(cell)
    for (const { sides, blocks } of this.#shapes.recuts()) this.#tellRecut(sides, blocks)
    const others = cells.filter(({ type }) => type !== 'block')
    const kept = this.#keptWithOthers(others)
    for (const [at, cell] of others.entries()) {
      yield ACTS_SHARE + (at / others.length) * (1 - ACTS_SHARE)
      this.#make(cell, kept)
    }
    this.#leaveOne()
    this.#findHomes()
    this.#tellAcceptedTwice()
    return new Map([...this.#records, ...this.#conflicts])
  }

  /** What went only because of a record that stays, stays with it. */
  #keptWithOthers(cells: readonly Cell[]): ReadonlySet<Cell> {
    const kept = new Set<Cell>()
    for (const cell of cells) {
      const sides = everySide(cell.there)
      if (!sides.some(isThere) || sides.every(isThere)) continue
      const acts = sides.filter((side) => !isThere(side)).map(({ at }) => this.#actAt(at)?.id ?? '')
      for (const other of this.#cells.companions(cell, acts, ({ there }) => everySide(there))) kept.add(other)
    }
    return kept
  }

  #makeBlock(cell: Cell): void {
    const cut = this.#shapes.isCut(cell.id) ? this.#shapes.now(cell.id) : undefined
    if (this.#shapes.isCut(cell.id) && cut === undefined) return this.#tellSaidOfPart(cell)
    const record = this.#recordOf(cell)
    if (record === undefined) return
    if (cut === undefined) {
      this.#records.set(recordKey(record), record)
      return
    }
    const { order, text, marks, listNumber, grid } = cut
    const block = { ...record, order, text, marks, listNumber, grid } as Block
    this.#records.set(recordKey(block), block)
  }

  /** What somebody said of a paragraph (its role, say) while another made it a part of one more: it stands nowhere now. */
  #tellSaidOfPart(cell: Cell): void {
    if (!sidesOf(cell.there).some(isThere)) return
    const said = groupsOf('block').flatMap(({ name }) => (name === 'shape' ? [] : sidesOf(cell.groups.get(name) ?? [])))
    const stated = said.filter(({ at }) =>
      this.#actAt(at)?.change.updated.some(([, to]) => to.type === 'block' && to.id === cell.id),
    )
    const article = [...this.#cells.all.values()].find(({ type }) => type === 'article')
    if (stated.length === 0 || article === undefined) return
    const whole = { ...plain(cell.form), articleId: this.#articleId, revision: 0 }
    const sides = stated.map(({ at, value }) => ({ at, value: { ...whole, ...value } }))
    this.#tell('homeless', article.form, `block ${cell.id}`, sides)
  }

  #make(cell: Cell, kept: ReadonlySet<Cell>): void {
    const sides = sidesOf(cell.there)
    if (!sides.some(isThere) && !kept.has(cell)) return
    const record = this.#recordOf(cell)
    if (record === undefined) return
    this.#records.set(recordKey(record), record)
    const gone = sides.filter((side) => !isThere(side))
    const there = sides.filter(isThere)
    if (gone.length === 0 || there.length === 0) return
    const value = plain(record)
    this.#tell('removed', record, 'removed', [
      ...there.map((side) => ({ ...side, value })),
      ...gone.map((side) => ({ ...side, value: undefined })),
    ])
  }

  /** The record as it is said last, with a conflict for each group that says two things. */
  #recordOf(cell: Cell): DomainRecord | undefined {
    const { type, id, form } = cell
    const own = Object.fromEntries(
      Object.entries(fieldsOf(form)).filter(([field]) => recordType(type).merges[field] === 'own'),
    )
    let fields: Fields = {
      ...own,
      type,
      id,
      revision: 0,
      ...(type === 'article' ? {} : { articleId: this.#articleId }),
    }
    const open: { readonly group: string; readonly sides: readonly Side[] }[] = []
    for (const group of groupsOf(type)) {
      const sides = sidesOf(cell.groups.get(group.name) ?? [])
      const [first] = sides
      if (first === undefined) continue
      fields = { ...fields, ...this.#places.placed(cell, group.name, first) }
      const isCutElsewhere = type === 'block' && group.name === 'shape'
      if (sides.length > 1 && !isCutElsewhere) open.push({ group: group.name, sides })
    }
    const record = fields as unknown as DomainRecord
    if (type === 'block' && this.#shapes.isCut(id) && this.#shapes.now(id) === undefined) return undefined
    for (const { group, sides } of open) {
      const placed = sides.map((side) => ({ ...side, value: this.#places.placed(cell, group, side) }))
      const different = placed.filter(
        ({ value }, index) => placed.findIndex((other) => canonical(other.value) === canonical(value)) === index,
      )
      if (different.length > 1) this.#tell('fields', record, group, different)
    }
    return record
  }

  /** Of several records of which there can be one, one stands; what others say otherwise is told. */
  #leaveOne(): void {
    const holders = new Map<string, Cell[]>()
    for (const record of this.#records.values()) {
      const { onePer } = recordType(record.type)
      const cell = this.#cells.all.get(recordKey(record))
      if (onePer === undefined || cell === undefined) continue
      const key = [record.type, ...onePer.map((field) => canonical(valuesAt(record, field)[0]))].join('\n')
      const found = holders.get(key)
      if (found === undefined) holders.set(key, [cell])
      else found.push(cell)
    }
    for (const cells of holders.values()) {
      if (cells.length < 2) continue
      const [winner, ...losers] = cells.toSorted((a, b) => lastOf(b) - lastOf(a) || (a.id < b.id ? -1 : 1))
      if (winner === undefined) continue
      const open = losers.filter((loser) => !this.#isSaidBy(winner, loser))
      const record = this.#records.get(keyOf(winner))
      if (record === undefined) continue
      const sides = [winner, ...open].map((cell) => ({
        at: lastOf(cell),
        says: '',
        value: plain(this.#records.get(keyOf(cell))),
      }))
      for (const loser of losers) this.#drop(loser)
      if (open.length > 0) this.#tell('twins', record, 'twins', sides)
    }
  }

  /** Whether one says what the other does, or said it once and then, knowing the other, something else. */
  #isSaidBy(winner: Cell, loser: Cell): boolean {
    const groups = groupsOf(loser.type).filter(({ name }) => name !== 'made' && name !== 'place')
    const last = lastOf(winner)
    return groups.every(({ name }) => {
      const says = sidesOf(loser.groups.get(name) ?? [])[0]?.says
      if (sidesOf(winner.groups.get(name) ?? [])[0]?.says === says) return true
      const before = winner.said.some((each) => each.group === name && each.says === says && each.at < last)
      return before && this.#order.sees(last, lastOf(loser))
    })
  }

  #drop(cell: Cell): void {
    this.#records.delete(keyOf(cell))
    for (const [id, conflict] of this.#conflicts)
      if (conflict.of === cell.type && conflict.subject === cell.id) this.#conflicts.delete(id)
  }

  /** What names something that is not there, or lies on words that are not together any more, is told and stands nowhere. */
  #findHomes(): void {
    const article = [...this.#records.values()].find(({ type }) => type === 'article')
    const blockOf = (id: string): Block | undefined => this.#records.get(`block:${id}`) as Block | undefined
    const homeless: DomainRecord[] = []
    for (let before = -1; before !== homeless.length;) {
      before = homeless.length
      for (const record of this.#records.values()) {
        if (record.type === 'article' || record.type === 'block') continue
        const isWhole = Object.entries(recordType(record.type).names).every(([path, type]) =>
          valuesAt(record, path).every((id) => this.#records.has(`${type}:${String(id)}`)),
        )
        const isCut =
          valuesAt(record, 'blockId').some((id) => this.#shapes.isCut(String(id))) || isOnCut(record, this.#shapes)
        if (isWhole && (!isCut || isAtHome(record, blockOf))) continue
        homeless.push(record)
        this.#records.delete(recordKey(record))
      }
    }
    for (const record of homeless) {
      const cell = this.#cells.all.get(recordKey(record))
      const others = this.#othersSaidOf(record)
      if (cell !== undefined) this.#drop(cell)
      const subject = article ?? record
      this.#tell('homeless', subject, `${record.type} ${record.id}`, [
        { at: cell === undefined ? 0 : lastOf(cell), value: plain(record) },
        ...others,
      ])
    }
  }

  /** What was left open of a record that goes: as it would be by what others wrote, and those that it was to stand for. */
  #othersSaidOf(record: DomainRecord): readonly { readonly at: number; readonly value: Fields }[] {
    return [...this.#conflicts.values()]
      .filter(({ of, subject, kind }) => of === record.type && subject === record.id && kind !== 'removed')
      .flatMap(({ kind, sides }) =>
        sides.slice(1).flatMap(({ act, value }) => {
          if (value === undefined) return []
          const at = this.#order.indexOf(act) ?? 0
          return [{ at, value: kind === 'twins' ? value : { ...plain(record), ...value } }]
        }),
      )
  }

  /** Two suggestions that cannot both be carried out, accepted by people who did not know of each other: one is asked about. */
  #tellAcceptedTwice(): void {
    const accepted = [...this.#records.values()].filter(
      (record): record is Suggestion => record.type === 'suggestion' && record.state === 'accepted',
    )
    const saidAt = ({ id }: Suggestion): number =>
      sidesOf(this.#cells.all.get(`suggestion:${id}`)?.groups.get('proposal') ?? [])[0]?.at ?? RECEIVED
    for (const { first, second } of findOverlaps(accepted)) {
      const [early = first, late = second] = [first, second].sort(
        (a, b) => saidAt(a) - saidAt(b) || (a.id < b.id ? -1 : 1),
      )
      if (saidAt(early) === RECEIVED || this.#order.sees(saidAt(late), saidAt(early))) continue
      if (this.#conflicts.has(`conflict:${conflictId(late, 'proposal')}`)) continue
      const [group] = groupsOf('suggestion').filter(({ name }) => name === 'proposal')
      if (group === undefined) continue
      const { settledBy: _by, settledAtMs: _at, ...open } = late
      this.#tell('fields', late, 'proposal', [
        { at: saidAt(late), value: valueOf(fieldsOf(late), group) },
        { at: saidAt(early), value: valueOf({ ...open, state: 'open' }, group) },
      ])
    }
  }

  #tellRecut(
    sides: readonly { readonly at: number; readonly texts: readonly string[] }[],
    blocks: readonly Block[],
  ): void {
    const [first] = blocks
    if (first === undefined) return
    this.#tell(
      'shape',
      first,
      'shape',
      sides.map(({ at, texts }) => ({ at, value: { texts } })),
    )
  }

  #tell(
    kind: ConflictKind,
    of: DomainRecord,
    group: string,
    sides: readonly { readonly at: number; readonly value: Fields | undefined }[],
  ): void {
    const id = conflictId(of, group)
    const told = sides.map(({ at, value }): ConflictSide => {
      const act = this.#actAt(at)
      const { id: by = '-', author = '?', atMs = 0 } = act ?? {}
      return { author, atMs, act: by, ...(value === undefined ? {} : { value: value as ConflictSide['value'] }) }
    })
    const conflict: Conflict = {
      type: 'conflict',
      id,
      revision: 0,
      articleId: this.#articleId,
      kind,
      of: of.type,
      subject: of.id,
      group,
      sides: told,
    }
    this.#conflicts.set(recordKey(conflict), conflict)
  }

  #actAt(at: number): HistoryAct | undefined {
    // What was received came with the first act.
    return this.#order.acts[Math.max(at, 0)]
  }
}

const keyOf = ({ type, id }: Cell): string => `${type}:${id}`

/** Who wrote last what a record says; that it is there again says nothing new. */
function lastOf({ groups }: Cell): number {
  return Math.max(...[...groups.values()].flatMap((register) => register.map(({ at }) => at)))
}

function isOnCut(record: DomainRecord, shapes: Shapes): boolean {
  return ['target.start.blockId', 'target.end.blockId'].some((path) =>
    valuesAt(record, path).some((id) => shapes.isCut(String(id))),
  )
}

/** A record as JSON has it. */
function plain(record: DomainRecord | undefined): Fields {
  return record === undefined ? {} : (JSON.parse(JSON.stringify(record)) as Fields)
}

/** One conflict of a group of a record, whoever finds it. */
function conflictId({ type, id }: DomainRecord, group: string): ConflictId {
  const name = `${group.replaceAll(' ', '.')}.${type}.${id}`
  return (
    name.length <= 80 ? name : `${group.slice(0, 20)}.${hashText(name).toString(36)}.${id.slice(-30)}`
  ) as ConflictId
}

/** What was received with a text whose act is stood on. */
function receivedBehind(order: CausalOrder, received: ReadonlyMap<string, DomainRecord>): readonly DomainRecord[] {
  const brought = new Set(
    order.acts.flatMap(({ change }) =>
      change.added.flatMap((each) => (each.type === 'version' ? [each.id as string] : [])),
    ),
  )
  const versionOf = (record: DomainRecord): string | undefined => {
    if (record.type === 'reply') {
      const note = received.get(`note:${record.noteId}`)
      return note?.type === 'note' ? note.versionId : undefined
    }
    return 'versionId' in record ? record.versionId : undefined
  }
  return [...received.values()].filter((record) => {
    const versionId = versionOf(record)
    return versionId === undefined || brought.has(versionId) || received.has(`version:${versionId}`)
  })
}
