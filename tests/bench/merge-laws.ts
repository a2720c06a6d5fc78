// The laws of merging over 2 to 4 people and up to 200 acts each run, with the real records: commutative, associative,
// idempotent, nothing lost, merging twice changes nothing, both ends equal. RUNS=1000 node tests/bench/merge-laws.ts
// DEEDS=cutting: mostly cutting and joining. Every run that breaks one is told in a line; of the first few the shortest course of work that breaks it, too (SHOWN=3).
import process from 'node:process'
import fc from 'fast-check'
import { breachesOf } from '../helpers/merge-laws.ts'
import { CUTTING, fulfil, people, shortestCourse, wishesOf, type Wish } from '../helpers/merge-model.ts'

const runs = Number(process.env['RUNS'] ?? 1000)
const seed = Number(process.env['GALLEY_SEED'] ?? Date.now() % 2 ** 31)
const shown = Number(process.env['SHOWN'] ?? 3)
const deeds = process.env['DEEDS'] === 'cutting' ? CUTTING : undefined
const MOST_ACTS = 200

const counts = { runs: 0, failures: 0, acts: 0, mostActs: 0, conflicts: 0, withConflicts: 0 }
const started = performance.now()

function run(count: number, wishes: readonly Wish[]): void {
  const all = people(count)
  for (const wish of wishes) fulfil(all, wish)
  const acts = all.reduce((sum, replica) => sum + replica.count, 0)
  const conflicts = Math.max(
    ...all.map(({ records }) => [...records.values()].filter(({ type }) => type === 'conflict').length),
  )
  counts.runs += 1
  counts.acts += acts
  counts.mostActs = Math.max(counts.mostActs, acts)
  counts.conflicts += conflicts
  if (conflicts > 0) counts.withConflicts += 1
  const breaches = breachesIn(count, wishes)
  if (breaches.length === 0) return
  counts.failures += 1
  const laws = breaches.map((breach) => breach.split('\n')[0]?.slice(0, 100))
  console.log(
    `run ${String(counts.runs)}: ${String(count)} people, ${String(wishes.length)} wishes; ${laws.join('; ')}`,
  )
  if (counts.failures <= shown) show(count, wishes)
}

/** An error that is thrown breaks a law as well. */
function breachesIn(count: number, wishes: readonly Wish[]): readonly string[] {
  try {
    return breachesOf(count, wishes)
  } catch (error) {
    return [`thrown: ${String(error)}`]
  }
}

function show(count: number, wishes: readonly Wish[]): void {
  const kindsOf = (some: readonly Wish[]): readonly string[] =>
    breachesIn(count, some).map((breach) => breach.replace(/^[A-D]: |[ \n].*/gsu, ''))
  const kinds = kindsOf(wishes)
  const shortest = shortestCourse(wishes, (some) => kindsOf(some).some((kind) => kinds.includes(kind)))
  for (const { who, what, which, value } of shortest)
    console.log(`  ['${'ABCD'.charAt(who)}', '${what}', ${String(which)}, ${String(value)}],`)
  console.log(`${breachesIn(count, shortest).join('\n')}\n`)
}

fc.assert(
  fc.property(
    fc.integer({ min: 2, max: 4 }).chain((count) => fc.tuple(fc.constant(count), wishesOf(count, MOST_ACTS, deeds))),
    ([count, wishes]) => run(count, wishes),
  ),
  { numRuns: runs, seed },
)

const { failures, acts, mostActs, conflicts, withConflicts } = counts
console.log(
  `merge laws, seed ${String(seed)}: ${String(counts.runs)} runs of 2 to 4 people, ${String(failures)} failures; ` +
    `${String(Math.round(acts / counts.runs))} acts a run (most ${String(mostActs)}); conflicts left open in ${String(withConflicts)} runs, ` +
    `${(conflicts / counts.runs).toFixed(1)} a run; ${((performance.now() - started) / 1000).toFixed(1)} s`,
)
if (failures > 0) process.exitCode = 1
