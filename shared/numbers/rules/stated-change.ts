import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import {
  single,
  type Checked,
  type CheckedBlock,
  type CheckedNumber,
  type Mark,
  type Sentence,
} from './checked-text.ts'
import { place, textOf } from './plausibility.ts'
import { halfUnit } from './tallies.ts'

const NAMED_BEHIND = new RegExp(String.raw`^ ${anyOf(PHRASES.en.changeNouns)}\b`, 'u')
const NAMED_BEFORE = new RegExp(
  String.raw`\b(?:${anyOf(PHRASES.en.changeNouns)} of|${anyOf(PHRASES.en.changeVerbs)}(?: by)?)(?: about| nearly| almost)? $|${anyOf(PHRASES.zh.changeVerbs)}(?:了|为|达)?$`,
  'u',
)
/** What is reckoned by the year has another base. */
const PER_YEAR = new RegExp(String.raw`\b${anyOf(PHRASES.en.perYear)}\b|${anyOf(PHRASES.zh.perYear)}`, 'u')
const TO = / to (?:about |nearly )?$|[到至为]$/u
const FROM = /\bfrom $|[从由](?:[^,，。;；\d]{0,10})$|[从由]\d{4}年(?:的|底的?|末的?)?$/u

/** From 400 to 500, a 20 % increase: a change in per cent beside the two numbers that it was made of. */
export function statedChange({ blocks }: Checked): readonly Mark[] {
  return blocks.flatMap((block) =>
    block.sentences.flatMap((sentence, at) => {
      const own = changesIn(block, sentence)
      return own.length > 0 ? own : changeBehind(block, at)
    }),
  )
}

function changesIn(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  const stated = sentence.numbers.filter(({ kind }) => kind === 'percent')
  const [change] = stated
  if (change === undefined || stated.length !== 1 || change.approx !== 'none') return []
  const said = single(change)
  if (said === undefined || !isNamed(block, change)) return []
  if (PER_YEAR.test(block.lower.slice(sentence.start, sentence.end))) return []
  const amounts = sentence.numbers.filter(({ kind }) => kind !== 'percent' && kind !== 'date')
  const pairs = amounts.slice(1).flatMap((to, at): readonly (readonly [CheckedNumber, CheckedNumber])[] => {
    const from = amounts[at]
    return from !== undefined && isChange(block, sentence, from, to) ? [[from, to]] : []
  })
  const [pair] = pairs
  if (pair === undefined || pairs.length !== 1) return []
  const [from, to] = pair
  const [low, high] = [single(from) ?? 0, single(to) ?? 0]
  if (low <= 0 || high < 0) return []
  const right = (Math.abs(high - low) / low) * 100
  // Where what became of it is stated for what was added, another rule says so.
  if (Math.abs(said - (high / low) * 100) <= 1) return []
  return against(block, change, said, right, slackOf(block, from, to, low, high))
}

/** “a 20 percent increase”, 增长20%: which way it is said to have gone; undefined where the words do not tell. */
function directionOf(block: CheckedBlock, { start, end }: CheckedNumber): 1 | -1 | undefined {
  const beside = `${block.lower.slice(Math.max(0, start - 16), start)} ${block.lower.slice(end, end + 12)}`
  const isUp = /increase|growth|gain|rise|rose|jump|增|涨|升/u.test(beside)
  const isDown = /decrease|decline|drop|fall|fell|loss|cut|减|降|跌/u.test(beside)
  return isUp === isDown ? undefined : isUp ? 1 : -1
}

/**
 * 400 pupils in 2020. This year it has 500. That is a 20 % increase: a change told behind its two numbers, where they are
 * the only ones of their kind in it and the sentences before it.
 */
