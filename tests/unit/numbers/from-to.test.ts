import { describe, expect, it } from 'vitest'

import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'

const values = (text: string): readonly unknown[] =>
  findNumbers(text, { asOf: '2026-03-12' }).map(({ value, unit }) => [value, unit ?? '-'])
const isUpsideDown = (text: string): boolean =>
  checkNumbers({ blocks: [{ role: 'paragraph', text }], publishedAt: '2026-03-12' }).some(
    ({ rule }) => rule === 'number.range-order',
  )

describe('from one number to another', () => {
  it.each([
    [
      'Turnout halved from 40% to 20%.',
      [
        [40, '%'],
        [20, '%'],
      ],
    ],
    [
      'The store slashed the price from $500 to $400.',
      [
        [500, '$'],
        [400, '$'],
      ],
    ],
    [
      'They shortened the wait from 3 hours to 1 hour.',
      [
        [3, 'hours'],
        [1, 'hour'],
      ],
    ],
    [
      'Membership swelled from 300 to 500.',
      [
        [300, '-'],
        [500, '-'],
      ],
    ],
    [
      'Debt ballooned from $2 to $5 billion.',
      [
        [2e9, '$'],
        [5e9, '$'],
      ],
    ],
    [
      'Rain rose from 40 to 50 mm.',
      [
        [40, 'mm'],
        [50, 'mm'],
      ],
    ],
    [
      'Sales went from 3 to 5 million.',
      [
        [3e6, '-'],
        [5e6, '-'],
      ],
    ],
    [
      '从10楼到1楼',
      [
        [10, '楼'],
        [1, '楼'],
      ],
    ],
    [
      '由9岁到3岁的孩子',
      [
        [9, '岁'],
        [3, '岁'],
      ],
    ],
    [
      '价格从500元到400元。',
      [
        [500, '元'],
        [400, '元'],
      ],
    ],
    [
      '产量从200吨到300吨，',
      [
        [200, '吨'],
        [300, '吨'],
      ],
    ],
    [
      '产值从9到16亿元',
      [
        [9e8, '元'],
        [16e8, '元'],
      ],
    ],
    [
      '从每天900人次到600人次',
      [
        [900, '人次'],
        [600, '人次'],
      ],
    ],
    [
      '从零上5度到零下3度',
      [
        [5, '度'],
        [-3, '度'],
      ],
    ],
  ])('is a change, two numbers, in “%s”', (text, expected) => {
    expect(values(text)).toStrictEqual(expected)
    expect(isUpsideDown(text)).toBe(false)
  })

  it.each([
    ['Prices range from $5 to $20.', [5, 20]],
    ['The pupils ranged in age from 9 to 12.', [9, 12]],
    ['Tickets cost from $5 to $20.', [5, 20]],
    ['Fines from $50 to $200 apply.', [50, 200]],
    ['From 20 to 30 people came.', [20, 30]],
    ['On a scale from 1 to 10, it is dull.', [1, 10]],
    ['It ran from 1990 to 1995.', '1990/1995'],
    ['It is open from 9 a.m. to 5 p.m.', '09:00/17:00'],
    ['Volunteers from 16 to 80 years old came.', [16, 80]],
    ['从3岁到9岁的孩子', [3, 9]],
    ['票价从20元到50元不等。', [20, 50]],
    ['年龄从3岁到9岁', [3, 9]],
  ])('is a range in “%s”', (text, value) => {
    expect(values(text).map((one) => (one as readonly unknown[])[0])).toStrictEqual([value])
  })

  it.each(['Ranging from 40% to 20%, the rates differ.', '票价从50元到20元不等。'])(
    'is upside down where the words call it a range: “%s”',
    (text) => {
      expect(isUpsideDown(text)).toBe(true)
    },
  )
})
