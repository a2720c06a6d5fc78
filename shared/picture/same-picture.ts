import type { Region } from '../domain/target.ts'
import type { Look } from './look.ts'

/** A part of a picture, in fractions of it. */
export interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How one picture is another one again. `of`: which of the two is the part of the other; both are the whole where the part is all. */
export interface SamePicture {
  readonly of: 'old' | 'fresh'
  readonly part: Part
  /** 0–1: how well they agree, details and all. */
  readonly likeness: number
}

/** A crop shows so much of the picture at least. */
const LEAST_AREA = 0.55
/** So alike must the brightness of two pictures be, and so alike their details, to be one picture. */
const LEAST_TONES = 0.9
const LEAST_DETAILS = 0.85
/** Sides of so much more than the whole are still the whole: pictures are cut and sized in whole pixels. */
const SLACK = 1.02

/** Where two pictures, each with its own sides in pixels, are one: undefined where they are not. */
export function samePicture(old: Sized, fresh: Sized): SamePicture | undefined {
  const [first] = bothWays(old, fresh)
  if (first === undefined || first.tones < LEAST_TONES || first.details < LEAST_DETAILS) return undefined
  return { of: first.of, part: first.part, likeness: first.details }
}

/** A picture by its look, and the sides that it has. */
export interface Sized {
  readonly width: number
  readonly height: number
  readonly look: Look
}

/** How far two pictures agree at best, were one a part of the other; for measuring. */
export function agreement(old: Sized, fresh: Sized): { readonly tones: number; readonly details: number } {
  return bothWays(old, fresh)[0] ?? { tones: 0, details: 0 }
}

/** The one as a part of the other, and the other way round, what agrees better first. */
function bothWays(old: Sized, fresh: Sized): readonly (Found & { readonly of: SamePicture['of'] })[] {
  const inOld = bestPart(old, fresh)
  if (inOld !== undefined && inOld.details > SURE) return [{ of: 'old', ...inOld }]
  const inFresh = bestPart(fresh, old)
  const found = [inOld && { of: 'old' as const, ...inOld }, inFresh && { of: 'fresh' as const, ...inFresh }]
  return found.filter((each) => each !== undefined).sort((a, b) => b.details - a.details)
}

/** So alike nothing else need be tried. */
const SURE = 0.95

interface Found {
  readonly part: Part
  readonly tones: number
  readonly details: number
}

const COARSE = 14
const FINE = 28
/** So many of the likeliest parts are looked at closely. */
const MOST_TRIED = 2

/** The part of `whole` that `part` is likeliest to be, with how well it agrees. */
function bestPart(whole: Sized, part: Sized): Found | undefined {
  const sums = sumsOf(whole.look)
  const own = sumsOf(part.look)
  // Sides in fractions of the whole: a crop has the pixels' own proportions.
  const ratio = (whole.width / whole.height) * (part.height / part.width)
  const coarse = gridOf(part, COARSE)
  const theirs = sampled(own, part.look, WHOLE, coarse)
  const tried: { readonly part: Part; readonly tones: number }[] = []
  for (let width = 1; width >= 0.5; width -= 0.05) {
    const height = width * ratio
    if (height > SLACK || width * height < LEAST_AREA) continue
    const high = Math.min(1, height)
    const stepX = Math.max(0.02, (1 - width) / 8)
    const stepY = Math.max(0.02, (1 - high) / 8)
    for (let y = 0; y <= 1 - high + 1e-6; y += stepY)
      for (let x = 0; x <= 1 - width + 1e-6; x += stepX) {
        const window = { x, y, width, height: high }
        tried.push({ part: window, tones: correlation(sampled(sums, whole.look, window, coarse), theirs) })
      }
  }
  const best = tried.sort((a, b) => b.tones - a.tones).slice(0, MOST_TRIED)
  const fine = gridOf(part, FINE)
  const details = sampled(own, part.look, WHOLE, fine)
  const close = (window: Part): Found => {
    const there = sampled(sums, whole.look, window, fine)
    return {
      part: window,
      tones: correlation(there, details),
      details: correlation(sharpened(there, fine), sharpened(details, fine)),
    }
  }
  return best
    .filter(({ tones }) => tones > LEAST_TONES - 0.25)
    .map((each) => climb(each.part, ratio, close))
    .sort((a, b) => b.details - a.details)[0]
}

const WHOLE: Part = { x: 0, y: 0, width: 1, height: 1 }

/** Moves and sizes a part, in ever smaller steps, as long as it agrees better. */
function climb(start: Part, ratio: number, close: (part: Part) => Found): Found {
  let best = close(start)
  for (const step of [0.02, 0.01, 0.005, 0.0025]) {
    for (let isBetter = true; isBetter;) {
      isBetter = false
      for (const [dx, dy, dw] of MOVES) {
        const width = Math.min(1, best.part.width + dw * step)
        const height = Math.min(1, width * ratio)
        const x = Math.min(Math.max(0, best.part.x + dx * step), 1 - width)
        const y = Math.min(Math.max(0, best.part.y + dy * step), 1 - height)
        if (width * height < LEAST_AREA) continue
        const found = close({ x, y, width, height })
        if (found.details <= best.details + 1e-4) continue
        best = found
        isBetter = true
      }
    }
  }
  return best
}

