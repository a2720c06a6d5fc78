import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexText, likelyStarts, occurrences } from '#shared/anchor/text-index.ts'

const letters = (alphabet: string, least: number, most: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: least, maxLength: most }).map((list) => list.join(''))

function searched(text: string, piece: string): readonly number[] {
  const starts: number[] = []
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) starts.push(at)
  return starts
}

describe('indexText', () => {
  it('finds what a search finds, one and two letters too', () => {
    fc.assert(
      fc.property(letters('abA山水𠮷', 0, 200), letters('abA山水𠮷', 1, 6), (text, piece) => {
        expect(occurrences(indexText(text), piece, 1000)).toEqual(searched(text, piece))
      }),
      { numRuns: 300 },
    )
  })

  it('says nothing of what is everywhere', () => {
    expect(occurrences(indexText('山'.repeat(3000)), '山山山山', 1000)).toBeUndefined()
    expect(occurrences(indexText('山'.repeat(3000)), '山', 1000)).toBeUndefined()
  })

  it('tells where a piece lies of which every sixth letter was changed', () => {
    const text = Array.from({ length: 4000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * at * 7) % 4001))).join('')
    const piece = Array.from(text.slice(2500, 2580), (letter, at) => (at % 6 === 5 ? '甲' : letter)).join('')
    const [best = -1] = likelyStarts(indexText(text), piece, 5)
    expect(Math.abs(best - 2500)).toBeLessThan(32)
    expect(likelyStarts(indexText(text), '甲乙丙丁戊己庚辛壬癸', 5)).toEqual([])
  })
})
