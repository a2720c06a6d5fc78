import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber } from './checked-text.ts'
import {
  areContrasted,
  areSameWords,
  contrastsBefore,
  contrastsInLead,
  areOfOneTime,
  leadOf,
  tailOf,
  type Stated,
} from './contrast.ts'
import { sentenceOf } from './clues.ts'
import { factsOf, unitKey, type Fact } from './facts.ts'
import { textOf } from './plausibility.ts'
import { plainFact, type Retold } from './retold.ts'

/** More values than these of one unit in an article are data, in which two are alike by chance. */
const MOST_VALUES = 24
const MOST_NUMBERS = 60

/**
 * 全长386米 and 全长368米, $46.5 million and $45.6 million: two values of which one is the other with two neighboring digits
 * changed, of one unit, told of in different sentences that share what they tell of. Two facts are so alike by chance
 * alone in less than one of a hundred pairs, so that weaker words than elsewhere make them one.
 */
export function swappedPairs(blocks: readonly CheckedBlock[]): readonly Retold[] {
  const all = blocks.flatMap((block) => block.numbers.filter(isCandidate).map((number) => ({ block, number })))
  const groups = Map.groupBy(all, ({ number }) => `${number.kind} ${unitKey(number.unit).replace(/s$/u, '')}`)
  return [...groups.values()].flatMap((group) => {
    const values = new Set(group.map(({ number }) => number.value))
    if (values.size > MOST_VALUES || group.length > MOST_NUMBERS) return []
    // Each place is one side of one pair; the others that say the same belong to it.
    const seen = new Set<CheckedNumber>()
    return group.flatMap((first, at) =>
      group.slice(at + 1).flatMap((second): readonly Retold[] => {
        if (seen.has(second.number) || !areSwapped(first, second) || !isOneFact(first, second, group)) return []
        seen.add(second.number)
        const again = group.filter(
          ({ number }) => number !== first.number && number !== second.number && number.value === first.number.value,
        )
        return [[factAt(first), factAt(second), ...again.map(factAt)]]
      }),
    )
  })
}

const KINDS: ReadonlySet<string> = new Set(['count', 'money', 'measure'])
const isCandidate = ({ kind, value, approx }: CheckedNumber): boolean =>
  KINDS.has(kind) && typeof value === 'number' && value >= 10 && approx === 'none'

/** Three digits and more, of which two neighbors changed places. */
function areSwapped(one: Stated, other: Stated): boolean {
  const [a, b] = [one, other].map(({ number }) => String(Number(number.value)).replace('.', '').replace(/0+$/u, ''))
  if (a === undefined || b === undefined || a === b) return false
  const [x, y] = [digits(one), digits(other)]
  if (x.length !== y.length || x.replaceAll('0', '').length < 2 || x.length < 3) return false
  const off = [...x].findIndex((digit, at) => digit !== y[at])
  const turned = x.slice(0, off) + (x[off + 1] ?? '') + (x[off] ?? '') + x.slice(off + 2)
  const ratio = Number(one.number.value) / Number(other.number.value)
  return turned === y && ratio > 0.5 && ratio < 2
}

/** The digits of a number as it is written, without the zeros at its end that only tell its size. */
const digits = ({ block, number }: Stated): string =>
  (/\d[\d,.]*/u.exec(textOf(block, number))?.[0] ?? '').replaceAll(/[,.]/gu, '').replace(/0+$/u, '')

const NARROWED = new RegExp(String.raw`\b${anyOf(PHRASES.en.narrows)}\b`, 'u')
const PART = /^ of (?:it|that|this|them|which|the)\b/u

function isOneFact(first: Stated, second: Stated, group: readonly Stated[]): boolean {
  const [one, other] = [first, second].map(({ block, number }) => sentenceOf(block, number))
  if (one === undefined || other === undefined || one === other) return false
  if (!isHead(first) || !isHead(second) || areContrasted(first, second)) return false
  if ([first, second].some((place) => PART.test(tailOf(place)) || NARROWED.test(leadOf(place)))) return false
  if (isUnevenlyTold(first, second) || !areOfOneTime(first, second)) return false
  // Both told twice are two facts.
  const isTold = (place: Stated): boolean =>
    group.filter(
      ({ block, number }) =>
        number.value === place.number.value && sentenceOf(block, number) !== sentenceOf(place.block, place.number),
    ).length > 0
  if (isTold(first) && isTold(second)) return false
  return sharesThing(first, second) || isOnlyAmount(first, second, group)
}

/** Behind another number of its unit in one sentence it is a member of a list. */
const isHead = ({ block, number }: Stated): boolean => {
  const sentence = sentenceOf(block, number)
  return sentence?.numbers.find((one) => one.kind === number.kind && isOneSort(one.unit, number.unit)) === number
}
/** 11个乡镇 are no people of 2,680人, though both only count. */
const isOneSort = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (unitKey(one) === unitKey(other) && one !== '个' && other !== '个')

/** 另有, others: words before a number that set its sentence apart, which the other has not. */
function isUnevenlyTold(first: Stated, second: Stated): boolean {
  if (!areSameWords(contrastsInLead(first), contrastsInLead(second))) return true
  const [a, b] = [contrastsBefore(first), contrastsBefore(second)]
  return (
    [...a].some((word) => APART.has(word) && !b.has(word)) || [...b].some((word) => APART.has(word) && !a.has(word))
  )
}
const APART: ReadonlySet<string> = new Set([...PHRASES.zh.apart, ...PHRASES.en.apart])

/** The thing counted or measured in both, or content words of the clauses around them. */
function sharesThing(first: Stated, second: Stated): boolean {
  const [a, b] = [wordsAround(first), wordsAround(second)]
  return [...a].some((word) => b.has(word))
}

const COMMON: ReadonlySet<string> = new Set(PHRASES.en.common)

function wordsAround(place: Stated): ReadonlySet<string> {
  const words = new Set<string>()
  const text = `${leadOf(place)}\n${tailOf(place)}`.replaceAll(WHOLE_SIZE, '')
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!PLAIN.test(pair)) words.add(pair)
    }
  for (const word of text.match(/[a-z]{4,}/gu) ?? []) if (!COMMON.has(word)) words.add(word.replace(/s$/u, ''))
  return words
}
/** 桥全长 and 桥长 are one thing. */
const WHOLE_SIZE = /[全总](?=[长高宽深重])/gu
/** Pairs with a sign that stands in every sentence tell nothing. */
const PLAIN = new RegExp(`[的了在和与个名位万亿一是有为共约达这那其各已]|${anyOf(PHRASES.zh.totals)}`, 'u')

/** Amounts of money that are the only ones of their size. */
function isOnlyAmount(first: Stated, second: Stated, group: readonly Stated[]): boolean {
  if (first.number.kind !== 'money') return false
  const size = Number(first.number.value)
  return group.every(({ number }) => {
    const ratio = Number(number.value) / size
    return number.value === first.number.value || number.value === second.number.value || ratio < 0.5 || ratio > 2
  })
}

function factAt({ block, number }: Stated): Fact {
  const label = factsOf(block).find((fact) => fact.number === number)?.label
  return plainFact(block, number, Number(number.value), label || number.counts || wordBehind({ block, number }))
}

/** What stands right beside an amount, where nothing names it: its words in the list of facts. */
const wordBehind = (place: Stated): string =>
  /^ (?!and\b|or\b|for\b|in\b|on\b|to\b)[a-z]{4,}/u.exec(tailOf(place))?.[0].trim() ?? textOf(place.block, place.number)
