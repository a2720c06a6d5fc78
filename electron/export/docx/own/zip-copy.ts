import { crc32, deflateRawSync } from 'node:zlib'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_REACH = 65_557
const NO_SIZE = 0xffffffff
const DEFLATED = 8
/** Sizes stand behind the data and not before it (APPNOTE 4.4.4); names are UTF-8. */
const BEHIND = 0x0008
const IN_UTF8 = 0x0800
const LARGE_FIELD = 0x0001

interface Entry {
  readonly name: string
  /** Its record in the directory. */
  readonly record: Buffer
  readonly offset: number
  readonly next: number
}

/** What is written anew: a part in the place of the one of its name, or behind all others. */
export type ChangedParts = ReadonlyMap<string, Uint8Array>

/**
 * A ZIP archive with some entries written anew: all others are copied as they lay, packed bytes, order, dates and all; what is
 * changed keeps its place and date, what is new comes last. Undefined for an archive of more than 4 GB.
 */
export function copiedZip(original: Uint8Array, changed: ChangedParts): readonly Uint8Array[] | undefined {
  const bytes = Buffer.from(original.buffer, original.byteOffset, original.byteLength)
  const end = endOf(bytes)
  const start = bytes.readUInt32LE(end + 16)
  if (start === NO_SIZE || bytes.readUInt16LE(end + 10) === 0xffff) return undefined
  const entries = entriesOf(bytes, start, end)
  if (entries === undefined) return undefined
  const out: Uint8Array[] = []
  let at = 0
  const put = (piece: Uint8Array): void => {
    out.push(piece)
    at += piece.byteLength
  }
  const places = new Map<Entry, { readonly offset: number; readonly packed?: Packed }>()
  const written = new Set<string>()
  const inPlace = entries.toSorted((one, other) => one.offset - other.offset)
  put(bytes.subarray(0, inPlace[0]?.offset ?? start))
  for (const entry of inPlace) {
    const content = written.has(entry.name) ? undefined : changed.get(entry.name)
    if (content === undefined) {
      places.set(entry, { offset: at })
      put(bytes.subarray(entry.offset, entry.next))
      continue
    }
    written.add(entry.name)
    const packed = pack(content)
    places.set(entry, { offset: at, packed })
    put(localHeader(bytes, entry, packed))
    put(packed.data)
  }
  const more: Buffer[] = []
  const date = entries[0]?.record.subarray(12, 16) ?? Buffer.alloc(4)
  for (const [name, content] of changed) {
    if (written.has(name)) continue
    const packed = pack(content)
    const header = freshHeader(name, packed, date)
    more.push(freshRecord(header, name, at))
    put(header)
    put(packed.data)
  }
  const directory = at
  for (const entry of entries) {
    const { offset, packed } = places.get(entry) ?? { offset: 0 }
    put(recordOf(entry.record, offset, packed))
  }
  for (const record of more) put(record)
  const tail = Buffer.from(bytes.subarray(end))
  const count = entries.length + more.length
  tail.writeUInt16LE(count, 8)
  tail.writeUInt16LE(count, 10)
  tail.writeUInt32LE(at - directory, 12)
  tail.writeUInt32LE(directory, 16)
  put(tail)
  return out
}

interface Packed {
  readonly data: Buffer
  readonly size: number
  readonly checksum: number
}

function pack(content: Uint8Array): Packed {
  return { data: deflateRawSync(content, { level: 6 }), size: content.byteLength, checksum: crc32(content) }
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.byteLength - 22; at >= Math.max(0, bytes.byteLength - END_REACH); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at
  return -1
}

function entriesOf(bytes: Buffer, start: number, end: number): readonly Entry[] | undefined {
  const found: Omit<Entry, 'next'>[] = []
  for (let at = start; at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL;) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const length = 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const offset = bytes.readUInt32LE(at + 42)
    if (offset === NO_SIZE || offset + 30 > start || bytes.readUInt32LE(offset) !== LOCAL) return undefined
    const name = bytes
      .subarray(at + 46, at + 46 + nameLength)
      .toString('utf8')
      .replaceAll('\\', '/')
    found.push({ name, record: bytes.subarray(at, at + length), offset })
    at += length
  }
  const offsets = found.map(({ offset }) => offset).toSorted((a, b) => a - b)
  return found.map((entry) => ({ ...entry, next: offsets[offsets.indexOf(entry.offset) + 1] ?? start }))
}

/** The header before an entry's data, with the sizes of what is there now. */
function localHeader(bytes: Buffer, { offset }: Entry, packed: Packed): Buffer {
  const nameLength = bytes.readUInt16LE(offset + 26)
  const extraLength = bytes.readUInt16LE(offset + 28)
  const extra = withoutLarge(bytes.subarray(offset + 30 + nameLength, offset + 30 + nameLength + extraLength))
  const header = Buffer.concat([bytes.subarray(offset, offset + 30 + nameLength), extra])
  header.writeUInt16LE(header.readUInt16LE(6) & ~BEHIND, 6)
  header.writeUInt16LE(DEFLATED, 8)
  writeSizes(header, 14, packed)
  header.writeUInt16LE(extra.byteLength, 28)
  return header
}

function recordOf(record: Buffer, offset: number, packed: Packed | undefined): Buffer {
  const copy = Buffer.from(record)
  copy.writeUInt32LE(offset, 42)
  if (packed === undefined) return copy
  copy.writeUInt16LE(copy.readUInt16LE(8) & ~BEHIND, 8)
  copy.writeUInt16LE(DEFLATED, 10)
  writeSizes(copy, 16, packed)
  return copy
}

function freshHeader(name: string, packed: Packed, date: Buffer): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(LOCAL, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(IN_UTF8, 6)
  header.writeUInt16LE(DEFLATED, 8)
  date.copy(header, 10)
  writeSizes(header, 14, packed)
  header.writeUInt16LE(bytes.byteLength, 26)
  return Buffer.concat([header, bytes])
}

function freshRecord(header: Buffer, name: string, offset: number): Buffer {
  const record = Buffer.alloc(46)
  record.writeUInt32LE(CENTRAL, 0)
  record.writeUInt16LE(20, 4)
  header.copy(record, 6, 4, 30)
  record.writeUInt32LE(offset, 42)
  return Buffer.concat([record, Buffer.from(name, 'utf8')])
}

function writeSizes(into: Buffer, at: number, { checksum, data, size }: Packed): void {
  into.writeUInt32LE(checksum, at)
  into.writeUInt32LE(data.byteLength, at + 4)
  into.writeUInt32LE(size, at + 8)
}

/** Extra fields without the one that held sizes of its own. */
function withoutLarge(extra: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const next = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) !== LARGE_FIELD) kept.push(extra.subarray(at, next))
    at = next
  }
  return Buffer.concat(kept)
}
