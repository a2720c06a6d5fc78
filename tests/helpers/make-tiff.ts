import { deflateSync } from 'node:zlib'

/** A field of a directory: its values as numbers of its type (1 bytes, 2 text, 3 words, 4 longs, 5 fractions, 7 anything). */
export interface TiffFieldSpec {
  readonly tag: number
  readonly type: number
  readonly values: readonly number[] | string | Uint8Array
}

const SIZE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }

/** A TIFF structure of directories that follow each other; `inner` are reached by a field of the first (EXIF, GPS). */
export function makeDirectories(
  first: readonly TiffFieldSpec[],
  options: {
    readonly isBig?: boolean
    readonly inner?: Readonly<Record<number, readonly TiffFieldSpec[]>>
    /** What stands before the first directory, from byte 8 on. */
    readonly data?: Uint8Array
  } = {},
): Uint8Array {
  const isBig = options.isBig ?? false
  const data = options.data ?? new Uint8Array()
  const bytes: number[] = [...Buffer.from(isBig ? 'MM\0*\0\0\0\0' : 'II*\0\0\0\0\0', 'latin1'), ...data]
  const put = (value: number, size: number, at = bytes.length): void => {
    for (let index = 0; index < size; index += 1)
      bytes[at + index] = Math.floor(value / 256 ** (isBig ? size - 1 - index : index)) % 256
  }
  const directory = (fields: readonly TiffFieldSpec[]): number => {
    const entries = fields
      .map(({ tag, type, values }) => ({ tag, type, content: contentOf(type, values, put, bytes) }))
      .sort((one, other) => one.tag - other.tag)
    if (bytes.length % 2 === 1) bytes.push(0)
    const at = bytes.length
    put(entries.length, 2)
    for (const { tag, type, content } of entries) {
      put(tag, 2)
      put(type, 2)
      put(content.length / (SIZE[type] ?? 1), 4)
      if (content.length <= 4) bytes.push(...content, ...[0, 0, 0, 0].slice(content.length))
      else put(content.at, 4)
    }
    put(0, 4)
    return at
  }
  const inner = Object.entries(options.inner ?? {}).map(([tag, fields]): TiffFieldSpec => ({
    tag: Number(tag),
    type: 4,
    values: [directory(fields)],
  }))
  const start = directory([...first, ...inner])
  put(start, 4, 4)
  return new Uint8Array(bytes)
}

type Content = readonly number[] & { readonly at: number }

/** The bytes of a field's values; those that do not fit into the field are written where the file ends now. */
function contentOf(
  type: number,
  values: TiffFieldSpec['values'],
  put: (value: number, size: number) => void,
  bytes: number[],
): Content {
  const at = bytes.length
  if (typeof values === 'string') bytes.push(...Buffer.from(`${values}\0`))
  else if (values instanceof Uint8Array) for (const byte of values) bytes.push(byte)
  else if (type === 5)
    for (const value of values) {
      put(Math.round(value * 10_000), 4)
      put(10_000, 4)
    }
  else for (const value of values) put(value, SIZE[type] ?? 1)
  const content = bytes.slice(at)
  if (content.length <= 4) bytes.length = at
  return Object.assign(content, { at })
}

export interface TiffOptions {
  readonly isBig?: boolean
  readonly bits?: 8 | 16
  /** 1 none, 5 LZW, 8 Deflate, 32773 PackBits. */
  readonly compression?: number
  readonly predictor?: 1 | 2
  readonly rowsPerStrip?: number
  readonly tile?: number
  readonly isPlanar?: boolean
  /** 2 RGB, 5 CMYK, 1 grey. */
  readonly photometric?: 1 | 2 | 5
  readonly orientation?: number
  /** What the header claims the width to be. */
  readonly claimedWidth?: number
  readonly more?: readonly TiffFieldSpec[]
}

/** Red, green; blue, white. */
export function quadrant(x: number, y: number, width: number, height: number): readonly [number, number, number] {
  const isRight = x * 2 >= width
  if (y * 2 < height) return isRight ? [0, 128, 0] : [255, 0, 0]
  return isRight ? [255, 255, 255] : [0, 0, 255]
}

