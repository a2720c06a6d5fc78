import { describe, expect, it } from 'vitest'

import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'

/** A Saturday. */
const asOf = '2026-11-28'
const rows = (text: string): readonly string[] =>
  numbersOfText({ text }, { asOf, lang: 'en' })
    .filter(({ kind }) => kind !== 'name')
    .map(({ text: words, kind, value, unit }) => [words, kind, JSON.stringify(value), unit ?? '-'].join(' | '))

describe('a number of English prose', () => {
  it.each([
    ['The power was out for 41 seconds.', ['41 seconds | duration | 41 | seconds']],
    ['She shot 4-for-9 from the floor.', ['4-for-9 | ratio | [4,9] | -']],
    ['Profit fell for six quarters.', ['six quarters | duration | 6 | quarters']],
    ['Sales shrank for three quarters in a row.', ['three quarters | duration | 3 | quarters']],
    ['Three quarters of the crew left.', ['Three quarters | ratio | 0.75 | -']],
    ['It took 3 hours, 4 minutes and 30 seconds.', ['3 hours, 4 minutes and 30 seconds | duration | 3.075 | hours']],
    ['The 6-foot-6 center sat out.', ['6-foot-6 | measure | 6.5 | foot']],
    ['The lamb weighed 8 pounds 4 ounces.', ['8 pounds 4 ounces | measure | 8.25 | pounds']],
    ['The pike was 10 kg (22 pounds).', ['10 kg | measure | 10 | kg', '22 pounds | measure | 22 | pounds']],
    [
      'It held 22 pounds (about 10 kilograms).',
      ['22 pounds | measure | 22 | pounds', 'about 10 kilograms | measure | 10 | kilograms'],
    ],
    ['The bond was 8 pounds.', ['8 pounds | money | 8 | pounds']],
    ['The miller, 62, who ground it, left.', ['62 | duration | 62 | -']],
    ['Mary Poole, 62, said no.', ['62 | duration | 62 | -']],
    ['2019. The road closed.', ['2019 | date | "2019" | -']],
    ['2019: the road closed.', ['2019 | date | "2019" | -']],
    ['Cooled to 90 K, it sang.', ['90 K | measure | 90 | K']],
    ['It was 12 below zero.', ['12 below zero | measure | -12 | -']],
    ['A dose of 4 mg/kg worked.', ['4 mg/kg | measure | 4 | mg/kg']],
    ['Counts hit 4 × 10⁵ cells/mL.', ['4 × 10⁵ cells/mL | measure | 400000 | cells/mL']],
    ['The mass is 1.6 × 10⁻¹⁹ kg.', ['1.6 × 10⁻¹⁹ kg | measure | 1.6e-19 | kg']],
    ['Rents rose fourfold.', ['fourfold | ratio | 4 | -']],
    ['They lost 9 to 2.', ['9 to 2 | ratio | [9,2] | -']],
    ['The ratio is 14-to-1.', ['14-to-1 | ratio | [14,1] | -']],
    ['One in a thousand has it.', ['One in a thousand | ratio | 0.001 | -']],
    ['It is accurate to plus or minus 2 points.', ['plus or minus 2 | count | 2 | -']],
    ['The mean was 7.5 ± 0.2 mm.', ['7.5 ± 0.2 mm | measure | 7.5 | mm']],
  ])('is read in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })

  it.each([
    ['The board met Monday.', '2026-11-23'],
    ['The board will meet Monday.', '2026-11-30'],
    ['The shop opens Thursday.', '2026-12-03'],
    ['Snow fell in December.', '2025-12'],
    ['The trial is set for February.', '2027-02'],
    ['It begins at 7 p.m. Friday, Dec. 11.', '2026-12-11T19:00'],
    ['The bus left at half past four.', '04:30'],
    ['The bank opens at a quarter to ten.', '09:45'],
    ['The lunch runs from noon to 2 p.m.', '12:00/14:00'],
    ['It was made in nineteen eighty-six.', '1986'],
  ])('dates “%s”', (text, value) => {
    expect(numbersOfText({ text }, { asOf, lang: 'en' }).map((number) => number.value)).toStrictEqual([value])
  })

  it.each([
    'He drove Route 40 to work.',
    'A 7-Eleven burned.',
    'We watched as 60 Minutes began quietly.',
    'Officials grounded the 737-900.',
    'Phones run iOS 18 and Android 15.',
    'Call 1-800-555-0188 now.',
    'ISBN 7-5086-4321-X',
    'They live near Seven Sisters on a quiet street.',
    'It is a two-faced way to be second to none.',
    'See case No. 21-cv-3090.',
  ])('is not told by “%s”', (text) => {
    expect(rows(text)).toStrictEqual([])
  })
})

describe('a name or a formula of English prose', () => {
  it.each([
    'Einstein wrote E = mc^2 on a card.',
    'The area is πr^2, and a^2 + b^2 = c^2.',
    'Growth follows (x+y)^{12} and x_2.',
    'A 3M spokesman declined to comment.',
    'She worked at 3M, the maker of tape.',
    'Leaders of the Group of Seven met.',
    'A Group of 20 summit ended.',
    'The Gang of Four fell.',
    'He dialed 911 from the road.',
    'A 7-Eleven stands at the corner.',
    'The desk is open 24/7.',
    'It is a Catch-22 for the mayor.',
    'She has 20/20 vision.',
  ])('states no number: “%s”', (text) => {
    expect(rows(text)).toStrictEqual([])
  })

  it.each([
    ['About 3M customers use it.', ['About 3M | count | 3000000 | -']],
    ['It has 3M users.', ['3M | count | 3000000 | -']],
    ['A group of seven hikers left.', ['seven | count | 7 | -']],
    ['Scored 20/20 in the test.', ['20/20 | count | 1 | -']],
    ['The chip has 10^9 gates.', ['10^9 | count | 1000000000 | -']],
  ])('is not taken for one in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })
})

describe('a number in a cell', () => {
  const table = (text: string): readonly (readonly unknown[])[] =>
    numbersOfText({ text }, { asOf }).map(({ kind, value, unit }) => [kind, value, unit])

  it('has the unit of its header', () => {
    expect(table('乡镇\t松（棵）\t产值（万元）\t占比/%\n清河\t8000\t12.5\t40')).toStrictEqual([
      ['count', 8000, '棵'],
      ['money', 125_000, '元'],
      ['percent', 40, '%'],
    ])
    expect(table('Site\tDepth (mm)\tCost ($ millions)\nA\t12\t3.5')).toStrictEqual([
      ['measure', 12, 'mm'],
      ['money', 3_500_000, '$'],
    ])
  })

  it('is a year under years, in columns and in rows', () => {
    expect(table('Year\tSold\n2021\t4100')).toStrictEqual([
      ['date', '2021', undefined],
      ['count', 4100, undefined],
    ])
    expect(table('年份\t2021\t2022\n产值（吨）\t30\t40')).toStrictEqual([
      ['date', '2021', undefined],
      ['date', '2022', undefined],
      ['measure', 30, '吨'],
      ['measure', 40, '吨'],
    ])
  })

  it.each([
    ['Year\tCarts (thousand)\n2019\t1.2', ['count', 1200, undefined]],
    ['Year\tVisitors (millions)\n2019\t3', ['count', 3_000_000, undefined]],
    ["Year\tTons ('000)\n2019\t12", ['count', 12_000, undefined]],
    ['年份\t户数（万）\n2019\t1.2', ['count', 12_000, undefined]],
    ['年份\t产值（百万元）\n2019\t12', ['money', 12_000_000, '元']],
  ])('is so many times itself as its header says: %j', (text, expected) => {
    expect(table(text)).toStrictEqual([['date', '2019', undefined], expected])
  })

  it('keeps a unit of its own', () => {
    expect(table('项目\t金额（万元）\n甲\t3亿元')).toStrictEqual([['money', 300_000_000, '元']])
  })

  it('follows the grid where the table has one', () => {
    const text = '年\t松（棵）\n2026\t8000'
    const grid = {
      rows: [
        [
          { start: 0, end: 1, isHeader: true },
          { start: 2, end: 6, isHeader: true },
        ],
        [
          { start: 7, end: 11 },
          { start: 12, end: 16 },
        ],
      ],
    }
    expect(numbersOfText({ text, grid }, { asOf }).map(({ kind, unit }) => [kind, unit])).toStrictEqual([
      ['date', undefined],
      ['count', '棵'],
    ])
  })
})
