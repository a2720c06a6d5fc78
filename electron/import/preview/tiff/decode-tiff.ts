import { TAG, Tiff } from '../../picture/tiff.ts'
import type { TiffDirectory } from '../../picture/tiff.ts'
import { Reducer, upright } from '../pixels.ts'
import type { Pixels } from '../pixels.ts'
import { colourOf } from './colours.ts'
import type { ToRgb } from './colours.ts'
import { decodeJpeg } from './jpeg.ts'
import { readRow, rowBytes } from './samples.ts'
import type { SampleShape } from './samples.ts'
import { COMPRESSION, unpack } from './unpack.ts'

/** Bytes of one strip, or of one row of tiles, that are held at once: 100 megapixels of red, green, blue in words. */
const HELD_LIMIT = 600_000_000
const PIECE_LIMIT = 1_000_000
const BITS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32])
const PACKINGS: ReadonlySet<number> = new Set(Object.values(COMPRESSION))

interface Layout {
  readonly width: number
  readonly height: number
  readonly compression: number
  readonly shape: SampleShape
  /** Planes that lie one after the other: 1 where a pixel's samples lie together. */
  readonly planes: number
  readonly samples: number
  readonly pieceWidth: number
  readonly pieceHeight: number
  readonly across: number
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
}

/**
 * The picture of a TIFF file, made smaller while it is read: strips or tiles; packed by LZW, Deflate, PackBits, JPEG or not;
 * grey, palette, RGB, CMYK, Lab; 1 to 32 bits; upright. Undefined for what is packed or meant otherwise.
 */
export async function decodeTiff(bytes: Uint8Array): Promise<{ pixels: Pixels; profile?: Uint8Array } | undefined> {
  const tiff = Tiff.open(bytes)
  const directory = tiff?.main()
  if (tiff === undefined || directory === undefined) return undefined
  const layout = layoutOf(tiff, directory)
  const toRgb = layout === undefined ? undefined : colourIn(tiff, directory, layout)
  if (layout === undefined || toRgb === undefined) return undefined
  const reducer = new Reducer(layout.width, layout.height)
  const isJpeg = layout.compression === COMPRESSION.jpeg
  const isDrawn = isJpeg ? await drawJpeg(tiff, directory, layout, reducer) : draw(tiff, layout, toRgb, reducer)
  if (!isDrawn) return undefined
  const profile = tiff.content(directory, 34_675)
  const isOfScreen = profile !== undefined && Buffer.from(profile).toString('latin1', 16, 20) === 'RGB '
  return {
    pixels: upright(reducer.finish(), tiff.number(directory, TAG.orientation) ?? 1),
    ...(isOfScreen ? { profile } : {}),
  }
}

function layoutOf(tiff: Tiff, directory: TiffDirectory): Layout | undefined {
  const number = (tag: number, otherwise: number): number => tiff.number(directory, tag) ?? otherwise
  const [width, height, samples] = [number(TAG.width, 0), number(TAG.height, 0), number(277, 1)]
  const bits = number(258, 1)
  const compression = number(259, COMPRESSION.none)
  const isTiled = directory.has(322)
  const [pieceWidth, pieceHeight] = isTiled
    ? [number(322, 0), number(323, 0)]
    : [width, Math.min(height, number(278, height))]
  const isSane =
    width > 0 && height > 0 && pieceWidth > 0 && pieceHeight > 0 && samples > 0 && samples <= 16 && number(266, 1) === 1
  if (!isSane || !BITS.has(bits) || !PACKINGS.has(compression)) return undefined
  const planes = number(284, 1) === 2 ? samples : 1
  const across = Math.ceil(width / pieceWidth)
  const shape: SampleShape = {
    bits,
    samples: planes === 1 ? samples : 1,
    isLittle: tiff.isLittle,
    isFloat: number(339, 1) === 3,
    predictor: number(317, 1),
    isIndexed: number(262, 1) === 3,
  }
  const held = rowBytes(pieceWidth, shape) * pieceHeight * across * planes
  if (held > HELD_LIMIT || shape.predictor > 2) return undefined
  return {
    width,
    height,
    compression,
    shape,
    planes,
    samples,
    pieceWidth,
    pieceHeight,
    across,
    offsets: tiff.numbers(directory, isTiled ? 324 : 273, PIECE_LIMIT),
    lengths: tiff.numbers(directory, isTiled ? 325 : 279, PIECE_LIMIT),
  }
}

