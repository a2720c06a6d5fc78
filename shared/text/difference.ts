import { codePointLength } from '../lib/code-points.ts'
import { commonRuns } from '../lib/common-runs.ts'
import { tokenize } from './tokens.ts'

/** One edit that turns a text into another: `before` at `start`–`end` (code points) gives way to `after`. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
  readonly kind: 'insert' | 'delete' | 'replace'
}

/** A run of tokens that is kept, or taken out and put in. */
interface Run {
  readonly kept: readonly string[]
  readonly out: readonly string[]
  readonly in: readonly string[]
}

/** A gap this short between two edits tells a reader nothing. Han characters weigh more than Latin letters. */
const NOISE_HAN = 1
/** Steps after which two texts are no longer compared: the work grows with their square, and what differs so much reads as another text. */
const MOST_STEPS = 2000
/** Beyond this share of unchanged text nothing is left to compare, and the sentence is simply another one. */
const LEAST_KEPT = 0.25

/**
 * The edits that turn `before` into `after`, as few and as readable as can be; positions are counted from `baseOffset`.
 * No grapheme, word or number is ever split (15 → 51 is one edit, never a moved digit). Equal texts give none.
 */
export function differenceAsSuggestions(before: string, after: string, baseOffset = 0): readonly TextEdit[] {
  if (before === after) return []
  const found = runsOf(tokenize(before), tokenize(after))
  if (found === undefined) return wholeEdit(before, after, baseOffset)
  const runs = mergeNoise(joinSlid(found))
  const keptLength = runs.reduce((sum, run) => sum + weigh(run.kept), 0)
  const longer = Math.max(weigh(tokenize(before)), weigh(tokenize(after)))
  const edits = runs.filter((run) => run.kept.length === 0).length
  if (edits > 1 && keptLength < LEAST_KEPT * longer) return wholeEdit(before, after, baseOffset)
  const result: TextEdit[] = []
  let at = baseOffset
  for (const run of slideToBoundaries(runs)) {
    at += codePointLength(run.kept.join(''))
    if (run.out.length + run.in.length === 0) continue
    const edit = editOf(at, run.out.join(''), run.in.join(''))
    result.push(edit)
    at = edit.end
  }
  return result
}

/** One edit, without the tokens that the texts share at both ends: for two with nearly nothing in common, or meant as one change. */
export function wholeEdit(before: string, after: string, baseOffset = 0): readonly TextEdit[] {
  const old = tokenize(before)
  const young = tokenize(after)
  let head = 0
  while (head < Math.min(old.length, young.length) && old[head] === young[head]) head += 1
  let tail = 0
  while (tail < Math.min(old.length, young.length) - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1
  const start = baseOffset + codePointLength(old.slice(0, head).join(''))
  return [editOf(start, old.slice(head, old.length - tail).join(''), young.slice(head, young.length - tail).join(''))]
}

/** The edit that puts `after` in the place of `before` at `start`, all of it. */
export function editOf(start: number, before: string, after: string): TextEdit {
  const kind = before === '' ? 'insert' : after === '' ? 'delete' : 'replace'
  return { start, end: start + codePointLength(before), before, after, kind }
}

/** Kept and changed runs in turn; what is out and in at one place is one run. Undefined: too much differs. */
function runsOf(before: readonly string[], after: readonly string[]): readonly Run[] | undefined {
  const common = commonRuns(before, after, MOST_STEPS)
  if (common === undefined) return undefined
  const runs: Run[] = []
  let [at, to] = [0, 0]
  for (const run of [...common, { from: before.length, to: after.length, length: 0 }]) {
    if (run.from > at || run.to > to)
      runs.push({ kept: [], out: before.slice(at, run.from), in: after.slice(to, run.to) })
    at = run.from + run.length
    to = run.to + run.length
    if (run.length > 0) runs.push({ kept: before.slice(run.from, at), out: [], in: [] })
  }
  return runs
}

/**
 * An insertion or deletion that may as well stand directly at the edit before or behind it is one with it: of 一种种子, made
 * X种子, 一种 was replaced, and not 一 alone with a 种 taken out behind.
 */
function joinSlid(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  runs.forEach((run, index) => {
    const [other, gap] = [joined.at(-2), joined.at(-1)]
    const isGap = gap !== undefined && gap.kept.length > 0 && other !== undefined && other.kept.length === 0
    if (!isGap || run.kept.length > 0) {
      joined.push(run)
      return
    }
    if (isOneSided(run) && canPass(sideOf(run), gap.kept.toReversed(), -1)) {
      // The words behind the gap are those before it: what is taken out or put in begins where the gap did.
      const side = [...gap.kept, ...sideOf(run)].slice(0, sideOf(run).length)
      const isOut = run.out.length > 0
      joined.splice(-2, 2, {
        kept: [],
        out: [...other.out, ...(isOut ? side : [])],
        in: [...other.in, ...(isOut ? [] : side)],
      })
      joined.push({ kept: gap.kept, out: [], in: [] })
    } else if (isOneSided(other) && canPass(sideOf(other), gap.kept, 1)) {
      const side = [...sideOf(other), ...gap.kept].slice(-sideOf(other).length)
      const isOut = other.out.length > 0
      joined.splice(-2, 2, { kept: gap.kept, out: [], in: [] })
      joined.push({ kept: [], out: [...(isOut ? side : []), ...run.out], in: [...(isOut ? [] : side), ...run.in] })
    } else joined.push(runs[index] ?? run)
  })
  return joinNeighbours(joined)
}

/** Whether words that are put in or taken out may stand on the other side of a gap with the same result. */
function canPass(side: readonly string[], gap: readonly string[], direction: 1 | -1): boolean {
  return gap.every((token, step) => {
    const index = direction === 1 ? step : -1 - step
    const own = direction === 1 ? [...side, ...gap] : [...gap.toReversed(), ...side]
    return own.at(index) === token
  })
}

function isOneSided(run: Run): boolean {
  return (run.out.length === 0) !== (run.in.length === 0)
}

function sideOf(run: Run): readonly string[] {
  return run.out.length > 0 ? run.out : run.in
}

/** Kept runs that came to stand beside each other are one. */
function joinNeighbours(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last !== undefined && last.kept.length > 0 && run.kept.length > 0)
      joined[joined.length - 1] = { kept: [...last.kept, ...run.kept], out: [], in: [] }
    else joined.push(run)
  }
  return joined
}