/** A TIFF of four coloured quarters, packed and laid out as asked. */
export function makeTiff(width: number, height: number, options: TiffOptions = {}): Uint8Array {
  const { isBig = false, bits = 8, compression = 1, predictor = 1, photometric = 2, isPlanar = false } = options
  const samplesAt = (x: number, y: number): readonly number[] => {
    const [red, green, blue] = quadrant(Math.min(x, width - 1), Math.min(y, height - 1), width, height)
    if (photometric === 1) return [Math.round(0.299 * red + 0.587 * green + 0.114 * blue)]
    return photometric === 2 ? [red, green, blue] : [255 - red, 255 - green, 255 - blue, 0]
  }
  const samples = samplesAt(0, 0).length
  const tile = options.tile
  const [pieceWidth, pieceHeight] = tile === undefined ? [width, options.rowsPerStrip ?? height] : [tile, tile]
  const pieces: Uint8Array[] = []
  for (let plane = 0; plane < (isPlanar ? samples : 1); plane += 1)
    for (let top = 0; top < height; top += pieceHeight)
      for (let left = 0; left < width; left += pieceWidth) {
        const rows: number[] = []
        const bottom = tile === undefined ? Math.min(height, top + pieceHeight) : top + pieceHeight
        for (let y = top; y < bottom; y += 1) {
          const row = Array.from({ length: pieceWidth }, (_, x) => samplesAt(left + x, y)).flatMap((pixel) =>
            isPlanar ? [pixel[plane] ?? 0] : pixel,
          )
          rows.push(...rowBytes(row, isPlanar ? 1 : samples, bits, predictor, isBig))
        }
        pieces.push(pack(Uint8Array.from(rows), compression))
      }
  const offsets: number[] = []
  let at = 8
  for (const piece of pieces) {
    offsets.push(at)
    at += piece.length
  }
  const lengths = pieces.map((piece) => piece.length)
  const words = (tag: number, ...values: readonly number[]): TiffFieldSpec => ({ tag, type: 3, values })
  return makeDirectories(
    [
      { tag: 256, type: 4, values: [options.claimedWidth ?? width] },
      words(257, height),
      words(258, ...Array.from({ length: samples }, () => bits)),
      words(259, compression),
      words(262, photometric),
      words(277, samples),
      words(284, isPlanar ? 2 : 1),
      ...(predictor === 1 ? [] : [words(317, predictor)]),
      ...(options.orientation === undefined ? [] : [words(274, options.orientation)]),
      ...(tile === undefined
        ? [words(278, pieceHeight), { tag: 273, type: 4, values: offsets }, { tag: 279, type: 4, values: lengths }]
        : [
            words(322, tile),
            words(323, tile),
            { tag: 324, type: 4, values: offsets },
            { tag: 325, type: 4, values: lengths },
          ]),
      ...(options.more ?? []),
    ],
    { isBig, data: Buffer.concat(pieces) },
  )
}

function rowBytes(row: readonly number[], samples: number, bits: number, predictor: number, isBig: boolean): number[] {
  const values = row.map((value) => (bits === 16 ? value * 257 : value))
  const most = bits === 16 ? 65_536 : 256
  const stored = values.map((value, index) =>
    predictor === 2 && index >= samples ? (value - (values[index - samples] ?? 0) + most) % most : value,
  )
  if (bits === 8) return stored
  return stored.flatMap((value) => (isBig ? [value >> 8, value & 255] : [value & 255, value >> 8]))
}

function pack(bytes: Uint8Array, compression: number): Uint8Array {
  if (compression === 5) return packLzw(bytes)
  if (compression === 8) return deflateSync(bytes)
  if (compression !== 32_773) return bytes
  const packed: number[] = []
  for (let at = 0; at < bytes.length;) {
    let run = 1
    while (run < 128 && bytes[at + run] === bytes[at]) run += 1
    packed.push(run > 1 ? 257 - run : 0, bytes[at] ?? 0)
    at += run
  }
  return Uint8Array.from(packed)
}

/** TIFF 6.0, section 13. */
function packLzw(bytes: Uint8Array): Uint8Array {
  const packed: number[] = []
  let held = 0
  let count = 0
  let width = 9
  let known = new Map<string, number>()
  const write = (code: number): void => {
    held = (held << width) | code
    count += width
    for (; count >= 8; count -= 8) packed.push((held >>> (count - 8)) & 255)
    held &= (1 << count) - 1
  }
  write(256)
  let text = ''
  const codeOf = (word: string): number => known.get(word) ?? word.charCodeAt(0)
  for (const byte of bytes) {
    const next = text + String.fromCharCode(byte)
    if (next.length === 1 || known.has(next)) {
      text = next
      continue
    }
    write(codeOf(text))
    known.set(next, 258 + known.size)
    if (258 + known.size > (1 << width) - 1) width += 1
    if (known.size >= 3800) {
      write(256)
      known = new Map()
      width = 9
    }
    text = String.fromCharCode(byte)
  }
  if (text !== '') write(codeOf(text))
  write(257)
  if (count > 0) packed.push((held << (8 - count)) & 255)
  return Uint8Array.from(packed)
}
