import iconv from 'iconv-lite'
import type { EncodingGuess } from './encoding.ts'
import { scoreText } from './score.ts'

const SAMPLE_BYTES = 16_384
/** How good a text has to come of the bytes, and by how much better than of the best that is read. */
const GOOD = 0.5
const MARGIN = 0.12

/**
 * The name of an encoding that bytes are in and that is not read here, so that the refusal says which; undefined where what was
 * guessed may be right. Its characters are worked out just well enough to tell writing from garbage.
 */
export function unreadEncoding(bytes: Uint8Array, guess: EncodingGuess): 'EUC-TW' | 'Johab' | undefined {
  if (guess.encoding.startsWith('utf-') || !bytes.some((byte) => byte >= 0x80)) return undefined
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const least = Math.max(GOOD, guess.confidence + MARGIN)
  if (scoreText(asEucTw(sample), 'big5') >= least) return 'EUC-TW'
  return scoreText(asJohab(sample), 'euc-kr') >= least ? 'Johab' : undefined
}

/** Walks bytes by pairs: what is below 0x80 stands for itself. */
function byPairs(bytes: Uint8Array, pair: (lead: number, trail: number) => string): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) parts.push(String.fromCharCode(lead))
    else {
      parts.push(pair(lead, bytes[at + 1] ?? 0))
      at += 1
    }
  }
  return parts.join('')
}

const LOST = '\ufffd'
/** Characters of a row of CNS 11643, and of a row of Big5. */
const CNS_ROW = 94
const BIG5_ROW = 157
/**
 * Runs of the first plane of CNS 11643 that are in Big5 in the same order: from, to, and where in Big5 they begin (RFC 1922,
 * appendix).
 */
const RUNS: readonly (readonly [from: number, to: number, big5: number])[] = [
  [0x4421, 0x5322, 0xa440],
  [0x5323, 0x5752, 0xad40],
  [0x5754, 0x6b4f, 0xafd0],
  [0x6b51, 0x6f5b, 0xbbc8],
  [0x6f5c, 0x7534, 0xbe53],
  [0x7536, 0x7736, 0xc1ab],
  [0x7737, 0x782c, 0xc2cc],
  [0x782e, 0x7863, 0xc361],
  [0x7866, 0x7961, 0xc3bb],
  [0x7962, 0x7d4b, 0xc457],
]

function asEucTw(bytes: Uint8Array): string {
  return byPairs(bytes, (lead, trail) => {
    if (lead < 0xa1 || trail < 0xa1) return LOST
    // Signs come first in the plane.
    if (lead < 0xc4) return lead < 0xa7 ? '，' : LOST
    const cns = ((lead & 0x7f) << 8) | (trail & 0x7f)
    const run = RUNS.find(([from, to]) => cns >= from && cns <= to)
    if (run === undefined) return LOST
    const at = big5Index(run[2]) + cnsIndex(cns) - cnsIndex(run[0])
    const low = at % BIG5_ROW
    return iconv.decode(Buffer.from([0xa1 + Math.floor(at / BIG5_ROW), low + (low < 63 ? 0x40 : 0x62)]), 'big5')
  })
}

function cnsIndex(code: number): number {
  return (code >> 8) * CNS_ROW + (code & 0xff)
}

function big5Index(code: number): number {
  const low = code & 0xff
  return ((code >> 8) - 0xa1) * BIG5_ROW + low - (low < 0x80 ? 0x40 : 0x62)
}

/** Johab writes a syllable as five bits for each of its letters (KS X 1001:1992, annex 3); gaps in the codes are none. */
const VOWELS = new Map(
  [3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29].map((code, at) => [code, at]),
)
const FIRST_SYLLABLE = 0xac00

function asJohab(bytes: Uint8Array): string {
  return byPairs(bytes, (lead, trail) => {
    const code = (lead << 8) | trail
    const first = ((code >> 10) & 31) - 2
    const vowel = VOWELS.get((code >> 5) & 31)
    const last = code & 31
    const end = last <= 17 ? last - 1 : last - 2
    if (first < 0 || first > 18 || vowel === undefined || last === 0 || last === 18 || end > 27) return LOST
    return String.fromCharCode(FIRST_SYLLABLE + (first * 21 + vowel) * 28 + end)
  })
}
