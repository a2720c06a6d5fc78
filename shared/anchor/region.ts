import { regionSchema, type Region } from '../domain/target.ts'
import { err, ok, type Result } from '../lib/result.ts'

/** Size of the upright picture in pixels, as SVG and pixel selectors count it. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** W3C selectors of a region (Web Annotation Data Model 4.2.1, 4.2.8). */
export type RegionSelector =
  | { readonly type: 'FragmentSelector'; readonly conformsTo: string; readonly value: string }
  | { readonly type: 'SvgSelector'; readonly value: string }

/** Media Fragments URI 1.0, the syntax of `xywh=`. */
export const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/'

/** Radius of the circle by which a point is written in SVG, as a share of the longer side. */
const POINT_RADIUS = 0.01

/**
 * The W3C selector of a region: a rectangle as `xywh=percent:`, a polygon or point as SVG in pixels of the upright
 * picture. A picture whose size is unknown is given in thousandths.
 */
export function toSelector(region: Region, size: PictureSize): RegionSelector {
  if (region.shape === 'rectangle') {
    const numbers = [region.x, region.y, region.width, region.height].map((share) => decimal(share * 100))
    return { type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENTS, value: `xywh=percent:${numbers.join(',')}` }
  }
  const { width, height } = sizeOrUnit(size)
  if (region.shape === 'polygon') {
    const points = region.points.map((point) => `${decimal(point.x * width)},${decimal(point.y * height)}`)
    return { type: 'SvgSelector', value: svg(`<polygon points="${points.join(' ')}"/>`) }
  }
  const radius = Math.max(1, POINT_RADIUS * Math.max(width, height))
  const circle = `<circle cx="${decimal(region.x * width)}" cy="${decimal(region.y * height)}" r="${decimal(radius)}"/>`
  return { type: 'SvgSelector', value: svg(circle) }
}

/** Reads a selector of another system; what is not one of the known shapes, or lies outside of the picture, fails. */
export function fromSelector(
  selector: { readonly type?: unknown; readonly value?: unknown },
  size: PictureSize,
): Result<Region, 'region-unreadable'> {
  if (typeof selector.value !== 'string') return err('region-unreadable')
  if (selector.type === 'FragmentSelector') return parseRegion(selector.value, size)
  if (selector.type === 'SvgSelector') return parseSvg(selector.value, sizeOrUnit(size))
  return err('region-unreadable')
}

/**
 * Reads `xywh=percent:10,10,30,20`, `xywh=pixel:…` or `xywh=…` (pixels); a size of 0,0 is a point.
 * Rectangles that reach a little beyond the picture are cut at its edge.
 */
export function parseRegion(fragment: string, size: PictureSize): Result<Region, 'region-unreadable'> {
  const match = /^#?xywh=(?:(percent|pixel):)?([^,]+),([^,]+),([^,]+),([^,]+)$/.exec(fragment.trim())
  if (match === null) return err('region-unreadable')
  const [unit, ...texts] = match.slice(1)
  const values = texts.map((text) => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN))
  const [x, y, width, height] = values
  if (x === undefined || y === undefined || width === undefined || height === undefined) return err('region-unreadable')
  if (values.some(Number.isNaN)) return err('region-unreadable')
  const isPercent = unit === 'percent'
  if (!isPercent && size.width * size.height === 0) return err('region-unreadable')
  const wide = isPercent ? 100 : size.width
  const high = isPercent ? 100 : size.height
  const left = x / wide
  const top = y / high
  if (left > 1 || top > 1) return err('region-unreadable')
  if (width === 0 && height === 0) return checked({ shape: 'point', x: left, y: top })
  if (width === 0 || height === 0) return err('region-unreadable')
  return checked({
    shape: 'rectangle',
    x: left,
    y: top,
    width: Math.min(width / wide, 1 - left),
    height: Math.min(height / high, 1 - top),
  })
}

/**
 * The shape of an SvgSelector. Only the geometry is read, by pattern, from the few shapes that say where they are:
 * nothing of a foreign SVG is ever parsed as markup, drawn or kept.
 */
function parseSvg(value: string, size: PictureSize): Result<Region, 'region-unreadable'> {
  if (value.length > 20_000 || /\btransform\s*=/.test(value)) return err('region-unreadable')
  const element = /<(?:svg:)?(polygon|polyline|circle|ellipse|rect)\b([^>]*)>/.exec(value)
  const [, name, attributes = ''] = element ?? []
  const number = (attribute: string): number =>
    Number(new RegExp(`(?:^|\\s)${attribute}\\s*=\\s*["']\\s*([0-9.eE+-]+)`).exec(attributes)?.[1] ?? Number.NaN)
  if (name === 'circle' || name === 'ellipse')
    return checked({ shape: 'point', x: number('cx') / size.width, y: number('cy') / size.height })
  if (name === 'rect') {
    const x = Number.isNaN(number('x')) ? 0 : number('x')
    const y = Number.isNaN(number('y')) ? 0 : number('y')
    return parseRegion(`xywh=pixel:${[x, y, number('width'), number('height')].join(',')}`, size)
  }
  if (name !== 'polygon' && name !== 'polyline') return err('region-unreadable')
  const list = /(?:^|\s)points\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
  const numbers = list.split(/[\s,]+/).filter((text) => text !== '')
  const points: { x: number; y: number }[] = []
  for (let index = 0; index + 1 < numbers.length; index += 2)
    points.push({ x: Number(numbers[index]) / size.width, y: Number(numbers[index + 1]) / size.height })
  return numbers.length % 2 === 1 ? err('region-unreadable') : checked({ shape: 'polygon', points })
}

function checked(region: Region): Result<Region, 'region-unreadable'> {
  const parsed = regionSchema.safeParse(region)
  return parsed.success ? ok(parsed.data) : err('region-unreadable')
}

function svg(shape: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${shape}</svg>`
}

function sizeOrUnit(size: PictureSize): PictureSize {
  return size.width * size.height === 0 ? { width: 1000, height: 1000 } : size
}

/** Six decimals are less than a pixel of any picture; no exponents, no needless zeros. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '')
}
