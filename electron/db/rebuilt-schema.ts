import { closeSync, fstatSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createLibrary } from './create.ts'
import { migrations } from './migrations/migrations.ts'

const PAGE_BYTES = 4096
const HEADER_BYTES = 100
/** Kinds of a b-tree page that holds rows (fileformat2.html, 1.6). */
const INTERIOR = 0x05
/** SQLite never keeps anything on the page that holds this byte. */
const LOCK_BYTE = 0x40000000

/**
 * Gives a copy whose first page is lost the first page of a new library, so that its tables are found again: a library
 * that frees its pages keeps the roots of its tables at its beginning, in the order in which the migrations made them,
 * whatever is in it. The rest of the schema goes behind the end, so that nothing of the copy is written over. Where the
 * roots lie elsewhere (libraries that were begun by early versions) no row is found; a wrong one never, for every row
 * proves itself. `scratch`: a name that is free.
 */
export function rebuildSchema(copy: string, scratch: string): void {
  createLibrary(scratch, migrations)
  const fresh = readFileSync(scratch)
  const file = openSync(copy, 'r+')
  try {
    // A root beyond the end of the file would make SQLite refuse the whole schema; those of a file cut short are empty.
    let last = Math.max(Math.ceil(fstatSync(file).size / PAGE_BYTES), fresh.length / PAGE_BYTES)
    const append = (page: Buffer): number => {
      last += 1
      if (last === LOCK_BYTE / PAGE_BYTES + 1) last += 1
      writeSync(file, page, 0, PAGE_BYTES, (last - 1) * PAGE_BYTES)
      return last
    }
    const root = moved(fresh, 1, append)
    root.writeUInt32BE(last, 28)
    writeSync(file, root, 0, PAGE_BYTES, 0)
  } finally {
    closeSync(file)
  }
}

/** A page of the schema's tree, its children laid down elsewhere first. */
function moved(fresh: Buffer, number: number, append: (page: Buffer) => number): Buffer {
  const page = Buffer.from(fresh.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES))
  const start = number === 1 ? HEADER_BYTES : 0
  if (page[start] !== INTERIOR) return page
  const move = (at: number): void => void page.writeUInt32BE(append(moved(fresh, page.readUInt32BE(at), append)), at)
  const cells = page.readUInt16BE(start + 3)
  for (let cell = 0; cell < cells; cell += 1) move(page.readUInt16BE(start + 12 + 2 * cell))
  move(start + 8)
  return page
}
