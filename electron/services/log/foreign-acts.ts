import { emptyChange } from '#shared/change/change-set.ts'
import { historyActSchema, type HistoryAct } from '#shared/merge/types.ts'
import { foreignRows, takings, type Taking } from '#electron/db/foreign-acts.ts'
import type { Db } from '#electron/db/sql.ts'

/** An act of somebody else that a merge took in, as the log tells it. */
export interface ForeignAct {
  /** By which it is asked for: no number of the log is its own. */
  readonly key: string
  readonly articleId: string
  readonly act: Omit<HistoryAct, 'id'> & { readonly id: string }
  /** The entry of the log that took it in first; undefined where nobody knows any more which of several did. */
  readonly via: Taking | undefined
  readonly hash: string
  readonly isSound: boolean
}

/** The article of a key that `foreignActsOf` gave. */
export function articleOfKey(key: string): string {
  return key.slice(0, key.indexOf('/'))
}

/** The acts of others on an article, oldest first, each with the entry by which it came. */
export function foreignActsOf(db: Db, articleId: string): readonly ForeignAct[] {
  const read = foreignRows(db, articleId).map(({ id, json, hash, isSound }) => ({
    id,
    hash,
    isSound,
    act: isSound ? (JSON.parse(json) as HistoryAct) : damaged(json),
  }))
  const parents = new Map(read.map(({ id, act }) => [id, act?.parents ?? []]))
  const cameBy = cameThrough(parents, takings(db, articleId))
  return read
    .map(({ id, hash, isSound, act }) => {
      const via = cameBy.get(id)
      const unknown = { act: '', author: '', atMs: via?.atMs ?? 0, change: emptyChange, parents: [] }
      return { key: `${articleId}/${id}`, articleId, act: { ...(act ?? unknown), id }, via, hash, isSound }
    })
    .sort((a, b) => a.act.atMs - b.act.atMs || (a.key < b.key ? -1 : 1))
}

/** What can still be read of an act whose row was damaged. */
function damaged(json: string): HistoryAct | undefined {
  try {
    return historyActSchema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/**
 * What each taking brought: what lies behind what the article then stood on, and was not there before. What lies behind
 * none (an act that its own library had already taken back) came by the only one, where there is but one.
 */
function cameThrough(
  parents: ReadonlyMap<string, readonly string[]>,
  takes: readonly (Taking & { readonly heads: readonly string[] })[],
): ReadonlyMap<string, Taking> {
  const cameBy = new Map<string, Taking>()
  for (const { heads, ...taking } of takes) {
    const open = [...heads]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const before = parents.get(id)
      if (before === undefined || cameBy.has(id)) continue
      cameBy.set(id, taking)
      open.push(...before)
    }
  }
  const [only, ...others] = takes
  if (only !== undefined && others.length === 0)
    for (const id of parents.keys()) if (!cameBy.has(id)) cameBy.set(id, only)
  return cameBy
}
