import type { Part } from '#shared/picture/same-picture.ts'
import type { Drawn } from './draw.ts'

/** Numbers by lot from a seed. */
export function lot(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The picture smaller: each pixel the mean of those that it covers. */
export function resized(one: Drawn, scale: number): Drawn {
  const width = Math.round(one.width * scale)
  const height = Math.round(one.height * scale)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.floor((x * one.width) / width), Math.ceil(((x + 1) * one.width) / width)]
      const [y0, y1] = [Math.floor((y * one.height) / height), Math.ceil(((y + 1) * one.height) / height)]
      for (let colour = 0; colour < 3; colour += 1) {
        let sum = 0
        for (let row = y0; row < y1; row += 1)
          for (let column = x0; column < x1; column += 1) sum += one.data[(row * one.width + column) * 3 + colour] ?? 0
        data[(y * width + x) * 3 + colour] = sum / ((x1 - x0) * (y1 - y0))
      }
    }
  return { ...one, width, height, data }
}

/** A part of the picture that has `area` of it, anywhere, with sides of its own. */
export function cropped(one: Drawn, area: number, random: () => number): Drawn & { readonly part: Part } {
  const side = Math.sqrt(area)
  const stretch = 1 + (random() - 0.5) * 0.3
  const width = Math.round(one.width * Math.min(1, side * stretch))
  const height = Math.round(one.height * Math.min(1, (area * one.width) / width))
  const left = Math.floor(random() * (one.width - width))
  const top = Math.floor(random() * (one.height - height))
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let at = 0; at < width * 3; at += 1)
      data[y * width * 3 + at] = one.data[((y + top) * one.width + left) * 3 + at] ?? 0
  const part = {
    x: left / one.width,
    y: top / one.height,
    width: width / one.width,
    height: height / one.height,
  }
  return { width, height, data, part }
}

/** Brighter or darker, with more or less contrast. */
export function shifted(one: Drawn, by: number, contrast: number): Drawn {
  const data = one.data.map((value) => Math.max(0, Math.min(255, (value - 128) * contrast + 128 + by)))
  return { ...one, data }
}

/** What a JPEG of low quality leaves of it: waves of eight by eight pixels, counted in steps of `step`. */
export function recompressed(one: Drawn, step: number): Drawn {
  const data = new Uint8Array(one.data)
  const block = new Float64Array(64)
  for (let colour = 0; colour < 3; colour += 1)
    for (let top = 0; top + 8 <= one.height; top += 8)
      for (let left = 0; left + 8 <= one.width; left += 8) {
        for (let at = 0; at < 64; at += 1)
          block[at] = one.data[((top + (at >> 3)) * one.width + left + (at & 7)) * 3 + colour] ?? 0
        const waves = turned(block, false).map((value, at) => {
          const size = step * (1 + (at >> 3) + (at & 7))
          return Math.round(value / size) * size
        })
        turned(waves, true).forEach((value, at) => {
          data[((top + (at >> 3)) * one.width + left + (at & 7)) * 3 + colour] = Math.max(0, Math.min(255, value))
        })
      }
  return { ...one, data }
}

const WAVES = Float64Array.from(
  { length: 64 },
  (_, at) => (at < 8 ? Math.sqrt(1 / 8) : 0.5) * Math.cos(((2 * (at & 7) + 1) * (at >> 3) * Math.PI) / 16),
)

/** The discrete cosine transform of a block, or back. */
function turned(block: Float64Array, isBack: boolean): Float64Array {
  const wave = (row: number, column: number): number => WAVES[isBack ? column * 8 + row : row * 8 + column] ?? 0
  const half = new Float64Array(64)
  const whole = new Float64Array(64)
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 8; column += 1) {
      let sum = 0
      for (let at = 0; at < 8; at += 1) sum += wave(row, at) * (block[at * 8 + column] ?? 0)
      half[row * 8 + column] = sum
    }
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 8; column += 1) {
      let sum = 0
      for (let at = 0; at < 8; at += 1) sum += wave(column, at) * (half[row * 8 + at] ?? 0)
      whole[row * 8 + column] = sum
    }
  return whole
}
