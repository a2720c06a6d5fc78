import search from 'approx-string-match'
import { fold } from './align.ts'

/** A part of a text in which a quote may stand, in UTF-16 units. */
export interface Window {
  readonly start: number
  readonly end: number
}

/** Shares of errors up to which a piece counts as found. Context may change more than the words themselves. */
const ERRORS_OF_QUOTE = 0.5
const ERRORS_OF_CONTEXT = 0.4
/** A piece shorter than this is everywhere. */
const LEAST_PIECE = 6
/** Of matches alike more than this, the piece says nothing. */
const MOST_MATCHES = 12
const ROOM = 48
/** Units of context next to a quote by which it is found again when nothing else is searched. */
const NEAR = 12

/**
 * Where in `text` the quote may have come to lie: wherever quote and context together, either side of it,
 * or the quote alone are found approximately (Myers' bit-parallel search; case set aside).
 */
export function findWindows(text: string, prefix: string, exact: string, suffix: string): readonly Window[] {
  const low = foldedOf(text)
  const length = prefix.length + exact.length + suffix.length
  const windows: Window[] = []
  const seek = (piece: string, offset: number, errors: number): void => {
    if (piece.trim().length < LEAST_PIECE) return
    const matches = search(low, fold(piece), Math.floor(piece.length * errors))
    if (matches.length > MOST_MATCHES * 4) return
    for (const match of spread(matches)) {
      const start = Math.max(0, match.start - offset - ROOM)
      windows.push({ start, end: Math.min(text.length, match.start - offset + length + ROOM + exact.length) })
    }
  }
  seek(prefix + exact + suffix, 0, ERRORS_OF_QUOTE)
  seek(prefix + exact, 0, ERRORS_OF_QUOTE)
  seek(exact + suffix, prefix.length, ERRORS_OF_QUOTE)
  seek(exact, prefix.length, ERRORS_OF_CONTEXT)
  seek(prefix, 0, ERRORS_OF_CONTEXT)
  seek(suffix, prefix.length + exact.length, ERRORS_OF_CONTEXT)
  return merge(windows)
}

/** Where a piece of the context next to the quote still stands word for word, found at once however long the text is. */
export function findBesideContext(text: string, prefix: string, exact: string, suffix: string): readonly Window[] {
  const windows: Window[] = []
  const length = prefix.length + exact.length + suffix.length
  const seek = (piece: string, offset: number): void => {
    if (piece.trim().length < LEAST_PIECE) return
    const starts: number[] = []
    for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
      starts.push(at)
      // It is everywhere, and says nothing.
      if (starts.length > MOST_MATCHES) return
    }
    for (const at of starts) {
      const start = Math.max(0, at - offset - ROOM)
      windows.push({ start, end: Math.min(text.length, at - offset + length + ROOM + exact.length) })
    }
  }
  seek(prefix.slice(-NEAR), Math.max(0, prefix.length - NEAR))
  seek(suffix.slice(0, NEAR), prefix.length + exact.length)
  return merge(windows)
}

let lastText = ''
let lastFolded = ''

/** Many anchors are sought in one long text, one after the other: it is folded once. */
function foldedOf(text: string): string {
  if (text !== lastText) [lastText, lastFolded] = [text, fold(text)]
  return lastFolded
}

/** Matches that end side by side are one. */
function spread(matches: readonly { start: number; end: number; errors: number }[]): readonly { start: number }[] {
  const kept: { start: number }[] = []
  for (const match of matches) {
    const last = kept.at(-1)
    if (last === undefined || Math.abs(match.start - last.start) > 4) kept.push(match)
    if (kept.length >= MOST_MATCHES) break
  }
  return kept
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
