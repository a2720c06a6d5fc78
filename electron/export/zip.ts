import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One part of the package; what it holds is made when its turn comes. `isPacked`: pictures are packed already. */
export interface PackagePart {
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly isPacked?: boolean
}

/** A part that is long, and made while it is written. */
export interface LongPart {
  readonly name: string
  readonly pieces: Iterable<Uint8Array>
}

const EARLIEST = Date.UTC(1980, 0, 2)
const LATEST = Date.UTC(2099, 11, 30)

/** The package as a ZIP, a piece at a time: no two pictures are ever in memory. */
export function* packageOf(parts: Iterable<PackagePart | LongPart>, now: number): Iterable<Uint8Array> {
  // A ZIP knows no other years; a machine whose clock stands writes documents too.
  const time = new Date(Math.min(Math.max(now, EARLIEST), LATEST))
  const ready: Uint8Array[] = []
  let failed: Error | undefined
  const taken = (): Uint8Array[] => {
    if (failed !== undefined) throw failed
    return ready.splice(0)
  }
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed = error
    else ready.push(chunk)
  })
  for (const part of parts) {
    const isPacked = 'isPacked' in part && part.isPacked === true
    const entry = isPacked ? new ZipPassThrough(part.name) : new ZipDeflate(part.name, { level: 6 })
    entry.mtime = time
    zip.add(entry)
    if ('bytes' in part) entry.push(part.bytes(), true)
    else {
      for (const piece of part.pieces) {
        entry.push(piece)
        yield* taken()
      }
      entry.push(new Uint8Array(), true)
    }
    yield* taken()
  }
  zip.end()
  yield* taken()
}
