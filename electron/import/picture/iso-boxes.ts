import { ByteView } from './byte-view.ts'

const BOX_LIMIT = 2000
const ITEM_LIMIT = 2000
const CONTENT_LIMIT = 16 * 1024 * 1024

interface Box {
  readonly kind: string
  readonly start: number
  readonly end: number
}

interface Item {
  readonly kind: string
  /** Media type of an item of kind `mime`. */
  readonly mediaType: string
}

/** An image property (ISO 23008-12, 6.5) and where its content stands. */
export type IsoProperty = Box

/**
 * The description of the pictures in a HEIC or AVIF file (ISO 14496-12, 8.11): which item is the picture itself, what is
 * known of it, and where statements about it stand. What is damaged is left out.
 */
export class IsoMeta {
  readonly view: ByteView
  private readonly bytes: Uint8Array
  private readonly items = new Map<number, Item>()
  private readonly places = new Map<number, readonly (readonly [start: number, end: number])[]>()
  private readonly all: Box[] = []
  private readonly propertiesOf = new Map<number, readonly number[]>()
  private primary = 0
  private data: Box | undefined

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new ByteView(bytes)
  }

  static open(bytes: Uint8Array): IsoMeta | undefined {
    const meta = new IsoMeta(bytes)
    try {
      const box = meta.boxes(0, bytes.byteLength).find(({ kind }) => kind === 'meta')
      if (box === undefined) return undefined
      meta.read(meta.boxes(box.start + 4, box.end))
    } catch (error) {
      // A field that leads past the end: what came before it counts.
      if (!(error instanceof RangeError)) throw error
    }
    return meta
  }

  /** Properties of the picture itself, in the order in which they are to be applied; all there are when none is tied to it. */
  get properties(): readonly IsoProperty[] {
    const own = this.propertiesOf.get(this.primary)?.flatMap((index) => this.all[index - 1] ?? [])
    return own === undefined || own.length === 0 ? this.all : own
  }

  /** Whether the properties are known to be the picture's own. */
  get isTied(): boolean {
    return (this.propertiesOf.get(this.primary)?.length ?? 0) > 0
  }

  /** EXIF (without the four bytes that lead to its TIFF structure) and XMP packets in the file. */
  statements(): { readonly exif: readonly Uint8Array[]; readonly xmp: readonly Uint8Array[] } {
    const exif: Uint8Array[] = []
    const xmp: Uint8Array[] = []
    for (const [id, { kind, mediaType }] of this.items) {
      if (kind !== 'Exif' && mediaType !== 'application/rdf+xml') continue
      const content = this.content(id)
      if (content === undefined || content.length < 8) continue
      if (kind === 'Exif') exif.push(content.subarray(4 + new ByteView(content).u32(0)))
      else xmp.push(content)
    }
    return { exif, xmp }
  }

  private content(id: number): Uint8Array | undefined {
    const parts = (this.places.get(id) ?? []).map(([start, end]) => this.bytes.subarray(start, end))
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    if (length === 0 || length > CONTENT_LIMIT) return undefined
    return parts.length === 1 ? parts[0] : Buffer.concat(parts)
  }

  private boxes(start: number, end: number): readonly Box[] {
    const found: Box[] = []
    let at = start
    while (found.length < BOX_LIMIT && at + 8 <= end) {
      const size = this.view.u32(at)
      const isLong = size === 1 && at + 16 <= end
      // 0: to the end; 1: a 64-bit size, which only the pixels' own box needs.
      const length = size === 0 ? end - at : isLong ? this.u64(at + 8) : size
      const content = at + (isLong ? 16 : 8)
      if (at + length < content || at + length > end) break
      found.push({ kind: this.view.ascii(at + 4, 4), start: content, end: at + length })
      at += length
    }
    return found
  }

  private read(children: readonly Box[]): void {
    this.data = children.find(({ kind }) => kind === 'idat')
    for (const { kind, start, end } of children) {
      if (kind === 'pitm') this.primary = this.id(start + 4, this.view.u8(start) > 0)
      else if (kind === 'iinf') this.readItems(start, end)
      else if (kind === 'iloc') this.readPlaces(start)
      else if (kind === 'iprp')
        for (const box of this.boxes(start, end)) {
          if (box.kind === 'ipco') this.all.push(...this.boxes(box.start, box.end))
          if (box.kind === 'ipma') this.readTies(box.start)
        }
    }
  }

  private readItems(start: number, end: number): void {
    for (const box of this.boxes(start + (this.view.u8(start) === 0 ? 6 : 8), end)) {
      const version = this.view.u8(box.start)
      if (box.kind !== 'infe' || version < 2) continue
      const isLong = version > 2
      const at = box.start + 4 + (isLong ? 4 : 2) + 2
      const kind = this.view.ascii(at, 4)
      const [, mediaType = ''] =
        kind === 'mime' ? this.view.ascii(at + 4, Math.min(200, box.end - at - 4)).split('\0') : []
      this.items.set(this.id(box.start + 4, isLong), { kind, mediaType })
    }
  }

  private readPlaces(start: number): void {
    const { view } = this
    const version = view.u8(start)
    const sizes = view.u16(start + 4)
    const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
    const indexSize = version > 0 ? sizes & 15 : 0
    let at = start + 6
    const take = (size: number): number => {
      at += size
      return size === 8 ? this.u64(at - 8) : size === 4 ? view.u32(at - 4) : size === 2 ? view.u16(at - 2) : 0
    }
    for (let left = Math.min(ITEM_LIMIT, take(version < 2 ? 2 : 4)); left > 0; left -= 1) {
      const id = take(version < 2 ? 2 : 4)
      const isInside = version > 0 && (take(2) & 15) === 1
      take(2)
      const base = take(baseSize) + (isInside ? (this.data?.start ?? 0) : 0)
      const extents: (readonly [number, number])[] = []
      for (let parts = Math.min(ITEM_LIMIT, take(2)); parts > 0; parts -= 1) {
        take(indexSize)
        const offset = base + take(offsetSize)
        extents.push([offset, offset + take(lengthSize)])
      }
      this.places.set(id, extents)
    }
  }

  private readTies(start: number): void {
    const { view } = this
    const isLong = view.u8(start) > 0
    const isWide = (view.u8(start + 3) & 1) === 1
    let at = start + 8
    for (let left = Math.min(ITEM_LIMIT, view.u32(start + 4)); left > 0; left -= 1) {
      const id = this.id(at, isLong)
      at += isLong ? 4 : 2
      const count = view.u8(at)
      at += 1
      const ties: number[] = []
      for (let index = 0; index < count; index += 1) {
        // The highest bit says whether a reader must know the property.
        ties.push(isWide ? view.u16(at) & 0x7fff : view.u8(at) & 0x7f)
        at += isWide ? 2 : 1
      }
      this.propertiesOf.set(id, ties)
    }
  }

  private id(at: number, isLong: boolean): number {
    return isLong ? this.view.u32(at) : this.view.u16(at)
  }

  private u64(at: number): number {
    return this.view.u32(at) * 4_294_967_296 + this.view.u32(at + 4)
  }
}
