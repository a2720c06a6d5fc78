import { crc32, inflateRawSync } from 'node:zlib'
import { beyondLimit, ImportFailure } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { decodeNames } from './decode-names.ts'
import type { RawName } from './decode-names.ts'
import { unreadEntry, type UnreadEntry } from '../raw-document.ts'

interface Entry {
  readonly method: number
  readonly compressedSize: number
  /** What the directory claims; only ever believed when it claims too much. */
  readonly claimedSize: number
  readonly offset: number
  readonly checksum: number
  readonly isEncrypted: boolean
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end record is followed by a comment of up to 65,535 bytes. */
const END_REACH = 65_557
const LARGE_END = 0x06064b50
const LARGE_LOCATOR = 0x07064b50
/** What stands in a field of 16 or 32 bits whose value is too large for it. */
const NO_COUNT = 0xffff
const NO_SIZE = 0xffffffff
const LARGE_FIELD = 0x0001
const STORED = 0
const DEFLATED = 8

/**
 * A ZIP archive in memory (APPNOTE 6.3.10), as far as documents need it. Sizes are counted while inflating: what a
 * header claims is never believed, all entries together may not pass `LIMITS.inflatedBytes`, and no two may share
 * their bytes. Names are keys to look up, and never become paths.
 */
export class ZipArchive {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly entries = new Map<string, Entry>()
  /** What stands before `bytes` in the file, where only its end is at hand. */
  private readonly before: number
  private left: number = LIMITS.inflatedBytes
  private readonly passedOver = new Map<string, UnreadEntry>()

  /** `before`: how much of the file is not at hand; then its names can be told, and nothing read. */
  constructor(bytes: Uint8Array, before = 0) {
    this.bytes = bytes
    this.before = before
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    try {
      this.readDirectory()
    } catch (error) {
      if (error instanceof RangeError) throw new ImportFailure('parse-failed', { detail: 'ZIP' })
      throw error
    }
    this.refuseOverlaps()
  }

  get names(): readonly string[] {
    return [...this.entries.keys()]
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** Refuses entries that say themselves that they are too much together: then nothing has to be unpacked to know. */
  refuseClaims(names: readonly string[]): void {
    const claimed = names.reduce((sum, name) => sum + (this.entries.get(name)?.claimedSize ?? 0), 0)
    if (claimed > this.left) throw beyondLimit('inflated')
  }

  /** Entries that could not be read and were passed over, by their names. */
  get unreadable(): readonly UnreadEntry[] {
    return [...this.passedOver.values()]
  }

  /** As {@link read}; an entry that is damaged, encrypted or packed in another way is passed over and remembered. */
  readIfSound(name: string, limit: number): Uint8Array | undefined {
    try {
      return this.read(name, limit)
    } catch (error) {
      // A limit that is passed is no fault of one entry.
      if (!(error instanceof ImportFailure) || error.failure.code === 'parse-limit') throw error
      const { code, values } = error.failure
      this.passedOver.set(name, unreadEntry(name, code, values?.['format']))
      return undefined
    }
  }

  /** Bytes of the entry `name`, at most `limit` of them; undefined when there is none. */
  read(name: string, limit: number): Uint8Array | undefined {
    const entry = this.entries.get(name)
    if (entry === undefined) return undefined
    if (entry.isEncrypted) throw new ImportFailure('archive-protected', { entry: name })
    const start = this.dataStart(name, entry)
    const data = this.bytes.subarray(start, start + entry.compressedSize)
    const allowed = Math.min(limit, this.left)
    const content = entry.method === STORED ? data : this.inflate(name, entry, data, allowed)
    if (content.byteLength > allowed) throw beyondLimit('inflated')
    this.left -= content.byteLength
    // What was changed or cut on its way is not what somebody packed.
    if (crc32(content) !== entry.checksum) throw new ImportFailure('archive-damaged', { entry: name })
    return content
  }

  private inflate(name: string, entry: Entry, data: Uint8Array, allowed: number): Uint8Array {
    if (entry.method !== DEFLATED)
      throw new ImportFailure('file-unsupported', { format: `ZIP, method ${String(entry.method)}` })
    try {
      return inflateRawSync(data, { maxOutputLength: allowed })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'ERR_BUFFER_TOO_LARGE') throw beyondLimit('inflated')
      throw new ImportFailure('archive-damaged', { entry: name })
    }
  }

