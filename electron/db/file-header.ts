import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync, type Stats } from 'node:fs'
import { isNobodysName } from '#electron/files/error-code.ts'

/** `application_id` of a Galley library: the letters GALY. */
export const APPLICATION_ID = 0x47414c59

/** Length of SQLite's header, in bytes (fileformat2.html, 1.3). */
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\u0000'

/**
 * What the first bytes of a file say, before SQLite has seen it.
 * `foreign`: another program's file; `broken`: ours by its application id or its rows, but its first bytes are damaged.
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
    const isOurs = header.readUInt32BE(68) === APPLICATION_ID
    if (header.toString('latin1', 0, 16) !== MAGIC)
      return { kind: isOurs || holdsOurPages(file, stat.size) ? 'broken' : 'foreign' }
    if (!isOurs) return { kind: 'foreign' }
    return { kind: 'galley', schema: header.readUInt32BE(60), sizeBytes: stat.size }
  } finally {
    closeSync(file)
  }
}

/** Every library was made with pages of this size; no migration changes it. */
export const PAGE_BYTES = 4096
/** So many pages from a file's beginning on are looked at for rows of ours. */
const MOST_PAGES = 2_048
/** First byte of a page of rows of a table without a rowid, as ours are (fileformat2.html, 1.6). */
const LEAF_PAGE = 10

/** Whether pages of a file whose first bytes are destroyed hold rows of ours: pages as SQLite writes them, and our records. */
function holdsOurPages(file: number, sizeBytes: number): boolean {
  const page = Buffer.alloc(PAGE_BYTES)
  for (let at = 1; at < Math.min(MOST_PAGES, sizeBytes / PAGE_BYTES); at += 1) {
    readSync(file, page, 0, PAGE_BYTES, at * PAGE_BYTES)
    const [cells, start] = [page.readUInt16BE(3), page.readUInt16BE(5)]
    const isPage = page[0] === LEAF_PAGE && cells > 0 && start >= 8 + 2 * cells && start < PAGE_BYTES
    if (isPage && page.includes('"articleId":"', start, 'latin1')) return true
  }
  return false
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
