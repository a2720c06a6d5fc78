import { LIMITS } from '../process/limits.ts'
import { measurePicture } from '../picture/measure.ts'
import { encodeJpeg } from './encode-jpeg.ts'
import { needsPreview } from './kinds.ts'

/**
 * A JPEG to draw in the place of a TIFF or HEIC picture. Undefined where it cannot be made: too many pixels (told by the
 * header, before anything is unpacked), packed in a way that nobody here reads, or damaged.
 */
export async function makePreview(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const measured = measurePicture(bytes)
  if (measured === undefined || !needsPreview(measured.mediaType)) return undefined
  if (bytes.byteLength > LIMITS.pictureBytes || measured.width * measured.height > LIMITS.picturePixels)
    return undefined
  try {
    const decoded =
      measured.mediaType === 'image/tiff'
        ? await (await import('./tiff/decode-tiff.ts')).decodeTiff(bytes)
        : await (await import('./heic.ts')).decodeHeic(bytes, measured)
    return decoded === undefined ? undefined : encodeJpeg(decoded.pixels, decoded.profile)
  } catch {
    // Whatever a damaged file breaks in a decoder: the picture is kept, and its frame says that it is not shown.
    return undefined
  }
}
