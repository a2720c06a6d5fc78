import { describe, expect, it } from 'vitest'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'

/** A Wednesday. */
const asOf = '2026-06-17'
const read = (text: string, day: string | undefined = asOf): readonly string[] =>
  numbersOfText({ text }, day === '' ? {} : { asOf: day }).map(
    ({ text: own, kind, value }) => `${own} ${kind} ${JSON.stringify(value ?? null)}`,
  )

describe('numbers that were read as others', () => {
  it('the ages of several', () => {
    expect(read('They found two 9-year-olds and a boy aged between 30 and 45.')).toStrictEqual([
      'two count 2',
      '9-year-olds duration 9',
      '30 and 45 duration [30,45]',
    ])
  })

  it('postcodes behind a state', () => {
    expect(read('Write to Orr, Austin, Texas 78701-1234, or New York, NY 10021.')).toStrictEqual([])
    expect(read('Last year, Cleveland, OH 44101 was the address.')).not.toContain('78701')
    expect(read('In 2019, NASA 12500 people strong.')).toContain('12500 count 12500')
  })

  it('mixed fractions with a hyphen, and two halves of a hundred', () => {
    expect(read('It took 3-1/2 hours.')).toStrictEqual(['3-1/2 hours duration 3.5'])
    expect(read('A 50/50 chance and a 60/40 split.')).toStrictEqual(['50/50 ratio [50,50]', '60/40 ratio [60,40]'])
  })

  it('what a crowd did is not what it is', () => {
    expect(numbersOfText({ text: 'Tens of thousands protested.' }, {}).map(({ counts }) => counts)).toStrictEqual([
      undefined,
    ])
    expect(numbersOfText({ text: 'Hundreds of fans sang.' }, {}).map(({ counts }) => counts)).toStrictEqual(['fans'])
  })

  it('a weekday behind another one keeps its clock', () => {
    expect(read('定于本周日，周一晚8点。')).toStrictEqual([
      '本周日 date "2026-06-21"',
      '周一晚8点 date "2026-06-15T20:00"',
    ])
  })

  it('a weekday of no known week is no night', () => {
    expect(read('周一晚8点开会，星期三晚再来。', '')).toStrictEqual(['晚8点 time "20:00"'])
    expect(read('他住了一晚，三周一晚也没睡好。', '')).toContain('一晚 duration 1')
  })

  it('a price down to the last coin, and versions of a system', () => {
    expect(read('卖三块六毛五一斤，3块6毛5。')).toStrictEqual([
      '三块六毛五 money 3.65',
      '一斤 measure 1',
      '3块6毛5 money 3.65',
    ])
    expect(read('三元六角五，五块二角三分，九块八。')).toStrictEqual([
      '三元六角五 money 3.65',
      '五块二角三分 money 5.23',
      '九块八 money 9.8',
    ])
    expect(read('It needs OS X 10.10 or later.')).toStrictEqual(['10.10 name null'])
  })

  it('days that are names, and measures that look like them', () => {
    expect(read('5.12汶川地震和5.12地震的纪念馆，还有12.9运动。')).toStrictEqual([])
    expect(read('每天2.5公里运动量，震中5.5公里地震带。')).toStrictEqual(['2.5公里 measure 2.5', '5.5公里 measure 5.5'])
  })

  it('seasons, angles, quarters of an hour, years as they are said, numbers to call', () => {
    expect(read('2025/26赛季和2025-26学年')).toStrictEqual(['2025/26 date "2025/2026"', '2025-26 date "2025/2026"'])
    expect(read('东经116°23′，北纬30°15′36″')).toStrictEqual([
      '116°23′ measure 116.383333333333',
      '30°15′36″ measure 30.26',
    ])
    expect(read('会开了一小时三刻。')).toStrictEqual(['一小时三刻 duration 1.75'])
    expect(read('那是两千零八年的事。')).toStrictEqual(['两千零八年 date "2008"'])
    expect(read('请拨打120或110。急救12人。考过四六级。')).toStrictEqual(['12人 count 12'])
  })
})

describe('an age beside a year of birth', () => {
  const found = (text: string): readonly string[] =>
    checkNumbers({ blocks: [{ role: 'paragraph', text }], publishedAt: '2026-05-03' })
      .filter(({ rule }) => rule === 'number.age')
      .map(({ start, end }) => text.slice(start, end))

  it('is held against the nearer of two, and not against that of a brother', () => {
    expect(
      found('Born in 1931, Mary Finch, 95, survives him, and his brother Owen, 70, born in 1956, does too.'),
    ).toEqual([])
    expect(
      found('Born in 1931, Mary Finch, 85, survives him, and his brother Owen, 70, born in 1956, does too.'),
    ).toEqual(['85'])
    expect(found('Born in 1931, she is survived by her brother Owen, 70, who lives in Salem.')).toEqual([])
  })
})
