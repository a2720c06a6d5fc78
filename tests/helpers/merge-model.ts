import { ARTICLE, inVersion, noteAt, own, received, targetAt } from './merge-article.ts'
import fc from 'fast-check'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { onCurrent } from '#shared/change/history.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Conflict } from '#shared/domain/conflict.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import type { DomainRecord, RecordOf, RecordType } from '#shared/domain/record-types.ts'
import { recordKey, recordSchema } from '#shared/domain/records.ts'
import { mergeBlocks, splitBlock } from '#shared/acts/reshape.ts'

import { canonical } from '#shared/merge/fields.ts'
import { changeOfMerge, mergeHistories } from '#shared/merge/merge.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import type { ArticleHistory, HistoryAct } from '#shared/merge/types.ts'

/** One person's library with the one article, in memory: what the services do to it, without their disk. */
export interface Replica {
  readonly name: string
  records: ReadonlyMap<string, DomainRecord>
  acts: readonly HistoryAct[]
  heads: readonly string[]
  done: HistoryAct[]
  count: number
}

/** One wish of somebody; what it becomes depends on what is there. */
export interface Wish {
  readonly who: number
  readonly what: (typeof DEEDS)[number]
  readonly which: number
  readonly value: number
}

const DEEDS = [
  'note',
  'reply',
  'body',
  'kind',
  'state',
  'move',
  'drop',
  'number',
  'suggest',
  'settle-suggestion',
  'reword',
  'verdict',
  'checkmark',
  'goal',
  'title',
  'stage',
  'tie',
  'dismiss',
  'cut',
  'join',
  'role',
  'undo',
  'settle',
  'settle',
  'exchange',
  'exchange',
] as const

/** Deeds that cut and join under what others place meanwhile: most of the hard cases come of these. */
export const CUTTING: readonly Wish['what'][] = [
  ...(['cut', 'cut', 'cut', 'join', 'join', 'join', 'undo', 'exchange', 'exchange', 'exchange'] as const),
  ...(['note', 'move', 'suggest', 'settle-suggestion', 'checkmark', 'verdict', 'dismiss', 'role', 'settle'] as const),
]

export const wishesOf = (
  people: number,
  most: number,
  deeds: readonly Wish['what'][] = DEEDS,
): fc.Arbitrary<readonly Wish[]> =>
  fc.array(
    fc.record({
      who: fc.nat(people - 1),
      what: fc.constantFrom(...deeds),
      which: fc.nat(1000),
      value: fc.nat(1000),
    }),
    { minLength: 1, maxLength: most, size: 'max' },
  )

/** The shortest part of a course of work found that still breaks what `isBroken` looks for: parts are left out, halves first. */
export function shortestCourse(wishes: readonly Wish[], isBroken: (some: readonly Wish[]) => boolean): readonly Wish[] {
  let left = wishes
  for (let size = Math.ceil(left.length / 2); ;) {
    const before = left.length
    for (let at = 0; at < left.length;) {
      const fewer = [...left.slice(0, at), ...left.slice(at + size)]
      if (isBroken(fewer)) left = fewer
      else at += size
    }
    if (size === 1 && left.length === before) return left
    if (size > 1) size = Math.ceil(size / 2)
  }
}

/** People who all start from the same article. */
export function people(count: number): readonly Replica[] {
  const records = received()
  const [article, version] = records
  const first: HistoryAct = {
    id: 'import' as ChangeId,
    act: 'article.import',
    author: 'A',
    atMs: 1,
    change: changeOf({ added: [article, version].filter((each) => each !== undefined) }),
    parents: [],
  }
  return Array.from({ length: count }, (_, index) => ({
    name: 'ABCD'.charAt(index),
    records: new Map(records.map((record) => [recordKey(record), record])),
    acts: [first],
    heads: [first.id],
    done: [],
    count: 0,
  }))
}

/** The history as it would be handed on. */
export function historyOf({ records, acts, heads }: Replica): ArticleHistory {
  const all = [...records.values()].filter(({ type }) => type !== 'conflict')
  return { articleId: ARTICLE, records: all, acts, heads: heads as readonly ChangeId[] }
}

/** Records without revisions, in order, as text. */
export function contents(records: ReadonlyMap<string, DomainRecord>): readonly string[] {
  return [...records.values()].map((record) => canonical({ ...record, revision: 0 })).sort()
}

