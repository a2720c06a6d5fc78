import { isTraditionalCode, simplifiedCode } from '#shared/language/script.ts'
import { gbkCode, gbkPair } from '../gbk.ts'
import { characterCost, wordCost } from '../lexicon.ts'
import { charactersRead } from '../readings.ts'
import type { Familiar } from './familiar.ts'
import { grow, grownCost, wait } from './path.ts'
import type { Path } from './path.ts'
import { FULL_WIDTH } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * A `?` in a damaged line: two bytes that stood for no character together, the one before a stretch of
 * ASCII, or the last one of the line. Which bytes they were only the words can tell, so every likely
 * character is tried, ranked together with the one that follows it.
 */

/** How a line is to be read. */
export interface ReadOptions {
  /** Whether runs may have lost their first byte, rather than readings been glued on. */
  readonly hasLostLeads: boolean
  /** What the document tells about what is lost in it. */
  readonly familiar: Familiar
  /** How wide to search, 1 for the usual; less where a document has lost very much. */
  readonly breadth: number
  /** What the whole document may still spend. */
  readonly budget: Budget
}

/** The same, with how wide the search is; `budget` is what is left for the line. */
export interface SearchOptions extends ReadOptions {
  readonly effort: number
}

/**
 * Steps of search that may still be made, counted down: one is one way looked at, about a tenth of a microsecond.
 * Steps and not time, so that a text is read the same on every machine.
 */
export interface Budget {
  left: number
}

/** A character that costs more is not offered for bytes that are lost. */
const MAX_OFFER = 122
/** New paths that one `?` may open. */
const MOST_NEW = 900
/** Steps that one of them costs. */
const OPENING_STEPS = 20
/** Cost of a character of which nothing is known yet. */
const UNKNOWN_NEXT = 60
/** Ways that cost so much more than the best one are not followed; see BEAM in read-line.ts. */
const WINDOW = 90
/** A swallowed sign is compared with its like only: it must not fall to the window at once. */
const SWALLOWED_GAIN = 60

/** What is unlikely in the making of the damage, in the unit of lexicon.ts. */
const EXTRA = { loneLoss: 40, lastLoss: 5, pairLoss: 10, swallowed: 55, lostLead: 45 }

const LEADS: readonly number[] = Array.from({ length: 0xff - 0x81 }, (_, index) => 0x81 + index)
const offered = new Map<number, readonly number[]>()

/** Trail bytes that make a likely character with `lead`, those of ASCII left out. */
export function offeredTrails(lead: number): readonly number[] {
  const known = offered.get(lead)
  if (known !== undefined) return known
  const trails = [0x80, ...LEADS].filter((trail) => isOffered(gbkCode(lead, trail)))
  offered.set(lead, trails)
  return trails
}

function isOffered(code: number): boolean {
  return code !== 0 && characterCost(code) <= MAX_OFFER
}

interface Place {
  readonly start: number
  readonly end: number
}

/** All likely ways to go on from `paths` over the `?` at `token`, before `next` and the `rest` of the line. */
export function readLosses(
  paths: readonly Path[],
  token: Place,
  next: Token | undefined,
  rest: string,
  options: SearchOptions,
): readonly Path[] {
  const out: Path[] = []
  const followers = followersAt(next)
  const search: Search = {
    isLast: next === undefined,
    options,
    followersOf: remember((trail) => followers.filter((follower) => gbkCode(trail, follower.lead) === 0)),
    found: [],
    least: Infinity,
  }
  for (const path of paths) {
    if (options.budget.left <= 0) break
    if (path.lead < 0) out.push(...readOpen(path, token, options, followers))
    else collect(path, search)
  }
  const candidates = search.found.sort((a, b) => a.rank - b.rank).slice(0, MOST_NEW * options.effort)
  options.budget.left -= candidates.length * OPENING_STEPS
  const grown = new Map<Path, Map<string, Path>>()
  const swallowed = swallowedBefore(rest)
  for (const candidate of candidates) out.push(...open(candidate, token, swallowed, grown))
  return out
}

/** No byte waits: the `?` is the author's own, or the first byte of a run. */
function readOpen(path: Path, token: Place, options: SearchOptions, followers: readonly Follower[]): readonly Path[] {
  const asIs = grow(path, { code: 0x3f, start: token.start, end: token.end, isGuess: false, lastBytes: 0xa3bf })
  if (!options.hasLostLeads) return [asIs]
  const raised: Path = {
    ...path,
    cost: path.cost + EXTRA.lostLead,
    costs: [path.costs[0] + EXTRA.lostLead, path.costs[1] + EXTRA.lostLead, path.costs[2] + EXTRA.lostLead],
  }
  const waits = followers.map(({ lead, cost }) =>
    wait(raised, { lead, start: token.start, isGuess: true, lastBytes: lead, rank: raised.cost + cost }),
  )
  return [asIs, ...waits]
}

/** One way to fill a `?`: the character that it ends, and the lead byte that it begins (0: none; 1: a sign was swallowed). */
interface Candidate {
  readonly path: Path
  readonly trail: number
  readonly lead: number
  readonly extra: number
  readonly rank: number
}

