import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync, type Stats } from 'node:fs'
import { isNobodysName } from '#electron/files/error-code.ts'

/** `application_id` of a Galley library: the letters GALY. */
export const APPLICATION_ID = 0x47414c59

/** Length of SQLite's header, in bytes (fileformat2.html, 1.3). */
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\u0000'

/**
 * What the first bytes of a file say, before SQLite has seen it.
 * `foreign`: another program's file; `broken`: ours by its application id, but its first bytes are damaged.
 */
export type FileHeader =
  | { readonly kind: 'missing' | 'empty' | 'foreign' | 'broken' }
  | { readonly kind: 'galley'; readonly schema: number; readonly sizeBytes: number }

/**
 * Reads application id and schema number from bytes 68 and 60 of the file, so that a newer or foreign file is never
 * opened at all (reliability.md A2, 10). Throws what the file system throws when the file cannot be read.
 */
export function readFileHeader(path: string): FileHeader {
  const stat = lookAt(path)
  if (stat === undefined) return { kind: 'missing' }
  if (!stat.isFile()) return { kind: 'foreign' }
  if (stat.size === 0) return { kind: 'empty' }
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, HEADER_BYTES, 0)
  } finally {
    closeSync(file)
  }
  const isOurs = header.readUInt32BE(68) === APPLICATION_ID
  if (header.toString('latin1', 0, 16) !== MAGIC) return { kind: isOurs ? 'broken' : 'foreign' }
  if (!isOurs) return { kind: 'foreign' }
  return { kind: 'galley', schema: header.readUInt32BE(60), sizeBytes: stat.size }
}

/** Bytes 18 and 19 of the header say how a file is written: 1 a journal, 2 a write-ahead log (fileformat2.html, 1.3.3). */
const MODE_OFFSET = 18

/**
 * Says in the header of a file that lies alone that it has no write-ahead log, so that it can be read anywhere and
 * nothing is laid beside it. SQLite would do the same with a journal, which a killed process would leave behind.
 */
export function markAsSingleFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    const mode = Buffer.alloc(2)
    readSync(file, mode, 0, 2, MODE_OFFSET)
    if (mode[0] !== 2 || mode[1] !== 2) return
    writeSync(file, Buffer.from([1, 1]), 0, 2, MODE_OFFSET)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (thrown) {
    if (isNobodysName(thrown)) return undefined
    throw thrown
  }
}
