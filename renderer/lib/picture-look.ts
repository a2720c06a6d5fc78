import { drawnPicture, type Asset } from '#shared/domain/asset.ts'
import { lookOf } from '#shared/picture/look.ts'
import type { Sized } from '#shared/picture/same-picture.ts'

/** The longer side that a picture is drawn at to be looked at: the browser makes it smaller, its own mean makes the look. */
const DRAWN_SIDE = 256

/** The look of a picture, by the browser's own decoders; undefined where it does not draw it. */
export async function pictureLook(asset: Asset): Promise<Sized | undefined> {
  const drawn = drawnPicture(asset)
  if (drawn === undefined) return undefined
  const image = new Image()
  // By the page's own address: of another origin a picture may be shown, but not looked at.
  image.src = new URL(`asset/${drawn.sha256}`, location.href).href
  try {
    // Decoded beside the window, not while it draws.
    await image.decode()
  } catch {
    return undefined
  }
  const { naturalWidth: width, naturalHeight: height } = image
  if (width * height === 0) return undefined
  const scale = Math.min(1, DRAWN_SIDE / Math.max(width, height))
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const canvas = new OffscreenCanvas(wide, high)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return undefined
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, wide, high)
  return { width, height, look: lookOf(wide, high, context.getImageData(0, 0, wide, high).data, 4) }
}
