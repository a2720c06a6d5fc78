import { describe, expect, it } from 'vitest'

import { checkNumbers } from '#shared/numbers/check-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules.ts'
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
