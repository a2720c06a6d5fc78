import { anyOf } from '../../lib/any-of.ts'
import { inEach } from '../../lib/once-per.ts'
import { PHRASES } from '../packs.ts'
import { changeAgainst, changeAmounts } from './change-amount.ts'
import { changeBehind } from './change-behind.ts'
import { changeClaims, PER_YEAR, type ChangeClaim } from './change-claims.ts'
import { changePairs, pairAround, type ChangePair } from './change-pairs.ts'
import { isTrue, markOf } from './change-verdict.ts'
import { firstFrom, lastBefore } from './clues.ts'
import type { Checked, CheckedBlock, Mark, Sentence } from './checked-text.ts'

/** From 400 to 500, a 20 % increase: a change in per cent beside the two numbers that it was made of. */
export function statedChange({ blocks }: Checked): readonly Mark[] {
  return toldIn(blocks).flatMap(({ block, sentence, own }) =>
    own.length > 0 || !block.hasHan ? own : changeAgainst(blocks, block, sentence),
  )
}

/** Each sentence that states a change, with what of it does not come out by the words of its own block. */
const toldIn = inEach((block: CheckedBlock) =>
  block.sentences.flatMap((sentence, at) => {
    const within = [...changesIn(block, sentence), ...changeAmounts(block, sentence)]
    const own = within.length > 0 ? within : changeBehind(block, at)
    return own.length === 0 && changeClaims(block, sentence).length === 0 ? [] : [{ block, sentence, own }]
  }),
)

/** The claims of a sentence that are bound to two numbers of it and are not what these make. */
function changesIn(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  const pairs = changePairs(block, sentence)
  return changeClaims(block, sentence).flatMap((claim): readonly Mark[] => {
    const around = block.hasHan ? undefined : pairAround(block, sentence, claim)
    const pair = pairOf(block, sentence, claim, pairs) ?? around
    return pair === undefined || isTrue(claim, pair) ? [] : [markOf(block, claim, pair)]
  })
}

/** The pair that a claim stands right behind or right before. */
function pairOf(
  block: CheckedBlock,
  sentence: Sentence,
  claim: ChangeClaim,
  pairs: readonly ChangePair[],
): ChangePair | undefined {
  const before = lastBefore(pairs, claim.from)
  if (before !== undefined && isBeside(sentence, before.end, claim.from)) {
    const between = block.lower.slice(before.end, claim.from)
    const lead = block.text.slice(Math.max(sentence.start, before.start - 40), before.start)
    if (block.hasHan ? isBehindZh(before, between, lead) : isNear(between)) return before
  }
  const within = block.hasHan ? pairs.find((pair) => pair.start < claim.from && claim.end < pair.end) : undefined
  if (within !== undefined && REACHING.test(block.text.slice(claim.end, within.end))) return within
  const behind = firstFrom(pairs, claim.end)
  if (behind === undefined || !isBeside(sentence, claim.end, behind.start)) return undefined
  const between = block.lower.slice(claim.end, behind.start)
  return (block.hasHan ? /^了?[,，、:：]?$/u.test(between) : isNear(between)) ? behind : undefined
}

/** 从100吨翻了一番，达到150吨: the claim stands between its two numbers. */
const REACHING = /^了?[,，]?(?:总量|产量|总数)?(?:现|已|共)?(?:达|增|升|涨|扩|提|到|至)/u

const BREAKS = new RegExp(String.raw`\b${anyOf(PHRASES.en.changeBreaks)}\b|[;:()]`, 'u')
/** Few words, and no number but a year, between a claim and its pair. */
function isBeside({ numbers }: Sentence, from: number, to: number): boolean {
  if (to - from > 40) return false
  for (let one = firstFrom(numbers, from); one !== undefined && one.end <= to; one = firstFrom(numbers, one.end))
    if (one.kind !== 'date') return false
  return true
}

const isNear = (between: string): boolean =>
  !BREAKS.test(between) && !PER_YEAR.test(between.replace(/^ an? [a-z]+/u, ''))

/** 元，比上年: what a claim is told against; 产量 is what the sentence speaks of already. */
const AGAINST_ZH = new RegExp(`${anyOf(PHRASES.zh.changeLinks)}`, 'gu')
function isBehindZh({ isOfYears }: ChangePair, between: string, lead: string): boolean {
  const rest = (isOfYears ? between.replace(/同比|环比/u, '') : between).replaceAll(AGAINST_ZH, '')
  if (between.length > 20 || PER_YEAR.test(rest)) return false
  return rest
    .split(/[,，、]/u)
    .every((words, at) => (at === 0 ? /^\p{Script=Han}{0,3}$/u.test(words) : words === '' || lead.includes(words)))
}
