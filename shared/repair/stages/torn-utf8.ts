import { encodeGbk } from '../gbk.ts'
import { textCost } from '../lexicon.ts'

/**
 * UTF-8 read as GBK with a byte lost here and there: three bytes a character and two a pair leave a lone
 * byte before ASCII and at the end, and that one became `?`. Which byte it was the words tell.
 */

/** Characters read back, and how many of them only by a guess. */
export interface TornReading {
  readonly text: string
  readonly guesses: number
}

/** So many characters on either side decide a guess. */
const CONTEXT = 3
/** A place that is filled by a guess later. */
type Place = string | readonly string[]

/** `text` as the UTF-8 whose bytes GBK shows so; undefined where that is not its form, or too much is lost. */
export function readTornUtf8(text: string): TornReading | undefined {
  const places = readPlaces(text)
  if (places === undefined) return undefined
  const guesses = places.filter((place) => typeof place !== 'string').length
  if (guesses === 0 || guesses * 3 > places.length) return undefined
  const out: string[] = []
  for (const [index, place] of places.entries()) {
    if (typeof place === 'string') {
      out.push(place)
      continue
    }
    const before = out.slice(-CONTEXT).join('')
    const next = places.slice(index + 1, index + 1 + CONTEXT)
    const after = next.slice(0, next.findIndex((item) => typeof item !== 'string') >>> 0).join('')
    out.push(likeliest(before, place, after))
  }
  return { text: out.join(''), guesses }
}

function readPlaces(text: string): readonly Place[] | undefined {
  const places: Place[] = []
  let pending: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index)
    if (sign === '?' || sign === '\uFFFD') {
      if (pending.length === 0) places.push(sign)
      else if (pending.length === 2 && isLead(pending[0])) places.push(fill(pending))
      else return undefined
      pending = []
      continue
    }
    const bytes = encodeGbk(sign)
    if (bytes === undefined) return undefined
    for (const byte of bytes) {
      pending.push(byte)
      const character = complete(pending)
      if (character === undefined) return undefined
      if (character === '') continue
      places.push(character)
      pending = []
    }
  }
  return pending.length === 0 ? places : undefined
}

function isLead(byte = 0): boolean {
  return byte >= 0xe2 && byte <= 0xef
}

/** The character of `bytes`, an empty text while they are not complete, undefined where they are no UTF-8. */
function complete(bytes: readonly number[]): string | undefined {
  const [lead = 0, second = 0, third = 0] = bytes
  if (lead < 0x80) return String.fromCharCode(lead)
  if (!isLead(lead) && !(lead >= 0xc2 && lead <= 0xdf)) return undefined
  if (bytes.slice(1).some((byte) => (byte & 0xc0) !== 0x80)) return undefined
  if (lead <= 0xdf) return bytes.length < 2 ? '' : String.fromCharCode(((lead & 0x1f) << 6) | (second & 0x3f))
  if (bytes.length < 3) return ''
  const code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
  return code >= 0xd800 && code <= 0xdfff ? undefined : String.fromCharCode(code)
}

/** The 64 characters that two bytes of three leave open. */
function fill([lead = 0, second = 0]: readonly number[]): readonly string[] {
  const first = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6)
  return Array.from({ length: 64 }, (_, index) => String.fromCharCode(first + index))
}

function likeliest(before: string, candidates: readonly string[], after: string): string {
  let best = ''
  let least = Infinity
  for (const candidate of candidates) {
    const cost = textCost(before + candidate + after)
    if (cost >= least) continue
    least = cost
    best = candidate
  }
  return best
}
