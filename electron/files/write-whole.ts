import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { asideOf, dropAside } from './asides.ts'
import { whyNotWritten } from './why-not-written.ts'

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
 * (reliability.md A3). Throws what the file system throws; then nothing is left behind. What a killed process leaves is
 * swept with what else is half made for `owner`, a file of the same folder.
 */
export function writeFileWhole(path: string, bytes: Uint8Array, owner: string = path): void {
  const aside = asideOf(owner, 'part')
  try {
    const file = openSync(aside, 'wx')
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(aside, path)
  } finally {
    dropAside(aside)
  }
  syncFolder(dirname(path))
}

/** The error of the contract for a file that could not be written, with its reason in the person's words. */
export function notWritten(file: string, thrown: unknown): CallError {
  const why = whyNotWritten(thrown)
  return why === 'full' ? callError('disk-full', { file }) : callError('file-not-written', { file, why })
}
