import { describe, expect, test } from 'vitest'
import { checkConsistency, CONSISTENCY_RULES } from '#shared/consistency/check-consistency.ts'
import { toScript } from '#shared/language/convert.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules/rules.ts'

/** Chinese texts whose Traditional form has as many signs, so that places can be held against each other. */
const turned = (text: string): string | undefined => {
  const hant = toScript(text, 'hant')
  return hant.length === text.length && hant !== text ? hant : undefined
}

describe('what is found does not depend on the script', () => {
  test.each(CONSISTENCY_RULES.map(({ id, examples }) => [id, examples] as const))('%s', (_, { good, bad }) => {
    const found = (text: string): unknown =>
      checkConsistency(
        text.split('\n').map((one) => ({
          role: /^caption: /.test(one) ? 'caption' : 'paragraph',
          text: one.replace(/^caption: /, ''),
        })),
      ).map(({ rule, block, start, end }) => ({ rule, block, start, end }))
    for (const text of [...good, ...bad]) {
      const hant = turned(text)
      if (hant !== undefined) expect(found(hant), hant).toEqual(found(text))
    }
  })

  test.each(NUMBER_RULES.map(({ id, examples }) => [id, examples] as const))('%s', (id, { good, bad }) => {
    for (const example of [...good, ...bad]) {
      const blocks = example.blocks.map((block) => ({ ...block, text: turned(block.text) ?? block.text }))
      const found = (article: typeof example): unknown =>
        checkNumbers(article, { on: [id] }).map(({ rule, block, start, end }) => ({ rule, block, start, end }))
      const isTurned = blocks.some(({ text }, index) => text !== example.blocks[index]?.text)
      if (isTurned)
        expect(found({ ...example, blocks }), blocks.map(({ text }) => text).join('/')).toEqual(found(example))
    }
  })

  test('a figure that is not there is said as it is written', () => {
    const captions = ['圖1 梯田', '圖2 石埂'].map((text) => ({ role: 'caption', text }))
    const found = checkConsistency([...captions, { role: 'paragraph', text: '收成如圖5所示。' }])
    expect(found.map(({ rule, values }) => [rule, values?.['label']])).toEqual([['consistency.figure-absent', '圖']])
  })

  test.each([
    '他是2008级学生。',
    '风力达到7～8级',
    '第3届运动会开了七门课',
    '2小时8分',
    '比赛用了9秒83',
    '大学08级新生',
    '5块3毛',
    '半个多世纪',
  ])('numbers of %s', (text) => {
    const read = (one: string): unknown =>
      findNumbers(one).map(({ start, end, kind, value, approx }) => ({ start, end, kind, value, approx }))
    expect(turned(text)).toBeDefined()
    expect(read(turned(text) ?? '')).toEqual(read(text))
  })
})
