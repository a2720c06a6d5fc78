import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey PNG. With `isHollow` its header claims a size that its data does not have. */
export function makePng(width: number, height: number, isHollow = false): Uint8Array {
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
      chunk('IDAT', deflateSync(pixels)),
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

function iptc(fields: Readonly<Record<number, string>>): Buffer {
  const records = Object.entries(fields).map(([id, value]) => {
    const text = Buffer.from(value)
    const head = Buffer.from([0x1c, 0x02, Number(id), 0, 0])
    head.writeUInt16BE(text.length, 3)
    return Buffer.concat([head, text])
  })
  const block = Buffer.concat(records)
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

export interface JpegOptions {
  readonly orientation?: number
  readonly description?: string
  readonly iptc?: Readonly<Record<number, string>>
  readonly xmp?: string
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
  if (options.xmp !== undefined)
    parts.push(
      segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), Buffer.from(options.xmp)])),
    )
  if (options.iptc !== undefined) parts.push(segment(0xed, iptc(options.iptc)))
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
