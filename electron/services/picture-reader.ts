import { callError, type CallError } from '#shared/contract/errors.ts'
import { ok } from '#shared/lib/result.ts'
import { readBlob } from '#electron/db/blob.ts'
import type { LibraryFile } from './library-file.ts'

/** Why something could not be read in the middle of an export; the file does not come to be. */
export class SourceLost extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.code)
    this.error = error
  }
}

/** Reads one picture at a time, while the file is being written: the library may be closed, or another be open by then. */
export function pictureReader(library: LibraryFile): (sha256: string) => Uint8Array | undefined {
  const { path } = library
  return (sha256) => {
    if (library.path !== path) throw new SourceLost(callError('library-missing', { file: path }))
    const bytes = library.read((db) => ok(readBlob(db, sha256)))
    if (bytes.ok) return bytes.value
    // A picture whose bytes are damaged is shown as one that is not there; the words are as good as before.
    if (bytes.error.code === 'library-damaged') return undefined
    throw new SourceLost(bytes.error)
  }
}
