import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { lastBefore } from './clues.ts'
import { inEach, oncePer } from '../../lib/once-per.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'

/** When an article itself says that something began. */
interface Founding {
  readonly year: number
  /** The thing as it stands right by the verb: its last word in English, the characters before it in Chinese. */
  readonly thing: string
  /** `--03-01` where the day is given. */
  readonly day: string | undefined
  /** “since 1 March 1887” tells when something began, and not of what. */
  readonly isNamed: boolean
}

const FOUNDED_EN =
  /(?<![a-z])([a-z]+)(?:,| which| that)? (?:was |were |is )?(?:first )?(?:founded|established|opened|set up|formed|launched) (?:in|on) (?:[a-z]+ \d{1,2},? |\d{1,2} [a-z]+ |[a-z]+ )?(\d{4})\b(?!s)/gu
const SINCE_EN = /\bsince (?:[a-z]+ \d{1,2},? |\d{1,2} [a-z]+ |[a-z]+ )?(\d{4})\b(?!s)/gu
const FOUNDED_ZH = new RegExp(
  String.raw`(?:始建|创建|创办|成立|创立|诞生|创刊|开馆)于(\d{4})年|(\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?,?${anyOf(PHRASES.zh.foundedShort)}`,
  'gu',
)
/** A second house, or another one than the first, has a year of its own. */
const AGAIN = new RegExp(String.raw`\b${anyOf(PHRASES.en.refounded)}\b|新馆|新校区|分馆|分校|分院|重建|改建|更名`, 'u')

/** The beginnings of an article, as they are asked about: each thing and day once. */
export interface Foundings {
  /** The year, where all of them name one. */
  readonly year: number | undefined
  /** The things that are named, by their last two characters. */
  readonly things: ReadonlyMap<string, readonly string[]>
  readonly days: ReadonlySet<string>
}

/** Everything that the sentences of an article say of beginnings. */
export function foundingsIn(blocks: readonly CheckedBlock[]): Foundings {
  const all = beginningsIn(blocks)
  const things = new Set(all.filter(({ isNamed }) => isNamed).map(({ thing }) => thing))
  const year = all[0]?.year
  return {
    year: all.every((one) => one.year === year) ? year : undefined,
    things: Map.groupBy(things, (thing) => thing.slice(-2)),
    days: new Set(all.flatMap(({ day }) => day ?? [])),
  }
}

const beginningsIn = inEach((block: CheckedBlock) =>
  block.sentences.flatMap((sentence) => {
    const lower = block.lower.slice(sentence.start, sentence.end)
    const found = (match: RegExpExecArray, year: string, thing: string, isNamed: boolean): Founding => ({
      year: Number(year),
      thing,
      day: dayIn(sentence, sentence.start + match.index, sentence.start + match.index + match[0].length),
      isNamed: isNamed && !AGAIN.test(lower),
    })
    return [
      ...[...lower.matchAll(FOUNDED_EN)].map((match) => found(match, match[2] ?? '', match[1] ?? '', true)),
      ...[...lower.matchAll(SINCE_EN)].map((match) => found(match, match[1] ?? '', '', false)),
      ...[...lower.matchAll(FOUNDED_ZH)].map((match) =>
        found(match, match[1] ?? match[2] ?? '', subjectZh(lower, match.index), true),
      ),
    ]
  }),
)

/** 云渚县图书馆 of 云渚县图书馆创办于 or 云渚县图书馆是1956年成立的. */
const subjectZh = (text: string, verb: number): string =>
  /[\u4e00-\u9fff]*$/u.exec(text.slice(Math.max(0, verb - LONGEST_NAME), verb).replace(/是$/u, ''))?.[0] ?? ''

const LONGEST_NAME = 40

/** Month and day of the full date that lies in a span. */
function dayIn(sentence: Sentence, start: number, end: number): string | undefined {
  const date = lastBefore(sentence.numbers, end)
  if (date?.kind !== 'date' || date.end <= start) return undefined
  return typeof date.value === 'string' ? /^\d{4}(-\d{2}-\d{2})/u.exec(date.value)?.[1] : undefined
}

