import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { asideOf, COMPANIONS, dropAside, isAsideName } from '#electron/files/asides.ts'
import { syncFile, syncFolder, writeFileWhole } from '#electron/files/write-whole.ts'
import { markAsSingleFile, readFileHeader } from './file-header.ts'
import type { Db } from './sql.ts'

/**
 * What is being done, as it stands on disk while it is done: names in the library's folder, `keptAs` in that of backups.
 * It is only believed where it can be our own: a note from elsewhere must not move a file that is not.
 */
const intentSchema = z.object({
  aside: z.string().refine((name) => isAsideName(name, 'restore')),
  keptAs: z
    .string()
    .regex(/^[^/\\\0]+-backups[/\\][\w.-]+\.galley$/)
    .optional(),
  isSingle: z.boolean(),
})
type Intent = Readonly<z.infer<typeof intentSchema>>

/** Name of the note beside a library that another file is about to take its place. */
export function intentPath(libraryPath: string): string {
  return `${libraryPath}-replacing`
}

/**
 * Puts `aside` (whole, on the disk, in the same folder) in the place of the library, and keeps the library under the
 * name `keptAs`. The lock is held and nobody of this process has either open. Killed at any point, the old or the new
 * library is at its place, and `finishInterrupted` makes the rest good. Throws what the file system throws, and then
 * everything is as it was. `isSingle`: the library was sound and closed, so that what is kept of it is one file.
 */
export function replaceLibrary(path: string, aside: string, keptAs: string | undefined, isSingle: boolean): void {
  const kept = keptAs === undefined ? {} : { keptAs: join(basename(dirname(keptAs)), basename(keptAs)) }
  const intent: Intent = { aside: basename(aside), ...kept, isSingle }
  writeFileWhole(intentPath(path), Buffer.from(JSON.stringify(intent)), path)
  finish(path, intent)
}

/** Whether something was begun with this library that has to be finished or undone before it is opened. */
export function isInterrupted(path: string): boolean {
  return readIntent(path) !== undefined || isJournalled(path)
}

/** Whether a journal lies beside the file: a write that was cut off and is to be rolled back before anybody reads. */
export function isJournalled(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/**
 * Finishes a replacing that was cut off, and rolls back a write that was. To be called under the lock, with the file
 * closed. Throws what the file system throws.
 */
export function finishInterrupted(path: string): void {
  const intent = readIntent(path)
  if (intent !== undefined) finish(path, intent)
  if (isJournalled(path)) rollBack(path)
}

/** The note, when it is one that we write: it appears whole or not at all, and any other says nothing. */
function readIntent(path: string): Intent | undefined {
  const note = intentPath(path)
  try {
    if (lstatSync(note, { throwIfNoEntry: false })?.isFile() !== true) return undefined
    const intent = intentSchema.safeParse(JSON.parse(readFileSync(note, 'utf8')))
    if (!intent.success || !isLibraryOrGone(join(dirname(path), intent.data.aside))) return undefined
    return intent.data
  } catch {
    return undefined
  }
}

/** A file that was about to take the library's place was proven to be one; it is gone once it has. */
function isLibraryOrGone(aside: string): boolean {
  const about = lstatSync(aside, { throwIfNoEntry: false })
  return about === undefined || (about.isFile() && readFileHeader(aside).kind === 'galley')
}

function finish(path: string, { aside: name, keptAs, isSingle }: Intent): void {
  const folder = dirname(path)
  const aside = join(folder, name)
  const kept = keptAs === undefined ? undefined : join(folder, keptAs)
  // Once the aside has gone, it is the library; what lies beside it then was swept before that.
  if (existsSync(aside)) swap(path, aside, kept)
  if (kept !== undefined && isSingle && existsSync(kept) && !existsSync(`${kept}-wal`)) markAsSingleFile(kept)
  rmSync(intentPath(path), { force: true })
  syncFolder(folder)
}

function swap(path: string, aside: string, kept: string | undefined): void {
  const gone = asideOf(path, 'gone')
  const moved: string[] = []
  try {
    if (kept !== undefined && existsSync(path)) keep(path, kept)
    // A log of the old file that stayed would be played into the new one.
    for (const suffix of COMPANIONS) {
      if (!existsSync(path + suffix)) continue
      renameSync(path + suffix, gone + suffix)
      moved.push(suffix)
    }
    syncFolder(dirname(path))
    renameSync(aside, path)
    syncFolder(dirname(path))
  } catch (thrown) {
    for (const suffix of moved) renameSync(gone + suffix, path + suffix)
    if (kept !== undefined) for (const suffix of ['', ...COMPANIONS]) rmSync(kept + suffix, { force: true })
    rmSync(intentPath(path), { force: true })
    dropAside(gone)
    throw thrown
  }
  dropAside(gone)
}

/** A second name costs nothing and cannot be cut off half-way; where there are no links it is copied. */
function keep(path: string, kept: string): void {
  mkdirSync(dirname(kept), { recursive: true })
  // The file itself comes last: there it is only when what belongs to it is.
  for (const suffix of ['-wal', '-journal', '']) {
    const size = statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0
    if (size === 0 || existsSync(kept + suffix)) continue
    try {
      linkSync(path + suffix, kept + suffix)
    } catch {
      copyWhole(path + suffix, kept + suffix)
    }
  }
  syncFolder(dirname(kept))
}

/** Copies a file so that it appears whole or not at all. Throws what the file system throws. */
function copyWhole(from: string, to: string): void {
  const aside = asideOf(to, 'part')
  try {
    copyFileSync(from, aside)
    syncFile(aside)
    renameSync(aside, to)
  } finally {
    dropAside(aside)
  }
}

/** SQLite itself rolls back, at the first look with the right to write. */
function rollBack(path: string): void {
  let db: Db | undefined
  try {
    db = new Database(path, { fileMustExist: true })
    db.pragma('trusted_schema = OFF')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (thrown) {
    // What is damaged beyond that is told by whoever looks next.
    if (!(thrown instanceof Database.SqliteError)) throw thrown
  } finally {
    db?.close()
  }
}
