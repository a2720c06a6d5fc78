import { haveOneUnit } from './amount-unit.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { firstFrom, lastBefore } from './clues.ts'
import { textOf } from './plausibility.ts'
import { digitsOf, halfUnit } from './tallies.ts'

/** One of the two numbers of a change; a range (300 to 700) holds both. */
interface Amount {
  readonly value: number
  readonly kind: CheckedNumber['kind']
  readonly unit: string | undefined
  readonly text: string
}

/** What something was and what it became; UTF-16 of its block, from the word before the first number on. */
export interface ChangePair {
  readonly from: Amount
  readonly to: Amount
  readonly start: number
  readonly end: number
  /** 去年8亿元，今年10亿元: told against the year before. */
  readonly isOfYears: boolean
}

const FROM = /\bfrom $|[从由](?:\d{4}年)?[^,，。;；\d]{0,10}$/u
const TO = / to (?:about |nearly )?$|[到至为](?:每\p{Script=Han}{1,2})?$/u
const BECAME = /\bto $/u
const HAD_BEEN = /^(?: [a-z]+){0,3},? from $/u
const RANGE = /^(.+?)(?: to |到|至)(.+)$/u
const UNCOUNTED: ReadonlySet<string> = new Set(['date', 'time', 'ordinal', 'name', 'ratio'])
/** Nothing that is told in per cent grows or falls so much; the two are in other units. */
const MOST_TIMES = 20

/** The changes that a sentence tells with both of their numbers. */
export function changePairs(block: CheckedBlock, sentence: Sentence): readonly ChangePair[] {
  const amounts = sentence.numbers.filter(({ kind, approx }) => !UNCOUNTED.has(kind) && approx === 'none')
  return amounts.flatMap((first, at): readonly ChangePair[] => {
    const second = amounts[at + 1]
    const pair = inRange(block, sentence, first) ?? (second && betweenTwo(block, sentence, first, second))
    return pair !== undefined && isSound(pair) ? [pair] : []
  })
}

const leadOf = (block: CheckedBlock, { start }: Sentence, { start: end }: CheckedNumber): string =>
  block.lower.slice(Math.max(start, end - 20), end)

function inRange(block: CheckedBlock, sentence: Sentence, number: CheckedNumber): ChangePair | undefined {
  const { value, kind, unit, start, end } = number
  if (typeof value !== 'object') return undefined
  const lead = FROM.exec(leadOf(block, sentence, number))
  const words = RANGE.exec(textOf(block, number))
  if (lead === null || words === null) return undefined
  const [, text = '', other = ''] = words
  return {
    from: { value: value[0], kind, unit, text },
    to: { value: value[1], kind, unit, text: other },
    start: start - lead[0].length,
    end,
    isOfYears: false,
  }
}

function betweenTwo(
  block: CheckedBlock,
  sentence: Sentence,
  first: CheckedNumber,
  second: CheckedNumber,
): ChangePair | undefined {
  const [one, other] = [amountOf(block, first), amountOf(block, second)]
  const middle = block.lower.slice(first.end, Math.min(second.start, first.end + 41))
  if (one === undefined || other === undefined || middle.length > 40 || /[;；。]/u.test(middle)) return undefined
  const lead = leadOf(block, sentence, first)
  const told = (before: RegExpExecArray | null, from: Amount, to: Amount, isOfYears: boolean) =>
    before === null ? undefined : { from, to, start: first.start - before[0].length, end: second.end, isOfYears }
  const fromTo = TO.test(middle) ? told(FROM.exec(lead), one, other, false) : undefined
  if (fromTo !== undefined) return fromTo
  if (HAD_BEEN.test(middle)) return told(BECAME.exec(lead), other, one, false)
  const then = thenAndNow(lead, middle)
  return then === null ? told(nowAndThen(lead, middle), other, one, true) : told(then, one, other, true)
}

/** A number as one side of a change; undefined where it is a range. */
export function amountOf(block: CheckedBlock, number: CheckedNumber): Amount | undefined {
  const { value, kind, unit } = number
  return typeof value === 'number' ? { value, kind, unit, text: textOf(block, number) } : undefined
}

const WORDS = String.raw`(?:同期)?的?(?<words>[^,，。;；\d]{0,8})$`
const BEFORE = anyOf(PHRASES.zh.yearsBefore)
const LATER = anyOf(PHRASES.zh.yearsNow)
const THEN = new RegExp(String.raw`(?<year>${BEFORE}|\d{4}年)${WORDS}`, 'u')
const AND_NOW = new RegExp(String.raw`^[,，、]而?(?<year>${LATER}|\d{4}年)${WORDS}`, 'u')
const NOW = new RegExp(String.raw`(?<year>${LATER})${WORDS}`, 'u')
const AND_THEN = new RegExp(String.raw`^[,，、]而?(?<year>${BEFORE})${WORDS}`, 'u')
const REACHED = /(?:增至|增加到|达到|已达|约|达|为|是|有)+$/u

