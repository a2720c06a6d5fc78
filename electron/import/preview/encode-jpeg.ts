import tables from './data/jpeg-tables.json' with { type: 'json' }
import type { Pixels } from './pixels.ts'

/** ICC profiles longer than one segment are cut (ICC.1:2022, B.4). */
const PROFILE_PART = 65_519
const PROFILE_LIMIT = 1024 * 1024

interface Code {
  readonly bits: number
  readonly length: number
}

/**
 * A baseline JPEG (ITU-T T.81) of the pixels, colours at full resolution. `profile`: an ICC profile by which the colours
 * are meant. `quality` 1–100 as usual.
 */
export function encodeJpeg(pixels: Pixels, profile?: Uint8Array, quality = 88): Uint8Array {
  const quantization = tables.quantization.map((table) => scaled(table, quality))
  const codes = tables.huffman.map(({ lengths, values }) => codesOf(lengths, values))
  const head = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from([0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])),
    ...profileSegments(profile),
    ...quantization.map((table, id) =>
      segment(0xdb, Buffer.from([id, ...tables.zigzag.map((place) => table[place] ?? 1)])),
    ),
    segment(0xc0, frame(pixels)),
    ...tables.huffman.map((table) => segment(0xc4, Buffer.from([table.class, ...table.lengths, ...table.values]))),
    segment(0xda, Buffer.from([3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0])),
  ])
  const bits = new BitWriter(pixels.width * pixels.height)
  writeBlocks(pixels, quantization, codes, bits)
  return new Uint8Array(Buffer.concat([head, bits.finish(), Buffer.from([0xff, 0xd9])]))
}

function segment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

function frame({ width, height }: Pixels): Buffer {
  const data = Buffer.from([8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1])
  data.writeUInt16BE(height, 1)
  data.writeUInt16BE(width, 3)
  return data
}

function profileSegments(profile: Uint8Array | undefined): readonly Buffer[] {
  if (profile === undefined || profile.length < 128 || profile.length > PROFILE_LIMIT) return []
  const count = Math.ceil(profile.length / PROFILE_PART)
  return Array.from({ length: count }, (_, index) =>
    segment(
      0xe2,
      Buffer.concat([
        Buffer.from('ICC_PROFILE\0', 'latin1'),
        Buffer.from([index + 1, count]),
        profile.subarray(index * PROFILE_PART, (index + 1) * PROFILE_PART),
      ]),
    ),
  )
}

/** Scales a table of the standard (Annex K) as the Independent JPEG Group does. */
function scaled(table: readonly number[], quality: number): readonly number[] {
  const scale = quality < 50 ? 5000 / quality : 200 - quality * 2
  return table.map((value) => Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))))
}

/** Codes by value: counted up within each length (Annex C). */
function codesOf(lengths: readonly number[], values: readonly number[]): readonly Code[] {
  const codes: Code[] = []
  let bits = 0
  let index = 0
  lengths.forEach((count, place) => {
    for (let left = count; left > 0; left -= 1) {
      codes[values[index] ?? 0] = { bits, length: place + 1 }
      bits += 1
      index += 1
    }
    bits <<= 1
  })
  return codes
}

class BitWriter {
  private bytes: Uint8Array
  private at = 0
  private held = 0
  private count = 0

  constructor(expected: number) {
    this.bytes = new Uint8Array(expected + 1024)
  }

  write(bits: number, length: number): void {
    this.held = (this.held << length) | bits
    this.count += length
    while (this.count >= 8) {
      this.count -= 8
      this.put((this.held >>> this.count) & 0xff)
    }
    this.held &= (1 << this.count) - 1
  }

  finish(): Uint8Array {
    if (this.count > 0) this.write((1 << (8 - this.count)) - 1, 8 - this.count)
    return this.bytes.subarray(0, this.at)
  }

