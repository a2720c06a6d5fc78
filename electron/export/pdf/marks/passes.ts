import type { Stage } from '#shared/domain/article.ts'
import type { ArticleHistory } from '../../report/report-context.ts'

/** The proofs of an article, each marked in an ink of its own: red, blue, green, as presses have it. */
export const PASSES = ['first', 'second', 'third'] as const
export type Pass = (typeof PASSES)[number]

/** The pass in which something was said: that of the stage which the article was at then. */
export function passOf(atMs: number, stages: ArticleHistory['stages'], now: Stage): Pass {
  const before = stages.filter((each) => each.atMs <= atMs).toSorted((a, b) => a.atMs - b.atMs)
  const stage = before.at(-1)?.stage ?? (stages.length === 0 ? now : 'first')
  return stage === 'first' || stage === 'second' ? stage : 'third'
}
