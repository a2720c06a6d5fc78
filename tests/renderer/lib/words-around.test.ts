import { describe, expect, test } from 'vitest'
import { firstWords, lastWords, wordPieces } from '#renderer/lib/words-around.ts'

describe('words around a place', () => {
  test('Latin words are whole or not there', () => {
    expect(lastWords('said the principal, Ruth Okafor, ', 6)).toBe('Okafor, ')
    expect(firstWords(', who was born in 1969', 6)).toBe(', who was')
    expect(lastWords('the new boiler costs ', 40)).toBe('the new boiler costs ')
    expect(firstWords(' less', 40)).toBe(' less')
  })

  test('Chinese is cut anywhere, but does not begin with what closes words', () => {
    expect(lastWords('渔民说，在云背乡', 5)).toBe('在云背乡')
    expect(firstWords('，这条街上原来有书店', 4)).toBe('，这条街')
  })

  test.each(['up from the $3.1 million', '（“冷水糯”only 8%）左右', '', '没有一个拉丁字'])(
    'pieces are the text: %s',
    (text) => {
      const pieces = wordPieces(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { text: piece, isWhole } of pieces) expect(isWhole).toBe(/[\p{Script=Latin}\p{N}]/u.test(piece))
    },
  )
})
