import { createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'

const PREFIX = 'galley-paper-'
/** What a killed app left is of no use to anybody after a day. */
const ABANDONED_AFTER_MS = 24 * 3_600_000

/** A PDF and the page that it was made of, in a folder of their own until they are let go. */
export interface PrintedPdf {
  readonly page: string
  readonly file: string
  readonly remove: () => void
}

/**
 * Makes a PDF of a page: `fillPage` lays the page into a folder that only this person can read, and the door prints it.
 * Throws what the file system throws.
 */
export async function printPage(
  paper: Ports['paper'],
  fillPage: (place: string) => Promise<Result<unknown, CallError>>,
  nowMs: number,
): Promise<Result<PrintedPdf, CallError>> {
  sweep(nowMs)
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX))
  const remove = (): void => removeFolder(folder)
  try {
    const page = path.join(folder, 'page.html')
    writeFileSync(page, '', { flag: 'wx', mode: 0o600 })
    const filled = await fillPage(page)
    const file = path.join(folder, 'proof.pdf')
    const failed = filled.ok ? await paper.print(page, file) : filled.error
    if (failed === undefined) return ok({ page, file, remove })
    remove()
    return err(failed)
  } catch (thrown) {
    remove()
    throw thrown
  }
}

/**
 * Fills a file with the PDF of a page. Printing is another process's work: whoever gives it up does not wait for it.
 * Throws what the file system throws.
 */
export async function printInto(
  into: string,
  {
    paper,
    fillPage,
    signal,
    nowMs,
  }: {
    readonly paper: Ports['paper']
    readonly fillPage: (place: string) => Promise<Result<unknown, CallError>>
    readonly signal: AbortSignal
    readonly nowMs: number
  },
): Promise<Result<undefined, CallError>> {
  const printing = printPage(paper, fillPage, nowMs)
  const stopped = new Promise<Result<never, CallError>>((resolve) =>
    signal.addEventListener('abort', () => resolve(err(callError('canceled'))), { once: true }),
  )
  const printed = await Promise.race([printing, stopped])
  if (!printed.ok) {
    if (signal.aborted) void printing.then((late) => late.ok && late.value.remove()).catch(() => undefined)
    return printed
  }
  try {
    await pipeline(createReadStream(printed.value.file), createWriteStream(into))
    return ok(undefined)
  } finally {
    printed.value.remove()
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
