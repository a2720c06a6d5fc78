import { inflateSync } from 'node:zlib'

/** Kinds of compression (tag 259) that are read here; JPEG is read by a library of its own. */
export const COMPRESSION = { none: 1, lzw: 5, jpeg: 7, deflate: 8, oldDeflate: 32_946, packBits: 32_773 } as const

/** What one strip or tile unpacks to: `length` bytes, zeros where it ends too early; undefined for another compression. */
export function unpack(data: Uint8Array, compression: number, length: number): Uint8Array | undefined {
  switch (compression) {
    case COMPRESSION.none:
      return data.length >= length ? data.subarray(0, length) : padded(data, length)
    case COMPRESSION.lzw:
      return unpackLzw(data, length)
    case COMPRESSION.deflate:
    case COMPRESSION.oldDeflate:
      return padded(inflateSync(data, { maxOutputLength: length + 65_536, finishFlush: SYNC_FLUSH }), length)
    case COMPRESSION.packBits:
      return unpackBits(data, length)
    default:
      return undefined
  }
}

/** Z_SYNC_FLUSH: what was cut off gives what came before. */
const SYNC_FLUSH = 2

function padded(data: Uint8Array, length: number): Uint8Array {
  if (data.length >= length) return data.subarray(0, length)
  const whole = new Uint8Array(length)
  whole.set(data)
  return whole
}

/** TIFF 6.0, section 9: a count of bytes to copy, or of times to repeat the next. */
function unpackBits(data: Uint8Array, length: number): Uint8Array {
  const unpacked = new Uint8Array(length)
  let to = 0
  for (let at = 0; at < data.length && to < length;) {
    const count = ((data[at] ?? 0) << 24) >> 24
    at += 1
    if (count >= 0) {
      unpacked.set(data.subarray(at, at + Math.min(count + 1, length - to)), to)
      at += count + 1
      to += count + 1
    } else if (count !== -128) {
      unpacked.fill(data[at] ?? 0, to, to + 1 - count)
      at += 1
      to += 1 - count
    }
  }
  return unpacked
}

const CLEAR = 256
const END = 257
const MOST_CODES = 4096

/** TIFF 6.0, section 13: codes of 9 to 12 bits, most significant first, growing one code early. */
function unpackLzw(data: Uint8Array, length: number): Uint8Array {
  const unpacked = new Uint8Array(length)
  // Each string is the one before it and one byte more: where it was last written, and how long it is.
  const places = new Int32Array(MOST_CODES)
  const lengths = new Uint16Array(MOST_CODES)
  let held = 0
  let count = 0
  let width = 9
  let next = 258
  let before = -1
  let beforeLength = 0
  let to = 0
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xff_ffff
    count += 8
    if (count < width) continue
    count -= width
    const code = (held >>> count) & ((1 << width) - 1)
    if (code === END || to >= length) break
    if (code === CLEAR) {
      width = 9
      next = 258
      before = -1
      continue
    }
    const start = to
    if (code < CLEAR) {
      unpacked[to] = code
      to += 1
    } else {
      // A code that is not known yet is the string before and its own first byte.
      const isKnown = code < next
      if (!isKnown && before < 0) break
      const from = isKnown ? (places[code] ?? 0) : before
      const size = isKnown ? (lengths[code] ?? 0) : beforeLength + 1
      for (let index = 0; index < size && to < length; index += 1) {
        unpacked[to] = unpacked[from + index] ?? 0
        to += 1
      }
    }
    if (before >= 0 && next < MOST_CODES) {
      places[next] = before
      lengths[next] = beforeLength + 1
      next += 1
    }
    before = start
    beforeLength = to - start
    if (next + 1 >= 1 << width && width < 12) width += 1
  }
  return unpacked
}
