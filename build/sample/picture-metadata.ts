// Writes what a picture desk writes into a JPEG: IPTC core fields, as XMP and as IIM.
// Sources: XMP specification part 3 (JPEG APP1), IPTC Photo Metadata 2023.1, IPTC IIM 4.2.
export type PictureMetadata = {
  readonly headline: string
  readonly description: string
  readonly creator: string
  readonly credit: string
  /** ISO 8601, as exact as the camera knew it. */
  readonly dateCreated: string
  readonly city: string
  /** Empty where the picture desk left it open. */
  readonly country: string
  /** Of the description: a BCP 47 tag. */
  readonly language: string
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The XMP packet of one picture. */
export function xmpPacket(m: PictureMetadata): string {
  const alt = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>` +
    `<rdf:li xml:lang="${m.language}">${escapeXml(text)}</rdf:li></rdf:Alt>`
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<dc:description>${alt(m.description)}</dc:description>`,
    `<dc:creator><rdf:Seq><rdf:li>${escapeXml(m.creator)}</rdf:li></rdf:Seq></dc:creator>`,
    `<photoshop:Headline>${escapeXml(m.headline)}</photoshop:Headline>`,
    `<photoshop:Credit>${escapeXml(m.credit)}</photoshop:Credit>`,
    `<photoshop:DateCreated>${m.dateCreated}</photoshop:DateCreated>`,
    `<photoshop:City>${escapeXml(m.city)}</photoshop:City>`,
    ...(m.country === '' ? [] : [`<photoshop:Country>${escapeXml(m.country)}</photoshop:Country>`]),
    `<xmp:CreateDate>${m.dateCreated}</xmp:CreateDate>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

function jpegSegment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  // The length counts itself, not the marker.
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function iimDataset(record: number, dataset: number, value: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, dataset, 0, 0])
  head.writeUInt16BE(value.length, 3)
  return Buffer.concat([head, value])
}

function iim(m: PictureMetadata): Buffer {
  const digits = m.dateCreated.replace(/\D/g, '')
  const text = (dataset: number, value: string): Buffer => iimDataset(2, dataset, Buffer.from(value, 'utf8'))
  const records = Buffer.concat([
    iimDataset(1, 90, Buffer.from([0x1b, 0x25, 0x47])), // says: UTF-8 from here on
    iimDataset(2, 0, Buffer.from([0, 4])),
    text(55, digits.slice(0, 8)),
    text(80, m.creator),
    text(90, m.city),
    ...(m.country === '' ? [] : [text(101, m.country)]),
    text(105, m.headline),
    text(110, m.credit),
    text(120, m.description),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(records.length)
  const padding = Buffer.alloc(records.length % 2)
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from([0x38, 0x42, 0x49, 0x4d, 0x04, 0x04, 0, 0]),
    size,
    records,
    padding,
  ])
}

/** A JPEG with XMP (APP1) and IIM (APP13) behind its JFIF header. */
export function describeJpeg(bytes: Uint8Array, m: PictureMetadata): Uint8Array {
  const jpeg = Buffer.from(bytes)
  if (jpeg.readUInt16BE(0) !== 0xffd8) throw new Error('not a JPEG')
  // JFIF asks to be the first segment, so ours go after it where it is there.
  const after = jpeg.readUInt16BE(2) === 0xffe0 ? 4 + jpeg.readUInt16BE(4) : 2
  const xmp = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), Buffer.from(xmpPacket(m), 'utf8')])
  return Buffer.concat([jpeg.subarray(0, after), jpegSegment(0xe1, xmp), jpegSegment(0xed, iim(m)), jpeg.subarray(after)])
}
