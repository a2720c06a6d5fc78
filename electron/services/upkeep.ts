import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok } from '#shared/lib/result.ts'
import { compactSome, isWorthCompacting } from '#electron/db/compact.ts'
import type { Backups } from './backups.ts'
import type { LibraryFile } from './library-file.ts'
import { prepareLikenesses } from './likenesses.ts'
import { noteDay } from './session-start.ts'
import type { Watchman } from './watchman.ts'

/** How often the library is looked at, in milliseconds. */
const LOOK_EVERY_MS = 1_000
/** How long nothing was written before the file is made whole: a copy of it then holds all of the work. */
const QUIET_MS = 10_000
/** Work that lasts this long has a backup, whether there was an idle moment or not. */
const BACKUP_AFTER_MS = 30 * 60_000
/** How long an idle moment is used for making the articles ready to be compared with what comes. */
const PREPARE_MS = 20_000
/** How often it is looked whether a new day has begun. */
const DAY_EVERY_MS = 3_600_000

/** Looks after the open library: by the clock while work goes on, and thoroughly when nobody works. */
export class Upkeep {
  readonly #library: LibraryFile
  readonly #backups: Backups
  readonly #watchman: Watchman
  readonly #now: () => number
  readonly #onCompacting: (share: 'unknown' | undefined) => void
  readonly #timer: NodeJS.Timeout
  #backedUpAtMs = performance.now()
  #dayAtMs = performance.now()
  #isClosed = false

  constructor(
    library: LibraryFile,
    backups: Backups,
    watchman: Watchman,
    now: () => number,
    onCompacting: (share: 'unknown' | undefined) => void,
  ) {
    this.#library = library
    this.#watchman = watchman
    this.#backups = backups
    this.#now = now
    this.#onCompacting = onCompacting
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
    // Looking keeps no process alive.
    this.#timer.unref()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#timer)
  }

  /** Nobody is at work: the file is made whole, backed up when that is due, given back what is free in it, and made
   * ready to be compared with what comes in. */
  async whenIdle(): Promise<void> {
    this.#library.checkpoint()
    await this.#backups.makeIfDue()
    await this.#compact()
    await prepareLikenesses(this.#library, PREPARE_MS)
  }

  #look(): void {
    this.#library.watch()
    this.#watchman.look(performance.now())
    const wroteAtMs = this.#library.wroteAtMs
    const nowMs = performance.now()
    if (wroteAtMs !== undefined && nowMs - wroteAtMs >= QUIET_MS) this.#library.checkpoint()
    if (nowMs - this.#dayAtMs >= DAY_EVERY_MS) {
      this.#dayAtMs = nowMs
      noteDay(this.#library, this.#now())
    }
    if (nowMs - this.#backedUpAtMs < BACKUP_AFTER_MS) return
    this.#backedUpAtMs = nowMs
    // One that cannot be made now is tried again by the next idle moment.
    void this.#backups.makeIfDue()
  }

  /** A quarter of the file is free: it is given back, after a backup, until somebody works again. */
  async #compact(): Promise<void> {
    const isWorth = this.#library.read((db) => ok(isWorthCompacting(db)))
    if (!isWorth.ok || !isWorth.value || this.#library.writeError !== undefined) return
    const made = await this.#backups.make('idle')
    if (!made.ok) return
    this.#onCompacting('unknown')
    for (let isMore = true; isMore && !this.#isClosed; await nextTurn()) {
      // Whoever saves something meanwhile is at work: the rest can wait for the next idle moment.
      if (this.#library.wroteAtMs !== undefined) break
      const step = this.#library.tend((db) => compactSome(db))
      isMore = step.ok && step.value
    }
    this.#onCompacting(undefined)
    if (this.#library.wroteAtMs !== undefined) return
    this.#library.checkpoint()
  }
}
