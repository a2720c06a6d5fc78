import { ByteView } from './byte-view.ts'

/** Bytes of one value by the type of its field (TIFF 6.0, section 2; 13: a directory's place). */
const TYPE_SIZE: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const ENTRY_LIMIT = 1024
const DIRECTORY_LIMIT = 32
const REDUCED = 1

export const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  orientation: 274,
} as const

/** One field of a directory; `at` is where its values stand in the file. */
export interface TiffField {
  readonly type: number
  readonly count: number
  readonly at: number
}

export type TiffDirectory = ReadonlyMap<number, TiffField>

/**
 * A TIFF structure (TIFF 6.0), as TIFF files and EXIF have it. What lies past the end is left out: a damaged field is
 * absent, and a damaged directory has the fields before the damage.
 */
export class Tiff {
  readonly bytes: Uint8Array
  readonly isLittle: boolean
  private readonly view: ByteView

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new ByteView(bytes)
    this.isLittle = bytes[0] === 0x49
  }

  static open(bytes: Uint8Array): Tiff | undefined {
    const view = new ByteView(bytes)
    const isTiff = view.starts(0x49, 0x49, 0x2a, 0x00) || view.starts(0x4d, 0x4d, 0x00, 0x2a)
    return isTiff && bytes.byteLength >= 8 ? new Tiff(bytes) : undefined
  }

  /** The directories of the file's chain, in order. */
  directories(): readonly TiffDirectory[] {
    return this.places().flatMap((at) => this.directory(at) ?? [])
  }

  /** Where they stand. */
  places(): readonly number[] {
    const found: number[] = []
    let at = this.u32(4)
    while (at >= 8 && at + 2 <= this.bytes.byteLength && !found.includes(at) && found.length < DIRECTORY_LIMIT) {
      found.push(at)
      const next = at + 2 + this.u16(at) * 12
      at = next + 4 <= this.bytes.byteLength ? this.u32(next) : 0
    }
    return found
  }

  /** The directory of the picture itself: small copies for a quick look may come before it. */
  main(): TiffDirectory | undefined {
    const pictures = this.directories().filter((each) => each.has(TAG.width) && each.has(TAG.height))
    return pictures.find((each) => ((this.number(each, TAG.subfileType) ?? 0) & REDUCED) === 0) ?? pictures[0]
  }

  /** The directory at a place; undefined when there is none. */
  directory(at: number): TiffDirectory | undefined {
    if (at < 8 || at + 2 > this.bytes.byteLength) return undefined
    const fields = new Map<number, TiffField>()
    const count = Math.min(this.u16(at), ENTRY_LIMIT)
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12
      if (entry + 12 > this.bytes.byteLength) break
      const type = this.u16(entry + 2)
      const values = this.u32(entry + 4)
      const length = (TYPE_SIZE[type] ?? 0) * values
      const place = length <= 4 ? entry + 8 : this.u32(entry + 8)
      if (length === 0 || place + length > this.bytes.byteLength) continue
      const tag = this.u16(entry)
      if (!fields.has(tag)) fields.set(tag, { type, count: values, at: place })
    }
    return fields
  }

  /** The first number of a field. */
  number(directory: TiffDirectory, tag: number): number | undefined {
    return this.numbers(directory, tag, 1)[0]
  }

  /** The numbers of a field, `limit` of them at most; fractions as they are. */
  numbers(directory: TiffDirectory, tag: number, limit: number): readonly number[] {
    const field = directory.get(tag)
    if (field === undefined) return []
    const size = TYPE_SIZE[field.type] ?? 1
    return Array.from({ length: Math.min(field.count, limit) }, (_, index) =>
      this.value(field.type, field.at + index * size),
    )
  }

  /** The bytes of a field, whatever its type. */
  content(directory: TiffDirectory, tag: number): Uint8Array | undefined {
    const field = directory.get(tag)
    if (field === undefined) return undefined
    return this.bytes.subarray(field.at, field.at + field.count * (TYPE_SIZE[field.type] ?? 1))
  }

  private value(type: number, at: number): number {
    switch (type) {
      case 3:
        return this.u16(at)
      case 4:
      case 13:
        return this.u32(at)
      case 8:
        return (this.u16(at) << 16) >> 16
      case 9:
        return this.u32(at) | 0
      case 5:
        return this.u32(at) / this.u32(at + 4)
      case 10:
        return (this.u32(at) | 0) / (this.u32(at + 4) | 0)
      case 6:
        return (this.view.u8(at) << 24) >> 24
      default:
        return this.view.u8(at)
    }
  }

  private u16(at: number): number {
    return this.isLittle ? this.view.u16le(at) : this.view.u16(at)
  }

  private u32(at: number): number {
    return this.isLittle ? this.view.u32le(at) : this.view.u32(at)
  }
}
