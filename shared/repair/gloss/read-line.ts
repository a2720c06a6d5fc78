import { isTraditionalCode } from '#shared/language/script.ts'
import { gbkCode, gbkPair } from '../gbk.ts'
import { charactersRead } from '../readings.ts'
import { offeredTrails, readLosses } from './losses.ts'
import type { Budget, ReadOptions, SearchOptions } from './losses.ts'
import { closingCost, grow, isQuoting, skip, START, wait } from './path.ts'
import type { Path, Step } from './path.ts'
import { FULL_WIDTH, isGlossOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * Reads a damaged line back: among all texts whose bytes could have left these tokens, the one whose words
 * cost least. Where no byte is lost there is only one. A beam search over the tokens.
 */

/** Paths that are kept after each token. */
const BEAM = 600
/** Paths that cost so much more than the best of their kind are given up. */
const WINDOW = 90

/** How much wider the search becomes where the first one found nothing that fits. */
const WIDE_EFFORT = 4
/** How much narrower, where the first one had no end. */
const NARROW_EFFORT = 0.25

/**
 * Steps that one line may take; the hardest line with something to win takes 1.5 million, a usual one 50,000.
 * What is not read by then stays as it came.
 */
const LINE_STEPS = 2_000_000
/** Steps of one path over a token; at a sign that was cut every character is tried. */
const PATH_STEPS = { pair: 8, byte: 8, wall: 2, mark: 4, cut: 800, loss: 10 }

/** What is unlikely in the making of the damage, in the unit of lexicon.ts. */
const EXTRA = { noCut: 70, cutOfOther: 12, cutInQuotation: 45 }

/** Stands for a character that GBK does not have. */
const WALL = 0xfffc
const EXCLAMATION = 0xff01

/** The steps of the likeliest reading of `tokens`, in order; what they cost is taken off the document's budget. */
export function readTokens(line: string, tokens: readonly Token[], options: ReadOptions): readonly Step[] {
  const spend = (effort: number): Found => {
    const granted = Math.min(LINE_STEPS, options.budget.left)
    const budget: Budget = { left: granted }
    const found = search(line, tokens, { ...options, budget, effort })
    options.budget.left -= granted - budget.left
    return found
  }
  const quick = spend(options.breadth)
  if (quick.isWhole || options.breadth < 1 || options.budget.left <= 0) return stepsOf(quick.last)
  // Either the line was too much for a search of this width, or the likeliest ways all ended at something that
  // must fit, as a reading: then unlikelier ones are looked at too.
  const other = spend(quick.isBrokenOff ? NARROW_EFFORT : WIDE_EFFORT)
  return stepsOf(other.isWhole ? other.last : quick.last)
}

/** The last step of the likeliest reading, whether it explains every token, and whether its steps ran out. */
interface Found {
  readonly last: Step | undefined
  readonly isWhole: boolean
  readonly isBrokenOff: boolean
}

function search(line: string, tokens: readonly Token[], options: SearchOptions): Found {
  const { budget, effort } = options
  let paths: readonly Path[] = [START]
  let anchor = { index: 0, path: START }
  let isWhole = true
  for (const [index, token] of tokens.entries()) {
    if (budget.left <= 0) {
      const rest = tokens.slice(anchor.index).reduce((path, raw) => keepRaw(path, raw, line), anchor.path)
      return { last: rest.step, isWhole: false, isBrokenOff: true }
    }
    budget.left -= paths.length * PATH_STEPS[token.type]
    let next = prune(readToken(line, paths, token, tokens[index + 1], options), effort)
    const isOpen = index === tokens.length - 1 && next.every((path) => path.lead >= 0)
    if (next.length === 0 || isOpen) {
      // Nothing fits: what stands between the last sure place and here is kept as it is.
      next = [tokens.slice(anchor.index, index + 1).reduce((path, raw) => keepRaw(path, raw, line), anchor.path)]
      isWhole = false
    }
    paths = next
    const best = paths[0]
    if (best !== undefined && best.lead < 0) anchor = { index: index + 1, path: best }
  }
  const ends = paths.filter((path) => path.lead < 0)
  const best = ends.reduce(
    (a, b) => (b.cost + closingCost(b) < a.cost + closingCost(a) ? b : a),
    ends[0] ?? anchor.path,
  )
  return { last: best.step, isWhole, isBrokenOff: false }
}

function stepsOf(last: Step | undefined): readonly Step[] {
  const steps: Step[] = []
  for (let step = last; step !== undefined; step = step.previous) steps.push(step)
  return steps.reverse()
}

function prune(paths: readonly Path[], effort: number): readonly Path[] {
  if (paths.length < 2) return paths
  const sorted = [...paths].sort((a, b) => a.rank - b.rank)
  const least = { waiting: Infinity, settled: Infinity }
  for (const path of sorted) {
    const kind = path.lead < 0 ? 'settled' : 'waiting'
    least[kind] = Math.min(least[kind], path.rank)
  }
  const known = new Map<string, Path>()
  const kept: Path[] = []
  for (const path of sorted) {
    if (path.rank > (path.lead < 0 ? least.settled : least.waiting) + WINDOW * effort) continue
    // Two ways that look the same from here on have one future: the dearer one can never win.
    const key = `${String(path.lead)} ${String(path.open)} ${String(path.lastBytes)} ${path.codes.join(' ')}`
    const twin = known.get(key)
    if (twin !== undefined && isNoDearer(twin, path)) continue
    if (twin === undefined) known.set(key, path)
    kept.push(path)
    if (kept.length >= BEAM * effort) break
  }
  return kept
}

function isNoDearer(one: Path, other: Path): boolean {
  return one.cost <= other.cost && one.costs.every((cost, index) => cost <= (other.costs[index] ?? Infinity))
}

function keepRaw(path: Path, token: Token, line: string): Path {
  let out = path
  for (let index = token.start; index < token.end; index += 1) {
    out = grow(out, { code: line.charCodeAt(index), start: index, end: index + 1, isGuess: false, lastBytes: 0 })
  }
  return out
}

function readToken(
  line: string,
  paths: readonly Path[],
  token: Token,
  next: Token | undefined,
  options: SearchOptions,
): readonly Path[] {
  switch (token.type) {
    case 'pair':
      return paths.flatMap((path) => readPair(path, token, options))
    case 'byte':
      return paths.flatMap((path) => readByte(path, token, options))
    case 'wall':
      return paths.flatMap((path) => readWall(path, token))
    case 'mark':
      return paths.flatMap((path) =>
        isGlossOf(path.lastBytes, token.reading) ? [skip(path, token.start, token.end)] : [],
      )
    case 'cut':
      return paths.flatMap((path) => readCut(path, token, options))
    case 'loss': {
      const { reading } = token
      return reading === undefined
        ? readLosses(paths, token, next, line.slice(token.end, token.end + 6), options)
        : paths.flatMap((path) => readTorn(path, reading, token, options))
    }
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

function readWall(path: Path, token: Place): readonly Path[] {
  // The character itself stays where it is: only its place counts here.
  return path.lead < 0
    ? [grow(path, { code: WALL, start: token.start, end: token.end, isGuess: false, lastBytes: 0 })]
    : []
}

/** `path` with the character that its waiting lead byte makes with `trail`. */
function settle(path: Path, trail: number, place: Place, options: SearchOptions, isGuess = false): Path | undefined {
  const code = gbkCode(path.lead, trail)
  if (code === 0) return undefined
  const guessed = isGuess || path.isLeadGuess
  return grow(path, {
    code,
    start: path.leadStart,
    end: place.end,
    isGuess: guessed,
    lastBytes: (path.lead << 8) | trail,
    extra: guessed ? options.familiar.cost(code, path.codes[0]) : 0,
  })
}

function readPair(path: Path, token: Place & { readonly pair: number }, options: SearchOptions): readonly Path[] {
  const one = token.pair >> 8
  const two = token.pair & 0xff
  if (path.lead < 0) {
    const code = gbkCode(one, two)
    return [grow(path, { code, start: token.start, end: token.end, isGuess: false, lastBytes: token.pair })]
  }
  const settled = settle(path, one, token, options)
  if (settled === undefined || two === 0x80) return []
  if (two > 0x80) {
    return [wait(settled, { lead: two, start: token.start, isGuess: false, lastBytes: token.pair, rank: settled.cost })]
  }
  return [grow(settled, { code: two, start: token.start, end: token.end, isGuess: false, lastBytes: token.pair })]
}

function readByte(path: Path, token: Place & { readonly byte: number }, options: SearchOptions): readonly Path[] {
  const wide = FULL_WIDTH[token.byte]
  if (path.lead < 0) {
    const lastBytes = wide ?? ((path.lastBytes & 0xff) << 8) | token.byte
    return [grow(path, { code: token.byte, start: token.start, end: token.end, isGuess: false, lastBytes })]
  }
  const paths: Path[] = []
  const settled = token.byte >= 0x40 ? settle(path, token.byte, token, options) : undefined
  if (settled !== undefined) paths.push(settled)
  // A half-width sign may have been a full-width one, of two bytes, when the bytes were shifted.
  const first = wide === undefined ? undefined : settle(path, wide >> 8, token, options)
  if (first !== undefined && wide !== undefined) {
    paths.push(
      wait(first, { lead: wide & 0xff, start: token.start, isGuess: false, lastBytes: wide, rank: first.cost }),
    )
  }
  return paths
}

/** `?!`: as it stands, or the end of one sign and the beginning of the next with `A3 A1` between them cut. */
function readCut(path: Path, token: Place, options: SearchOptions): readonly Path[] {
  if (path.lead >= 0) {
    return offeredTrails(path.lead).flatMap((trail) => {
      const settled = settle(path, trail, token, options, true)
      const growth = { code: EXCLAMATION, start: token.start, end: token.end, isGuess: false, lastBytes: 0xa3a1 }
      return settled === undefined ? [] : [grow(settled, growth)]
    })
  }
  const middle = token.start + 1
  const question = {
    code: 0x3f,
    start: token.start,
    end: middle,
    isGuess: false,
    lastBytes: 0xa3bf,
    extra: options.hasLostLeads ? 0 : EXTRA.noCut,
  }
  const mark = { code: 0x21, start: middle, end: token.end, isGuess: false, lastBytes: 0xa3a1 }
  const paths = [grow(grow(path, question), mark)]
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    if (!offeredTrails(lead).includes(0xa3)) continue
    const code = gbkCode(lead, 0xa3)
    const isGuess = lead !== 0xa1
    const unusual = isQuoting(path) ? EXTRA.cutInQuotation : EXTRA.cutOfOther
    const extra = isGuess ? unusual + options.familiar.cost(code, path.codes[0]) : 0
    const first = grow(path, {
      code,
      start: token.start,
      end: token.end,
      isGuess,
      lastBytes: (lead << 8) | 0xa3,
      extra,
    })
    paths.push(wait(first, { lead: 0xa1, start: token.start, isGuess: false, lastBytes: 0xa3a1, rank: first.cost }))
  }
  return paths
}

/** `?reading)`: the second byte of a character that is read so, whose first byte stands just before. */
function readTorn(path: Path, reading: string, token: Place, options: SearchOptions): readonly Path[] {
  const before = path.lastBytes & 0xff
  const bytes = new Set<number>()
  for (const character of charactersRead(reading)) {
    const code = character.charCodeAt(0)
    const pair = gbkPair(code)
    if (pair >> 8 === before && (pair & 0xff) >= 0x80 && isTraditionalCode(code)) bytes.add(pair & 0xff)
  }
  const isGuess = bytes.size > 1
  const paths: Path[] = []
  for (const byte of bytes) {
    const lastBytes = (before << 8) | byte
    if (path.lead < 0 && byte > 0x80)
      paths.push(wait(path, { lead: byte, start: token.start, isGuess, lastBytes, rank: path.cost }))
    else {
      const settled = settle(path, byte, token, options, isGuess)
      if (settled !== undefined) paths.push({ ...settled, lastBytes })
    }
  }
  return paths
}
