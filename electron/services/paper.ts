import { closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'

const PREFIX = 'galley-paper-'
/** What a killed app left is of no use to anybody after a day. */
const ABANDONED_AFTER_MS = 24 * 3_600_000
const PART_BYTES = 1_048_576

/** A PDF and the page that it was made of, in a folder of their own until they are let go. */
export interface PrintedPdf {
  readonly page: string
  readonly file: string
  readonly remove: () => void
}

/**
 * Makes a PDF of a page: the page is laid into a folder that only this person can read, and the door prints it. Throws what the file system throws, or what the pieces throw.
 */
export async function printPage(
  paper: Ports['paper'],
  page: Iterable<Uint8Array>,
  nowMs: number,
): Promise<Result<PrintedPdf, CallError>> {
  sweep(nowMs)
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX))
  const remove = (): void => removeFolder(folder)
  try {
    const place = path.join(folder, 'page.html')
    writePieces(place, page)
    const file = path.join(folder, 'proof.pdf')
    const failed = await paper.print(place, file)
    if (failed === undefined) return ok({ page: place, file, remove })
    remove()
    return err(failed)
  } catch (thrown) {
    remove()
    throw thrown
  }
}

/** The bytes of a PDF, a part at a time; with the last it is gone. */
export function* takeParts({ file, remove }: PrintedPdf): Generator<Uint8Array> {
  const opened = openSync(file, 'r')
  try {
    for (;;) {
      const part = new Uint8Array(PART_BYTES)
      const length = readSync(opened, part)
      if (length === 0) return
      yield part.subarray(0, length)
    }
  } finally {
    closeSync(opened)
    remove()
  }
}

function writePieces(place: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(place, 'wx', 0o600)
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at)
  } finally {
    closeSync(file)
  }
}

function sweep(nowMs: number): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    const about = statSync(folder, { throwIfNoEntry: false })
    if (about !== undefined && nowMs - about.mtimeMs > ABANDONED_AFTER_MS) removeFolder(folder)
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody else's, or in use.
  }
}
