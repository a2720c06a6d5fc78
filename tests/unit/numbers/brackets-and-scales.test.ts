import { describe, expect, it } from 'vitest'
import { checkArticle } from '#shared/checks/check-article.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'

const kinds = (text: string): readonly string[] => findNumbers(text).map(({ text: own, kind }) => `${own} ${kind}`)
const cells = (text: string): readonly unknown[] =>
  numbersOfText({ text }).map(({ text: own, value, unit }) => [own, value, unit])
const rules = (...blocks: readonly (readonly [string, string])[]): readonly string[] =>
  checkArticle({
    blocks: blocks.map(([role, text]) => ({ role, text })),
    assets: [],
    language: /\p{Script=Han}/u.test(blocks[0]?.[1] ?? '') ? 'zh-Hans' : 'en',
    facts: { publishedAt: '2026-11-28' },
  } as unknown as Parameters<typeof checkArticle>[0]).flatMap(({ rule }) =>
    /^(?:number|consistency)\./u.test(rule) ? [rule] : [],
  )

describe('an age in brackets', () => {
  it.each([
    ['“We had no warning,” said Edda Marlow (66), who runs the shop.', '66'],
    ['Tom Reed (41) and his wife came.', '41'],
    ['Tom Reed and his wife (39) agreed.', '39'],
    ['Holt thanked Anna B. Reed (7).', '7'],
  ])('is read in “%s”', (text, age) => {
    expect(kinds(text)).toContain(`${age} duration`)
  })

  it.each([
    'The Reds (3) beat the Blues (2).',
    'In Port Haley (66), the boats stayed.',
    'Figure (3) shows it.',
    'Carts Sold (66) and Income (12) are the columns.',
    'As Holt showed (66), it works.',
  ])('is none in “%s”', (text) => {
    expect(kinds(text).filter((each) => each.endsWith('duration'))).toEqual([])
  })
})

describe('hours of several weekdays', () => {
  const asOf = '2026-11-20'
  const values = (text: string): readonly unknown[] => findNumbers(text, { asOf }).map(({ value }) => value)

  it.each([
    ['展览周六、周日9时至18时开放。', ['09:00/18:00']],
    ['馆内每周二、周四14:00—17:00开放。', ['14:00/17:00']],
    ['周三和周五19:00—21:00有讲座。', ['19:00/21:00']],
    ['星期六、日上午9点到11点半开门。', ['09:00/11:30']],
  ])('are a range of hours and no single day in “%s”', (text, found) => {
    expect(values(text)).toEqual(found)
  })

  it('are of that day where one day is named', () => {
    expect(values('周六9时至18时停水。')).toEqual(['2026-11-21T09:00/2026-11-21T18:00'])
    expect(values('周六、周日都有雨。')).toEqual(['2026-11-21', '2026-11-22'])
  })
})

describe('a scale in a header', () => {
  it('multiplies once, and not what says its own scale', () => {
    expect(cells('项目\t金额（万元）\t人数（万）\n路基\t41.5\t3\n路面\t44.5万元\t2万')).toEqual([
      ['41.5', 415_000, '元'],
      ['3', 30_000, undefined],
      ['44.5万元', 445_000, '元'],
      ['2万', 20_000, undefined],
    ])
    expect(
      cells('Item\tIncome (million)\tCost ($, in thousands)\nDocks\t3 million\t4,500\nBoats\t4\t$2.5 million'),
    ).toEqual([
      ['3 million', 3_000_000, undefined],
      ['4,500', 4_500_000, '$'],
      ['4', 4_000_000, undefined],
      ['$2.5 million', 2_500_000, '$'],
    ])
  })

  it.each(['人数（万）', '人数/万'])('is told once where the text is held against the table: %s', (head) => {
    const table = ['table', `地区\t${head}\n东乡\t3\n西乡\t5`] as const
    expect(rules(['paragraph', '全县两乡普查，东乡人数3万人，西乡人数5万人。'], table)).toEqual([])
    expect(rules(['paragraph', '全县两乡普查，东乡人数4万人，西乡人数5万人。'], table)).not.toEqual([])
  })

  it('is told once in English, too', () => {
    const table = ['table', 'Port\tRiders (thousands)\nOrrin\t12\nHaley\t15'] as const
    expect(rules(['paragraph', 'Orrin had 12,000 riders in all.'], table)).toEqual([])
    expect(rules(['paragraph', 'Orrin had 13,000 riders in all.'], table)).not.toEqual([])
  })
})
