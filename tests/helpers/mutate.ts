import { drawing, makeDocx, paragraph, run } from './make-docx.ts'
import { makeArchive } from './make-archive.ts'
import { makeHeif, makeWebp } from './make-heif.ts'
import { makeGif, makeJpeg, makePng } from './make-pictures.ts'
import { makeDirectories, makeTiff } from './make-tiff.ts'

/** A small generator of the same numbers every time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Bits turned, pieces cut out, doubled, moved, ends cut off. */
export function mutate(seed: Uint8Array, next: () => number): Uint8Array {
  let bytes = Buffer.from(seed)
  const place = (): number => Math.floor(next() * bytes.length)
  for (let times = 1 + Math.floor(next() * 6); times > 0 && bytes.length > 8; times -= 1) {
    const at = place()
    const length = 1 + Math.floor(next() * 40)
    const kind = Math.floor(next() * 6)
    if (kind === 0) bytes.writeUInt8(Math.floor(next() * 256), at)
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    else if (kind === 3) bytes = bytes.subarray(0, Math.max(8, at))
    else if (kind === 4) bytes.fill(Math.floor(next() * 256), at, Math.min(bytes.length, at + length))
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from('<![CDATA[&#0;%PDF{"a":[['), bytes.subarray(at)])
  }
  return new Uint8Array(bytes)
}

const text =
  '石埂立起来\n本报记者 林知远\n入冬以来，青禾镇的梯田改造工程进入收尾阶段，施工队员每天清早上山。\n责任编辑：高远\n'
const encoder = new TextEncoder()
const PACKET =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">石埂</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>'
const EXIF = makeDirectories([{ tag: 0x010e, type: 2, values: 'wall' }], {
  inner: { 0x8769: [{ tag: 0x9286, type: 7, values: Buffer.from('UNICODE\0w\0a\0', 'latin1') }] },
})
/** One sound file of each format, by the name it comes under. */
export const SEEDS: Readonly<Record<string, Uint8Array>> = {
  'a.txt': encoder.encode(text.repeat(5)),
  'a.md': encoder.encode(
    '# 题\n\n![a](a.png)\n\n- 甲\n  - 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> 引\n\n```\nx\n```\n<figure><img src="a.png"><figcaption>图</figcaption></figure>\n',
  ),
  'a.html': encoder.encode(
    `<!doctype html><html><head><meta charset=utf-8><title>题_站</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"题"}</script></head><body><nav><a href=a>1</a></nav><h1>题</h1><table><tr><td>1<td>2</table><figure><img src="data:image/png;base64,${Buffer.from(makePng(2, 2)).toString('base64')}"><figcaption>图</figcaption></figure>${`<p>${text}</p>`.repeat(6)}<ul><li>a</ul></body>`,
  ),
  'a.docx': makeDocx({
    styles: '<w:style w:styleId="C"><w:name w:val="caption"/></w:style>',
    comments: `<w:comment w:id="1" w:author="a"><w:p>${run('c')}</w:p></w:comment>`,
    pictures: { 'a.png': makePng(2, 2) },
    body: `${paragraph('题')}<w:p><w:commentRangeStart w:id="1"/>${run(text)}<w:commentRangeEnd w:id="1"/><w:ins w:author="b">${run('x')}</w:ins></w:p><w:p>${drawing('a.png', 'alt')}</w:p>${paragraph('图', 'C')}`,
  }),
  'a.jpg': makeJpeg(40, 30, {
    orientation: 6,
    description: 'wall',
    iptc: { 80: 'a', 120: 'b' },
    xmp: '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
  }),
  'a.png': makePng(40, 30),
  'a.zip': makeArchive([
    { name: 'a.txt', data: text },
    { name: 'b.png', data: makePng(2, 2) },
  ]),
  'b.zip': makeArchive([
    { name: '甲/稿.txt', data: text },
    { name: '甲/图1.png', data: makePng(2, 2) },
    { name: '乙/稿.md', data: `# 题\n\n${text}` },
  ]),
  'a.gif': makeGif(4, 3),
  'a.tif': makeTiff(24, 16, { compression: 5, predictor: 2, rowsPerStrip: 5, orientation: 6 }),
  'b.tif': makeTiff(24, 16, { compression: 8, tile: 16, bits: 16, isBig: true }),
  'a.heic': makeHeif({ kind: 'heic', turns: 1, exif: EXIF, xmp: PACKET }),
  'a.avif': makeHeif({ kind: 'avif', exif: EXIF, xmp: PACKET }),
  'a.webp': makeWebp({ exif: EXIF, xmp: PACKET }),
  'a.svg': encoder.encode(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><desc>x</desc><rect width="4" height="3"/></svg>',
  ),
  'a.xml': encoder.encode(
    '<article article-type="x"><front><article-meta><title-group><article-title>t</article-title></title-group></article-meta></front><body><sec><title>s</title><p>p &amp; q</p></sec></body></article>',
  ),
  'a.json': encoder.encode(
    '{"uri":"x","headlines":[{"value":"t"}],"bodies":[{"contentType":"text/html","value":"<p>a</p>"}],"associations":[{"renditions":[{"href":"a.png"}]}]}',
  ),
  'a.mhtml': encoder.encode(
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n',
  ),
}
