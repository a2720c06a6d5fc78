import { simplifiedCode } from '#shared/language/script.ts'
import { isInForeignNames, characterCost, wordCost } from '../lexicon.ts'

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
  } else if ((code === DOT && isInForeignNames(one)) || (one === DOT && isInForeignNames(code))) cost -= DOT_GAIN
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
const PAIRED: readonly {
  readonly opens: readonly number[]
  readonly closes: readonly number[]
  readonly one: number
}[] = [
  { opens: codesOf('“'), closes: codesOf('”'), one: 0x1 },
  { opens: codesOf('《'), closes: codesOf('》'), one: 0x100 },
  { opens: codesOf('（('), closes: codesOf('）)'), one: 0x10000 },
]

function codesOf(signs: string): readonly number[] {
  return Array.from(signs, (sign) => sign.charCodeAt(0))
}
const FULL_STOP = 0x3002
/** What two neighbours cost less that usually stand in foreign names, which no word list has. */
const NAME_GAIN = 12
/** The dot between the parts of a foreign name, and what it costs less there, on either side. */
const DOT = 0xb7
const DOT_GAIN = 15
/** Cost of a sign where the rules of punctuation allow none, and of a mark that opens inside its own kind. */
const MISPLACED = 45
const NESTED = 25
/** Cost of a stop right after a stop: ？！ is rare, and ？！？ rarer. */
const DOUBLED = 20
/** Units of dates are frequent, but after numbers and a few words only. */
const UNIT_ALONE = 14
const STARTER_GAIN = 8
const ENDER_GAIN = 6

/** What a character is in a clause, a bit each. */
const ROLE = {
  starter: 1,
  ender: 2,
  unit: 4,
  beforeUnit: 8,
  pause: 16,
  stop: 32,
  opening: 64,
  closing: 128,
  beforeStarter: 256,
  beforeEnd: 512,
  asciiSign: 1024,
  between: 2048,
} as const
const MEMBERS: readonly (readonly [keyof typeof ROLE, string])[] = [
  ['starter', '他她它我你这那在但而该其此因由虽如当从对为与和同自至以不也又还已曾将被把让使有是就都并及或若'],
  ['ender', '了的年月日人者中上下里内外时后前等来去到着过说道'],
  ['unit', '年月日号時时'],
  ['beforeUnit', '0123456789一二三四五六七八九十零〇百千两几多数每上下本去今明次前后这那同当某半岁生元正腊'],
  ['pause', '，、；：,;:'],
  ['stop', '。？！?!'],
  ['opening', '“《（‘「('],
  ['closing', '，、；：,;:。？！?!”》）)'],
  ['beforeStarter', '，。；：”！？,'],
  ['beforeEnd', '，。；,'],
  ['asciiSign', '(),.:;!?'],
  ['between', '·'],
]

let roles: Uint16Array | undefined

function rolesOf(code: number): number {
  if (roles === undefined) {
    roles = new Uint16Array(0x10000)
    for (const [role, members] of MEMBERS) {
      for (let index = 0; index < members.length; index += 1) {
        const member = members.charCodeAt(index)
        roles[member] = (roles[member] ?? 0) | ROLE[role]
      }
    }
  }
  return roles[code] ?? 0
}

function openAfter(open: number, code: number): number {
  for (const { opens, closes, one } of PAIRED) {
    if (opens.includes(code)) return open + one
    if (closes.includes(code)) return countOf(open, one) > 0 ? open - one : open
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
  const previous = rolesOf(before)
  const roles = rolesOf(code)
  if (isHan(code)) {
    // A Traditional form begins a clause as its Simplified one does.
    if ((previous & ROLE.beforeStarter || before === 0) && rolesOf(simplifiedCode(code)) & ROLE.starter)
      return -STARTER_GAIN
    return roles & ROLE.unit && !(previous & ROLE.beforeUnit) ? UNIT_ALONE : 0
  }
  if (code < 0x80 && !(roles & ROLE.asciiSign)) return 0
  for (const { opens, closes, one } of PAIRED) {
    if (closes.includes(code) && countOf(open, one) === 0) return MISPLACED
    if (opens.includes(code) && countOf(open, one) > 0) return NESTED
  }
  if (roles & ROLE.closing && previous & (ROLE.pause | ROLE.opening)) return MISPLACED
  if (previous & ROLE.stop && (roles & ROLE.pause || code === FULL_STOP)) return MISPLACED
  if (previous & ROLE.stop && roles & ROLE.stop) return DOUBLED
  if (roles & ROLE.between && previous & (ROLE.closing | ROLE.opening)) return MISPLACED
  return roles & ROLE.beforeEnd && previous & ROLE.ender ? -ENDER_GAIN : 0
}
