/**
 * The binary form of the DevTools protocol, as far as Chromium writes and reads it: CBOR in which every map and list has
 * an open end and lies in an envelope that tells its length. Bytes cross as they are: what a page asks for, scripts and
 * faces by the hundred, would else be written as base64, as text and as UTF-8, and be read by the same three again.
 */

/** Tag 24 with a length of 32 bits: what every message begins with. */
const ENVELOPE = Buffer.from([0xd8, 0x18, 0x5a])
export const ENVELOPE_BYTES = ENVELOPE.length + 4
const MAP = 0xbf
const LIST = 0x9f
const END = 0xff
const DOUBLE = 0xfb
/** Tag 22: a byte string that is bytes; without it, it is a text in UTF-16. */
const BINARY = 0xd6

/** How long a message is that begins here, its envelope and all; undefined where the envelope is not there yet. */
export const messageLength = (bytes: Buffer): number | undefined => {
  if (bytes.length < ENVELOPE_BYTES) return undefined
  if (!ENVELOPE.equals(bytes.subarray(0, ENVELOPE.length)))
    throw new Error('Chromium says something that is no message')
  return ENVELOPE_BYTES + bytes.readUInt32BE(ENVELOPE.length)
}

/** The first bytes of a value: its kind (a major type of CBOR) and a number, in as few bytes as hold it. */
const head = (major: number, value: number): Buffer => {
  const kind = major << 5
  if (value < 24) return Buffer.from([kind | value])
  if (value < 0x100) return Buffer.from([kind | 24, value])
  const bytes = Buffer.alloc(value < 0x10000 ? 3 : 5)
  bytes[0] = kind | (value < 0x10000 ? 25 : 26)
  if (value < 0x10000) bytes.writeUInt16BE(value, 1)
  else bytes.writeUInt32BE(value, 1)
  return bytes
}

const numberParts = (value: number): Buffer => {
  if (Number.isInteger(value) && Math.abs(value) < 0x7fffffff && !Object.is(value, -0))
    return value < 0 ? head(1, -1 - value) : head(0, value)
  const bytes = Buffer.alloc(9)
  bytes[0] = DOUBLE
  bytes.writeDoubleBE(value, 1)
  return bytes
}

/** Half a pair of surrogates has no form in UTF-8, and is kept in the other one. */
const textParts = (text: string): readonly Buffer[] => {
  const isUtf8 = text.isWellFormed()
  const bytes = Buffer.from(text, isUtf8 ? 'utf8' : 'utf16le')
  return [head(isUtf8 ? 3 : 2, bytes.length), bytes]
}

const enclosed = (begin: number, inner: readonly Buffer[]): readonly Buffer[] => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(inner.reduce((sum, part) => sum + part.length, 2))
  return [ENVELOPE, length, Buffer.from([begin]), ...inner, Buffer.from([END])]
}

const parts = (value: unknown): readonly Buffer[] => {
  if (typeof value === 'string') return textParts(value)
  if (typeof value === 'number') return [numberParts(value)]
  if (typeof value === 'boolean') return [Buffer.from([value ? 0xf5 : 0xf4])]
  if (value === null || value === undefined) return [Buffer.from([0xf6])]
  if (value instanceof Uint8Array)
    return [Buffer.from([BINARY]), head(2, value.length), Buffer.from(value.buffer, value.byteOffset, value.length)]
  if (Array.isArray(value)) return enclosed(LIST, value.flatMap(parts))
  const fields = Object.entries(value as object).filter(([, field]) => field !== undefined)
  return enclosed(
    MAP,
    fields.flatMap(([name, field]) => [...textParts(name), ...parts(field)]),
  )
}

/** A message for Chromium, in the pieces in which it is written; fields without a value are left out, as in JSON. */
export const encodeMessage = (message: object): readonly Buffer[] => parts(message)

/** Reads one value after another out of a message. */
class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  #take(length: number): Buffer {
    return this.#bytes.subarray(this.#at, (this.#at += length))
  }

  #number(info: number): number {
    if (info < 24) return info
    const bytes = this.#take(2 ** (info - 24))
    return info === 27 ? Number(bytes.readBigUInt64BE()) : bytes.readUIntBE(0, bytes.length)
  }

  #list(): unknown[] {
    const list: unknown[] = []
    while (this.#bytes[this.#at] !== END) list.push(this.value())
    this.#at += 1
    return list
  }

  #map(): Record<string, unknown> {
    const list = this.#list()
    return Object.fromEntries(list.flatMap((name, at) => (at % 2 === 0 ? [[String(name), list[at + 1]]] : [])))
  }

  value(): unknown {
    const first = this.#bytes[this.#at++] ?? END
    if (first === MAP) return this.#map()
    if (first === LIST) return this.#list()
    if (first === DOUBLE) return this.#take(8).readDoubleBE()
    // Bytes are handed on as the protocol's own table says: in base64.
    if (first === BINARY) return this.#take(this.#number((this.#bytes[this.#at++] ?? 0) & 0x1f)).toString('base64')
    const [major, info] = [first >> 5, first & 0x1f]
    if (major === 0) return this.#number(info)
    if (major === 1) return -1 - this.#number(info)
    if (major === 2) return this.#take(this.#number(info)).toString('utf16le')
    if (major === 3) return this.#take(this.#number(info)).toString('utf8')
    if (major === 6) return this.#enveloped(info)
    return first === 0xf5 ? true : first === 0xf4 ? false : null
  }

  #enveloped(info: number): unknown {
    this.#number(info)
    this.#at += ENVELOPE_BYTES - 2
    return this.value()
  }
}

/** What a whole message says. */
export const decodeMessage = (message: Buffer): unknown => new Reader(message).value()
