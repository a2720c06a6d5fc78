import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newId } from '#shared/lib/ids.ts'

/** Waits until a file's bytes are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Waits until a folder's names are on the disk. Windows cannot, and does not need to. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // The rename itself has happened; only its certainty after a power cut is less.
  }
}

/**
 * Writes a file so that there is the old one or the whole new one, never a part: temporary name, fsync, rename
 * (reliability.md A3). Throws what the file system throws; then nothing is left behind.
 */
export function writeFileWhole(path: string, bytes: Uint8Array): void {
  // A name of its own: behind a long one there is no room for more.
  const aside = join(dirname(path), `${newId()}.part`)
  try {
    const file = openSync(aside, 'wx')
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(aside, path)
  } catch (thrown) {
    rmSync(aside, { force: true })
    throw thrown
  }
  syncFolder(dirname(path))
}
