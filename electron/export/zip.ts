import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One part of the package; what it holds is made when its turn comes. `isPacked`: pictures are packed already. */
export interface PackagePart {
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly isPacked?: boolean
}

const EARLIEST = Date.UTC(1980, 0, 2)
const LATEST = Date.UTC(2099, 11, 30)

/** The package as a ZIP, a piece at a time: no two pictures are ever in memory. */
export function* packageOf(parts: Iterable<PackagePart>, now: number): Iterable<Uint8Array> {
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
  for (const { name, bytes, isPacked = false } of parts) {
    const entry = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    entry.mtime = time
    zip.add(entry)
    entry.push(bytes(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
