import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findNumbers, type FoundNumber } from '#shared/numbers/find-numbers.ts'

const asOf = '2025-11-14'
const find = (text: string): readonly FoundNumber[] => findNumbers(text, { asOf })
/** The first number as `text kind value unit approx`, for tables. */
const row = (text: string): string => {
  const number = find(text)[0]
  if (number === undefined) return '–'
  return [number.text, number.kind, JSON.stringify(number.value), number.unit, number.approx].join(' ')
}

describe('a Chinese number', () => {
  it.each([
    ['三百二十户', '三百二十户 count 320 户 none'],
    ['兩萬五千名會員', '兩萬五千名 count 25000 名 none'],
    ['貳拾個小組', '貳拾個 count 20 個 none'],
    ['廿三岁', '廿三岁 duration 23 岁 none'],
    ['二〇二六年', '二〇二六年 date "2026"  none'],
    ['七八个人', '七八个 count [7,8] 个 none'],
    ['三四百人', '三四百人 count [300,400] 人 none'],
    ['十几年', '十几年 duration 10 年 over'],
    ['占三成', '三成 percent 30 % none'],
    ['四成五。', '四成五 percent 45 % none'],
    ['三分之一', '三分之一 ratio 0.333333333333333  none'],
    ['百分之五', '百分之五 percent 5 % none'],
    ['增长一倍', '一倍 ratio 1 倍 none'],
    ['半年', '半年 duration 0.5 年 none'],
    ['两个半小时', '两个半小时 duration 2.5 个小时 none'],
    ['1.15万起', '1.15万起 count 11500 起 none'],
    ['6.44亿元', '6.44亿元 money 644000000 元 none'],
    ['3000多万元', '3000多万元 money 30000000 元 over'],
    ['１２０家企业', '１２０家 count 120 家 none'],
    ['6万2千多吨', '6万2千多吨 measure 62000 吨 over'],
    ['第二届', '第二届 ordinal 2 届 none'],
    ['零下5摄氏度', '零下5摄氏度 measure -5 摄氏度 none'],
    ['以3:2战胜', '3:2 ratio [3,2]  none'],
    ['102周年', '102周年 duration 102 周年 none'],
    ['2小时8分15秒', '2小时8分15秒 duration 2.1375 小时 none'],
    ['raised from 1万 to 2万', '1万 count 10000  none'],
    ['五兆六十二亿四万五千二', '五兆六十二亿四万五千二 count 5006200045200  none'],
  ])('%s is read as %s', (text, expected) => {
    expect(row(text)).toBe(expected)
  })

  it.each([
    ['近10万名职工', '近10万名 count 100000 名 nearly'],
    ['1000家以上', '1000家以上 count 1000 家 at-least'],
    ['50人以内', '50人以内 count 50 人 at-most'],
    ['约164万人', '约164万人 count 1640000 人 about'],
    ['已逾4200家', '逾4200家 count 4200 家 over'],
    ['一年不到新增', '一年不到 duration 1 年 nearly'],
    ['附近10家店', '10家 count 10 家 none'],
    ['近三年来', '三年 duration 3 年 none'],
  ])('%s carries its approximation', (text, expected) => {
    expect(row(text)).toBe(expected)
  })

  it.each([
    ['1~2岁', '1~2岁 duration [1,2] 岁 none'],
    ['9亿～16亿元', '9亿～16亿元 money [900000000,1600000000] 元 none'],
    ['9～16亿元', '9～16亿元 money [900000000,1600000000] 元 none'],
    ['15%～30%', '15%～30% percent [15,30] % none'],
    ['100至150人', '100至150人 count [100,150] 人 none'],
    ['二、三米', '二、三米 measure [2,3] 米 none'],
  ])('%s is one range', (text, expected) => {
    expect(row(text)).toBe(expected)
    expect(find(text)).toHaveLength(1)
  })

  it('says what is counted', () => {
    expect(find('覆盖近10万名职工;')[0]?.counts).toBe('职工')
    expect(find('街道工会在职人员1874名，')[0]?.counts).toBe('在职人员')
    expect(find('其中社会化工作者536名。')[0]?.counts).toBe('社会化工作者')
    expect(find('新增线上活跃会员3万余人')[0]?.counts).toBe('线上活跃会员')
    expect(find('户外劳动者驿站1300余座')[0]?.counts).toBe('户外劳动者驿站')
    expect(find('产生金牌128枚')[0]?.counts).toBe('金牌')
    expect(find('打造21个“同心圆”红色驿站')[0]?.counts).toBe('红色驿站')
    expect(find('在27个省级以上工业园区')[0]?.counts).toBe('省级以上工业园区')
    expect(find('送到相关产业22场')[0]?.counts).toBeUndefined()
    expect(find('百余人，上万名')[1]?.counts).toBeUndefined()
    expect(find('全县30多家企业建会')[0]?.counts).toBe('企业')
    expect(find('职工活动场所投入使用412个，在建96个。').map((number) => number.counts)).toStrictEqual([
      '职工活动场所',
      '职工活动场所',
    ])
  })
})

