import type { Quote } from '../domain/target.ts'
import { likelyStarts, type TextIndex } from './text-index.ts'

/** A part of a text in which a quote may stand, in UTF-16 units. */
export interface Window {
  readonly start: number
  readonly end: number
}

/** So many places are looked at closely. */
const MOST_WINDOWS = 12
const ROOM = 48

/**
 * Where in a text the quote may have come to lie: wherever grams of quote and context together speak for it. What is put in
 * between them moves the later ones on, and is taken into the window.
 */
export function findWindows(index: TextIndex, { prefix, exact, suffix }: Quote): readonly Window[] {
  const whole = prefix + exact + suffix
  return merge(
    likelyStarts(index, whole, MOST_WINDOWS).map((at) => ({
      start: Math.max(0, at - ROOM),
      end: Math.min(index.text.length, at + whole.length + ROOM + exact.length),
    })),
  )
}

/** Windows that are nearly the same are looked at once. */
function merge(windows: readonly Window[]): readonly Window[] {
  const sorted = [...windows].sort((a, b) => a.start - b.start)
  const kept: Window[] = []
  for (const window of sorted) {
    const last = kept.at(-1)
    if (last !== undefined && window.start - last.start < 40) {
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, window.end) }
    } else kept.push(window)
  }
  return kept
}
