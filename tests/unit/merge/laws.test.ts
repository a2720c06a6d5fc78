import '../../helpers/property-seed.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breachesOf } from '../../helpers/merge-laws.ts'
import { CUTTING, wishesOf } from '../../helpers/merge-model.ts'

const TIMES = process.env.GALLEY_LONG === '1' ? 10 : 1

test.each([2, 3, 4])('%i people who work and exchange as they like lose nothing and end alike', (count) => {
  fc.assert(
    fc.property(wishesOf(count, 60), (wishes) => {
      expect(breachesOf(count, wishes)).toEqual([])
    }),
    { numRuns: 16 * TIMES },
  )
})

test.each([2, 3])('%i people who cut and join what others place on it lose nothing and end alike', (count) => {
  fc.assert(
    fc.property(wishesOf(count, 60, CUTTING), (wishes) => {
      expect(breachesOf(count, wishes)).toEqual([])
    }),
    { numRuns: 24 * TIMES },
  )
})
