import { expect, test } from 'vitest'
import { saveUntilKilled } from '#tests/helpers/keeping/kill.ts'
import { keepText, newDesk } from '#tests/helpers/keeping/desk.ts'
import { randomOf, seedOf } from '#tests/helpers/seeds.ts'

/** reliability.md R1: 10 in every run, 200 and more with GALLEY_LONG=1 (and by tests/bench/keeping.ts). */
const RUNS = process.env.GALLEY_LONG === '1' ? 200 : 10

test(
  `a process killed at ${String(RUNS)} random points of saving loses nothing that was acknowledged`,
  { timeout: RUNS * 10_000 },
  async () => {
    const desk = newDesk()
    const { article } = await keepText(desk.client)
    await desk.close()
    const chance = randomOf(seedOf('kills while saving'))
    let acknowledged = 0
    for (let run = 0; run < RUNS; run += 1) {
      const outcome = await saveUntilKilled(desk.libraryPath, desk.folder, article.id, chance() * 60)
      acknowledged += outcome.acknowledged
      expect(outcome.lost).toEqual([])
      expect(outcome.report.structure).toEqual([])
      expect(outcome.report.rows).toEqual([])
    }
    expect(acknowledged).toBeGreaterThan(RUNS)
    await desk.remove()
  },
)
