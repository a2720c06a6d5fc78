import { articleIdOf } from '#electron/db/records/record-rows.ts'
import type { ArticleHistory } from '#shared/merge/types.ts'
import { damaged } from './refusal.ts'

/**
 * Holds the acts of one article against each other: each has its own id, comes after what it names as seen, undone or brought
 * back, and is of no other article; what the article stands on is there, and nothing of it lies behind another. Throws
 * `PackageRefusal`.
 */
export function checkActs({ articleId, acts, heads }: Pick<ArticleHistory, 'articleId' | 'acts' | 'heads'>): void {
  const all = new Set<string>(acts.map(({ id }) => id))
  const parentsOf = new Map<string, readonly string[]>()
  for (const act of acts) {
    const { id, parents, undoes, redoes, change } = act
    if (parentsOf.has(id)) throw damaged(`act ${id}: twice`)
    // A rescued log may have lost what was undone; what it has was done before.
    const meant = [undoes, redoes].filter((each) => each !== undefined && all.has(each))
    if (![...parents, ...meant].every((each) => parentsOf.has(String(each)))) throw damaged(`act ${id}: order`)
    const records = [...change.added, ...change.updated.flat(), ...change.removed]
    if (!records.every((record) => articleIdOf(record) === articleId)) throw damaged(`act ${id}: another article`)
    parentsOf.set(id, parents)
  }
  if (new Set(heads).size !== heads.length) throw damaged('heads: twice')
  const behind = new Set<string>()
  const open = heads.flatMap((head) => {
    const parents = parentsOf.get(head)
    if (parents === undefined) throw damaged('heads: missing')
    return parents
  })
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (behind.has(next)) continue
    behind.add(next)
    open.push(...(parentsOf.get(next) ?? []))
  }
  if (heads.some((head) => behind.has(head))) throw damaged('heads: seen')
}
