import { expect, test } from 'vitest'
import { goalOf, overGoal, setGoal } from '#shared/acts/goals.ts'
import type { Article } from '#shared/domain/article.ts'
import { goalSchema, type Goal } from '#shared/domain/goal.ts'
import { lengthOf } from '#shared/text/count.ts'

const article = { id: 'a1' } as Article
const by = (author: string, atMs: number) => ({ author, atMs })
const first = (): Goal => setGoal(article, [], { length: 1200, unit: 'characters' }, by('沈', 1)).added?.[0] as Goal

test('a length is set, set anew in the same record, and taken away', () => {
  const goal = first()
  expect(goalSchema.parse(goal)).toEqual(goal)
  expect(setGoal(article, [goal], { length: 1200, unit: 'characters' }, by('王', 2))).toEqual({})
  const [[from, to] = []] = setGoal(article, [goal], { length: 900, unit: 'characters' }, by('王', 2)).updated ?? []
  expect(from).toBe(goal)
  expect(to).toEqual({ ...goal, length: 900, by: '王', atMs: 2 })
  expect(setGoal(article, [goal], undefined, by('王', 2))).toEqual({ removed: [goal] })
})

test('headline and captions have lengths of their own, which leave that of the article alone', () => {
  const goal = first()
  const [headline] = setGoal(article, [goal], { length: 20, unit: 'characters' }, by('王', 2), 'headline').added ?? []
  expect(goalSchema.parse(headline)).toEqual({
    ...goal,
    id: headline?.id,
    length: 20,
    of: 'headline',
    by: '王',
    atMs: 2,
  })
  const all = [goal, headline as Goal]
  expect([goalOf(all)?.length, goalOf(all, 'headline')?.length, goalOf(all, 'caption')]).toEqual([1200, 20, undefined])
  expect(setGoal(article, all, undefined, by('王', 3), 'headline')).toEqual({ removed: [headline] })
  expect(setGoal(article, all, undefined, by('王', 3), 'caption')).toEqual({})
})

test('of two that were set apart the later holds, and one act makes them one', () => {
  const goal = first()
  const later = { ...goal, id: 'g2' as Goal['id'], length: 800, atMs: 9 }
  expect(goalOf([later, goal])).toBe(later)
  expect(goalOf([])).toBeUndefined()
  const change = setGoal(article, [goal, later], { length: 700, unit: 'characters' }, by('王', 10))
  expect(change.updated?.map(([from]) => from)).toEqual([later])
  expect(change.removed).toEqual([goal])
})

test('over and under are told in what the length is counted in: characters with their marks, or words', () => {
  const goal = first()
  expect(overGoal({ ...goal, length: 7 }, lengthOf('共有6间，每间好。'))).toBe(2)
  expect(overGoal({ ...goal, length: 5, unit: 'words' }, lengthOf('A well-kept house.'))).toBe(-2)
})
