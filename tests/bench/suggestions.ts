/**
 * Laws of suggestions (issue 10, section 6): `[RUNS=1000] [SEED=10] npx node tests/bench/suggestions.ts`.
 * Runs of 300 acts each on a few paragraphs: words, form, splits, joins and moves; a broken law ends the bench with its run.
 */
import { randomFrom, runLaws } from '#tests/helpers/suggestion-laws.ts'

const runs = Number(process.env.RUNS ?? 1000)
const random = randomFrom(Number(process.env.SEED ?? 10))
let broken = 0
const sum = { made: 0, accepted: 0, joined: 0, moved: 0, heldBack: 0 }
for (let run = 0; run < runs; run += 1) {
  try {
    const figures = runLaws(random, 300)
    for (const key of ['made', 'accepted', 'joined', 'moved', 'heldBack'] as const) sum[key] += figures[key]
  } catch (error) {
    broken += 1
    console.log(`run ${String(run)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
console.log(
  `${String(runs)} runs of 300 acts: ${String(sum.made)} suggestions at their ends, ${String(sum.accepted)} accepted, ` +
    `${String(sum.joined)} paragraphs joined, ${String(sum.moved)} moved, ` +
    `${String(sum.heldBack)} acceptances refused for a conflict; laws broken: ${String(broken)} (to reach 0)`,
)
process.exitCode = broken > 0 ? 1 : 0
