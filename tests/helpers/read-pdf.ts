import { inflateSync } from 'node:zlib'

/** A page of a PDF as a reader finds it: its words in the order in which they are drawn, and the colours of what is filled or drawn. */
export interface PdfPage {
  readonly text: string
  readonly colours: ReadonlySet<string>
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: string | undefined
}

/**
 * Reads the words of a PDF by the letters of the format (ISO 32000-1): objects, the tree of pages, content streams, and each
 * font's own table of what its glyphs mean. It knows what Chromium writes, and throws where something else stands.
 */
export function readPdf(bytes: Uint8Array): readonly PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const root = [...objects.values()].find(({ dictionary }) => /\/Type\s*\/Catalog/u.test(dictionary))
  const pages = root === undefined ? [] : pagesUnder(objects, refOf(root.dictionary, 'Pages'))
  if (pages.length === 0) throw new Error('no pages are found in the PDF')
  const fonts = new Map<string, Glyphs>()
  return pages.map((page) => readPage(objects, page, fonts))
}

function objectsOf(pdf: string): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  const start = /(\d+) 0 obj\s/gu
  for (let match = start.exec(pdf); match !== null; match = start.exec(pdf)) {
    const from = match.index + match[0].length
    const end = pdf.indexOf('endobj', from)
    const body = pdf.indexOf('stream', from)
    if (body === -1 || body > end) {
      objects.set(match[1] ?? '', { dictionary: pdf.slice(from, end), stream: undefined })
      continue
    }
    const dictionary = pdf.slice(from, body)
    const data = body + (pdf.startsWith('stream\r\n', body) ? 8 : 7)
    const length = Number(/\/Length (\d+)(?! \d+ R)/u.exec(dictionary)?.[1])
    if (Number.isNaN(length)) throw new Error('a stream of the PDF has no length of its own')
    objects.set(match[1] ?? '', { dictionary, stream: pdf.slice(data, data + length) })
    start.lastIndex = data + length
  }
  return objects
}

const refOf = (dictionary: string, key: string): string =>
  new RegExp(`/${key}\\s+(\\d+) 0 R`, 'u').exec(dictionary)?.[1] ?? ''

function pagesUnder(objects: ReadonlyMap<string, PdfObject>, id: string): readonly PdfObject[] {
  const node = objects.get(id)
  if (node === undefined) return []
  const kids = /\/Kids\s*\[([^\]]*)\]/u.exec(node.dictionary)?.[1]
  if (kids === undefined) return [node]
  return [...kids.matchAll(/(\d+) 0 R/gu)].flatMap((kid) => pagesUnder(objects, kid[1] ?? ''))
}

function inflated({ dictionary, stream = '' }: PdfObject): string {
  const bytes = Buffer.from(stream, 'latin1')
  return (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** What the codes of a font mean, and of how many bytes each is. */
interface Glyphs {
  readonly width: number
  readonly words: ReadonlyMap<string, string>
}

function glyphsOf(objects: ReadonlyMap<string, PdfObject>, font: string): Glyphs {
  const dictionary = objects.get(font)?.dictionary ?? ''
  const map = objects.get(refOf(dictionary, 'ToUnicode'))
  if (map === undefined) throw new Error(`font ${font} does not say what its glyphs mean`)
  const table = inflated(map)
  const words = new Map<string, string>()
  const wordsAt = (hex: string, add = 0): string => {
    const units = hex.match(/.{4}/gu)?.map((unit) => parseInt(unit, 16)) ?? []
    return String.fromCharCode(...units.map((unit, at) => (at === units.length - 1 ? unit + add : unit)))
  }
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, code = '', word = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
      words.set(code.toUpperCase(), wordsAt(word))
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, first = '', last = '', word = ''] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu,
    ))
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code += 1)
        words.set(
          code.toString(16).padStart(first.length, '0').toUpperCase(),
          wordsAt(word, code - parseInt(first, 16)),
        )
  return { width: (/begincodespacerange\s*<([0-9A-F]+)>/iu.exec(table)?.[1]?.length ?? 4) / 2, words }
}

const STRING = String.raw`<[0-9A-Fa-f]*>|\((?:\\[\s\S]|[^\\()])*\)`
const OPERATION = new RegExp(
  String.raw`/(\S+) [\d.]+ Tf|(${STRING}|\[(?:${STRING}|[^\]])*\])\s*T[jJ]|((?:[\d.]+ ){3})(?:rg|RG)\b`,
  'gu',
)

function readPage(objects: ReadonlyMap<string, PdfObject>, page: PdfObject, known: Map<string, Glyphs>): PdfPage {
  const contents = objects.get(refOf(page.dictionary, 'Contents'))
  if (contents === undefined) throw new Error('a page of the PDF has nothing on it')
  const resources = objects.get(refOf(page.dictionary, 'Resources'))?.dictionary ?? page.dictionary
  const colours = new Set<string>()
  let text = ''
  let glyphs: Glyphs | undefined
  for (const [, font, shown, colour] of inflated(contents).matchAll(OPERATION)) {
    if (font !== undefined) {
      const id = refOf(resources, font)
      glyphs = known.get(id) ?? glyphsOf(objects, id)
      known.set(id, glyphs)
    } else if (colour !== undefined) colours.add(colour.trim())
    else if (glyphs !== undefined) text += wordsOf(shown ?? '', glyphs)
  }
  return { text, colours }
}

function wordsOf(shown: string, { width, words }: Glyphs): string {
  return [...shown.matchAll(new RegExp(STRING, 'gu'))]
    .map(([string]) => {
      const codes = hexOf(string).match(new RegExp(`.{${String(width * 2)}}`, 'gu')) ?? []
      return codes.map((code) => words.get(code) ?? '\uFFFD').join('')
    })
    .join('')
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function hexOf(string: string): string {
  if (string.startsWith('<')) return string.slice(1, -1).toUpperCase()
  const bytes = string
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/gu, (_, sign: string) =>
      /^[0-7]/u.test(sign) ? String.fromCharCode(parseInt(sign, 8)) : (ESCAPED[sign] ?? sign),
    )
  return Buffer.from(bytes, 'latin1').toString('hex').toUpperCase()
}
