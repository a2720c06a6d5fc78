/** A picture as it is drawn: red, green, blue, a byte each; transparent parts are on white. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The longest edge of a preview: as sharp as a screen shows a picture, and a small part of its bytes. */
export const LONGEST_EDGE = 2400

/**
 * Makes a picture smaller while its rows come in, so that only the small one is ever held: each pixel of it is the mean
 * of those that it covers. A picture within {@link LONGEST_EDGE} passes through as it is.
 */
export class Reducer {
  readonly width: number
  readonly height: number
  private readonly sourceWidth: number
  private readonly sourceHeight: number
  private readonly data: Uint8Array
  private readonly columns: Uint32Array
  private readonly counts: Uint32Array
  private readonly sums: Float64Array
  private rowsInSum = 0
  private row = 0
  private target = 0

  constructor(sourceWidth: number, sourceHeight: number) {
    const scale = Math.min(1, LONGEST_EDGE / Math.max(sourceWidth, sourceHeight))
    this.sourceWidth = sourceWidth
    this.sourceHeight = sourceHeight
    this.width = Math.max(1, Math.round(sourceWidth * scale))
    this.height = Math.max(1, Math.round(sourceHeight * scale))
    this.data = new Uint8Array(this.width * this.height * 3)
    this.sums = new Float64Array(this.width * 3)
    this.columns = new Uint32Array(sourceWidth)
    this.counts = new Uint32Array(this.width)
    for (let x = 0; x < sourceWidth; x += 1) {
      const column = Math.floor((x * this.width) / sourceWidth)
      this.columns[x] = column
      this.counts[column] = (this.counts[column] ?? 0) + 1
    }
  }

  /** Takes the next row: red, green, blue of each pixel, from `at` on. Rows past the last are not looked at. */
  take(rgb: Uint8Array, at: number): void {
    if (this.row >= this.sourceHeight) return
    const target = Math.floor((this.row * this.height) / this.sourceHeight)
    if (target !== this.target) this.settle(target)
    const { sums, columns, sourceWidth } = this
    for (let x = 0, from = at; x < sourceWidth; x += 1, from += 3) {
      const to = (columns[x] ?? 0) * 3
      sums[to] = (sums[to] ?? 0) + (rgb[from] ?? 0)
      sums[to + 1] = (sums[to + 1] ?? 0) + (rgb[from + 1] ?? 0)
      sums[to + 2] = (sums[to + 2] ?? 0) + (rgb[from + 2] ?? 0)
    }
    this.rowsInSum += 1
    this.row += 1
  }

  /** The picture; rows that never came are white. */
  finish(): Pixels {
    this.settle(this.target + 1)
    this.data.fill(255, Math.min(this.height, this.row === 0 ? 0 : this.target) * this.width * 3)
    return { width: this.width, height: this.height, data: this.data }
  }

  private settle(next: number): void {
    if (this.rowsInSum > 0) {
      for (let x = 0; x < this.width; x += 1) {
        const covered = (this.counts[x] ?? 1) * this.rowsInSum
        for (let sample = 0; sample < 3; sample += 1)
          this.data[(this.target * this.width + x) * 3 + sample] = Math.round(
            (this.sums[x * 3 + sample] ?? 0) / covered,
          )
      }
      this.sums.fill(0)
      this.rowsInSum = 0
    }
    this.target = next
  }
}

/** Turned and mirrored as EXIF's orientation (1–8; TIFF 6.0, section 8) asks, so that it stands upright. */
export function upright(pixels: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return pixels
  const { width, height, data } = pixels
  const isSideways = orientation >= 5
  const [wide, high] = isSideways ? [height, width] : [width, height]
  const isFlippedX = [2, 3, 7, 8].includes(orientation)
  const isFlippedY = [3, 4, 6, 7].includes(orientation)
  const turned = new Uint8Array(data.length)
  for (let y = 0, to = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1, to += 3) {
      // Where the upright pixel lies in the picture as stored.
      const [column, row] = isSideways ? [y, x] : [x, y]
      const from = ((isFlippedY ? height - 1 - row : row) * width + (isFlippedX ? width - 1 - column : column)) * 3
      turned[to] = data[from] ?? 0
      turned[to + 1] = data[from + 1] ?? 0
      turned[to + 2] = data[from + 2] ?? 0
    }
  }
  return { width: wide, height: high, data: turned }
}
