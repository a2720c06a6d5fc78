import type { LogEntry } from '#shared/contract/shapes.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { PART_TYPES, type DomainRecord } from '#shared/domain/record-types.ts'
import type { ArticleHistory, HistoryAct } from '#shared/merge/types.ts'
import { foreignActs, foreignIds, takenHeads } from '#electron/db/foreign-acts.ts'
import { allEntries, readLogEntry } from '#electron/db/log.ts'
import { stepsOf, type LogStep } from '#electron/db/log-rows.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/**
 * The history of an article as the library has it; undefined when the article is not there. Its own acts are those of the
 * log, each on what it stood on then; the acts of others are those that were taken in. Throws `DamagedRow`.
 */
export function historyOf(db: Db, articleId: ArticleId): ArticleHistory | undefined {
  const article = readRecord(db, 'article', articleId, articleId)
  if (article === undefined) return undefined
  const parts = PART_TYPES.flatMap((type): readonly DomainRecord[] =>
    type === 'conflict' ? [] : recordsOfArticle(db, type, articleId),
  )
  const foreign = new Map(foreignActs(db, articleId).map((act) => [act.id as string, act]))
  const { own, heads } = ownActs(allEntries(db, articleId), takenHeads(db, articleId), foreign)
  return { articleId, records: [article, ...parts], acts: inOrder([...foreign.values(), ...own]), heads }
}

/** The acts that the library stands on with an article; only what tells of that is read of its log. Throws `DamagedRow`. */
export function headsOf(db: Db, articleId: ArticleId): readonly ChangeId[] {
  const { heads } = ownSteps(stepsOf(db, articleId), takenHeads(db, articleId), foreignIds(db, articleId))
  // Whatever is not their own entries was left aside; each that is named is looked at whole.
  for (const id of heads) readLogEntry(db, id)
  return heads
}

/** The library's own acts with their parents, and what it stands on. */
function ownActs(
  entries: readonly LogEntry[],
  taken: ReadonlyMap<string, readonly ChangeId[]>,
  foreign: ReadonlyMap<string, HistoryAct>,
): { readonly own: readonly HistoryAct[]; readonly heads: readonly ChangeId[] } {
  const { own, heads } = ownSteps(entries, taken, foreign)
  const acts = own.map(({ step: { id, act, author, atMs, change, undoes, redoes }, parents }) => ({
    id,
    act,
    author,
    atMs,
    change,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    parents,
  }))
  return { own: acts, heads }
}

/**
 * The library's own steps, each with what it stood on, and what the library stands on. Taking others in is no act: what
 * follows has them before it. A taking that was taken back leaves what stood before it, and what was done and undone in
 * between goes with it.
 */
function ownSteps<S extends LogStep>(
  steps: readonly S[],
  taken: ReadonlyMap<string, readonly ChangeId[]>,
  foreign: { has(id: string): boolean },
): {
  readonly own: readonly { readonly step: S; readonly parents: readonly ChangeId[] }[]
  readonly heads: readonly ChangeId[]
} {
  const own: { step: S; parents: readonly ChangeId[] }[] = []
  let heads: readonly ChangeId[] = []
  const before = new Map<string, readonly ChangeId[]>()
  for (const step of sinceLastLife(steps)) {
    const { id, undoes, redoes } = step
    const mark = taken.get(id) ?? taken.get(redoes ?? '')
    if (mark !== undefined) {
      before.set(redoes ?? id, heads)
      heads = mark
    } else if (undoes !== undefined && before.has(undoes)) heads = before.get(undoes) ?? heads
    else if (!foreign.has(id)) {
      own.push({ step, parents: heads })
      heads = [id]
    }
  }
  return { own, heads }
}

/** Entries since the article was last deleted for good, if it ever was. */
function sinceLastLife<S extends LogStep>(steps: readonly S[]): readonly S[] {
  return steps.slice(steps.findLastIndex(({ act }) => act === 'article.purge') + 1)
}

/** Every act after its parents. */
function inOrder(acts: readonly HistoryAct[]): readonly HistoryAct[] {
  const left = new Map(acts.map((act) => [act.id as string, act]))
  const sorted: HistoryAct[] = []
  const placed = new Set<string>()
  for (const start of acts) {
    const stack = [start]
    for (let act = stack.at(-1); act !== undefined; act = stack.at(-1)) {
      const waiting = act.parents.flatMap((id) => (placed.has(id) ? [] : (left.get(id) ?? [])))
      if (placed.has(act.id) || waiting.length === 0) {
        if (!placed.has(act.id)) sorted.push(act)
        placed.add(act.id)
        stack.pop()
      } else stack.push(...waiting)
    }
  }
  return sorted
}