/** 去年产茶200吨，今年产茶260吨: the same words before both, or none before the second. */
const thenAndNow = (lead: string, middle: string): RegExpExecArray | null =>
  bothTold(THEN.exec(lead), AND_NOW.exec(middle))
/** 今年300吨，去年200吨 */
const nowAndThen = (lead: string, middle: string): RegExpExecArray | null =>
  bothTold(NOW.exec(lead), AND_THEN.exec(middle))

function bothTold(first: RegExpExecArray | null, second: RegExpExecArray | null): RegExpExecArray | null {
  if (first === null || second === null) return null
  if (first.groups?.['year'] === second.groups?.['year']) return null
  const [one, other] = [first, second].map(({ groups }) => (groups?.['words'] ?? '').replace(REACHED, ''))
  return other === '' || other === one ? first : null
}

function isSound({ from, to }: ChangePair): boolean {
  const isBare = [from, to].some(({ kind, unit }) => kind === 'count' && unit === undefined)
  const isAlike = from.kind === to.kind && haveOneUnit(from, to)
  const times = to.value / from.value
  return (isAlike || isBare) && from.value > 0 && to.value >= 0 && times < MOST_TIMES && times > 1 / MOST_TIMES
}

/** No clause of another thing lies between. */
const NO_OTHER = /^(?!.*\b(?:and|but|while|as|when|with|after)\b)[^,.;:()]*[,—–]? ?(?:an? )?$/u
const FROM_BEHIND = /^(?: (?:increase|rise|gain|jump|growth|decrease|decline|drop|fall|reduction))? from (?:the )?$/u

/** “9,000 books in May, up 25 percent from 8,000 in April”: a change between what became and what had been. */
export function pairAround(
  block: CheckedBlock,
  { numbers }: Sentence,
  claim: { readonly from: number; readonly end: number },
): ChangePair | undefined {
  const behind = firstFrom(numbers, claim.end)
  let before = lastBefore(numbers, claim.from)
  while (before?.kind === 'date') before = lastBefore(numbers, before.start)
  if (behind === undefined || before === undefined || claim.from - before.end > 40) return undefined
  if (!FROM_BEHIND.test(block.lower.slice(claim.end, Math.min(behind.start, claim.end + 24)))) return undefined
  const between = block.lower.slice(before.end, claim.from)
  const [to, from] = [amountOf(block, before), amountOf(block, behind)]
  if (to === undefined || from === undefined || !NO_OTHER.test(between)) return undefined
  if ([before, behind].some(({ kind, approx }) => UNCOUNTED.has(kind) || approx !== 'none')) return undefined
  const pair = { from, to, start: before.start, end: behind.end, isOfYears: false }
  return isSound(pair) && areOfOne(before, behind) ? pair : undefined
}

/** 8,000 cars are not what 9,000 books were; a second number that names nothing is of the same. */
const areOfOne = (one: CheckedNumber, other: CheckedNumber): boolean =>
  one.counts === undefined || other.counts === undefined || one.counts === other.counts

/** What became of the first number, by which it is multiplied. */
export const timesOf = ({ from, to }: ChangePair): number => to.value / from.value

/** What rounding of both numbers, as they are written, makes of the change; in per cent of the first. Seldom are both at their worst. */
export function slackOf(pair: ChangePair): number {
  const { from, to } = pair
  const [a, b] = [roundedBy(from, to), roundedBy(to, from)]
  return (Math.hypot(b, timesOf(pair) * a) / from.value) * 100
}

/** A whole number is meant as it stands more often than 1.1万 is, and a price nearly always. */
const WHOLE = 0.25
const PRICE = 0.1

function roundedBy(amount: Amount, neighbor: Amount): number {
  const scale = scaleOf(amount)
  const own = halfUnit(amount.text)
  const isPrice = amount.kind === 'money' && scale === 1 && scaleOf(neighbor) === 1
  if (isPrice) return Math.min(own, halfUnit(neighbor.text)) * PRICE
  return own * scale * (own === 0.5 ? WHOLE : 1)
}

/** 10000 of 1.1万; nothing where there are no digits. */
function scaleOf({ value, text }: Amount): number {
  const digits = digitsOf(text)
  return digits === 0 ? 0 : Number((value / digits).toPrecision(12))
}
