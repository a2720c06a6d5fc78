import { decodeBytes, guessEncoding } from '../encoding/encoding.ts'
import { ImportFailure } from '../process/failure.ts'
import binary from './data/binary-signatures.json' with { type: 'json' }
import { measurePicture } from '../picture/measure.ts'

/** What the bytes are, before they are read; `text` still has to be told from its markup once it is decoded. */
export type ByteKind = 'zip' | 'picture' | 'text'

const SIGNATURES: readonly (readonly [format: string, ...bytes: readonly number[]])[] = [
  ['PDF', 0x25, 0x50, 0x44, 0x46],
  ['RTF', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['RAR', 0x52, 0x61, 0x72, 0x21],
  ['7Z', 0x37, 0x7a, 0xbc, 0xaf],
  ['GZIP', 0x1f, 0x8b, 0x08],
]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const SAMPLE = 65_536
/** Share of control characters in a text of single bytes, and of characters that do not exist in one of UTF-16. */
const MOST_CONTROLS = 0.03
const MOST_UNASSIGNED = 0.02
const UNWRITTEN = /[\u0000-\u0008\u000E-\u001A]/u
const UNASSIGNED = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFD\p{Cn}\p{Co}\p{Cs}]/gu

/**
 * Tells by the first bytes what a file is. Throws file-empty, file-binary, or file-unsupported for the formats that
 * are known and not read (the message says what to do).
 */
export function detectBytes(bytes: Uint8Array, fileName: string): ByteKind {
  if (bytes.byteLength === 0) throw new ImportFailure('file-empty', { file: fileName })
  const starts = (...values: readonly number[]): boolean => values.every((value, index) => bytes[index] === value)
  for (const [format, ...signature] of SIGNATURES) {
    if (starts(...signature)) throw new ImportFailure('file-unsupported', { file: fileName, format })
  }
  // Word's old format, WPS's own, and other Office files share one container.
  if (starts(...COMPOUND))
    throw new ImportFailure('file-unsupported', {
      file: fileName,
      format: /\.(\w{1,4})$/u.exec(fileName)?.[1]?.toUpperCase() ?? 'DOC',
    })
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (measurePicture(bytes) !== undefined || isNamedPicture(bytes)) return 'picture'
  if (isProgram(bytes) || isBinary(bytes.subarray(0, SAMPLE)))
    throw new ImportFailure('file-binary', { file: fileName })
  return 'text'
}

/**
 * Whether the first bytes are those of a program, a packed file, a database, a font, sound or film. Signatures are
 * Latin-1; one of plain letters, which a text may begin with too, counts only where a control character follows.
 */
function isProgram(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  const isNamed = binary.signatures.some((signature) => head.startsWith(signature))
  const isLettered = binary.lettered.some((signature) => head.startsWith(signature))
  return isNamed || (isLettered && UNWRITTEN.test(head)) || /^[^]{4}ftyp/u.test(head) || isTape(bytes)
}

/** A TAR names itself after its first file's name and facts. */
function isTape(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar' && bytes.subarray(0, 257).includes(0)
}

/** A picture's signature with a broken header behind it: opened as a picture, and refused as one. */
function isNamedPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  return (
    // A drawing whose DOCTYPE declares entities is no text either.
    /^\s*(?:<\?xml[^>]*>)?\s*<!DOCTYPE\s+svg/iu.test(String.fromCharCode(...bytes.subarray(0, 400))) ||
    head.startsWith('\u0089PNG') ||
    head.startsWith('\u00ff\u00d8\u00ff') ||
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  )
}

/**
 * Control characters that no text has. Zeros are halves of characters in UTF-16: then the characters that come of
 * them tell, because any bytes at all can be read as UTF-16.
 */
function isBinary(sample: Uint8Array): boolean {
  let zeros = 0
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) zeros += 1
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls += 1
  }
  if (zeros === 0 && controls <= sample.length * MOST_CONTROLS) return false
  const { encoding } = guessEncoding(sample)
  if (!encoding.startsWith('utf-16') && !encoding.startsWith('utf-32')) return true
  const text = decodeBytes(sample.subarray(0, sample.length & ~3), encoding)
  return (text.match(UNASSIGNED)?.length ?? 0) > text.length * MOST_UNASSIGNED
}

/** The markup of a text that has been decoded. */
export type TextKind = 'text' | 'markdown' | 'html' | 'mhtml' | 'jats' | 'ninjs' | 'xml'

const HTML =
  /^(?:<!doctype\s+html|<html[\s>]|<(?:head|body|article|div|p|h[1-6]|figure|section|main|table|span|meta|title)(?:\s[^<>]*)?>)/iu
const JATS = /<article(?=[\s>])[^>]*>|<!DOCTYPE\s+article\s+PUBLIC\s+"[^"]*JATS/iu
const JATS_INSIDE = /<(?:front|article-meta|journal-meta|body)(?=[\s>])/u
const MHTML =
  /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,30}?(?:content-type:\s*multipart\/related|mime-version:)/iu
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/iu

/** Tells the markup by the text's own beginning; the file's name only where a text could be either. */
export function detectMarkup(text: string, fileName: string): TextKind {
  const head = text.slice(0, 20_000).trimStart()
  if (head.startsWith('<')) {
    const start = head.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)+/u, '')
    // What begins as a page is one; an <article> further on, and the name space of a drawing, make it no journal's.
    if (HTML.test(start) && !/^<article/iu.test(start)) return 'html'
    if (
      /^<!DOCTYPE\s+article/iu.test(start) ||
      (JATS.test(start.slice(0, 600)) &&
        JATS_INSIDE.test(head) &&
        /xmlns|dtd-version|article-type|<article-meta|<journal-meta/u.test(head))
    )
      return 'jats'
    if (HTML.test(start)) return 'html'
    if (/^<\?xml/iu.test(head)) return 'xml'
  }
  if (MHTML.test(head.slice(0, 4000)) && /multipart\/related/iu.test(head.slice(0, 8000))) return 'mhtml'
  if (head.startsWith('{') && isNinjs(text)) return 'ninjs'
  if (
    head.startsWith('<') &&
    /<html[\s>]|<body[\s>]|<\/(?:p|div|figure|[uo]l|h[1-6]|table|span|b|strong|a)>/iu.test(head)
  )
    return 'html'
  return MARKDOWN_NAME.test(fileName) || looksLikeMarkdown(head) ? 'markdown' : 'text'
}

function isNinjs(text: string): boolean {
  return (
    /"(?:uri|standard|pubstatus|body_html|body_text|bodies|headlines)"\s*:/iu.test(text.slice(0, 20_000)) &&
    text.trimEnd().endsWith('}')
  )
}

/** Several marks that only Markdown has, one of them a heading, a picture or a link. */
function looksLikeMarkdown(head: string): boolean {
  const headings = head.match(/^#{1,6}[ \t]+\S/gmu)?.length ?? 0
  const images = head.match(/!\[[^\]\n]*\]\([^)\n]+\)/gu)?.length ?? 0
  const links = head.match(/(?<!!)\[[^\]\n]+\]\([^)\s\n]+\)/gu)?.length ?? 0
  const bold = head.match(/\*\*[^*\n]+\*\*/gu)?.length ?? 0
  const rules = head.match(/^(?:```|\|?(?:\s*:?-{3,}:?\s*\|)+)/gmu)?.length ?? 0
  return headings * 2 + images * 3 + links * 2 + bold + rules * 2 >= 3
}