/** Takes another's history in; gives what changed. */
export function take(replica: Replica, theirs: ArticleHistory): ChangeSet {
  const merged = mergeHistories(historyOf(replica), theirs)
  if (!merged.ok) throw new Error(JSON.stringify(merged.error))
  const change = changeOfMerge(merged.value, [...replica.records.values()])
  replica.records = applyChange(replica.records, change)
  replica.acts = [...replica.acts, ...merged.value.unknown]
  replica.heads = merged.value.heads
  if (merged.value.taken.length > 0) replica.done = []
  return change
}

/** Does what is wished, where it can be done. */
export function fulfil(all: readonly Replica[], { who, what, which, value }: Wish): void {
  const replica = all[who % all.length]
  if (replica === undefined) return
  if (what === 'exchange') {
    const other = all[(who + 1 + (which % Math.max(1, all.length - 1))) % all.length]
    if (other !== undefined && other !== replica) take(replica, historyOf(other))
    return
  }
  if (what === 'undo') return undo(replica)
  const change = changeFor(replica, what, which, value)
  if (change !== undefined) act(replica, what, changeOf(change))
}

function act(replica: Replica, name: string, change: ChangeSet, undoes?: ChangeId): void {
  replica.count += 1
  const done: HistoryAct = {
    id: `${replica.name}${String(replica.count)}` as ChangeId,
    act: name,
    author: replica.name,
    // Clocks of machines go wrong: nothing may hang on them.
    atMs: (replica.count * 7919) % 1000,
    change,
    ...(undoes === undefined ? {} : { undoes }),
    parents: replica.heads as readonly ChangeId[],
  }
  replica.records = applyChange(replica.records, change)
  replica.acts = [...replica.acts, done]
  replica.heads = [done.id]
  if (undoes === undefined) replica.done.push(done)
}

function undo(replica: Replica): void {
  const last = replica.done.pop()
  const change = last && onCurrent(invertChange(last.change), (type, id) => replica.records.get(`${type}:${id}`))
  if (last !== undefined && change !== undefined) act(replica, 'undo', change, last.id)
}

type Part = Partial<ChangeSet> | undefined

