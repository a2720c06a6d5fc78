import { constants, type Stats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import process from 'node:process'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { diskPath } from './paths.ts'
import { isNobodysName } from './error-code.ts'

const MEGABYTE = 1_048_576
/** What is read at once. */
const CHUNK_BYTES = MEGABYTE
/** A disk that gives nothing for so long is not waited for any more. */
const PATIENCE_MS = 4000
/** Opening never waits: a file that turned into a pipe since it was looked at gives an end at once. */
export const READ_FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** What a file is before it is opened: `file-missing`, `file-not-regular` (`file`), `file-unreadable`. Links are followed. */
export async function lookAtFile(path: string): Promise<Result<Stats, CallError>> {
  const file = basename(path)
  try {
    const info = await inTime(stat(diskPath(path)))
    if (info === undefined) return err(callError('parse-timeout', { file }))
    return info.isFile() ? ok(info) : err(notRegular(info, file))
  } catch (thrown) {
    return err(fileError(thrown, file))
  }
}

/**
 * Reads a file whole, and only a regular one: pipes, devices and sockets are told before they are opened, because opening
 * one may wait for ever or do something. What comes is counted, whatever size the file says that it has.
 * Errors: `file-missing`, `file-unreadable`, `file-not-regular`, `file-empty`, `file-too-large` (`size`, `limit`), and
 * `parse-timeout` where nothing comes.
 */
export async function readRegularFile(path: string, limitBytes: number): Promise<Result<Uint8Array, CallError>> {
  const whole = await readWith(path, (handle, info) => readAll(handle, info.size, limitBytes, basename(path)))
  if (whole.ok && whole.value.byteLength === 0) return err(callError('file-empty', { file: basename(path) }))
  return whole
}

/** Reads the end of a regular file: at most `lengthBytes`, and how much stands before it. */
export function readFileEnd(
  path: string,
  lengthBytes: number,
  limitBytes: number,
): Promise<Result<{ readonly bytes: Uint8Array; readonly before: number }, CallError>> {
  return readWith(path, async (handle, { size }) => {
    if (size > limitBytes) return err(tooLarge(size, limitBytes, basename(path)))
    const before = Math.max(0, size - lengthBytes)
    const bytes = new Uint8Array(size - before)
    const read = await inTime(handle.read(bytes, 0, bytes.length, before))
    if (read === undefined) return err(callError('parse-timeout', { file: basename(path) }))
    return ok({ bytes: bytes.subarray(0, read.bytesRead), before })
  })
}

/** Reads the first bytes of a regular file: at most so many. */
export function readFileHead(path: string, lengthBytes: number): Promise<Result<Uint8Array, CallError>> {
  return readWith(path, async (handle) => {
    const bytes = new Uint8Array(lengthBytes)
    const read = await inTime(handle.read(bytes, 0, lengthBytes, 0))
    if (read === undefined) return err(callError('parse-timeout', { file: basename(path) }))
    return ok(bytes.subarray(0, read.bytesRead))
  })
}

async function readWith<T>(
  path: string,
  read: (handle: FileHandle, info: Stats) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const file = basename(path)
  const before = await lookAtFile(path)
  if (!before.ok) return before
  let handle: FileHandle | undefined
  try {
    handle = await inTime(open(diskPath(path), READ_FLAGS))
    const info = handle && (await inTime(handle.stat()))
    if (handle === undefined || info === undefined) return err(callError('parse-timeout', { file }))
    // It may have changed between the look and the opening.
    if (!info.isFile()) return err(notRegular(info, file))
    return await read(handle, info)
  } catch (thrown) {
    return err(fileError(thrown, file))
  } finally {
    // Not waited for: closing waits for a read that never ends.
    void handle?.close().catch(() => undefined)
  }
}

async function readAll(
  handle: FileHandle,
  statedBytes: number,
  limitBytes: number,
  file: string,
): Promise<Result<Uint8Array, CallError>> {
  if (statedBytes > limitBytes) return err(tooLarge(statedBytes, limitBytes, file))
  const parts: Uint8Array[] = []
  let length = 0
  // A byte more than it says: then its end is seen with the last of it.
  let next = Math.min(Math.max(statedBytes + 1, 4096), limitBytes + 1)
  for (;;) {
    const part = new Uint8Array(next)
    const read = await inTime(handle.read(part, 0, part.length, null))
    if (read === undefined) return err(callError('parse-timeout', { file }))
    if (read.bytesRead === 0) break
    parts.push(part.subarray(0, read.bytesRead))
    length += read.bytesRead
    if (length > limitBytes) return err(tooLarge(length, limitBytes, file))
    next = Math.min(CHUNK_BYTES, limitBytes + 1 - length)
  }
  const [only] = parts
  return ok(parts.length === 1 && only !== undefined ? only : joined(parts, length))
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

/** What `work` gives, or undefined when the disk has given nothing for too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function notRegular(info: Stats, file: string): CallError {
  return callError(info.isDirectory() ? 'file-unreadable' : 'file-not-regular', { file })
}

function tooLarge(sizeBytes: number, limitBytes: number, file: string): CallError {
  const megabytes = (bytes: number): string => `${String(Math.ceil(bytes / MEGABYTE))} MB`
  return callError('file-too-large', { file, size: megabytes(sizeBytes), limit: megabytes(limitBytes) })
}

/** The error of the contract for what the file system threw. */
export function fileError(thrown: unknown, file: string): CallError {
  return callError(isNobodysName(thrown) ? 'file-missing' : 'file-unreadable', { file })
}