  private readDirectory(): void {
    const end = this.findEnd()
    const { count, start } = this.readEnd(end)
    let at = start - this.before
    const raw: { readonly name: RawName; readonly entry: Entry }[] = []
    if (count > LIMITS.archiveEntries) throw beyondLimit('entries')
    while (at + 46 <= end && this.view.getUint32(at, true) === CENTRAL) {
      if (raw.length >= LIMITS.archiveEntries) throw beyondLimit('entries')
      const flags = this.view.getUint16(at + 8, true)
      const nameLength = this.view.getUint16(at + 28, true)
      const extraLength = this.view.getUint16(at + 30, true)
      const name = {
        bytes: this.bytes.subarray(at + 46, at + 46 + nameLength),
        isUtf8: (flags & 0x800) !== 0,
        extra: this.bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
      }
      const entry = {
        method: this.view.getUint16(at + 10, true),
        ...largeSizes(
          {
            claimedSize: this.view.getUint32(at + 24, true),
            compressedSize: this.view.getUint32(at + 20, true),
            offset: this.view.getUint32(at + 42, true),
          },
          name.extra,
        ),
        checksum: this.view.getUint32(at + 16, true),
        isEncrypted: (flags & 1) !== 0,
      }
      raw.push({ name, entry })
      at += 46 + nameLength + extraLength + this.view.getUint16(at + 32, true)
    }
    const again: { readonly name: string; readonly entry: Entry }[] = []
    decodeNames(raw.map(({ name }) => name)).forEach((decoded, index) => {
      const entry = raw[index]?.entry
      const name = plainName(decoded)
      if (entry === undefined || name === '' || /[/\\]$/u.test(decoded)) return
      const first = this.entries.get(name)
      // The first of two entries of one name counts, as it does in Word.
      if (first === undefined) this.entries.set(name, entry)
      else if (first.offset !== entry.offset) again.push({ name, entry })
    })
    // The other is not lost; it has a name of its own.
    const counts = new Map<string, number>()
    for (const { name, entry } of again) {
      let count = (counts.get(name) ?? 1) + 1
      while (this.entries.has(numberedName(name, count))) count += 1
      counts.set(name, count)
      this.entries.set(numberedName(name, count), entry)
    }
    if (this.entries.size === 0)
      // Whole, and nothing was ever put into it (or folders alone).
      throw raw.length === count
        ? new ImportFailure('file-empty')
        : new ImportFailure('parse-failed', { detail: 'ZIP' })
    // A directory that breaks off hides entries whose names nobody knows any more.
    if (raw.length < count) {
      const file = `ZIP (${String(count - raw.length)})`
      this.passedOver.set(file, { file, why: 'damaged' })
    }
  }

  /** How many entries there are, and where their directory begins; in a large archive a record before the end says so. */
  private readEnd(end: number): { readonly count: number; readonly start: number } {
    const count = this.view.getUint16(end + 10, true)
    const start = this.view.getUint32(end + 16, true)
    if (count !== NO_COUNT && start !== NO_SIZE) return { count, start }
    const locator = end - 20
    if (locator < 0 || this.view.getUint32(locator, true) !== LARGE_LOCATOR) return { count, start }
    const at = Number(this.view.getBigUint64(locator + 8, true)) - this.before
    if (this.view.getUint32(at, true) !== LARGE_END) throw new ImportFailure('parse-failed', { detail: 'ZIP64' })
    return {
      count: Number(this.view.getBigUint64(at + 32, true)),
      start: Number(this.view.getBigUint64(at + 48, true)),
    }
  }

  private findEnd(): number {
    const last = Math.max(0, this.bytes.byteLength - END_REACH)
    for (let at = this.bytes.byteLength - 22; at >= last; at -= 1) if (this.view.getUint32(at, true) === END) return at
    throw new ImportFailure('parse-failed', { detail: 'ZIP' })
  }

  private dataStart(name: string, { offset, compressedSize }: Entry): number {
    const head = offset + 30
    const isThere = head <= this.bytes.byteLength && this.view.getUint32(offset, true) === LOCAL
    const start = isThere ? head + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true) : -1
    if (!isThere || start + compressedSize > this.bytes.byteLength)
      throw new ImportFailure('archive-damaged', { entry: name })
    return start
  }

  /** Entries that share their bytes turn a small file into a huge one. */
  private refuseOverlaps(): void {
    const ranges = [...this.entries.values()].sort((one, other) => one.offset - other.offset)
    let end = 0
    for (const { offset, compressedSize } of ranges) {
      if (offset < end) throw beyondLimit('overlap')
      end = offset + compressedSize
    }
  }
}

/**
 * A name without what only a file system would mean by it: the beginning of a path (`/`, `./`, `../`) and empty parts.
 * Some programs of Windows part folders their own way.
 */
function plainName(name: string): string {
  const parts = (name.includes('/') ? name : name.replaceAll('\\', '/')).split('/')
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/')
}

/** `稿 (2).txt` for the second `稿.txt`. */
function numberedName(name: string, count: number): string {
  const [, stem = name, ending = ''] = /^(.*[^/])(\.[^./]*)$/su.exec(name) ?? []
  return `${stem} (${String(count)})${ending}`
}

type Sizes = Pick<Entry, 'claimedSize' | 'compressedSize' | 'offset'>

/** ZIP64 (APPNOTE 4.5.3): what is too large for its own field stands in the extra one, in this order. */
function largeSizes(sizes: Sizes, extra: Uint8Array): Sizes {
  const names = (['claimedSize', 'compressedSize', 'offset'] as const).filter((name) => sizes[name] === NO_SIZE)
  if (names.length === 0) return sizes
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== LARGE_FIELD) continue
    const large = names.map((name, index) => [name, Number(view.getBigUint64(at + 4 + index * 8, true))] as const)
    return { ...sizes, ...Object.fromEntries(large) }
  }
  return sizes
}
