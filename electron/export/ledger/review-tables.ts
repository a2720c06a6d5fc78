import { describe } from '#shared/anchor/quote.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { groupBy } from '../review.ts'
import { timeWords, type Cell, type ExportTable } from './export-table.ts'

/** What a table is made of. */
interface Of {
  readonly open: OpenArticle
  readonly blockOrder: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, string>
  readonly t: Translate
}

const NOTE_COLUMNS = [
  ['place', 12],
  ['noteKind', 10],
  ['words', 36],
  ['body', 60],
  ['replies', 48],
  ['state', 12],
  ['author', 14],
  ['at', 18],
  ['settledBy', 14],
  ['settledAt', 18],
  ['severity', 10],
  ['errorClass', 14],
  ['assignee', 14],
] as const

/** Every note in the order of the text, each with its answers; those without a certain place at the end. */
export function noteTable({ open, blockOrder, places, t }: Of): ExportTable {
  const replies = groupBy(open.replies, ({ noteId }) => noteId)
  const order = ({ target }: Note): number => blockOrder.get(blockOf(target) ?? '') ?? Number.MAX_SAFE_INTEGER
  const start = ({ target }: Note): number => (target.kind === 'text' ? target.start.offset : 0)
  return {
    name: t('exports.sheet.notes'),
    columns: columnsOf(NOTE_COLUMNS, t),
    rows: open.notes
      .toSorted((a, b) => order(a) - order(b) || start(a) - start(b) || a.createdAtMs - b.createdAtMs)
      .map((note) => [
        places.get(blockOf(note.target) ?? ''),
        t(`exports.kind.${note.kind}`),
        note.target.kind === 'text' ? describe(note.target, 400) : t('exports.aboutPicture'),
        note.body,
        (replies.get(note.id) ?? [])
          .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
          .map(({ author, createdAtMs, body }) => `${author}, ${timeWords({ atMs: createdAtMs })}: ${body}`)
          .join('\n'),
        t(`exports.state.${note.state}`),
        note.author,
        { atMs: note.createdAtMs },
        note.settledBy,
        timeOf(note.settledAtMs),
        note.severity && t(`exports.severity.${note.severity}`),
        note.errorClass && t(`exports.errorClass.${note.errorClass}`),
        note.assignee,
      ]),
  }
}

const SUGGESTION_COLUMNS = [
  ['place', 12],
  ['change', 12],
  ['before', 36],
  ['after', 36],
  ['state', 12],
  ['author', 14],
  ['at', 18],
  ['settledBy', 14],
  ['settledAt', 18],
  ['errorClass', 14],
  ['reason', 40],
] as const

/** Every suggestion in the order of the text, and what became of it. */
export function suggestionTable({ open, blockOrder, places, t }: Of): ExportTable {
  const order = ({ blockId }: Suggestion): number => blockOrder.get(blockId) ?? Number.MAX_SAFE_INTEGER
  const notes = new Map<string, Note>(open.notes.map((note) => [note.id, note]))
  return {
    name: t('exports.sheet.suggestions'),
    columns: columnsOf(SUGGESTION_COLUMNS, t),
    rows: open.suggestions
      .toSorted((a, b) => order(a) - order(b) || a.start - b.start || a.createdAtMs - b.createdAtMs)
      .map((each) => {
        const note = notes.get(each.noteId ?? '')
        const errorClass = note?.errorClass ?? each.errorClass
        return [
          places.get(each.blockId),
          t(`exports.change.${each.kind}`),
          each.before,
          each.after,
          t(`exports.state.${each.state}`),
          each.author,
          { atMs: each.createdAtMs },
          each.settledBy,
          timeOf(each.settledAtMs),
          errorClass && t(`exports.errorClass.${errorClass}`),
          note?.body ?? each.reason,
        ]
      }),
  }
}

function blockOf(target: Note['target']): string | undefined {
  return target.kind === 'text' ? target.start.blockId : target.blockId
}

function timeOf(atMs: number | undefined): Cell {
  return atMs === undefined ? undefined : { atMs }
}

function columnsOf(columns: readonly (readonly [string, number])[], t: Translate): ExportTable['columns'] {
  return columns.map(([name, width]) => ({ head: t(`exports.column.${name}`), width }))
}
