import type { ChangeSet } from '../change/change-set.ts'
import type { Article } from '../domain/article.ts'
import type { Goal, LengthUnit } from '../domain/goal.ts'
import type { GoalId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import type { TextLength } from '../text/count.ts'
import type { Signature } from './notes.ts'

/** The length that holds: the one that was set last. */
export function goalOf(goals: Iterable<Goal>): Goal | undefined {
  let found: Goal | undefined
  for (const goal of goals) if (found === undefined || goal.atMs > found.atMs) found = goal
  return found
}

/** Sets how long the article is to be, or (without a length) takes that away; nothing where it is so already. */
export function setGoal(
  article: Article,
  goals: readonly Goal[],
  wanted: { readonly length: number; readonly unit: LengthUnit } | undefined,
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  const old = goalOf(goals)
  if (wanted === undefined) return { removed: goals }
  if (old?.length === wanted.length && old.unit === wanted.unit) return {}
  const rest = goals.filter((goal) => goal !== old)
  if (old !== undefined) return { updated: [[old, { ...old, ...wanted, by: author, atMs }]], removed: rest }
  const id = newId() as GoalId
  return { added: [{ type: 'goal', id, revision: 0, articleId: article.id, ...wanted, by: author, atMs }] }
}

/** How much a text has over the length that is meant; below nothing, so much there is room for. */
export function overGoal({ length, unit }: Goal, text: TextLength): number {
  return text[unit] - length
}