/** To either side, up and down, larger and smaller about its middle. */
const MOVES = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [-0.5, -0.5, 1],
  [0.5, 0.5, -1],
  [0, 0, 1],
  [0, 0, -1],
] as const

interface Grid {
  readonly columns: number
  readonly rows: number
}

function gridOf({ width, height }: Sized, side: number): Grid {
  const scale = side / Math.max(width, height)
  return { columns: Math.max(4, Math.round(width * scale)), rows: Math.max(4, Math.round(height * scale)) }
}

/** Sums of all brightness above and left of each corner of a point: the mean of any part is then four of them. */
function sumsOf({ columns, rows, grey }: Look): Float64Array {
  const wide = columns + 1
  const sums = new Float64Array(wide * (rows + 1))
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1)
      sums[(y + 1) * wide + x + 1] =
        (grey[y * columns + x] ?? 0) +
        (sums[y * wide + x + 1] ?? 0) +
        (sums[(y + 1) * wide + x] ?? 0) -
        (sums[y * wide + x] ?? 0)
  return sums
}

/** The means of a part, cell by cell of a grid. */
function sampled(sums: Float64Array, look: Look, part: Part, grid: Grid): Float64Array {
  const values = new Float64Array(grid.columns * grid.rows)
  const [left, top] = [part.x * look.columns, part.y * look.rows]
  const [wide, high] = [(part.width * look.columns) / grid.columns, (part.height * look.rows) / grid.rows]
  for (let row = 0; row < grid.rows; row += 1)
    for (let column = 0; column < grid.columns; column += 1) {
      const [x0, y0] = [left + column * wide, top + row * high]
      const sum =
        sumAt(sums, look, x0 + wide, y0 + high) -
        sumAt(sums, look, x0, y0 + high) -
        sumAt(sums, look, x0 + wide, y0) +
        sumAt(sums, look, x0, y0)
      values[row * grid.columns + column] = sum / (wide * high)
    }
  return values
}

/** The sum above and left of a place between points. */
function sumAt(sums: Float64Array, { columns, rows }: Look, x: number, y: number): number {
  const wide = columns + 1
  const left = Math.min(columns, Math.max(0, x))
  const top = Math.min(rows, Math.max(0, y))
  const [x0, y0] = [Math.min(columns - 1, Math.floor(left)), Math.min(rows - 1, Math.floor(top))]
  const [dx, dy] = [left - x0, top - y0]
  const at = y0 * wide + x0
  const above = (sums[at] ?? 0) * (1 - dx) + (sums[at + 1] ?? 0) * dx
  const below = (sums[at + wide] ?? 0) * (1 - dx) + (sums[at + wide + 1] ?? 0) * dx
  return above * (1 - dy) + below * dy
}

/** What is left of each value when the mean of those around it is taken away: edges, and no large tones. */
function sharpened(values: Float64Array, { columns, rows }: Grid): Float64Array {
  return values.map((value, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    let sum = 0
    let count = 0
    for (let y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y += 1)
      for (let x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x += 1) {
        sum += values[y * columns + x] ?? 0
        count += 1
      }
    return value - sum / count
  })
}

/** How far two rows of values rise and fall together: 1 where they do wholly, whatever their brightness and contrast. */
function correlation(one: Float64Array, other: Float64Array): number {
  const count = one.length
  let [sumOne, sumOther] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    sumOne += one[index] ?? 0
    sumOther += other[index] ?? 0
  }
  const [meanOne, meanOther] = [sumOne / count, sumOther / count]
  let [both, squareOne, squareOther] = [0, 0, 0]
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [(one[index] ?? 0) - meanOne, (other[index] ?? 0) - meanOther]
    both += a * b
    squareOne += a * a
    squareOther += b * b
  }
  // A picture without anything in it is like every other, and tells nothing.
  return squareOne < count || squareOther < count ? 0 : both / Math.sqrt(squareOne * squareOther)
}

/** Where a region of the old picture lies in the new one; undefined where it was cut away. */
export function regionIn(region: Region, { of, part }: SamePicture): Region | undefined {
  const along = (value: number, from: number, size: number): number =>
    of === 'old' ? (value - from) / size : from + value * size
  const x = (value: number): number => along(value, part.x, part.width)
  const y = (value: number): number => along(value, part.y, part.height)
  const isIn = (value: number): boolean => value >= 0 && value <= 1
  if (region.shape === 'point') {
    const point = { x: x(region.x), y: y(region.y) }
    return isIn(point.x) && isIn(point.y) ? { shape: 'point', ...point } : undefined
  }
  if (region.shape === 'polygon') {
    const points = region.points.map((point) => ({ x: x(point.x), y: y(point.y) }))
    const isThere = points.some((point) => isIn(point.x) && isIn(point.y))
    return isThere
      ? { shape: 'polygon', points: points.map((each) => ({ x: clamp(each.x), y: clamp(each.y) })) }
      : undefined
  }
  const [left, top] = [clamp(x(region.x)), clamp(y(region.y))]
  const [width, height] = [clamp(x(region.x + region.width)) - left, clamp(y(region.y + region.height)) - top]
  return width > 0.002 && height > 0.002 ? { shape: 'rectangle', x: left, y: top, width, height } : undefined
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
