import type { Suggestion } from '../domain/suggestion.ts'
import type { DomainRecord, RecordType } from '../domain/records.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import type { ChangeSet } from './change-set.ts'

/** So many things of a change are named, and so many characters of each. */
const MOST_NAMED = 2
const MOST_CHARACTERS = 40

/** What an act was about, in the words of its records: for suggestions what was struck and put in. */
export interface Told {
  readonly named: readonly {
    readonly before: string
    readonly after: string
    /** A change of form has the same words before and after. */
    readonly form?: Pick<Suggestion, 'form' | 'marks'>
  }[]
  /** How many more there are. */
  readonly more: number
}

/** What a change is told by, whatever follows from it: a correction by its suggestion, what a number got by the number. */
const FIRST: readonly RecordType[] = ['suggestion', 'note', 'reply', 'number']

/** Fields that hold words which a person would know a record by, the first that has any. */
const FIELDS = ['body', 'text', 'words', 'title'] as const

/** Tells a change by the things that a person would know it by; `textOf` gives the words of a block. */
export function toldOf(change: ChangeSet, textOf: (blockId: string) => string | undefined): Told {
  const records = [...change.added, ...change.updated.map(([, to]) => to), ...change.removed]
  const type = FIRST.find((wanted) => records.some((record) => record.type === wanted)) ?? records[0]?.type
  const told = records.filter((record) => record.type === type).map((record) => wordsOf(record, textOf))
  const named = told.filter(({ before, after }) => before !== '' || after !== '')
  return { named: named.slice(0, MOST_NAMED), more: Math.max(0, named.length - MOST_NAMED) }
}

function wordsOf(record: DomainRecord, textOf: (blockId: string) => string | undefined): Told['named'][number] {
  if (record.type === 'suggestion' && record.orders !== undefined)
    return { before: '', after: short(textOf(record.blockId) ?? '') }
  if (record.type === 'suggestion' && record.form !== undefined)
    return { before: '', after: short(record.after), form: { form: record.form, marks: record.marks } }
  if (record.type === 'suggestion') return { before: short(record.before), after: short(record.after) }
  const fields = record as unknown as Readonly<Record<string, unknown>>
  const own = FIELDS.map((field) => fields[field]).find((value) => typeof value === 'string' && value !== '')
  if (typeof own === 'string') return { before: '', after: short(own) }
  if (record.type === 'note')
    return { before: '', after: short(record.target.kind === 'text' ? record.target.quote.exact : '') }
  // What judges a block is known by the words of the block.
  const { blockId } = fields
  return { before: '', after: short((typeof blockId === 'string' ? textOf(blockId) : undefined) ?? '') }
}

function short(text: string): string {
  const line = text.replaceAll('\n', '¶')
  const start = sliceCodePoints(line, 0, MOST_CHARACTERS)
  return start.length < line.length ? `${start}…` : start
}
