import type { Conflict, ConflictSide } from '#shared/domain/conflict.ts'
import type { DomainRecord, RecordType } from '#shared/domain/record-types.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { groupsInConflict, isSaidNow } from '#shared/merge/open-conflicts.ts'
import { wordsOfFields } from '../../lib/compared/compare-sides.ts'
import { nameOf, RECORD_WORDS } from '../../lib/compared/record-words.ts'
import type { Reading } from '../../lib/compared/reading.ts'

/** One side of a conflict as it is read. `words`: what it says; undefined where it took the thing away. */
export interface ConflictWords {
  readonly author: string
  readonly atMs: number
  readonly words: string | undefined
}

/** A conflict as it is read. */
export interface ConflictLine {
  readonly conflict: Conflict
  readonly type: RecordType
  readonly name: string
  /** Names of what differs (`saving.compare.field.…`). */
  readonly fields: readonly string[]
  readonly sides: readonly ConflictWords[]
  /** What the article says now, where that is none of the sides. */
  readonly now: string | undefined
  /** The field that may be written anew, and what it begins with. */
  readonly own: { readonly field: string; readonly text: string } | undefined
  /** Where it stands. */
  readonly run: { readonly blockId: string; readonly start: number; readonly end: number } | undefined
}

/** A conflict in words of the desk; undefined where what it is about is gone. */
export function conflictLine(conflict: Conflict, reading: Reading): ConflictLine | undefined {
  const subject: DomainRecord | undefined = reading.find(conflict.of as RecordType, conflict.subject)
  if (subject === undefined) return undefined
  const { kind, sides } = conflict
  const whole = kind === 'homeless' ? ((sides[0]?.value ?? subject) as unknown as DomainRecord) : subject
  const base = { conflict, type: whole.type, name: nameOf(whole, reading), run: runOf(subject, reading) }
  const said = (side: ConflictSide, words: string | undefined): ConflictWords => ({ ...bareSide(side), words })
  if (kind === 'shape') {
    const texts = ({ value }: ConflictSide): string =>
      valuesAt(value ?? {}, 'texts')
        .flat()
        .map(String)
        .join('\n¶ ')
    return { ...base, fields: [], now: undefined, own: undefined, sides: sides.map((side) => said(side, texts(side))) }
  }
  if (kind === 'removed' || kind === 'homeless') {
    const all = (record: DomainRecord): string =>
      [...wordsOfFields(record, Object.keys(RECORD_WORDS[record.type]), reading)]
        .filter(([field, words]) => words !== '' && TELLING.has(field))
        .map(([, words]) => words)
        .join('\n')
    const told = sides.map((side) =>
      said(side, side.value === undefined ? undefined : all(side.value as unknown as DomainRecord)),
    )
    return { ...base, fields: [], now: undefined, own: undefined, sides: told }
  }
  const names = groupsInConflict(conflict).flatMap(({ says }) => says)
  const record = (value: ConflictSide['value']): DomainRecord => {
    const others = Object.fromEntries(names.map((name) => [name, value?.[name]]))
    return { ...subject, ...others } as unknown as DomainRecord
  }
  const lines = sides.map(({ value }) => wordsOfFields(record(value), names, reading))
  const fields = [...(lines[0]?.keys() ?? [])].filter((field) => new Set(lines.map((line) => line.get(field))).size > 1)
  const wordsOf = (line: ReadonlyMap<string, string>): string =>
    fields
      .map((field) => line.get(field) ?? '')
      .filter((words) => words !== '')
      .join('\n')
  const isOther = !sides.some((_side, index) => isSaidNow(conflict, index, subject))
  return {
    ...base,
    fields,
    sides: sides.map((side, index) => said(side, wordsOf(lines[index] ?? new Map()))),
    now: isOther ? wordsOf(wordsOfFields(subject, names, reading)) : undefined,
    own: ownOf(conflict, subject, fields),
  }
}

/** What tells of a thing as a whole: the words that somebody wrote. */
const TELLING: ReadonlySet<string> = new Set([
  ...['body', 'text', 'after', 'before', 'place', 'words', 'reason', 'state', 'role', 'alt'],
])

const bareSide = ({ author, atMs }: ConflictSide): Omit<ConflictWords, 'words'> => ({ author, atMs })

/** The one field that differs, where it is words that stand by themselves. */
function ownOf({ kind, sides }: Conflict, subject: DomainRecord, fields: readonly string[]): ConflictLine['own'] {
  const [field] = fields
  if (kind !== 'fields' || field === undefined || fields.length > 1 || subject.type === 'block') return undefined
  const ways = RECORD_WORDS[subject.type] as unknown as Readonly<Record<string, unknown>>
  const isFormed = sides.some(({ value }) => value?.['marks'] !== undefined)
  if (ways[field] !== 'words' || isFormed) return undefined
  const text = (subject as unknown as Readonly<Record<string, unknown>>)[field]
  return { field, text: typeof text === 'string' ? text : '' }
}

/** The run of a block where a record stands; of a reply its note's. */
function runOf(record: DomainRecord, { find }: Reading): ConflictLine['run'] {
  if (record.type === 'reply') {
    const note = find('note', record.noteId)
    return note === undefined ? undefined : runOf(note, { find } as Reading)
  }
  if (record.type === 'block') return { blockId: record.id, start: 0, end: 0 }
  if (record.type === 'note') {
    const { target } = record
    if (target.kind === 'region') return { blockId: target.blockId, start: 0, end: 0 }
    const { start, end } = target
    const isOne = start.blockId === end.blockId
    return { blockId: start.blockId, start: start.offset, end: isOne ? end.offset : start.offset }
  }
  const [blockId] = valuesAt(record, 'blockId')
  if (typeof blockId !== 'string') return undefined
  const [start, end] = [valuesAt(record, 'start')[0], valuesAt(record, 'end')[0]]
  return { blockId, start: typeof start === 'number' ? start : 0, end: typeof end === 'number' ? end : 0 }
}
