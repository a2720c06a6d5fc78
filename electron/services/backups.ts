import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Backup } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { asideOf, dropAside, sweepFolder } from '#electron/files/asides.ts'
import { copyWatched } from '#electron/files/copy-watched.ts'
import {
  backupFolder,
  backUpLive,
  backUpNow,
  faultsOf,
  isSoundInTime,
  makeLibraryOf,
  readBackupFacts,
  type BackupFacts,
} from '#electron/db/backup.ts'
import { lastEntry } from '#electron/db/log.ts'
import type { Db } from '#electron/db/sql.ts'
import type { RowFault } from '#electron/db/integrity.ts'
import {
  backupName,
  superfluous,
  type BackupLimits,
  type BackupReason,
  type KnownBackup,
  type NamedBackup,
} from './backup-names.ts'
import { knownBackups, namedBackups, Proofs } from './proofs.ts'
import type { LibraryFile } from './library-file.ts'
import { whyNotWritten } from '#electron/files/why-not-written.ts'

/** The least time between two backups made in idle moments. */
const PAUSE_MS = 10 * 60_000

/** Makes a backup at once, for callers that change the file next. Throws. */
export function backUpBefore(reason: BackupReason, libraryPath: string, db: Db, nowMs: number): void {
  backUpNow(db, join(backupFolder(libraryPath), backupName(nowMs, reason)))
}

/** What the backups need of the house around them. */
export interface BackupSurroundings {
  readonly now: () => number
  readonly limits: () => BackupLimits
  /** Told while one is made: how much is done (0 to 1), and undefined when it is over. */
  readonly onShare: (share: number | undefined) => void
  /** Told while one is put back: how much is copied, and `unknown` while it is looked at. */
  readonly onRestoring: (share: number | 'unknown' | undefined) => void
  /** Told when the copy shows that the library has rows that are not as they were written. */
  readonly onFaults: (faults: readonly RowFault[]) => void
}

/** The backups of the library that is open: made when idle, looked at whole, kept within limits, put back when asked. */
export class Backups {
  readonly #library: LibraryFile
  readonly #around: BackupSurroundings
  readonly #facts = new Map<string, BackupFacts | undefined>()
  #running: Promise<Result<Backup, CallError>> | undefined
  #restoring: Promise<Result<undefined, CallError>> | undefined
  #giveUp = new AbortController()

  constructor(library: LibraryFile, around: BackupSurroundings) {
    this.#library = library
    this.#around = around
  }

  get #proofs(): Proofs {
    return new Proofs(this.#folder)
  }

  get #folder(): string {
    return backupFolder(this.#library.path)
  }

  /** All backups, the newest first. */
  list(): readonly Backup[] {
    return this.#known().map((backup) => this.#shown(backup))
  }

