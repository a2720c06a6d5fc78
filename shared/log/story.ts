import type { ChangeSet } from '../change/change-set.ts'
import { toldOf, type Told } from '../change/told.ts'
import type { RecordType } from '../domain/record-types.ts'
import type { DomainRecord } from '../domain/records.ts'
import type { Target } from '../domain/target.ts'
import { valuesAt } from '../lib/paths.ts'

/** A field that an act set or changed, as it is stored; absent: there was none before, or is none any more. */
export interface FieldChange {
  readonly type: RecordType
  /** Path of the field in its record. */
  readonly field: string
  readonly before?: string
  readonly after?: string
}

/** Where an act was done, and what can be gone to there. */
export interface StoryPlace {
  readonly type: RecordType
  readonly id: string
  readonly blockId?: string
}

/** What an act was about: its words, its place, and what was before and after. */
export interface Story extends Told {
  /** The words that it was done on, where they are not among those that are named. */
  readonly quote?: string
  readonly fields: readonly FieldChange[]
  readonly place?: StoryPlace
}

/** What is known beside the change itself. */
export interface StoryLook {
  readonly textOf: (blockId: string) => string | undefined
  readonly recordOf: (type: RecordType, id: string) => DomainRecord | undefined
}

/**
 * Fields by which a person knows what an act did; `set`: told of a record that came or went, too. A type that is left out
 * does not compile.
 */
const FIELDS: { readonly [T in RecordType]: { readonly set: readonly string[]; readonly changed: readonly string[] } } =
  {
    article: { set: [], changed: ['title', 'source', 'byline', 'editor', 'publishedAt', 'stage'] },
    version: { set: ['fileName'], changed: [] },
    asset: { set: ['fileName'], changed: ['fileName'] },
    block: { set: [], changed: ['role', 'level', 'alt'] },
    repair: { set: [], changed: [] },
    note: { set: ['kind', 'body'], changed: ['state', 'assignee', 'severity', 'errorClass'] },
    reply: { set: ['body'], changed: [] },
    suggestion: { set: ['errorClass', 'reason'], changed: ['before', 'after', 'state'] },
    number: {
      set: ['kind'],
      changed: [
        'state',
        'value',
        'unit',
        'rightValue',
        'evidence.quotation',
        'evidence.where',
        'evidence.page',
        'isStruck',
      ],
    },
    verdict: { set: ['state'], changed: [] },
    tie: { set: ['kind'], changed: [] },
    link: { set: [], changed: ['words'] },
    dismissal: { set: ['reason'], changed: [] },
    checkmark: { set: ['state', 'remark'], changed: [] },
    goal: { set: ['of', 'length', 'unit'], changed: [] },
    conflict: { set: [], changed: [] },
  }

/** Types of which an act is told first where it touches several: what follows from it comes after. */
const FIRST: readonly RecordType[] = ['suggestion', 'note', 'reply', 'number', 'verdict', 'checkmark', 'tie', 'link']

/** So many changed fields are told; an act on ten thousand records is told by its first. */
const MOST_FIELDS = 8

/** Tells an act by what changed. */
export function storyOf(change: ChangeSet, look: StoryLook): Story {
  const records = [...change.added, ...change.updated.map(([, to]) => to), ...change.removed]
  const type = FIRST.find((wanted) => records.some((record) => record.type === wanted)) ?? records[0]?.type
  const main = records.find((record) => record.type === type)
  const told = toldOf(change, look.textOf)
  if (main === undefined) return { ...told, fields: [] }
  const place = placeOf(main, look)
  const quote = quoteOf(main, look)
  const isNamed = told.named.some(({ before, after }) => quote !== undefined && (quote === before || quote === after))
  return {
    ...told,
    ...(quote === undefined || quote === '' || isNamed ? {} : { quote }),
    fields: fieldsOf(change, told),
    place,
  }
}

function fieldsOf({ added, updated, removed }: ChangeSet, told: Told): readonly FieldChange[] {
  const found: FieldChange[] = []
  const add = (type: RecordType, field: string, before: string | undefined, after: string | undefined): void => {
    if (before === after || found.length >= MOST_FIELDS) return
    found.push({
      type,
      field,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
  }
  for (const [from, to] of updated) {
    if (found.length >= MOST_FIELDS) break
    const { set, changed } = FIELDS[to.type]
    for (const field of [...changed, ...set]) add(to.type, field, wordsAt(from, field), wordsAt(to, field))
  }
  // What has its name said is not said a second time.
  const isSaid = (words: string | undefined): boolean => told.named.some(({ after }) => after === words)
  for (const record of added)
    for (const field of FIELDS[record.type].set) {
      const words = wordsAt(record, field)
      if (!isSaid(words)) add(record.type, field, undefined, words)
    }
  for (const record of removed)
    for (const field of FIELDS[record.type].set) {
      const words = wordsAt(record, field)
      if (!isSaid(words)) add(record.type, field, words, undefined)
    }
  return found
}

function wordsAt(record: DomainRecord, field: string): string | undefined {
  const [value] = valuesAt(record, field)
  if (value === undefined || value === '' || value === false) return undefined
  return Array.isArray(value) ? value.map(String).join('–') : String(value)
}

function quoteOf(record: DomainRecord, look: StoryLook): string | undefined {
  switch (record.type) {
    case 'note':
      return record.target.kind === 'text' ? record.target.quote.exact : undefined
    case 'reply': {
      const note = look.recordOf('note', record.noteId)
      return note === undefined ? undefined : quoteOf(note, look)
    }
    case 'number':
      return record.text
    case 'repair':
      return record.after
    default:
      return undefined
  }
}

function blockOfTarget(target: Target): string {
  return target.kind === 'region' ? target.blockId : target.start.blockId
}

function placeOf(record: DomainRecord, look: StoryLook): StoryPlace {
  const { type, id } = record
  switch (record.type) {
    case 'note':
      return { type, id, blockId: blockOfTarget(record.target) }
    case 'reply': {
      const note = look.recordOf('note', record.noteId)
      return note === undefined ? { type: 'note', id: record.noteId } : placeOf(note, look)
    }
    case 'tie': {
      const number = look.recordOf('number', record.resultId)
      return number === undefined ? { type: 'number', id: record.resultId } : placeOf(number, look)
    }
    case 'block':
      return { type, id, blockId: id }
    default: {
      const { blockId } = record as { readonly blockId?: string }
      return blockId === undefined ? { type, id } : { type, id, blockId }
    }
  }
}

/** Fields that hold words, in whatever record. */
const WORDS = [
  'body',
  'text',
  'before',
  'after',
  'reason',
  'words',
  'title',
  'remark',
  'target.quote.exact',
  'fileName',
] as const

/** All the words of an act, for somebody who seeks some of them: what is told of it, and what that leaves out. */
export function wordsOf(story: Story, change: ChangeSet): string {
  const { named, quote, fields } = story
  const records = [...change.added, ...change.updated.flat(), ...change.removed]
  return [
    ...named.flatMap(({ before, after }) => [before, after]),
    quote ?? '',
    ...fields.flatMap(({ before, after }) => [before ?? '', after ?? '']),
    ...records.flatMap((record) => WORDS.flatMap((field) => wordsAt(record, field) ?? '')),
  ].join('\n')
}
