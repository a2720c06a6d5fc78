import { expect, test } from 'vitest'
import type { Bundles } from '#renderer/store/by-block.ts'
import { bundleOf } from '#tests/helpers/bundle.ts'
import { planReplacing } from '#renderer/screens/proof/find/plan-replacing.ts'

function articleOf(...texts: readonly string[]): Bundles {
  const list = texts.map((text, at) => bundleOf({ id: `b${String(at)}`, role: 'paragraph', text }))
  return {
    blocks: list.map(({ block }) => block),
    list,
    byId: new Map(list.map((one) => [one.block.id as string, one])),
    left: new Map(),
    led: new Map(),
    unplaced: [],
  }
}

test('what reads so already is not replaced, and is counted by itself', () => {
  // 工会 finds both scripts alike; the replacement stands in the second already.
  const bundles = articleOf('省工会的工會', '县工會')
  const at = (blockId: string, from: number, to: number) => ({ blockId, runs: [{ from, to }], after: '工會' })
  const plan = planReplacing(bundles, 'marked', [at('b0', 1, 3), at('b0', 4, 6), at('b1', 1, 3)])
  expect(plan).toMatchObject({ replaced: 1, alike: 2, left: 0 })
  expect(plan.blocks.map(({ places }) => places)).toEqual([[{ start: 1, end: 3, after: '工會' }]])
})
