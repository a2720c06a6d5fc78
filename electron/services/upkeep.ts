import { performance } from 'node:perf_hooks'
import type { Backups } from './backups.ts'
import type { LibraryFile } from './library-file.ts'
import type { Watchman } from './watchman.ts'

/** How often the library is looked at, in milliseconds. */
const LOOK_EVERY_MS = 1_000
/** How long nothing was written before the file is made whole: a copy of it then holds all of the work. */
const QUIET_MS = 10_000
/** Work that lasts this long has a backup, whether there was an idle moment or not. */
const BACKUP_AFTER_MS = 30 * 60_000

/** Looks after the open library by the clock, while work goes on. */
export class Upkeep {
  readonly #library: LibraryFile
  readonly #backups: Backups
  readonly #watchman: Watchman
  readonly #timer: NodeJS.Timeout
  #backedUpAtMs = performance.now()

  constructor(library: LibraryFile, backups: Backups, watchman: Watchman) {
    this.#library = library
    this.#watchman = watchman
    this.#backups = backups
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
    // Looking keeps no process alive.
    this.#timer.unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    this.#library.watch()
    this.#watchman.look(performance.now())
    const wroteAtMs = this.#library.wroteAtMs
    const nowMs = performance.now()
    if (wroteAtMs !== undefined && nowMs - wroteAtMs >= QUIET_MS) this.#library.settle()
    if (nowMs - this.#backedUpAtMs < BACKUP_AFTER_MS) return
    this.#backedUpAtMs = nowMs
    // One that cannot be made now is tried again by the next idle moment, which also says so.
    void this.#backups.makeIfDue()
  }
}
