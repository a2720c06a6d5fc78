import { haveOneUnit } from './amount-unit.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { changeClaims, isNamedChange, PER_YEAR } from './change-claims.ts'
import { amountOf } from './change-pairs.ts'
import { isTrue, markOf } from './change-verdict.ts'
import { single, type CheckedBlock, type CheckedNumber, type Mark } from './checked-text.ts'

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
export function changeBehind(block: CheckedBlock, at: number): readonly Mark[] {
  const sentence = block.sentences[at]
  const [change, second] = sentence?.numbers.filter(({ kind }) => kind === 'percent') ?? []
  if (sentence === undefined || change === undefined || second !== undefined || change.approx !== 'none') return []
  const said = single(change)
  const text = block.lower.slice(sentence.start, sentence.end)
  if (said === undefined || !isNamedChange(block, change) || PER_YEAR.test(text) || OTHER_BASE.test(text)) return []
  const direction = directionOf(block, change)
  const near = block.sentences.slice(Math.max(0, at - 2), at + 1)
  const amounts = near
    .flatMap(({ numbers }) => numbers)
    .filter(({ kind, start }) => !['percent', 'date', 'time', 'ordinal', 'name'].includes(kind) && start < change.start)
  const [from, to] = amounts
  if (direction === undefined || from === undefined || to === undefined || amounts.length !== 2) return []
  const [had, has] = [amountOf(block, from), amountOf(block, to)]
  if (had === undefined || has === undefined || had.value <= 0 || from.kind !== to.kind) return []
  if (from.approx !== 'none' || to.approx !== 'none' || Math.sign(has.value - had.value) !== direction) return []
  if (!haveOneUnit(from, to)) return []
  // Two things counted are no change of one.
  const [thing, other] = [from.counts, to.counts]
  if (thing !== undefined && other !== undefined && thing !== other) return []
  const [own, others] = [from, to].map(({ start }) => HAD.exec(block.text.slice(Math.max(0, start - 6), start))?.[1])
  if (own !== undefined && others !== undefined && own !== others) return []
  // Each with its time: a year, 去年, now.
  const isTimed = near
    .flatMap(({ numbers }) => numbers)
    .filter(({ kind, start }) => kind === 'date' && start < change.start)
  const hasNow = NOW.test(block.lower.slice(near[0]?.start ?? 0, change.start))
  if (isTimed.length + (hasNow ? 1 : 0) < 2) return []
  const pair = { from: had, to: has, start: from.start, end: to.end, isOfYears: false }
  const claim = changeClaims(block, sentence).find(({ start }) => start === change.start)
  if (claim === undefined || isTrue(claim, pair) || !isOfSame(block, near[0]?.start ?? 0, to.end, claim.from)) return []
  return [markOf(block, claim, pair)]
}

/** 有水井40口, 有水池50口 */
const HAD = /有(\p{Script=Han}{1,4})$/u
/** What is told against a year before, where the numbers are of others, has another base. */
const OTHER_BASE = /同比|环比|年均|year[- ]on[- ]year|month[- ]on[- ]month|year earlier|a year ago/u
const NOW = /\b(?:now|today|(?:this|last) (?:year|month|week|season))\b|去年|上年|如今|现在|目前|今年|眼下|本[月周季]/u

/** “That is a 20 % increase” goes on about what was told; “Ridership rose by 12 %” tells of something new. */
function isOfSame({ lower }: CheckedBlock, start: number, told: number, claim: number): boolean {
  const before = lower.slice(start, told)
  const words = /[^.。!?！？]*$/u.exec(lower.slice(told, claim))?.[0] ?? ''
  const subjects = [...(words.match(/[a-z]{5,}/gu) ?? []), ...(words.match(/\p{Script=Han}{2,}/gu) ?? [])]
  return subjects.every((word) => before.includes(word) || GOING_ON.test(word))
}
const GOING_ON = new RegExp(`^(?:${anyOf(PHRASES.en.goingOn)}|${anyOf(PHRASES.zh.changeLinks)}+)$`, 'u')
