import type { Region } from '#shared/domain/target.ts'

/** How the picture lies on the stage: scale in pixels of the stage a pixel of the picture, shift, quarter turns. */
export interface Pose {
  readonly scale: number
  readonly x: number
  readonly y: number
  readonly turns: 0 | 1 | 2 | 3
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The pose in which the whole picture is seen, with a little air. */
export function fitPose(stage: Size, picture: Size, turns: Pose['turns'] = 0): Pose {
  const turned = turns % 2 === 0 ? picture : { width: picture.height, height: picture.width }
  const scale = Math.min((stage.width - 48) / turned.width, (stage.height - 48) / turned.height, 4)
  return { scale: scale > 0 ? scale : 1, x: stage.width / 2, y: stage.height / 2, turns }
}

/** Zooms by a factor so that what lies under `at` stays there. */
export function zoomAt(pose: Pose, factor: number, at: Point): Pose {
  const scale = Math.min(16, Math.max(0.05, pose.scale * factor))
  const by = scale / pose.scale
  return { ...pose, scale, x: at.x + (pose.x - at.x) * by, y: at.y + (pose.y - at.y) * by }
}

/** A point of the stage as fractions of the upright picture, kept inside of it. */
export function toFractions(at: Point, pose: Pose, picture: Size): Point {
  const angle = (-pose.turns * Math.PI) / 2
  const dx = (at.x - pose.x) / pose.scale
  const dy = (at.y - pose.y) / pose.scale
  const x = dx * Math.cos(angle) - dy * Math.sin(angle)
  const y = dx * Math.sin(angle) + dy * Math.cos(angle)
  return { x: clamp(x / picture.width + 0.5), y: clamp(y / picture.height + 0.5) }
}

/** The rectangle between two corners. */
export function rectangleOf(a: Point, b: Point): Region {
  return {
    shape: 'rectangle',
    x: round(Math.min(a.x, b.x)),
    y: round(Math.min(a.y, b.y)),
    width: round(Math.abs(a.x - b.x)),
    height: round(Math.abs(a.y - b.y)),
  }
}

/** The smallest upright rectangle around a region, for its numeric fields. */
export function boundsOf(region: Region): {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
} {
  if (region.shape === 'rectangle') return region
  if (region.shape === 'point') return { x: region.x, y: region.y, width: 0, height: 0 }
  const xs = region.points.map((point) => point.x)
  const ys = region.points.map((point) => point.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The region moved and resized so that its bounds become `to`; inside the picture always. */
export function withBounds(region: Region, to: { x: number; y: number; width: number; height: number }): Region {
  const width = Math.min(1, Math.max(0, to.width))
  const height = Math.min(1, Math.max(0, to.height))
  const x = Math.min(1 - width, Math.max(0, to.x))
  const y = Math.min(1 - height, Math.max(0, to.y))
  if (region.shape === 'point') return { shape: 'point', x: round(x), y: round(y) }
  if (region.shape === 'rectangle')
    return { shape: 'rectangle', x: round(x), y: round(y), width: round(width), height: round(height) }
  const from = boundsOf(region)
  const scaleX = from.width === 0 ? 0 : width / from.width
  const scaleY = from.height === 0 ? 0 : height / from.height
  return {
    shape: 'polygon',
    points: region.points.map((point) => ({
      x: round(clamp(x + (point.x - from.x) * scaleX)),
      y: round(clamp(y + (point.y - from.y) * scaleY)),
    })),
  }
}

/** Fractions are kept to a hundred-thousandth: finer than a pixel of any picture that is accepted. */
export function round(value: number): number {
  return Math.round(value * 100_000) / 100_000
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Arrows move a region by this much, with Shift by ten times as much (screens, Drag). */
const NUDGE = 0.001

/** The region after an arrow key: moved, or with Alt made larger or smaller; undefined for any other key. */
export function nudged(
  region: Region,
  event: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
): Region | undefined {
  const step = arrowStep(event)
  if (step === undefined) return undefined
  const [dx, dy] = step
  const bounds = boundsOf(region)
  if (!event.altKey) return withBounds(region, { ...bounds, x: bounds.x + dx, y: bounds.y + dy })
  const width = Math.min(1 - bounds.x, Math.max(LEAST, bounds.width + dx))
  const height = Math.min(1 - bounds.y, Math.max(LEAST, bounds.height + dy))
  return withBounds(region, { ...bounds, width, height })
}

/** How far an arrow key goes, as fractions of the picture. */
export function arrowStep(event: {
  readonly key: string
  readonly shiftKey: boolean
}): readonly [number, number] | undefined {
  const by = NUDGE * (event.shiftKey ? 10 : 1)
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-by, 0],
    ArrowRight: [by, 0],
    ArrowUp: [0, -by],
    ArrowDown: [0, by],
  }
  return steps[event.key]
}

/** A drag shorter than this draws nothing: it was a click. No side of a region becomes shorter. */
export const LEAST = 0.005

/** A place by which a region is taken hold of: a corner or side of a rectangle, a corner of a polygon. */
export interface Handle extends Point {
  readonly id: string
}

/** The handles of a region. A point has none: it is moved whole. */
export function handlesOf(region: Region): readonly Handle[] {
  if (region.shape === 'point') return []
  if (region.shape === 'polygon') return region.points.map((point, index) => ({ ...point, id: String(index) }))
  const { x, y, width, height } = region
  return ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'].map((id) => ({
    id,
    x: x + width * (id.includes('w') ? 0 : id.includes('e') ? 1 : 0.5),
    y: y + height * (id.startsWith('n') ? 0 : id.startsWith('s') ? 1 : 0.5),
  }))
}

/** The region after its handle was drawn to `to`; `move` takes the whole region along from `from`. */
export function dragged(region: Region, handle: string, from: Point, to: Point): Region {
  const bounds = boundsOf(region)
  if (handle === 'move') {
    return withBounds(region, { ...bounds, x: bounds.x + to.x - from.x, y: bounds.y + to.y - from.y })
  }
  if (region.shape === 'polygon') {
    const points = region.points.map((point, index) =>
      String(index) === handle ? { x: round(clamp(to.x)), y: round(clamp(to.y)) } : point,
    )
    return { shape: 'polygon', points }
  }
  const left = handle.includes('w') ? to.x : bounds.x
  const right = handle.includes('e') ? to.x : bounds.x + bounds.width
  const top = handle.startsWith('n') ? to.y : bounds.y
  const bottom = handle.startsWith('s') ? to.y : bounds.y + bounds.height
  const drawn = rectangleOf({ x: left, y: top }, { x: right, y: bottom })
  return withBounds(region, boundsOf(drawn))
}

/** Whether a point lies in a region; near enough to it where it is a point itself. */
export function isInside(region: Region, at: Point): boolean {
  if (region.shape === 'point') return Math.hypot(region.x - at.x, region.y - at.y) < 0.02
  const { x, y, width, height } = boundsOf(region)
  if (at.x < x || at.y < y || at.x > x + width || at.y > y + height) return false
  if (region.shape === 'rectangle') return true
  let isIn = false
  region.points.forEach((a, index) => {
    const b = region.points[(index + 1) % region.points.length] ?? a
    const isCrossed = a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x
    if (isCrossed) isIn = !isIn
  })
  return isIn
}
