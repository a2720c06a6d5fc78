import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'

/** When an article itself says that something began. */
export interface Founding {
  readonly block: CheckedBlock
  readonly sentence: Sentence
  readonly year: number
  /** The thing as it stands right by the verb: its last word in English, the characters before it in Chinese. */
  readonly thing: string
  /** `--03-01` where the day is given. */
  readonly day: string | undefined
  /** “since 1 March 1887” tells when something began, and not of what. */
  readonly isNamed: boolean
}

const FOUNDED_EN =
  /([a-z]+)(?:,| which| that)? (?:was |were |is )?(?:first )?(?:founded|established|opened|set up|formed|launched) (?:in|on) (?:[a-z]+ \d{1,2},? |\d{1,2} [a-z]+ |[a-z]+ )?(\d{4})\b(?!s)/gu
const SINCE_EN = /\bsince (?:[a-z]+ \d{1,2},? |\d{1,2} [a-z]+ |[a-z]+ )?(\d{4})\b(?!s)/gu
const FOUNDED_ZH =
  /(?:始建|创建|创办|成立|创立|诞生|创刊|开馆)于(\d{4})年|(\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?,?(?:成立|创办|创建|建校|建院|建厂|建社|开馆|始建|创刊)/gu
/** A second house, or another one than the first, has a year of its own. */
const AGAIN =
  /\b(?:new|rebuilt|reopened|present|current|second|another|extension|branch|wing)\b|新馆|新校区|分馆|分校|分院|重建|改建|更名/u

/** Everything that the sentences of an article say of beginnings, in reading order. */
export function foundingsIn(blocks: readonly CheckedBlock[]): readonly Founding[] {
  return blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) => {
      const lower = block.lower.slice(sentence.start, sentence.end)
      const found = (match: RegExpExecArray, year: string, thing: string, isNamed: boolean): Founding => ({
        block,
        sentence,
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
}

/** 云渚县图书馆 of 云渚县图书馆创办于 or 云渚县图书馆是1956年成立的. */
const subjectZh = (text: string, verb: number): string =>
  /[\u4e00-\u9fff]*$/u.exec(text.slice(0, verb).replace(/是$/u, ''))?.[0] ?? ''

/** Month and day of the full date that lies in a span. */
function dayIn(sentence: Sentence, start: number, end: number): string | undefined {
  const date = sentence.numbers.find((number) => number.kind === 'date' && number.end > start && number.end <= end)
  return typeof date?.value === 'string' ? /^\d{4}(-\d{2}-\d{2})/u.exec(date.value)?.[1] : undefined
}

/**
 * The year from which an anniversary counts by the article's other sentences: only where they name one founding year at
 * all, and either of the same thing, or on the same day of the year within a few years (“since 1 March 1887” …
 * “on 1 March next year … its 140th anniversary”).
 */
export function foundedElsewhere(
  foundings: readonly Founding[],
  block: CheckedBlock,
  sentence: Sentence,
  anniversary: CheckedNumber,
  year: number | undefined,
): number | undefined {
  const [first] = foundings
  if (first === undefined || year === undefined || foundings.some((one) => one.year !== first.year)) return undefined
  const isThing = thingTest(block, sentence, anniversary)
  const off = Math.abs(year - first.year - Number(anniversary.value))
  if (off <= FAR && foundings.some((one) => one.isNamed && isThing?.(one.thing) === true)) return first.year
  const days = sentence.numbers.flatMap(({ kind, value, end }) =>
    kind === 'date' && typeof value === 'string' && end <= anniversary.start
      ? [/^\d{4}(-\d{2}-\d{2})/u.exec(value)?.[1]]
      : [],
  )
  return off <= NEAR && foundings.some(({ day }) => day !== undefined && days.includes(day)) ? first.year : undefined
}

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
): ((thing: string) => boolean) | undefined {
  const before = block.lower.slice(sentence.start, anniversary.start)
  const after = block.lower.slice(anniversary.end, sentence.end)
  if (/周年|週年/u.test(anniversary.unit ?? '')) {
    const [, name = '', verb = ''] =
      /([\u4e00-\u9fff]*?)(?:迎来|喜迎|庆祝|正值|将迎来|即将迎来)?(建[校院厂馆社台站]|创刊|开馆|成立|创办|创建)$/u.exec(
        before,
      ) ?? []
    const house = HOUSES[verb]
    const tail = name.slice(-2)
    // 成立10周年的分公司: the anniversary of what follows.
    if (tail.length === 2 && !after.startsWith('的'))
      return (thing) => thing.endsWith(tail) && (house?.test(thing) ?? true)
    return undefined
  }
  // “its 10th anniversary as an academy” counts from another year.
  const owner = /^ anniversary (?:of|as|in|at|since) /u.test(after)
    ? undefined
    : (/([a-z]+)(?:['’]s?) $/u.exec(before)?.[1] ??
      /([a-z]+) (?:will |is to )?(?:celebrates?|celebrated|marks?|marked) its $/u.exec(before)?.[1])
  const of = /^ anniversary of (?:the|this|our) (?:[a-z]+ )?([a-z]+)(?=[ ,.;]|$)/u.exec(after)?.[1]
  const noun = owner ?? of
  return noun === undefined || noun.length < 4 ? undefined : (thing) => thing === noun
}
