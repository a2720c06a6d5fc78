import { describe, expect, it } from 'vitest'

import { findNumbers } from '#shared/numbers/find-numbers.ts'

const rows = (text: string): readonly string[] =>
  findNumbers(text, { asOf: '2026-03-12' })
    .filter(({ kind }) => kind !== 'name')
    .map(({ text: words, kind, value, approx }) =>
      [words, kind, JSON.stringify(value), ...(approx === 'none' ? [] : [approx])].join(' | '),
    )

describe('days and hours', () => {
  it.each([
    ['Open Tuesday through Sunday, 10 a.m. to 5 p.m.', ['10 a.m. to 5 p.m. | time | "10:00/17:00"']],
    ['It runs Monday to Friday, 8:30 a.m. to noon.', ['8:30 a.m. to noon | time | "08:30/12:00"']],
    ['It is open from 9 to 5.', ['9 to 5 | time | "09:00/17:00"']],
    ['Open Wednesday-Saturday 11-5.', ['11-5 | time | "11:00/17:00"']],
    ['周二至周日10时至17时开放', ['10时至17时 | time | "10:00/17:00"']],
  ])('stand apart in “%s”', (text, expected) => {
    expect(rows(text).filter((row) => row.includes('time'))).toStrictEqual(expected)
  })

  it('are one where a single day is named', () => {
    expect(rows('She will speak Tuesday, 10 a.m. to noon.')).toStrictEqual([
      'Tuesday, 10 a.m. to noon | date | "2026-03-17T10:00/2026-03-17T12:00"',
    ])
  })
})

describe('months of one sentence', () => {
  const months = (text: string): readonly unknown[] =>
    findNumbers(text, { asOf: '2026-03-12' })
      .filter(({ kind }) => kind === 'date')
      .map(({ value }) => value)

  it.each([
    ['Sales rose in February, April and June.', ['2025-02', '2025-04', '2025-06']],
    ['The count was 40 in April, 52 in May and 61 in June.', ['2025-04', '2025-05', '2025-06']],
    ['It closed for April, May and June.', ['2025-04', '2025-05', '2025-06']],
    ['In April, May and June 2024 it rained.', ['2024-04', '2024-05', '2024-06']],
    ['In April 2024 it rose 3%, and in May it fell.', ['2024-04', '2024-05']],
    ['The rain came in April and May, and June will be dry.', ['2025-04', '2025-05', '2026-06']],
    ['Rain fell in November, December and January.', ['2025-11', '2025-12', '2026-01']],
    ['Hearings are set for April 12, May 10 and June 14.', ['2026-04-12', '2026-05-10', '2026-06-14']],
    ['She was born in May 1950 and moved here in June.', ['1950-05', '2025-06']],
    ['2024年4月增长3%，5月增长4%，6月持平。', ['2024-04', '2024-05', '2024-06']],
    ['去年8月增长3%，10月增长4%。', ['2025-08', '2025-10']],
    ['2020年3月成立，今年5月停办。', ['2020-03', '2026-05']],
  ])('are of years in order in “%s”', (text, expected) => {
    expect(months(text)).toStrictEqual(expected)
  })
})

describe('a number below nought', () => {
  it.each([
    ['盆地最低点海拔-154.31米。', ['-154.31米 | measure | -154.31']],
    ['海拔—154.31米', ['—154.31米 | measure | -154.31']],
    ['海拔–154米', ['–154米 | measure | -154']],
    ['水深－11米', ['－11米 | measure | -11']],
    ['井底深-11米。', ['-11米 | measure | -11']],
    ['同比-3.2%，环比−0.4%', ['-3.2% | percent | -3.2', '−0.4% | percent | -0.4']],
    ['由-3%升至-1%', ['-3% | percent | -3', '-1% | percent | -1']],
    ['气温−12至−5℃', ['−12至−5℃ | measure | [-12,-5]']],
    ['It ranged from −40 to −10 degrees.', ['−40 to −10 degrees | measure | [-40,-10]']],
    ['It was −5 to 3 degrees.', ['−5 to 3 degrees | measure | [-5,3]']],
    ['It rose from −40 to −10 degrees.', ['−40 | measure | -40', '−10 degrees | measure | -10']],
    ['It melts at –40 °C.', ['–40 °C | measure | -40']],
    ['The change was –2.5%.', ['–2.5% | percent | -2.5']],
    ['长3-5米，见第3-5页', ['3-5米 | measure | [3,5]', '第3-5页 | ordinal | [3,5]']],
    ['长3—5米', ['3—5米 | measure | [3,5]']],
    ['See pages 12–19.', ['12–19 | ordinal | [12,19]']],
    ['The years 1990 –1995', ['1990 –1995 | date | "1990/1995"']],
    ['会上——30人到场', ['30人 | count | 30']],
  ])('is told from a range and a dash in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })
})
