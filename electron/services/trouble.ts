import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ErrorCode } from '#shared/contract/errors.ts'
import { newId } from '#shared/lib/ids.ts'

/** How much is written to try whether there is room again, in bytes. */
const PROBE_BYTES = 65_536

/**
 * Whether what keeps a library from being written may have ended, found out cheaply: opening it anew costs a check of the
 * whole file.
 */
export function mayHaveEnded(code: ErrorCode, path: string): boolean {
  switch (code) {
    case 'library-missing':
      return existsSync(path)
    case 'library-held':
      return existsSync(path)
    case 'disk-full':
    case 'not-saved':
    case 'library-read-only':
    case 'library-forbidden':
      return canWrite(path)
    default:
      return false
  }
}

function canWrite(path: string): boolean {
  const probe = join(dirname(path), `.${newId()}.probe`)
  try {
    if (existsSync(path)) closeSync(openSync(path, 'r+'))
    const file = openSync(probe, 'wx')
    try {
      return writeSync(file, Buffer.alloc(PROBE_BYTES)) === PROBE_BYTES
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}
