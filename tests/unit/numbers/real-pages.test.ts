import { describe, expect, it } from 'vitest'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'

const read = (text: string): readonly unknown[] =>
  findNumbers(text, { asOf: '2026-11-28' }).map(({ text: words, value, unit, kind }) => [words, value, unit, kind])

describe('what pages write beside their numbers', () => {
  it('takes a power less one for no range', () => {
    expect(read('The sensor keeps 2^15 - 1 samples, and lists of 10^5 - 10^6 entries.')).toStrictEqual([
      ['2^15', 32_768, undefined, 'count'],
      ['1', 1, undefined, 'count'],
      ['10^5 - 10^6', [100_000, 1_000_000], undefined, 'count'],
    ])
  })

  it('takes the article behind a dash for no unit', () => {
    expect(read('The new Ferry 3 - A small boat for forty people').map((one) => (one as unknown[])[2])).toStrictEqual([
      undefined,
      undefined,
    ])
    expect(read('a 3-A fuse, 3 A of current, a 5 - km run')).toStrictEqual([
      ['3-A', 3, 'A', 'measure'],
      ['3 A', 3, 'A', 'measure'],
      ['5 - km', 5, 'km', 'measure'],
    ])
  })

  it('takes the number of a table, figure or section with its point for a name', () => {
    expect(read('See Table 5.1, Figure 2.3; Section 4.2 and Appendix 7.1 tell more.')).toStrictEqual(
      ['5.1', '2.3', '4.2', '7.1'].map((words) => [words, undefined, undefined, 'name']),
    )
  })

  it('counts no 集 or 组 of a word that ends in 数', () => {
    expect(read('把实数看作有理数集的分割，整数集也一样，参数组很多。')).toStrictEqual([])
    expect(read('这部剧播了数集就停了。')).toStrictEqual([['数集', undefined, '集', 'count']])
  })

  it('takes heads that are letters in a row for no units', () => {
    const of = (text: string): readonly unknown[] => numbersOfText({ text }, {}).map(({ unit }) => unit)
    expect(of('A\tB\tC\n1\t2\t3')).toStrictEqual([undefined, undefined, undefined])
    expect(of('Wire\tA\nCopper\t16')).toStrictEqual(['A'])
  })
})
