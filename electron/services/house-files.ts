import { existsSync, readFileSync, statSync } from 'node:fs'

/** Larger than this it is nothing that somebody wrote. */
const MOST_BYTES = 1_000_000

/** What a plain file of the house holds, of at most so many bytes; undefined where there is none. Errors of the file system are thrown. */
export function readHouseFile(path: string, most = MOST_BYTES): Uint8Array | 'unreadable' | 'too-large' | undefined {
  if (!existsSync(path)) return undefined
  const info = statSync(path)
  if (!info.isFile()) return 'unreadable'
  return info.size > most ? 'too-large' : readFileSync(path)
}
