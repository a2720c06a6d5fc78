import { expect, test } from 'vitest'
import { checkLine } from '#shared/checks/check-line.ts'
import { canBeNeverTold, type NeverTold } from '#shared/checks/house-dismissals.ts'
import { loadTypoReader } from '#shared/typos/load.ts'

const reader = loadTypoReader()
const rules = async (text: string, never: readonly NeverTold[]) =>
  checkLine(text, 'zh-Hans', { rules: ['typo', 'punctuation'], typos: { reader: await reader }, neverTold: never }).map(
    ({ rule }) => rule,
  )

test('a wrong character is known by the words that it stands in, whichever rule finds it', async () => {
  const text = '船工们谈起往事，历厉在目。公司的生产经营壮况良好。'
  expect(await rules(text, [])).toEqual(['typo.fixed-expression', 'typo.character'])
  expect(await rules(text, [{ rule: 'typo.character', words: '历厉在目' }])).toEqual(['typo.character'])
  expect(await rules(text, [{ rule: 'typo.fixed-expression', words: '厉' }])).toHaveLength(2)
})

test('any other finding is known by its rule and its words', async () => {
  const text = '人们都到齐了。。'
  expect(await rules(text, [])).toEqual(['punctuation.doubled-mark'])
  expect(await rules(text, [{ rule: 'punctuation.doubled-mark', words: '。。' }])).toEqual([])
  expect(await rules(text, [{ rule: 'punctuation.doubled-mark', words: '，，' }])).toHaveLength(1)
  expect(await rules(text, [{ rule: 'punctuation.pair', words: '。。' }])).toHaveLength(1)
})

const place = { severity: 'warning', block: 0, start: 0, end: 4 } as const

test('blanks are no words that can be kept on a line', () => {
  const told = (words: string): boolean => canBeNeverTold({ ...place, rule: 'punctuation.pair' }, words)
  expect(['历厉在目', 'a b', '  ', 'a  b', 'a\nb', ''].map(told)).toEqual([true, true, false, false, false, false])
})

test('a sum and what is missing are of their own article', () => {
  expect(canBeNeverTold({ ...place, rule: 'arithmetic.sum' }, '312')).toBe(false)
  expect(canBeNeverTold({ ...place, rule: 'structure.caption-without-picture' }, '船工挂灯。')).toBe(false)
  expect(canBeNeverTold({ ...place, rule: 'number.contrary-words' }, '近200多人')).toBe(true)
})
