/** Kinds of picture that no browser draws, and that can be unpacked here. */
const UNDRAWN: ReadonlySet<string> = new Set(['image/tiff', 'image/heic'])

/** What is made to be drawn in their place. */
export const PREVIEW_TYPE = 'image/jpeg'

/** Whether something has to be made to be drawn in the place of a picture of this kind. */
export function needsPreview(mediaType: string): boolean {
  return UNDRAWN.has(mediaType)
}
