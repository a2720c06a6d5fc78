import { createHash } from 'node:crypto'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import ExifReader from 'exifreader'
import { describe, expect, it } from 'vitest'
import { exportArticle } from '#electron/export/export-article.ts'
import { pictureWithoutPosition } from '#electron/export/picture-without-position.ts'
import { openArticle, T0, wholeOf } from './fixture.ts'

/** A TIFF structure as cameras write it: description, orientation, position; its values behind the directories. */
function tiff(isLittle: boolean, more = ''): Buffer {
  const bytes = Buffer.alloc(256)
  const u16 = (value: number, at: number): unknown =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const u32 = (value: number, at: number): unknown =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    u16(tag, at)
    u16(type, at + 2)
    u32(count, at + 4)
    if (type === 3) u16(value, at + 8)
    else u32(value, at + 8)
  }
  bytes.write(isLittle ? 'II' : 'MM', 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  u16(4, 8)
  entry(10, 0x010e, 2, 8, 200)
  entry(22, 0x0112, 3, 1, 6)
  entry(34, 0x8825, 4, 1, 80)
  entry(46, 0xa001, 3, 1, 1)
  bytes.write('Harvest\0', 200, 'latin1')
  u16(4, 80)
  entry(82, 1, 2, 2, 0)
  bytes.write('N\0', 90, 'latin1')
  entry(94, 2, 5, 3, 140)
  entry(106, 3, 2, 2, 0)
  bytes.write('E\0', 114, 'latin1')
  entry(118, 4, 5, 3, 164)
  for (const [at, values] of [
    [140, [31, 1, 14, 1, 2718, 100]],
    [164, [121, 1, 28, 1, 3141, 100]],
  ] as const)
    values.forEach((value, index) => u32(value, at + index * 4))
  return Buffer.concat([bytes, Buffer.from(more)])
}

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ' +
  'xmlns:dji="http://dji.invalid/1.0/" exif:GPSLatitude="31,14.453N" photoshop:City="Pingshang" ' +
  "dji:GpsLongtitude='121.4773'>" +
  '<exif:GPSLongitude>121,28.523E</exif:GPSLongitude><photoshop:Headline>Harvest</photoshop:Headline>' +
  '<exif:GPSProcessingMethod><rdf:Alt><rdf:li xml:lang="x">WLAN 31.2408</rdf:li></rdf:Alt></exif:GPSProcessingMethod>' +
  '</rdf:Description></rdf:RDF></x:xmpmeta>'
const secrets = ['31,14.453N', '121.4773', '121,28.523E', 'WLAN', 'GPSL', 'GpsL']

