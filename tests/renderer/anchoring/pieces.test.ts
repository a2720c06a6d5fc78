import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { piecesOf, pointOf, positionOf } from '#renderer/anchoring/pieces.ts'

const block = {
  type: 'block',
  id: 'b',
  revision: 1,
  articleId: 'a',
  versionId: 'v',
  order: 1,
  role: 'paragraph',
  text: '一条𠮷江穿过旧城，江上有三座桥。',
  confidence: 1,
} as Block

function suggestion(start: number, end: number, after: string, state: Suggestion['state'] = 'open'): Suggestion {
  const before = sliceCodePoints(block.text, start, end)
  return {
    type: 'suggestion',
    id: `s${start}`,
    blockId: 'b',
    start,
    end,
    before,
    after,
    state,
    kind: 'replace',
  } as Suggestion
}

describe('what is drawn of a block', () => {
  test('a position that is the block’s own is found again where it is drawn', () => {
    const suggestions = [suggestion(2, 4, '大河'), suggestion(11, 12, '四', 'accepted')]
    for (const view of ['marked', 'clean'] as const) {
      const pieces = piecesOf(block, suggestions, [], view)
      fc.assert(
        fc.property(fc.nat(codePointLength(block.text) - 1), (position) => {
          const point = pointOf(pieces, position, 'start')
          const piece = point && pieces[point.piece]
          if (point === undefined || piece?.isOwn !== true) return
          expect(positionOf(pieces, point, 'start')).toBe(position)
        }),
      )
    }
  })

  test('words that are put in have the form that they bring, or that of the words in whose place they stand', () => {
    const bold = { ...block, marks: [{ kind: 'bold', start: 2, end: 8 }] } as Block
    const formed = (given: Suggestion): readonly (readonly string[])[] =>
      piecesOf(bold, [given], [], 'marked')
        .filter(({ suggestionId, kind }) => suggestionId !== undefined && kind !== 'deleted')
        .map(({ text, forms }) => [text, ...forms.map(({ kind }) => kind)])
    for (const state of ['open', 'accepted'] as const) {
      expect(formed(suggestion(4, 6, '大河', state))).toEqual([['大河', 'bold']])
      expect(formed(suggestion(2, 8, '大河', state))).toEqual([['大河', 'bold']])
      expect(formed(suggestion(6, 10, '大河', state))).toEqual([['大河']])
      expect(formed({ ...suggestion(4, 6, '大河', state), marks: [] })).toEqual([['大河']])
      const raised = { ...suggestion(9, 10, '106', state), marks: [{ kind: 'superscript', start: 2, end: 3 } as const] }
      expect(formed(raised)).toEqual([['10'], ['6', 'superscript']])
      const pieces = piecesOf(bold, [raised], [], 'clean')
      const end = pointOf(pieces, 10, 'end')
      if (state === 'accepted') expect(pieces[end?.piece ?? 0]?.text).toBe('6')
    }
  })

  test('a pair of surrogates is never split', () => {
    const pieces = piecesOf(block, [], [], 'marked')
    expect(pointOf(pieces, 3, 'start')).toEqual({ piece: 0, offset: 4 })
    expect(positionOf(pieces, { piece: 0, offset: 3 }, 'start')).toBe(2)
  })

  test('the original shows what stood there before a repair', () => {
    const repair = {
      type: 'repair',
      id: 'r',
      blockId: 'b',
      start: 1,
      end: 2,
      before: '條(tiáo)',
      after: '条',
    } as Repair
    const pieces = piecesOf(block, [], [repair], 'original')
    expect(pieces.map((piece) => piece.text).join('')).toBe('一條(tiáo)𠮷江穿过旧城，江上有三座桥。')
    expect(pointOf(pieces, 2, 'start')).toEqual({ piece: 2, offset: 0 })
  })

  test('a deletion stands and an insertion follows it in the marked view; the clean view has neither', () => {
    const open = [suggestion(2, 4, '大河')]
    expect(
      piecesOf(block, open, [], 'marked')
        .map(({ kind, text }) => [kind, text])
        .slice(1, 3),
    ).toEqual([
      ['deleted', '𠮷江'],
      ['inserted', '大河'],
    ])
    expect(
      piecesOf(block, open, [], 'clean')
        .map(({ text }) => text)
        .join(''),
    ).toBe(block.text)
  })
})
