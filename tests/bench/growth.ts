/**
 * Speed does not depend on the text (issue 8, section 4): patterns × sizes, as one line and as many, through the checks.
 * `npx node tests/bench/growth.ts [--all] [--short] [--only PART_OF_NAME] [--stage NAME] [--every]`
 * `--all` also repairs and imports, `--short` leaves out the largest size, `--every` prints cases that are well too.
 * Each case runs in a child that is killed after its time. Figures are processor time; a case misses when the growth
 * between sizes is steeper than n^1.2, when the largest takes longer than 5 s, or when it fails.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { GrowthAnswer, GrowthCase } from './growth/child.ts'
import patterns from './growth/patterns.json' with { type: 'json' }
import { CHECK_STAGES, IMPORT_STAGES } from './growth/stages.ts'

const SIZES = [10_000, 40_000, 160_000, 640_000]
const MOST_GROWTH = 1.2
const MOST_MS = 5000
/** A child that takes longer than this is stuck; processor time is judged, so a busy machine gets room. */
const KILL_MS = 20_000
/** Below this, time tells of the clock and of what a start costs, not of the text. */
const LEAST_MS = 50

const flag = (name: string): boolean => process.argv.includes(`--${name}`)
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}

const only = option('only')
const sizes = flag('short') ? SIZES.slice(0, -1) : SIZES
const stages = [...Object.keys(CHECK_STAGES), ...(flag('all') ? Object.keys(IMPORT_STAGES) : [])].filter(
  (stage) => option('stage') === undefined || stage === option('stage'),
)

let child: ChildProcess | undefined

function ask(one: GrowthCase): Promise<GrowthAnswer> {
  const own = (child ??= fork(join(import.meta.dirname, 'growth/child.ts'), { execArgv: ['--no-warnings'] }))
  return new Promise((resolve) => {
    const end = (answer: GrowthAnswer, isLost: boolean): void => {
      clearTimeout(timer)
      own.removeAllListeners()
      if (isLost) {
        own.kill('SIGKILL')
        child = undefined
      }
      resolve(answer)
    }
    const timer = setTimeout(() => {
      end({ ms: undefined, error: `killed after ${String(KILL_MS / 1000)} s` }, true)
    }, KILL_MS)
    own.once('message', (answer) => {
      end(answer as GrowthAnswer, false)
    })
    own.once('exit', (code, signal) => {
      end({ ms: undefined, error: `the child ended (${String(signal ?? code)})` }, true)
    })
    own.send(one)
  })
}

interface Row {
  readonly times: readonly number[]
  readonly error: string | undefined
  readonly growth: number
}

async function measure(unit: string, hasLines: boolean, stage: string): Promise<Row> {
  const times: number[] = []
  for (const characters of sizes) {
    const { ms, error } = await ask({ unit, characters, hasLines, stage })
    if (ms === undefined) return { times, error: `${error ?? ''} at ${String(characters)}`, growth: steepest(times) }
    times.push(ms)
  }
  return { times, error: undefined, growth: steepest(times) }
}

/** Growth over two steps of size (sixteen times the text): one alone tells of caches and of the collector as much. */
function steepest(times: readonly number[]): number {
  let most = 0
  times.forEach((ms, at) => {
    const before = times[at - 2]
    if (before === undefined || ms < LEAST_MS) return
    most = Math.max(most, Math.log(ms / Math.max(before, LEAST_MS / 16)) / Math.log(16))
  })
  return most
}

const totals = { cases: 0, missed: 0, overflows: 0, longest: 0, steepest: 0 }
for (const stage of stages) {
  for (const [name = '', unit = ''] of patterns) {
    if (only !== undefined && !name.includes(only)) continue
    for (const hasLines of [false, true]) {
      const { times, error, growth } = await measure(unit, hasLines, stage)
      const last = Math.max(...times, 0)
      const isMissed = error !== undefined || growth > MOST_GROWTH || last > MOST_MS
      totals.cases += 1
      totals.missed += isMissed ? 1 : 0
      totals.overflows += error?.includes('call stack') === true ? 1 : 0
      totals.longest = Math.max(totals.longest, last)
      totals.steepest = Math.max(totals.steepest, growth)
      if (!isMissed && !flag('every')) continue
      const shown = times.map((ms) => ms.toFixed(0).padStart(6)).join(' ')
      const shape = hasLines ? 'lines   ' : 'one line'
      console.log(
        `${isMissed ? 'MISS' : '    '} ${stage.padEnd(9)} ${name.padEnd(22)} ${shape} ${shown} ms  n^${growth.toFixed(2)} ${error ?? ''}`,
      )
    }
  }
}
child?.disconnect()
console.log(
  `${String(totals.cases)} cases to ${String(sizes.at(-1))} characters: steepest n^${totals.steepest.toFixed(2)} (≤ n^${String(MOST_GROWTH)}), ` +
    `longest ${totals.longest.toFixed(0)} ms (≤ ${String(MOST_MS)}), stack overflows ${String(totals.overflows)}, missed ${String(totals.missed)}`,
)
process.exitCode = totals.missed === 0 ? 0 : 1
