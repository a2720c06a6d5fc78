import type { ChangeSet } from '../change/change-set.ts'
import type { Article } from '../domain/article.ts'
import type { Goal, GoalPart, LengthUnit } from '../domain/goal.ts'
import type { GoalId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import type { TextLength } from '../text/count.ts'
import type { Signature } from './notes.ts'

/** The length that holds, of the article or of that part of it: the one that was set last. */
export function goalOf(goals: Iterable<Goal>, of?: GoalPart): Goal | undefined {
  let found: Goal | undefined
  for (const goal of goals) if (goal.of === of && (found === undefined || goal.atMs > found.atMs)) found = goal
  return found
}

/** Sets how long the article is to be, or (`of`) a part of it, or (without a length) takes that away; nothing where it is so already. */
export function setGoal(
  article: Article,
  goals: readonly Goal[],
  wanted: { readonly length: number; readonly unit: LengthUnit } | undefined,
  { author, atMs }: Signature,
  of?: GoalPart,
): Partial<ChangeSet> {
  const own = goals.filter((goal) => goal.of === of)
  const old = goalOf(own, of)
  if (wanted === undefined) return own.length === 0 ? {} : { removed: own }
  if (old?.length === wanted.length && old.unit === wanted.unit) return {}
  const rest = own.filter((goal) => goal !== old)
  if (old !== undefined) return { updated: [[old, { ...old, ...wanted, by: author, atMs }]], removed: rest }
  const id = newId() as GoalId
  const part = of === undefined ? {} : { of }
  return { added: [{ type: 'goal', id, revision: 0, articleId: article.id, ...wanted, ...part, by: author, atMs }] }
}

/** How much a text has over the length that is meant; below nothing, so much there is room for. */
export function overGoal({ length, unit }: Goal, text: TextLength): number {
  return text[unit] - length
}
