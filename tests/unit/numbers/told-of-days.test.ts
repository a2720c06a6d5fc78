import { describe, expect, it } from 'vitest'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

/** Friday, 27 November 2026. */
const read = (text: string): readonly unknown[] =>
  findNumbers(text, { asOf: '2026-11-27' }).map(({ text: words, value }) => [words, value])

describe('a day of which a passive clause tells', () => {
  it.each([
    ['The road will be closed Monday.', 'Monday', '2026-11-30'],
    ['The crews will be told on Monday.', 'Monday', '2026-11-30'],
    ['The gate will not be fully opened Monday.', 'Monday', '2026-11-30'],
    ['He is to be sentenced Monday.', 'Monday', '2026-11-30'],
    ['A service will be held May 3.', 'May 3', '2027-05-03'],
  ])('%s: it is still to come', (text, words, value) => {
    expect(read(text)).toStrictEqual([[words, value]])
  })

  it.each([
    ['The road was closed Monday.', 'Monday', '2026-11-23'],
    ['She had to be rescued Monday.', 'Monday', '2026-11-23'],
    ['The mill needed to be shut Monday.', 'Monday', '2026-11-23'],
    ['The crews were told to be ready and left Monday.', 'Monday', '2026-11-23'],
  ])('%s: it is over', (text, words, value) => {
    expect(read(text)).toStrictEqual([[words, value]])
  })
})

describe('the line that says in what a table counts', () => {
  it('counts nothing', () => {
    expect(read('各村收支（单位：万元）')).toStrictEqual([])
    expect(read('单位 千人')).toStrictEqual([])
    expect(read('两个单位，百万元以上')).toStrictEqual([
      ['两个', 2],
      ['百万元以上', 1_000_000],
    ])
  })
})
