/** The brightness of a picture, 0–255 a point, row by row: small, and enough to tell it again. */
export interface Look {
  readonly columns: number
  readonly rows: number
  readonly grey: Float32Array
}

/** The longer side of a look, in points. */
export const LOOK_SIDE = 64

/** Red, green and blue as brightness (ITU-R BT.601). */
const WEIGHTS = [0.299, 0.587, 0.114] as const

/**
 * The look of a picture of so many pixels, of which each takes `stride` bytes (3: red, green, blue; 4: with what is seen
 * through, over white). Each point is the mean of what it covers.
 */
export function lookOf(width: number, height: number, data: ArrayLike<number>, stride: 3 | 4): Look {
  const scale = Math.min(1, LOOK_SIDE / Math.max(width, height))
  const columns = Math.max(1, Math.round(width * scale))
  const rows = Math.max(1, Math.round(height * scale))
  const sums = new Float32Array(columns * rows)
  const counts = new Float32Array(columns * rows)
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / height)) * columns
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * stride
      const grey = (data[at] ?? 0) * WEIGHTS[0] + (data[at + 1] ?? 0) * WEIGHTS[1] + (data[at + 2] ?? 0) * WEIGHTS[2]
      const cover = stride === 4 ? (data[at + 3] ?? 255) / 255 : 1
      const point = row + Math.min(columns - 1, Math.floor((x * columns) / width))
      sums[point] = (sums[point] ?? 0) + grey * cover + 255 * (1 - cover)
      counts[point] = (counts[point] ?? 0) + 1
    }
  }
  return { columns, rows, grey: sums.map((sum, point) => sum / Math.max(1, counts[point] ?? 1)) }
}
