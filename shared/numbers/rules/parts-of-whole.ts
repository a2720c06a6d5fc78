import { anyOf } from '../../lib/any-of.ts'
import { hasHan } from '../../text/has-han.ts'
import { PHRASES } from '../packs.ts'
import { single, type CheckedBlock, type CheckedNumber, type Mark, type Sentence, perBlock } from './checked-text.ts'
import { firstFrom, lastBefore } from './clues.ts'
import { unitKey } from './facts.ts'
import { place, textOf } from './plausibility.ts'
import { has, REST, TWO_PARTS } from './tallies.ts'

const AMONG = new RegExp(
  String.raw`\b${anyOf(PHRASES.en.amongThem)}\b|${anyOf(PHRASES.zh.amongThem)}|(?<=\p{Script=Han})中[,，]`,
  'gu',
)
/** Two sorts that exclude each other, though there may be others. */
const OPPOSITES = [...PHRASES.en.opposites, ...PHRASES.zh.opposites].map((pair) => pair.split('/') as [string, string])
/** A new clause tells of others: 另有, 比去年多. */
const OTHERS = /另|此外|还有|比|较|除|以外|之外|去年|上年|每/u
const MOST_PARTS = 6

/** 共有120人，其中男80人、女50人; “120 members, of whom 130 sing”: parts that are more than their whole, or do not make it. */
export const partsOfWhole = perBlock((block) =>
  block.sentences.flatMap((sentence) =>
    sentence.numbers.length < 2
      ? []
      : [...amongThem(block, sentence), ...ofBoth(block, sentence), ...behindColon(block, sentence)],
  ),
)

const isExact = ({ kind, value, approx }: CheckedNumber): boolean =>
  (kind === 'count' || kind === 'money') && typeof value === 'number' && value > 0 && approx === 'none'
const isAlike = (one: CheckedNumber, other: CheckedNumber): boolean =>
  one.kind === other.kind && unitKey(one.unit) === unitKey(other.unit)

function amongThem(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  return Array.from(block.lower.slice(sentence.start, sentence.end).matchAll(AMONG)).flatMap((match) => {
    const [start, end] = [sentence.start + match.index, sentence.start + match.index + match[0].length]
    const whole = lastBefore(sentence.numbers, start)
    const first = firstFrom(sentence.numbers, end)
    if (whole === undefined || first === undefined || start - whole.end > 24 || first.start - end > 14) return []
    if (!isExact(whole) || !isExact(first) || !isAlike(whole, first) || isChanged(block, whole)) return []
    if (OTHERS.test(block.text.slice(end, first.start))) return []
    if (Number(first.value) > Number(whole.value)) return marked(block, whole, first, Number(first.value))
    const parts = listFrom(block, sentence, first, whole)
    const sum = parts.reduce((made, part) => made + Number(part.value), 0)
    const isOver = sum > Number(whole.value) && areOfOneSort(block, parts)
    return isOver || (parts.length === 2 && areAll(block, sentence, start, parts) && sum !== Number(whole.value))
      ? marked(block, whole, whole, sum)
      : []
  })
}

/** 增加120人: what came in is no whole of those who were there. */
const isChanged = ({ lower }: CheckedBlock, { start }: CheckedNumber): boolean =>
  /(?:增加|增长|减少|新增|多了?|少了?|超过?)$|\b(?:by|over|above) $/u.test(lower.slice(Math.max(0, start - 8), start))

const marked = (block: CheckedBlock, whole: CheckedNumber, at: CheckedNumber, sum: number): readonly Mark[] => [
  { ...place(block, at), values: { stated: textOf(block, whole), sum } },
]

/** The numbers from one on that are of its kind, with few words and a comma between them. */
function listFrom(
  block: CheckedBlock,
  { numbers }: Sentence,
  first: CheckedNumber,
  whole: CheckedNumber,
): readonly CheckedNumber[] {
  const parts = [first]
  for (let last = first; parts.length < MOST_PARTS;) {
    const next = firstFrom(numbers, last.end)
    const middle = next === undefined ? '' : block.lower.slice(last.end, Math.min(next.start, last.end + 21))
    if (next === undefined || middle.length > 20 || !/[,，、]|\band\b|和/u.test(middle) || OTHERS.test(middle)) break
    if (!isExact(next) || !isAlike(next, whole)) break
    parts.push(next)
    last = next
  }
  return parts
}

const EITHER = new RegExp(`^.*?${anyOf(TWO_PARTS.flat())}`, 'u')

/** Men and women of the very people told of before (男选手 of 参赛选手, not 男劳力 of 村民), and no others. */
function areAll(block: CheckedBlock, sentence: Sentence, at: number, parts: readonly CheckedNumber[]): boolean {
  const before = block.lower.slice(Math.max(sentence.start, at - 40), at)
  const sorts = parts.map(({ start, counts }) =>
    (counts ?? /\p{Script=Han}*$/u.exec(block.text.slice(Math.max(0, start - 6), start))?.[0] ?? '')
      .replace(EITHER, '')
      .replace(/^[性生人]|[有为]$/gu, ''),
  )
  const isSame = sorts.every((sort) => !hasHan(sort) || before.includes(sort))
  const behind = block.lower.slice(parts.at(-1)?.end ?? 0, sentence.end).slice(0, 40)
  return isSame && areBoth(block, parts) && !REST.test(behind)
}

