import { expect, test } from 'vitest'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { countMerge } from '#shared/merge/counts.ts'

const record = (fields: Record<string, unknown>): DomainRecord => ({ revision: 0, articleId: 'a1', ...fields }) as never
const mine = record({ type: 'verdict', id: 'v1', state: 'approved' })
const theirs = record({ type: 'verdict', id: 'v2', state: 'queried' })
const twins = record({
  type: 'conflict',
  id: 'c1',
  kind: 'twins',
  of: 'verdict',
  subject: 'v2',
  group: 'twins',
  sides: [theirs, mine].map((value) => ({ author: 'A', atMs: 1, act: 'x', value })),
})

test('of two verdicts on one caption the one that waits in the conflict was removed by nobody', () => {
  const counts = countMerge({ added: [theirs, twins], updated: [], removed: [mine] })
  expect(counts).toMatchObject({ verdicts: 1, removals: 0 })
})

test('what a colleague took away is still counted', () => {
  const note = record({ type: 'note', id: 'n1', body: 'x' })
  expect(countMerge({ added: [theirs, twins], updated: [], removed: [mine, note] })).toMatchObject({ removals: 1 })
})