function colourIn(tiff: Tiff, directory: TiffDirectory, { samples, shape }: Layout): ToRgb | undefined {
  const photometric = tiff.number(directory, 262) ?? 1
  const map = tiff.numbers(directory, 320, 768)
  const size = map.length / 3
  // Words, though some programs wrote bytes.
  const unit = map.some((value) => value > 255) ? 257 : 1
  const byte = (value: number | undefined): number => Math.round((value ?? 0) / unit)
  const extra = tiff.numbers(directory, 338, 8)
  const alpha = extra.findIndex((kind) => kind === 1 || kind === 2)
  return colourOf({
    photometric,
    bits: shape.bits,
    samples,
    alpha: alpha === -1 ? undefined : samples - extra.length + alpha,
    isPremultiplied: extra[alpha] === 1,
    palette: Array.from(
      { length: Math.floor(size) },
      (_, index) => [byte(map[index]), byte(map[index + size]), byte(map[index + size * 2])] as const,
    ),
  })
}

/** Row of pieces after row of pieces; whether any of them was there. */
function draw(tiff: Tiff, layout: Layout, toRgb: ToRgb, reducer: Reducer): boolean {
  const { width, height, shape, planes, samples, pieceWidth, pieceHeight, across } = layout
  const down = Math.ceil(height / pieceHeight)
  const stride = rowBytes(pieceWidth, shape)
  const plane = new Uint8Array(pieceWidth * shape.samples)
  const line = new Uint8Array(pieceWidth * across * samples)
  const rgb = new Uint8Array(width * 3)
  let isAny = false
  for (let band = 0; band < down; band += 1) {
    const rows = Math.min(pieceHeight, height - band * pieceHeight)
    const pieces: (Uint8Array | undefined)[] = []
    for (let index = 0; index < planes * across; index += 1) {
      const place = Math.floor(index / across) * across * down + band * across + (index % across)
      pieces.push(pieceAt(tiff, layout, place, stride * rows))
      isAny ||= pieces[index] !== undefined
    }
    for (let row = 0; row < rows; row += 1) {
      for (let index = 0; index < planes * across; index += 1) {
        const piece = pieces[index]
        if (piece === undefined) plane.fill(0)
        else readRow(piece.subarray(row * stride, (row + 1) * stride), pieceWidth, shape, plane)
        place(plane, line, (index % across) * pieceWidth, Math.floor(index / across), layout)
      }
      toRgb(line, 0, rgb, width)
      reducer.take(rgb, 0)
    }
  }
  return isAny
}

function place(plane: Uint8Array, line: Uint8Array, left: number, sample: number, { planes, samples }: Layout): void {
  if (planes === 1) line.set(plane, left * samples)
  else for (let x = 0; x < plane.length; x += 1) line[(left + x) * samples + sample] = plane[x] ?? 0
}

/** The bytes of one strip or tile, unpacked; undefined when they are not in the file or packed otherwise. */
function pieceAt(
  tiff: Tiff,
  { offsets, lengths, compression }: Layout,
  index: number,
  length: number,
): Uint8Array | undefined {
  const offset = offsets[index]
  if (offset === undefined || offset === 0 || offset >= tiff.bytes.byteLength) return undefined
  // A single strip without a length reaches to the end.
  const packed = lengths[index] ?? (compression === COMPRESSION.none ? length : tiff.bytes.byteLength - offset)
  try {
    return unpack(tiff.bytes.subarray(offset, offset + packed), compression, length)
  } catch {
    // A damaged piece leaves a hole, and the others are drawn.
    return undefined
  }
}

async function drawJpeg(tiff: Tiff, directory: TiffDirectory, layout: Layout, reducer: Reducer): Promise<boolean> {
  const { width, height, pieceWidth, pieceHeight, across, offsets, lengths, planes } = layout
  if (planes > 1) return false
  const shared = tiff.content(directory, 347)
  const rgb = new Uint8Array(width * 3)
  for (let band = 0; band < Math.ceil(height / pieceHeight); band += 1) {
    const pieces: (Pixels | undefined)[] = []
    for (let column = 0; column < across; column += 1) {
      const offset = offsets[band * across + column] ?? 0
      const length = lengths[band * across + column] ?? 0
      const data = tiff.bytes.subarray(offset, offset + length)
      pieces.push(await decodeJpeg(data, shared, pieceWidth, pieceHeight))
    }
    if (pieces.every((piece) => piece === undefined) && band === 0) return false
    for (let row = 0; row < Math.min(pieceHeight, height - band * pieceHeight); row += 1) {
      pieces.forEach((piece, column) => {
        if (piece === undefined || row >= piece.height) return
        const visible = Math.min(piece.width, width - column * pieceWidth)
        const from = row * piece.width * 3
        rgb.set(piece.data.subarray(from, from + visible * 3), column * pieceWidth * 3)
      })
      reducer.take(rgb, 0)
    }
  }
  return true
}
