import { isAscii as isAsciiOnly, isUtf8 as isUtf8Only } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeHz, decodeIso2022Kr, escapedEncoding } from './escaped.ts'
import { isDoubleByte } from './double-byte.ts'
import { scoreText } from './score.ts'
import { countUtf8, isDamagedUtf8 } from './utf8.ts'

/** What the bytes of a text most likely are. */
export interface EncodingGuess {
  /** A name of {@link ENCODINGS}. */
  readonly encoding: string
  /** 0 to 1. */
  readonly confidence: number
  /** False where the editor should be asked. */
  readonly isSure: boolean
  readonly alternatives: readonly { readonly encoding: string; readonly score: number; readonly sample: string }[]
}

/** Encodings that are guessed and offered, the commonest on a Chinese desk first (names of the WHATWG Encoding Standard). */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-1258',
]

/** Encodings of one byte a character; text of two bytes a character is none of them, whatever it looks like. */
const ALPHABETS: readonly string[] = ENCODINGS.filter((encoding) => /^(?:windows|iso-8859|koi8)/u.test(encoding))

const SAMPLE_BYTES = 65_536
/** So few bytes belie no mark. */
const LEAST_BELYING = 16
/** UTF-16 holds more zeros than this, a text into which a few have come fewer. */
const FEW_ZEROS = 0.02
const SAMPLE_CHARACTERS = 80
/** Characters of the sample that a rival must stay behind by before the guess is called sure. */
const SURE_MARGIN = 0.12

/**
 * Guesses the encoding of `bytes`: byte-order mark, strict UTF-8, UTF-16 by its pattern, then `declared`
 * (a charset named in the file) and the others by what they make of the bytes.
 */
export function guessEncoding(bytes: Uint8Array, declared?: string): EncodingGuess {
  const mark = byteOrderMark(bytes)
  if (mark !== undefined)
    return isBelied(bytes, mark) ? guessEncoding(bytes.subarray(mark.length), declared) : sure(mark.encoding)
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  if (isAscii(bytes)) return sure(escapedEncoding(Buffer.from(sample).toString('latin1')) ?? 'utf-8')
  if (isUtf8(bytes)) return sure('utf-8')
  // Control characters are no part of what tells an encoding; a few of them in a text are damage.
  if (!sample.includes(0) || zeroShare(sample) < FEW_ZEROS) {
    const without = sample.filter((byte) => byte !== 0)
    if (without.length < sample.length && isAscii(without)) return { ...sure('utf-8'), confidence: 0.9 }
    if (isDamagedUtf8(countUtf8(without))) return { ...sure('utf-8'), confidence: 0.9 }
  }
  const utf32 = utf32Pattern(sample)
  if (utf32 !== undefined) return sure(utf32)
  const utf16 = utf16Pattern(sample)
  if (utf16 !== undefined) return sure(utf16)
  const named = declared === undefined ? undefined : canonicalName(declared)
  const isWide = isDoubleByte(sample)
  const scored = ENCODINGS.filter((encoding) => !encoding.startsWith('utf-16'))
    .filter((encoding) => !isWide || !ALPHABETS.includes(encoding))
    .map((encoding) => {
      const text = decodeSample(sample, encoding)
      return { encoding, score: scoreText(text, encoding) + (encoding === named ? 0.05 : 0), text }
    })
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  if (best === undefined) throw new Error('no encoding to guess from')
  const rival = scored[1]?.score ?? 0
  return {
    encoding: best.encoding,
    confidence: Math.max(0, Math.min(1, best.score)),
    isSure: best.score > 0.6 && best.score - rival > SURE_MARGIN,
    alternatives: scored
      .filter(({ encoding }, index) => index < 6 || encoding === 'utf-8')
      .map(({ encoding, score, text }) => ({
        encoding,
        score: Math.max(0, Math.min(1, score)),
        sample: sampleOf(text),
      })),
  }
}

