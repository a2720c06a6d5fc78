import { unzlibSync } from 'fflate'

/** Reads what `build/typos-data/byte-writer.ts` wrote, byte by byte. */
export interface ByteReader {
  readonly byte: () => number
  /** A whole number, seven bits a byte. */
  readonly whole: () => number
}

/** A reader over packed bytes, as they lie in a data file. */
export function readPacked(packed: string): ByteReader {
  const bytes = unzlibSync(fromBase64(packed))
  let at = 0
  const byte = (): number => {
    const value = bytes[at]
    if (value === undefined) throw new RangeError('the data end too soon')
    at += 1
    return value
  }
  return {
    byte,
    whole: () => {
      let value = 0
      for (let scale = 1; ; scale *= 0x80) {
        const next = byte()
        value += (next & 0x7f) * scale
        if (next < 0x80) return value
      }
    },
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function fromBase64(text: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let value = 0; value < ALPHABET.length; value += 1) values[ALPHABET.charCodeAt(value)] = value
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const four =
      ((values[text.charCodeAt(at)] ?? 0) << 18) |
      ((values[text.charCodeAt(at + 1)] ?? 0) << 12) |
      ((values[text.charCodeAt(at + 2)] ?? 0) << 6) |
      (values[text.charCodeAt(at + 3)] ?? 0)
    bytes[to] = four >> 16
    bytes[to + 1] = (four >> 8) & 0xff
    bytes[to + 2] = four & 0xff
  }
  return bytes
}
