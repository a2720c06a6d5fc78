import { deflateSync } from 'node:zlib'
import { makeArchive } from './make-archive.ts'
import { paragraph } from './make-docx.ts'
import { makeHeif } from './make-heif.ts'
import { makeJpeg, makePng } from './make-pictures.ts'
import { makeTiff } from './make-tiff.ts'

const MB = 1024 * 1024
const types = { name: '[Content_Types].xml', data: '<Types/>' }
const document = (xml: string): Uint8Array => makeArchive([types, { name: 'word/document.xml', data: xml }])
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** The bombs of reliability.md R10, made here and never stored. */
export const BOMBS: readonly (readonly [
  name: string,
  make: () => Uint8Array | string,
  fileName: string,
  code: string,
])[] = [
  ['a part that inflates without end', () => document('<a>'.padEnd(26 * MB)), 'a.docx', 'parse-limit'],
  [
    'a part whose header lies about its size',
    () => makeArchive([types, { name: 'word/document.xml', data: ' '.repeat(26 * MB), claimedSize: 100 }]),
    'a.docx',
    'parse-limit',
  ],
  [
    'more entries than an article has',
    () => makeArchive(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}.txt`, data: 'x' }))),
    'a.zip',
    'parse-limit',
  ],
  [
    'entries that share their bytes',
    () =>
      makeArchive([types, { name: 'word/document.xml', data: paragraph('x') }, { name: 'b', data: 'y', offset: 0 }]),
    'a.docx',
    'parse-limit',
  ],
  [
    'an archive in an archive',
    () => makeArchive([{ name: 'a.docx', data: makeArchive([{ name: 'b.txt', data: 'x' }]) }]),
    'a.zip',
    'archive-nested',
  ],
  [
    'pictures that inflate beyond all together',
    () => {
      const zeros = new Uint8Array(45 * MB)
      return makeArchive([
        { name: 'a.txt', data: 'x' },
        ...Array.from({ length: 5 }, (_, index) => ({ name: `${index}.png`, data: zeros })),
      ])
    },
    'a.zip',
    'parse-limit',
  ],
  [
    '400,000 paragraphs',
    () => document(`<w:document ${W}><w:body>${'<w:p/>'.repeat(400_000)}</w:body></w:document>`),
    'a.docx',
    'parse-limit',
  ],
  [
    'tables in tables',
    () => document(`<w:document ${W}><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(5000)}</w:body></w:document>`),
    'a.docx',
    'parse-limit',
  ],
  [
    'a billion laughs',
    () => document('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'),
    'a.docx',
    'parse-failed',
  ],
  ['elements in elements of a page', () => `<body>${'<b><div>'.repeat(50_000)}`, 'a.html', 'file-empty'],
  ['quotations in quotations of Markdown', () => `# a\n\n# b\n\n${'>'.repeat(3000)} x`, 'a.md', 'parse-limit'],
  ['a picture of 1.6 gigapixels', () => makePng(40_000, 40_000, true), 'a.png', 'picture-too-large'],
  [
    'elements in elements of JATS',
    () => `<article article-type="x"><front><article-meta/></front><body>${'<sec>'.repeat(5000)}`,
    'a.xml',
    'parse-limit',
  ],
  ['a TIFF of a gigapixel', () => makeTiff(1, 40_000, { claimedWidth: 40_000 }), 'a.tif', 'picture-too-large'],
  ['a HEIC of a gigapixel', () => makeHeif({ kind: 'heic', claimed: [40_000, 40_000] }), 'a.heic', 'picture-too-large'],
  [
    'an AVIF of a gigapixel, most of it cut away',
    () => makeHeif({ kind: 'avif', claimed: [40_000, 40_000], cut: [64, 48] }),
    'a.avif',
    'picture-too-large',
  ],
  [
    'a GIF larger than any',
    () => Buffer.from('474946383961ffffffff800000000000000000', 'hex'),
    'a.gif',
    'picture-too-large',
  ],
  [
    'a billion laughs in a drawing',
    () => '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    'a.svg',
    'picture-invalid',
  ],
  [
    'a billion laughs in JATS',
    () =>
      '<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><article article-type="x"><front><article-meta/></front><body><p>&b;</p></body></article>',
    'a.xml',
    'parse-failed',
  ],
  [
    'messages in messages of MHTML',
    () => {
      const part = (depth: number): string =>
        `Content-Type: multipart/related; boundary="b${String(depth)}"\r\n\r\n--b${String(depth)}\r\n`
      return `MIME-Version: 1.0\r\n${Array.from({ length: 20_000 }, (_, depth) => part(depth)).join('')}`
    },
    'a.mhtml',
    'parse-limit',
  ],
]

/** Bombs in what a picture says of itself: the picture opens, and they say nothing. */
export const QUIET_BOMBS: readonly (readonly [name: string, make: () => Uint8Array, fileName: string])[] = [
  ['XMP of elements in elements', () => makeJpeg(4, 3, { extendedXmp: '<a>'.repeat(40_000) }), 'a.jpg'],
  [
    'a billion laughs in XMP',
    () => makeJpeg(4, 3, { xmp: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>' }),
    'a.jpg',
  ],
  [
    'a text of PNG that inflates without end',
    () =>
      makePng(4, 3, false, [
        ['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(new Uint8Array(200 * MB))])],
      ]),
    'a.png',
  ],
]
