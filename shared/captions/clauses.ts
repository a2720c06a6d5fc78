import { findNumbers } from '../numbers/find-numbers.ts'
import { toUtf16Index } from '../lib/code-points.ts'
import type { CaptionFacts } from './facts.ts'
import { datesAgree } from './same-day.ts'
import { samePlace } from './same-place.ts'
import { LISTS } from './word-lists.ts'
import { blank, type Mention, type Span } from './view.ts'

/** What one text says that the other says too. `span`: UTF-16 of the caption; `there`: the words of the other text. */
interface Contained {
  readonly span: Span
  readonly there: string
}

/** A clause without days and places, as a list of words; UTF-16 of its text. */
interface Clause extends Span {
  readonly words: readonly string[]
}

/**
 * Whether every clause of the shorter of two texts stands in the longer, in its order. Days and places may stand elsewhere
 * in it, but must stand there.
 */
export function containedClauses(own: CaptionFacts, other: CaptionFacts): Contained | undefined {
  if (own.view.isChinese !== other.view.isChinese) return undefined
  const [sides, theirSides] = [sidesIn(own), sidesIn(other)]
  if (sides !== '' && theirSides !== '' && sides !== theirSides) return undefined
  const [ours, theirs] = [clausesOf(own), clausesOf(other)]
  const isOursInTheirs = areNamedIn(own, other)
  const inTheirs = isOursInTheirs ? placesIn(ours, theirs, own) : undefined
  if (isOursInTheirs && areNamedIn(other, own) && isPausedOtherwise(ours, theirs))
    return { span: around(own, ours), there: wordsAt(other, around(other, theirs)) }
  const inOurs = areNamedIn(other, own) ? placesIn(theirs, ours, other) : undefined
  if (inTheirs !== undefined) return { span: around(own, ours), there: wordsAt(other, around(other, inTheirs)) }
  return inOurs === undefined ? undefined : { span: around(own, inOurs), there: wordsAt(other, around(other, theirs)) }
}

/** The same words in one order throughout, with a comma here and none there: 高铁动车所内检修员连夜换轮. */
function isPausedOtherwise(ours: readonly Clause[], theirs: readonly Clause[]): boolean {
  const [all, others] = [ours, theirs].map((clauses) => clauses.flatMap(({ words }) => words))
  return (
    all !== undefined && all.length > 5 && all.length === others?.length && all.every((word, at) => word === others[at])
  )
}

/** “, left,” behind a name says where somebody stands: what the other text may leave out, and not say otherwise. */
const SIDE = /, (?:(?:at|far|second from|third from) )?(?:left|right|cent(?:er|re)),/gu

const sidesIn = ({ view }: CaptionFacts): string => (view.isChinese ? '' : (view.lower.match(SIDE) ?? []).join())

const wordsAt = ({ view }: CaptionFacts, { start, end }: Span): string => view.raw.slice(start, end)

/** From the first to the last of some clauses; of all of a text, the days and places around them too. */
function around(facts: CaptionFacts, clauses: readonly Span[]): Span {
  const [first, last] = [clauses[0], clauses.at(-1)]
  const { text, raw } = facts.view
  const lead = text.length - text.trimStart().length
  if (first === undefined || last === undefined) return { start: 0, end: raw.length }
  const isWhole = clauses.length === clausesOf(facts).length
  return isWhole ? { start: lead, end: text.trimEnd().length } : { start: first.start, end: last.end }
}

/** Where the clauses of one text stand in another, in order; undefined when one does not, or too little is said. */
function placesIn(
  clauses: readonly Clause[],
  others: readonly Clause[],
  facts: CaptionFacts,
): readonly Clause[] | undefined {
  const { isChinese } = facts.view
  // A day and a place say as much as two words.
  const named = daysOf(facts).length + placesOf(facts).length
  const said = clauses.reduce((sum, { words }) => sum + words.length, 2 * named)
  if (clauses.length === 0 || said < (isChinese ? 4 : 2)) return undefined
  const places: Clause[] = []
  let next = 0
  for (const clause of clauses) {
    const at = others.findIndex((other, index) => index >= next && says(other, clause, isChinese))
    const found = others[at]
    if (found === undefined) return undefined
    places.push(found)
    next = at + 1
  }
  return places
}

