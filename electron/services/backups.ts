import { constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Backup } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { asideOf, dropAside, sweepFolder } from '#electron/db/asides.ts'
import {
  backUpLive,
  backUpNow,
  isSoundBackup,
  makeLibraryOf,
  readBackupFacts,
  type BackupFacts,
} from '#electron/db/backup.ts'
import { lastEntry } from '#electron/db/log.ts'
import type { Db } from '#electron/db/sql.ts'
import { backupName, readBackupName, superfluous, type BackupReason, type NamedBackup } from './backup-names.ts'
import type { LibraryFile } from './library-file.ts'

/** The least time between two backups made in idle moments. */
const PAUSE_MS = 10 * 60_000

/** Folder of a library's backups, beside it. */
export function backupFolder(libraryPath: string): string {
  return join(dirname(libraryPath), `${basename(libraryPath)}-backups`)
}

/** Makes a backup at once, for callers that change the file next. Throws. */
export function backUpBefore(reason: BackupReason, libraryPath: string, db: Db, nowMs: number): void {
  backUpNow(db, join(backupFolder(libraryPath), backupName(nowMs, reason)))
}

/** The backups of the library that is open: made when idle, kept for days, put back when asked. */
export class Backups {
  readonly #library: LibraryFile
  readonly #now: () => number
  readonly #facts = new Map<string, BackupFacts | undefined>()
  #running: Promise<Result<Backup, CallError>> | undefined

  constructor(library: LibraryFile, now: () => number) {
    this.#library = library
    this.#now = now
  }

  get #folder(): string {
    return backupFolder(this.#library.path)
  }

  /** All backups, the newest first. */
  list(): readonly Backup[] {
    return this.#named().flatMap((named) => {
      const path = join(this.#folder, named.name)
      const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size
      if (sizeBytes === undefined) return []
      const { name, madeAtMs } = named
      return [{ name, madeAtMs, sizeBytes, articles: this.#factsOf(path)?.articles ?? 0 }]
    })
  }

  lastAtMs(): number | undefined {
    return this.#named().find(({ reason }) => reason !== 'damaged')?.madeAtMs
  }

  /** Makes a backup now. Asked while one is being made, it gives that one. */
  make(reason: BackupReason): Promise<Result<Backup, CallError>> {
    this.#running ??= this.#make(reason).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Makes a backup if something changed since the last one and some minutes have passed. */
  async makeIfDue(): Promise<void> {
    const last = this.#library.read((db) => ok(lastEntry(db)))
    if (!last.ok || last.value === undefined || this.#library.writeError !== undefined) return
    const newest = this.#named().find(({ reason }) => reason !== 'damaged')
    if (newest !== undefined) {
      const isSame = this.#factsOf(join(this.#folder, newest.name))?.seq === last.value.seq
      const sinceMs = this.#now() - newest.madeAtMs
      if (isSame || (sinceMs >= 0 && sinceMs < PAUSE_MS)) return
    }
    await this.make('idle')
  }

  /** Waits for the backup that is being made, if there is one. */
  async settle(): Promise<void> {
    await this.#running
  }

  /**
   * Puts a backup in the library's place. The library as it is, sound or not, is kept as a backup first; the lock is
   * held all the while. Errors: `not-found`, `library-damaged` (the backup), `library-held`, `disk-full`, `not-saved`.
   */
  async restore(name: string): Promise<Result<undefined, CallError>> {
    await this.settle()
    const chosen = this.#named().find((named) => named.name === name)
    if (chosen === undefined) return err(callError('not-found', { record: `backup:${name}` }))
    const source = join(this.#folder, name)
    const aside = asideOf(this.#library.path, 'restore')
    try {
      await copyFile(source, aside, constants.COPYFILE_FICLONE)
      // What is looked at is what takes the library's place, not what it was copied from.
      if (!isSoundBackup(aside)) return err(callError('library-damaged', { file: source }))
      makeLibraryOf(aside)
      const keptAs = (isSound: boolean): string =>
        join(this.#folder, backupName(this.#now(), isSound ? 'restore' : 'damaged'))
      return this.#library.replace(aside, keptAs)
    } catch (thrown) {
      const error = this.#library.errorOf(thrown)
      if (error === undefined) throw thrown
      return err(error)
    } finally {
      dropAside(aside)
    }
  }

  async #make(reason: BackupReason): Promise<Result<Backup, CallError>> {
    const { state, writeError } = this.#library
    if (!state.ok) return state
    // A damaged library is no backup, and would in time push out the sound ones.
    if (writeError !== undefined) return err(writeError)
    const madeAtMs = this.#now()
    const name = backupName(madeAtMs, reason)
    const path = join(this.#folder, name)
    try {
      sweepFolder(this.#folder)
      await backUpLive(state.value.db, path)
      for (const old of superfluous(this.#named(), madeAtMs)) rmSync(join(this.#folder, old.name), { force: true })
    } catch (thrown) {
      const error = this.#library.errorOf(thrown)
      return err(error ?? callError('not-saved', { file: path, detail: (thrown as Error).message }))
    }
    const articles = this.#factsOf(path)?.articles ?? 0
    return ok({ name, madeAtMs, sizeBytes: statSync(path).size, articles })
  }

  #named(): readonly NamedBackup[] {
    if (!existsSync(this.#folder)) return []
    const named = readdirSync(this.#folder).flatMap((name) => readBackupName(name) ?? [])
    return named.sort((a, b) => b.madeAtMs - a.madeAtMs)
  }

  /** A backup never changes, so it is looked into once. */
  #factsOf(path: string): BackupFacts | undefined {
    if (!this.#facts.has(path)) this.#facts.set(path, readBackupFacts(path))
    return this.#facts.get(path)
  }
}
