import { ImportFailure } from '../../process/failure.ts'
import { decodeBytes, guessEncoding } from '../../encoding/encoding.ts'
import { CensusTaker } from '../census-taker.ts'
import { wordsOfMarkup } from '../html/page-census.ts'
import { readPage } from '../html/read-page.ts'
import { LIMITS } from '../../process/limits.ts'
import { PictureList } from '../picture-list.ts'
import type { FormatReader } from '../format-reader.ts'
import { declaredCharset } from '../../encoding/declared.ts'

interface Part {
  readonly type: string
  readonly charset: string | undefined
  readonly location: string
  readonly id: string
  readonly body: Uint8Array
}

const MAX_PARTS = LIMITS.archiveEntries

/** A page that a browser saved as one file (RFC 2557): the first HTML part, its pictures from the other parts. */
export const read: FormatReader = ({ bytes }) => {
  // Latin-1 keeps every byte; bodies are decoded one by one.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const parts = splitParts(text)
  const page =
    parts.find((part) => part.type === 'text/html') ?? parts.find((part) => part.type === 'application/xhtml+xml')
  if (page === undefined) throw new ImportFailure('parse-failed', { detail: 'MHTML' })
  const encoding = guessEncoding(page.body, page.charset ?? declaredCharset(page.body)).encoding
  const html = decodeBytes(page.body, encoding)
  const byAddress = new Map<string, Uint8Array>()
  for (const part of parts) {
    if (!part.type.startsWith('image/')) continue
    for (const address of [part.location, part.id === '' ? '' : `cid:${part.id}`])
      if (address !== '') byAddress.set(address, part.body)
  }
  const list = new PictureList((address) => byAddress.get(address) ?? byAddress.get(resolve(address, page.location)))
  const taker = new CensusTaker()
  const read = readPage(html, list)
  taker.addPart(read.census)
  for (const part of parts) if (part !== page) leavePart(part, taker)
  return { ...read, census: taker.census, encoding, list }
}

/** A frame is a page of its own beside the one that is read; a plain text says the same as that. */
function leavePart({ type, charset, body }: Part, taker: CensusTaker): void {
  if (type !== 'text/plain' && type !== 'text/html' && type !== 'application/xhtml+xml') return
  const text = decodeBytes(body, guessEncoding(body, charset ?? declaredCharset(body)).encoding)
  if (type === 'text/plain') taker.leave('repeated', text)
  else taker.leave('embedded', wordsOfMarkup(text))
}

/** The address of a part as the page would look it up; only a name to compare, it is never opened. */
function resolve(address: string, base: string): string {
  try {
    return new URL(address, base).href
  } catch {
    return address
  }
}

function splitParts(text: string): readonly Part[] {
  const head = splitHead(text)
  const mark = boundaryOf(head.headers.get('content-type') ?? '')
  // A page alone is its own only part.
  return mark === undefined ? [readPart(text)] : splitAt(mark, text, 0)
}

/** Parts between the boundaries; mail programs put the page and its plain text into a part of parts. */
function splitAt(mark: string, text: string, depth: number): readonly Part[] {
  const pieces = text.split(`--${mark}`).slice(1)
  if (pieces.length > MAX_PARTS || depth > 4) throw new ImportFailure('parse-limit', { detail: 'entries' })
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => {
      const { headers, body } = splitHead(piece.replace(/^[ \t]*\r?\n/u, ''))
      const inner = boundaryOf(headers.get('content-type') ?? '')
      return inner === undefined || inner === mark ? [readPart(piece)] : splitAt(inner, body, depth + 1)
    })
}

function boundaryOf(type: string): string | undefined {
  const boundary = /^\s*multipart\/[^]*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/iu.exec(type)
  return boundary?.[1] ?? boundary?.[2]
}

function readPart(piece: string): Part {
  const { headers, body } = splitHead(piece.replace(/^[ \t]*\r?\n/u, ''))
  const type = headers.get('content-type') ?? 'text/plain'
  return {
    type: type.replace(/;.*$/su, '').trim().toLowerCase(),
    charset: /charset\s*=\s*"?([\w.-]+)/iu.exec(type)?.[1],
    location: (headers.get('content-location') ?? '').replace(/\s+/gu, ''),
    id: (headers.get('content-id') ?? '').replace(/^<|>$/gu, ''),
    body: decodeBody(body, (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()),
  }
}

function splitHead(text: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/u.exec(text)
  const head = end === null ? text : text.slice(0, end.index)
  const headers = new Map<string, string>()
  // A line that begins with a space goes on with the header before it (RFC 5322, 2.2.3).
  for (const line of head
    .slice(0, 65_536)
    .replace(/\r?\n[ \t]+/gu, ' ')
    .split(/\r?\n/u)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end === null ? '' : text.slice(end.index + end[0].length) }
}

function decodeBody(body: string, transfer: string): Uint8Array {
  if (transfer === 'base64') return new Uint8Array(Buffer.from(body.replace(/[^A-Za-z0-9+/=]/gu, ''), 'base64'))
  if (transfer !== 'quoted-printable') return new Uint8Array(Buffer.from(body, 'latin1'))
  const joined = body.replace(/=[ \t]*\r?\n/gu, '')
  return new Uint8Array(
    Buffer.from(
      joined.replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    ),
  )
}