describe('a date or time', () => {
  it.each([
    ['去年9月', '2024-09'],
    ['今年11月15日', '2025-11-15'],
    ['7月1日晚', '2025-07-01'],
    ['12月28日', '2025-12-28'],
    ['2023/12/13 9:56:59', '2023-12-13T09:56:59'],
    ['傍晚6时40分', '18:40'],
    ['11月8日傍晚6时40分', '2025-11-08T18:40'],
    ['5月3日至5日', '2025-05-03/2025-05-05'],
    ['1688-1697年', '1688/1697'],
    ['民国三年', '1914'],
    ['公元前221年', '-0220'],
    ['二十世纪八十年代', '1980/1989'],
    ['2023年1至11月', '2023-01/2023-11'],
    ['上周三', '2025-11-05'],
    ['昨天下午3点', '2025-11-13T15:00'],
    ['last Tuesday', '2025-11-11'],
    ['3–5 May', '2025-05-03/2025-05-05'],
    ['October 14, 2018 at 8:00:31am', '2018-10-14T08:00:31'],
    ['the 19th century', '1801/1900'],
  ])('%s is %s', (text, value) => {
    expect(find(text).map((number) => number.value)).toStrictEqual([value])
  })

  it('takes the year of the turn of the year', () => {
    expect(findNumbers('12月28日', { asOf: '2026-01-05' })[0]?.value).toBe('2025-12-28')
    expect(findNumbers('1月5日', { asOf: '2025-12-20' })[0]?.value).toBe('2026-01-05')
    expect(findNumbers('3月22日', { asOf: '2023-12-13' })[0]?.value).toBe('2023-03-22')
  })

  it('keeps month and day where no year is known', () => {
    expect(findNumbers('9月16日')[0]?.value).toBe('--09-16')
    expect(findNumbers('去年9月')[0]?.value).toBe('--09')
  })

  it('reads 同年 by the year named before', () => {
    expect(findNumbers('1995年5月出任局长；同年12月赴任').map((number) => number.value)).toStrictEqual([
      '1995-05',
      '1995-12',
    ])
  })
})

describe('an English number', () => {
  it.each([
    ['two thirds of them', 'two thirds ratio 0.666666666666667  none'],
    ['$1.2bn', '$1.2bn money 1200000000 $ none'],
    ['half a million people', 'half a million count 500000  none'],
    ['a dozen boats', 'a dozen count 12  none'],
    ['nearly 4,000 homes', 'nearly 4,000 count 4000  nearly'],
    ['between 10 and 20 boats', '10 and 20 count [10,20]  none'],
    ['5 ft 2 in', '5 ft 2 in measure 5.16666666666667 ft none'],
    ['a 72-year-old man', '72-year-old duration 72 year-old none'],
    ['1.111,11', '1.111,11 count 1111.11  none'],
    ['13 lakh', '13 lakh count 1300000  none'],
    ['US$3–5 million', 'US$3–5 million money [3000000,5000000] US$ none'],
    ['won 3-2', '3-2 ratio [3,2]  none'],
  ])('%s is read as %s', (text, expected) => {
    expect(row(text)).toBe(expected)
  })
})

