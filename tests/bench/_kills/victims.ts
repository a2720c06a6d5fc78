import { setTimeout as sleep } from 'node:timers/promises'
import type { GalleyApp } from '../../helpers/app/app-driver.ts'
import { processesOf, type AppProcesses } from '../../helpers/app/processes.ts'
import { launchDoor } from '../../helpers/door.ts'
import { pageClient } from '../../helpers/window/page-client.ts'

export const VICTIMS = ['core', 'main', 'main and core', 'page', 'parser'] as const
export type Victim = (typeof VICTIMS)[number]

/** Waits until something answers; how long that took. */
async function timeUntil(what: string, isThere: () => Promise<boolean>): Promise<number> {
  const start = performance.now()
  let why: unknown
  while (!(await isThere().catch((thrown: unknown) => void (why = thrown)))) {
    if (performance.now() - start > 120_000) throw new Error(`${what} does not come back`, { cause: why })
    await sleep(10)
  }
  return performance.now() - start
}

/** The processes of a kind, once there are any. */
async function pidsOf(app: GalleyApp, role: keyof AppProcesses): Promise<readonly number[]> {
  let pids: readonly number[] = []
  await timeUntil(role, () => Promise.resolve((pids = processesOf(app)[role]).length > 0))
  return pids
}

/** The app of which something is killed again and again. */
export class Victims {
  app: GalleyApp
  readonly #mainFile: string
  readonly #userDataDir: string

  constructor(app: GalleyApp, mainFile: string, userDataDir: string) {
    this.app = app
    this.#mainFile = mainFile
    this.#userDataDir = userDataDir
  }

  /** Kills, and gives how the app comes back, which takes the time that is measured. */
  async kill(victim: Victim): Promise<() => Promise<number>> {
    const { app } = this
    if (victim === 'main' || victim === 'main and core') {
      const core = victim === 'main' ? [] : processesOf(app).core
      const ended = app.kill()
      for (const pid of core) process.kill(pid, 'SIGKILL')
      await ended
      return () => this.#restart()
    }
    // A third loss within a minute is asked about: the person says “start again”.
    if (victim !== 'parser') await app.dialogs.queue({ response: 0 }, 'showMessageBox')
    for (const pid of await pidsOf(app, victim)) process.kill(pid, 'SIGKILL')
    return () =>
      timeUntil(victim, async () => {
        if (victim === 'page') await app.findPage()
        return this.#answers()
      })
  }

  async #answers(): Promise<boolean> {
    return (await pageClient(this.app).call('library.state', {})).ok
  }

  async #restart(): Promise<number> {
    const start = performance.now()
    this.app = await launchDoor(this.#mainFile, { userDataDir: this.#userDataDir })
    await timeUntil('main', () => this.#answers())
    return performance.now() - start
  }
}
