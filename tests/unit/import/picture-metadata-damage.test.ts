import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readMetadata } from '#electron/import/picture/metadata.ts'
import { makeGif, makeIim, makeJpeg, makePng } from '#tests/helpers/make-pictures.ts'
import { makeWebp } from '#tests/helpers/make-heif.ts'
import { makeDirectories, makeTiff } from '#tests/helpers/make-tiff.ts'

const gbk = (text: string): Buffer => iconv.encode(text, 'gbk')
const ascii = (tag: number, values: string) => ({ tag, type: 2, values }) as const
const said = (bytes: Uint8Array, mediaType = 'image/jpeg'): unknown => readMetadata(bytes, mediaType)
const inTiff = (iim: Uint8Array): Uint8Array => makeTiff(4, 3, { more: [{ tag: 33_723, type: 7, values: iim }] })
const NAMESPACES =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
const packet = (properties: string, attributes = ''): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${NAMESPACES}><rdf:Description ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`

describe('IPTC-IIM that is damaged', () => {
  const whole = makeIim({ 105: gbk('石埂立起来'), 80: gbk('苏白露') })
  const read = { headline: [{ source: 'IPTC', value: '石埂立起来' }], creator: [{ source: 'IPTC', value: '苏白露' }] }

  it('gives what stands before a dataset that is cut, and nothing of that one', () => {
    const cut = makeIim({ 120: gbk('入冬以来，梯田改造工程进入收尾阶段。') })
    for (const length of [4, 5, 6, cut.length - 1])
      expect(said(inTiff(Buffer.concat([whole, cut.subarray(0, length)])), 'image/tiff')).toEqual(read)
  })

  it('is read where bytes are filled up between its datasets', () => {
    const filled = Buffer.concat([makeIim({ 105: gbk('石埂立起来') }), Buffer.alloc(3), makeIim({ 80: gbk('苏白露') })])
    expect(said(inTiff(filled), 'image/tiff')).toEqual(read)
  })

  it('says nothing where no dataset begins', () => {
    expect(said(inTiff(new Uint8Array(40)), 'image/tiff')).toBeUndefined()
  })

  it('is read up to the limit of a block', () => {
    const large = Buffer.concat([whole, ...Array.from({ length: 40 }, () => makeIim({ 25: 'x'.repeat(30_000) }))])
    expect(said(inTiff(large), 'image/tiff')).toMatchObject(read)
  })
})

describe('EXIF', () => {
  const exif = (fields: Parameters<typeof makeDirectories>[0], options: Parameters<typeof makeDirectories>[1] = {}) =>
    said(makeJpeg(4, 3, { exif: makeDirectories(fields, options) }))

  it.each([
    ['UTF-8', Buffer.from('Müller, José, Ñandú\0')],
    ['Windows-1252', Buffer.from('Müller, José, Ñandú\0', 'latin1')],
  ])('gives Latin letters in %s', (_, values) => {
    expect(exif([{ tag: 0x013b, type: 2, values }])).toEqual({
      creator: [{ source: 'EXIF', value: 'Müller, José, Ñandú' }],
    })
  })

  it('with a field that lies past its end gives the others', () => {
    const bytes = Buffer.from(makeDirectories([ascii(0x010e, '北坡的石埂'), ascii(0x013b, '苏白露和林知远')]))
    const entry = bytes.indexOf(Buffer.from([0x0e, 0x01, 2, 0]))
    bytes.writeUInt32LE(0x7fff_0000, entry + 8)
    expect(said(makeJpeg(4, 3, { exif: bytes }))).toEqual({ creator: [{ source: 'EXIF', value: '苏白露和林知远' }] })
  })

  it('that is cut anywhere never breaks and never invents', () => {
    const whole = makeDirectories([ascii(0x010e, '北坡的石埂'), ascii(0x013b, '苏白露和林知远')], {
      inner: { 0x8769: [ascii(0x9003, '2026:03:01 08:30:00')], 0x8825: [ascii(1, 'N')] },
    })
    const kept = new Set(['北坡的石埂', '苏白露和林知远', '2026-03-01T08:30:00'])
    for (let length = 0; length < whole.length; length += 1) {
      const found = readMetadata(makeJpeg(4, 3, { exif: whole.subarray(0, length) }), 'image/jpeg') ?? {}
      for (const { value } of Object.values(found).flat()) expect(kept).toContain(value)
    }
  })

  it('leaves out a field that is longer than words are, and keeps the others', () => {
    const values = Buffer.alloc(70_000, 0x41)
    const more = [ascii(0x013b, '苏白露'), { tag: 0x010e, type: 2, values }] as const
    expect(said(makeTiff(4, 3, { more }), 'image/tiff')).toEqual({ creator: [{ source: 'EXIF', value: '苏白露' }] })
  })

  it('whose directories lead to themselves ends', () => {
    const bytes = Buffer.from(makeDirectories([ascii(0x013b, '苏白露和林知远'), { tag: 0x8769, type: 4, values: [8] }]))
    const first = bytes.readUInt32LE(4)
    bytes.writeUInt32LE(first, first + 2 + bytes.readUInt16LE(first) * 12)
    expect(said(makeJpeg(4, 3, { exif: bytes }))).toMatchObject({
      creator: [{ source: 'EXIF', value: '苏白露和林知远' }],
    })
  })
})

describe('XMP', () => {
  const headline = { headline: [{ source: 'XMP', value: '石埂' }] }

  it.each([
    ['no packet mark', packet('<photoshop:Headline>石埂</photoshop:Headline>')],
    ['an XML declaration', `<?xml version="1.0"?>${packet('<photoshop:Headline>石埂</photoshop:Headline>')}`],
    ['comments and CDATA', packet('<!-- a --><photoshop:Headline>石<!-- b --><![CDATA[埂]]></photoshop:Headline>')],
    ['no element of its own around RDF', packet('', 'photoshop:Headline="石埂"').replace(/<\/?x:xmpmeta[^>]*>/gu, '')],
    [
      'another property of the same name',
      packet('', 'xmlns:own="https://example.org/own#" own:Headline="墙" photoshop:Headline="石埂" own:City="墙"'),
    ],
    ['a property twice', packet('<photoshop:Headline>石埂</photoshop:Headline>', 'dc:format="image/jpeg"')],
  ])('with %s is read', (_, xmp) => {
    expect(said(makeJpeg(4, 3, { xmp }))).toEqual(headline)
  })

  it.each(['utf16le', 'utf16be'])('in %s is read', (encoding) => {
    const xmp = iconv.encode(packet('<photoshop:Headline>石埂</photoshop:Headline>'), encoding)
    const png = makePng(4, 3, false, [['iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp])]])
    expect(said(png, 'image/png')).toEqual(headline)
  })

  it('is read from GIF', () => {
    const block = `XMP DataXMP<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>${packet('<photoshop:Headline>石埂</photoshop:Headline>')}<?xpacket end="w"?>`
    expect(said(Buffer.concat([makeGif(4, 3), Buffer.from(block)]), 'image/gif')).toEqual(headline)
  })

  it('that repeats its marks, nests deeply or is large takes no long time', () => {
    const marks = '<?xpacket end="'.repeat(60_000)
    const nested = `${'<dc:a>'.repeat(200)}x${'</dc:a>'.repeat(200)}`
    const many = `<dc:subject><rdf:Bag>${'<rdf:li>石</rdf:li>'.repeat(50_000)}</rdf:Bag></dc:subject>`
    for (const xmp of [packet(marks), packet(nested), packet(many)]) {
      const found = readMetadata(makeWebp({ xmp }), 'image/webp')
      expect(found?.keywords?.[0]?.value.length ?? 0).toBeLessThanOrEqual(4000)
    }
  })

  it('cannot reach what every object has', () => {
    const xmp = packet('<__proto__>x</__proto__><photoshop:Headline>石埂</photoshop:Headline>', 'constructor="x"')
    expect(said(makeJpeg(4, 3, { xmp }))).toEqual(headline)
  })
})
