import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Piece } from '#renderer/anchoring/pieces.ts'
import { printedParts } from '#renderer/screens/proof/print/printed-parts.ts'

const piece = (text: string, start: number, more: Partial<Piece> = {}): Piece => ({
  text,
  kind: 'same',
  start,
  end: start + [...text].length,
  isOwn: true,
  isConflict: false,
  forms: [],
  ...more,
})
const shown = (parts: ReturnType<typeof printedParts>): readonly string[] =>
  parts.map(({ text, names, refs }) => [text, ...names, ...refs].join(' '))

test('a mark and the number of its note stand at its own words, also where marks cross', () => {
  const spans = [
    { name: 'note-query', start: 1, end: 4 },
    { name: 'number-wrong', start: 3, end: 5 },
  ] as const
  expect(shown(printedParts([piece('𠮷甲乙丙丁戊', 0)], spans, [{ at: 4, number: 1 }]))).toEqual([
    '𠮷',
    '甲乙 note-query',
    '丙 note-query number-wrong 1',
    '丁 number-wrong',
    '戊',
  ])
})

test('deleted words are deletions, and the number of a change stands behind its new words', () => {
  const pieces = [
    piece('十', 0),
    piece('月', 1, { kind: 'deleted' }),
    piece('日', 2, { kind: 'inserted', end: 2, isOwn: false }),
    piece('初', 2),
  ]
  expect(shown(printedParts(pieces, [], [{ at: 2, number: 7 }]))).toEqual(['十', '月 deleted', '日 7', '初'])
})

test('no letter and no number is lost, wherever the numbers stand', () => {
  const pieces = [piece('甲乙', 0), piece('换', 2, { end: 5, isOwn: false }), piece('丙丁', 5)]
  for (let at = 0; at <= 7; at += 1) {
    const parts = printedParts(pieces, [], [{ at, number: 9 }])
    expect(parts.map(({ text }) => text).join('')).toBe('甲乙换丙丁')
    expect(parts.flatMap(({ refs }) => refs)).toEqual([9])
  }
})

test('each part has the marks that lie on it, in their own order, and is broken where a long text is', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.constantFrom('note-query', 'number-wrong', 'repair', 'formed'),
          start: fc.nat(38),
          length: fc.integer({ min: 1, max: 12 }),
        }),
        { maxLength: 12 },
      ),
      fc.array(fc.nat(40), { maxLength: 3 }),
      (made, breaks) => {
        const spans = made.map(
          ({ name, start, length }) => ({ name, start, end: Math.min(40, start + length) }) as const,
        )
        const pieces = [
          piece('字'.repeat(10), 0),
          piece('删', 10, { kind: 'deleted' }),
          piece('新词', 11, { kind: 'inserted', end: 11, isOwn: false }),
          piece('换', 11, { end: 15, isOwn: false }),
          piece('字'.repeat(25), 15),
        ]
        for (const part of printedParts(
          pieces,
          spans,
          [],
          breaks.toSorted((a, b) => a - b),
        )) {
          const over = spans.filter((span) => span.start < part.end && span.end > part.start).map(({ name }) => name)
          expect(part.names).toEqual([...new Set([...over, ...(part.kind === 'deleted' ? ['deleted'] : [])])])
          if (part.isOwn) expect(breaks.some((at) => at > part.start && at < part.end)).toBe(false)
        }
      },
    ),
  )
})
