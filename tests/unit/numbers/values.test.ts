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
    ['9月下降，10月回升，11月持平。', ['2025-09', '2025-10', '2025-11']],
    ['9月3日开学，10月1日放假。', ['2026-09-03', '2026-10-01']],
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
    ['A loss of −$3 million', ['−$3 million | money | -3000000']],
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

describe('a Chinese number', () => {
  it.each([
    ['时年九十有六。', ['九十有六 | count | 96']],
    ['年七十有三', ['七十有三 | count | 73']],
    ['百有二十岁', ['百有二十岁 | duration | 120']],
    ['一百有五人', ['一百有五人 | count | 105']],
    ['四十有余', ['四十有余 | count | 40 | over']],
    ['三十有什么', ['三十 | count | 30']],
    ['六十有一半', ['六十 | count | 60', '一半 | ratio | 0.5']],
    ['十有八九会下雨', []],
  ])('has 有 inside in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })

  it.each([
    ['比去年的8000只多了一成。', ['8000只 | count | 8000', '一成 | percent | 10']],
    ['比原来的50人多2人', ['50人 | count | 50', '2人 | count | 2']],
    ['较上年同期的120件少了5件', ['120件 | count | 120', '5件 | count | 5']],
    ['比上次的30多5个', ['30 | count | 30', '5个 | count | 5']],
    ['比第三组的60天多用了5天', ['60天 | duration | 60', '5天 | duration | 5'], 1],
    ['比去年的200吨多。', ['200吨 | measure | 200']],
    ['来了50人多', ['50人多 | count | 50 | over']],
    ['来了30多个人', ['30多个 | count | 30 | over']],
    ['比周围30多个村富', ['30多个 | count | 30 | over']],
    ['花了300多两银子', ['300多两银子 | money | 300 | over']],
    ['比300多一点', ['300多 | count | 300 | over']],
  ])('is exact where another is more by something: “%s”', (text, expected, skipped = 0) => {
    expect(rows(text).slice(skipped)).toStrictEqual(expected)
  })

  it.each([
    ['三分之一强认为', ['三分之一强 | ratio | 0.333333333333333 | over']],
    ['四分之一弱支持', ['四分之一弱 | ratio | 0.25 | nearly']],
    ['六成强受访者认为', ['六成强 | percent | 60 | over']],
    ['三分之一强者', ['三分之一 | ratio | 0.333333333333333']],
    ['四分之一强队出局', ['四分之一 | ratio | 0.25']],
    ['三分之一弱势群体', ['三分之一 | ratio | 0.333333333333333']],
    ['二分之一强度', ['二分之一 | ratio | 0.5']],
  ])('keeps 强 and 弱 in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })

  it.each([
    '梁一周说，水位已经回落。',
    '（梁一周 摄）',
    '摄影：梁一周',
    '记者 陈百川',
    '陆千里表示，路修好了。',
    '赵一平、孙三元报道',
    '村民梁一周也来了',
  ])('is no part of a name: “%s”', (text) => {
    expect(rows(text)).toStrictEqual([])
  })

  it.each([
    ['会议一周说完', ['一周 | duration | 1']],
    ['再过一周，他说', ['一周 | duration | 1']],
    ['他三千里说不远', ['三千里 | measure | 3000']],
    ['学生万余人报道', ['万余人 | count | 10000 | over']],
    ['记者一周走了3个村', ['一周 | duration | 1', '3个 | count | 3']],
  ])('stays a number beside words of saying: “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })
})

describe('what identifies', () => {
  it.each([
    '书号：7508630692',
    '统一书号 10019·3456',
    '国际标准刊号ISSN 1003-0077，国内统一刊号CN 31-1234/Z',
    'CN 31-1234/Z',
    '刊号CN11-0065',
    'The book, 0-306-40615-2, is out of print.',
    'ISBN 978-0-306-40615-7',
    'ISSN 2049-3630',
    'DOI: 10.1038/s41586-020-2649-2.',
    'doi:10.1000/182',
    '10.13140/RG.2.2.12345.67890',
    'arXiv:2103.00020v2',
    'arXiv:hep-th/9901001',
    'PMID: 12345678',
    'patent No. 9,123,456',
    '案号为（2024）京01民终123号',
    '（2019）最高法民再135号判决',
    'Case 2:19-cv-01234',
  ])('is no number in “%s”', (text) => {
    expect(rows(text)).toStrictEqual([])
  })

  it.each([
    ['CN 31 provinces', ['31 | count | 31']],
    ['约10.1234亿元', ['约10.1234亿元 | money | 1012340000 | about']],
  ])('is told from a number in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })
})

describe('an English number', () => {
  it.each([
    'Edda Marlow, 66, retired on Friday.',
    'Tom Ferris, 66, took over the farm.',
    'Marlow, 66, of Orrin, was there.',
    'Ruth Pell, 66, now runs it.',
    'The mayor, 66, spoke.',
    '“I saw it,” said Tom Ferris, 66.',
    'Marlow, 66, and Ferris, 41, left.',
  ])('is an age between commas in “%s”', (text) => {
    expect(rows(text)).toContain('66 | duration | 66')
  })

  it.each([
    'In 1990, 41, then 50, came.',
    'In Orrin, 41, mostly farmers, signed.',
    'By Friday, 41, took part.',
    'At Bay Street, 41, took the bus.',
    'In May, 41, or half, left.',
  ])('is a count between commas in “%s”', (text) => {
    expect(rows(text)).toContain('41 | count | 41')
  })

  it.each([
    ['It rents for $2.5 per square foot.', '$ per square foot'],
    ['It rents for $2.50 a square foot.', '$ per square foot'],
    ['Power costs 3 cents a kilowatt-hour.', 'cents per kilowatt-hour'],
    ['They paid $15 an hour.', '$ per hour'],
    ['The rate is $0.12/kWh.', '$ per kWh'],
    ['It costs $5 million a year.', '$'],
    ['It ran at 40 miles per hour.', 'miles per hour'],
    ['They got 3 mg/kg.', 'mg/kg'],
    ['均价2万元/平方米', '元/平方米'],
    ['均价3万元每平方米', '元每平方米'],
    ['心率60次/分', '次/分'],
    ['电价0.5元/千瓦时', '元/千瓦时'],
    ['每平方米2万元', '元'],
  ])('has its whole unit in “%s”', (text, unit) => {
    expect(findNumbers(text, { asOf: '2026-03-12' })[0]?.unit).toBe(unit)
  })

  it.each([
    ['J Hydrol. 2020;3:12–19.', ['2020 | date | "2020"']],
    ['Doe J. 2020;3(4):12-19.', ['2020 | date | "2020"']],
    ['J Clim 12(4):33-45.', []],
    ['Nature 2020; 580: 123–7.', ['2020 | date | "2020"']],
    ['2019;15:e1002', ['2019 | date | "2019"']],
    ['see pp. 12–19', ['12–19 | ordinal | [12,19]']],
    ['It started at 3:12.', ['3:12 | time | "03:12"']],
    ['Open on March 3, 2020, 9:30-10:30.', ['March 3, 2020, 9:30-10:30 | date | "2020-03-03T09:30/2020-03-03T10:30"']],
    ['主队3:2获胜', ['3:2 | ratio | [3,2]']],
  ])('of a reference is no time: “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })
})

describe('what a count is told for each of', () => {
  it.each([
    ['The city has 30 people per square mile.', '30', 'people per square mile'],
    ['There were 5 deaths per 100,000 people.', '5', 'deaths per 100,000 people'],
    ['The rate was 7.1 per 100,000.', '7.1', 'per 100,000'],
    ['The pier can take 1,200 passengers an hour.', '1,200', 'passengers an hour'],
    ['It has 12 buses per cent.', '12', 'buses'],
    ['She saw 30 people a century ago.', '30', 'people'],
    ['当地每平方公里30人。', '30人', '每平方公里'],
    ['当地每10万人中有5人死亡。', '5人', '每10万人中'],
    ['每千人口拥有执业医师3.2人。', '3.2人', '每千人口'],
    ['每輛車5人。', '5人', '每輛車'],
    ['每辆车装好，另有职工5人。', '5人', '职工'],
  ])('stands with the thing counted: %s', (text, words, counts) => {
    expect(findNumbers(text).find((number) => number.text === words)?.counts).toBe(counts)
  })

  it('leaves the share at the head of a sentence, and how many that is, two numbers', () => {
    expect(rows('A quarter, 18, sold crafts. A third, 24, sold food. Ada Poole, 62, sold hats.')).toStrictEqual([
      'A quarter | ratio | 0.25',
      '18 | count | 18',
      'A third | ratio | 0.333333333333333',
      '24 | count | 24',
      '62 | duration | 62',
    ])
  })
})
