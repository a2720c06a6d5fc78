import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey PNG. With `isHollow` its header claims a size that its data does not have; `more` stands before the pixels. */
export function makePng(
  width: number,
  height: number,
  isHollow = false,
  more: readonly (readonly [kind: string, data: Uint8Array])[] = [],
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  const pixels = isHollow ? Buffer.alloc(10) : Buffer.alloc((width + 1) * height, 0x80)
  if (!isHollow) for (let row = 0; row < height; row += 1) pixels[row * (width + 1)] = 0
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...more.map(([kind, data]) => chunk(kind, data)),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

/** A PNG of these pixels: red, green, blue, a byte each. */
export function makeColourPng(picture: {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}): Uint8Array {
  const { width, height, data } = picture
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  header.writeUInt8(2, 9)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let row = 0; row < height; row += 1)
    rows.set(data.subarray(row * width * 3, (row + 1) * width * 3), row * (width * 3 + 1) + 1)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function exif(orientation: number, description: string): Buffer {
  const text = Buffer.from(`${description}\0`, 'latin1')
  const tiff = Buffer.alloc(38)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.writeUInt16LE(0x010e, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt32LE(text.length, 14)
  tiff.writeUInt32LE(38, 18)
  tiff.writeUInt16LE(0x0112, 22)
  tiff.writeUInt16LE(3, 24)
  tiff.writeUInt32LE(1, 26)
  tiff.writeUInt16LE(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text])
}

type IptcFields = Readonly<Record<number, string | Uint8Array | readonly Uint8Array[]>>

/** IPTC-IIM: datasets of record 2; `charset`: what 1:90 says. */
export function makeIim(fields: IptcFields, charset?: string): Buffer {
  const dataset = (record: number, id: number, value: string | Uint8Array): Buffer => {
    const text = Buffer.from(value as Uint8Array)
    const head = Buffer.from([0x1c, record, id, 0, 0])
    head.writeUInt16BE(text.length, 3)
    return Buffer.concat([head, text])
  }
  return Buffer.concat([
    ...(charset === undefined ? [] : [dataset(1, 90, charset)]),
    ...Object.entries(fields).flatMap(([id, value]) =>
      (typeof value === 'string' || value instanceof Uint8Array ? [value] : value).map((each) =>
        dataset(2, Number(id), each),
      ),
    ),
  ])
}

function iptc(fields: IptcFields, charset: string | undefined): Buffer {
  const block = makeIim(fields, charset)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(block.length)
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM', 'latin1'),
    Buffer.from([0x04, 0x04, 0, 0]),
    size,
    block,
  ])
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Later parts first, as a reader must be ready for. */
function extended(packet: Buffer): readonly Buffer[] {
  const half = Math.floor(packet.length / 2)
  return [half, 0].map((start) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(packet.length, 0)
    head.writeUInt32BE(start, 4)
    const part = start === 0 ? packet.subarray(0, half) : packet.subarray(half)
    return segment(
      0xe1,
      Buffer.concat([Buffer.from(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`, 'latin1'), head, part]),
    )
  })
}

export interface JpegOptions {
  readonly orientation?: number
  readonly description?: string
  /** A TIFF structure, in the place of the one with orientation and description alone. */
  readonly exif?: Uint8Array
  readonly iptc?: IptcFields
  readonly iptcCharset?: string
  readonly xmp?: string
  /** A packet too long for one segment, cut in two in the middle. */
  readonly extendedXmp?: string
}

/** The headers of a JPEG, with the statements that a desk's pictures carry; it holds no picture data. */
export function makeJpeg(width: number, height: number, options: JpegOptions = {}): Uint8Array {
  const frame = Buffer.alloc(15)
  frame.writeUInt8(8, 0)
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  frame.writeUInt8(3, 5)
  const parts: Buffer[] = [Buffer.from([0xff, 0xd8])]
  if (options.orientation !== undefined)
    parts.push(segment(0xe1, exif(options.orientation, options.description ?? 'x')))
  if (options.exif !== undefined)
    parts.push(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), options.exif])))
  if (options.xmp !== undefined)
    parts.push(
      segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), Buffer.from(options.xmp)])),
    )
  if (options.extendedXmp !== undefined) parts.push(...extended(Buffer.from(options.extendedXmp)))
  if (options.iptc !== undefined) parts.push(segment(0xed, iptc(options.iptc, options.iptcCharset)))
  parts.push(segment(0xc0, frame), Buffer.from([0xff, 0xd9]))
  return new Uint8Array(Buffer.concat(parts))
}

/** A GIF of one colour. */
export function makeGif(width: number, height: number): Uint8Array {
  const bytes = Buffer.from('474946383961000000008000000000000000002c0000000001000100000202440100003b', 'hex')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return new Uint8Array(bytes)
}
