import { namesOfText, isSurname } from '../../captions/find-people-zh.ts'
import { countFirst } from '../../lib/count-first.ts'
import { inEach, oncePer } from '../../lib/once-per.ts'
import type { CheckedBlock, Sentence } from './checked-text.ts'
import type { Fact } from './facts.ts'

const BORN =
  /(?<!\d)(\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:出)?生(?!产|活|效|态|长|动|意|物|命|育|猪|源|机)|(?:生于|出生于)(\d{4})年|\bborn (?:in|on)(?: [a-z]+)?(?: \d{1,2},?)?(?: [a-z]+)? ?(\d{4})|\bborn (\d{4})\b/gu
/** Somebody else may be meant. */
export const OTHER_PERSON =
  /[妻夫儿女父母哥姐弟妹孙爷奶]|搭档|同事|徒|师傅|学生|老师|邻居|同学|朋友|战友|对手|爱人|侄|甥|岳|婆|老伴|\b(?:wife|husband|son|daughter|father|mother|brother|sister)\b/u

/** A year of birth as a text tells it; UTF-16 of its block. */
export interface Birth {
  readonly year: number
  readonly start: number
  readonly end: number
}

/** The years of birth that a sentence tells. */
export const birthsIn = (block: CheckedBlock, sentence: Sentence): readonly Birth[] => birthsOf(block)(sentence)
const birthsOf = oncePer((block: CheckedBlock) =>
  oncePer(({ start, end }: Sentence): readonly Birth[] =>
    Array.from(block.lower.slice(start, end).matchAll(BORN), (match) => ({
      year: Number(match[1] ?? match[2] ?? match[3] ?? match[4]),
      start: start + match.index,
      end: start + match.index + match[0].length,
    })).filter(({ year }) => year > 1850 && year < 2100),
  ),
)

interface Told extends Birth {
  readonly block: CheckedBlock
  readonly at: number
}

/** Pairs of two years of birth of one person. Whose a year is, the sentence says, or the one before it for he and she. */
export function birthPairs(blocks: readonly CheckedBlock[]): readonly (readonly [Fact, Fact])[] {
  const told = birthsTold(blocks)
  if (told.length < 2) return []
  const names = namesOf(blocks, told)
  const owned = Map.groupBy(
    told.flatMap((one) => {
      const fact = factOf(one)
      const owner = one.block.hasHan ? ownerZh(one, names) : ownerEn(one, names)
      return owner === undefined || fact === undefined ? [] : [{ owner, fact }]
    }),
    ({ owner }) => owner,
  )
  return [...owned.values()].flatMap(([first, ...others]) =>
    others.flatMap(({ fact }) =>
      first === undefined || first.fact.value[0] === fact.value[0] ? [] : [[first.fact, fact] as const],
    ),
  )
}

const birthsTold = inEach((block: CheckedBlock) =>
  block.sentences.flatMap((sentence, at): readonly Told[] => {
    const [birth, another] = birthsIn(block, sentence)
    const isClear = birth !== undefined && another === undefined && !OTHER_PERSON.test(lowerOf(block, sentence))
    return isClear ? [{ ...birth, block, at }] : []
  }),
)

const lowerOf = (block: CheckedBlock, { start, end }: Sentence): string => block.lower.slice(start, end)

/** Numbers within the words that tell a birth: its year, month and day. */
const MOST_IN_BIRTH = 4

function factOf({ block, start, end, year }: Told): Fact | undefined {
  const first = countFirst(block.numbers, (one) => one.start < start)
  const number = block.numbers
    .slice(first, first + MOST_IN_BIRTH)
    .find((one) => one.end <= end && one.kind === 'date' && String(one.value).startsWith(String(year)))
  if (number === undefined) return undefined
  const label = block.hasHan ? '出生' : 'born'
  const latestYear = Number.NEGATIVE_INFINITY
  const none = { scopes: '', years: '', latestYear, isTotal: false, words: new Set<string>() }
  return { block, number, value: [year, year], label, ...none }
}

