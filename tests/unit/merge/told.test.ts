import { expect, test } from 'vitest'
import type { Conflict } from '#shared/domain/conflict.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import { noteAt, received, targetAt } from '../../helpers/merge-article.ts'
import { fulfil, people, type Replica, type Wish } from '../../helpers/merge-model.ts'

type Deed = readonly [who: number, what: Wish['what'], which: number, value: number]

/** Two people who do these things, and then take each other's work. */
function after(deeds: readonly Deed[]): readonly Replica[] {
  const both = people(2)
  for (const [who, what, which, value] of deeds) fulfil(both, { who, what, which, value })
  for (const who of [0, 1]) fulfil(both, { who, what: 'exchange', which: 0, value: 0 })
  return both
}

const conflictsOf = ({ records }: Replica): readonly Conflict[] =>
  [...records.values()].flatMap((record) => (record.type === 'conflict' ? [record] : []))

test('the role of a paragraph that somebody else joined to the one before is told, and let go by settling that', () => {
  const both = after([
    [0, 'role', 1, 1],
    [1, 'join', 0, 0],
  ])
  for (const each of both) {
    const [conflict, ...others] = conflictsOf(each)
    expect(others).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'homeless',
      group: 'block b1',
      sides: [{ author: 'A', value: { level: 2 } }],
    })
  }
  fulfil(both, { who: 0, what: 'settle', which: 0, value: 0 })
  fulfil(both, { who: 1, what: 'exchange', which: 0, value: 0 })
  expect(both.map(conflictsOf)).toEqual([[], []])
})

test('whoever joins paragraphs knowing their roles is asked nothing', () => {
  const both = after([
    [0, 'role', 1, 1],
    [1, 'exchange', 0, 0],
    [1, 'join', 0, 0],
  ])
  expect(both.map(conflictsOf)).toEqual([[], []])
})

const SUGGESTED: readonly Deed[] = [
  [0, 'suggest', 0, 0],
  [0, 'suggest', 0, 1],
  [1, 'exchange', 0, 0],
]

test('suggestions that overlap, each accepted by somebody who did not know of the other, are asked about', () => {
  const both = after([...SUGGESTED, [0, 'settle-suggestion', 0, 0], [1, 'settle-suggestion', 1, 0]])
  for (const each of both) {
    const [conflict, ...others] = conflictsOf(each)
    expect(others).toEqual([])
    expect(conflict).toMatchObject({ kind: 'fields', of: 'suggestion', group: 'proposal' })
    expect(conflict?.sides.map(({ value }) => value?.['state'])).toEqual(['accepted', 'open'])
  }
  fulfil(both, { who: 0, what: 'settle', which: 0, value: 1 })
  fulfil(both, { who: 1, what: 'exchange', which: 0, value: 0 })
  for (const each of both) {
    expect(conflictsOf(each)).toEqual([])
    const states = [...each.records.values()].flatMap((record) => (record.type === 'suggestion' ? [record.state] : []))
    expect(states.toSorted()).toEqual(['accepted', 'open'])
  }
})

test('settled as it stands, both stay accepted and nobody is asked again', () => {
  const both = after([...SUGGESTED, [0, 'settle-suggestion', 0, 0], [1, 'settle-suggestion', 1, 0]])
  fulfil(both, { who: 0, what: 'settle', which: 0, value: 0 })
  fulfil(both, { who: 1, what: 'exchange', which: 0, value: 0 })
  expect(both.map(conflictsOf)).toEqual([[], []])
})

test('a place that a merge told of is not taken where other words stand there by now', () => {
  const records = received()
  const block = records.find((record) => record.type === 'block')
  if (block?.type !== 'block') throw new Error('no block')
  const note = noteAt('n9', block, 0, 6, 'x', 'A')
  const target = targetAt(block, 7, 12)
  const stale = { ...(target as object), quote: { exact: 'other', prefix: '', suffix: '' } }
  const conflictWith = (value: unknown): Conflict =>
    ({
      type: 'conflict',
      id: 'c',
      revision: 1,
      articleId: 'a',
      kind: 'fields',
      of: 'note',
      subject: 'n9',
      group: 'place',
      sides: [{ author: 'B', atMs: 1, act: 'b1', value: { target: value, placement: 'exact' } }],
    }) as unknown as Conflict
  expect(settleConflict(conflictWith(target), { side: 0 }, [...records, note])?.updated).toHaveLength(1)
  expect(settleConflict(conflictWith(stale), { side: 0 }, [...records, note])).toBeUndefined()
})
