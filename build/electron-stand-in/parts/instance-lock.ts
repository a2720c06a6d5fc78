import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** What a second start hands to the first. */
export type SecondInstance = { readonly argv: readonly string[]; readonly cwd: string; readonly data: unknown }

type Holder = { readonly pid: number; readonly startedAt: string }

/**
 * When a process was started, where the system tells (Linux): a number of a process may be used again. A process that
 * has ended, but that its parent has not asked after, is no process any more.
 */
const startOf = (pid: number): string => {
  try {
    const [state, ...fields] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ')
    return state === 'Z' ? 'ended' : (fields[18] ?? '')
  } catch {
    return ''
  }
}

const isAlive = (holder: Holder): boolean => {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // Another user's process is alive, too.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const startedAt = startOf(holder.pid)
  return startedAt === '' || holder.startedAt === '' || startedAt === holder.startedAt
}

const readHolder = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/**
 * A lock on a user folder that holds between processes: a file made exclusively, with the holder's process number.
 * A second start leaves its arguments as a file in a folder that the holder watches; as in Electron, all of this is
 * done before `requestSingleInstanceLock` returns.
 */
export class InstanceLock {
  readonly #lockFile: string
  readonly #inbox: string
  #isHeld = false
  #stopWatching: (() => void) | undefined

  constructor(userData: string) {
    mkdirSync(userData, { recursive: true })
    this.#lockFile = path.join(userData, 'SingletonLock.stand-in')
    this.#inbox = path.join(userData, 'SingletonInbox.stand-in')
  }

  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Takes the lock, or hands `request` to its holder and returns false. */
  take(request: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.#isHeld) return true
    for (let tries = 0; tries < 5; tries++) {
      if (this.#tryCreate()) {
        this.#isHeld = true
        this.#watch(onSecond)
        return true
      }
      const holder = readHolder(this.#lockFile)
      if (holder && isAlive(holder)) {
        this.#handOver(request)
        return false
      }
      this.#removeStale(holder)
    }
    return false
  }

  release(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.#stopWatching?.()
    rmSync(this.#inbox, { recursive: true, force: true })
    rmSync(this.#lockFile, { force: true })
  }

  #tryCreate(): boolean {
    const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
    const draft = `${this.#lockFile}.${process.pid}`
    writeFileSync(draft, JSON.stringify(holder))
    try {
      // A link fails when the name is taken, and the file is complete from its first moment.
      linkSync(draft, this.#lockFile)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }

  /** Takes the lock of a holder that died out of the way; when another start was quicker, its lock is put back. */
  #removeStale(dead: Holder | undefined): void {
    const aside = `${this.#lockFile}.${process.pid}.stale`
    try {
      renameSync(this.#lockFile, aside)
      const moved = readHolder(aside)
      if (moved?.pid !== dead?.pid) linkSync(aside, this.#lockFile)
    } catch {
      // Gone already, or taken again: the next try tells.
    }
    rmSync(aside, { force: true })
  }

  #handOver(request: SecondInstance): void {
    mkdirSync(this.#inbox, { recursive: true })
    const name = path.join(this.#inbox, `${Date.now()}-${process.pid}`)
    writeFileSync(`${name}.part`, JSON.stringify(request))
    renameSync(`${name}.part`, `${name}.json`)
  }

  #watch(onSecond: (second: SecondInstance) => void): void {
    rmSync(this.#inbox, { recursive: true, force: true })
    mkdirSync(this.#inbox, { recursive: true })
    const collect = (): void => {
      if (!existsSync(this.#inbox)) return
      for (const name of readdirSync(this.#inbox)
        .filter((entry) => entry.endsWith('.json'))
        .toSorted()) {
        const file = path.join(this.#inbox, name)
        const second = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance
        rmSync(file)
        onSecond(second)
      }
    }
    const watcher = watch(this.#inbox, { persistent: false }, collect)
    this.#stopWatching = () => watcher.close()
  }
}