/**
 * The year from which an anniversary counts by the article's other sentences: only where they name one founding year at
 * all, and either of the same thing, or on the same day of the year within a few years (“since 1 March 1887” …
 * “on 1 March next year … its 140th anniversary”).
 */
export function foundedElsewhere(
  { year: founded, things, days }: Foundings,
  block: CheckedBlock,
  sentence: Sentence,
  anniversary: CheckedNumber,
  year: number | undefined,
): number | undefined {
  if (founded === undefined || year === undefined) return undefined
  const test = thingTest(block, sentence, anniversary)
  const off = Math.abs(year - founded - Number(anniversary.value))
  if (off <= FAR && test !== undefined && (things.get(test.tail) ?? []).some(test.isThing)) return founded
  const named = daysIn(sentence)
  const isDay = [...days].some((day) => (named.get(day) ?? Number.POSITIVE_INFINITY) <= anniversary.start)
  return off <= NEAR && isDay ? founded : undefined
}

/** The end of the first full date on each day of the year that a sentence names. */
const daysIn = oncePer((sentence: Sentence): ReadonlyMap<string, number> => {
  const ends = new Map<string, number>()
  for (const { kind, value, end } of sentence.numbers) {
    const day = kind === 'date' && typeof value === 'string' ? /^\d{4}(-\d{2}-\d{2})/u.exec(value)?.[1] : undefined
    if (day !== undefined && !ends.has(day)) ends.set(day, end)
  }
  return ends
})

/** A slip in counting is a year or two, a slip of digits up to ten; more is the anniversary of something else there. */
const [NEAR, FAR] = [2, 10]
/** What was built, founded or printed, by the word before 周年. */
const HOUSES: Readonly<Record<string, RegExp>> = {
  建校: /[校学]/u,
  建院: /院/u,
  建厂: /厂/u,
  建馆: /馆/u,
  建社: /社/u,
  建台: /台/u,
  建站: /站/u,
  创刊: /[报刊]/u,
  开馆: /馆/u,
}

/** Tells whether a founding is of the thing whose anniversary it is; undefined where that thing is not named. */
function thingTest(
  block: CheckedBlock,
  sentence: Sentence,
  anniversary: CheckedNumber,
): { readonly tail: string; readonly isThing: (thing: string) => boolean } | undefined {
  const before = block.lower.slice(Math.max(sentence.start, anniversary.start - 60), anniversary.start)
  const after = block.lower.slice(anniversary.end, Math.min(sentence.end, anniversary.end + 80))
  if (/周年|週年/u.test(anniversary.unit ?? '')) {
    const [, name = '', verb = ''] =
      /([\u4e00-\u9fff]*?)(?:迎来|喜迎|庆祝|正值|将迎来|即将迎来)?(建[校院厂馆社台站]|创刊|开馆|成立|创办|创建)$/u.exec(
        before,
      ) ?? []
    const house = HOUSES[verb]
    const tail = name.slice(-2)
    // 成立10周年的分公司: the anniversary of what follows.
    if (tail.length === 2 && !after.startsWith('的')) return { tail, isThing: (thing) => house?.test(thing) ?? true }
    return undefined
  }
  // “its 10th anniversary as an academy” counts from another year.
  const owner = /^ anniversary (?:of|as|in|at|since) /u.test(after)
    ? undefined
    : (/([a-z]+)(?:['’]s?) $/u.exec(before)?.[1] ??
      /([a-z]+) (?:will |is to )?(?:celebrates?|celebrated|marks?|marked) its $/u.exec(before)?.[1])
  const of = /^ anniversary of (?:the|this|our) (?:[a-z]+ )?([a-z]+)(?=[ ,.;]|$)/u.exec(after)?.[1]
  const noun = owner ?? of
  return noun === undefined || noun.length < 4
    ? undefined
    : { tail: noun.slice(-2), isThing: (thing) => thing === noun }
}
