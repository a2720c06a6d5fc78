import type { Pixels } from '../pixels.ts'

/** utif2's own decoder of JPEG, which its types do not tell of. */
interface JpegDecoder {
  readonly width: number
  readonly height: number
  parse(bytes: Uint8Array): void
  getData(options: { width: number; height: number; forceRGB: boolean; isSourcePDF: boolean }): Uint8Array
}

interface Decoders {
  readonly JpegDecoder: new () => JpegDecoder
}

/** Pixels of one piece: the decoder holds six bytes for each, and more while it works. */
const PIECE_PIXELS = 40_000_000
const SIZE_MARKERS = new Set([0xc0, 0xc1, 0xc2])

/**
 * One strip or tile that is a JPEG (TIFF technical note 2), with the tables that all of them share. Undefined when it is
 * none, or larger than the piece that it stands for: it is never unpacked on the word of its own header.
 */
export async function decodeJpeg(
  data: Uint8Array,
  shared: Uint8Array | undefined,
  mostWidth: number,
  mostHeight: number,
): Promise<Pixels | undefined> {
  if (data[0] !== 0xff || data[1] !== 0xd8) return undefined
  const whole = shared === undefined ? data : withTables(data, shared)
  const size = sizeOf(whole)
  if (size === undefined || size.width > mostWidth || size.height > mostHeight + 16) return undefined
  if (size.width * size.height > PIECE_PIXELS) return undefined
  // A library that few files need.
  const { default: utif } = (await import('utif2')) as unknown as { default: Decoders }
  try {
    const decoder = new utif.JpegDecoder()
    decoder.parse(whole)
    const { width, height } = decoder
    return { width, height, data: decoder.getData({ width, height, forceRGB: true, isSourcePDF: false }) }
  } catch {
    return undefined
  }
}

/** The tables (between their own begin and end) go before the rest. */
function withTables(data: Uint8Array, shared: Uint8Array): Uint8Array {
  const hasEnd = shared[shared.length - 2] === 0xff && shared[shared.length - 1] === 0xd9
  return Buffer.concat([data.subarray(0, 2), shared.subarray(2, hasEnd ? -2 : undefined), data.subarray(2)])
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const word = (place: number): number => (bytes[place] ?? 0) * 256 + (bytes[place + 1] ?? 0)
    if (SIZE_MARKERS.has(bytes[at + 1] ?? 0)) return { width: word(at + 7), height: word(at + 5) }
    at += 2 + word(at + 2)
  }
  return undefined
}
