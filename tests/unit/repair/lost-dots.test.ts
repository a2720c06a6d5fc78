import { expect, test } from 'vitest'
import { rightWords } from '#shared/checks/right-words.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { findDamage } from '#shared/repair/damage.ts'

/** The text with what is proposed for its lost dots. */
function mended(text: string): string {
  const found = findDamage([text])[0] ?? []
  return found.reduceRight((all, { rule, start, end }) => {
    const right = rightWords({ rule }, sliceCodePoints(all, start, end)) ?? ''
    return sliceCodePoints(all, 0, start) + right + sliceCodePoints(all, end, all.length)
  }, text)
}

test.each([
  ['昨天，学者阿?卜杜拉作了报告。', '昨天，学者阿·卜杜拉作了报告。'],
  ['玛丽?居里夫人和卡尔?马克思。', '玛丽·居里夫人和卡尔·马克思。'],
  ['瑪麗?居里夫人。', '瑪麗·居里夫人。'],
  ['安娜?彼得罗娃（🎈）也来了。', '安娜·彼得罗娃（🎈）也来了。'],
])('the middle dot of a foreign name is proposed where a question mark stands for it: %s', (before, after) => {
  expect(mended(before)).toBe(after)
})

test.each([
  '他是马克思吗?里面有人。',
  '你见过他吗?我没有。',
  '这是什么?马路对面的灯。',
  '去过罗马?没有。',
  '价格多少?三十元。',
])('a question stays one: %s', (text) => {
  expect(findDamage([text])).toEqual([[]])
})
