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
