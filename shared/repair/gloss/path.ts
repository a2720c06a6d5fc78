import { simplifiedCode } from '#shared/language/script.ts'
import { characterCost, isInForeignNames, wordCost } from '../lexicon.ts'

/** One character of a path: what it is and which stretch of the damaged line it came from. */
export interface Step {
  readonly previous: Step | undefined
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isGuess: boolean
}

/**
 * One way to read a damaged line up to some token: the characters so far, the byte that waits for its
 * second half, and the cost of the words so far (see lexicon.ts), for the last four places.
 */
export interface Path {
  readonly step: Step | undefined
  /** Lead byte that waits for its trail, and where it stands; -1 where none waits. */
  readonly lead: number
  readonly leadStart: number
  readonly isLeadGuess: boolean
  /** The last two bytes of the stream, for the check of a reading. */
  readonly lastBytes: number
  readonly cost: number
  /** Cost by which paths are compared and given up. */
  readonly rank: number
  readonly costs: readonly [number, number, number]
  readonly codes: readonly [number, number, number]
  /** Marks of quotation and of titles that are open. */
  readonly open: number
}

/** The path before the first token. */
export const START: Path = {
  step: undefined,
  lead: -1,
  leadStart: 0,
  isLeadGuess: false,
  lastBytes: 0,
  cost: 0,
  rank: 0,
  costs: [Infinity, Infinity, Infinity],
  codes: [0, 0, 0],
  open: 0,
}

/** What a path grows by. */
export interface Growth {
  readonly code: number
  readonly start: number
  readonly end: number
  readonly isGuess: boolean
  readonly lastBytes: number
  /** Cost on top of that of the words: for what is unlikely in the making of the damage. */
  readonly extra?: number
}

/** Cost of `path` with the character `code` more; `extra` is what is unlikely besides. */
export function grownCost(path: Path, growing: number, extra: number): number {
  const code = simplifiedCode(growing)
  const [one, two, three] = path.codes
  const [costOne, costTwo, costThree] = path.costs
  let cost = path.cost + characterCost(code)
  if (isHan(code) && isHan(one)) {
    cost = least(cost, costOne, wordCost(one, code))
    if (isHan(two)) {
      cost = least(cost, costTwo, wordCost(two, one, code))
      if (isHan(three)) cost = least(cost, costThree, wordCost(three, two, one, code))
    }
    if (isInForeignNames(code) && isInForeignNames(one)) cost -= NAME_GAIN
  }
  return cost + extra + signCost(one, growing, path.open)
}

/** `path` with one more character. */
export function grow(path: Path, growth: Growth): Path {
  const before = growth.extra ?? 0
  const cost = grownCost(path, growth.code, before)
  const [costOne, costTwo] = path.costs
  const [one, two] = path.codes
  // What is unlikely besides counts for every way to cut the words, also for those that end later.
  const extra = before + signCost(one, growth.code, path.open)
  return {
    step: {
      previous: path.step,
      text: String.fromCharCode(growth.code),
      start: growth.start,
      end: growth.end,
      isGuess: growth.isGuess,
    },
    lead: -1,
    leadStart: 0,
    isLeadGuess: false,
    lastBytes: growth.lastBytes,
    cost,
    rank: cost,
    costs: [path.cost + extra, costOne + extra, costTwo + extra],
    codes: [simplifiedCode(growth.code), one, two],
    open: openAfter(path.open, growth.code),
  }
}

/** A lead byte that waits for its trail. */
export interface Waiting {
  readonly lead: number
  readonly start: number
  readonly isGuess: boolean
  readonly lastBytes: number
  /** What the path will cost with what follows, as far as that is known. */
  readonly rank: number
}

/** `path` with a lead byte that waits for its trail. */
export function wait(path: Path, { lead, start, isGuess, lastBytes, rank }: Waiting): Path {
  return { ...path, lead, leadStart: start, isLeadGuess: isGuess, lastBytes, rank }
}

/** `path` with a stretch of the line that made no character: a reading in brackets. */
export function skip(path: Path, start: number, end: number): Path {
  return { ...path, step: { previous: path.step, text: '', start, end, isGuess: false } }
}

