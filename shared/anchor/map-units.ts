import { foldUnits } from '../find/fold.ts'
import { commonRuns } from '../lib/common-runs.ts'
import { tokenize } from '../text/tokens.ts'
import { pairLike } from './like-pieces.ts'
import { pairPieces, paragraphsOf, sentencesOf, type Hunk, type Piece } from './paragraphs.ts'

/** Units of one hunk beyond which its sentences are paired before its words. */
const LONG_HUNK = 2_000
/** Units of one hunk beyond which a comparison of words costs more than it tells. */
const LARGEST_HUNK = 24_000
/** Edits in one hunk beyond which it is another text. */
const MOST_EDITS = 3_000

/**
 * For every UTF-16 unit of `before` its index in `after`, or -1. Paragraphs are paired first, wherever they went, then those
 * that were moved and reworded, then the words of what differs.
 */
export function mapUnits(before: string, after: string): Int32Array {
  const mapping = new Int32Array(before.length).fill(-1)
  const { same, hunks } = pairPieces(paragraphsOf(before), paragraphsOf(after))
  for (const [from, to] of same) keep(mapping, from.start, to.start, from.text.length)
  for (const hunk of pairLike(hunks)) mapHunk(hunk, mapping)
  mapBetween(before, after, mapping)
  return mapping
}

function mapHunk(hunk: Hunk, mapping: Int32Array): void {
  const { old, young } = hunk
  if (old.length === 0 || young.length === 0) return
  const length = lengthOf(old) + lengthOf(young)
  if (length <= LONG_HUNK) {
    mapWords(old, young, mapping)
    return
  }
  const { same, hunks } = pairPieces(old.flatMap(sentencesOf), young.flatMap(sentencesOf))
  for (const [from, to] of same) keep(mapping, from.start, to.start, from.text.length)
  for (const part of hunks)
    if (lengthOf(part.old) + lengthOf(part.young) <= LARGEST_HUNK) mapWords(part.old, part.young, mapping)
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0)
}

interface Token {
  readonly words: string
  readonly folded: string
  readonly at: number
}

function tokensOf(pieces: readonly Piece[]): Token[] {
  return pieces.flatMap(({ text, start }) => {
    let at = start
    return tokenize(text).map((words) => {
      const token = { words, folded: foldUnits(words), at }
      at += words.length
      return token
    })
  })
}

function mapWords(old: readonly Piece[], young: readonly Piece[], mapping: Int32Array): void {
  const from = tokensOf(old)
  const to = tokensOf(young)
  // Too different to be compared, they have nothing in common.
  const common = commonRuns(
    from.map(({ folded }) => folded),
    to.map(({ folded }) => folded),
    MOST_EDITS,
  )
  for (const run of common ?? [])
    for (let index = 0; index < run.length; index += 1) {
      const [own, its] = [from[run.from + index], to[run.to + index]]
      if (own !== undefined && its !== undefined) keep(mapping, own.at, its.at, own.words.length)
    }
}

function keep(mapping: Int32Array, from: number, to: number, length: number): void {
  for (let index = 0; index < length; index += 1) mapping[from + index] = to + index
}

/** What lies between two units that still are neighbours went with them: line ends, and space around them. */
function mapBetween(before: string, after: string, mapping: Int32Array): void {
  for (const { 0: space, index } of before.matchAll(/\s+/gu)) {
    const left = index === 0 ? -1 : (mapping[index - 1] ?? -1)
    const right = mapping[index + space.length] ?? after.length
    if ((left < 0 && index > 0) || right !== left + 1 + space.length) continue
    if (after.startsWith(space, left + 1)) keep(mapping, index, left + 1, space.length)
  }
}
