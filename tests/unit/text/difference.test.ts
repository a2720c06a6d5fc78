import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceAsSuggestions } from '#shared/text/difference.ts'
import { tokenize } from '#shared/text/tokens.ts'

function edits(before: string, after: string): string[] {
  return differenceAsSuggestions(before, after).map((edit) => `${String(edit.start)} ${edit.before}→${edit.after}`)
}

function applied(before: string, after: string): string {
  const characters = Array.from(before)
  let text = ''
  let at = 0
  for (const edit of differenceAsSuggestions(before, after)) {
    expect(characters.slice(edit.start, edit.end).join('')).toBe(edit.before)
    text += characters.slice(at, edit.start).join('') + edit.after
    at = edit.end
  }
  return text + characters.slice(at).join('')
}

describe('differenceAsSuggestions', () => {
  it('gives nothing for equal texts', () => {
    expect(edits('渡口修好了。', '渡口修好了。')).toEqual([])
  })

  it('strikes one character where one is wrong', () => {
    expect(edits('梯田的水渠己经修通。', '梯田的水渠已经修通。')).toEqual(['5 己→已'])
  })

  it('keeps numbers whole, in digits and in Han numerals', () => {
    expect(edits('收成达15.2万斤', '收成达51.2万斤')).toEqual(['3 15.2→51.2'])
    expect(edits('一共二十三户', '一共二十五户')).toEqual(['2 二十三→二十五'])
    expect(edits('grew by 1,200 tons', 'grew by 1,300 tons')).toEqual(['8 1,200→1,300'])
  })

  it('keeps English words whole and puts the space with the word', () => {
    expect(edits('The ferry are late.', 'The ferry is late.')).toEqual(['10 are→is'])
    expect(edits('The very old bell rang.', 'The old bell rang.')).toEqual(['4 very →'])
    expect(edits('The bell rang.', 'The old bell rang.')).toEqual(['4 →old '])
  })

  it('joins edits that only a space or one character parts', () => {
    expect(edits('a big red barn', 'a small blue barn')).toEqual(['2 big red→small blue'])
    expect(edits('村民喜气地走来', '村民笑气般走来')).toEqual(['2 喜气地→笑气般'])
  })

  it('leaves distant edits apart', () => {
    expect(edits('船上有三名乘客，其中一人受伤。', '船上有四名乘客，其中两人受伤。')).toEqual(['3 三→四', '10 一→两'])
  })

  it('makes one edit of texts with nearly nothing in common', () => {
    expect(edits('风停了，雨还在下。', '昨夜城中大雪封门。')).toHaveLength(1)
  })

  it('counts code points and never splits a grapheme', () => {
    expect(edits('𠮷野家👨‍👩‍👧来了', '𠮷野家👨‍👩‍👦来了')).toEqual(['3 👨‍👩‍👧→👨‍👩‍👦'])
    expect(differenceAsSuggestions('𠀀甲', '𠀀乙', 100)).toEqual([
      { start: 101, end: 102, before: '甲', after: '乙', kind: 'replace' },
    ])
  })

  it('turns any text into any other', () => {
    const words = fc.array(fc.constantFrom('水', '渠', '一', '，', ' ', 'ferry', '12', '.', 'é', '👩‍🌾', '三'), {
      maxLength: 24,
    })
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(applied(a.join(''), b.join(''))).toBe(b.join(''))
      }),
    )
  })
})

describe('tokenize', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tokenize(text).join('')).toBe(text)
      }),
    )
  })
})
