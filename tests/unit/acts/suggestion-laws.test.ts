import { expect, it } from 'vitest'
import { randomFrom, runLaws } from '#tests/helpers/suggestion-laws.ts'

/** Some of the thousand runs; in full with `npm run test:long` and `npx node tests/bench/suggestions.ts`. */
const RUNS = process.env.GALLEY_LONG === '1' ? 1000 : 40

it('suggestions accepted and rejected in any order give the text made step by step, and undo the very records', () => {
  const random = randomFrom(10)
  const runs = Array.from({ length: RUNS }, () => runLaws(random, 300))
  // The law says something only where much was made, accepted and refused.
  expect(runs.every(({ made, accepted }) => made > 5 && accepted > 0)).toBe(true)
  expect(runs.some(({ moved }) => moved > 1)).toBe(true)
  expect(runs.some(({ heldBack }) => heldBack > 0)).toBe(true)
}, 300_000)
