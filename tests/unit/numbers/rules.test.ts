import { describe, expect, it } from 'vitest'

import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules/rules.ts'
import { createTranslate } from '#shared/messages/translate.ts'

describe('the rules about numbers', () => {
  for (const rule of NUMBER_RULES) {
    const on = { on: [rule.id] }
    for (const [index, example] of rule.examples.bad.entries()) {
      it(`${rule.id} finds its bad example ${String(index + 1)}`, () => {
        const found = checkNumbers(example, on).filter((finding) => finding.rule === rule.id)
        expect(found, example.blocks.map((block) => block.text).join(' / ')).not.toHaveLength(0)
      })
    }
    for (const [index, example] of rule.examples.good.entries()) {
      it(`${rule.id} passes its good example ${String(index + 1)}`, () => {
        const found = checkNumbers(example, on)
        expect(found, example.blocks.map((block) => block.text).join(' / ')).toHaveLength(0)
      })
    }
  }

  it('has an example of each sort for every rule', () => {
    expect(
      NUMBER_RULES.filter((rule) => rule.examples.good.length === 0 || rule.examples.bad.length === 0),
    ).toHaveLength(0)
  })

  it('has a text for every rule in every language', () => {
    for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const translate = createTranslate(locale)
      expect(
        NUMBER_RULES.filter((rule) => translate(rule.description) === rule.description).map((rule) => rule.id),
      ).toStrictEqual([])
    }
  })
})

describe("the house's own founding years", () => {
  const article = {
    blocks: [
      { role: 'paragraph', text: '今年是云渚日报创刊78周年。' },
      { role: 'paragraph', text: 'This is the Harwick Gazette’s 91st anniversary.' },
    ],
    publishedAt: '2025-11-14',
  }

  it('are checked beside the well-known ones', () => {
    expect(checkNumbers(article)).toStrictEqual([])
    const foundingYears = [
      { name: '云渚报', aliases: ['云渚日报'], year: 1949 },
      { name: 'Harwick Gazette', year: 1925 },
    ]
    expect(
      checkNumbers(article, { foundingYears }).map(({ block, rule, values }) => [block, rule, values?.['right']]),
    ).toStrictEqual([
      [0, 'number.anniversary', 76],
      [1, 'number.anniversary', 100],
    ])
  })
})

it.each(['共计3人、', '共计0人、', '亏损共计-3人、3人、'])(
  'totals are added up in time with the text, where it says “%s” again and again',
  (piece) => {
    const own = (count: number): number => {
      const article = { blocks: [{ role: 'paragraph' as const, text: piece.repeat(count) }], publishedAt: '2025-11-14' }
      const before = process.cpuUsage()
      checkNumbers(article)
      return process.cpuUsage(before).user
    }
    const small = own(600)
    expect(own(6000)).toBeLessThan(30 * Math.max(small, 20_000))
  },
)
