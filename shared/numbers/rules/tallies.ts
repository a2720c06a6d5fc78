import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import {
  between,
  single,
  type CheckedBlock,
  type CheckedNumber,
  type Mark,
  type Sentence,
  perBlock,
} from './checked-text.ts'
import { unitKey } from './facts.ts'
import { textOf } from './plausibility.ts'

const CHANGES = new RegExp(String.raw`\b${anyOf(PHRASES.en.changeWords)}\b|${anyOf(PHRASES.zh.changeWords)}`, 'u')
export const REST = new RegExp(String.raw`\b${anyOf(PHRASES.en.restWords)}\b|${anyOf(PHRASES.zh.restWords)}`, 'u')
export const MANY_ANSWERS = new RegExp(
  String.raw`\b${anyOf(PHRASES.en.manyAnswers)}\b|${anyOf(PHRASES.zh.manyAnswers)}`,
  'u',
)
/** Two sorts that leave nobody out: men and women. */
export const TWO_PARTS = [...PHRASES.en.twoParts, ...PHRASES.zh.twoParts].map(
  (pair) => pair.split('/') as [string, string],
)
/** Answers of which nobody gives both. */
const ANSWERS = [...PHRASES.en.answers, ...PHRASES.zh.answers].map((pair) => pair.split('/') as [string, string])
const TOTAL = new RegExp(String.raw`(?:\b${anyOf(PHRASES.en.totalsBefore)}|${anyOf(PHRASES.zh.totalsBefore)})\s*$`, 'u')
const PART_OF = new RegExp(String.raw`\b${anyOf(PHRASES.en.amongThem)}\b|${anyOf(PHRASES.zh.amongThem)}`, 'u')

/** Shares further from 100 than this were not meant to make it, unless the text says what was divided among them. */
const MEANT = 5
const DIVIDED_MEANT = 30
/** A share of a share, or one that is told against another. */
const COMPARED = /其中|比(?![重例])|较|提高|\b(?:of (?:which|whom)|including|than|from|compared)\b/u
const WHOLE = new RegExp(
  String.raw`\bof (?:the |its |their |his |her |our |every |each |all )?(?:[a-z]+ ){0,2}${anyOf(PHRASES.en.divisible)}\b[^.;]*$|${anyOf(PHRASES.zh.divisible)}(?:当)?(?:中|里|的?构成中?|的?来源中?|的?分配中?)?[,，:：]?[^,，。]{0,8}$`,
  'u',
)
/** Between two members of a list lie no more characters than these. */
const FAR = 44

/** 62 %, 27 % and 13 %: shares of one whole that make more than it, or less where the list says that nothing is left. */
export const sharesTotal = perBlock((block) =>
  block.sentences.flatMap((sentence) => {
    const shares = sentence.numbers.filter(isShare)
    if (shares.length < 2 || shares.length !== sentence.numbers.filter(({ kind }) => kind === 'percent').length)
      return []
    const text = block.lower.slice(sentence.start, sentence.end)
    if (CHANGES.test(text) || MANY_ANSWERS.test(text) || /比(?![重例])/u.test(text) || !isList(block, shares)) return []
    const total = shares.reduce((sum, share) => sum + Number(share.value), 0)
    const isTwo = shares.length === 2
    const isWhole = isTwo
      ? TWO_PARTS.some((pair) => pair.every((word) => has(text, word)))
      : total > 100 || REST.test(text) || areAllParts(sentence, text, shares.length)
    const slack = shares.reduce((sum, share) => sum + halfUnit(textOf(block, share)), 0)
    const off = Math.abs(total - 100)
    const lead = text.slice(0, (shares[0]?.start ?? 0) - sentence.start).slice(-60)
    const meant =
      shares.length > 2 &&
      total > 100 &&
      (WHOLE.test(lead) || areSiblings(namesOf(block, shares)) || areAnswers(text)) &&
      !COMPARED.test(text)
        ? DIVIDED_MEANT
        : MEANT
    return isWhole && off > slack + 1e-9 && off <= meant ? [around(block, shares, { total: rounded(total) })] : []
  }),
)

/** 45 % yes, 35 % no, 30 % no opinion: one of two answers, or none. */
const areAnswers = (text: string): boolean =>
  REST.test(text) && ANSWERS.some((pair) => pair.every((word) => has(text, word)))

const DIVIDED =
  /\b(?:divid|split|shar|distribut|cut|broken? )[a-z ]*? (?:in(?:to)? |in )?$|(?:分|拆|切|划)(?:成|为|作)?$/u
const SECTORS = ['第一产业', '第二产业', '第三产业']

/** Divided into three: 45 %, 30 %, 20 %: the text says how many parts there are, and each has its share. */
function areAllParts({ numbers, start }: Sentence, text: string, count: number): boolean {
  if (count === 3 && SECTORS.every((sector) => text.includes(sector))) return true
  return numbers.some(
    (number) =>
      number.value === count && DIVIDED.test(text.slice(Math.max(0, number.start - start - 24), number.start - start)),
  )
}

/** 东井水占60%: what stands before each share, up to the comma. */
const namesOf = ({ text }: CheckedBlock, shares: readonly CheckedNumber[]): readonly string[] =>
  shares.map(
    ({ start }) =>
      /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, start - 10), start))?.[0].replace(/占(?:比)?[为约]?$/u, '') ?? '',
  )