function segment(marker: number, ...data: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(data.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each)))
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const frame = Buffer.from('080002000303011100021100031100', 'hex')
/** What stands for the coded picture; it holds what looks like a structure and is none. */
const pixels = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(64, 0x5a)])
function jpeg(...statements: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...statements,
    segment(0xc0, frame),
    segment(0xda, Buffer.from('03010002110311003f00', 'hex')),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ])
}
const exifSegment = (isLittle: boolean): Buffer => segment(0xe1, 'Exif\0\0', tiff(isLittle))
const xmpSegment = segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp)

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}
function png(...chunks: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    ...chunks,
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function chunksOf(bytes: Uint8Array): { type: string; data: Buffer; isSound: boolean }[] {
  const all = Buffer.from(bytes)
  const found = []
  for (let at = 8; at < all.length; at += 12 + all.readUInt32BE(at)) {
    const end = at + 8 + all.readUInt32BE(at)
    const isSound = crc32(all.subarray(at + 4, end)) === all.readUInt32BE(end)
    found.push({ type: all.toString('latin1', at + 4, at + 8), data: all.subarray(at + 8, end), isSound })
  }
  return found
}

function webp(...chunks: readonly (readonly [kind: string, data: Buffer])[]): Buffer {
  const parts = chunks.map(([kind, data]) => {
    const head = Buffer.alloc(8)
    head.write(kind, 0, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

function tagsOf(bytes: Uint8Array): ExifReader.ExpandedTags {
  return ExifReader.load(new Uint8Array(bytes).buffer, { expanded: true })
}
/** Nobody finds a position, by reading or by looking, and the rest of what is said is there. */
function expectNoPosition(bytes: Uint8Array): ExifReader.ExpandedTags {
  const tags = tagsOf(bytes)
  expect(tags.gps).toBeUndefined()
  const found = Object.keys({ ...tags.exif, ...tags.xmp }).filter((name) => /gps/i.test(name))
  expect(found).toEqual([])
  const raw = Buffer.from(bytes).toString('latin1')
  for (const secret of secrets) expect(raw).not.toContain(secret)
  return tags
}

describe('a picture on its way into an export', () => {
  it.each([true, false])('a JPEG loses its position and nothing else (little endian: %s)', (isLittle) => {
    const before = jpeg(exifSegment(isLittle), xmpSegment)
    const kept = Buffer.from(before)
    expect(tagsOf(before).gps?.Latitude).toBeCloseTo(31.2408, 3)
    const after = pictureWithoutPosition(before, 'image/jpeg')
    expect(before.equals(kept)).toBe(true)
    expect(after).toHaveLength(before.length)
    const tags = expectNoPosition(after)
    expect(tags.exif?.ImageDescription?.description).toBe('Harvest')
    expect(tags.exif?.Orientation?.value).toBe(6)
    expect(tags.exif?.ColorSpace?.value).toBe(1)
    expect(tags.xmp?.['City']?.description).toBe('Pingshang')
    expect(tags.xmp?.['Headline']?.description).toBe('Harvest')
    // From the frame on, not one byte differs.
    const start = before.indexOf(segment(0xc0, frame))
    expect(Buffer.from(after).subarray(start).equals(before.subarray(start))).toBe(true)
  })

  it('long XMP that is cut in the middle of the position is read as one', () => {
    const cut = xmp.indexOf('31,14') + 2
    const part = (text: string, place: number): Buffer => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(xmp.length, 0)
      head.writeUInt32BE(place, 4)
      return segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', 'A'.repeat(32), head, text)
    }
    const before = jpeg(part(xmp.slice(cut), cut), part(xmp.slice(0, cut), 0))
    const after = Buffer.from(pictureWithoutPosition(before, 'image/jpeg'))
    const text = after.toString('latin1')
    expect(text).not.toContain('14.453N')
    expect(text).not.toContain('="31')
    expect(text).toContain('photoshop:City="Pingshang"')
    expect(after.subarray(-pixels.length).equals(before.subarray(-pixels.length))).toBe(true)
  })

  it('a second picture behind the first loses its own', () => {
    const second = jpeg(exifSegment(true), xmpSegment)
    const after = pictureWithoutPosition(Buffer.concat([jpeg(), second]), 'image/jpeg')
    expectNoPosition(after.subarray(jpeg().length))
  })

  it('a PNG loses it from every kind of chunk that can state it', () => {
    const hex = `\nexif\n  ${String(262)}\n${Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(true)])
      .toString('hex')
      .replaceAll(/.{72}/g, '$&\n')}\n`
    const itxt = (isPacked: boolean): Buffer =>
      Buffer.concat([
        Buffer.from(`XML:com.adobe.xmp\0${isPacked ? '\x01' : '\0'}\0\0\0`, 'latin1'),
        isPacked ? deflateSync(Buffer.from(xmp)) : Buffer.from(xmp),
      ])
    const before = png(
      chunk('eXIf', tiff(false)),
      chunk('iTXt', itxt(false)),
      chunk('iTXt', itxt(true)),
      chunk('zTXt', Buffer.concat([Buffer.from('Raw profile type exif\0\0', 'latin1'), deflateSync(Buffer.from(hex))])),
      chunk('tEXt', Buffer.from('Description\0GPSL is a word here', 'latin1')),
    )
    const after = pictureWithoutPosition(before, 'image/png')
    expect(tagsOf(after).gps).toBeUndefined()
    const chunks = chunksOf(after)
    expect(chunks.map(({ type }) => type)).toEqual(chunksOf(before).map(({ type }) => type))
    expect(chunks.every(({ isSound }) => isSound)).toBe(true)
    const [, exif, plain, packed, profile, text, data] = chunks
    expect(exif?.data.includes('Harvest')).toBe(true)
    expect(exif?.data).toHaveLength(256)
    for (const statement of [plain?.data, inflateSync(packed?.data.subarray(22) ?? Buffer.alloc(0))]) {
      for (const secret of secrets) expect(statement?.includes(secret)).toBe(false)
      expect(statement?.includes('Pingshang')).toBe(true)
    }
    const inflated = inflateSync(profile?.data.subarray(23) ?? Buffer.alloc(0)).toString('latin1')
    const bytes = Buffer.from(inflated.replace(/^\nexif\n\s+\d+\n/, '').replaceAll('\n', ''), 'hex')
    expect(bytes.includes('Harvest')).toBe(true)
    // The numerator of the seconds of the latitude, as it stood there.
    expect(bytes.includes(Buffer.from([0x9e, 0x0a, 0, 0]))).toBe(false)
    expect(text?.data.toString('latin1')).toBe('Description\0GPSL is a word here')
    expect(data?.data.equals(deflateSync(Buffer.from([0, 128])))).toBe(true)
  })

  it('a WebP and a TIFF lose it in place', () => {
    const drawn = Buffer.concat([Buffer.from('2f00000000', 'hex'), pixels])
    const before = webp(
      ['VP8X', Buffer.from('0c000000000000000000', 'hex')],
      ['VP8L', drawn],
      ['EXIF', tiff(true)],
      ['XMP ', Buffer.from(xmp)],
    )
    expect(tagsOf(before).gps).toBeDefined()
    const after = Buffer.from(pictureWithoutPosition(before, 'image/webp'))
    expect(expectNoPosition(after).exif?.ImageDescription?.description).toBe('Harvest')
    expect(after).toHaveLength(before.length)
    expect(after.includes(drawn)).toBe(true)

    const plain = tiff(false, xmp)
    const wiped = Buffer.from(pictureWithoutPosition(plain, 'image/tiff'))
    expect(wiped).toHaveLength(plain.length)
    expect(expectNoPosition(wiped).exif?.ImageDescription?.description).toBe('Harvest')
    expect(wiped.subarray(140, 188).every((byte) => byte === 0)).toBe(true)
  })

  it('the statements inside of an AVIF or a GIF are wiped, wherever they lie', () => {
    const head = Buffer.concat([Buffer.from('0000001c6674797061766966', 'hex'), Buffer.alloc(40, 7)])
    for (const type of ['image/avif', 'image/heic']) {
      const before = Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff(true), pixels, Buffer.from(xmp)])
      const after = Buffer.from(pictureWithoutPosition(before, type))
      expect(after).toHaveLength(before.length)
      expect(after.subarray(58 + 140, 58 + 188).every((byte) => byte === 0)).toBe(true)
      for (const secret of secrets) expect(after.includes(secret)).toBe(false)
      expect(after.includes(pixels)).toBe(true)
    }
    const gif = Buffer.from(`GIF89a…${xmp}`)
    for (const secret of secrets)
      expect(Buffer.from(pictureWithoutPosition(gif, 'image/gif')).includes(secret)).toBe(false)
  })

  it('a picture that states none comes out byte for byte, and one cut anywhere is no error', () => {
    const plain = jpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp.replaceAll(/gps/gi, 'abc')))
    expect(Buffer.from(pictureWithoutPosition(plain, 'image/jpeg')).equals(plain)).toBe(true)
    const packed = png(
      chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), deflateSync('<a/>')])),
    )
    expect(Buffer.from(pictureWithoutPosition(packed, 'image/png')).equals(packed)).toBe(true)
    const samples = {
      'image/jpeg': jpeg(exifSegment(true), xmpSegment),
      'image/png': png(chunk('eXIf', tiff(true)), chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`))),
      'image/webp': webp(['EXIF', tiff(true)], ['XMP ', Buffer.from(xmp)]),
      'image/tiff': tiff(true, xmp),
    }
    for (const [type, bytes] of Object.entries(samples))
      for (let length = 0; length < bytes.length; length += 7)
        expect(pictureWithoutPosition(bytes.subarray(0, length), type).length).toBeLessThanOrEqual(bytes.length)
  })

  it('the film behind a motion photo loses it, too', () => {
    const box = (kind: string, ...data: Buffer[]): Buffer => {
      const body = Buffer.concat([Buffer.from(kind, 'latin1'), ...data])
      const size = Buffer.alloc(4)
      size.writeUInt32BE(body.length + 4)
      return Buffer.concat([size, body])
    }
    const film = Buffer.concat([
      box('ftyp', Buffer.from('mp42')),
      box('moov', box('udta', box('\u00a9xyz', Buffer.from([0, 18, 0x15, 0xc7]), Buffer.from('+31.2408+121.4753/')))),
      box('loci', Buffer.alloc(6), Buffer.from('x\0\0'), Buffer.from('0079799a001f3d70', 'hex'), Buffer.alloc(6)),
    ])
    const before = Buffer.concat([jpeg(), film])
    const after = Buffer.from(pictureWithoutPosition(before, 'image/jpeg'))
    expect(after).toHaveLength(before.length)
    expect(after.includes('31.2408')).toBe(false)
    expect(after.includes(Buffer.from('0079799a', 'hex'))).toBe(false)
    expect(after.subarray(0, jpeg().length).equals(jpeg())).toBe(true)
    expect(after.includes('moov')).toBe(true)
  })

  it('a PNG loses the fields of EXIF that stand in texts of their own', () => {
    const before = png(
      chunk('tEXt', Buffer.from('exif:GPSLatitude\0' + '31/1, 14/1', 'latin1')),
      chunk('tEXt', Buffer.from('exif:Artist\0Su Bailu', 'latin1')),
    )
    const kinds = chunksOf(pictureWithoutPosition(before, 'image/png')).map(({ data }) => data.toString('latin1'))
    expect(kinds.some((text) => text.includes('31/1'))).toBe(false)
    expect(kinds).toContain('exif:Artist\0Su Bailu')
  })

  it('stands in the exported page with its position where that is asked for', async () => {
    const bytes = jpeg(exifSegment(true), xmpSegment)
    const open = openArticle()
    const assets = open.assets.map((asset) => ({ ...asset, mediaType: 'image/jpeg' }))
    const options = { format: 'html', view: 'clean', locale: 'en', readAsset: () => bytes, now: T0 } as const
    const made = await exportArticle({ ...open, assets }, { ...options, withPosition: true })
    expect(made.ok && Buffer.from(wholeOf(made.value)).includes(bytes.toString('base64'))).toBe(true)
  })

  it('is drawn by what was made in its place, where no browser draws it', async () => {
    const open = openArticle()
    const drawn = jpeg()
    const [tiffHash, drawnHash] = ['a'.repeat(64), 'b'.repeat(64)]
    const readAsset = (sha256: string): Buffer => (sha256 === drawnHash ? drawn : tiff(true))
    const pages = [{ sha256: drawnHash, mediaType: 'image/jpeg' }, undefined].map(async (preview) => {
      const assets = open.assets.map((asset) => ({
        ...asset,
        sha256: tiffHash as typeof asset.sha256,
        mediaType: 'image/tiff',
        preview: preview as typeof asset.preview,
      }))
      const options = { format: 'html', view: 'marked', locale: 'en', readAsset, now: T0 } as const
      const made = await exportArticle({ ...open, assets }, options)
      return made.ok ? Buffer.from(wholeOf(made.value)).toString() : ''
    })
    const [shown, framed] = await Promise.all(pages)
    expect(shown).toContain(`data:image/jpeg;base64,${drawn.toString('base64')}`)
    expect(framed).not.toContain('data:image')
    expect(framed).toContain('image/tiff')
  })

  it('stands in the exported page without its position', async () => {
    const bytes = jpeg(exifSegment(true), xmpSegment)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const open = openArticle()
    const assets = open.assets.map((asset) => ({
      ...asset,
      sha256: sha256 as typeof asset.sha256,
      mediaType: 'image/jpeg',
    }))
    for (const view of ['marked', 'clean', 'original'] as const) {
      const made = await exportArticle(
        { ...open, assets },
        { format: 'html', view, locale: 'en', readAsset: () => bytes, now: T0 },
      )
      if (!made.ok) throw new Error(made.error.code)
      const source = /data:image\/jpeg;base64,([^"]+)/.exec(Buffer.from(wholeOf(made.value)).toString())?.[1] ?? ''
      expect(expectNoPosition(Buffer.from(source, 'base64')).exif?.Orientation?.value).toBe(6)
    }
  })
})
