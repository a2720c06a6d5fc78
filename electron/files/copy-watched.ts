import { constants, createReadStream, createWriteStream } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What goes on while a file is copied. */
export interface CopyWatch {
  /** How much is copied, 0 to 1. */
  readonly onShare: (share: number) => void
  /** Given up when it is aborted; what was copied so far is left to the caller. */
  readonly signal: AbortSignal
}

/** Copies a large file: at once where the disk can share its pages, else piece by piece, so that it can be given up. */
export async function copyWatched(source: string, target: string, { onShare, signal }: CopyWatch): Promise<void> {
  signal.throwIfAborted()
  try {
    return await copyFile(source, target, constants.COPYFILE_FICLONE_FORCE)
  } catch {
    // Most disks cannot.
  }
  const { size } = await stat(source)
  let copied = 0
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      copied += chunk.length
      onShare(copied / Math.max(1, size))
      done(null, chunk)
    },
  })
  const pieces = { highWaterMark: 1024 * 1024 }
  await pipeline(createReadStream(source, pieces), counted, createWriteStream(target), { signal })
}
