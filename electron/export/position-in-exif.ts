/** Bytes of one value by the type of its field (TIFF 6.0, section 2; 13 is a directory's place). */
const TYPE_SIZE: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const GPS_DIRECTORY = 0x8825
/** Entries that lead to directories which may lead to a position in their turn: Exif's own, and further pictures'. */
const INNER_DIRECTORIES = new Set([0x8769, 0x014a])
const ENTRY = 12
const ENTRY_LIMIT = 512
const DIRECTORY_LIMIT = 16
/** Far more than any file holds, and few enough that one which is nothing else costs no time. */
const STRUCTURE_LIMIT = 2000

interface Entry {
  readonly at: number
  readonly tag: number
  readonly count: number
  readonly size: number
}

/**
 * Wipes the position (EXIF's GPS directory and all its values) in every TIFF structure that begins from `from` to `to`,
 * in place: nothing moves but the entries behind the one that is taken out, so every other offset stays true.
 */
export function hidePositionInExif(bytes: Buffer, from = 0, to = bytes.length): void {
  const range = bytes.subarray(from, to)
  for (const mark of ['II*\0', 'MM\0*']) {
    let at = range.indexOf(mark, 0, 'latin1')
    for (let count = 0; at !== -1 && count < STRUCTURE_LIMIT; count += 1) {
      new Tiff(range.subarray(at)).hidePosition()
      at = range.indexOf(mark, at + 4, 'latin1')
    }
  }
}

/** One TIFF structure; what lies past its end, or is no directory, is left as it is. */
class Tiff {
  readonly #bytes: Buffer
  readonly #isLittle: boolean

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#isLittle = bytes[0] === 0x49
  }

  hidePosition(): void {
    if (this.#bytes.length < 8) return
    const waiting = [this.#u32(4)]
    const seen = new Set<number>()
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
      if (seen.has(directory) || seen.size >= DIRECTORY_LIMIT) continue
      seen.add(directory)
      let entries = this.#entriesOf(directory)
      if (entries === undefined) continue
      for (const entry of entries.filter(({ tag }) => INNER_DIRECTORIES.has(tag)))
        waiting.push(...this.#placesIn(entry))
      const next = directory + 2 + entries.length * ENTRY
      if (next + 4 <= this.#bytes.length) waiting.push(this.#u32(next))
      for (;;) {
        const gps = entries?.find(({ tag }) => tag === GPS_DIRECTORY)
        if (entries === undefined || gps === undefined) break
        for (const place of this.#placesIn(gps)) this.#wipeDirectory(place)
        this.#takeOut(directory, gps, entries.length)
        entries = this.#entriesOf(directory)
      }
    }
  }

  #u16(at: number): number {
    return this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  #u32(at: number): number {
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }

  /** The entries of a directory; undefined when there is none at that place. An empty one is one, too. */
  #entriesOf(directory: number): readonly Entry[] | undefined {
    if (directory < 8 || directory + 2 > this.#bytes.length) return undefined
    const count = this.#u16(directory)
    if (count > ENTRY_LIMIT || directory + 2 + count * ENTRY > this.#bytes.length) return undefined
    const entries: Entry[] = []
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + index * ENTRY
      const size = TYPE_SIZE[this.#u16(at + 2)]
      // A chance likeness among pixels has other types than these.
      if (size === undefined) return undefined
      entries.push({ at, tag: this.#u16(at), count: this.#u32(at + 4), size })
    }
    return entries
  }

  /** The places that an entry leads to: in itself when it is one, else in a list elsewhere. */
  #placesIn({ at, count, size }: Entry): readonly number[] {
    if (size !== 4) return []
    if (count <= 1) return [this.#u32(at + 8)]
    const list = this.#u32(at + 8)
    const places: number[] = []
    for (let index = 0; index < Math.min(count, DIRECTORY_LIMIT) && list + index * 4 + 4 <= this.#bytes.length; index++)
      places.push(this.#u32(list + index * 4))
    return places
  }

  #wipeDirectory(directory: number): void {
    const entries = this.#entriesOf(directory)
    if (entries === undefined) return
    for (const { at, count, size } of entries)
      if (count * size > 4) {
        const value = this.#u32(at + 8)
        // A place within the header is no value's: wiping it would break the whole.
        if (value >= 8) this.#bytes.subarray(value, value + count * size).fill(0)
      }
    this.#bytes.fill(0, directory, directory + 2 + entries.length * ENTRY)
  }

  #takeOut(directory: number, { at }: Entry, count: number): void {
    const end = Math.min(directory + 2 + count * ENTRY + 4, this.#bytes.length)
    this.#bytes.copy(this.#bytes, at, at + ENTRY, end)
    this.#bytes.fill(0, end - ENTRY, end)
    if (this.#isLittle) this.#bytes.writeUInt16LE(count - 1, directory)
    else this.#bytes.writeUInt16BE(count - 1, directory)
  }
}
