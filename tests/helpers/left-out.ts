import type { Reporter, TestCase, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or all of its suite, may be left out: what is not at hand. */
    leftOut?: string
  }
}

/** Options of a test or suite that needs the reference material; the run says at its end how many did without it. */
export const NEEDS_CASES = { meta: { leftOut: 'no ../shared/cases or ../shared/seed (GALLEY_CASES)' } } as const

/** Options of a test or suite that is run when asked for, or where something of the machine is so. */
export const needs = (what: string): { readonly meta: { readonly leftOut: string } } => ({ meta: { leftOut: what } })

/** Options of a suite that asks of the stand-in what Electron itself does not tell. */
export const ONLY_STAND_IN = needs('asked of the stand-in only, and this is Electron')

/** A suite tells for its tests; what stands at none was a choice on the command line, or a hook that failed. */
function reasonOf(test: TestCase): string {
  const note = test.result().state === 'skipped' ? (test.result() as { readonly note?: string }).note : undefined
  if (note !== undefined) return note
  if (test.options.mode === 'run') return 'what goes before it failed'
  for (let at: TestCase | TestCase['parent'] = test; at.type !== 'module'; at = at.parent) {
    const { leftOut } = at.meta()
    if (leftOut !== undefined) return leftOut
  }
  return 'not among those that were named'
}

/** Tests that were left out, by reason, the most frequent reason first. */
function reasonsIn(modules: readonly TestModule[]): readonly (readonly [reason: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const module of modules)
    for (const test of module.children.allTests('skipped')) {
      const reason = reasonOf(test)
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** Says at the end of every run, in one line, how many tests were left out and why; also when none was. */
export function sayLeftOut(say: (line: string) => void): Reporter {
  return {
    onTestRunEnd: (modules) => {
      const reasons = reasonsIn(modules)
      const total = reasons.reduce((sum, [, count]) => sum + count, 0)
      const why = reasons.map(([reason, count]) => `${String(count)} ${reason}`).join('; ')
      say(`${String(total)} left out${why === '' ? '' : `: ${why}`}\n`)
    },
  }
}
