import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { cluesOf, firstFrom, lastBefore, sentenceOf, within } from './clues.ts'
import { oncePer } from '../../lib/once-per.ts'

/** A number and its block: what two facts are held against each other by. */
export interface Stated {
  readonly block: CheckedBlock
  readonly number: CheckedNumber
}

const CONTRASTS = new RegExp(String.raw`\b${anyOf(PHRASES.en.contrasts)}\b|${anyOf(PHRASES.zh.contrasts)}`, 'gu')
const wordsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.replaceAll(NUMBERED_NAME, '').matchAll(CONTRASTS)].map(([word]) => word))
/** 第四建设公司, 第一人民医院: the number of a house is its name, and sets nothing apart. */
const NUMBERED_NAME = new RegExp(
  String.raw`第[一二三四五六七八九十]{1,3}(?=\p{Script=Han}{0,6}${anyOf(PHRASES.zh.numberedHouses)})`,
  'gu',
)
const STOPS = /[,，、:：;；。.!?！？\n“”"（）()]/u
/** 这座, 共有, 昨夜: what stands before a number and tells nothing of what it is of. */
const FILLERS = new RegExp(anyOf(PHRASES.zh.fillers), 'gu')
const OWN_WHOLE = /[全各本我](?=[省市县区乡镇村校厂院队州])/gu
const PRONOUN = /^(?:it|they|he|she|we|this|that|these|those|there|who|which|its|their|the|an?)$/u

/** The words of a clause before its number, with every other number masked; full stops and commas end it. */
export const leadOf = ({ block, number }: Stated): string => {
  const sentence = sentenceOf(block, number)
  const from = Math.max(sentence?.start ?? 0, number.start - 60)
  const inside = within(block.numbers, from, number.start).filter(({ kind }) => kind !== 'ordinal')
  let text = block.lower.slice(from, number.start)
  for (const { start, end } of inside)
    text = `${text.slice(0, start - from)}${'#'.repeat(end - start)}${text.slice(end - from)}`
  const last = [...text].findLastIndex((sign) => STOPS.test(sign))
  return text.slice(last + 1).trim()
}

/** The words of a clause behind its number, up to the next number. */
export const tailOf = ({ block, number }: Stated): string => {
  const sentence = sentenceOf(block, number)
  const next = firstFrom(block.numbers, number.end)
  const to = Math.min(sentence?.end ?? block.text.length, number.end + 40, next?.start ?? Number.POSITIVE_INFINITY)
  const text = block.lower.slice(number.end, to)
  const stop = text.search(STOPS)
  return stop === -1 ? text : text.slice(0, stop)
}

/** A lead without what tells nothing of its subject: 夜市摊位 of 夜市共有摊位. */
export const subjectOf = (lead: string): string => lead.replace(OWN_WHOLE, '').replace(FILLERS, '')

/** Words that set one fact against another (一期, 去年, north), each once, in the clauses around a number and the first of its sentence. */
const contrastsOf = (stated: Stated): ReadonlySet<string> => wordsIn(around(stated))

/** 第一医院 and 第二医院: numbers in names, which set apart from each other alone. */
const housesOf = (stated: Stated): ReadonlySet<string> => new Set(around(stated).match(NUMBERED_NAME) ?? [])
const around = (stated: Stated): string => `${openingOf(stated)}\n${leadOf(stated)}\n${tailOf(stated)}`

/** The words before a number up to the first stop of its sentence: of what the whole sentence tells. */
const openingOf = ({ block, number }: Stated): string => {
  const start = sentenceOf(block, number)?.start ?? 0
  return block.lower.slice(start, Math.min(number.start, start + 40)).split(STOPS)[0] ?? ''
}

/** Such words in the clause before a number. */
export const contrastsInLead = (stated: Stated): ReadonlySet<string> => wordsIn(leadOf(stated))

/** Such words in the sentence of a number before it: 其中 behind it tells of its parts. */
export const contrastsBefore = ({ block, number }: Stated): ReadonlySet<string> =>
  wordsIn(block.lower.slice(sentenceOf(block, number)?.start ?? number.start, number.start))

/** Such words in the whole sentence of a number. */
export const contrastsInSentence = ({ block, number }: Stated): ReadonlySet<string> => {
  const sentence = sentenceOf(block, number)
  return sentence === undefined ? NONE : ofSentence(block)(sentence)
}
const NONE: ReadonlySet<string> = new Set()
const ofSentence = oncePer((block: CheckedBlock) =>
  oncePer(({ start, end }: Sentence) => wordsIn(block.lower.slice(start, end))),
)

export const areSameWords = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((word) => other.has(word))

const areApart = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word))

