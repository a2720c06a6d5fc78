import { describe, expect, test } from 'vitest'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'

/** The text as houses set it that put a blank between Chinese characters and digits. */
const setWide = (text: string): string => text.replace(/(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/gu, ' ')

const found = (text: string): readonly string[] => {
  const blocks = text.split('\n').map((line) => ({ role: 'paragraph', text: line }))
  return checkNumbers({ blocks, publishedAt: '2026-11-28', language: 'zh-Hans' }).map(
    ({ rule, block, start, end }) => `${rule} ${sliceCodePoints(blocks[block ?? 0]?.text ?? '', start, end)}`,
  )
}

describe('a text with blanks between Chinese characters and digits', () => {
  test.each([
    '去年6月31日，书店办了一场读书会。',
    '11月27日（星期一），船回港。',
    '来了40人，其中男18人、女23人。',
    '棉田从400亩增加到500亩，增长20%。',
    '张某今年62岁，1950年生。',
    '𠮷村桥长386米。\n𠮷村桥长368米。',
  ])('is checked as one without: %s', (text) => {
    const without = found(text)
    expect(without).not.toEqual([])
    expect(found(setWide(text)).map((one) => one.replaceAll(' ', ''))).toEqual(
      without.map((one) => one.replaceAll(' ', '')),
    )
  })

  test('has its marks where the words begin and end, without the blanks around them', () => {
    expect(found('去年 6 月 31 日，来了 40 人。')).toEqual(['number.impossible-date 6 月 31 日'])
  })
})
