import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { piecesOf } from '#renderer/anchoring/pieces.ts'
import { cutsOf, stretchesOf, textParts } from '#renderer/anchoring/stretches.ts'

const repeat = (words: string, length: number): string =>
  words.repeat(Math.ceil(length / words.length)).slice(0, length)
const block = (text: string, marks?: readonly InlineMark[]): Block =>
  ({
    type: 'block',
    id: 'b',
    articleId: 'a',
    versionId: 'v',
    role: 'paragraph',
    text,
    ...(marks && { marks }),
  }) as never
const suggestion = (id: string, start: number, before: string, after: string, state = 'open'): Suggestion =>
  ({
    type: 'suggestion',
    id,
    blockId: 'b',
    start,
    end: start + before.length,
    kind: before === '' ? 'insert' : after === '' ? 'delete' : 'replace',
    before,
    after,
    author: 'x',
    createdAtMs: 1,
    state,
  }) as never

test('a text of ordinary length is one', () => {
  expect(textParts(repeat('山路上一早有人。', 12_000))).toHaveLength(1)
  expect(stretchesOf(block('短'), piecesOf(block('短'), [], [], 'marked'))).toBeUndefined()
})

test('a long one is cut behind a line, a sentence or a space, and the parts are the whole', () => {
  for (const [words, end] of [
    ['山路上一早有37人挑着豆腐走过。“没有人说话！”她说', /[。”]$/],
    ['They walked 37 miles without a stop ', / $/],
    ['They walked 37 miles. Nobody spoke a word; ', /[.;] $/],
    ['一行没有句号的字\n', /\n$/],
  ] as const) {
    const text = repeat(words, 50_000)
    const parts = textParts(text)
    expect(parts.join('')).toBe(text)
    expect(parts.length).toBeGreaterThan(8)
    for (const part of parts.slice(0, -1)) expect(part).toMatch(end)
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(8000)
  }
})

test('no letter is parted, and no form where it can be helped', () => {
  const family = '👨‍👩‍👧‍👦'
  const parts = textParts(repeat(family, family.length * 3000))
  expect(parts.length).toBeGreaterThan(4)
  for (const part of parts.slice(0, -1)) expect(part.endsWith(family)).toBe(true)
  const text = repeat('字', 20_000)
  const marks: readonly InlineMark[] = [{ kind: 'ruby', start: 3990, end: 4100, reading: 'zì' }]
  expect(cutsOf(text, marks)[0]).toBe(4100)
})

test('what stands between long new words is laid out with no more of them than of a block', () => {
  const text = repeat('山路上一早有37人挑着豆腐走过。', 20_000)
  for (const [first, second] of [
    [11_999, 11_999],
    [30_000, 29_000],
    [14_500, 11_000],
  ] as const) {
    const suggestions = [
      suggestion('a', 100, '', repeat('长句。', first)),
      suggestion('b', 3900, '', repeat('新句。', second)),
    ]
    const stretches = stretchesOf(block(text), piecesOf(block(text), suggestions, [], 'marked')) ?? []
    const lengths = stretches.map(({ pieces }) => pieces.reduce((sum, piece) => sum + piece.text.length, 0))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(12_000)
  }
})

test('a stretch reaches over all that is in it, also where two people put long words in one place', () => {
  const text = repeat('山路上一早有37人挑着豆腐走过。', 20_000)
  const suggestions = [
    suggestion('a', 4015, text.slice(4015, 4017), repeat('长句。', 30_000)),
    suggestion('b', 4016, text.slice(4016, 4017), repeat('新句。', 30_000), 'accepted'),
  ]
  const stretches = stretchesOf(block(text), piecesOf(block(text), suggestions, [], 'marked')) ?? []
  expect(stretches.length).toBeGreaterThan(10)
  for (const { pieces, start, end } of stretches)
    for (const piece of pieces) expect(start <= piece.start && piece.end <= end).toBe(true)
})

test('whatever is suggested, what is drawn is drawn once and in order, and the cuts stay where they were', () => {
  const text = repeat('山路上一早有37人挑着豆腐走过。', 30_000)
  const own = block(text, [{ kind: 'bold', start: 100, end: 25_000 }])
  const cuts = cutsOf(text)
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          start: fc.oneof(fc.nat(29_000), fc.constantFrom(...cuts), fc.constantFrom(...cuts.map((at) => at - 1))),
          length: fc.nat(40),
          after: fc.constantFrom('', '新', repeat('长句。', 30_000)),
          state: fc.constantFrom('open', 'accepted', 'rejected'),
        }),
        { maxLength: 6 },
      ),
      fc.constantFrom('marked', 'clean', 'original'),
      (made, view) => {
        const suggestions = made.map(({ start, length, after, state }, at) =>
          suggestion(String(at), start, text.slice(start, start + length), after, state),
        )
        const pieces = piecesOf(own, suggestions, [], view)
        const stretches = stretchesOf(own, pieces) ?? []
        const shown = (each: typeof pieces): string => each.map((piece) => piece.text).join('')
        expect(shown(stretches.flatMap((stretch) => stretch.pieces)) === shown(pieces)).toBe(true)
        for (const { pieces: parts, start, end } of stretches) {
          expect(shown(parts).length).toBeLessThanOrEqual(12_000)
          for (const piece of parts) expect(piece.start >= start && piece.end <= end).toBe(true)
          for (const piece of parts) if (piece.isOwn) expect(piece.text.length).toBe(piece.end - piece.start)
        }
      },
    ),
    { numRuns: 60 },
  )
})
