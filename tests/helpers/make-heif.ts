import coded from '#tests/fixtures/pictures/quadrants.json' with { type: 'json' }

const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

function box(kind: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), ...content])
  return Buffer.concat([u32(body.length + 4), body])
}
function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return bytes
}
function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2))
  return bytes
}

export interface HeifOptions {
  readonly kind: 'heic' | 'avif'
  /** Quarter turns, counter-clockwise (`irot`). */
  readonly turns?: number
  /** `imir`: 0 turns top and bottom around, 1 left and right. */
  readonly mirror?: 0 | 1
  /** Width and height to be cut out of the middle (`clap`). */
  readonly cut?: readonly [number, number]
  /** A TIFF structure. */
  readonly exif?: Uint8Array
  readonly xmp?: string
  /** What the header claims the size to be. */
  readonly claimed?: readonly [number, number]
}

/** A HEIC or AVIF of four coloured quarters, 128 × 64 (see `quadrants.json`), its container made box by box. */
export function makeHeif(options: HeifOptions): Uint8Array {
  const { kind } = options
  const isHeic = kind === 'heic'
  const picture = base64(isHeic ? coded.hevc.data : coded.av1.data)
  const properties = [
    box(isHeic ? 'hvcC' : 'av1C', base64(isHeic ? coded.hevc.config : coded.av1.config)),
    box('ispe', u32(0, ...(options.claimed ?? [coded.width, coded.height]))),
    ...(options.cut === undefined ? [] : [box('clap', u32(options.cut[0], 1, options.cut[1], 1, 0, 1, 0, 1))]),
    ...(options.turns === undefined ? [] : [box('irot', Buffer.from([options.turns]))]),
    ...(options.mirror === undefined ? [] : [box('imir', Buffer.from([options.mirror]))]),
  ]
  const items = [
    { type: isHeic ? 'hvc1' : 'av01', more: '', data: picture },
    ...(options.exif === undefined
      ? []
      : [{ type: 'Exif', more: '', data: Buffer.concat([u32(6), Buffer.from('Exif\0\0', 'latin1'), options.exif]) }]),
    ...(options.xmp === undefined
      ? []
      : [{ type: 'mime', more: 'application/rdf+xml\0', data: Buffer.from(options.xmp) }]),
  ]
  const infos = items.map(({ type, more }, index) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(index + 1, 0), Buffer.from(`${type}\0${more}`, 'latin1')),
  )
  const front = box('ftyp', Buffer.from(kind, 'latin1'), u32(0), Buffer.from(`mif1${kind}miaf`, 'latin1'))
  const meta = (start: number): Buffer => {
    let at = start
    const places = items.map(({ data }, index) => {
      const place = Buffer.concat([u16(index + 1, 0, 1), u32(at, data.length)])
      at += data.length
      return place
    })
    const ties = properties.map((_, index) => (index + 1) | 0x80)
    return box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), Buffer.from('pict', 'latin1'), u32(0, 0, 0), Buffer.from([0])),
      box('pitm', u32(0), u16(1)),
      box('iloc', u32(0), Buffer.from([0x44, 0x00]), u16(items.length), ...places),
      box('iinf', u32(0), u16(infos.length), ...infos),
      box('iprp', box('ipco', ...properties), box('ipma', u32(0, 1), u16(1), Buffer.from([ties.length, ...ties]))),
    )
  }
  const length = front.length + meta(0).length + 8
  return new Uint8Array(Buffer.concat([front, meta(length), box('mdat', ...items.map(({ data }) => data))]))
}

/** A WebP of the same quarters, with statements. */
export function makeWebp(options: { readonly exif?: Uint8Array; readonly xmp?: string } = {}): Uint8Array {
  const chunk = (kind: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8)
    head.write(kind, 0, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  }
  const flags = (options.exif === undefined ? 0 : 8) + (options.xmp === undefined ? 0 : 4)
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    ...(flags === 0 ? [] : [chunk('VP8X', Buffer.from([flags, 0, 0, 0, 127, 0, 0, 63, 0, 0]))]),
    chunk('VP8L', base64(coded.vp8l)),
    ...(options.exif === undefined ? [] : [chunk('EXIF', options.exif)]),
    ...(options.xmp === undefined ? [] : [chunk('XMP ', Buffer.from(options.xmp))]),
  ])
  const head = Buffer.alloc(8)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return new Uint8Array(Buffer.concat([head, body]))
}
