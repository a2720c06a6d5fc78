import { deflateRawSync } from 'node:zlib'
import { crc32 } from 'node:zlib'

export interface ArchiveEntry {
  /** Its name; bytes are written without the flag that says UTF-8. */
  readonly name: string | Uint8Array
  /** Extra field of the directory's entry. */
  readonly extra?: Uint8Array
  readonly data: Uint8Array | string
  /** What the headers claim the entry to be; the truth when absent. */
  readonly claimedSize?: number
  /** Offset of another entry's header to point at instead of its own: an overlap. */
  readonly offset?: number
  /** Laid in as it is, not packed. */
  readonly isStored?: boolean
}

/** A ZIP made byte by byte, so that its headers can be made to lie. `isLarge`: its sizes and places stand in ZIP64's fields. */
export function makeArchive(entries: readonly ArchiveEntry[], isLarge = false): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const raw = typeof entry.data === 'string' ? Buffer.from(entry.data) : Buffer.from(entry.data)
    const data = entry.isStored === true ? raw : deflateRawSync(raw)
    const method = entry.isStored === true ? 0 : 8
    const name = Buffer.from(entry.name as Uint8Array)
    const flags = typeof entry.name === 'string' ? 0x800 : 0
    const size = entry.claimedSize ?? raw.length
    const extra = isLarge ? largeField(size, data.length, entry.offset ?? offset) : Buffer.from(entry.extra ?? [])
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc32(raw), 14)
    local.writeUInt32LE(data.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc32(raw), 16)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(entry.offset ?? offset, 42)
    central.writeUInt16LE(extra.length, 30)
    if (isLarge) for (const at of [20, 24, 42]) central.writeUInt32LE(0xffffffff, at)
    locals.push(local, name, data)
    centrals.push(central, name, extra)
    offset += 30 + name.length + data.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  if (isLarge) end.writeUInt32LE(0xffffffff, 16)
  const large = isLarge ? largeEnd(entries.length, directory.length, offset) : Buffer.alloc(0)
  return new Uint8Array(Buffer.concat([...locals, directory, large, end]))
}

function largeField(...values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(values.length * 8, 2)
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + index * 8))
  return field
}

/** ZIP64's end of the directory, and where it is. */
function largeEnd(count: number, size: number, start: number): Buffer {
  const both = Buffer.alloc(76)
  both.writeUInt32LE(0x06064b50, 0)
  both.writeBigUInt64LE(44n, 4)
  both.writeBigUInt64LE(BigInt(count), 24)
  both.writeBigUInt64LE(BigInt(count), 32)
  both.writeBigUInt64LE(BigInt(size), 40)
  both.writeBigUInt64LE(BigInt(start), 48)
  both.writeUInt32LE(0x07064b50, 56)
  both.writeBigUInt64LE(BigInt(start + size), 64)
  both.writeUInt32LE(1, 72)
  return both
}