function changeBehind(block: CheckedBlock, at: number): readonly Mark[] {
  const sentence = block.sentences[at]
  const [change, second] = sentence?.numbers.filter(({ kind }) => kind === 'percent') ?? []
  if (sentence === undefined || change === undefined || second !== undefined || change.approx !== 'none') return []
  const said = single(change)
  const text = block.lower.slice(sentence.start, sentence.end)
  if (said === undefined || !isNamed(block, change) || PER_YEAR.test(text) || OTHER_BASE.test(text)) return []
  const direction = directionOf(block, change)
  const near = block.sentences.slice(Math.max(0, at - 2), at + 1)
  const amounts = near
    .flatMap(({ numbers }) => numbers)
    .filter(({ kind, start }) => !['percent', 'date', 'time', 'ordinal', 'name'].includes(kind) && start < change.start)
  const [from, to] = amounts
  if (direction === undefined || from === undefined || to === undefined || amounts.length !== 2) return []
  const [low, high] = [single(from), single(to)]
  if (low === undefined || high === undefined || low <= 0 || from.kind !== to.kind) return []
  if (from.approx !== 'none' || to.approx !== 'none' || Math.sign(high - low) !== direction) return []
  if (from.unit !== undefined && to.unit !== undefined && from.unit !== to.unit) return []
  // Two things counted are no change of one.
  const [thing, other] = [from.counts, to.counts]
  if (thing !== undefined && other !== undefined && thing !== other) return []
  const [had, has] = [from, to].map(({ start }) => HAD.exec(block.text.slice(Math.max(0, start - 6), start))?.[1])
  if (had !== undefined && has !== undefined && had !== has) return []
  // Each with its time: a year, 去年, now.
  const isTimed = near
    .flatMap(({ numbers }) => numbers)
    .filter(({ kind, start }) => kind === 'date' && start < change.start)
  const hasNow = NOW.test(block.lower.slice(near[0]?.start ?? 0, change.start))
  if (isTimed.length + (hasNow ? 1 : 0) < 2) return []
  const right = (Math.abs(high - low) / low) * 100
  return against(block, change, said, right, slackOf(block, from, to, low, high))
}

/** The change where it is not the one that its two numbers make, however they were rounded. */
function against(
  block: CheckedBlock,
  change: CheckedNumber,
  said: number,
  right: number,
  slack: number,
): readonly Mark[] {
  const stated = textOf(block, change)
  if (Math.abs(said - right) <= halfUnit(stated) + slack + 1e-9) return []
  return [{ ...place(block, change), values: { stated, right: String(Number(right.toFixed(1))) } }]
}

/** 有水井40口, 有水池50口 */
const HAD = /有(\p{Script=Han}{1,4})$/u
/** What is told against a year before, where the numbers are of others, has another base. */
const OTHER_BASE = /同比|环比|年均|year[- ]on[- ]year|month[- ]on[- ]month|year earlier|a year ago/u
const NOW = /\b(?:now|today|(?:this|last) (?:year|month|week|season))\b|去年|上年|如今|现在|目前|今年|眼下|本[月周季]/u

const isNamed = (block: CheckedBlock, { start, end }: CheckedNumber): boolean =>
  NAMED_BEHIND.test(block.lower.slice(end, end + 24)) ||
  NAMED_BEFORE.test(block.lower.slice(Math.max(0, start - 32), start))

function isChange(block: CheckedBlock, sentence: Sentence, from: CheckedNumber, to: CheckedNumber): boolean {
  if (single(from) === undefined || single(to) === undefined || from.approx !== 'none' || to.approx !== 'none')
    return false
  if (from.kind !== to.kind || (from.unit !== undefined && to.unit !== undefined && from.unit !== to.unit)) return false
  const lead = block.lower.slice(Math.max(sentence.start, from.start - 20), from.start)
  const middle = block.lower.slice(from.end, to.start)
  return FROM.test(lead) && TO.test(middle) && middle.length <= 40 && !/[;；。]/u.test(middle)
}

/** What rounding of both numbers, as they are written, can make of the change. */
function slackOf(block: CheckedBlock, from: CheckedNumber, to: CheckedNumber, low: number, high: number): number {
  const roundedBy = (number: CheckedNumber, value: number): number => {
    const digits = Number(/\d[\d,]*(?:\.\d+)?/u.exec(textOf(block, number))?.[0].replaceAll(',', '') ?? '0')
    return digits === 0 ? 0 : (halfUnit(textOf(block, number)) * value) / digits
  }
  const [a, b] = [roundedBy(from, low), roundedBy(to, high)]
  return ((b + (high / low) * a) / low) * 100
}
