import { open, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'
import { diskPath } from '#electron/files/paths.ts'
import { fileError, lookAtFile, READ_FLAGS } from '#electron/files/read-regular.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '#electron/files/temporary-folders.ts'
import { checkHead, HEAD_BYTES } from './header.ts'
import { PACKAGE_PAGE_BYTES } from './layout.ts'
import { refusalOf } from './refusal.ts'

/**
 * A package as it was when it was opened, in a folder of our own. What is looked at is what is taken, whatever becomes of the
 * file; the file itself is only read, from its first byte to its last, and nothing is laid beside it.
 */
export interface OwnCopy {
  readonly path: string
  /** What the person calls the file. */
  readonly fileName: string
  /** The folder, for what is made of the copy. */
  readonly folder: string
  remove(): void
}

const CHUNK_BYTES = 1024 * 1024
const PREFIX = 'galley-package-'

/**
 * Copies a package, once its first bytes were looked at. Errors: `file-missing`, `file-unreadable`, `file-not-regular`,
 * `file-empty`, `disk-full`, `canceled`, and those of the header.
 */
export async function copyPackage(
  path: string,
  nowMs: number,
  { onShare, signal }: { readonly onShare?: (share: number) => void; readonly signal?: AbortSignal | undefined } = {},
): Promise<Result<OwnCopy, CallError>> {
  const fileName = basename(path)
  const looked = await lookAtFile(path)
  if (!looked.ok) return looked
  let source: FileHandle | undefined
  let folder: string | undefined
  try {
    source = await open(diskPath(path), READ_FLAGS)
    const about = await source.stat()
    if (!about.isFile()) return err(callError('file-not-regular', { file: fileName }))
    if (about.size === 0) return err(callError('file-empty', { file: fileName }))
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await source.read(head, 0, HEAD_BYTES, 0)
    checkHead(head.subarray(0, bytesRead), about.size)
    if (await isHollow(source, about.size))
      return err(callError('package-damaged', { file: fileName, detail: 'hollow' }))
    folder = makeTemporaryFolder(PREFIX, nowMs)
    const copy = join(folder, 'copy')
    const target = await open(copy, 'wx', 0o600)
    try {
      const isWhole = await copyBytes(source, target, about.size, onShare, signal)
      if (!isWhole) {
        removeTemporaryFolder(folder)
        return err(callError(signal?.aborted === true ? 'canceled' : 'package-damaged', { file: fileName }))
      }
    } finally {
      await target.close()
    }
    const made = folder
    return ok({ path: copy, fileName, folder, remove: () => removeTemporaryFolder(made) })
  } catch (thrown) {
    if (folder !== undefined) removeTemporaryFolder(folder)
    if (errorCodeOf(thrown) === 'ENOSPC') return err(callError('disk-full', { file: folder ?? fileName }))
    if (errorCodeOf(thrown) !== undefined) return err(fileError(thrown, fileName))
    const error = refusalOf(thrown)
    return err({ ...error, values: { file: fileName, ...error.values } })
  } finally {
    await source?.close()
  }
}

/** A file larger than this is looked at here and there before it is copied, which takes a while. */
const LARGE_BYTES = 32 * 1024 * 1024
const SAMPLES = 64

/** Whether a large file is nothing but holes: a page of a package is hardly ever all zeros, for each names another or its kind. */
async function isHollow(source: FileHandle, sizeBytes: number): Promise<boolean> {
  if (sizeBytes < LARGE_BYTES) return false
  const page = Buffer.alloc(PACKAGE_PAGE_BYTES)
  let zeros = 0
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const at = Math.floor(((sizeBytes / PACKAGE_PAGE_BYTES - 1) * sample) / SAMPLES) * PACKAGE_PAGE_BYTES
    await source.read(page, 0, page.length, at)
    if (page.every((byte) => byte === 0)) zeros += 1
  }
  return zeros > SAMPLES * 0.9
}

/** Whether all of the file came, and no more than it says. */
async function copyBytes(
  source: FileHandle,
  target: FileHandle,
  sizeBytes: number,
  onShare: ((share: number) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  for (let at = 0; at < sizeBytes;) {
    if (signal?.aborted === true) return false
    const { bytesRead } = await source.read(chunk, 0, Math.min(CHUNK_BYTES, sizeBytes - at), at)
    if (bytesRead === 0) return false
    for (let written = 0; written < bytesRead;) {
      written += (await target.write(chunk, written, bytesRead - written)).bytesWritten
    }
    at += bytesRead
    onShare?.(at / sizeBytes)
  }
  return true
}
