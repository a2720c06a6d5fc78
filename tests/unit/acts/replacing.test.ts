import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replaceWords, type Replacing } from '#shared/acts/replacing.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { cleanText } from '#shared/text/derive.ts'

const signature = { author: '沈', atMs: 1 }

function placesOf(text: string, words: string, after: string): readonly Replacing[] {
  return [...text.matchAll(new RegExp(words, 'gu'))].map((match) => {
    const start = codePointLength(text.slice(0, match.index))
    return { start, end: start + codePointLength(match[0]), after }
  })
}

function made(text: string, words: string, after: string, standing: readonly Suggestion[] = []): readonly Suggestion[] {
  const block = { id: 'b', articleId: 'a', versionId: 'v', text } as Block
  const places = placesOf(text, words, after)
  return (replaceWords([{ block, places, standing }], signature).added ?? []) as readonly Suggestion[]
}

const told = (suggestions: readonly Suggestion[]) => suggestions.map(({ before, after }) => `${before}→${after}`)

describe('replacing', () => {
  test('is as small as can be in Chinese, a whole word or number in writing with letters', () => {
    expect(told(made('他的的书和我的的书', '的的', '的'))).toEqual(['的→', '的→'])
    expect(told(made('the colour colours', 'our', 'or'))).toEqual(['colour→color', 'colours→colors'])
    expect(told(made('book', 'o', '0'))).toEqual(['book→b00k'])
    expect(told(made('2013年，三十二座', '[3三]', '4'))[0]).toBe('2013→2014')
    expect(told(made('甲乙', '乙', ''))).toEqual(['乙→'])
    expect(told(made('种子', '种子', '谷种'))).toEqual(['种子→谷种'])
  })

  test('is one act, of one group, and equal words change nothing', () => {
    const suggestions = made('甲乙甲', '甲', '丙')
    expect(new Set(suggestions.map(({ groupId }) => groupId)).size).toBe(1)
    expect(made('甲乙甲', '甲', '甲')).toEqual([])
  })

  test('leaves another change of the same word as it is', () => {
    const other = { id: 's', blockId: 'b', start: 0, end: 2, state: 'open' } as Suggestion
    expect(told(made('report', 'port', 'part', [other]))).toEqual(['port→part'])
  })

  test('accepted, reads as the text with the words replaced', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '甲', '乙', '三', '1', '𠮷', '。'), maxLength: 40 })
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'ab', '甲', '三', '1', '𠮷', '甲乙'), text, (all, words, after) => {
        const accepted = made(all, words, after).map((each) => ({ ...each, state: 'accepted' as const }))
        expect(cleanText({ id: 'b' as Block['id'], text: all }, accepted)).toBe(all.replaceAll(words, after))
      }),
    )
  })
})
