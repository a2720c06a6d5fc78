import { expect, test } from 'vitest'
import { changeOf } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import { isMovedRepair } from '#electron/services/moved-repair.ts'

const from = {
  type: 'repair',
  id: 'r',
  revision: 1,
  blockId: 'b',
  start: 9,
  end: 10,
  before: ',',
  after: '，',
} as unknown as Repair
const moved: Repair = { ...from, blockId: 'c' as Repair['blockId'], start: 2, end: 3 }
const cut = changeOf({ added: [{ type: 'block', id: 'c' } as Block] })

test('a repair goes along with its words when its block is cut', () => {
  expect(isMovedRepair(cut, from, moved)).toBe(true)
})

test('a repair says what it said, as long as it was, and goes nowhere by itself', () => {
  expect(isMovedRepair(cut, from, { ...moved, after: '；' })).toBe(false)
  expect(isMovedRepair(cut, from, { ...moved, end: 4 })).toBe(false)
  expect(isMovedRepair(changeOf({}), from, moved)).toBe(false)
})
