import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

/** A file of annotations longer than this is none that a person made, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

/**
 * The text of a file of annotations. Only a plain file is read, and no further than a limit, whatever it says of its own
 * size; nothing that it may be (a pipe that nobody writes to, a device without an end) makes anybody wait.
 * Errors: `file-missing`, `file-unreadable`, `file-too-large`.
 */
export function readAnnotationText(file: string): Result<string, CallError> {
  let handle: number | undefined
  try {
    // Without waiting: opening a pipe would wait for its writer. Windows has no such pipes, and no such flag.
    handle = openSync(file, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK))
    if (!fstatSync(handle).isFile()) return err(callError('file-unreadable', { file }))
    const chunks: Buffer[] = []
    for (let total = 0; ;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const count = readSync(handle, chunk)
      if (count === 0) break
      total += count
      if (total > MOST_BYTES) {
        return err(
          callError('file-too-large', { file, size: `> ${megabytes(MOST_BYTES)}`, limit: megabytes(MOST_BYTES) }),
        )
      }
      chunks.push(chunk.subarray(0, count))
    }
    return ok(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  } catch (thrown) {
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT'
    return err(callError(isMissing ? 'file-missing' : 'file-unreadable', { file }))
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

function megabytes(bytes: number): string {
  return `${String(bytes / 1024 / 1024)} MB`
}