const NO_LEAD = 0
const SWALLOWED = 1

/** What all paths at one `?` share; `least` is the best rank so far. */
interface Search {
  readonly isLast: boolean
  readonly options: SearchOptions
  readonly followersOf: (trail: number) => readonly Follower[]
  readonly found: Candidate[]
  least: number
}

function add(search: Search, candidate: Candidate): void {
  if (candidate.rank > search.least + WINDOW * search.options.effort) return
  search.least = Math.min(search.least, candidate.rank)
  search.found.push(candidate)
}

function collect(path: Path, search: Search): void {
  const { isLast, options } = search
  const { budget } = options
  for (const trail of offeredTrails(path.lead)) {
    budget.left -= 1
    const code = gbkCode(path.lead, trail)
    const guess = options.familiar.cost(code, path.codes[0])
    if (isLast || options.hasLostLeads) {
      const extra = guess + (isLast ? EXTRA.lastLoss - lastGain(code) : EXTRA.loneLoss)
      const rank = grownCost(path, code, extra) + (isLast ? 0 : UNKNOWN_NEXT)
      add(search, { path, trail, lead: NO_LEAD, extra, rank })
    }
    if (isLast) continue
    const extra = guess + EXTRA.pairLoss
    const cost = grownCost(path, code, extra)
    if (cost > search.least + WINDOW * options.effort) continue
    const simplified = simplifiedCode(code)
    const followers = search.followersOf(trail)
    budget.left -= followers.length
    for (const follower of followers) {
      const word = follower.code === 0 ? 0 : wordCost(simplified, follower.code)
      const both = word === 0 ? cost + follower.cost : Math.min(cost + follower.cost, path.cost + extra + word)
      const rank = both - options.familiar.gain(simplified, follower.code)
      add(search, { path, trail, lead: follower.lead, extra, rank })
    }
    add(search, { path, trail, lead: SWALLOWED, extra, rank: cost + EXTRA.swallowed + UNKNOWN_NEXT - SWALLOWED_GAIN })
  }
}

/** A line most often ends with a stop. */
function lastGain(code: number): number {
  return '。”？！'.includes(String.fromCharCode(code)) ? 20 : 0
}

function open(
  candidate: Candidate,
  token: Place,
  swallowed: number,
  grown: Map<Path, Map<string, Path>>,
): readonly Path[] {
  const { path, trail, lead, extra, rank } = candidate
  const ofPath = grown.get(path) ?? new Map<string, Path>()
  grown.set(path, ofPath)
  const key = `${String(trail)} ${String(extra)}`
  const lastBytes = (path.lead << 8) | trail
  const code = gbkCode(path.lead, trail)
  const first =
    ofPath.get(key) ?? grow(path, { code, start: path.leadStart, end: token.end, isGuess: true, lastBytes, extra })
  ofPath.set(key, first)
  if (lead === NO_LEAD) return [first]
  if (lead === SWALLOWED) {
    const { start, end } = token
    return [grow(first, { code: swallowed, start, end, isGuess: true, lastBytes: 0, extra: EXTRA.swallowed })]
  }
  return [wait(first, { lead, start: token.start, isGuess: true, lastBytes: (trail << 8) | lead, rank })]
}

/** The sign of ASCII that a lone byte took along: by far most often the first digit of a number. */
function swallowedBefore(rest: string): number {
  if (/^[A-Za-z]/.test(rest)) return 0x20
  // Of years and centuries only some are written about.
  if (/^[012]\d\d年/.test(rest) || /^[01]世[紀纪]/.test(rest)) return 0x32
  if (/^0年代/.test(rest)) return 0x39
  return 0x31
}

/** A lead byte, and the character that it makes with the byte after it; the code is 0 where that is not known yet. */
interface Follower {
  readonly lead: number
  readonly code: number
  readonly cost: number
}

/** The lead bytes that can stand before `next`. */
function followersAt(next: Token | undefined): readonly Follower[] {
  const unknown = (lead: number): Follower => ({ lead, code: 0, cost: UNKNOWN_NEXT })
  if (next?.type === 'loss' && next.reading !== undefined) {
    const codes = [...charactersRead(next.reading)]
      .map((character) => character.charCodeAt(0))
      .filter(isTraditionalCode)
    return LEADS.flatMap((lead) =>
      likeliest(
        lead,
        codes.filter((code) => gbkPair(code) >> 8 === lead),
      ),
    )
  }
  const trails: number[] = []
  if (next?.type === 'pair') trails.push(next.pair >> 8)
  else if (next?.type === 'byte') trails.push(next.byte, (FULL_WIDTH[next.byte] ?? 0) >> 8)
  else return LEADS.map(unknown)
  return LEADS.flatMap((lead) => {
    const codes = trails.filter((trail) => trail >= 0x40).map((trail) => gbkCode(lead, trail))
    return likeliest(lead, codes.filter(isOffered))
  })
}

function likeliest(lead: number, codes: readonly number[]): readonly Follower[] {
  const code = [...codes].sort((a, b) => characterCost(a) - characterCost(b))[0]
  return code === undefined ? [] : [{ lead, code: simplifiedCode(code), cost: characterCost(code) }]
}

function remember<T>(make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
