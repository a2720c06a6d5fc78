import type { Block } from '../domain/block.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import type { BlockId, DismissalId } from '../domain/ids.ts'
import type { Note } from '../domain/note.ts'
import { recordType, type DomainRecord } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import type { TextPoint } from '../domain/target.ts'
import { newId } from '../lib/ids.ts'
import { valuesAt, withValueAt } from '../lib/paths.ts'

/** How text goes from some blocks to others: where each point of it lies afterwards, and which block stands for which. */
export interface TextMove {
  readonly from: readonly Block[]
  readonly to: readonly Block[]
  point(point: TextPoint, side: 'start' | 'end'): TextPoint
  block(id: string): string
}

/** What a move of text does to the records that lie on it. */
export interface MovedRecords {
  readonly added: readonly DomainRecord[]
  readonly updated: readonly (readonly [DomainRecord, DomainRecord])[]
  readonly removed: readonly DomainRecord[]
}

/** Whether a record names one of these blocks. */
export function isNaming(record: DomainRecord, blockIds: readonly string[]): boolean {
  return pathsToBlocks(record).some((path) => valuesAt(record, path).some((id) => blockIds.includes(id as string)))
}

/** The records carried along with the text; undefined when one of them forbids the move. All of them name one of its blocks. */
export function changeOfMoved(records: readonly DomainRecord[], move: TextMove): MovedRecords | undefined {
  const added: DomainRecord[] = []
  const updated: (readonly [DomainRecord, DomainRecord])[] = []
  for (const record of records) {
    if (move.from.some((block) => recordKey(block) === recordKey(record))) continue
    const moved = movedRecord(record, move)
    if (moved === undefined) return undefined
    const [to, ...copies] = moved
    if (to !== undefined && to !== record) updated.push([record, to])
    added.push(...copies)
  }
  return { added, updated, removed: [] }
}

/** A record after a move, and copies of it where it now is about two blocks; undefined when it forbids the move. */
function movedRecord(record: DomainRecord, move: TextMove): readonly DomainRecord[] | undefined {
  const followed = followedBlocks(record, move)
  switch (recordType(record.type).place) {
    case 'whole':
      return undefined
    case 'run': {
      const run = movedRun(record, move)
      return run && [isSameRun(record, run) ? followed : ({ ...followed, ...run } as DomainRecord)]
    }
    case 'target':
      return [movedTarget(record as Note, followed as Note, move)]
    case 'words':
      return movedWords(followed as Dismissal, move)
    case undefined:
      return [followed]
  }
}

/** The record with the names of blocks that were taken into others changed. */
function followedBlocks(record: DomainRecord, move: TextMove): DomainRecord {
  return pathsToBlocks(record).reduce(
    (found, path) => withValueAt(found, path, (id) => move.block(id as string)),
    record,
  )
}

interface Run {
  readonly blockId: BlockId
  readonly start: number
  readonly end: number
}

/** Where a run goes; undefined when it would be torn. A run that only names the blocks elsewhere stays. */
function movedRun(record: DomainRecord, { point }: TextMove): Run | undefined {
  const { blockId, start, end } = record as unknown as Run
  const first = point({ blockId, offset: start }, 'start')
  if (start === end) return { blockId: first.blockId, start: first.offset, end: first.offset }
  const last = point({ blockId, offset: end }, 'end')
  return first.blockId === last.blockId ? { blockId: first.blockId, start: first.offset, end: last.offset } : undefined
}

function isSameRun(record: DomainRecord, run: Run): boolean {
  const { blockId, start, end } = record as unknown as Run
  return run.blockId === blockId && run.start === start && run.end === end
}

function movedTarget(note: Note, followed: Note, { point }: TextMove): Note {
  const { target } = note
  if (target.kind !== 'text') return followed
  const start = point(target.start, 'start')
  const isPoint = target.start.blockId === target.end.blockId && target.start.offset === target.end.offset
  const end = isPoint ? start : point(target.end, 'end')
  const isSame = isSamePoint(start, target.start) && isSamePoint(end, target.end)
  return isSame ? note : { ...note, target: { ...target, start, end } }
}

function isSamePoint(a: TextPoint, b: TextPoint): boolean {
  return a.blockId === b.blockId && a.offset === b.offset
}

/** What holds for words of a block holds in every part that has them; where none has them it stays with the first. */
function movedWords(dismissal: Dismissal, { to }: TextMove): readonly Dismissal[] {
  const home = to.find((block) => block.id === dismissal.blockId)
  if (home === undefined || dismissal.words === '') return [dismissal]
  const [first = home, ...others] = to.filter((block) => block.text.includes(dismissal.words))
  const moved = first === home ? dismissal : { ...dismissal, blockId: first.id }
  return [moved, ...others.map((block) => ({ ...moved, id: newId() as DismissalId, revision: 0, blockId: block.id }))]
}

/**
 * Where two records meet of which there can be one, the one that moved there goes if both say the same; undefined when they
 * do not, because nobody could say which holds.
 */
export function isOneEnough(lying: readonly DomainRecord[], moved: MovedRecords): MovedRecords | undefined {
  const after = new Map(moved.updated.map(([from, to]) => [recordKey(from), to]))
  const holders = new Map<string, DomainRecord>()
  const removed: DomainRecord[] = []
  // Those that stay where they are first: they keep their place.
  for (const record of lying.toSorted((a, b) => Number(after.has(recordKey(a))) - Number(after.has(recordKey(b))))) {
    const { onePer } = recordType(record.type)
    if (onePer === undefined) continue
    const now = after.get(recordKey(record)) ?? record
    const key = [record.type, ...onePer.map((field) => String(valuesAt(now, field)[0]))].join('\n')
    const holder = holders.get(key)
    if (holder === undefined) holders.set(key, now)
    else if (sayingOf(holder) === sayingOf(now)) removed.push(record)
    else return undefined
  }
  const gone = new Set(removed.map(recordKey))
  return { ...moved, updated: moved.updated.filter(([from]) => !gone.has(recordKey(from))), removed }
}

/** What a record says, apart from who said it when and where. */
function sayingOf(record: DomainRecord): string {
  return JSON.stringify(Object.entries({ ...record, id: '', revision: 0, by: '', atMs: 0 }).sort())
}

function pathsToBlocks(record: DomainRecord): readonly string[] {
  return Object.entries(recordType(record.type).names).flatMap(([path, type]) => (type === 'block' ? [path] : []))
}
