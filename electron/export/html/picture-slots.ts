import { pictureWithoutPosition } from '../picture-without-position.ts'
import { escapeHtml } from '#shared/markup/escape.ts'

/** Bytes of a picture by its hash; undefined when they are not there. */
export type ReadAsset = (sha256: string) => Uint8Array | undefined

/** Where a picture goes: the markup around its address, and what stands there when its bytes are not to be had. */
export interface PictureSlot {
  readonly sha256: string
  readonly mediaType: string
  readonly withPosition: boolean
  readonly before: string
  readonly after: string
  readonly missing: string
}

/** Bytes that are written as base64 at once; a multiple of three, so that the pieces join without a seam. */
const SLICE_BYTES = 3 * 262_144
/** No text has this character: `escapeHtml` leaves none. */
const MARK = '\u0000'

/**
 * The places of the pictures in a page. Words are light and pictures are not: the page is made with a mark for each
 * picture, and each picture is read when the writing has come to it.
 */
export class PictureSlots {
  readonly #slots: PictureSlot[] = []

  /** Gives the mark that stands for the picture in the page. */
  put(slot: PictureSlot): string {
    return `${MARK}${String(this.#slots.push(slot) - 1)}${MARK}`
  }

  /** The bytes of a page, a piece at a time, with the pictures in their places. */
  *pieces(page: string, readAsset: ReadAsset): Generator<Uint8Array> {
    const encoder = new TextEncoder()
    for (const [index, part] of page.split(MARK).entries()) {
      const slot = index % 2 === 0 ? undefined : this.#slots[Number(part)]
      if (slot === undefined) yield encoder.encode(part)
      else yield* piecesOf(slot, readAsset(slot.sha256))
    }
  }
}

function* piecesOf(slot: PictureSlot, bytes: Uint8Array | undefined): Generator<Uint8Array> {
  const { mediaType, withPosition, before, after, missing } = slot
  if (bytes === undefined) return yield Buffer.from(missing)
  const shown = withPosition ? bytes : pictureWithoutPosition(bytes, mediaType)
  yield Buffer.from(`${before}data:${escapeHtml(mediaType)};base64,`)
  for (let at = 0; at < shown.length; at += SLICE_BYTES) {
    const slice = shown.subarray(at, at + SLICE_BYTES)
    yield Buffer.from(Buffer.from(slice.buffer, slice.byteOffset, slice.length).toString('base64'), 'latin1')
  }
  yield Buffer.from(after)
}