function least(cost: number, before: number, word: number): number {
  return word === 0 ? cost : Math.min(cost, before + word)
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

/** Marks that stand in pairs, each with the byte of `Path.open` that counts the open ones. */
const PAIRED: readonly { readonly opens: string; readonly closes: string; readonly one: number }[] = [
  { opens: '“', closes: '”', one: 0x1 },
  { opens: '《', closes: '》', one: 0x100 },
  { opens: '（(', closes: '）)', one: 0x10000 },
]
/** What two neighbours cost less that usually stand in foreign names, which no word list has. */
const NAME_GAIN = 12
/** Cost of a sign where the rules of punctuation allow none, and of a mark that opens inside its own kind. */
const MISPLACED = 45
const NESTED = 25
/** Characters that often begin a clause, and that often end one, with what they cost less there. */
const STARTERS = '他她它我你这那在但而该其此因由虽如当从对为与和同自至以不也又还已曾将被把让使有是就都并及或若'
const ENDERS = '了的年月日人者中上下里内外时后前等来去到着过说道'
/** Units of dates are frequent, but after numbers and a few words only. */
const UNITS = '年月日号時时'
const BEFORE_UNITS = '一二三四五六七八九十零〇百千两几多数每上下本去今明次前后这那同当某半岁生元正腊'
const UNIT_ALONE = 14
const STARTER_GAIN = 8
const ENDER_GAIN = 6
const PAUSES = '，、；：,;:'
const STOPS = '。？！?!'
const OPENINGS = '“《（‘「('

function openAfter(open: number, code: number): number {
  const sign = String.fromCharCode(code)
  for (const pair of PAIRED) {
    if (pair.opens.includes(sign)) return open + pair.one
    if (pair.closes.includes(sign)) return countOf(open, pair.one) > 0 ? open - pair.one : open
  }
  return open
}

function countOf(open: number, one: number): number {
  return Math.floor(open / one) & 0xff
}

/** Whether a quotation is open in `path`. */
export function isQuoting(path: Path): boolean {
  return countOf(path.open, 1) > 0
}

/** Cost of what `path` leaves open at its end. */
export function closingCost(path: Path): number {
  return path.open === 0 ? 0 : MISPLACED
}

function signCost(before: number, code: number, open: number): number {
  if (isHan(code)) {
    if (isStarter(before, code)) return -STARTER_GAIN
    return isUnitAlone(before, code) ? UNIT_ALONE : 0
  }
  if (code < 0x80 && !'(),.:;!?'.includes(String.fromCharCode(code))) return 0
  const sign = String.fromCharCode(code)
  const previous = String.fromCharCode(before)
  for (const pair of PAIRED) {
    if (pair.closes.includes(sign) && countOf(open, pair.one) === 0) return MISPLACED
    if (pair.opens.includes(sign) && countOf(open, pair.one) > 0) return NESTED
  }
  const isClosing = PAUSES.includes(sign) || STOPS.includes(sign) || '”》）)'.includes(sign)
  if (isClosing && (PAUSES.includes(previous) || OPENINGS.includes(previous))) return MISPLACED
  if (STOPS.includes(previous) && (PAUSES.includes(sign) || sign === '。')) return MISPLACED
  return isEnder(before, sign) ? -ENDER_GAIN : 0
}

function isStarter(before: number, code: number): boolean {
  const isAfterSign = before === 0 || '，。；：”！？,'.includes(String.fromCharCode(before))
  return isAfterSign && STARTERS.includes(String.fromCharCode(simplifiedCode(code)))
}

function isEnder(before: number, sign: string): boolean {
  return '，。；,'.includes(sign) && ENDERS.includes(String.fromCharCode(before))
}

function isUnitAlone(before: number, code: number): boolean {
  if (!UNITS.includes(String.fromCharCode(code))) return false
  const isDigit = before >= 0x30 && before <= 0x39
  return !isDigit && !BEFORE_UNITS.includes(String.fromCharCode(before))
}