/** 杏树、桃树、李树, 男教师 and 女教师: names of one sort, none of which holds another. */
function areOfOneSort(block: CheckedBlock, parts: readonly CheckedNumber[]): boolean {
  if (parts.length === 2 && (areBoth(block, parts) || areBoth(block, parts, OPPOSITES))) return true
  const names = parts.map((part) => nameBefore(block, part) ?? part.counts?.trim() ?? '')
  const [first = ''] = names
  const isTree =
    /^\p{Script=Han}{2,4}$/u.test(first) && names.every((name) => name.length > 1 && name.at(-1) === first.at(-1))
  return parts.length > 1 && isTree && new Set(names).size === names.length && !/[的人员工户名者家]$/u.test(first)
}

/** 内科 of 内科45张 */
const nameBefore = ({ text }: CheckedBlock, { start }: CheckedNumber): string | undefined =>
  /(?<=[,，、:：中])\p{Script=Han}{2,3}$/u.exec(
    text.slice(Math.max(0, start - 5), start).replace(/^.*其中/u, '、'),
  )?.[0]

/** Men beside one number and women beside the other. */
function areBoth({ lower }: CheckedBlock, parts: readonly CheckedNumber[], pairs = TWO_PARTS): boolean {
  const [one, other] = parts.map(({ start, end, counts = '' }) => {
    const before = /\p{Script=Han}{0,4}$/u.exec(lower.slice(Math.max(0, start - 4), start))?.[0] ?? ''
    const behind = /^[\p{L} ]{0,14}/u.exec(lower.slice(end, end + 14))?.[0] ?? ''
    return `${counts.toLowerCase()} ${before} ${hasHan(before) ? behind.slice(0, 3) : behind}`
  })
  if (one === undefined || other === undefined) return false
  return pairs.some(
    ([a, b]) => (has(one, a) && has(other, b) && !has(one, b)) || (has(one, b) && has(other, a) && !has(other, b)),
  )
}

/** 32 pupils, a crew of 32 */
const isOfPeople = ({ lower }: CheckedBlock, { start, counts }: CheckedNumber): boolean =>
  counts !== undefined || lower.slice(Math.max(0, start - 4), start) === ' of '

const WHOLE_THEN = /^(?: (?:[a-z]+ ){0,2}[a-z]+)?[,:;(—–-]+ ?(?:made up of |including |of whom |of them |with )?$/u

/** “40 pupils, 25 boys and 18 girls”; “Of 120 people, 80 were men and 50 were women” */
function ofBoth(block: CheckedBlock, { numbers }: Sentence): readonly Mark[] {
  return numbers.flatMap((whole, at): readonly Mark[] => {
    const [one, other] = [numbers[at + 1], numbers[at + 2]]
    if (one === undefined || other === undefined || ![whole, one, other].every(isExact)) return []
    if (block.hasHan || whole.kind !== 'count' || !isOfPeople(block, whole) || one.start - whole.end > 40) return []
    const middle = block.lower.slice(one.end, other.start)
    if (!WHOLE_THEN.test(block.lower.slice(whole.end, one.start)) || middle.length > 24 || !/ and $/u.test(middle))
      return []
    // “30 boys and 20 girls swam”: what they did, others may not have done.
    const isEnd = /^(?: were| are)? ?[a-z]*(?:[,.;:)—–]|$)/u.test(block.lower.slice(other.end, other.end + 24))
    const sum = Number(one.value) + Number(other.value)
    return isEnd && sum !== Number(whole.value) && single(whole) !== undefined && areBoth(block, [one, other])
      ? marked(block, whole, whole, sum)
      : []
  })
}

/** A noun in the plural, and then the next part or the end of the sentence. */
const PART_EN = /^ (?:[a-z]+ )?(?:[a-z]{3,}s|men|women|children|people)(?:, (?:and )?| and )$/u
const LAST_EN = /^ (?:[a-z]+ )?(?:[a-z]{3,}s|men|women|children|people)(?:[.;]|$)/u

/** “410 people: 290 carpenters, 80 electricians and 50 divers.”: behind a colon stands all there is. */
function behindColon(block: CheckedBlock, { numbers, end }: Sentence): readonly Mark[] {
  if (block.hasHan) return []
  return numbers.flatMap((whole, at): readonly Mark[] => {
    const parts = numbers.slice(at + 1, at + 1 + MOST_PARTS)
    const first = parts[0]
    if (first === undefined || parts.length < 2 || numbers.length > at + 1 + MOST_PARTS) return []
    if (![whole, ...parts].every(isExact) || !parts.every((part) => isAlike(part, whole))) return []
    if (!/^ (?:[a-z]+ )?[a-z]+: $/u.test(block.lower.slice(whole.end, first.start))) return []
    const isList = parts.every((part, index) => {
      const next = parts[index + 1]
      return next === undefined
        ? LAST_EN.test(block.lower.slice(part.end, Math.min(end, part.end + 60)))
        : PART_EN.test(block.lower.slice(part.end, next.start))
    })
    const sum = parts.reduce((made, part) => made + Number(part.value), 0)
    return isList && sum !== Number(whole.value) ? marked(block, whole, whole, sum) : []
  })
}
