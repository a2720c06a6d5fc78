import { expect, test } from 'vitest'
import type { CheckedRecords } from '#shared/checks/check-records.ts'
import type { BlockId } from '#shared/domain/ids.ts'
import { inOneGo } from '#shared/lib/steps.ts'
import { checkedRecords } from '#renderer/store/findings.ts'
import { tablesOf } from '#renderer/store/tables.ts'
import { createReceiver, createTeller } from '#renderer/workers/told-records.ts'
import { openArticle } from '#tests/unit/export/fixture.ts'

function twoEnds() {
  const receiver = createReceiver()
  let crossed = 0
  const tell = createTeller((part) => {
    crossed += part.records.length
    receiver.take(structuredClone(part))
  })
  return {
    ask: (records: CheckedRecords) => {
      crossed = 0
      const { article, census } = records
      return receiver.recordsOf({ article, census, order: structuredClone(inOneGo(tell(records))) })
    },
    crossed: () => crossed,
  }
}

function records(): CheckedRecords {
  const found = checkedRecords(tablesOf(openArticle()))
  if (found === undefined) throw new Error('the fixture has no article')
  return found
}

test('the worker has the records as the window has them: at first, after a change, in another order, with fewer', () => {
  const ends = twoEnds()
  const first = records()
  expect(ends.ask(first)).toEqual(first)
  const [block, ...rest] = first.blocks
  if (block === undefined) throw new Error('the fixture has no block')
  const changed = { ...first, blocks: [{ ...block, text: '别的话' }, ...rest] }
  expect(ends.ask(changed)).toEqual(changed)
  const turned = { ...changed, blocks: changed.blocks.toReversed(), numbers: [] }
  expect(ends.ask(turned)).toEqual(turned)
  const added = { ...turned, blocks: [...turned.blocks, { ...block, id: 'new' as BlockId }] }
  expect(ends.ask(added)).toEqual(added)
  expect(ends.ask(first)).toEqual(first)
})

test('a record that did not change crosses once', () => {
  const ends = twoEnds()
  const first = records()
  ends.ask(first)
  expect(ends.crossed()).toBeGreaterThan(first.blocks.length)
  const [block, ...rest] = first.blocks
  if (block === undefined) throw new Error('the fixture has no block')
  ends.ask({ ...first, blocks: [{ ...block, text: '别的话' }, ...rest] })
  expect(ends.crossed()).toBe(1)
})

test('more records than cross at a time all cross', () => {
  const ends = twoEnds()
  const first = records()
  const [block] = first.blocks
  if (block === undefined) throw new Error('the fixture has no block')
  const blocks = Array.from({ length: 1000 }, (_, index) => ({ ...block, id: `b${String(index)}` as BlockId }))
  expect(ends.ask({ ...first, blocks }).blocks).toEqual(blocks)
})
