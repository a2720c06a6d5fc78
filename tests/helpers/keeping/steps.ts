import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { childFile } from '#build/scripts/child-file.ts'
import { randomOf, seedOf } from '#tests/helpers/seeds.ts'

const root = resolve(import.meta.dirname, '../../..')

/** What is done to a library by a process that is killed at one of its steps. */
export interface KilledWork {
  readonly operation: 'restore' | 'backup' | 'open' | 'rescue' | 'merge'
  readonly libraryPath: string
  readonly folder: string
  readonly argument?: string
}

/** Does it in a process of its own that kills itself before touching the disk the `step`-th time; whether it came to its end. */
function killAtStep(work: KilledWork, step: number): boolean {
  const { operation, libraryPath, folder, argument = '' } = work
  const child = childFile('steps-child')
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    [child, operation, String(step), libraryPath, folder, argument],
    { cwd: root, encoding: 'utf8' },
  )
  if (signal === null && stdout !== 'whole') throw new Error(`${operation} failed at step ${String(step)}: ${stderr}`)
  return signal === null
}

/**
 * Kills the work at each of its steps in turn until one run comes to its end; gives how many kills there were. `stride`:
 * only every so many-th step, from one that the seed says.
 */
export function killAtEverySteps(
  begin: () => KilledWork,
  stride: number,
  look: (step: number) => void | Promise<void>,
): Promise<number> {
  return (async () => {
    const chance = randomOf(seedOf('kills at every step'))
    let kills = 0
    for (let step = 1 + Math.floor(chance() * stride); ; step += stride) {
      if (killAtStep(begin(), step)) return kills
      kills += 1
      await look(step)
    }
  })()
}
