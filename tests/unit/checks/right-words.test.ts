import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rightWords } from '#shared/checks/right-words.ts'

test.each([
  ['style.leading-zero', '.46', '0.46'],
  ['style.approximate-pause', '二、三米', '二三米'],
  ['style.range-percent', '15～30%', '15%～30%'],
  ['style.range-percent', '1.5 - 30%', '1.5% - 30%'],
  ['style.digit-groups', '1,2345', '12,345'],
  ['variant.traditional-in-simplified', '橋邊', '桥边'],
])('%s: %s becomes %s', (rule, words, right) => {
  expect(rightWords({ rule }, words)).toBe(right)
  // What is right needs nothing more.
  expect(rightWords({ rule }, right)).toBeUndefined()
})

test('a rule that asks for a person’s reading knows no right words', () => {
  for (const rule of ['number.weekday', 'style.mixed-forms', 'variant.simplified-in-traditional', 'no.rule'])
    expect(rightWords({ rule }, '10月18日（星期日）')).toBeUndefined()
})

test('digits are regrouped and never changed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{0,2}(?:,\d{1,6}){1,3}$/), (words) => {
      const right = rightWords({ rule: 'style.digit-groups' }, words) ?? words
      expect(right.replaceAll(',', '')).toBe(words.replaceAll(',', ''))
    }),
  )
})
