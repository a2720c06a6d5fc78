import { describe, expect, test } from 'vitest'
import type { TieKind } from '#shared/domain/tie.ts'
import { equationOf, isComplete, withAmount } from '#renderer/screens/numbers/equation.ts'

/** As a person reads it, with a, b, c for the terms. */
function written(kind: TieKind, terms: number): string {
  return equationOf(kind, terms)
    .map((part) => (part.kind === 'sign' ? part.sign : part.kind === 'result' ? 'r' : 'abc'.charAt(part.index)))
    .join(' ')
}

describe('a tie written out', () => {
  test.each<readonly [TieKind, number, string]>([
    ['sum', 3, 'a + b + c = r'],
    ['difference', 2, 'a − b = r'],
    ['share', 2, 'a ÷ b = r'],
    ['growth', 2, '( b − a ) ÷ a = r'],
    ['age', 2, 'b − a = r'],
  ])('%s of %i', (kind, terms, words) => {
    expect(written(kind, terms)).toBe(words)
  })

  test('takes two terms, or for a sum any number from two', () => {
    expect([isComplete('sum', 1), isComplete('sum', 5), isComplete('share', 2), isComplete('share', 3)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('the words of a number with another amount', () => {
  test.each<readonly [string, number, string, number, string]>([
    ['42个', 42, '个', 43, '43个'],
    ['1.15万元', 11_500, '元', 12_000, '1.2万元'],
    ['1,037人', 1037, '人', 1040, '1,040人'],
    ['18.8%', 18.8, '%', 18.75, '18.8%'],
    ['11.6万册', 116_000, '册', 42, '42册'],
    ['三百二十座', 320, '座', 321, '321座'],
  ])('%s (%d %s) becomes with %d %s', (text, value, unit, amount, words) => {
    expect(withAmount({ text, value, unit }, amount)).toBe(words)
  })
})