  #shown({ name, madeAtMs, sizeBytes, isProven }: KnownBackup): Backup {
    const articles = this.#factsOf(join(this.#folder, name))?.articles ?? 0
    return { name, madeAtMs, sizeBytes, articles, isProven }
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
      const sinceMs = this.#around.now() - newest.madeAtMs
      if (isSame || (sinceMs >= 0 && sinceMs < PAUSE_MS)) return this.#proveOne()
    }
    await this.make('idle')
  }

  /** Looks at the newest backup that nobody has looked at yet (one of an earlier Galley, what a restore kept). */
  async #proveOne(): Promise<void> {
    const next = this.#known().find(({ isProven, reason }) => isProven === undefined && reason !== 'damaged')
    if (next === undefined) return
    const faults = await faultsOf(join(this.#folder, next.name))
    this.#note(next.name, next.sizeBytes, faults.length === 0)
  }

  #note(name: string, sizeBytes: number, isProven: boolean): void {
    const present = this.#named().map((named) => named.name)
    this.#proofs.note(name, sizeBytes, isProven, present)
  }

  /** Waits for the backup that is being made, if there is one. */
  async whenDone(): Promise<void> {
    await this.#running
  }

  /**
   * Gives up the backup that is being made and the restore that has not yet begun to change the library: nothing of them is
   * left. One that has begun to is waited for.
   */
  async abandon(): Promise<void> {
    this.#giveUp.abort(new Error('given up'))
    await Promise.all([this.#running, this.#restoring])
    this.#giveUp = new AbortController()
  }

  /**
   * Puts a backup in the library's place. The library as it is, sound or not, is kept as a backup first; the lock is
   * held all the while. Until the copy is proven it can be given up. Asked while one is put back, it gives that one.
   * `letGo` ends whoever else reads the library's file, at the moment when it goes.
   * Errors: `not-found`, `canceled`, `library-damaged` (the backup), `library-held`, `disk-full`, `not-saved`.
   */
  restore(name: string, letGo: () => Promise<void>): Promise<Result<undefined, CallError>> {
    this.#restoring ??= this.#restore(name, letGo).finally(() => {
      this.#around.onRestoring(undefined)
      this.#restoring = undefined
    })
    return this.#restoring
  }

  async #restore(name: string, letGo: () => Promise<void>): Promise<Result<undefined, CallError>> {
    const { signal } = this.#giveUp
    this.#around.onRestoring('unknown')
    await this.whenDone()
    const chosen = this.#named().find((named) => named.name === name)
    if (chosen === undefined) return err(callError('not-found', { record: `backup:${name}` }))
    const source = join(this.#folder, name)
    const aside = asideOf(this.#library.path, 'restore')
    try {
      await copyWatched(source, aside, { signal, onShare: this.#around.onRestoring })
      this.#around.onRestoring('unknown')
      // What is looked at is what takes the library's place, not what it was copied from.
      if (!(await isSoundInTime(aside, signal))) return err(callError('library-damaged', { file: source }))
      await letGo()
      // A backup that an idle moment began meanwhile reads the file that is to be replaced.
      await this.whenDone()
      signal.throwIfAborted()
      makeLibraryOf(aside)
      const keptAs = (isSound: boolean): string =>
        join(this.#folder, backupName(this.#around.now(), isSound ? 'restore' : 'damaged'))
      return this.#library.replace(aside, keptAs)
    } catch (thrown) {
      if (signal.aborted) return err(callError('canceled'))
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
    const madeAtMs = this.#around.now()
    const name = backupName(madeAtMs, reason)
    const path = join(this.#folder, name)
    try {
      sweepFolder(this.#folder)
      const { signal } = this.#giveUp
      const faults = await backUpLive(state.value.db, path, { signal, onShare: this.#around.onShare })
      this.#note(name, statSync(path).size, faults.length === 0)
      if (faults.length === 0) this.#tidy(madeAtMs)
      else this.#around.onFaults(faults.filter((fault) => typeof fault !== 'string'))
    } catch (thrown) {
      if (this.#giveUp.signal.aborted) return err(callError('canceled'))
      const error = this.#library.errorOf(thrown)
      return err(error ?? callError('not-saved', { file: path, why: whyNotWritten(thrown) }))
    } finally {
      this.#around.onShare(undefined)
    }
    const made = this.#known().find((backup) => backup.name === name)
    if (made === undefined) return err(callError('not-saved', { file: path, why: 'gone' }))
    return ok(this.#shown(made))
  }

  /** Makes room; called when a proven one has just been made, so that one always stays. */
  #tidy(nowMs: number): void {
    for (const old of superfluous(this.#known(), nowMs, this.#around.limits()))
      rmSync(join(this.#folder, old.name), { force: true })
  }

  #known(): readonly KnownBackup[] {
    return knownBackups(this.#folder)
  }

  #named(): readonly NamedBackup[] {
    return namedBackups(this.#folder)
  }

  /** A backup never changes, so it is looked into once. */
  #factsOf(path: string): BackupFacts | undefined {
    if (!this.#facts.has(path)) this.#facts.set(path, readBackupFacts(path))
    return this.#facts.get(path)
  }
}