const SIBLING = new RegExp(`^${anyOf(PHRASES.zh.siblingSigns)}`, 'u')

/** 甲段, 乙段, 丙段: names alike but for a sign that tells one from the other; no two of them are one. */
export function areSiblings(names: readonly string[]): boolean {
  const [first = ''] = names
  const tail = first.slice(1)
  return (
    tail !== '' &&
    names.every((name) => SIBLING.test(name) && name.slice(1) === tail) &&
    new Set(names).size === names.length
  )
}

export const isShare = ({ kind, unit, value, approx }: CheckedNumber): boolean =>
  kind === 'percent' && unit === '%' && typeof value === 'number' && approx === 'none' && value > 0 && value < 100

/** Whether a text has a word: an English one by itself, a Chinese one anywhere. */
export const has = (text: string, word: string): boolean =>
  /[a-z]/u.test(word) ? new RegExp(`\\b${word}\\b`, 'u').test(text) : text.includes(word)

/** Members of one list: commas or “and” between them, and no other sentence. */
function isList(block: CheckedBlock, numbers: readonly CheckedNumber[]): boolean {
  return numbers.slice(1).every((number, at) => {
    const middle = between(block, numbers[at]?.end ?? 0, number.start)
    return middle.length <= FAR && /[,，、]|\band\b|和|及/u.test(middle)
  })
}

/** Half of the last place that is written: 33.3 stands for 33.25 to 33.35. */
export function halfUnit(written: string): number {
  const decimals = /\d\.(\d+)/u.exec(written)?.[1]?.length ?? 0
  return 0.5 / 10 ** decimals
}

/** What the digits of a number say as they are written, without its scale: 1.1 of 1.1万; nothing where there are none. */
export const digitsOf = (written: string): number =>
  Number(/\d[\d,]*(?:\.\d+)?/u.exec(written)?.[0].replaceAll(',', '') ?? '0')

/** Half of the last written place in the measure of the value: 0.05万 is 500 of 1.1万; nothing where there are no digits. */
export function halfPlace(written: string, value: number): number {
  const digits = digitsOf(written)
  return digits === 0 ? 0 : (halfUnit(written) * value) / digits
}

export const rounded = (value: number): number => Number(value.toFixed(2))

const around = (block: CheckedBlock, numbers: readonly CheckedNumber[], values: Mark['values'] = {}): Mark => ({
  block,
  start: numbers[0]?.start ?? 0,
  end: numbers.at(-1)?.end ?? 0,
  values,
})

/** 3 gold, 2 silver and 1 bronze, a total of 7: what a list adds up to, stated behind it. */
export const listTotal = perBlock((block) =>
  block.sentences.flatMap(({ numbers }) =>
    numbers.flatMap((total, at) => {
      if (!isCounted(total) || !TOTAL.test(block.lower.slice(Math.max(0, total.start - 24), total.start))) return []
      const parts = listBefore(block, numbers, at)
      const sum = parts.reduce((made, part) => made + Number(part.value), 0)
      // What is more than half away from the sum is a total of something else.
      const isNear = sum > 0 && Math.abs(Number(total.value) - sum) <= sum / 2
      if (parts.length < 2 || sum === single(total) || !isNear) return []
      const values = { stated: textOf(block, total), sum: rounded(sum) }
      return [{ block, start: total.start, end: total.end, values }]
    }),
  ),
)

const isCounted = ({ kind, value, approx }: CheckedNumber): boolean =>
  (kind === 'count' || kind === 'money' || kind === 'measure') && typeof value === 'number' && approx === 'none'

/** A list whose members are so many times its total, gains and losses counted alike, is the list of something else. */
const FAR_ABOVE = 20

/**
 * The numbers right before the one at `at`, a total, that are of its kind, as far as they are one list. Where totals follow
 * upon totals each is a member before the next, so that what is far above is soon reached and no list is walked for all.
 */
function listBefore(block: CheckedBlock, numbers: readonly CheckedNumber[], at: number): readonly CheckedNumber[] {
  const total = numbers[at]
  if (total === undefined) return []
  const most = FAR_ABOVE * Math.abs(Number(total.value))
  const parts: CheckedNumber[] = []
  let next = total
  let size = 0
  for (let index = at - 1; index >= 0 && size <= most && most > 0; index -= 1) {
    const part = numbers[index]
    if (part === undefined) break
    const middle = block.lower.slice(part.end, next.start)
    const isNext = middle.length <= FAR && !PART_OF.test(middle) && !/[.;:；：。(（]/u.test(middle)
    const isJoined = next === total || /^[^,，、]{0,16}(?:[,，、]|\band\b|和|及|$)/u.test(middle)
    if (!isNext || !isJoined || !isCounted(part) || !isAlike(part, total)) break
    parts.push(part)
    size += Math.abs(Number(part.value))
    next = part
  }
  return size > most ? [] : parts.reverse()
}

const isAlike = (part: CheckedNumber, total: CheckedNumber): boolean =>
  part.kind === total.kind &&
  (unitKey(part.unit) === unitKey(total.unit) || (part.kind === 'count' && part.unit === undefined))
