import { profileOfIso } from '../picture/measure-iso.ts'
import { Reducer } from './pixels.ts'
import type { Pixels } from './pixels.ts'

/** Pixels that libheif may unpack: it holds about ten bytes for each. */
const PIXEL_LIMIT = 64_000_000

/**
 * The picture of a HEIC file, by libheif (LGPL-3.0; compiled to WebAssembly, in a file of its own in the bundle). It stands
 * upright already: libheif turns and mirrors it as the file asks, and HEIC's EXIF orientation counts for nothing.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  wanted: { readonly width: number; readonly height: number },
): Promise<{ pixels: Pixels; profile?: Uint8Array } | undefined> {
  // Two megabytes that only the first HEIC picture waits for.
  const { default: decode } = await import('heic-decode')
  const pictures = await decode.all({ buffer: bytes })
  try {
    const own = pictures.find(({ width, height }) => width === wanted.width && height === wanted.height) ?? pictures[0]
    if (own === undefined || own.width * own.height > PIXEL_LIMIT) return undefined
    const { width, height, data } = await own.decode()
    const reducer = new Reducer(width, height)
    const row = new Uint8Array(width * 3)
    for (let y = 0, from = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, from += 4) {
        const opacity = data[from + 3] ?? 255
        for (let sample = 0; sample < 3; sample += 1)
          row[x * 3 + sample] = ((data[from + sample] ?? 0) * opacity + 255 * (255 - opacity)) / 255
      }
      reducer.take(row, 0)
    }
    const profile = profileOfIso(bytes)
    return { pixels: reducer.finish(), ...(profile === undefined ? {} : { profile }) }
  } finally {
    pictures.dispose()
  }
}
