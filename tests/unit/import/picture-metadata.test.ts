import { deflateSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readMetadata } from '#electron/import/picture/metadata.ts'
import { makeHeif, makeWebp } from '#tests/helpers/make-heif.ts'
import { makeIim, makeJpeg, makePng } from '#tests/helpers/make-pictures.ts'
import { makeDirectories, makeTiff } from '#tests/helpers/make-tiff.ts'

const packet = (properties: string, attributes = ''): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>${' '.repeat(40)}\0`
const alt = (...items: readonly (readonly [lang: string, text: string])[]): string =>
  `<rdf:Alt>${items.map(([lang, text]) => `<rdf:li xml:lang="${lang}">${text}</rdf:li>`).join('')}</rdf:Alt>`
const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk')
const ascii = (tag: number, values: string) => ({ tag, type: 2, values }) as const
const said = (bytes: Uint8Array, mediaType = 'image/jpeg'): unknown => readMetadata(bytes, mediaType)

describe('XMP', () => {
  it('gives every field, by its namespace and not by the prefix that the file chose', () => {
    const xmp = packet(
      `<dc:description>${alt(['x-default', '北坡的石埂'])}</dc:description><dc:creator><rdf:Seq><rdf:li>苏白露</rdf:li><rdf:li>林知远</rdf:li></rdf:Seq></dc:creator><dc:rights>${alt(['x-default', '© 禾报'])}</dc:rights><dc:subject><rdf:Bag><rdf:li>梯田</rdf:li><rdf:li>石埂</rdf:li></rdf:Bag></dc:subject><core:AltTextAccessibility>${alt(['x-default', '一道石埂'])}</core:AltTextAccessibility><ps:Headline>石埂立起来</ps:Headline>`,
      'ps:City="青禾" ps:State="云南" ps:Country="中国" core:Location="北坡" ps:Credit="禾报" ps:DateCreated="2026-03-01T08:30:00+08:00"',
    )
    expect(said(makeJpeg(4, 3, { xmp }))).toEqual({
      headline: [{ source: 'XMP', value: '石埂立起来' }],
      description: [{ source: 'XMP', value: '北坡的石埂' }],
      creator: [{ source: 'XMP', value: '苏白露, 林知远' }],
      credit: [{ source: 'XMP', value: '禾报' }],
      copyright: [{ source: 'XMP', value: '© 禾报' }],
      date: [{ source: 'XMP', value: '2026-03-01T08:30:00+08:00' }],
      city: [{ source: 'XMP', value: '青禾' }],
      region: [{ source: 'XMP', value: '云南' }],
      country: [{ source: 'XMP', value: '中国' }],
      location: [{ source: 'XMP', value: '北坡' }],
      alt: [{ source: 'XMP', value: '一道石埂' }],
      keywords: [{ source: 'XMP', value: '梯田, 石埂' }],
    })
  })

  it('gives the default language first and each other one by its name', () => {
    const xmp = packet(
      `<dc:description>${alt(['en-US', 'The stone wall'], ['x-default', '石埂'], ['zh-CN', '石埂'])}</dc:description>`,
    )
    expect(said(makeJpeg(4, 3, { xmp }))).toEqual({
      description: [
        { source: 'XMP', value: '石埂' },
        { source: 'XMP (en-US)', value: 'The stone wall' },
      ],
    })
  })

  it('gives places from their structures, and the position', () => {
    const xmp = packet(
      '<ext:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><ext:City>青禾</ext:City><ext:Sublocation>北坡</ext:Sublocation></rdf:li></rdf:Bag></ext:LocationCreated><ext:LocationShown><rdf:Bag><rdf:li><rdf:Description ext:City="别处" ext:CountryName="中国"/></rdf:li></rdf:Bag></ext:LocationShown>',
      'exif:GPSLatitude="31,14.453N" exif:GPSLongitude="121,28.5W"',
    )
    expect(said(makeJpeg(4, 3, { xmp }))).toEqual({
      city: [{ source: 'XMP', value: '青禾' }],
      country: [{ source: 'XMP', value: '中国' }],
      location: [{ source: 'XMP', value: '北坡' }],
      gps: [{ source: 'XMP', value: '31.240883, -121.475' }],
    })
  })

  it('is read whole where it was cut in two, whichever part comes first', () => {
    const extendedXmp = packet(`<ps:Headline>${'长'.repeat(30)}</ps:Headline>`)
    const xmp = packet(`<dc:description>${alt(['x-default', '短'])}</dc:description>`)
    expect(said(makeJpeg(4, 3, { xmp, extendedXmp }))).toEqual({
      headline: [{ source: 'XMP', value: '长'.repeat(30) }],
      description: [{ source: 'XMP', value: '短' }],
    })
  })

  it.each([
    [
      'PNG',
      'image/png',
      (xmp: string) => makePng(4, 3, false, [['iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)]]),
    ],
    [
      'packed PNG',
      'image/png',
      (xmp: string) =>
        makePng(4, 3, false, [
          ['iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0'), deflateSync(xmp)])],
        ]),
    ],
    ['WebP', 'image/webp', (xmp: string) => makeWebp({ xmp })],
    ['AVIF', 'image/avif', (xmp: string) => makeHeif({ kind: 'avif', xmp })],
    ['HEIC', 'image/heic', (xmp: string) => makeHeif({ kind: 'heic', xmp })],
    [
      'TIFF',
      'image/tiff',
      (xmp: string) => makeTiff(4, 3, { more: [{ tag: 700, type: 1, values: Buffer.from(xmp) }] }),
    ],
  ] as const)('is read from %s', (_, mediaType, make) => {
    expect(said(make(packet('<ps:Headline>石埂</ps:Headline>')), mediaType)).toMatchObject({
      headline: [{ source: 'XMP', value: '石埂' }],
    })
  })

  it('that is damaged, or would expand, says nothing and keeps nothing else out', () => {
    for (const xmp of [
      packet('<ps:Headline>石埂').slice(0, 400),
      `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${packet('<ps:Headline>&b;</ps:Headline>')}`,
      packet('<ps:a>'.repeat(5000)),
      '\0\0\0',
    ])
      expect(said(makeJpeg(4, 3, { xmp, iptc: { 105: '墙' } }))).toEqual({
        headline: [{ source: 'IPTC', value: '墙' }],
      })
  })
})

describe('IPTC-IIM', () => {
  const words = {
    105: gbk('石埂立起来'),
    120: gbk('入冬以来，梯田改造工程进入收尾阶段。'),
    80: [gbk('苏白露'), gbk('林知远')],
    90: gbk('青禾'),
  }

  it('in GBK is read where nothing says so, and where UTF-8 is claimed in vain', () => {
    for (const iptcCharset of [undefined, '\u001b%G'])
      expect(said(makeJpeg(4, 3, { iptc: words, ...(iptcCharset === undefined ? {} : { iptcCharset }) }))).toEqual({
        headline: [{ source: 'IPTC', value: '石埂立起来' }],
        description: [{ source: 'IPTC', value: '入冬以来，梯田改造工程进入收尾阶段。' }],
        creator: [{ source: 'IPTC', value: '苏白露, 林知远' }],
        city: [{ source: 'IPTC', value: '青禾' }],
      })
  })

  it('in UTF-8, declared or not, and in Latin-1 is read', () => {
    for (const iptcCharset of [undefined, '\u001b%G'])
      expect(
        said(makeJpeg(4, 3, { iptc: { 105: '石埂' }, ...(iptcCharset === undefined ? {} : { iptcCharset }) })),
      ).toEqual({ headline: [{ source: 'IPTC', value: '石埂' }] })
    const latin = Buffer.from('Le café de Zoë à Besançon', 'latin1')
    expect(said(makeJpeg(4, 3, { iptc: { 120: latin } }))).toEqual({
      description: [{ source: 'IPTC', value: 'Le café de Zoë à Besançon' }],
    })
  })

  it('joins its date and its time, as exactly as they are known', () => {
    const date = (day: string, time = ''): unknown =>
      readMetadata(makeJpeg(4, 3, { iptc: { 55: day, 60: time } }), 'image/jpeg')?.date?.[0]?.value
    expect(date('20260301', '083000+0800')).toBe('2026-03-01T08:30:00+08:00')
    expect(date('20260301', '083000')).toBe('2026-03-01T08:30:00')
    expect(date('20260301')).toBe('2026-03-01')
    expect(date('20260300')).toBe('2026-03')
    expect(date('20260000')).toBe('2026')
    expect(date('20261399')).toBeUndefined()
    expect(date('gestern')).toBeUndefined()
  })

  it('is read from TIFF, and from the profile that ImageMagick writes into PNG', () => {
    const iim = makeIim({ 105: '墙' })
    const tiff = makeTiff(4, 3, { more: [{ tag: 33_723, type: 7, values: iim }] })
    expect(said(tiff, 'image/tiff')).toEqual({ headline: [{ source: 'IPTC', value: '墙' }] })
    const hex = deflateSync(`\niptc\n${String(iim.length)}\n${iim.toString('hex')}\n`)
    const png = makePng(4, 3, false, [['zTXt', Buffer.concat([Buffer.from('Raw profile type iptc\0\0'), hex])]])
    expect(said(png, 'image/png')).toEqual({ headline: [{ source: 'IPTC', value: '墙' }] })
  })
})

describe('EXIF', () => {
  const exif = (fields: Parameters<typeof makeDirectories>[0], options: Parameters<typeof makeDirectories>[1] = {}) =>
    said(makeJpeg(4, 3, { exif: makeDirectories(fields, options) }))

  it('gives words in any encoding, and the time with its offset', () => {
    expect(
      exif([ascii(0x010e, '石埂'), { tag: 0x013b, type: 2, values: gbk('苏白露\0') }], {
        inner: { 0x8769: [ascii(0x9003, '2026:03:01 08:30:00'), ascii(0x9011, '+08:00')] },
      }),
    ).toEqual({
      description: [{ source: 'EXIF', value: '石埂' }],
      creator: [{ source: 'EXIF', value: '苏白露' }],
      date: [{ source: 'EXIF', value: '2026-03-01T08:30:00+08:00' }],
    })
  })

  it('gives the fields that Windows writes, in UTF-16', () => {
    const wide = (text: string): Uint8Array => Buffer.from(`${text}\0`, 'utf16le')
    expect(
      exif([
        { tag: 0x9c9b, type: 1, values: wide('石埂立起来') },
        { tag: 0x9c9c, type: 1, values: wide('北坡的石埂') },
        { tag: 0x9c9e, type: 1, values: wide('梯田;石埂') },
      ]),
    ).toEqual({
      title: [{ source: 'EXIF', value: '石埂立起来' }],
      description: [{ source: 'EXIF', value: '北坡的石埂' }],
      keywords: [{ source: 'EXIF', value: '梯田;石埂' }],
    })
  })

  it.each([
    ['in UTF-16 of the file’s order', 'UNICODE\0', Buffer.from('北坡的石埂', 'utf16le'), false],
    ['in UTF-16 of the big end', 'UNICODE\0', Buffer.from('北坡的石埂', 'utf16le').swap16(), true],
    ['in UTF-16 against the file’s order', 'UNICODE\0', Buffer.from('北坡的石埂', 'utf16le'), true],
    ['called ASCII', 'ASCII\0\0\0', Buffer.from('北坡的石埂'), false],
    ['of no named code, in GBK', '\0\0\0\0\0\0\0\0', Buffer.from(gbk('北坡的石埂')), false],
  ])('gives a comment %s', (_, code, text, isBig) => {
    const values = Buffer.concat([Buffer.from(code, 'latin1'), text])
    expect(exif([], { isBig, inner: { 0x8769: [{ tag: 0x9286, type: 7, values }] } })).toEqual({
      description: [{ source: 'EXIF', value: '北坡的石埂' }],
    })
  })

  it('gives the position alone under its own name', () => {
    const inner = {
      0x8825: [
        ascii(1, 'N'),
        { tag: 2, type: 5, values: [31, 14, 27.18] },
        ascii(3, 'W'),
        { tag: 4, type: 5, values: [121, 28, 30] },
      ],
    }
    expect(exif([], { inner })).toEqual({ gps: [{ source: 'EXIF', value: '31.240883, -121.475' }] })
  })

  it('says nothing where only the camera spoke', () => {
    expect(
      exif([ascii(0x010e, 'OLYMPUS DIGITAL CAMERA         '), ascii(0x013b, '   ')], {
        inner: {
          0x8769: [
            ascii(0x9003, '0000:00:00 00:00:00'),
            { tag: 0x9286, type: 7, values: Buffer.from('ASCII\0\0\0{"ae":"1/30"}') },
          ],
        },
      }),
    ).toBeUndefined()
  })

  it.each([
    ['PNG', 'image/png', (part: Uint8Array) => makePng(4, 3, false, [['eXIf', part]])],
    ['WebP', 'image/webp', (part: Uint8Array) => makeWebp({ exif: part })],
    ['AVIF', 'image/avif', (part: Uint8Array) => makeHeif({ kind: 'avif', exif: part })],
    ['HEIC', 'image/heic', (part: Uint8Array) => makeHeif({ kind: 'heic', exif: part })],
    ['TIFF', 'image/tiff', () => makeTiff(4, 3, { more: [ascii(0x010e, '石埂')] })],
  ] as const)('is read from %s', (_, mediaType, make) => {
    expect(said(make(makeDirectories([ascii(0x010e, '石埂')])), mediaType)).toEqual({
      description: [{ source: 'EXIF', value: '石埂' }],
    })
  })
})

describe('several standards', () => {
  it('are all kept, XMP before IPTC before EXIF', () => {
    const bytes = makeJpeg(4, 3, {
      xmp: packet(`<dc:description>${alt(['x-default', 'one'])}</dc:description>`),
      iptc: { 120: 'two' },
      exif: makeDirectories([ascii(0x010e, 'three')]),
    })
    expect(said(bytes)).toEqual({
      description: [
        { source: 'XMP', value: 'one' },
        { source: 'IPTC', value: 'two' },
        { source: 'EXIF', value: 'three' },
      ],
    })
  })

  it('are read from a PNG’s own texts', () => {
    const texts = [
      ['tEXt', Buffer.from('Author\0Su Bailu')],
      ['iTXt', Buffer.from('Description\0\0\0zh\0\0北坡的石埂')],
      ['zTXt', Buffer.concat([Buffer.from('Copyright\0\0'), deflateSync('2026')])],
    ] as const
    expect(said(makePng(4, 3, false, texts), 'image/png')).toEqual({
      description: [{ source: 'PNG', value: '北坡的石埂' }],
      creator: [{ source: 'PNG', value: 'Su Bailu' }],
      copyright: [{ source: 'PNG', value: '2026' }],
    })
  })
})
