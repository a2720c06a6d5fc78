import { describe, expect, it } from 'vitest'
import { parsePicture } from '#electron/import/process/parse-file.ts'
import { makeGif, makeJpeg, makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse } from '#tests/helpers/parse.ts'

const measure = async (bytes: Uint8Array | string): Promise<string> => {
  const read = await parsePicture('p', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  return read.ok
    ? `${read.value.asset.mediaType} ${read.value.asset.width}x${read.value.asset.height}`
    : read.error.code
}

function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...content])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 4)
  return new Uint8Array(Buffer.concat([size, body]))
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return new Uint8Array(bytes)
}

function webp(kind: string, data: readonly number[]): Uint8Array {
  const body = Buffer.from([
    ...Buffer.from(`WEBP${kind}`, 'latin1'),
    ...new Uint8Array(new Uint32Array([data.length]).buffer),
    ...data,
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF'), size, body]))
}

describe('the size of a picture', () => {
  it('is read from the header of every kind', async () => {
    expect(await measure(makePng(640, 480))).toBe('image/png 640x480')
    expect(await measure(makeJpeg(640, 480))).toBe('image/jpeg 640x480')
    expect(await measure(makeGif(64, 48))).toBe('image/gif 64x48')
    expect(await measure(webp('VP8X', [0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]))).toBe('image/webp 640x480')
    expect(await measure(webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1]))).toBe('image/webp 640x480')
    expect(await measure(webp('VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0]))).toBe('image/webp 640x480')
    const properties = box(
      'meta',
      words(0),
      box('iprp', box('ipco', box('ispe', words(0, 640, 480)), box('irot', new Uint8Array([1])))),
    )
    expect(
      await measure(Buffer.concat([box('ftyp', Buffer.from('avif'), words(0), Buffer.from('mif1avif')), properties])),
    ).toBe('image/avif 480x640')
    expect(
      await measure(Buffer.concat([box('ftyp', Buffer.from('heic'), words(0), Buffer.from('mif1heic')), properties])),
    ).toBe('image/heic 480x640')
  })

  it('of an SVG is its own, or that of its view box', async () => {
    expect(
      await measure('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" width="2in" height="96"/>'),
    ).toBe('image/svg+xml 192x96')
    expect(await measure('<svg viewBox="0 0 30 20"><script>alert(1)</script></svg>')).toBe('image/svg+xml 30x20')
    expect(await measure('<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1" height="1"/>')).toBe('picture-invalid')
    expect(await measure('<html><svg width="1" height="1"/></html>')).toBe('picture-invalid')
  })

  it('is that of the upright picture', async () => {
    expect(await measure(makeJpeg(640, 480, { orientation: 6 }))).toBe('image/jpeg 480x640')
    expect(await measure(makeJpeg(640, 480, { orientation: 3 }))).toBe('image/jpeg 640x480')
  })

  it('is refused where it is none or too much', async () => {
    expect(await measure('no picture')).toBe('picture-invalid')
    expect(await measure(makePng(4, 4).subarray(0, 14))).toBe('picture-invalid')
    expect(await measure(makePng(40_000, 40_000, true))).toBe('picture-too-large')
    expect(await measure(new Uint8Array(50 * 1024 * 1024 + 1))).toBe('picture-too-large')
  })
})

describe('what a picture says of itself', () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="青禾" photoshop:Credit="禾报"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">北坡的石埂</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>'

  it('is given with the standard that it stands in', async () => {
    const read = await parsePicture(
      'p.jpg',
      makeJpeg(4, 3, {
        orientation: 1,
        description: 'wall',
        xmp,
        iptc: { 80: 'Su Bailu', 105: 'Stone', 120: 'The wall' },
      }),
    )
    if (!read.ok) throw new Error(read.error.code)
    const { metadata } = read.value.asset
    expect(metadata?.description).toEqual([
      { source: 'XMP', value: '北坡的石埂' },
      { source: 'IPTC', value: 'The wall' },
      { source: 'EXIF', value: 'wall' },
    ])
    expect(metadata?.creator).toEqual([{ source: 'IPTC', value: 'Su Bailu' }])
    expect(metadata?.headline).toEqual([{ source: 'IPTC', value: 'Stone' }])
    expect(metadata?.city).toEqual([{ source: 'XMP', value: '青禾' }])
    expect(metadata?.credit).toEqual([{ source: 'XMP', value: '禾报' }])
    expect(metadata?.gps).toBeUndefined()
  })

  it('is its caption when the picture is opened by itself', async () => {
    const file = await parse(makeJpeg(4, 3, { xmp }), 'wall.jpg')
    expect(outline(file)).toEqual([
      ['figure', ''],
      ['caption', '北坡的石埂'],
    ])
    expect(file.document).toMatchObject({ format: 'picture', title: 'wall' })
  })
})
