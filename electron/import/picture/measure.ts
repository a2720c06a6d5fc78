import { measureIso } from './measure-iso.ts'
import { measureSvg } from './measure-svg.ts'
import type { Measured } from './measured.ts'
import { ByteView } from './byte-view.ts'
import { TAG, Tiff } from './tiff.ts'
import type { TiffDirectory } from './tiff.ts'

/** What the first bytes say the picture is; undefined when they are no picture's. */
export function measurePicture(bytes: Uint8Array): Measured | undefined {
  const view = new ByteView(bytes)
  try {
    return measure(view, bytes)
  } catch (error) {
    // A header that ends too early is no picture.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function measure(view: ByteView, bytes: Uint8Array): Measured | undefined {
  if (view.starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return measurePng(view, bytes)
  if (view.starts(0xff, 0xd8, 0xff)) return measureJpeg(view, bytes)
  if (view.ascii(0, 4) === 'GIF8') return sized('image/gif', view.u16le(6), view.u16le(8))
  if (view.ascii(0, 4) === 'RIFF' && view.ascii(8, 4) === 'WEBP') return measureWebp(view)
  if (view.starts(0x49, 0x49, 0x2a, 0x00) || view.starts(0x4d, 0x4d, 0x00, 0x2a)) return measureTiff(bytes)
  if (view.length > 12 && view.ascii(4, 4) === 'ftyp') return measureIso(view, bytes)
  if (view.ascii(0, 2) === 'BM' && view.length > 26 && view.u32le(14) >= 12) return measureBmp(view)
  // Windows metafiles come inside Word files; they are kept, and cannot be shown.
  if (view.starts(0x01, 0x00, 0x00, 0x00) && view.length > 44 && view.ascii(40, 4) === ' EMF')
    return { mediaType: 'image/x-emf', width: 0, height: 0 }
  if (view.starts(0xd7, 0xcd, 0xc6, 0x9a) || view.starts(0x01, 0x00, 0x09, 0x00))
    return { mediaType: 'image/x-wmf', width: 0, height: 0 }
  return measureSvg(bytes)
}

function sized(mediaType: string, width: number, height: number, orientation?: number): Measured | undefined {
  if (width === 0 || height === 0) return undefined
  return { mediaType, width, height, ...(orientation === undefined ? {} : { orientation }) }
}

/** Browsers turn a PNG as its EXIF says where that comes before the pixels. */
function measurePng(view: ByteView, bytes: Uint8Array): Measured | undefined {
  const size = [view.u32(16), view.u32(20)] as const
  let orientation: number | undefined
  for (let at = 8, count = 0; at + 12 <= bytes.byteLength && count < 200; count += 1) {
    const [length, kind] = [view.u32(at), view.ascii(at + 4, 4)]
    if (kind === 'eXIf') orientation = readOrientation(bytes, at + 8, at + 8 + length)
    if (kind === 'IDAT' || kind === 'eXIf') break
    at += 12 + length
  }
  return sized('image/png', ...size, orientation)
}

/** Walks the segments to the frame header; EXIF's orientation stands in APP1 before it. */
function measureJpeg(view: ByteView, bytes: Uint8Array): Measured | undefined {
  let at = 2
  let orientation: number | undefined
  while (at + 4 <= view.length) {
    if (view.u8(at) !== 0xff) return undefined
    const marker = view.u8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    const length = view.u16(at + 2)
    if (length < 2) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return sized('image/jpeg', view.u16(at + 7), view.u16(at + 5), orientation)
    if (marker === 0xe1 && view.ascii(at + 4, 4) === 'Exif')
      orientation ??= readOrientation(bytes, at + 10, at + 2 + length)
    if (marker === 0xd9 || marker === 0xda) return undefined
    at += 2 + length
  }
  return undefined
}

function measureTiff(bytes: Uint8Array): Measured | undefined {
  const tiff = Tiff.open(bytes)
  const main = tiff?.main()
  if (tiff === undefined || main === undefined) return undefined
  return sized(
    'image/tiff',
    tiff.number(main, TAG.width) ?? 0,
    tiff.number(main, TAG.height) ?? 0,
    orientationIn(tiff, main),
  )
}

/** EXIF's orientation in the TIFF structure that begins at `at`. */
function readOrientation(bytes: Uint8Array, at: number, end: number): number | undefined {
  const tiff = Tiff.open(bytes.subarray(at, end))
  const first = tiff?.directories()[0]
  return tiff === undefined || first === undefined ? undefined : orientationIn(tiff, first)
}

function orientationIn(tiff: Tiff, directory: TiffDirectory): number | undefined {
  const value = tiff.number(directory, TAG.orientation)
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined
}

function measureWebp(view: ByteView): Measured | undefined {
  const kind = view.ascii(12, 4)
  if (kind === 'VP8X') return sized('image/webp', 1 + view.u24le(24), 1 + view.u24le(27))
  if (kind === 'VP8 ') return sized('image/webp', view.u16le(26) & 0x3fff, view.u16le(28) & 0x3fff)
  if (kind !== 'VP8L') return undefined
  const bits = view.u32le(21)
  return sized('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff))
}

function measureBmp(view: ByteView): Measured | undefined {
  if (view.u32le(14) === 12) return sized('image/bmp', view.u16le(18), view.u16le(20))
  return sized('image/bmp', Math.abs(view.u32le(18) | 0), Math.abs(view.u32le(22) | 0))
}