describe('what only looks like a number', () => {
  it.each([
    '万载、九江、三亚、四平、六安',
    '进一步、一直以来、一目了然、一应俱全',
    '三心二意、五颜六色、千方百计',
    '首创、第一时间',
    '5G基站、4S店、COVID-19、G20峰会',
    '电话0797-8234561',
    '手机13807971234',
    '拨打12345热线',
    'one of the best',
    'No one knows',
    'see http://example.org/2023/12/13',
    '初三学生和高一新生',
    '二氧化碳',
    'GB/T 15835-2011',
  ])('%s is left alone', (text) => {
    expect(find(text).filter((number) => number.kind !== 'name')).toStrictEqual([])
  })

  it('lists names that contain numerals as names', () => {
    expect(find('构建“1+2+N”体系').map((number) => [number.text, number.kind])).toStrictEqual([['1+2+N', 'name']])
    expect(find('“1269”行动')[0]?.kind).toBe('name')
  })
})

describe('findNumbers over any text', () => {
  const pieces = fc.constantFrom(
    ...'0 1 9 23 2023 12 :, . - – ~ ～ 至 到 年 月 日 号 时 点 分 秒 半 多 余 几 十 百 千 万 亿 一 二 两 三 〇 零 第 近 约 以上 % ％ ‰ 成 折 倍 个 名 元 $ ¥ US$ km million and half a third twenty May Tuesday last pm st 之 百分之 又 / ( ) 、 。 去年 上周 周 星期 上午 晚 世纪 年代 公元前 😀 𠮷 İ \ud800 \n ，'.split(
      ' ',
    ),
    ' ',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  )

  it('never throws, and its places are in order, disjoint, in range and equal to their text', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, '2023-12-13', '2024', 'nonsense'), (text, date) => {
        const points = Array.from(text)
        let free = 0
        for (const number of findNumbers(text, date === undefined ? {} : { asOf: date })) {
          expect(number.start).toBeGreaterThanOrEqual(free)
          expect(number.end).toBeGreaterThan(number.start)
          expect(number.end).toBeLessThanOrEqual(points.length)
          expect(points.slice(number.start, number.end).join('')).toBe(number.text)
          if (typeof number.value === 'number') expect(Number.isNaN(number.value)).toBe(false)
          free = number.end
        }
      }),
      { numRuns: process.env.GALLEY_LONG === '1' ? 4000 : 400 },
    )
  })

  it.each(['two and ', 'one hundred and ', 'two over '])('reads “%s” said again and again to its end', (piece) => {
    const found = findNumbers(piece.repeat(10_000), { lang: 'en' })
    expect(found.at(-1)?.start).toBeGreaterThan(piece.length * 9_900)
  })

  // Each of these numerals could go on to the end of the text, and is none there.
  it.each([
    ['１，２', 100_000],
    ['1,2', 100_000],
    ['100,', 100_000],
    ['000 ', 100_000],
  ])('looks along “%s” repeated no farther than a numeral can be long', (piece, characters) => {
    const text = `${piece.repeat(characters / piece.length)}1`
    const own = (size: number): number => {
      const { user } = process.cpuUsage()
      findNumbers(text.slice(-size))
      return process.cpuUsage({ user, system: 0 }).user
    }
    const small = own(characters / 10)
    expect(own(characters)).toBeLessThan(40 * Math.max(small, 20_000))
  })

  it('reads a googol that is written out as one number', () => {
    expect(findNumbers(`The sum was 10${',000'.repeat(33)}.`, { lang: 'en' })).toMatchObject([{ value: 1e100 }])
  })

  it('reads no number into signs alone', () => {
    expect(findNumbers('minus '.repeat(10_000), { lang: 'en' })).toEqual([])
  })
})
