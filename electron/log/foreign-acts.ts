import { emptyChange } from '#shared/change/change-set.ts'
import { historyActSchema, type HistoryAct } from '#shared/merge/types.ts'
import { foreignHeadRows, foreignRows, takings, type Taking } from '#electron/db/foreign-acts.ts'
import { lastEntry } from '#electron/db/log.ts'
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

/** What tells of such an act without what it changed. */
export interface ForeignHead {
  readonly key: string
  readonly id: string
  readonly act: string
  readonly author: string
  readonly atMs: number
  readonly undoes: string | null
  readonly redoes: string | null
  readonly via: Taking | undefined
}

/** The acts of others on an article by their ids, oldest first. */
export type ForeignHeads = ReadonlyMap<string, ForeignHead>

const known = new WeakMap<Db, { readonly seq: number | undefined; readonly articles: Map<string, ForeignHeads> }>()

/** The acts of others on an article. They are read once for as long as the log does not grow: nothing else brings any, or takes any away. */
export function foreignHeadsOf(db: Db, articleId: string): ForeignHeads {
  const seq = lastEntry(db)?.seq
  let kept = known.get(db)
  if (kept === undefined || kept.seq !== seq) known.set(db, (kept = { seq, articles: new Map() }))
  let heads = kept.articles.get(articleId)
  if (heads === undefined) kept.articles.set(articleId, (heads = readHeads(db, articleId)))
  return heads
}

function readHeads(db: Db, articleId: string): ForeignHeads {
  const read = foreignHeadRows(db, articleId)
  const parents = new Map(read.map((row) => [row.id, parentsIn(row.parents)]))
  const cameBy = cameThrough(parents, takings(db, articleId))
  const heads = read.map(({ id, act, author, atMs, undoes, redoes }): ForeignHead => {
    const via = cameBy.get(id)
    const at = atMs ?? via?.atMs ?? 0
    return { key: `${articleId}/${id}`, id, act: act ?? '', author: author ?? '', atMs: at, undoes, redoes, via }
  })
  heads.sort((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1))
  return new Map(heads.map((head) => [head.id, head]))
}

function parentsIn(json: string | null): readonly string[] {
  const list: unknown = json === null ? [] : JSON.parse(json)
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}

/** Some of the acts of others on an article whole, in the order of their heads; one that there is not is left out. */
export function foreignActsAmong(db: Db, articleId: string, ids: Iterable<string>): readonly ForeignAct[] {
  const heads = foreignHeadsOf(db, articleId)
  const wanted = new Set(ids)
  const rows = new Map(foreignRows(db, articleId, [...wanted]).map((row) => [row.id, row]))
  return [...heads.values()].flatMap(({ key, id, via }) => {
    const row = wanted.has(id) ? rows.get(id) : undefined
    if (row === undefined) return []
    const { hash, isSound, json } = row
    const act = isSound ? (JSON.parse(json) as HistoryAct) : damaged(json)
    const unknown = { act: '', author: '', atMs: via?.atMs ?? 0, change: emptyChange, parents: [] }
    return [{ key, articleId, act: { ...(act ?? unknown), id }, via, hash, isSound }]
  })
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
