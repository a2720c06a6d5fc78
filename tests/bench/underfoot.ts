import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { MISHAPS, saveThrough } from '#tests/helpers/keeping/underfoot.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

/**
 * The library under our feet (issue 8, section 8): removed, renamed, replaced, linked twice, mounted read-only, its disk
 * full, while it is open. `npx node tests/bench/underfoot.ts`; RUNS sets how often (50), SEED what
 * chance does (1).
 */
const folder = tempFolder()
const runs = Number(process.env.RUNS ?? 50)
const chance = randomOf(Number(process.env.SEED ?? 1))
let said = 0
let refused = 0
let missing = 0
const skipped = new Set<string>()

for (let run = 0; run < runs; run += 1) {
  const mishap = MISHAPS[run % MISHAPS.length] ?? 'removed'
  const outcome = await saveThrough(folder.path, mishap, Math.floor(chance() * 60), Math.floor(chance() * 20))
  said += outcome.said
  refused += outcome.refused
  missing += outcome.missing.length
  if (outcome.isSkipped) skipped.add(mishap)
  if (outcome.missing.length > 0) console.log(`${mishap}: ${String(outcome.missing.length)} words missing`)
}
folder.remove()
const left = skipped.size === 0 ? '' : `; not possible here: ${[...skipped].join(', ')}`
console.log(
  `library under our feet: ${String(runs)} runs, ${String(said)} acts said saved, ${String(refused)} refused, ${String(missing)} said saved and missing (to reach: 0)${left}`,
)
