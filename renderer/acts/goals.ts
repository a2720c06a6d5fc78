import { setGoal as goalSet } from '#shared/acts/goals.ts'
import type { GoalPart, LengthUnit } from '#shared/domain/goal.ts'
import { isCountedInCharacters } from '#shared/text/article-length.ts'
import { currentArticle, sign } from './notes.ts'

/** What the open article is counted in. */
export function unitOfArticle(): LengthUnit {
  const [article] = [...currentArticle().tables.article.values()]
  return isCountedInCharacters(article?.language) ? 'characters' : 'words'
}

/** Sets how long the open article, or a part of it, is to be; without a length it may be as long as it is. */
export function setGoal(length: number | undefined, of?: GoalPart): void {
  const { tables } = currentArticle()
  const [article] = [...tables.article.values()]
  if (article === undefined) return
  const wanted = length === undefined ? undefined : { length, unit: unitOfArticle() }
  const change = (signature: { author: string; atMs: number }) =>
    goalSet(article, [...tables.goal.values()], wanted, signature, of)
  if (Object.keys(change({ author: '', atMs: 0 })).length > 0) sign('goal.set', change)
}
