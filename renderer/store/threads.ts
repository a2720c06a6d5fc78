import type { Reply } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Tables } from './tables.ts'

/** Records by another's id, made once for each state of their table. */
function indexBy<T>(keyOf: (record: T) => string | undefined) {
  let made: { readonly table: ReadonlyMap<string, T>; readonly index: ReadonlyMap<string, readonly T[]> } | undefined
  return (table: ReadonlyMap<string, T>): ReadonlyMap<string, readonly T[]> => {
    if (made?.table === table) return made.index
    const index = new Map<string, T[]>()
    for (const record of table.values()) {
      const key = keyOf(record)
      if (key === undefined) continue
      const list = index.get(key)
      if (list === undefined) index.set(key, [record])
      else list.push(record)
    }
    made = { table, index }
    return index
  }
}

const byNote = indexBy<Suggestion>((suggestion) => suggestion.noteId)
const byRepair = indexBy<Suggestion>((suggestion) => suggestion.repairId)
const repliesByNote = indexBy<Reply>((reply) => reply.noteId)
const none: readonly Reply[] = []

/** The suggestion that a correction carries. */
export function suggestionOfNote(tables: Tables, noteId: string): Suggestion | undefined {
  return byNote(tables.suggestion).get(noteId)?.[0]
}

/** The suggestion by which a repair was refused. */
export function refusalOf(tables: Tables, repairId: string): Suggestion | undefined {
  return byRepair(tables.suggestion).get(repairId)?.[0]
}

/** The replies under a note; the same list as long as no reply changed anywhere. */
export function repliesOf(tables: Tables, noteId: string): readonly Reply[] {
  return repliesByNote(tables.reply).get(noteId) ?? none
}
