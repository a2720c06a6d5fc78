import { expect, test } from 'vitest'
import { viewArticle } from '#shared/structure/view.ts'

test.each([
  '价格*上涨，产量*下降。',
  'The price* rose and output* fell.',
  '张三*说，李四**也来了。',
  'One*, two*, three*.',
  '“甲”*与“乙”*',
])('stars behind words lead to notes, however many: %s', (text) => {
  expect(viewArticle([{ text }]).hasStarRefs).toBe(true)
})

test.each(['It was *so* good.', 'He was **very** late.', '这*很*好', '这是*重点*。', '2*3 is 6.', '长 2*3*4 米'])(
  'stars of emphasis and products lead to none: %s',
  (text) => {
    expect(viewArticle([{ text }]).hasStarRefs).toBe(false)
  },
)