/** English may go on: what follows with “at”, “with”, “after” says more, not something else. */
const GOES_ON = new Set(LISTS.phrases.goesOn)

function says(longer: Clause, shorter: Clause, isChinese: boolean): boolean {
  if (shorter.words.some((word, at) => word !== longer.words[at])) return false
  const rest = longer.words[shorter.words.length]
  return rest === undefined || (!isChinese && GOES_ON.has(rest))
}

const daysOf = ({ times }: CaptionFacts) => times.filter(({ isSure, kind }) => isSure && kind === 'date')
const placesOf = ({ places }: CaptionFacts) => places.filter(({ isSure }) => isSure)

/** Every day and place of one text stands in the other, as exact. */
function areNamedIn(one: CaptionFacts, other: CaptionFacts): boolean {
  return (
    daysOf(one).every((day) =>
      other.times.some(
        (their) => datesAgree({ ...day, lower: one.view.lower }, { ...their, lower: other.view.lower }) === 'agrees',
      ),
    ) &&
    placesOf(one).every(({ words }) =>
      other.places.some((their) => their.isSure && samePlace(words, their.words) === 'agrees'),
    )
  )
}

/** Words that join and say nothing of their own. */
const EMPTY = new Set(LISTS.phrases.emptyWords)
const EMPTY_HAN = /[的了着在于正里中]/u

function clausesOf(facts: CaptionFacts): readonly Clause[] {
  const { view } = facts
  const numbers = numbersOf(view.text, view.isChinese)
  const left: readonly Mention[] = [...daysOf(facts), ...placesOf(facts)]
  // What stands in brackets tells who is where in the picture, or a weekday.
  const bare = blank(view.text, left, '\u0001')
    .replace(SIDE, (words) => ' '.repeat(words.length))
    .replace(/[(（\[][^)）\]]*[)）\]]/gu, (words) => ' '.repeat(words.length))
  const lead = /\b(?:in|on|at)\s*(?=\u0001)|\u0001/giu
  const text = bare.replace(lead, (words) => ' '.repeat(words.length))
  return [...text.matchAll(/(?:[^,，。.!！?？;；:：、|\n—]|(?<=\p{L})\.(?=\p{L}))+/gu)].flatMap((match) => {
    const words = wordsIn(match[0], match.index, numbers)
    const [start, end] = [match.index + match[0].search(/\S|$/u), match.index + match[0].trimEnd().length]
    return words.length === 0 ? [] : [{ start, end, words }]
  })
}

type Values = ReadonlyMap<number, { readonly end: number; readonly word: string }>

/** Numbers by where they begin, so that 三万 and 3万 are one word. */
function numbersOf(text: string, isChinese: boolean): Values {
  const found = findNumbers(text, { lang: isChinese ? 'zh' : 'en' })
  return new Map(
    found.flatMap(({ value, unit = '', start, end, approx }) =>
      typeof value === 'number'
        ? [
            [
              toUtf16Index(text, start),
              { end: toUtf16Index(text, end), word: `${approx}${String(value)}${unit}` },
            ] as const,
          ]
        : [],
    ),
  )
}

function wordsIn(clause: string, from: number, numbers: Values): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < clause.length;) {
    const number = numbers.get(from + at)
    if (number !== undefined && number.end <= from + clause.length) {
      words.push(number.word)
      at = number.end - from
      continue
    }
    const word = /^(?:\p{Script=Han}|[\p{L}\p{N}’'-]+)/u.exec(clause.slice(at))?.[0]
    if (word === undefined) {
      at += 1
      continue
    }
    const own = /\p{Script=Han}/u.test(word) ? (EMPTY_HAN.test(word) ? undefined : word) : stemOf(word)
    if (own !== undefined) words.push(own)
    at += word.length
  }
  return words
}

/** raises, raising and raised are one word; stop and stopped are not thought to be two. */
function stemOf(word: string): string | undefined {
  const lower = word
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .replaceAll('’', "'")
  if (EMPTY.has(lower)) return undefined
  if (lower.length < 5) return lower.replace(/(?<=..)s$/u, '')
  const bare = lower.replace(/(?:ing|ed|es|s)$/u, '')
  return bare.replace(/e$/u, '').replace(/([b-df-hj-np-tv-z])\1$/u, '$1')
}