/** Text of `bytes` in `encoding`, without a byte-order mark, its own or another's; bytes that mean nothing become U+FFFD. Throws RangeError on an unknown name. */
export function decodeBytes(given: Uint8Array, encoding: string): string {
  const mark = byteOrderMark(given)
  const bytes = mark === undefined || mark.encoding === encoding ? given : given.subarray(mark.length)
  // What is whole needs no decoder that mends: this is the usual case, and the quicker way.
  if (encoding === 'utf-8' && isUtf8Only(bytes))
    return asBuffer(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
  if (encoding.startsWith('utf-32')) return iconv.decode(asBuffer(bytes), encoding).replace(/^\uFEFF/, '')
  if ((encoding.startsWith('utf-') && encoding !== 'utf-7') || encoding === 'iso-2022-jp')
    return new TextDecoder(encoding).decode(bytes)
  if (encoding === 'iso-2022-kr') return decodeIso2022Kr(asBuffer(bytes).toString('latin1'))
  if (encoding === 'utf-7') return iconv.decode(asBuffer(bytes), encoding)
  if (encoding === 'hz-gb-2312') return decodeHz(asBuffer(bytes).toString('latin1'))
  if (!iconv.encodingExists(encoding)) throw new RangeError(`unknown encoding: ${encoding}`)
  // iconv-lite brings its own tables (Big5 with the Hong Kong supplement); those of the runtime differ from build to build.
  return iconv.decode(asBuffer(bytes), encoding).replace(/^\uFEFF/, '')
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function sure(encoding: string): EncodingGuess {
  return { encoding, confidence: 1, isSure: true, alternatives: [] }
}

interface ByteOrderMark {
  readonly encoding: string
  readonly length: number
}

function byteOrderMark(bytes: Uint8Array): ByteOrderMark | undefined {
  const [one, two, three, four] = bytes
  if (one === 0xef && two === 0xbb && three === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (one === 0xff && two === 0xfe)
    return three === 0 && four === 0 ? { encoding: 'utf-32le', length: 4 } : { encoding: 'utf-16le', length: 2 }
  if (one === 0 && two === 0 && three === 0xfe && four === 0xff) return { encoding: 'utf-32be', length: 4 }
  if (one === 0xfe && two === 0xff) return { encoding: 'utf-16be', length: 2 }
  if (one === 0x84 && two === 0x31 && three === 0x95 && four === 0x33) return { encoding: 'gb18030', length: 4 }
  return undefined
}

/** Whether the bytes behind a mark are plainly of another encoding than it says. */
function isBelied(bytes: Uint8Array, mark: ByteOrderMark): boolean {
  const rest = bytes.subarray(mark.length, mark.length + SAMPLE_BYTES)
  if (mark.encoding === 'utf-8') return countUtf8(rest).bad > 0 && !isDamagedUtf8(countUtf8(rest))
  if (!mark.encoding.startsWith('utf-16') || rest.length < LEAST_BELYING || rest.includes(0)) return false
  return (
    isAscii(rest) ||
    isUtf8(bytes.subarray(mark.length)) ||
    scoreText(decodeSample(rest, mark.encoding), mark.encoding) < 0.2
  )
}

function zeroShare(bytes: Uint8Array): number {
  let zeros = 0
  for (const byte of bytes) if (byte === 0) zeros += 1
  return zeros / Math.max(1, bytes.length)
}

function isAscii(bytes: Uint8Array): boolean {
  return isAsciiOnly(bytes) && !bytes.includes(0)
}

function isUtf8(bytes: Uint8Array): boolean {
  return isUtf8Only(bytes) && !bytes.includes(0)
}

/** UTF-32 without a mark: of four bytes the highest is nothing and the next one a plane. */
function utf32Pattern(bytes: Uint8Array): string | undefined {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return undefined
  const isOf = (highest: number, plane: number): boolean => {
    for (let at = 0; at < bytes.length; at += 4)
      if (bytes[at + highest] !== 0 || (bytes[at + plane] ?? 0xff) > 0x10) return false
    return true
  }
  if (isOf(3, 2)) return 'utf-32le'
  return isOf(0, 1) ? 'utf-32be' : undefined
}

/**
 * UTF-16 without a mark: ASCII leaves a zero on one side; Han, whose high byte is one of 82, repeats few
 * high bytes and many low ones.
 */
function utf16Pattern(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const scores = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = decodeSample(bytes, encoding)
    return { encoding, score: scoreText(text, encoding), zeros: zerosAt(bytes, encoding === 'utf-16le' ? 1 : 0) }
  })
  const best = scores.sort((a, b) => b.score + b.zeros - (a.score + a.zeros))[0]
  if (best === undefined) return undefined
  return best.zeros > 0.4 || (best.score > 0.75 && bytes.includes(0)) || best.score > 0.9 ? best.encoding : undefined
}

function zerosAt(bytes: Uint8Array, parity: number): number {
  let zeros = 0
  for (let index = parity; index < bytes.length; index += 2) if (bytes[index] === 0) zeros += 1
  return zeros / (bytes.length / 2)
}

/** Text of a sample; a character that its end cuts in two is left out. */
function decodeSample(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-')) return new TextDecoder(encoding).decode(bytes, { stream: true })
  return iconv.decode(asBuffer(bytes), encoding).replace(/\uFFFD$/, '')
}

function sampleOf(text: string): string {
  const start = Math.max(0, text.search(/[^\u0000-\u007F]/) - 10)
  return [...text.slice(start, start + SAMPLE_CHARACTERS * 2)].slice(0, SAMPLE_CHARACTERS).join('')
}

const SAME: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'x-gbk': 'gb18030',
  'big5-hkscs': 'big5',
  sjis: 'shift_jis',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'ks-c-5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  'windows-949': 'euc-kr',
  'windows-936': 'gb18030',
  'windows-950': 'big5',
  'windows-31j': 'shift_jis',
}

function canonicalName(declared: string): string | undefined {
  const name = declared.trim().toLowerCase().replaceAll('_', '-').replace('shift-jis', 'shift_jis')
  const known = SAME[name] ?? name
  return ENCODINGS.includes(known) ? known : undefined
}
