import { expect, it } from 'vitest'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'

const found = (...texts: readonly string[]): readonly string[] =>
  checkNumbers({ blocks: texts.map((text) => ({ role: 'paragraph', text })), publishedAt: '2026-05-03' }).map(
    ({ rule }) => rule,
  )

it.each([
  [
    'Captain Ines Valdez will step down Friday after 27 years at the wheel of the ferry, she said.',
    'Valdez, who has spent 29 years at the wheel, said her knees had made the decision.',
  ],
  [
    '今年六十岁的船长窦长海说，他掌舵二十八年，本月底退休，老渡工都舍不得。',
    '船长窦长海掌舵二十九年，从来没有翻过船，乘客都叫他老窦。',
  ],
])('years at one post are told once: %s', (...texts) => {
  expect(found(...texts)).toContain('number.two-values')
})

it.each([
  [
    'Captain Ines Valdez will step down Friday after 27 years at the wheel of the ferry, she said.',
    'Reo Tanabe, who has spent 29 years at the wheel, will take over.',
  ],
  ['窦长海掌舵二十八年，本月底退休。', '马大川掌舵二十九年，从来没有翻过船。'],
])('two people have each their own: %s', (...texts) => {
  expect(found(...texts)).not.toContain('number.two-values')
})

it.each([
  ['Of those asked, 45% said yes, 35% said no and 30% had no opinion.', true],
  ['受访者中，45%的人赞成，35%的人反对，30%的人表示说不清。', true],
  ['Of those asked, 45% said yes, 35% said no and 20% had no opinion.', false],
  ['受访者中，50%的人赞成，30%的人反对，20%的人表示说不清。', false],
  ['In 2019, 45% said yes; now 60% do, while 35% said no and 30% are unsure.', false],
])('answers of which nobody gives both make a hundred: %s', (text, isWrong) => {
  expect(found(text).includes('number.shares-total')).toBe(isWrong)
})
