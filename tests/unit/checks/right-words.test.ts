import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rightWords } from '#shared/checks/right-words.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules/rules.ts'

test.each([
  ['style.leading-zero', '.46', '0.46'],
  ['style.approximate-pause', '二、三米', '二三米'],
  ['style.range-percent', '15～30%', '15%～30%'],
  ['style.range-percent', '1.5 - 30%', '1.5% - 30%'],
  ['style.digit-groups', '1,2345', '12,345'],
  ['style.approximate-digits', '20几', '二十几'],
  ['style.approximate-digits', '120几', '一百二十几'],
  ['style.approximate-digits', '几100', '几百'],
  ['style.zero', '二零一二年', '二〇一二年'],
  ['style.zero', '百〇五', '百零五'],
  ['style.han-measure', '三百零五公里', '305公里'],
  ['style.scale-word', '3千万', '3000万'],
  ['style.scale-word', '1.5千多万', '1500多万'],
  ['number.mixed-scale', '4千', '4000'],
  ['number.mixed-scale', '4千5百', '4500'],
  ['number.mixed-scale', '1千零20', '1020'],
  ['number.mixed-scale', '4千5百多', '4500多'],
  ['style.month-day-digits', '9.11', '“9·11”'],
  ['style.month-day-digits', '315', '“3·15”'],
  ['style.lunar-day', '8月15日', '八月十五'],
  ['style.lunar-day', '腊月8', '腊月初八'],
  ['variant.simplified-in-traditional', '国门', '國門'],
  ['variant.traditional-in-simplified', '橋邊', '桥边'],
])('%s: %s becomes %s', (rule, words, right) => {
  expect(rightWords({ rule }, words)).toBe(right)
  // What is right needs nothing more.
  expect(rightWords({ rule }, right)).toBeUndefined()
})

test('some right words are told by what stands around', () => {
  const right = (rule: string, words: string, before: string, behind: string) =>
    rightWords({ rule }, words, { before, behind })
  expect(right('style.range-scale', '9～16', '资', '亿')).toBe('9亿～16')
  expect(right('style.range-scale', '9～16', '资', '个')).toBeUndefined()
  expect(right('style.month-day-digits', '315', '“', '”')).toBe('3·15')
})

test('where words may mean two things nothing is proposed', () => {
  for (const [rule, words] of [
    ['style.approximate-digits', '25几'],
    ['style.month-day-digits', '111'],
    ['style.lunar-day', '1月15'],
    ['style.lunar-day', '2023年8月15日'],
    ['style.han-measure', '三万五千公里'],
    ['style.scale-word', '1.2345千万'],
    ['number.mixed-scale', '3百几'],
    ['number.mixed-scale', '4千5'],
    ['number.mixed-scale', '4千5百零3.5'],
    ['style.short-year', '98年'],
    ['variant.simplified-in-traditional', '发门'],
    ['variant.simplified-in-traditional', '后门'],
  ] as const)
    expect(rightWords({ rule }, words), words).toBeUndefined()
})

test('a number that is written otherwise is the same number', () => {
  expect(rightWords({ rule: 'style.mixed-forms' }, '二十三个')).toBe('23个')
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9999 }), (value) => {
      const han = rightWords({ rule: 'style.mixed-forms' }, `${String(value)}个`) ?? ''
      expect(rightWords({ rule: 'style.mixed-forms' }, han)).toBe(`${String(value)}个`)
    }),
  )
})

test.each(NUMBER_RULES)('with its right words $id has nothing more to say of its own examples', ({ id, examples }) => {
  const found = (blocks: Blocks) => checkNumbers({ blocks }, { on: ['style'] }).filter(({ rule }) => rule === id)
  type Blocks = readonly { readonly role: string; readonly text: string }[]
  for (const { blocks } of examples.bad) {
    const mended = found(blocks)
      .toReversed()
      .reduce<Blocks | undefined>((all, { block, start, end }) => {
        const text = all?.[block ?? 0]?.text ?? ''
        const [before, behind] = [sliceCodePoints(text, 0, start), sliceCodePoints(text, end)]
        const right = rightWords({ rule: id }, sliceCodePoints(text, start, end), { before, behind })
        if (right === undefined) return undefined
        return all?.map((each, at) => (at === block ? { ...each, text: before + right + behind } : each))
      }, blocks)
    if (mended !== undefined) expect(found(mended)).toEqual([])
  }
})

test('a rule that asks for a person’s reading knows no right words', () => {
  for (const rule of ['number.weekday', 'style.short-han-year', 'number.growth-base', 'no.rule'])
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
