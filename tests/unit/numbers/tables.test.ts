import { describe, expect, it } from 'vitest'

import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'

interface Spans {
  readonly colSpan?: number
  readonly rowSpan?: number
}
type Written = string | readonly [string, Spans]

/** A table's text, cells parted by tabs and rows by newlines, with its grid. */
function tableOf(rows: readonly (readonly Written[])[]): Parameters<typeof numbersOfText>[0] {
  let text = ''
  const grid = rows.map((row, index) => {
    if (index > 0) text += '\n'
    return row.map((cell, place) => {
      if (place > 0) text += '\t'
      const [words, spans] = typeof cell === 'string' ? [cell, {}] : cell
      const start = text.length
      text += words
      return { start, end: text.length, ...spans }
    })
  })
  return { text, grid: { rows: grid } }
}
const values = (rows: readonly (readonly Written[])[]): readonly unknown[] =>
  numbersOfText(tableOf(rows), { asOf: '2026-03-12' }).map(({ value, unit }) => [value, unit ?? '-'])

describe('a header over several columns', () => {
  it('says its scale of each number under it', () => {
    expect(
      values([
        ['Port', ['Boats (thousand)', { colSpan: 2 }]],
        ['Orrin', '1.5', '2.5'],
      ]),
    ).toStrictEqual([
      [1500, '-'],
      [2500, '-'],
    ])
  })

  it('of a row is no unit where a letter names the row', () => {
    expect(
      values([
        ['Pond', 'Newts (n)'],
        ['A', '600'],
        ['K', '604'],
      ]),
    ).toStrictEqual([
      [600, '-'],
      [604, '-'],
    ])
  })

  it('says its unit through a second row of headers, and their years are dates', () => {
    expect(
      values([
        [
          ['Port', { rowSpan: 2 }],
          ['Catch (tons)', { colSpan: 2 }],
          ['Price ($)', { colSpan: 2 }],
        ],
        ['2024', '2025', '2024', '2025'],
        ['Orrin', '12', '15', '3', '4'],
      ]).slice(-4),
    ).toStrictEqual([
      [12, 'tons'],
      [15, 'tons'],
      [3, '$'],
      [4, '$'],
    ])
  })

  it('leaves it to the header right above each column, where that names a unit', () => {
    expect(
      values([
        ['地区', ['产量', { colSpan: 2 }]],
        ['', '茶（吨）', '果（万元）'],
        ['东乡', '12', '15'],
      ]),
    ).toStrictEqual([
      [12, '吨'],
      [150_000, '元'],
    ])
  })

  it('stays with its columns where a cell reaches down several rows', () => {
    expect(
      values([
        ['乡', '村', '面积（亩）', '人口（万）'],
        [['东乡', { rowSpan: 2 }], '甲村', '30', '1.2'],
        ['乙村', '40', '1.5'],
      ]),
    ).toStrictEqual([
      [30, '亩'],
      [12_000, '-'],
      [40, '亩'],
      [15_000, '-'],
    ])
  })

  it('says nothing of the columns beside it', () => {
    expect(
      values([
        ['Port', ['Boats (thousand)', { colSpan: 2 }], 'Crews'],
        ['Orrin', '1.5', '2.5', '7'],
      ]).at(-1),
    ).toStrictEqual([7, '-'])
  })
})
