import { scaleUtc } from 'd3-scale'
import type { LedgerSection } from './ledger.ts'

/** One date of the article on its line. */
export interface DatePoint {
  readonly id: string
  readonly text: string
  /** As it was read: ISO, as exact as the text. */
  readonly iso: string
  /** The middle of the time it names, in milliseconds UTC. */
  readonly atMs: number
  readonly isVerified: boolean
}

/** Dates so near each other that they are one point. */
export interface DateDot {
  readonly x: number
  readonly points: readonly DatePoint[]
  /** Words beside it; empty where there is no room. */
  readonly label: string
  /** How many lines above the axis the words stand; 0 is the lowest. */
  readonly lane: number
  readonly anchor: 'start' | 'middle' | 'end'
}

/** The line of dates: what lies on it, and what lies beyond its ends. */
export interface DateLine {
  readonly dots: readonly DateDot[]
  readonly ticks: readonly { readonly x: number; readonly date: Date }[]
  readonly publishedX: number | undefined
  /** How many lines of words stand above the axis. */
  readonly lanes: number
  readonly earlier: readonly DatePoint[]
  readonly later: readonly DatePoint[]
}

/** The dates that count, in the order of time. What has no year cannot be placed. */
export function datePoints(sections: readonly LedgerSection[]): readonly DatePoint[] {
  return sections
    .flatMap(({ entries }) => entries)
    .flatMap(({ number, isCounted }) => {
      if (!isCounted || number.kind !== 'date' || typeof number.value !== 'string') return []
      const atMs = timeOf(number.value)
      return atMs === undefined
        ? []
        : [{ id: number.id, text: number.text, iso: number.value, atMs, isVerified: number.state === 'verified' }]
    })
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** The middle of the year, month or day that an ISO date names; of a span the middle of its first part. */
export function timeOf(iso: string): number | undefined {
  const match = /^(-?\d{4,6})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(iso)
  if (match === null) return undefined
  const year = Number(match[1])
  const month = match[2] === undefined ? 6 : Number(match[2]) - 1
  const day = match[3] === undefined ? (match[2] === undefined ? 1 : 15) : Number(match[3])
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date.getTime()
}

/** A gap that takes more of the line than this leaves what lies beyond it outside. */
const WIDEST_GAP = 0.6
/** Dates this near each other are never parted: a plan for the coming years belongs to the line. */
const LEAST_GAP_MS = 12 * 365.25 * 86_400_000
const DOT_PX = 13
const LANES = 3

interface LineOptions {
  readonly width: number
  /** Pixels kept free at both ends. */
  readonly pad: number
  readonly publishedMs: number | undefined
  /** About how wide words are drawn, in pixels. */
  readonly widthOf: (text: string) => number
}

/**
 * Places dates on a line of the given width. A date far off from all others (前221年) would squeeze the rest together: it
 * stands beyond the end. Words keep clear of each other in lanes; where there is no lane left, the point stands alone.
 */
export function dateLine(points: readonly DatePoint[], options: LineOptions): DateLine {
  const { width, pad, publishedMs, widthOf } = options
  const { inside, earlier, later } = withoutOutliers(points, publishedMs)
  const times = [...inside.map(({ atMs }) => atMs), ...(publishedMs === undefined ? [] : [publishedMs])]
  if (times.length === 0) return { dots: [], ticks: [], publishedX: undefined, lanes: 0, earlier, later }
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const spare = Math.max((to - from) * 0.04, 20 * 86_400_000)
  const scale = scaleUtc()
    .domain([new Date(from - spare), new Date(to + spare)])
    .range([pad, width - pad])
  const groups: { x: number; points: DatePoint[] }[] = []
  for (const point of inside) {
    const x = scale(point.atMs)
    const last = groups.at(-1)
    if (last !== undefined && x - last.x < DOT_PX) last.points.push(point)
    else groups.push({ x, points: [point] })
  }
  const dots = placeLabels(groups, width, widthOf)
  return {
    dots,
    lanes: 1 + Math.max(0, ...dots.map(({ lane }) => lane)),
    ticks: scale.ticks(Math.max(2, Math.floor(width / 90))).map((date) => ({ x: scale(date), date })),
    publishedX: publishedMs === undefined ? undefined : scale(publishedMs),
    earlier,
    later,
  }
}

/** Cuts the line at a gap that would take most of it; the side without the publication date, or the smaller one, goes. */
function withoutOutliers(
  points: readonly DatePoint[],
  publishedMs: number | undefined,
): Record<'inside' | 'earlier' | 'later', readonly DatePoint[]> {
  let inside = points
  const earlier: DatePoint[] = []
  const later: DatePoint[] = []
  for (;;) {
    const times = [...inside.map(({ atMs }) => atMs), ...(publishedMs === undefined ? [] : [publishedMs])]
    times.sort((a, b) => a - b)
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0)
    const widest = Math.max(span * WIDEST_GAP, LEAST_GAP_MS)
    const at = times.findIndex((time, index) => index > 0 && time - (times[index - 1] ?? 0) > widest)
    // Two or three dates far apart are the line itself.
    if (inside.length < 4 || at === -1) return { inside, earlier, later }
    const border = times[at] ?? 0
    const left = inside.filter(({ atMs }) => atMs < border)
    const right = inside.filter(({ atMs }) => atMs >= border)
    const isLeftOut = publishedMs === undefined ? left.length < right.length : publishedMs >= border
    const [out, rest] = isLeftOut ? [left, right] : [right, left]
    // Half of the article's dates are no outliers.
    if (out.length > inside.length / 3) return { inside, earlier, later }
    ;(isLeftOut ? earlier : later).push(...out)
    inside = rest
  }
}

function placeLabels(
  groups: readonly { readonly x: number; readonly points: readonly DatePoint[] }[],
  width: number,
  widthOf: (text: string) => number,
): readonly DateDot[] {
  const ends = Array.from({ length: LANES }, () => Number.NEGATIVE_INFINITY)
  return groups.map(({ x, points }) => {
    const words = [...new Set(points.map(({ text }) => text))]
    const label = `${words[0] ?? ''}${points.length > 1 ? ` ×${points.length}` : ''}`
    const half = widthOf(label) / 2
    const anchor = x - half < 4 ? 'start' : x + half > width - 4 ? 'end' : 'middle'
    const left = anchor === 'start' ? x - 6 : anchor === 'end' ? x + 6 - half * 2 : x - half
    const lane = ends.findIndex((end) => left > end + 8)
    if (lane === -1) return { x, points, label: '', lane: 0, anchor }
    ends[lane] = left + half * 2
    return { x, points, label, lane, anchor }
  })
}
