import { anyOf } from '../../lib/any-of.ts'
import { oncePer } from '../../lib/once-per.ts'
import { PHRASES } from '../packs.ts'
import { single, type CheckedBlock, type CheckedNumber, type Sentence } from './checked-text.ts'
import { textOf } from './plausibility.ts'
import { halfUnit } from './tallies.ts'

/** A change that a sentence states beside its numbers; UTF-16 of its block. */
export interface ChangeClaim {
  readonly start: number
  readonly end: number
  /** Where its words begin: “doubled”, 增长了20%, “a 20 percent rise”. */
  readonly from: number
  /** `part`: in per cent of what it was; `points`: by how many per cent; `times`: what it was multiplied by. */
  readonly kind: 'part' | 'points' | 'times'
  readonly least: number
  readonly most: number
  readonly said: number
}

const { en: EN, zh: ZH } = PHRASES
const NAMED_BEHIND = new RegExp(String.raw`^ ${anyOf(EN.changeNouns)}\b`, 'u')
const NAMED_BEFORE = new RegExp(
  String.raw`\b(?:${anyOf(EN.changeNouns)} of|${anyOf(EN.changeVerbs)}(?: by)?)(?: about| nearly| almost)? $|${anyOf([...ZH.changeVerbs, ...ZH.changeSigns])}(?:了|为|达)*$`,
  'u',
)

/** What is reckoned by the year has another base. */
export const PER_YEAR = new RegExp(String.raw`\b${anyOf(EN.perYear)}\b|${anyOf(ZH.perYear)}`, 'u')

/** Whether a number is called a change: a 20 % increase, 增长20%. */
export const isNamedChange = (block: CheckedBlock, number: CheckedNumber): boolean =>
  namedFrom(block, number) !== undefined

function namedFrom({ lower }: CheckedBlock, { start, end }: CheckedNumber): number | undefined {
  const before = NAMED_BEFORE.exec(lower.slice(Math.max(0, start - 32), start))
  if (before !== null) return start - before[0].length
  if (NAMED_BEHIND.test(lower.slice(end, end + 24))) return start
  // “From $2 to $3, or 50 percent”
  return lower.endsWith(', or ', start) ? start - 5 : undefined
}

/** Every change that a sentence states. */
export const changeClaims = (block: CheckedBlock, sentence: Sentence): readonly ChangeClaim[] =>
  claimsOf(block)(sentence)
const claimsOf = oncePer((block: CheckedBlock) =>
  oncePer((sentence: Sentence): readonly ChangeClaim[] => [
    ...sentence.numbers.flatMap((number) => inNumber(block, number)),
    ...inWords(block, sentence),
  ]),
)

const POINTS = /百分点|percentage points?/u

function inNumber(block: CheckedBlock, number: CheckedNumber): readonly ChangeClaim[] {
  const said = single(number)
  const from = namedFrom(block, number)
  if (said === undefined || from === undefined || number.approx !== 'none' || isVague(block, number)) return []
  const { start, end, kind, unit = '' } = number
  const written = textOf(block, number)
  const half = halfUnit(written)
  const told = (of: ChangeClaim['kind'], amount: number, play: number): readonly ChangeClaim[] => [
    { start, end, from, kind: of, said: amount, least: amount - play, most: amount + play },
  ]
  if (kind === 'percent') {
    if (POINTS.test(unit)) return told('points', said, half)
    // 66 % is said of two thirds; 三成 of a quarter as well as of a third.
    return told('part', said, /成/u.test(written) ? 5 : half === 0.5 ? 1 : half)
  }
  // 涨了一倍: what was added.
  if (kind === 'ratio' && unit === '倍') return told('part', said * 100, half === 0.5 ? 30 : half * 100)
  return []
}

const VAGUE_BEHIND = new RegExp(`^(?:${anyOf(ZH.overBehind)}|左右|上下)`, 'u')
const isVague = ({ text }: CheckedBlock, { end }: CheckedNumber): boolean => VAGUE_BEHIND.test(text.slice(end, end + 3))

const MULTIPLES = new Map([...EN.multiples, ...ZH.multiples].map((entry) => entry.split('/') as [string, string]))
const MULTIPLE = new RegExp(
  String.raw`\b(?<wordEn>${anyOf(EN.multiples.map(wordOf))})\b|(?<word>${anyOf(ZH.multiples.map(wordOf))})`,
  'gu',
)
const OVER = new RegExp(`${anyOf(EN.overWords)} $|${anyOf(ZH.overWords)}$`, 'u')
const UNDER = new RegExp(`${anyOf(EN.underWords)} $|${anyOf(ZH.underWords)}$`, 'u')
const ABOUT = new RegExp(`${anyOf(EN.aroundWords)} $|${anyOf(ZH.aroundWords)}$`, 'u')

function wordOf(entry: string): string {
  return entry.split('/')[0] ?? ''
}

/** “doubled”, 翻了一番, 减半. A writer rounds by a tenth; “more than” and “nearly” say on which side. */
function inWords({ lower }: CheckedBlock, sentence: Sentence): readonly ChangeClaim[] {
  return Array.from(lower.slice(sentence.start, sentence.end).matchAll(MULTIPLE), (match): ChangeClaim => {
    const start = sentence.start + match.index
    const end = start + match[0].length
    const said = Number(MULTIPLES.get(match[0]))
    const before = lower.slice(Math.max(sentence.start, start - 16), start)
    const over = OVER.exec(before)
    const under = UNDER.exec(before)
    const about = ABOUT.exec(before)
    const isOver = over !== null || VAGUE_BEHIND.test(lower.slice(end, end + 3))
    const [low, high] = isOver
      ? [0.99, Number.POSITIVE_INFINITY]
      : under === null
        ? about === null
          ? [0.9, 1.13]
          : [0.8, 1.25]
        : [0.8, 1.02]
    // More than halved is less than half.
    const [least, most] = said < 1 ? [said / high, said / low] : [said * low, said * high]
    const from = start - ((over ?? under ?? about)?.[0].length ?? 0)
    return { start, end, from, kind: 'times', said, least, most }
  })
}
