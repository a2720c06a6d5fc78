/** An entry of a compound file: a stream by its name, and where it begins. */
interface Stream {
  readonly name: string
  readonly start: number
  readonly size: number
}

/** What a compound file is: an older document of Office by its streams, and whether a password protects it. */
export interface CompoundKind {
  readonly format: 'DOC' | 'XLS' | 'PPT' | undefined
  readonly isProtected: boolean
}

const ENTRY = 128
/** Sectors of a directory that are looked at; no document has more streams than these hold. */
const MOST_SECTORS = 512
const END_OF_CHAIN = 0xfffffffe
const STREAM = 2
/** Smaller streams lie in the mini stream, and none that tells anything here is as small. */
const MINI_CUTOFF = 4096
/** The record that an encrypted workbook begins with after its first one (MS-XLS 2.4.117). */
const FILE_PASS = 0x2f
const FIB_ENCRYPTED = 0x0100

/**
 * Tells by the streams of a compound file (MS-CFB) what was saved in it. Word, Excel and PowerPoint put a file that is
 * protected by a password into a stream `EncryptedPackage` (MS-OFFCRYPTO 2.3.4); older ones encrypt it in its place.
 */
export function compoundKind(bytes: Uint8Array): CompoundKind {
  const streams = readStreams(bytes)
  // A directory that cannot be followed still has its entries somewhere, each at its bounds.
  const has = (name: string): boolean =>
    streams.length > 0 ? streams.some((stream) => stream.name === name) : isEntry(bytes, name)
  const format = has('WordDocument')
    ? 'DOC'
    : has('Workbook') || has('Book')
      ? 'XLS'
      : has('PowerPoint Document')
        ? 'PPT'
        : undefined
  const isProtected =
    has('EncryptedPackage') || has('EncryptionInfo') || has('EncryptedSummary') || isEncrypted(bytes, streams)
  return { format, isProtected }
}

function isEntry(bytes: Uint8Array, name: string): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 2)) if (at % ENTRY === 0) return true
  return false
}

/** Older Word and Excel say in their first bytes that the rest is encrypted. */
function isEncrypted(bytes: Uint8Array, streams: readonly Stream[]): boolean {
  return streams.some(({ name, start, size }) => {
    if (size < MINI_CUTOFF) return false
    const at = sectorOffset(bytes, start)
    if (at + 64 > bytes.byteLength) return false
    const view = viewOf(bytes)
    if (name === 'WordDocument') return (view.getUint16(at + 10, true) & FIB_ENCRYPTED) !== 0
    if (name !== 'Workbook' && name !== 'Book') return false
    const next = at + 4 + view.getUint16(at + 2, true)
    return next + 2 <= bytes.byteLength && view.getUint16(next, true) === FILE_PASS
  })
}

function readStreams(bytes: Uint8Array): readonly Stream[] {
  if (bytes.byteLength < 512) return []
  const view = viewOf(bytes)
  const size = sectorSize(bytes)
  const streams: Stream[] = []
  let sector = view.getUint32(48, true)
  for (let count = 0; count < MOST_SECTORS && sector < END_OF_CHAIN; count += 1) {
    const from = sectorOffset(bytes, sector)
    if (from + size > bytes.byteLength) break
    for (let at = from; at < from + size; at += ENTRY) {
      const length = view.getUint16(at + 64, true)
      if (view.getUint8(at + 66) !== STREAM || length < 2 || length > 64) continue
      const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2))
      streams.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
    }
    sector = nextSector(bytes, sector)
  }
  return streams
}

/** The sector after another, by the table whose first parts the header names. */
function nextSector(bytes: Uint8Array, sector: number): number {
  const view = viewOf(bytes)
  const perSector = sectorSize(bytes) / 4
  const index = Math.floor(sector / perSector)
  if (index >= 109) return END_OF_CHAIN
  const at = sectorOffset(bytes, view.getUint32(76 + index * 4, true)) + (sector % perSector) * 4
  return at + 4 <= bytes.byteLength ? view.getUint32(at, true) : END_OF_CHAIN
}

function sectorOffset(bytes: Uint8Array, sector: number): number {
  return (sector + 1) * sectorSize(bytes)
}

function sectorSize(bytes: Uint8Array): number {
  return viewOf(bytes).getUint16(30, true) === 12 ? 4096 : 512
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
