import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { cluesOf, lastBefore, sentenceOf } from './clues.ts'
import { inEach, oncePer } from '../../lib/once-per.ts'
import { areContrasted, areOfOneTime, contrastsInSentence, leadOf, subjectOf, tailOf, type Stated } from './contrast.ts'
import { unitKey, type Fact } from './facts.ts'
import { plainFact } from './retold.ts'

/** A number with the words before it, without those that tell nothing, and the words behind it. */
interface Framed extends Stated {
  readonly value: number
  readonly subject: string
  readonly lead: string
  readonly tail: string
}

const KINDS: ReadonlySet<string> = new Set(['count', 'money', 'measure'])
const NOT_NOW = new RegExp(anyOf(PHRASES.zh.notNow), 'u')
const isNow = oncePer(({ text }: Sentence) => !NOT_NOW.test(text))
/** 其中 behind a number tells of its parts; before it, that it is one. */
const apartIn = cluesOf(new RegExp(anyOf(PHRASES.zh.apart), 'gu'))
/** A lead that tells of all there are, and words behind a number that do. */
const WHOLE = /^[全各本我][省市县区乡镇村校厂院队州]/u
const ALL = /(?:共有|总共|共计|现有|有)\p{Script=Han}{0,6}$/u
const ALL_BEHIND = /^(?:已经|已)?(?:全部|都|均)/u
/** So many numbers with one subject are data. */
const MOST = 12

/** 夜市共有摊位240个 and 夜市摊位260个全部租出: told in the same words from the stop on, with two values. */
export function toldAlike(blocks: readonly CheckedBlock[]): readonly (readonly [Fact, Fact])[] {
  const framed = framedIn(blocks)
  const groups = Map.groupBy(framed, ({ number, subject }) => `${number.kind} ${unitKey(number.unit)} ${subject}`)
  return [...groups.values()].flatMap((group) =>
    group.length > MOST
      ? []
      : group.flatMap((first, at) =>
          group
            .slice(at + 1)
            .filter((second) => isOneFact(first, second, group))
            .map((second) => [factOf(first), factOf(second)] as const),
        ),
  )
}

const framedIn = inEach((block: CheckedBlock) =>
  block.hasHan ? block.numbers.flatMap((number) => frameOf(block, number)) : [],
)

function frameOf(block: CheckedBlock, number: CheckedNumber): readonly Framed[] {
  const { kind, value, approx } = number
  const sentence = sentenceOf(block, number)
  if (!KINDS.has(kind) || typeof value !== 'number' || approx !== 'none' || value < 5 || sentence === undefined)
    return []
  if (!isNow(sentence) || lastBefore(apartIn(block, sentence), number.start) !== undefined) return []
  const lead = leadOf({ block, number })
  const subject = subjectOf(lead)
  const isPlain = /^\p{Script=Han}+$/u.test(lead) && subject !== ''
  return isPlain ? [{ block, number, value, lead, subject, tail: tailOf({ block, number }) }] : []
}

function isOneFact(first: Framed, second: Framed, group: readonly Framed[]): boolean {
  if (first.value === second.value || first.block === second.block) return false
  if (Math.min(first.value, second.value) / Math.max(first.value, second.value) < 0.7) return false
  // A third value shows that the words are said of several things.
  const like = group.filter(({ tail }) => commonHead(tail, first.tail).length >= 2 || first.subject.length >= 4)
  if (new Set(like.map(({ value }) => value)).size > 2) return false
  if (areContrasted(first, second) || !areOfOneTime(first, second)) return false
  const noun = commonHead(first.tail, second.tail)
  if (WHOLE.test(first.lead) && WHOLE.test(second.lead))
    return noun.length >= 2 && sharesPair(first.tail.slice(noun.length), second.tail.slice(noun.length))
  const isAll = [first, second].every(({ lead, tail }) => ALL.test(lead) || ALL_BEHIND.test(tail))
  return first.subject.length >= 4 && isAll
}

/** What two texts begin with, up to the first sign that is none of Han. */
function commonHead(one: string, other: string): string {
  let same = 0
  while (same < one.length && one[same] === other[same] && /\p{Script=Han}/u.test(one.charAt(same))) same += 1
  return one.slice(0, same)
}

function sharesPair(one: string, other: string): boolean {
  for (let at = 0; at + 2 <= one.length; at += 1) {
    const pair = one.slice(at, at + 2)
    if (/^\p{Script=Han}{2}$/u.test(pair) && other.includes(pair)) return true
  }
  return false
}

const factOf = ({ block, number, value, subject }: Framed): Fact => plainFact(block, number, value, subject)

const GENERIC = new RegExp(`^${anyOf(PHRASES.en.wholes)}s?$`, 'u')

/**
 * “16 miles of bus lanes” and “the 18-mile network”: a length told of once, and again as what is known, where these are
 * the only two of their unit.
 */
export function lengthsAgain(blocks: readonly CheckedBlock[]): readonly (readonly [Fact, Fact])[] {
  const english = blocks.filter(({ hasHan }) => !hasHan)
  const all = english.flatMap((block) =>
    block.numbers.flatMap((number) =>
      number.kind === 'measure' && typeof number.value === 'number' ? [{ block, number, value: number.value }] : [],
    ),
  )
  const groups = Map.groupBy(all, ({ number }) => (number.unit ?? '').replace(/s$/u, ''))
  return [...groups.values()].flatMap((group) => {
    const again = group.find((place) => againOf(place) !== undefined)
    const first = group.find(({ block, number }) => /^ of [a-z]/u.test(block.lower.slice(number.end, number.end + 6)))
    if (again === undefined || first === undefined || first.value === again.value) return []
    if (group.some(({ value, number }) => (value !== first.value && value !== again.value) || number.approx !== 'none'))
      return []
    if (
      first.block.index >= again.block.index ||
      Math.min(first.value, again.value) / Math.max(first.value, again.value) < 0.7
    )
      return []
    if ([first, again].some((place) => contrastsInSentence(place).size > 0)) return []
    const noun = againOf(again) ?? ''
    const things = tailOf(first).split(/\s+/u)
    const isSame = things.some((word) => word.replace(/s$/u, '') === noun.replace(/s$/u, '')) || GENERIC.test(noun)
    return isSame
      ? [
          [
            plainFact(first.block, first.number, first.value, noun),
            plainFact(again.block, again.number, again.value, noun),
          ],
        ]
      : []
  })
}

/** The noun of “the 18-mile network” at the head of a sentence, where a verb follows it. */
function againOf({ block, number }: Stated): string | undefined {
  const sentence = sentenceOf(block, number)
  if (sentence === undefined || !/^\s*the $/u.test(block.lower.slice(sentence.start, number.start))) return undefined
  return /^ ([a-z]+) (?:is|was|will|would|has|had|opens?|opened|runs?|closes?|closed|links?|connects?|draws?|drew|takes?|costs?)\b/u.exec(
    block.lower.slice(number.end, number.end + 40),
  )?.[1]
}
