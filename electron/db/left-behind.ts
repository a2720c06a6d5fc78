import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from '#electron/files/write-whole.ts'
import { isMarkOf, MARK_SUFFIX } from './mark.ts'
import { identityOf, look } from './place.ts'
import { sizeOf } from './readable.ts'

/**
 * SQLite looks for a write-ahead log under the name by which a file is opened. What a killed process wrote is therefore
 * not seen under another name of the same file: a second hard link, or the name that the file was given since. The mark
 * beside the old name tells which file it was written for.
 */
function namesLeft(path: string): readonly string[] {
  const folder = dirname(path)
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(MARK_SUFFIX))
      .map((name) => join(folder, name.slice(0, -MARK_SUFFIX.length)))
      .filter((name) => name !== path && isMarkOf(name, path) && isLater(`${name}-wal`, path))
  } catch {
    // A folder that cannot be listed: the name as it is.
    return []
  }
}

/** Whether a log holds anything, and the file has not been written since: by now it may have another history. */
function isLater(log: string, path: string): boolean {
  const wal = statSync(log, { bigint: true, throwIfNoEntry: false })
  const file = statSync(path, { bigint: true, throwIfNoEntry: false })
  return wal !== undefined && file !== undefined && wal.size > 0n && wal.mtimeNs >= file.mtimeNs
}

/** The name of a file of several names (hard links) under which its latest work lies; `path` where that is the one. */
export function nameWithWork(path: string): string {
  const about = look(path)
  if (about === undefined || about.nlink < 2n || sizeOf(`${path}-wal`) > 0) return path
  const file = identityOf(path)
  return (
    namesLeft(path).find((name) => {
      const found = identityOf(name)
      return found?.ino === file?.ino && found?.dev === file?.dev
    }) ?? path
  )
}

/**
 * Lays what was left under a former name of the file beside its present one. To be called under the lock of the file
 * itself, before it is opened; gives whether there was anything.
 */
export function takeAlong(path: string): boolean {
  if (sizeOf(`${path}-wal`) > 0) return false
  const former = namesLeft(path).filter((name) => !existsSync(name))
  const [name] = former
  // Of two nobody can tell which is the later.
  if (name === undefined || former.length > 1) return false
  for (const suffix of ['-wal', MARK_SUFFIX]) renameSync(name + suffix, path + suffix)
  syncFolder(dirname(path))
  return true
}

/**
 * Puts aside what was written beside a file that has since gone from `path`, before a new library is made there: SQLite
 * would take it for the new one's. Under its own name it is found again by the file that it is for (`takeAlong`).
 */
export function putAsideLeft(path: string): void {
  const left = ['-wal', '-journal'].filter((suffix) => sizeOf(path + suffix) > 0)
  if (left.length === 0) return
  const name = freeName(path)
  for (const suffix of [...left, MARK_SUFFIX]) if (existsSync(path + suffix)) renameSync(path + suffix, name + suffix)
  rmSync(`${path}-shm`, { force: true })
  syncFolder(dirname(path))
}

function freeName(path: string): string {
  for (let count = 1; ; count += 1) {
    const name = `${path}.left${count === 1 ? '' : ` ${String(count)}`}`
    if (['-wal', '-journal', MARK_SUFFIX].every((suffix) => !existsSync(name + suffix))) return name
  }
}