function changeFor(replica: Replica, what: Wish['what'], which: number, value: number): Part {
  const records = [...replica.records.values()]
  const of = <T extends RecordType>(type: T): readonly RecordOf<T>[] =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const one = <T>(among: readonly T[]): T | undefined => among[which % Math.max(1, among.length)]
  const id = `${replica.name.toLowerCase()}${String(replica.count + 1)}`
  const signed = { author: replica.name, createdAtMs: value }
  const judged = { by: replica.name, atMs: value }
  const parse = (record: unknown): DomainRecord => recordSchema.parse(record)
  const block = one(of('block'))
  switch (what) {
    case 'note': {
      if (block === undefined || block.text === '') return undefined
      const start = value % block.text.length
      return {
        added: [
          noteAt(id, block, start, Math.min(block.text.length, start + 4), `note ${String(value % 3)}`, replica.name),
        ],
      }
    }
    case 'reply': {
      const note = one(of('note'))
      return (
        note && {
          added: [parse({ type: 'reply', id, ...own, noteId: note.id, body: `reply ${String(value % 3)}`, ...signed })],
        }
      )
    }
    case 'body':
      return updated(one(of('note')), { body: `said ${String(value % 4)}`, editedAtMs: value })
    case 'kind':
      return updated(one(of('note')), { kind: (['comment', 'query', 'praise'] as const)[value % 3] })
    case 'state': {
      const note = one(of('note'))
      return updated(note, {
        state: note?.state === 'open' ? 'resolved' : 'open',
        settledBy: replica.name,
        settledAtMs: value,
      })
    }
    case 'move': {
      const note = one(of('note'))
      if (note === undefined || block === undefined || block.text === '') return undefined
      const start = value % block.text.length
      return updated(note, { target: targetAt(block, start, Math.min(block.text.length, start + 3)) })
    }
    case 'drop': {
      const note = one(of('note'))
      if (note === undefined) return undefined
      const speakers = records.filter((each) => 'noteId' in each && each.noteId === note.id)
      const conflicts = records.filter((each) => each.type === 'conflict' && each.subject === note.id)
      return conflicts.length > 0 ? undefined : { removed: [note, ...speakers] }
    }
    case 'number':
      return updated(one(of('number')), { state: (['verified', 'wrong', 'queried'] as const)[value % 3], ...judged })
    case 'suggest': {
      if (block === undefined || block.text === '') return undefined
      const start = value % block.text.length
      const before = block.text.slice(start, start + 3)
      const at = {
        blockId: block.id,
        start,
        end: start + before.length,
        kind: 'replace',
        before,
        after: `new${String(value % 3)}`,
      }
      return { added: [parse({ type: 'suggestion', id, ...inVersion, ...at, ...signed, state: 'open' })] }
    }
    case 'settle-suggestion':
      return updated(one(of('suggestion')), {
        state: (['accepted', 'rejected', 'open'] as const)[value % 3],
        settledBy: replica.name,
        settledAtMs: value,
      })
    case 'reword':
      return updated(one(of('suggestion')), { after: `word${String(value % 3)}` })
    case 'verdict': {
      const state = (['approved', 'changed', 'queried'] as const)[value % 3]
      const caption = one(of('block').filter(({ role }) => role === 'caption'))
      const given = of('verdict').find(({ blockId }) => blockId === caption?.id)
      if (given !== undefined) return value % 5 === 0 ? { removed: [given] } : updated(given, { state, ...judged })
      return caption && { added: [parse({ type: 'verdict', id, ...inVersion, blockId: caption.id, state, ...judged })] }
    }
    case 'checkmark': {
      const state = (['ok', 'doubt'] as const)[value % 2]
      const item = `item${String(which % 2)}`
      const given = of('checkmark').find((each) => each.item === item)
      if (given !== undefined) return updated(given, { state, ...judged })
      if (!replica.records.has('block:b2')) return undefined
      return { added: [parse({ type: 'checkmark', id, ...inVersion, blockId: 'b2', item, state, ...judged })] }
    }
    case 'goal': {
      const given = of('goal').find((each) => each.of === undefined)
      if (given !== undefined) return updated(given, { length: 100 + (value % 3), ...judged })
      return { added: [parse({ type: 'goal', id, ...own, length: 100 + (value % 3), unit: 'words', ...judged })] }
    }
    case 'title':
      return updated(one(of('article')), { title: `Title ${String(value % 3)}` })
    case 'stage':
      return updated(one(of('article')), { stage: (['first', 'second', 'third'] as const)[value % 3] })
    case 'tie': {
      const numbers = of('number')
      const [term, result] = [numbers[0], numbers[1]]
      const tie = { type: 'tie', id, ...inVersion, kind: 'sum', termIds: [term?.id], resultId: result?.id, ...judged }
      return term === undefined || result === undefined ? undefined : { added: [parse(tie)] }
    }
    case 'dismiss':
      return (
        block && {
          added: [
            parse({
              type: 'dismissal',
              id,
              ...inVersion,
              rule: 'x.y',
              blockId: block.id,
              words: block.text.slice(0, 3),
              ...judged,
            }),
          ],
        }
      )
    case 'cut': {
      const next = block && of('block').filter(({ order }) => order > block.order)[0]
      const cut = block && splitBlock(block, 1 + (value % Math.max(1, block.text.length - 1)), next, records)
      return cut && renamed(cut, block, id)
    }
    case 'join': {
      const sorted = of('block').toSorted((a, b) => a.order - b.order)
      const at = which % Math.max(1, sorted.length - 1)
      const [first, second] = [sorted[at], sorted[at + 1]]
      const joined = first && second && mergeBlocks(first, second, records)
      return joined && renamed(joined, undefined, id)
    }
    case 'role':
      return block?.role === 'paragraph' ? updated(block, { level: 1 + (value % 3) }) : undefined
    case 'settle': {
      const conflict = one(of('conflict'))
      return conflict && settled(conflict, value, records)
    }
    case 'undo':
    case 'exchange':
      return undefined
  }
}

function settled(conflict: Conflict, value: number, records: readonly DomainRecord[]): Part {
  return settleConflict(conflict, { side: value % conflict.sides.length }, records)
}

/** A change whose new records are called after the act, so that the same case is the same each time. */
function renamed(change: Partial<ChangeSet>, tail: Block | undefined, id: string): Partial<ChangeSet> {
  let json = JSON.stringify(change)
  for (const [index, record] of (change.added ?? []).entries())
    json = json.replaceAll(`"${record.id}"`, `"${id}-${String(index)}"`)
  return tail === undefined && change.added?.length === 0 ? change : (JSON.parse(json) as Partial<ChangeSet>)
}

function updated(record: DomainRecord | undefined, fields: Readonly<Record<string, unknown>>): Part {
  if (record === undefined) return undefined
  const next = recordSchema.parse({ ...record, ...fields })
  return canonical(next) === canonical(record) ? undefined : { updated: [[record, next]] }
}
