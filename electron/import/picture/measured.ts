/** Kind and size of a picture, read from its header. Pixels as stored; `orientation` is EXIF's (1–8). 0 × 0: not known. */
export interface Measured {
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly orientation?: number
}
