/** Reads what `build/typos-data/byte-writer.ts` wrote. */
export interface ByteReader {
  readonly byte: () => number
  /** A whole number, seven bits a byte. */
  readonly whole: () => number
  /** So many bytes as they lie there, not copied. */
  readonly take: (length: number) => Uint8Array
}

/** As far as this is asked of the platform, a page's or Node's: what it does itself takes a tenth of the time. */
interface Platform {
  readonly Response: new (body: unknown) => {
    readonly body: { pipeThrough(through: unknown): unknown }
    arrayBuffer(): Promise<ArrayBuffer>
  }
  readonly DecompressionStream: new (format: 'deflate') => unknown
  readonly Uint8Array: { readonly fromBase64?: (text: string) => Uint8Array }
}

/** A reader over packed bytes, as they lie in a data file. */
export async function readPacked(packed: string): Promise<ByteReader> {
  const { Response, DecompressionStream, Uint8Array: own } = globalThis as unknown as Platform
  const zipped = own.fromBase64?.(packed) ?? fromBase64(packed)
  const stream = new Response(zipped).body.pipeThrough(new DecompressionStream('deflate'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
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
    take: (length) => {
      if (at + length > bytes.length) throw new RangeError('the data end too soon')
      at += length
      return bytes.subarray(at - length, at)
    },
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Where the platform cannot. */
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
