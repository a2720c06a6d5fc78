import { describe, expect, it } from 'vitest'

import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'

const asOf = '2026-11-28'
const rowsIn =
  (lang: string) =>
  (text: string): readonly string[] =>
    numbersOfText({ text }, { asOf, lang })
      .filter(({ kind }) => kind !== 'name')
      .map(({ text: words, kind, value, unit, approx }) =>
        [words, kind, JSON.stringify(value), unit ?? '-', ...(approx === 'none' ? [] : [approx])].join(' | '),
      )
const english = rowsIn('en')
const chinese = rowsIn('zh-Hans')

describe('everyday English', () => {
  it.each([
    ['She is 5\'11" and he is 6′ 3″ tall.', ["5'11\" | measure | 5.91666666666667 | '", '6′ 3″ | measure | 6.25 | ′']],
    ['The 6’4” goalkeeper left.', ['6’4” | measure | 6.33333333333333 | ’']],
    ['He stands 6’4, she 5’9.', ['6’4 | measure | 6.33333333333333 | ’', '5’9 | measure | 5.75 | ’']],
    ['Rates rose by 0.5 of a percent.', ['0.5 of a percent | percent | 0.5 | %']],
    ['It fell half of one percent.', ['half of one percent | percent | 0.5 | %']],
    [
      'It is three-quarters of a percentage point more.',
      ['three-quarters of a percentage point | percent | 0.75 | percentage point'],
    ],
    ['It was one-tenth of a second late.', ['one-tenth of a second | duration | 0.1 | second']],
    ['The choir meets twice a week.', ['twice | count | 2 | -']],
    ['He feeds them three times a day.', ['three times | count | 3 | times']],
    ['She calls once a month.', ['once | count | 1 | -']],
    ['It is twice as large and three times larger.', ['twice | ratio | 2 | -', 'three times | ratio | 3 | times']],
    ['It began at 8.57am and ended at 10.05.', ['8.57am | time | "08:57" | -', '10.05 | time | "10:05" | -']],
    ['The ferry left at 8.57 on Sunday.', ['8.57 on Sunday | date | "2026-11-22T08:57" | -']],
    ['The train arrived at 17.32.', ['17.32 | time | "17:32" | -']],
    ['The shares closed at 8.57.', ['8.57 | count | 8.57 | -']],
    ['The shares opened at 8.57 on Tuesday.', ['8.57 | count | 8.57 | -', 'Tuesday | date | "2026-11-24" | -']],
    ['It was valued at 8.57 pounds.', ['8.57 pounds | money | 8.57 | pounds']],
    [
      'Trading opened at 8.57am; the stock stood at 9.20 a share.',
      ['8.57am | time | "08:57" | -', '9.20 | count | 9.2 | -'],
    ],
    ['They were down at 0945 GMT.', ['0945 GMT | time | "09:45" | -']],
    ['The siren went at 0630 hours.', ['0630 hours | time | "06:30" | -']],
    [
      'Worth 14.2 billion crowns, or 850 million Norwegian crowns.',
      [
        '14.2 billion crowns | money | 14200000000 | crowns',
        '850 million Norwegian crowns | money | 850000000 | Norwegian crowns',
      ],
    ],
    ['The king had two crowns.', ['two | count | 2 | -']],
  ])('is read in “%s”', (text, expected) => {
    expect(english(text)).toStrictEqual(expected)
  })
})

