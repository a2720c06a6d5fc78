import { haveOneUnit } from './amount-unit.ts'
import {
  between,
  single,
  type CheckedBlock,
  type CheckedNumber,
  type Mark,
  type Sentence,
  perBlock,
} from './checked-text.ts'
import { textOf } from './plausibility.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'

const DOWN_BY = /(?:减少|下降|降低|缩减|缩短|裁减|减|降)了(?:约|近|整整)?$/u
const UP_BY = /(?:增加|增长|上升|提高|扩大|增|涨)了(?:约|近|整整)?$/u
const REACHED = /(?:达到|达|增至|增加到|升至|总数为|总数达|共有?)(?:了|约|近)?$/u
const DOWN_BY_EN = new RegExp(
  String.raw`\b${anyOf(PHRASES.en.fellBy)} by (?:about |nearly |almost |some )?[$£€¥]?$`,
  'u',
)
const UP_BY_EN =
  /\b(?:rose|grew|increased|climbed|jumped|soared|expanded|up) by (?:about |nearly |almost |some )?[$£€¥]?$/u

/** 由300人减少了450人; rose by 450 from 300 to 450: what was added or lost is mixed up with what became of it. */
export const addedOrReached = perBlock((block) =>
  block.sentences.flatMap((sentence) =>
    sentence.numbers.length === 0 ? [] : [...inChinese(block, sentence), ...inEnglish(block, sentence)],
  ),
)

/** 零上5度降到零下3度: what passes zero can fall by more than it was. */
const PASSES_ZERO = /零[上下]|摄氏|华氏|[℃℉°]/u

/** Neighbours of one kind and unit, the first behind 从 or 由. */
function inChinese(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  return sentence.numbers.flatMap((by, index) => {
    const from = sentence.numbers[index - 1]
    if (from === undefined || !isLike(from, by) || by.start - from.end > 12) return []
    if (!/[从由](?:[^,，。;；]{0,10}的?)$/u.test(between(block, from.start - 12, from.start))) return []
    const middle = between(block, from.end, by.start)
    const [low, change] = [single(from) ?? 0, single(by) ?? 0]
    if (DOWN_BY.test(middle) && change > low && !PASSES_ZERO.test(between(block, from.start - 6, by.end + 4)))
      return [mark(block, from, by)]
    const reached = sentence.numbers[index + 1]
    const isSame = reached !== undefined && isLike(by, reached) && single(reached) === change
    return UP_BY.test(middle) && isSame && low > 0 && REACHED.test(between(block, reached.start - 8, reached.start))
      ? [mark(block, from, by)]
      : []
  })
}

/** fell by 450 from 300; rose by 450 from 300 to 450. */
function inEnglish(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  return sentence.numbers.flatMap((from, index) => {
    const by = sentence.numbers[index - 1]
    if (by === undefined || !isLike(by, from) || !/^ (?:[a-z]+ )?from $/u.test(block.lower.slice(by.end, from.start)))
      return []
    const lead = block.lower.slice(Math.max(sentence.start, by.start - 40), by.start)
    const [low, change] = [single(from) ?? 0, single(by) ?? 0]
    if (DOWN_BY_EN.test(lead) && change > low) return [mark(block, from, by)]
    const to = sentence.numbers[index + 1]
    const isSame = to !== undefined && block.lower.slice(from.end, to.start) === ' to ' && single(to) === change
    return UP_BY_EN.test(lead) && isSame && low > 0 ? [mark(block, from, by)] : []
  })
}

function isLike(a: CheckedNumber, b: CheckedNumber): boolean {
  return (
    a.kind === b.kind &&
    ['count', 'money', 'measure', 'duration'].includes(a.kind) &&
    typeof a.value === 'number' &&
    typeof b.value === 'number' &&
    haveOneUnit(a, b)
  )
}

const mark = (block: CheckedBlock, from: CheckedNumber, by: CheckedNumber): Mark => ({
  block,
  start: Math.min(from.start, by.start),
  end: Math.max(from.end, by.end),
  values: { from: textOf(block, from), to: textOf(block, by) },
})
