import { describe, expect, test } from 'vitest'
import { runText, sentenceAt } from '#shared/text/sentences.ts'

const text = '雾散了。“走吧。”他说，“别等了！”路上遇见𠮷田先生? 他点头'

describe('the sentence around a place', () => {
  test.each([
    [0, '雾散了。'],
    [5, '“走吧。”'],
    [12, '他说，“别等了！”'],
    [24, '路上遇见𠮷田先生?'],
    [31, '他点头'],
  ])('at %i it is %s', (position, sentence) => {
    expect(runText(text, sentenceAt(text, position))).toBe(sentence)
  })

  test('an abbreviation point inside a number ends nothing', () => {
    const english = 'It rose 3.5 percent. Then it fell.'
    expect(runText(english, sentenceAt(english, 3))).toBe('It rose 3.5 percent.')
    expect(runText(english, sentenceAt(english, 25))).toBe('Then it fell.')
  })

  test('an empty text has an empty sentence', () => {
    expect(sentenceAt('', 0)).toEqual({ start: 0, end: 0 })
  })
})
