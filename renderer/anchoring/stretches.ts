import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import { toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { sentencesOf } from '#shared/text/sentences.ts'
import type { NearRun } from './near.ts'
import { cutPieces, type Piece } from './pieces.ts'

/**
 * The browser lays out a paragraph in the square of its length: a million characters in one line would hold the window for
 * minutes. A long block is therefore drawn in stretches, each laid out by itself and only near the view. They belong to
 * drawing alone: positions, marks and whatever is kept name the block.
 */
export interface Stretch extends NearRun {
  readonly pieces: readonly Piece[]
}

/** A text that is longer, in UTF-16 units, is drawn in stretches. */
const LONG = 12_000
/** A stretch is at least so long … */
const STRETCH = 4000
/** … and at most so much longer, so that it can end where a line or a sentence does. */
const LEEWAY = 1000

const NO_MARKS: readonly InlineMark[] = []

/** Where a long text is cut: UTF-16 indexes; none where it is drawn as one. */
export function cutsOf(text: string, marks: readonly InlineMark[] = NO_MARKS): readonly number[] {
  if (text.length <= LONG) return []
  const formed = marks.map(({ start, end }): readonly [number, number] => [
    toUtf16Index(text, start),
    toUtf16Index(text, end),
  ])
  const cuts: number[] = []
  // What is left for the last stretch is no shorter than the leeway.
  for (let at = STRETCH; at + 2 * LEEWAY < text.length; at = (cuts.at(-1) ?? at) + STRETCH)
    cuts.push(cutBehind(text, at, formed))
  return cuts
}

/** The best place to cut behind an index: a line's end, a sentence's, a space, and last any letter's; rather not within a form. */
function cutBehind(text: string, at: number, formed: readonly (readonly [number, number])[]): number {
  const window = text.slice(at, at + LEEWAY)
  const near = formed.filter(([start, end]) => start < at + LEEWAY && end > at)
  const isGood = (index: number): boolean =>
    isLetterBorder(text, index) && near.every(([start, end]) => index <= start || index >= end)
  const ends = (found: Iterable<RegExpMatchArray>): number | undefined => {
    for (const { index = 0, 0: words } of found) if (isGood(at + index + words.length)) return at + index + words.length
    return undefined
  }
  const plain = ends(window.matchAll(/\n/g)) ?? sentenceEnd(window, at, isGood) ?? ends(window.matchAll(/\s+(?=\S)/g))
  if (plain !== undefined) return plain
  for (let index = at; index < at + LEEWAY; index += 1) if (isGood(index)) return index
  for (let index = at; index < at + LEEWAY; index += 1) if (isLetterBorder(text, index)) return index
  return at + LEEWAY
}

function sentenceEnd(window: string, at: number, isGood: (index: number) => boolean): number | undefined {
  const sentence = sentencesOf(window)
  for (let position = 0; ;) {
    const { end } = sentence(position)
    const behind = toUtf16Index(window, end)
    const next = behind + (/^\s*/.exec(window.slice(behind))?.[0].length ?? 0)
    if (next >= window.length) return undefined
    if (isGood(at + next)) return at + next
    position = toCodePoint(window, next)
  }
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** No letter with all that is put on it is longer. */
const MOST_UNITS = 32

/** Whether an index lies between two letters as people see them. */
function isLetterBorder(text: string, index: number): boolean {
  const from = Math.max(0, index - MOST_UNITS)
  const around = text.slice(from, index + MOST_UNITS)
  return letters.segment(around).containing(index - from)?.index === index - from
}

const known = new WeakMap<Block, readonly number[]>()

/** The cuts in a block's own text, in code points: typing does not move them. */
export function cutsIn(block: Block): readonly number[] {
  let cuts = known.get(block)
  if (cuts === undefined) {
    cuts = cutsOf(block.text, block.marks).map((index) => toCodePoint(block.text, index))
    known.set(block, cuts)
  }
  return cuts
}

/** The pieces of a block, of one that is too long to be laid out at once in stretches. A table has its cells. */
export function stretchesOf(block: Block, pieces: readonly Piece[]): readonly Stretch[] | undefined {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= LONG || block.grid !== undefined) return undefined
  const cuts = new Set(cutsIn(block))
  const stretches: Piece[][] = [[]]
  let full = 0
  for (const piece of cutPieces(pieces, [...cuts])) {
    const parts = piece.isOwn ? [piece] : partsOf(piece)
    for (const part of parts) {
      // What stands between two long new texts would else be laid out with the end of the one and the beginning of the other.
      const isCut = part !== parts[0] || (piece.isOwn && cuts.has(piece.start)) || full + part.text.length > LONG
      if (isCut) stretches.push([])
      full = (isCut ? 0 : full) + part.text.length
      stretches.at(-1)?.push(part)
    }
  }
  return stretches
    .filter((own) => own.length > 0)
    .map((own) => ({
      pieces: own,
      // Where suggestions lie on one another the pieces are not in the order of the block.
      start: Math.min(...own.map(({ start }) => start)),
      end: Math.max(...own.map(({ end }) => end)),
    }))
}

/** New words stand for one run of the block, however many pieces they are. */
function partsOf(piece: Piece): readonly Piece[] {
  const texts = textParts(piece.text)
  return texts.length === 1 ? [piece] : texts.map((text) => ({ ...piece, text }))
}

/** A text in the parts in which it is laid out. */
export function textParts(text: string): readonly string[] {
  const cuts = cutsOf(text)
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at]))
}
