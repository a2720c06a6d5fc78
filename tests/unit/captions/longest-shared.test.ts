import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestShared } from '#shared/captions/longest-shared.ts'

const words = fc.array(fc.constantFrom('a', 'b', '山', '水'), { maxLength: 14 }).map((list) => list.join(''))

/** As one would do it by hand: every run of the one, the longest first. */
function tried(one: string, other: string): { start: number; end: number } | undefined {
  for (let length = one.length; length > 0; length -= 1)
    for (let start = 0; start + length <= one.length; start += 1)
      if (other.includes(one.slice(start, start + length))) return { start, end: start + length }
  return undefined
}

describe('longestShared', () => {
  it('gives the first of the longest runs that both have', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(longestShared(one, other)).toEqual(tried(one, other))
      }),
      { numRuns: 500 },
    )
  })
})
