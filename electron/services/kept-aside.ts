import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { backUpNow } from '#electron/db/backup.ts'
import type { Db } from '#electron/db/sql.ts'
import { whyNotWritten, type WhyNotWritten } from '#electron/files/why-not-written.ts'

/**
 * Writes everything that an open library holds into a new file of its own, because what lies at its path is another one or
 * nothing: beside the old place where that is still there, else in the first of `otherFolders` that is, else at home. Gives
 * the path. Errors: `library-unkept`.
 */
export function keepAside(
  db: Db,
  libraryPath: string,
  nowMs: number,
  otherFolders: readonly string[],
): Result<string, CallError> {
  let why: WhyNotWritten = 'folder'
  for (const folder of [dirname(libraryPath), ...otherFolders, homedir()]) {
    if (!existsSync(folder)) continue
    const path = freeName(folder, libraryPath, nowMs)
    try {
      backUpNow(db, path)
      return ok(path)
    } catch (thrown) {
      why = whyNotWritten(thrown)
    }
  }
  return err(callError('library-unkept', { file: libraryPath, why }))
}

/** A name that is not taken, for a library that comes of another one: its name and the time. */
export function freeName(folder: string, libraryPath: string, nowMs: number): string {
  const ending = extname(libraryPath)
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')
  for (let count = 1; ; count += 1) {
    const more = count === 1 ? '' : ` ${String(count)}`
    const path = join(folder, `${basename(libraryPath, ending)} (${stamp}${more})${ending}`)
    if (!existsSync(path)) return path
  }
}
