import { isTraditionalCode } from '#shared/language/script.ts'
import { gbkCode, gbkPair } from '../gbk.ts'
import { characterCost, guessCost } from '../lexicon.ts'
import { charactersRead } from '../readings.ts'
import { closingCost, grow, isQuoting, skip, START, waiting } from './path.ts'
import type { Path, Step } from './path.ts'
import { isGlossOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * Reads a damaged line back: among all texts whose bytes could have left these tokens, the one whose words
 * cost least. Where no byte is lost there is only one. A beam search over the tokens.
 */

/** Paths kept after each token: of those that end with a character, and of those that wait for one. */
const BEAM = 150
const BEAM_WAITING = 3_000
const MAX_PER_LEAD = 400
/** Paths that cost so much more than the best of their kind are given up. */
const WINDOW = 90
/** A character that costs more is not offered for bytes that are lost. */
const MAX_OFFER = 128

/** What is unlikely in the making of the damage, in the unit of lexicon.ts. */
const EXTRA = {
  noCut: 70,
  cutOfOther: 12,
  cutInQuotation: 45,
  loneLoss: 40,
  lastLoss: 5,
  pairLoss: 10,
  swallowed: 55,
  lostLead: 45,
}

/** Stands for a character that GBK does not have. */
export const WALL = 0xfffc

const EXCLAMATION = 0xff01
const FULL_WIDTH: Readonly<Record<number, number>> = {
  0x21: 0xa3a1,
  0x28: 0xa3a8,
  0x29: 0xa3a9,
  0x2c: 0xa3ac,
  0x3a: 0xa3ba,
  0x3b: 0xa3bb,
  0x3f: 0xa3bf,
}

/** Which damage a line may have: readings glued on, or runs that only lost their first byte. */
export interface ReadOptions {
  readonly hasLostLeads: boolean
  readonly script: 'hans' | 'hant'
}

/** The steps of the likeliest reading of `tokens`, in order, and its cost. */
export function readTokens(
  line: string,
  tokens: readonly Token[],
  options: ReadOptions,
): { readonly steps: readonly Step[]; readonly cost: number } {
  let paths: readonly Path[] = [START]
  let anchor = { index: 0, path: START }
  for (const [index, token] of tokens.entries()) {
    const isLast = index === tokens.length - 1
    let next = prune(paths.flatMap((path) => readToken(path, token, tokens[index + 1], options)))
    const isOpen = isLast && next.every((path) => path.lead >= 0)
    if (next.length === 0 || isOpen) {
      // Nothing fits: what stands between the last sure place and here is kept as it is.
      next = [tokens.slice(anchor.index, index + 1).reduce((path, raw) => keepRaw(path, raw, line), anchor.path)]
    }
    paths = next
    const best = paths[0]
    if (best !== undefined && best.lead < 0) anchor = { index: index + 1, path: best }
  }
  const best = paths
    .filter((path) => path.lead < 0)
    .reduce((a, b) => (b.cost + closingCost(b) < a.cost + closingCost(a) ? b : a), { ...anchor.path, cost: Infinity })
  return { steps: stepsOf(best.step), cost: best.cost }
}

function stepsOf(last: Step | undefined): readonly Step[] {
  const steps: Step[] = []
  for (let step = last; step !== undefined; step = step.previous) steps.push(step)
  return steps.reverse()
}

function prune(paths: readonly Path[]): readonly Path[] {
  if (paths.length < 2) return paths
  const sorted = [...paths].sort((a, b) => a.cost - b.cost)
  const kept: Path[] = []
  const perLead = new Map<number, number>()
  const most = Math.min(MAX_PER_LEAD, BEAM_WAITING / new Set(sorted.map((path) => path.lead)).size)
  let settled = 0
  const least = sorted[0]?.cost ?? 0
  for (const path of sorted) {
    if (path.cost > least + WINDOW) break
    const count = perLead.get(path.lead) ?? 0
    if (path.lead >= 0 && count >= most) continue
    if (path.lead < 0 && settled >= BEAM) continue
    perLead.set(path.lead, count + 1)
    if (path.lead < 0) settled += 1
    kept.push(path)
  }
  return kept
}

function keepRaw(path: Path, token: Token, line: string): Path {
  let out = path
  for (let index = token.start; index < token.end; index += 1) {
    out = grow(out, { code: line.charCodeAt(index), start: index, end: index + 1, isGuess: false, lastBytes: 0 })
  }
  return out
}

function readToken(path: Path, token: Token, next: Token | undefined, options: ReadOptions): readonly Path[] {
  switch (token.type) {
    case 'pair':
      return readPair(path, token, options)
    case 'byte':
      return readByte(path, token, options)
    case 'wall':
      // The character itself stays where it is: only its place counts here.
      return path.lead < 0
        ? [grow(path, { code: WALL, start: token.start, end: token.end, isGuess: false, lastBytes: 0 })]
        : []
    case 'mark':
      return isGlossOf(path.lastBytes, token.reading) ? [skip(path, token.start, token.end)] : []
    case 'cut':
      return readCut(path, token, options)
    case 'loss':
      return token.reading === undefined
        ? readLoss(path, token, next, options)
        : readTorn(path, token.reading, token, options)
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

function settle(
  path: Path,
  trail: number,
  place: Place,
  options: ReadOptions,
  isGuess = false,
  extra = 0,
): Path | undefined {
  const code = gbkCode(path.lead, trail)
  if (code === 0) return undefined
  const lastBytes = (path.lead << 8) | trail
  const guessed = isGuess || path.isLeadGuess
  const all = extra + (guessed ? guessCost(code, options.script) : 0)
  return grow(path, { code, start: path.leadStart, end: place.end, isGuess: guessed, lastBytes, extra: all })
}

function readPair(path: Path, token: Place & { readonly pair: number }, options: ReadOptions): readonly Path[] {
  const one = token.pair >> 8
  const two = token.pair & 0xff
  if (path.lead < 0) {
    const code = gbkCode(one, two)
    return [grow(path, { code, start: token.start, end: token.end, isGuess: false, lastBytes: token.pair })]
  }
  const settled = settle(path, one, token, options)
  if (settled === undefined || two === 0x80) return []
  if (two > 0x80) return [waiting(settled, two, token.start, false, token.pair)]
  return [grow(settled, { code: two, start: token.start, end: token.end, isGuess: false, lastBytes: token.pair })]
}

function readByte(path: Path, token: Place & { readonly byte: number }, options: ReadOptions): readonly Path[] {
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
  if (first !== undefined && wide !== undefined) paths.push(waiting(first, wide & 0xff, token.start, false, wide))
  return paths
}

/** `?!`: as it stands, or the end of one sign and the beginning of the next with `A3 A1` between them cut. */
function readCut(path: Path, token: Place, options: ReadOptions): readonly Path[] {
  if (path.lead >= 0) {
    return offers(path, token, options, 0).map((settled) =>
      grow(settled, { code: EXCLAMATION, start: token.start, end: token.end, isGuess: false, lastBytes: 0xa3a1 }),
    )
  }
  const middle = token.start + 1
  const asIs = grow(path, {
    code: 0x3f,
    start: token.start,
    end: middle,
    isGuess: false,
    lastBytes: 0xa3bf,
    extra: EXTRA.noCut,
  })
  const paths = [grow(asIs, { code: 0x21, start: middle, end: token.end, isGuess: false, lastBytes: 0xa3a1 })]
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    const code = gbkCode(lead, 0xa3)
    if (code === 0 || characterCost(code) > MAX_OFFER) continue
    const extra = lead === 0xa1 ? 0 : isQuoting(path) ? EXTRA.cutInQuotation : EXTRA.cutOfOther
    const isGuess = lead !== 0xa1
    const first = grow(path, {
      code,
      start: token.start,
      end: token.end,
      isGuess,
      lastBytes: (lead << 8) | 0xa3,
      extra,
    })
    paths.push(waiting(first, 0xa1, token.start, false, 0xa3a1))
  }
  return paths
}

/** Every likely character that the waiting lead byte of `path` can begin. */
function offers(path: Path, place: Place, options: ReadOptions, extra: number): readonly Path[] {
  const out: Path[] = []
  for (let trail = 0x81; trail <= 0xfe; trail += 1) {
    const code = gbkCode(path.lead, trail)
    if (code === 0 || characterCost(code) > MAX_OFFER) continue
    const settled = settle(path, trail, place, options, true, extra)
    if (settled !== undefined) out.push(settled)
  }
  return out
}

function readLoss(path: Path, token: Place, next: Token | undefined, options: ReadOptions): readonly Path[] {
  const isLast = next === undefined
  if (path.lead < 0) {
    const asIs = grow(path, { code: 0x3f, start: token.start, end: token.end, isGuess: false, lastBytes: 0xa3bf })
    if (!options.hasLostLeads) return [asIs]
    const paths = [asIs]
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const waits = waiting(path, lead, token.start, true, lead)
      paths.push({ ...waits, cost: waits.cost + EXTRA.lostLead, costs: raise(waits.costs, EXTRA.lostLead) })
    }
    return paths
  }
  const lone =
    isLast || options.hasLostLeads ? offers(path, token, options, isLast ? EXTRA.lastLoss : EXTRA.loneLoss) : []
  if (isLast) return lone
  const paths = [...lone]
  const leads = leadsBefore(next)
  for (const first of [...offers(path, token, options, EXTRA.pairLoss)].sort((a, b) => a.cost - b.cost)) {
    const trail = first.lastBytes & 0xff
    for (const lead of leads) {
      // The two bytes became one `?` because they stand for no character together.
      if (gbkCode(trail, lead) === 0) paths.push(waiting(first, lead, token.start, true, (trail << 8) | lead))
    }
    const code = 0x31
    paths.push(
      grow(first, { code, start: token.start, end: token.end, isGuess: true, lastBytes: 0, extra: EXTRA.swallowed }),
    )
  }
  return paths
}

/** Lead bytes that can stand before `next`: those that make a likely character with its first byte. */
function leadsBefore(next: Token | undefined): readonly number[] {
  const trails: number[] = []
  if (next?.type === 'pair') trails.push(next.pair >> 8)
  else if (next?.type === 'byte') trails.push(next.byte, (FULL_WIDTH[next.byte] ?? 0) >> 8)
  else if (next?.type === 'loss' && next.reading !== undefined) {
    return [...new Set([...charactersRead(next.reading)].map((character) => gbkPair(character.charCodeAt(0)) >> 8))]
  } else return ALL_LEADS
  return ALL_LEADS.filter((lead) => trails.some((trail) => trail >= 0x40 && isOffered(gbkCode(lead, trail))))
}

const ALL_LEADS: readonly number[] = Array.from({ length: 0xff - 0x81 }, (_, index) => 0x81 + index)

function isOffered(code: number): boolean {
  return code !== 0 && characterCost(code) <= MAX_OFFER
}

function raise(costs: Path['costs'], by: number): Path['costs'] {
  return [costs[0] + by, costs[1] + by, costs[2] + by]
}

/** `?reading)`: the second byte of a character that is read so, whose first byte stands just before. */
function readTorn(path: Path, reading: string, token: Place, options: ReadOptions): readonly Path[] {
  const before = path.lastBytes & 0xff
  const bytes = new Set<number>()
  for (const character of charactersRead(reading)) {
    const code = character.charCodeAt(0)
    const pair = gbkPair(code)
    if (pair >> 8 === before && (pair & 0xff) > 0x80 && isTraditionalCode(code)) bytes.add(pair & 0xff)
  }
  const paths: Path[] = []
  for (const byte of bytes) {
    const lastBytes = (before << 8) | byte
    if (path.lead < 0) paths.push(waiting(path, byte, token.start, bytes.size > 1, lastBytes))
    else {
      const settled = settle(path, byte, token, options, bytes.size > 1)
      if (settled !== undefined) paths.push({ ...settled, lastBytes })
    }
  }
  return paths
}
