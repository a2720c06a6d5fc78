import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { APPLICATION_ID } from '#electron/db/file-header.ts'
import { PACKAGE_APPLICATION_ID, PACKAGE_LIMITS, PACKAGE_PAGE_BYTES, PACKAGE_SCHEMA, PACKAGE_TABLES } from './layout.ts'
import { damaged, PackageRefusal } from './refusal.ts'

const MAGIC = 'SQLite format 3\u0000'
/** SQLite's header, and the first bytes of the page that lists the tables (fileformat2.html, 1.3 and 1.6). */
export const HEAD_BYTES = 108
const LEAF_OF_TABLE = 13
const UTF_8 = 1

/**
 * Reads the first bytes of a file before SQLite sees it (reliability.md A2, 10), and throws `PackageRefusal` when it is no
 * package of ours, of another time, or of another size than it says. The list of its tables must lie on its first page: SQLite
 * reads that list whole before anybody can look at it, and in a hostile file it may have no end.
 */
export function checkHeader(path: string): void {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const head = Buffer.alloc(HEAD_BYTES)
    const read = readSync(file, head, 0, HEAD_BYTES, 0)
    checkHead(head.subarray(0, read), size)
  } finally {
    closeSync(file)
  }
}

/** The same, of the first bytes of a file of so many. */
export function checkHead(head: Uint8Array, sizeBytes: number): void {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (bytes.length < HEAD_BYTES) throw new PackageRefusal('package-foreign')
  const applicationId = bytes.readUInt32BE(68)
  if (bytes.toString('latin1', 0, 16) !== MAGIC)
    throw applicationId === PACKAGE_APPLICATION_ID ? damaged('header') : new PackageRefusal('package-foreign')
  if (applicationId === APPLICATION_ID) throw new PackageRefusal('package-is-library')
  if (applicationId !== PACKAGE_APPLICATION_ID) throw new PackageRefusal('package-foreign')
  const schema = bytes.readUInt32BE(60)
  if (schema > PACKAGE_SCHEMA) throw new PackageRefusal('package-newer')
  if (schema !== PACKAGE_SCHEMA) throw damaged(`schema ${String(schema)}`)
  if (sizeBytes > PACKAGE_LIMITS.fileBytes) throw new PackageRefusal('file-too-large', sizes(sizeBytes))
  // Written for a journal, not for a write-ahead log; nothing reserved on its pages; all of them are there, and no more.
  const isPlain = bytes.readUInt16BE(16) === PACKAGE_PAGE_BYTES && bytes[18] === 1 && bytes[19] === 1 && bytes[20] === 0
  if (!isPlain || bytes.readUInt32BE(56) !== UTF_8 || bytes.readUInt32BE(52) !== 0) throw damaged('header')
  if (bytes.readUInt32BE(28) * PACKAGE_PAGE_BYTES !== sizeBytes) throw damaged('size')
  const tables = Object.keys(PACKAGE_TABLES).length
  if (bytes[100] !== LEAF_OF_TABLE || bytes.readUInt16BE(103) !== tables) throw damaged('tables')
}

function sizes(sizeBytes: number): { readonly size: string; readonly limit: string } {
  const megabytes = (bytes: number): string => `${String(Math.ceil(bytes / 1_048_576))} MB`
  return { size: megabytes(sizeBytes), limit: megabytes(PACKAGE_LIMITS.fileBytes) }
}