  private put(byte: number): void {
    if (this.at + 2 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes[this.at] = byte
    this.at += 1
    // A byte of ones is followed by a zero, so that it is no marker.
    if (byte === 0xff) this.at += 1
  }
}

function writeBlocks(
  pixels: Pixels,
  quantization: readonly (readonly number[])[],
  codes: readonly (readonly Code[])[],
  bits: BitWriter,
): void {
  const planes = [new Float32Array(64), new Float32Array(64), new Float32Array(64)] as const
  const divisors = quantization.map((table) => Float32Array.from(table, (value) => 1 / value))
  const predicted = [0, 0, 0]
  const values = new Int32Array(64)
  for (let top = 0; top < pixels.height; top += 8) {
    for (let left = 0; left < pixels.width; left += 8) {
      fill(planes, pixels, left, top)
      planes.forEach((plane, component) => {
        const kind = component === 0 ? 0 : 1
        transform(plane)
        const divisor = divisors[kind] ?? new Float32Array(64)
        for (let index = 0; index < 64; index += 1) {
          const place = tables.zigzag[index] ?? 0
          values[index] = Math.round((plane[place] ?? 0) * (divisor[place] ?? 1))
        }
        writeBlock(values, predicted[component] ?? 0, codes[kind * 2] ?? [], codes[kind * 2 + 1] ?? [], bits)
        predicted[component] = values[0] ?? 0
      })
    }
  }
}

/** One block of 8 × 8 in luminance and colour (JFIF), around zero; the picture's edge is drawn on where it ends. */
function fill(planes: readonly Float32Array[], { width, height, data }: Pixels, left: number, top: number): void {
  const [luminance, blue, red] = planes
  if (luminance === undefined || blue === undefined || red === undefined) return
  for (let y = 0, to = 0; y < 8; y += 1) {
    const row = Math.min(height - 1, top + y) * width
    for (let x = 0; x < 8; x += 1, to += 1) {
      const from = (row + Math.min(width - 1, left + x)) * 3
      const r = data[from] ?? 0
      const g = data[from + 1] ?? 0
      const b = data[from + 2] ?? 0
      luminance[to] = 0.299 * r + 0.587 * g + 0.114 * b - 128
      blue[to] = -0.168736 * r - 0.331264 * g + 0.5 * b
      red[to] = 0.5 * r - 0.418688 * g - 0.081312 * b
    }
  }
}

/** Cosines of the transform, with the factor of its rows: [frequency * 8 + place]. */
const COSINES = Float32Array.from({ length: 64 }, (_, index) => {
  const frequency = index >> 3
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * (index & 7) + 1) * frequency * Math.PI) / 16)
})
const between = new Float32Array(64)

/** The discrete cosine transform (T.81, A.3.3), rows and then columns; even and odd frequencies share their sums. */
function transform(block: Float32Array): void {
  lines(block, between, 1, 8)
  lines(between, block, 8, 1)
}

function lines(from: Float32Array, to: Float32Array, step: number, line: number): void {
  for (let index = 0; index < 8; index += 1) {
    const at = index * line
    const a = from[at] ?? 0
    const b = from[at + step] ?? 0
    const c = from[at + step * 2] ?? 0
    const d = from[at + step * 3] ?? 0
    const e = from[at + step * 4] ?? 0
    const f = from[at + step * 5] ?? 0
    const g = from[at + step * 6] ?? 0
    const h = from[at + step * 7] ?? 0
    for (let frequency = 0; frequency < 8; frequency += 1) {
      const cosine = frequency * 8
      const sign = frequency % 2 === 0 ? 1 : -1
      to[at + step * frequency] =
        (a + sign * h) * (COSINES[cosine] ?? 0) +
        (b + sign * g) * (COSINES[cosine + 1] ?? 0) +
        (c + sign * f) * (COSINES[cosine + 2] ?? 0) +
        (d + sign * e) * (COSINES[cosine + 3] ?? 0)
    }
  }
}

/** One block's values in zigzag order (T.81, F.1.2): the difference of the first, then runs of zeros and what ends them. */
function writeBlock(
  values: Int32Array,
  before: number,
  first: readonly Code[],
  others: readonly Code[],
  bits: BitWriter,
): void {
  writeValue((values[0] ?? 0) - before, 0, first, bits)
  let zeros = 0
  for (let index = 1; index < 64; index += 1) {
    const value = values[index] ?? 0
    if (value === 0) {
      zeros += 1
      continue
    }
    for (; zeros > 15; zeros -= 16) writeCode(others[0xf0], bits)
    writeValue(value, zeros, others, bits)
    zeros = 0
  }
  if (zeros > 0) writeCode(others[0], bits)
}

function writeValue(value: number, zeros: number, codes: readonly Code[], bits: BitWriter): void {
  const size = 32 - Math.clz32(Math.abs(value))
  writeCode(codes[zeros * 16 + size], bits)
  if (size > 0) bits.write(value < 0 ? value + (1 << size) - 1 : value, size)
}

function writeCode(code: Code | undefined, bits: BitWriter): void {
  if (code !== undefined) bits.write(code.bits, code.length)
}
