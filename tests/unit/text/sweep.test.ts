import { describe, expect, it } from 'vitest'
import { makeSweep } from '#shared/lib/sweep.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

describe('a sweep over runs of a text', () => {
  it('gives what meets each part, in the order in which it was given', () => {
    const chance = randomOf(7)
    const upTo = (most: number): number => Math.floor(chance() * most)
    for (let round = 0; round < 200; round += 1) {
      const runs = Array.from({ length: upTo(12) }, () => {
        const start = upTo(40)
        return { start, end: start + upTo(8) }
      })
      const borders = [...new Set(Array.from({ length: upTo(12) + 2 }, () => upTo(45)))].sort((a, b) => a - b)
      const at = makeSweep(runs)
      borders.slice(0, -1).forEach((start, index) => {
        const end = borders[index + 1] ?? start
        const naive = runs.filter((run) => run.start < end && run.end > start)
        expect(at(start, end)).toEqual(naive)
      })
    }
  })
})
