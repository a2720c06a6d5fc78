import { readdir } from 'node:fs/promises'
import { Buffer } from 'node:buffer'
import path from 'node:path'
import process from 'node:process'

/**
 * Names on a Unix disk are bytes, and old archives and foreign disks leave some that are no UTF-8. Within the app a path is
 * a string: a byte that is part of no character stands in it as a lone surrogate (U+DC80 to U+DCFF), which no name in
 * UTF-8 has, so that the string leads back to the very bytes.
 */
const ESCAPED = 0xdc00
const HAS_ESCAPED = /[\udc80-\udcff]/u
const LOST = '\ufffd'

const isBytes = process.platform !== 'win32'

/** A name as it lies on the disk, as a string that leads back to it. */
export function nameOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // No name is long: character by character.
    let name = ''
    for (let at = 0; at < bytes.length;) {
      const length = characterAt(bytes, at)
      name +=
        length === 0
          ? String.fromCharCode(ESCAPED + (bytes[at] ?? 0))
          : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length))
      at += Math.max(length, 1)
    }
    return name
  }
}

/** How many bytes the character at `at` has; 0 where there is none. */
function characterAt(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at, at + length))
      return length
    } catch {
      // One byte more may make it a character.
    }
  }
  return 0
}

/** The path as the file system is to be asked for it. */
export function diskPath(place: string): string | Buffer {
  return isBytes && HAS_ESCAPED.test(place) ? bytesOf(place) : place
}

/** The bytes of a name or path. */
export function bytesOf(name: string): Buffer {
  return Buffer.concat(
    Array.from(name, (sign) =>
      HAS_ESCAPED.test(sign) ? Buffer.of(sign.charCodeAt(0) - ESCAPED) : Buffer.from(sign, 'utf8'),
    ),
  )
}

/** Whether the name holds bytes that are no UTF-8. */
export function isEscaped(name: string): boolean {
  return isBytes && HAS_ESCAPED.test(name)
}

/** An entry of a folder. */
export interface Entry {
  readonly name: string
  readonly isFile: boolean
  readonly isFolder: boolean
}

/** What is in a folder; links are neither files nor folders. Throws what the file system throws. */
export async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(diskPath(folder), { withFileTypes: true, encoding: 'buffer' })
  return found.map((entry) => ({
    name: nameOfBytes(entry.name),
    isFile: entry.isFile(),
    isFolder: entry.isDirectory(),
  }))
}

/**
 * A path that went through a dialog, a shell or a drop has lost the bytes that are no UTF-8 (U+FFFD stands for them): the
 * one entry that reads like it. Undefined where there is none, or more than one.
 */
export async function findLost(place: string): Promise<string | undefined> {
  if (!isBytes || !place.includes(LOST)) return undefined
  let found: string = path.parse(place).root
  for (const part of place.slice(found.length).split(path.sep)) {
    if (part === '') continue
    if (!part.includes(LOST)) {
      found = path.join(found, part)
      continue
    }
    const entries = await entriesOf(found).catch(() => [])
    const alike = entries.filter(({ name }) => bytesOf(name).toString('utf8') === part)
    const [only] = alike
    if (only === undefined || alike.length > 1) return undefined
    found = path.join(found, only.name)
  }
  return found
}
