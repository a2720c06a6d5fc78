import { anyOf } from '../../lib/any-of.ts'
import { namesOfText, isSurname } from '../../captions/find-people-zh.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { sentenceOf } from './clues.ts'
import { inEach, oncePer } from '../../lib/once-per.ts'
import { unitKey, type Fact } from './facts.ts'
import { textOf } from './plausibility.ts'
import { areSwapped } from './table-facts.ts'
import { halfPlace } from './tallies.ts'

/** Two facts that are one, and others that say the same as either. */
export type Retold = readonly [Fact, Fact, ...Fact[]]

/** A number with the form in which its fact is told: two with one form and thing tell the same fact. */
interface Told {
  readonly fact: Fact
  readonly form: 'has' | 'its' | 'amount' | 'deed' | 'size' | 'served'
  readonly thing: string
  readonly sentence: Sentence
  /** 公司现有, “the mill has”: a house that is called by its sort alone. */
  readonly again?: string | undefined
}

const HAS = new RegExp(String.raw`\b${anyOf(PHRASES.en.hasVerbs)} $`, 'u')
const EMPLOYS = /\bemploys? $/u
const WORKERS_EN = /^(?:employees|workers|staffers|staff)$/u
/** “The company has 1,300 employees”: what has been named before. */
const AGAIN = new RegExp(
  String.raw`\b(?:the (${anyOf(PHRASES.en.companies)})|it) (?:now |currently )?${anyOf(PHRASES.en.hasVerbs)} $`,
  'u',
)
const ITS = /\b(?:its|their|the [a-z]+['’]s) $/u
const DEED = new RegExp(String.raw`\b(${anyOf(PHRASES.en.deeds)})(?:ed|d|s)? $`, 'u')
const DONE = new RegExp(
  String.raw`^ [a-z]+ (?:were|was|have been|had been) (${anyOf(PHRASES.en.deeds)})(?:ed|d)\b`,
  'u',
)
const SERVED = new RegExp(String.raw`\b(${anyOf(PHRASES.en.tenures)})(?: [a-z]+){0,3}? (?:for )?$`, 'u')
/** After 27 years at the wheel: what somebody has done for so long, told without a verb. */
const AT_POST = /^ (?:at|behind|in|on) the (bench|council|counter|faculty|force|helm|job|pulpit|throne|wheel)\b/u
const NARROWED = new RegExp(String.raw`\b${anyOf(PHRASES.en.narrows)}\b`, 'u')

/** Pairs of one fact that is told twice with two values, in forms that can mean no other fact. */
export function retoldPairs(blocks: readonly CheckedBlock[]): readonly (readonly [Fact, Fact])[] {
  const told = toldIn(blocks)
  const groups = Map.groupBy(
    told,
    ({ form, thing, fact }) => `${form === 'its' ? 'has' : form} ${thing} ${keyOf(fact)}`,
  )
  return [...groups.values()].flatMap((group) =>
    group.length > 12
      ? []
      : group.flatMap((first, at) =>
          group
            .slice(at + 1)
            .filter((second) => isRetold(first, second, told))
            .map((second) => [first.fact, second.fact] as const),
        ),
  )
}

const toldIn = inEach((block: CheckedBlock) =>
  block.numbers.flatMap((number) =>
    block.hasHan ? [...tenures(block, number), ...staffs(block, number)] : tellings(block, number),
  ),
)

const keyOf = ({ number }: Fact): string => `${number.kind} ${unitKey(number.unit).replace(/s$/u, '')}`

function tellings(block: CheckedBlock, number: CheckedNumber): readonly Told[] {
  const sentence = sentenceOf(block, number)
  const { value } = number
  if (typeof value !== 'number' || number.approx !== 'none' || sentence === undefined) return []
  const before = block.lower.slice(Math.max(sentence.start, number.start - 48), number.start)
  const after = block.lower.slice(number.end, Math.min(sentence.end, number.end + 40))
  const told = (form: Told['form'], thing: string, house?: string): readonly Told[] => [
    { form, thing, sentence, fact: plainFact(block, number, value, thing), again: house },
  ]
  const noun = number.kind === 'count' ? (number.counts?.toLowerCase().split(' ').at(-1) ?? '') : ''
  // Whom a company employs are its employees.
  const called = AGAIN.exec(before)
  const again = called === null ? undefined : (called[1] ?? 'it')
  const isWhole = !/^ [a-z]+ (?:in|at|on|from|who|abroad|under|over)\b/u.test(after)
  if (noun === 'people' && EMPLOYS.test(before))
    return [...told('has', noun, again), ...told('has', 'employees', again)]
  const thing = WORKERS_EN.test(noun) && isWhole ? 'employees' : noun
  if (noun !== '' && HAS.test(before)) return told('has', thing, again)
  // Its seasonal workers are some of them.
  const isPlain = number.counts?.includes(' ') !== true
  if (noun !== '' && isPlain && ITS.test(before)) return told('its', thing)
  const deed = DEED.exec(before)?.[1] ?? DONE.exec(after)?.[1]
  if (noun !== '' && deed !== undefined) return told('deed', `${deed} ${noun}`)
  const post = number.kind === 'duration' ? AT_POST.exec(after)?.[1] : undefined
  if (post !== undefined) return told('served', post)
  const verb = SERVED.exec(before)?.[1]
  if (number.kind === 'duration' && verb !== undefined) return told('served', verb)
  const next = /^ ([a-z]{4,})\b/u.exec(after)?.[1]
  if (number.kind === 'money' && next !== undefined) return told('amount', next)
  if (number.kind === 'measure' && /-/u.test(textOf(block, number)) && /\bthe $/u.test(before) && next !== undefined)
    return told('size', next)
  const owner = /\bthe ([a-z]{4,}) (?:is|was) $/u.exec(before)?.[1]
  return number.kind === 'measure' && owner !== undefined ? told('size', owner) : []
}

/** 近三, 已经: what stands before a span of years and is no deed. */
const NO_DEED = new RegExp(`${anyOf(PHRASES.zh.notDeeds)}$`, 'u')
const TENURE = new RegExp(`^${anyOf(PHRASES.zh.tenures)}$`, 'u')

/** 守渡27年: what somebody has done for so many years. */
function tenures(block: CheckedBlock, number: CheckedNumber): readonly Told[] {
  const { value } = number
  const sentence = sentenceOf(block, number)
  if (typeof value !== 'number' || value < 3 || number.approx !== 'none' || sentence === undefined) return []
  if (number.kind !== 'duration' || number.unit !== '年') return []
  const before = block.text
    .slice(Math.max(sentence.start, number.start - 8), number.start)
    .replace(/[了过已满整]+$/u, '')
  const thing = /\p{Script=Han}{2}$/u.exec(before)?.[0]
  return thing === undefined || NO_DEED.test(before)
    ? []
    : [{ form: 'served', thing, sentence, fact: plainFact(block, number, value, thing) }]
}

const STAFF = anyOf(PHRASES.zh.staff)
const HOUSES = `(?:全|工|学)?(${anyOf(PHRASES.zh.staffHouses)})[里内]?`
const HAS_STAFF = new RegExp(`${HOUSES}(?:目前|现在|一)?(?:现有|共有|拥有|有)(${STAFF})?$`, 'u')
/** 公司有1200人 are those who work there; 村里有1200人 are who live there. */
const WORKS = /^(?:公司|企业|集团|厂|矿)$/u
const isNow = oncePer((sentence: Sentence) => !NOT_NOW.test(sentence.text))
const AGAIN_ZH = new RegExp(`(?:^|[,，。])${HOUSES}(?:目前|现在|一)?(?:现有|共有|拥有|有)(?:${STAFF})?$`, 'u')
const ITS_STAFF = new RegExp(`(?:^|[,，。])${HOUSES}的?$`, 'u')
const WORKERS = /^(?:员工|职工|职员)$/u
const STAFF_BEHIND = new RegExp(`^[名位个]?(${STAFF})`, 'u')
const NOT_NOW = new RegExp(anyOf(PHRASES.zh.notNow), 'u')

/** 公司现有员工1200人, 公司1300名员工: how many people of one kind a house has, told in full and again. */
function staffs(block: CheckedBlock, number: CheckedNumber): readonly Told[] {
  const { value, kind } = number
  const sentence = sentenceOf(block, number)
  if (kind !== 'count' || typeof value !== 'number' || number.approx !== 'none' || sentence === undefined) return []
  const before = block.text.slice(Math.max(sentence.start, number.start - 24), number.start)
  const behind = STAFF_BEHIND.exec(block.text.slice(number.end, number.end + 8))?.[1]
  const has = HAS_STAFF.exec(before)
  const [house, said] = has === null ? [ITS_STAFF.exec(before)?.[1], behind] : [has[1], has[2] ?? behind]
  if (house === undefined || !isNow(sentence)) return []
  const isWorker =
    (said === undefined || WORKERS.test(said)) && WORKS.test(house) && /[人名位]/u.test(number.unit ?? '')
  const who = isWorker ? '员工' : said
  if (who === undefined) return []
  const thing = `${house} ${who}`
  const form = has === null ? 'its' : 'has'
  return [{ form, thing, sentence, fact: plainFact(block, number, value, who), again: AGAIN_ZH.exec(before)?.[1] }]
}

/** A fact of which nothing but its thing is known. */
export function plainFact(block: CheckedBlock, number: CheckedNumber, value: number, label: string): Fact {
  const latestYear = Number.NEGATIVE_INFINITY
  return {
    block,
    number,
    value: [value, value],
    label,
    scopes: '',
    years: '',
    latestYear,
    isTotal: false,
    words: new Set(),
  }
}

const HEADLINES: ReadonlySet<string> = new Set(['headline', 'kicker', 'subheadline'])

function isRetold(first: Told, second: Told, told: readonly Told[]): boolean {
  const [a, b] = [first.fact.value[0], second.fact.value[0]]
  if (
    a === b ||
    (first.sentence === second.sentence && first.form !== 'its' && second.form !== 'its' && first.form !== 'has')
  )
    return false
  const ratio = Math.min(a, b) / Math.max(a, b)
  if (ratio < 0.7 && first.form !== 'size' && !areSwapped(a, b)) return false
  const texts = [first, second].map(({ fact, sentence }) => fact.block.lower.slice(sentence.start, sentence.end))
  if (texts.some((text) => NARROWED.test(text)) || !sameDates(first.sentence, second.sentence)) return false
  const apart = Math.abs(first.fact.block.index - second.fact.block.index)
  switch (first.form) {
    // “has 1,200 employees” and “its 1,300 employees”: two companies each have their own.
    case 'has':
    case 'its':
      return apart <= 1 && isOneHouse(first, second) && !hasValue(first.fact.block, second.fact)
    case 'deed':
      return apart <= 1 && sharesName(first, second, 0) && areDated(first) === areDated(second)
    case 'served':
      return first.fact.block.hasHan
        ? isOneTenure(first, second, told)
        : sharesName(first, second, 1) && !areTwoPeople(first, second)
    case 'size':
      return apart <= 4
    case 'amount': {
      const [headline, other] = HEADLINES.has(first.fact.block.role) ? [first, second] : [second, first]
      if (!HEADLINES.has(headline.fact.block.role) || HEADLINES.has(other.fact.block.role)) return false
      const isElsewhere = told.some(
        ({ form, thing, fact }) =>
          form === 'amount' &&
          thing === first.thing &&
          fact !== headline.fact &&
          fact.value[0] === headline.fact.value[0],
      )
      return !isElsewhere && !isRounding(headline.fact, other.fact) && sharesWord(first, second)
    }
  }
}

/** “Its”, or the house called by its sort: the same one as before where that sort is all that a company is, or it was named with it. */
function isOneHouse(first: Told, second: Told): boolean {
  if (first.form !== 'has') return false
  if (second.form === 'its') return true
  const { again } = second
  if (again === undefined) return false
  if (first.again !== undefined) return again === first.again || again === 'it'
  const { block } = first.fact
  return ANY_HOUSE.test(again) || block.lower.slice(first.sentence.start, first.sentence.end).includes(again)
}
const ANY_HOUSE = /^(?:it|company|firm|business)$/u

/** Another house in the same paragraph may have so many. */
const hasValue = (block: CheckedBlock, { number, value }: Fact): boolean =>
  block.numbers.some((one) => one !== number && one.value === value[0])

/** One person named in both; or a caption or headline that names nobody, of a deed that is told of once in the body. */
function isOneTenure(first: Told, second: Told, told: readonly Told[]): boolean {
  const [a, b] = [personsIn(first), personsIn(second)]
  if (first.fact.block === second.fact.block) return false
  // Two people in one sentence have done it for two spans.
  if (a.length > 1 || b.length > 1) return false
  if (a.length > 0 && b.length > 0) return a[0] === b[0]
  const isShown = [first, second].some(
    ({ fact: { block } }, at) => (HEADLINES.has(block.role) || block.role === 'caption') && [a, b][at]?.length === 0,
  )
  return isShown && TENURE.test(first.thing) && told.filter(({ thing }) => thing === first.thing).length === 2
}

/** 陈大河, 老陈, 陈师傅: whom a sentence names. */
function personsIn({ fact: { block }, sentence }: Told): readonly string[] {
  const text = block.text.slice(sentence.start, sentence.end)
  const names = [
    ...namesOfText(text).flatMap(({ name }) => name ?? []),
    ...(text.match(
      /(?<!古|家|长)[老小阿]\p{Script=Han}(?![师人年家乡伴\d])|\p{Script=Han}(?:师傅|老师|大爷|医生|书记|校长|阿姨|奶奶)/gu,
    ) ?? []),
  ]
  // 老刘 is not told twice by being read twice, nor beside 刘大河; 老渡工 is nobody's name.
  const isNick = (name: string): boolean => /^[老小阿]/u.test(name)
  return [...new Set(names)].filter(
    (name) =>
      !names.some(
        (other) => other !== name && (other.includes(name) || (isNick(name) && other.startsWith(name.slice(1)))),
      ) && !(isNick(name) && !isSurname(name.charAt(1))),
  )
}

/** Two sentences that name two days tell of two things. */
function sameDates(one: Sentence, other: Sentence): boolean {
  const dates = (sentence: Sentence): readonly string[] =>
    sentence.numbers.flatMap(({ kind, value }) => (kind === 'date' && typeof value === 'string' ? [value] : []))
  const [a, b] = [dates(one), dates(other)]
  return a.length === 0 || b.length === 0 || a.some((date) => b.includes(date))
}

const areDated = ({ sentence }: Told): boolean => sentence.numbers.some(({ kind }) => kind === 'date')

/** A headline rounds: $12 million for $12.4 million. */
function isRounding({ number, block, value }: Fact, other: Fact): boolean {
  return Math.abs(value[0] - other.value[0]) < halfPlace(textOf(block, number), value[0])
}

const wordsIn = ({ fact, sentence, thing }: Told): ReadonlySet<string> =>
  new Set(
    (fact.block.lower.slice(sentence.start, sentence.end).match(/[a-z]{5,}/gu) ?? []).filter((word) => word !== thing),
  )

function sharesWord(first: Told, second: Told): boolean {
  const theirs = wordsIn(second)
  return [...wordsIn(first)].some((word) => theirs.has(word) && !PHRASES.en.common.includes(word))
}

/** Nora Pell and Ann Pell: both have a whole name, and none is the same. */
function areTwoPeople(first: Told, second: Told): boolean {
  const [a, b] = [first, second].map(({ fact, sentence }) =>
    [...fact.block.raw.slice(sentence.start, sentence.end).matchAll(/\p{Lu}\p{Ll}+ \p{Lu}\p{L}+/gu)].map(
      ([name]) => name,
    ),
  )
  return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && !a.some((name) => b.includes(name))
}

/** “Valdez, who has”, “Valdez has”: a name that begins its sentence. */
const FIRST_NAME = /^\s*["“]?(\p{Lu}\p{Ll}{2,})(?=,? (?:who|has|had|said|is|was)\b)/u

/** How many names both sentences have; where one names nobody, nothing speaks against it. */
function sharesName(first: Told, second: Told, least: number): boolean {
  const names = ({ fact, sentence }: Told): readonly string[] => {
    const text = fact.block.raw.slice(sentence.start, sentence.end)
    return [
      ...(FIRST_NAME.exec(text)?.slice(1) ?? []),
      ...(text.match(
        /(?<=[a-z,] )\p{Lu}\p{Ll}{2,}|\p{Lu}\p{Ll}+(?= \p{Lu}\p{Ll})|(?<=\p{Lu}\p{Ll}+ )\p{Lu}\p{Ll}{2,}/gu,
      ) ?? []),
    ]
  }
  const [a, b] = [names(first), names(second)]
  const shared = a.filter((name) => b.includes(name)).length
  return least === 0 ? a.length === 0 || b.length === 0 || shared > 0 : shared >= least
}