const BEHIND_ZH = /^[^,，。;；]{0,8}?的(\p{Script=Han}{3})/u
const BEFORE_ZH = /(\p{Script=Han}{3})[（(,，]?(?:[男女][,，])?[于是]?$/u
const FULL_NAME = /(?:\p{Lu}[\p{L}’'-]+ )(?:\p{Lu}\. )?\p{Lu}[\p{L}’'-]+/gu
const TITLE = /^(?:Mrs?|Ms|Dr|Sir|Dame|Lady|Lord|Prof(?:essor)?)\.? /u

/** Names of the whole article: what is read as one, and what stands beside a year of birth and elsewhere again. */
function namesOf(blocks: readonly CheckedBlock[], told: readonly Told[]): ReadonlySet<string> {
  const all = blocks.map(({ text }) => text).join('\n')
  const beside = new Set(
    told.flatMap(({ block, start, end }) => [
      ...(BEHIND_ZH.exec(block.text.slice(end, end + 12))?.slice(1) ?? []),
      ...(BEFORE_ZH.exec(block.text.slice(Math.max(0, start - 8), start))?.slice(1) ?? []),
    ]),
  )
  return new Set([
    ...blocks.flatMap((block) =>
      block.hasHan
        ? namesOfText(block.text).flatMap(({ name }) => name ?? [])
        : (block.raw.match(FULL_NAME) ?? [])
            .map((name) => name.replace(TITLE, ''))
            .filter((name) => name.includes(' ')),
    ),
    ...[...beside].filter((name) => isSurname(name.charAt(0)) && all.split(name).length > 2),
  ])
}

function ownerZh({ block, at, start, end }: Told, names: ReadonlySet<string>): string | undefined {
  const sentence = block.sentences[at]
  if (sentence === undefined) return undefined
  const own = namedIn(sentence.text, names)
  const [owner] = own
  const before = block.text.slice(sentence.start, start)
  if (owner !== undefined) {
    // Right before the year stands its owner or the beginning of a clause; right behind it nobody else.
    const lead = BEFORE_ZH.exec(before)?.[1]
    const behind = BEHIND_ZH.exec(block.text.slice(end, end + 12))?.[1]
    const isBehind = behind === undefined || behind === owner || !isSurname(behind.charAt(0))
    const isOwn = lead?.endsWith(owner) === true || /(?:^|[,，（(])$/u.test(before)
    return own.length === 1 && isOwn && isBehind ? owner : undefined
  }
  const last = block.sentences[at - 1]
  if (!/(?:^|[,，\s”])[他她]$/u.test(before) || last === undefined || OTHER_PERSON.test(last.text)) return undefined
  const theirs = namedIn(last.text, names)
  return theirs.length === 1 ? theirs[0] : undefined
}

function namedIn(text: string, names: ReadonlySet<string>): readonly string[] {
  const found = [...names].filter((name) => text.includes(name))
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name)))
}

const BEFORE_EN = /((?:\p{Lu}[\p{L}’'.-]* ){0,3}\p{Lu}[\p{L}’'-]+),?(?: \d{1,3},)?(?: who)?(?: (?:was|were))?[ (]$/u

/** The name right before “born”, a surname alone standing for the one full name that ends with it. */
function ownerEn({ block, at, start }: Told, names: ReadonlySet<string>): string | undefined {
  const sentence = block.sentences[at]
  if (sentence === undefined) return undefined
  const before = block.raw.slice(sentence.start, start)
  if (/^\s*["“]?(?:He|She) was $/u.test(before)) {
    const last = block.sentences[at - 1]
    const text = last === undefined ? '' : block.raw.slice(last.start, last.end)
    const theirs = [...new Set(text.match(FULL_NAME) ?? [])]
    return theirs.length === 1 && !OTHER_PERSON.test(text) ? theirs[0]?.replace(TITLE, '') : undefined
  }
  const name = BEFORE_EN.exec(before)?.[1]?.replace(TITLE, '')
  if (name === undefined) return undefined
  if (name.includes(' ')) return name
  const whole = [...names].filter((full) => full.endsWith(` ${name}`))
  return whole.length === 1 ? whole[0] : undefined
}
