import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointLength, sliceCodePoints, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'

/** Units with pairs and halves of pairs, often long enough to be remembered. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom('a', '中', '😀', '\ud83d', '\ude00', 'x'.repeat(511), '𠮷'.repeat(300))),
    fc.array(fc.constantFrom('b', '文', '𠮷', '\ud83d')),
  )
  .map((parts) => parts.flat().join(''))

describe('places in code points', () => {
  it('are those of the text taken apart into its characters', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (sample, one, other) => {
        const characters = [...sample]
        const position = one % (characters.length + 2)
        const index = characters.slice(0, position).join('').length
        expect(codePointLength(sample)).toBe(characters.length)
        expect(toUtf16Index(sample, position)).toBe(index)
        expect(toCodePoint(sample, index)).toBe(Math.min(position, characters.length))
        const end = position + (other % 9)
        expect(sliceCodePoints(sample, position, end)).toBe(characters.slice(position, end).join(''))
      }),
      { numRuns: 300 },
    )
  })

  it('take an index inside of a pair for the start of the pair', () => {
    const long = `${'x'.repeat(511)}😀${'y'.repeat(600)}`
    expect(toCodePoint('a😀b', 2)).toBe(1)
    expect(toCodePoint(long, 512)).toBe(511)
    expect(toCodePoint(long, 513)).toBe(512)
  })
})