/** Whether the words beside two numbers say that they are of two things: 一期 and 二期, 王家村 and 李家村, north and south. */
export function areContrasted(one: Stated, other: Stated): boolean {
  if (areApart(contrastsOf(one), contrastsOf(other)) || areApart(housesOf(one), housesOf(other))) return true
  // What follows a sentence of last year goes on about it; what last year was behind it is another thing.
  const [first, second] = one.block.index <= other.block.index ? [one, other] : [other, one]
  return isOtherSubject(one, other) || (isBackThen(second) && !isBackThen(first))
}

const backThenIn = cluesOf(
  new RegExp(String.raw`\b${anyOf(PHRASES.en.backThen)}\b|${anyOf(PHRASES.zh.backThen)}`, 'gu'),
)

/** 去年，全县…: what a sentence tells of another time. */
const isBackThen = ({ block, number }: Stated): boolean => {
  const sentence = sentenceOf(block, number)
  return sentence !== undefined && lastBefore(backThenIn(block, sentence), number.start) !== undefined
}

/** Leads that end alike and differ before that: 东线隧道全长 and 西线隧道全长; “Hartley lent” and “Marlow lent”. */
export function isOtherSubject(one: Stated, other: Stated): boolean {
  const [a, b] = [ownerAndLead(one), ownerAndLead(other)]
  return one.block.hasHan && other.block.hasHan ? isOtherZh(a, b) : isOtherEn(leadOf(one), leadOf(other))
}

/** 全长457米的西岸桥: whose length it is stands behind the number. */
function ownerAndLead(stated: Stated): string {
  const behind = /^的(\p{Script=Han}{2,6})/u.exec(tailOf(stated))?.[1] ?? ''
  const lead = subjectOf(leadOf(stated))
  return lead.length <= 2 && behind !== '' ? `${NAME.exec(behind)?.[0] ?? behind}${lead}` : lead
}
const NAME = /^.*?[桥路村镇县市厂校馆河湖山塔楼店队线渠坝]/u

function isOtherZh(one: string, other: string): boolean {
  let same = 0
  while (same < Math.min(one.length, other.length) && one.at(-1 - same) === other.at(-1 - same)) same += 1
  const [rest, theirs] = [one.slice(0, one.length - same), other.slice(0, other.length - same)]
  return same >= 2 && /\p{Script=Han}$/u.test(rest) && /\p{Script=Han}$/u.test(theirs) && !isWithin(rest, theirs)
}

/** 县里 and 县: one is told in full and the other in short. */
const isWithin = (one: string, other: string): boolean => one.includes(other) || other.includes(one)

function isOtherEn(one: string, other: string): boolean {
  const [a, b] = [one, other].map((lead) => lead.split(/\s+/u).filter((word) => word !== '' && !/#/u.test(word)))
  if (a === undefined || b === undefined) return false
  let same = 0
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same += 1
  const [word, theirs] = [a.at(-1 - same), b.at(-1 - same)]
  if (same === 0 || word === undefined || theirs === undefined || PRONOUN.test(word) || PRONOUN.test(theirs))
    return isOtherAdjective(a, b)
  // “The station at Skerrow Point has” and “the Skerrow Point station has” are of one thing.
  const [rest, others] = [a.slice(0, a.length - same), new Set(b.slice(0, b.length - same))]
  const isShared = rest.some((one) => one.length > 3 && others.has(one))
  return !isShared && rest.length <= LONGEST && others.size <= LONGEST && /^[a-z]{3,}$/u.test(word + theirs)
}
const LONGEST = 3

/** “The north mill employs” and “the south mill employs”: all alike but for one word. */
const isOtherAdjective = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.length > 2 &&
  a.filter((word, at) => word !== b[at]).length === 1 &&
  a.every((word, at) => word === b[at] || (/^[a-z]{4,}$/u.test(word) && /^[a-z]{4,}$/u.test(b[at] ?? '')))

/** Sentences that name two days or years tell of two things. */
export function areOfOneTime(first: Stated, second: Stated): boolean {
  const [a, b] = [first, second].map(({ block, number }) => datesOf(sentenceOf(block, number)))
  return a === undefined || b === undefined || a.length === 0 || b.length === 0 || a.some((date) => b.includes(date))
}

const datesOf = (sentence: Sentence | undefined): readonly string[] => (sentence === undefined ? [] : datesIn(sentence))
const datesIn = oncePer(({ numbers }: Sentence): readonly string[] =>
  numbers.flatMap(({ kind, value }) => (kind === 'date' && typeof value === 'string' ? [value] : [])),
)
