import path from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** How many files are told. */
const TOLD = 10

const secondsOf = (module: TestModule): number => {
  const { setupDuration, collectDuration, duration } = module.diagnostic()
  return (setupDuration + collectDuration + duration) / 1000
}

/** Says at the end of a run of several files how long it took on the clock, and which of them took longest. */
export function saySlowest(say: (line: string) => void, root: string): Reporter {
  let beganMs = performance.now()
  return {
    onTestRunStart: () => {
      beganMs = performance.now()
    },
    onTestRunEnd: (modules) => {
      if (modules.length < 2) return
      const seconds = modules.map((module) => [path.relative(root, module.moduleId), secondsOf(module)] as const)
      const slowest = seconds.toSorted(([, a], [, b]) => b - a).slice(0, TOLD)
      const all = (performance.now() - beganMs) / 1000
      say(`${all.toFixed(0)} s for ${String(modules.length)} files, the slowest of them:\n`)
      for (const [name, each] of slowest) say(`${each.toFixed(1).padStart(8)} s ${name.split(path.sep).join('/')}\n`)
    },
  }
}
