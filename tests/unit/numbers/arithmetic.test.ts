import { describe, expect, it } from 'vitest'

import { workOut, type Tie } from '#shared/numbers/rules/arithmetic.ts'

describe('a tie that the editor made', () => {
  it.each<readonly [string, Tie, number | undefined, boolean]>([
    ['a sum holds', { kind: 'sum', terms: [13, 29], result: 42 }, 42, true],
    ['a sum with a slip does not', { kind: 'sum', terms: [13, 29], result: 43 }, 42, false],
    ['decimals add up without rounding errors', { kind: 'sum', terms: [0.1, 0.2], result: 0.3 }, 0.3, true],
    [
      'a share is rounded to the decimals of its result',
      { kind: 'share', terms: [18, 96], result: 18.8, unit: '%' },
      18.75,
      true,
    ],
    [
      'a share beyond its rounding does not hold',
      { kind: 'share', terms: [18, 96], result: 18.9, unit: '%' },
      18.75,
      false,
    ],
    ['a share of nothing cannot be worked out', { kind: 'share', terms: [18, 0], result: 50 }, undefined, false],
    ['a difference holds', { kind: 'difference', terms: [450, 300], result: 150 }, 150, true],
    ['growth in percent is what was added', { kind: 'growth', terms: [100, 150], result: 50, unit: '%' }, 50, true],
    ['growth in 倍 is what was added too', { kind: 'growth', terms: [2, 6], result: 3, unit: '倍' }, 2, false],
    ['an age may be counted the old way', { kind: 'age', terms: [1953, '2025-11-14'], result: 73 }, 72, true],
    ['an age two years off does not hold', { kind: 'age', terms: ['1953-03', 2025], result: 75 }, 72, false],
    ['a duration counts from year to year', { kind: 'duration', terms: ['2021-09', '2025'], result: 4 }, 4, true],
    [
      'an approximate result may be off by a tenth',
      { kind: 'sum', terms: [480, 530], result: 1000, isApproximate: true },
      1010,
      true,
    ],
    ['a date without year is no term of an age', { kind: 'age', terms: ['--09', 2025], result: 5 }, undefined, false],
  ])('%s', (_name, tie, expected, holds) => {
    expect(workOut(tie)).toStrictEqual({ expected, holds })
  })
})
