import type { ChangeSet } from './change-set.ts'

/** Fields of records that hold what a person wrote, in the order in which they are read. */
const WRITTEN = ['body', 'suggest', 'after', 'rightValue', 'quotation', 'where', 'page', 'reason', 'remark', 'words']

/** The words that a change would write, each once: what its author would lose without it. */
export function writtenWords(change: ChangeSet): readonly string[] {
  const written = [
    ...change.added.flatMap((record) => wordsIn(record, undefined)),
    ...change.updated.flatMap(([from, to]) => wordsIn(to, from)),
  ]
  return [...new Set(written)]
}

function wordsIn(record: unknown, before: unknown): readonly string[] {
  const now = fieldsOf(record)
  const then = fieldsOf(before)
  const own = WRITTEN.flatMap((field): readonly string[] => {
    const words = now[field]
    return typeof words === 'string' && words.trim() !== '' && words !== then[field] ? [words] : []
  })
  return [...own, ...(now['evidence'] === undefined ? [] : wordsIn(now['evidence'], then['evidence']))]
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
