import { describe, expect, it } from 'vitest'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { readFacts, type ArticleFacts } from '#shared/structure/facts.ts'

const facts = (blocks: readonly string[]): ArticleFacts =>
  readFacts(
    assignRoles(blocks.map((text) => ({ text }))).map(({ role }, index) => ({ role, text: blocks[index] ?? '' })),
  )

const EN =
  'A Victorian lighthouse is to stay lit for two more winters after councillors voted to find the money it costs to run, and to ask for more.'
const ZH =
  '11月18日清晨5时40分，何守田照例出了门。他今年67岁，1986年当上护林员，到今年整整四十年，走过的路绕得了地球六圈多。'

describe('lines over and under a text', () => {
  it.each([
    ['Wed 25 Nov 2026 08.57 GMT', '2026-11-25T08:57'],
    ['Wednesday 25 November 2026 17.05 BST', '2026-11-25T17:05'],
    ['25 Nov 2026', '2026-11-25'],
  ])('“%s” dates a British page', (line, publishedAt) => {
    expect(facts(['Council to keep lighthouse', 'Nora Poole in Port Haley', line, EN, EN])).toMatchObject({
      publishedAt,
    })
  })

  it('a sum behind a day is no time', () => {
    expect(facts(['2026年10月 12.45亿元项目落地清河镇', ZH, ZH])).toEqual({
      title: '2026年10月 12.45亿元项目落地清河镇',
    })
  })

  it.each([
    ['（作者系清河日报社记者；责任编辑 高远）', '高远'],
    ['（责编：高远）', '高远'],
  ])('“%s” names who edited', (line, editor) => {
    expect(facts(['“种树人”的四十年', ZH, ZH, line])).toMatchObject({ editor })
  })
})

it('a time with a point and its zone is one with the day before it', () => {
  const found = numbersOfText({ text: 'Wed 25 Nov 2026 08.57 GMT' }, { asOf: '2026-11-28', lang: 'en' })
  expect(found.map(({ value }) => value)).toEqual(['2026-11-25T08:57'])
})

it('a year in the head of a table counts no places, though the first column is called so', () => {
  const text = '镇\t2025年\t2026\n清河镇\t3.9\t4.0'
  const found = numbersOfText({ text }, { asOf: '2026-11-28', lang: 'zh-Hans' })
  expect(found.slice(0, 2).map(({ kind, unit }) => [kind, unit])).toEqual([
    ['date', undefined],
    [expect.anything(), undefined],
  ])
})
