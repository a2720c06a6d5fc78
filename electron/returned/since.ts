import type { ChangeSet } from '#shared/change/change-set.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { canonical } from '#shared/merge/fields.ts'
import { RETURN_ACT, type HistoryAct } from '#shared/merge/types.ts'

/** The notes that were answered or reopened by acts that a file did not go out with (`heads`: it did with those and what lies behind). */
export function spokenOfSince(acts: readonly HistoryAct[], heads: readonly ChangeId[]): readonly string[] {
  const byId = new Map(acts.map((act) => [act.id, act]))
  const behind = new Set<ChangeId>()
  for (const todo = [...heads]; todo.length > 0;) {
    const id = todo.pop()
    if (id === undefined || behind.has(id)) continue
    behind.add(id)
    todo.push(...(byId.get(id)?.parents ?? []))
  }
  return acts.flatMap(({ id, change }) => {
    if (behind.has(id)) return []
    const answered = change.added.flatMap((record) => (record.type === 'reply' ? [record.noteId] : []))
    const reopened = change.updated.flatMap(([from, to]) =>
      from.type === 'note' && to.type === 'note' && from.state === 'resolved' && to.state === 'open' ? [to.id] : [],
    )
    return [...answered, ...reopened]
  })
}

/**
 * Acts of a file, the last one as it is known where it was taken before. Whether a decision settled the note that carries it
 * depends on what was said here until then: the same file again is the same act all the same.
 */
export function asKnown(
  acts: readonly HistoryAct[],
  ours: readonly HistoryAct[],
  carrying: ReadonlySet<string>,
): readonly HistoryAct[] {
  const last = acts.at(-1)
  if (last === undefined || ours.some(({ id }) => id === last.id)) return acts
  const bare = bareOf(last, carrying)
  const known = ours.find(
    (act) => act.act === RETURN_ACT && act.author === last.author && bareOf(act, carrying) === bare,
  )
  return known === undefined ? acts : [...acts.slice(0, -1), known]
}

/** What an act says apart from which notes its decisions settled. */
function bareOf({ atMs, parents, change }: HistoryAct, carrying: ReadonlySet<string>): string {
  const updated = change.updated.flatMap(([from, to]): ChangeSet['updated'] => {
    if (from.type !== 'note' || to.type !== 'note' || !carrying.has(to.id)) return [[from, to]]
    const { state, settledBy, settledAtMs } = from
    const kept = { ...to, state, settledBy, settledAtMs }
    return said(kept) === said(from) ? [] : [[from, kept]]
  })
  return said({ atMs, parents, change: { ...change, updated } })
}

function said(value: object): string {
  return canonical(JSON.parse(JSON.stringify(value)) as object)
}
