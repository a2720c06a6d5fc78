import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LongTexts } from '#electron/doors/core/long-texts.ts'

/** Fetches a text as the preload does; gives its parts. */
function partsOf(texts: LongTexts, text: string): readonly string[] {
  const given = texts.give(text)
  if (typeof given === 'string') return [given]
  const parts = [given.first]
  for (let read = given.first.length; read < given.length;) {
    const part = texts.read(given.id, read)
    if (part === undefined) throw new Error('gone')
    parts.push(part)
    read += part.length
  }
  return parts
}

test('a text comes whole, in parts of a bounded length, with no character cut in two', () => {
  const texts = new LongTexts()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.string({ unit: 'grapheme', minLength: 1 }), (more, unit) => {
      const text = `${'a'.repeat(more)}${'𠮷'.repeat(200_000)}${unit.repeat(30_000)}`
      const parts = partsOf(texts, text)
      expect(parts.join('') === text).toBe(true)
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(65_536)
      expect(parts.every((part) => part.isWellFormed())).toBe(text.isWellFormed())
    }),
    { numRuns: 20 },
  )
})

test('what was fetched is let go, and so is the oldest of those that nobody fetches', () => {
  const texts = new LongTexts()
  const long = 'x'.repeat(300_000)
  const [first, ...others] = Array.from({ length: 9 }, () => texts.give(long)).flatMap((given) =>
    typeof given === 'string' ? [] : [given],
  )
  expect(texts.read(first?.id ?? '', 262_144)).toBeUndefined()
  for (const { id } of others) {
    expect(texts.read(id, 262_144)).toBe('x'.repeat(300_000 - 262_144))
    expect(texts.read(id, 262_144)).toBeUndefined()
  }
  expect(texts.read('another core’s', 0)).toBeUndefined()
})
