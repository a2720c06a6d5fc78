import { accessSync, constants, linkSync, renameSync, statSync, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readFileHeader } from '#electron/db/file-header.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'
import { syncFolder } from '#electron/files/write-whole.ts'
import { finalPlace, isOwnPlace, type OwnPlaces } from './own-places.ts'
import { isBesideLibrary } from './places-of.ts'
import { newPart, partDone, removePart, sweepParts } from './part-files.ts'

/** Writes a file's content into an empty file at a path that is nobody's yet. */
export type Fill = (path: string) => Promise<Result<undefined, CallError>>

/** A file that leaves: where it goes, and what fills it. */
export interface LeavingFile {
  readonly target: string
  readonly fill: Fill
  /** Whether somebody said that it may take the place of a file that is there. */
  readonly isReplacing: boolean
  readonly own: OwnPlaces
}

/** File systems that know no second name for a file (exFAT, some shares) say so in one of these ways. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EACCES'])

/**
 * Writes a file for somebody else; the one way in which files leave. At every moment there is what was there before, or
 * the whole new file (reliability.md A3). What stands there is replaced only when that was said, keeps its permissions,
 * and must be a plain file; a link is followed. Gives how many bytes were written.
 * Errors: what fills it gives; `file-own` (ours, or any library), `file-special` (no plain file), `file-exists`, `file-not-written` (locked). Throws what the file system
 * or what fills it throw; then nothing was changed and nothing is left behind.
 */
export async function writeLeaving({
  target,
  fill,
  isReplacing,
  own,
}: LeavingFile): Promise<Result<number, CallError>> {
  const place = finalPlace(path.resolve(target))
  const refused = (code: 'file-own' | 'file-special' | 'file-exists'): Result<never, CallError> =>
    err(callError(code, { file: target }))
  const before = lookAt(place)
  if (isOwnPlace(place, own) || isBesideLibrary(place)) return refused('file-own')
  // A stream of a process (/dev/stdout) leads to something that has no place.
  if (before === undefined && lookAt(path.resolve(target)) !== undefined) return refused('file-special')
  if (before !== undefined) {
    if (!before.isFile()) return refused('file-special')
    if (['galley', 'broken'].includes(readFileHeader(place).kind)) return refused('file-own')
    if (!isReplacing) return refused('file-exists')
    // A new file beside needs only the folder's permission; what is locked against writing is meant to stay, also from
    // an administrator, who may write everywhere.
    if ((before.mode & 0o222) === 0) return err(callError('file-not-written', { file: target, why: 'forbidden' }))
    accessSync(place, constants.W_OK)
  }
  const folder = path.dirname(place)
  sweepParts(folder, Date.now())
  const part = newPart(folder)
  try {
    const written = await writePart(part, fill, before)
    if (!written.ok) {
      removePart(part)
      return written
    }
    // It was looked at a while ago.
    const now = lookAt(place)
    if (now?.ino !== before?.ino || now?.dev !== before?.dev) {
      removePart(part)
      return refused(now?.isFile() === false ? 'file-special' : 'file-exists')
    }
    if (before === undefined) giveName(part, place)
    else renameSync(part, place)
    partDone(part)
    syncFolder(folder)
    return written
  } catch (thrown) {
    removePart(part)
    if (errorCodeOf(thrown) === 'EEXIST') return refused('file-exists')
    throw thrown
  }
}

function lookAt(place: string): Stats | undefined {
  return statSync(place, { throwIfNoEntry: false })
}

async function writePart(part: string, fill: Fill, before: Stats | undefined): Promise<Result<number, CallError>> {
  const mode = before === undefined ? 0o666 : before.mode & 0o777
  const file = await open(part, 'wx', mode)
  try {
    const filled = await fill(part)
    if (!filled.ok) return filled
    if (before !== undefined) {
      // The process's own mask may have taken something off; a file system without permissions says no to every change.
      if (((await file.stat()).mode & 0o777) !== mode) await file.chmod(mode)
      // Only an administrator may give a file to somebody; what is one's own already stays so.
      if (before.uid !== process.getuid?.()) await file.chown(before.uid, before.gid).catch(() => undefined)
    }
    await file.sync()
    return ok((await file.stat()).size)
  } finally {
    await file.close()
  }
}

/** Gives a new file its name without ever taking one away: a file that came to be meanwhile is not replaced (`EEXIST`). */
function giveName(part: string, place: string): void {
  try {
    linkSync(part, place)
  } catch (thrown) {
    if (!WITHOUT_LINKS.has((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown
    renameSync(part, place)
    return
  }
  removePart(part)
}