/** Joins edits parted only by noise: a space, a mark, or one character between two replacements. */
function mergeNoise(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = []
  runs.forEach((run, index) => {
    const last = merged.at(-1)
    const next = runs[index + 1]
    const isGap = run.kept.length > 0 && last !== undefined && last.kept.length === 0 && next !== undefined
    if (isGap && isNoise(run.kept, last, next)) {
      merged[merged.length - 1] = { kept: [], out: [...last.out, ...run.kept], in: [...last.in, ...run.kept] }
    } else if (run.kept.length === 0 && last !== undefined && last.kept.length === 0) {
      merged[merged.length - 1] = { kept: [], out: [...last.out, ...run.out], in: [...last.in, ...run.in] }
    } else merged.push(run)
  })
  return merged
}

function isNoise(gap: readonly string[], left: Run, right: Run): boolean {
  // Two separate insertions or deletions are read more easily apart than with a repeated middle.
  const isBothSided = (run: Run): boolean => run.out.length > 0 && run.in.length > 0
  if (!isBothSided(left) && !isBothSided(right)) return gap.every((token) => /^\s+$/u.test(token))
  if (gap.every((token) => !/[\p{L}\p{N}]/u.test(token))) return gap.length <= 2
  return (
    isBothSided(left) &&
    isBothSided(right) &&
    gap.length <= NOISE_HAN &&
    gap.every((token) => /^\p{Script=Han}$/u.test(token))
  )
}

/**
 * An insertion or deletion can often stand at several places with the same result. It goes where a reader expects it:
 * a word with the space after it, a clause with its own closing mark.
 */
function slideToBoundaries(runs: readonly Run[]): readonly Run[] {
  const slid = runs.map((run) => ({ kept: [...run.kept], out: [...run.out], in: [...run.in] }))
  slid.forEach((run, index) => {
    if (run.kept.length > 0 || run.out.length * run.in.length > 0) return
    const side = run.out.length > 0 ? run.out : run.in
    const left = slid[index - 1]?.kept
    const right = slid[index + 1]?.kept
    if (left === undefined || right === undefined) return
    // To the leftmost place first, then right again as far as it reads best.
    while (left.length > 1 && left.at(-1) === side.at(-1)) shift(side, left, right, -1)
    let best = boundaryScore(left, side)
    let steps = 0
    let bestSteps = 0
    while (right.length > 1 && right[0] === side[0]) {
      shift(side, left, right, 1)
      steps += 1
      const score = boundaryScore(left, side)
      if (score >= best) {
        best = score
        bestSteps = steps
      }
    }
    for (; steps > bestSteps; steps -= 1) shift(side, left, right, -1)
  })
  return slid
}

function shift(side: string[], left: string[], right: string[], direction: 1 | -1): void {
  if (direction === 1) {
    const token = right.shift()
    const first = side.shift()
    if (token === undefined || first === undefined) return
    side.push(token)
    left.push(first)
  } else {
    const token = left.pop()
    const last = side.pop()
    if (token === undefined || last === undefined) return
    side.unshift(token)
    right.unshift(last)
  }
}

/** Best: begins where something has ended (a mark or space before it) and ends with a mark or space of its own. */
function boundaryScore(left: readonly string[], side: readonly string[]): number {
  const isMark = (token: string | undefined): boolean => token !== undefined && /^[\s\p{P}]$/u.test(token)
  return (isMark(left.at(-1)) ? 1 : 0) + (isMark(side.at(-1)) ? 1 : 0) - (isMark(side[0]) ? 1 : 0)
}

function weigh(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + (/^\p{Script=Han}$/u.test(token) ? 2 : token.length), 0)
}