describe('everyday Chinese', () => {
  it.each([
    ['土豆九块二一斤。', ['九块二 | money | 9.2 | 块', '一斤 | measure | 1 | 斤']],
    [
      '肉三十二块八一斤，灯泡5块5每个。',
      ['三十二块八 | money | 32.8 | 块', '一斤 | measure | 1 | 斤', '5块5 | money | 5.5 | 块'],
    ],
    ['切了三块一斤的肉。', ['三块 | count | 3 | 块', '一斤 | measure | 1 | 斤']],
    ['豆腐两块五半斤。', ['两块五 | money | 2.5 | 块', '半斤 | measure | 0.5 | 斤']],
    ['厂里百十来号人。', ['百十来号人 | count | 100 | 号人 | about']],
    ['村里三十来户，养羊五十来只。', ['三十来户 | count | 30 | 户 | about', '五十来只 | count | 50 | 只 | about']],
    ['他十年来只写了一本书。', ['十年 | duration | 10 | 年', '一本 | count | 1 | 本']],
    ['她尾号8866的手机响了，卡号后四位1234。', ['四位 | count | 4 | 位']],
    ['在7-11 便利店和7-ELEVEn门口。', []],
  ])('is read in “%s”', (text, expected) => {
    expect(chinese(text)).toStrictEqual(expected)
  })
})

describe('what only looks like a number, and what only looks like none', () => {
  it.each([
    ['一斤卖六毛五。', ['一斤 | measure | 1 | 斤', '六毛五 | money | 6.5 | 毛']],
    ['鸡蛋五毛一个。', ['五毛 | money | 5 | 毛', '一个 | count | 1 | 个']],
    ['水一块二一瓶，醋一块二。', ['一块二 | money | 1.2 | 块', '一瓶 | count | 1 | 瓶', '一块二 | money | 1.2 | 块']],
    ['牛身上掉了六毛。', []],
    ['买了两块五花肉。', ['两块 | count | 2 | 块']],
    ['他们一块二话不说就走。', []],
    ['住三号楼，5号楼在后面。', []],
    ['他参加了98年抗洪，03年结婚。', ['98年 | date | "1998" | -', '03年 | date | "2003" | -']],
    ['他守了30年，用了12年毕业。', ['30年 | duration | 30 | 年', '12年 | duration | 12 | 年']],
    ['1987. 那一年他走了。', ['1987 | date | "1987" | -', '一年 | duration | 1 | 年']],
  ])('is read in “%s”', (text, expected) => {
    expect(chinese(text)).toStrictEqual(expected)
  })

  it.each([
    ['The 7-11 on Elm Street was robbed.', []],
    ['He stopped at a 7-11 for coffee; the 7-11 clerk knew him.', []],
    ['They took a 7-11 loss.', ['7-11 | ratio | [7,11] | -']],
    ['It is for ages 7-11 in town.', ['7-11 | duration | [7,11] | -']],
  ])('is read in “%s”', (text, expected) => {
    expect(english(text)).toStrictEqual(expected)
  })
})

describe('sides of a vote, heights and places on the globe', () => {
  it.each([
    ['The bill passed 51-49 along party lines.', ['51-49 | ratio | [51,49] | -']],
    ['He led, 62 percent to 21 percent.', ['62 percent | percent | 62 | %', '21 percent | percent | 21 | %']],
    ['It is 21 percent to 62 percent.', ['21 percent to 62 percent | percent | [21,62] | %']],
    [
      'He was 6 feet 2 and weighed 185 pounds.',
      ['6 feet 2 | measure | 6.16666666666667 | feet', '185 pounds | measure | 185 | pounds'],
    ],
    ['[1] Harbor board, 2026.', ['2026 | date | "2026" | -']],
    ['The town paid 1,200, 2026.', ['1,200 | count | 1200 | -', '2026 | count | 2026 | -']],
    ['It is 6 feet 2 metres away.', ['6 feet | measure | 6 | feet', '2 metres | measure | 2 | metres']],
  ])('is read in “%s”', (text, expected) => {
    expect(english(text)).toStrictEqual(expected)
  })

  it.each([
    [
      '在北纬39度54分，东经116度23分30秒。',
      ['39度54分 | measure | 39.9 | 度', '116度23分30秒 | measure | 116.391666666667 | 度'],
    ],
    ['电价每度5分。', ['5分 | count | 5 | 分']],
  ])('is read in “%s”', (text, expected) => {
    expect(chinese(text)).toStrictEqual(expected)
  })
})
