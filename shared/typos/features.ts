import { findWord } from './find-word.ts'
import people from '../captions/data/people.json' with { type: 'json' }
import { anyOf } from '../lib/any-of.ts'
import { AND_SHAPE, NEAR_SOUND, SAME_BUT_TONE, SAME_SOUND, SHAPE } from './alike.ts'
import { ANY, COMPLETES_WORD, DOUBLED, WORD_ALIKE, type Change, type Lexicon } from './changes.ts'
import context from './data/context.json' with { type: 'json' }
import type { Lattice } from './lattice.ts'
import { codesIn, isHanCode } from './signs.ts'
import { IS_FIXED, IS_IN_JIEBA, IS_IN_MODEL, IS_PERSON, IS_PLACE } from './packing.ts'
import { UNKNOWN } from './word-model.ts'

const SURNAMES = codesIn(people.surnames + people.doubtfulSurnames)
const SURE_SURNAMES = codesIn(people.surnames)
const FOREIGN = codesIn(context.foreignNames)
const PLACES = codesIn(context.places)
const BODIES = codesIn(context.bodies)
const CLASSICAL = codesIn(context.classical)
const PARTICLES = codesIn('的地得')
const TITLE = new RegExp(anyOf(people.titles), 'u')
/** What a word costs that is none. */
const NO_WORD = 20
/** How often by kind a change is none: a doubled character is more telling than a near sound. */
const DOUBTS: Readonly<Record<number, number>> = {
  [SAME_SOUND]: 0,
  [SAME_BUT_TONE]: 0.5,
  [NEAR_SOUND]: 2,
  [SHAPE]: 2,
  [COMPLETES_WORD]: 4,
  [ANY]: 6,
  [SAME_SOUND + AND_SHAPE]: -0.5,
  [SAME_BUT_TONE + AND_SHAPE]: 0,
  [NEAR_SOUND + AND_SHAPE]: 1,
  [WORD_ALIKE]: 2,
  [DOUBLED + 1]: 3,
  [DOUBLED + 2]: 2,
  [DOUBLED + 3]: 2,
}
/** A change must gain so much to be looked at, and so many are looked at at each place. */
const LEAST_GAIN = 1.5
const LEAST_WORTH = -0.5
const AT_A_PLACE = 3
const OTHERS_AT_A_PLACE = 2

/** A change with what the ranker judges it by. */
export interface Candidate {
  readonly change: Change
  /** Numbers in a fixed order; the last two are for the whole article, which fills them in. */
  readonly features: Float32Array
  /** The words that stand there now, and the one that would. */
  readonly oldWord: string
  readonly newWord: string
  /** Whether the new word is a fixed expression. */
  readonly isFixed: boolean
  /** An idiom would stand there: it has one form, however often its author writes it otherwise. */
  readonly isIdiom: boolean
  /** What stands far more often than what is there: the new word, with a word near it where it has one to thank. */
  readonly phrase: string
}

/** What a change gains, its kind taken into account. */
function worth({ gain, kind }: Change): number {
  return gain - (DOUBTS[kind] ?? 0)
}

/** The changes that are worth being judged: the best ones at each place. */
export function candidatesOf(
  lexicon: Lexicon,
  text: string,
  lattice: Lattice,
  changes: readonly Change[],
): readonly Candidate[] {
  const view = createView(lexicon, text, lattice)
  return [...Map.groupBy(changes, ({ start }) => start).values()].flatMap((all) => {
    const best = new Map<string, Change>()
    for (const change of all) {
      const name = `${String(change.length)} ${change.right}`
      const known = best.get(name)
      if (known === undefined || known.gain < change.gain) best.set(name, change)
    }
    const ranked = [...best.values()].sort((a, b) => worth(b) - worth(a))
    const [alike, others] = [ranked.filter(isAlike), ranked.filter((change) => !isAlike(change))]
    return [...alike.slice(0, AT_A_PLACE), ...others.slice(0, OTHERS_AT_A_PLACE)]
      .filter((change) => change.gain >= LEAST_GAIN && worth(change) >= LEAST_WORTH)
      .map((change) => {
        const rival = ranked.find((other) => other !== change && other.length === change.length)
        return candidate(view, change, worth(change) - (rival === undefined ? 0 : Math.max(0, worth(rival))))
      })
  })
}

/** Whether what would stand there is alike by sound or by shape, or stands there twice. */
function isAlike({ kind }: Change): boolean {
  return kind !== COMPLETES_WORD && kind !== ANY
}

type View = ReturnType<typeof createView>

function createView({ model }: Lexicon, text: string, lattice: Lattice) {
  const { codes, covering, starts, ends, words } = lattice
  const find = (signs: string): number => findWord(model, signs)
  const reading = (at: number): number => (at < 0 || at >= codes.length ? -1 : (covering[at] as number))
  return {
    model,
    text,
    lattice,
    codes,
    find,
    reading,
    startOf: (each: number): number => starts[each] ?? 0,
    endOf: (each: number): number => ends[each] ?? codes.length,
    wordOf: (each: number): number => (each < 0 ? UNKNOWN : (words[each] as number)),
    isHan: (at: number): boolean => at >= 0 && at < codes.length && isHanCode(codes[at] as number),
    costOf: (word: number): number => (word <= 0 ? NO_WORD : (model.costs[word] as number)),
    jiebaOf: (word: number): number =>
      word > 0 && model.jiebaCosts[word] ? (model.jiebaCosts[word] as number) : NO_WORD,
    has: (word: number, flag: number): number => (word > 0 && (model.flags[word] as number) & flag ? 1 : 0),
  }
}

function candidate(view: View, change: Change, margin: number): Candidate {
  const { start, length, wordStart, wordEnd } = change
  const [first, last] = [view.reading(start), view.reading(start + length - 1)]
  const support = supportOf(view, change)
  const features = Float32Array.from([
    ...kindOf(change, margin),
    ...wordsOf(view, change, first, last),
    ...neighboursOf(view, change, first, last),
    ...support.numbers,
    ...signsOf(view, change),
    ...namesOf(view, change),
    ...placeOf(view, change),
    ...fluencyOf(view, change),
    0,
    0,
  ])
  const oldEdge = first >= 0 && last >= 0 ? view.text.slice(view.startOf(first), view.endOf(last)) : ''
  const newWord = change.word > 0 ? view.model.textOf(change.word) : ''
  const old = newWord === '' || change.kind > DOUBLED ? oldEdge : view.text.slice(wordStart, wordEnd)
  return {
    change,
    features,
    oldWord: old,
    newWord,
    isFixed: isFixed(view, change, newWord),
    isIdiom: newWord.length >= 4 && view.has(change.word, IS_FIXED) === 1,
    phrase: support.phrase ?? newWord,
  }
}

/** Idioms and other expressions of four characters and more, and long names, which no one writes in two ways. */
function isFixed(view: View, { word }: Change, text: string): boolean {
  return text.length >= 4 && (view.has(word, IS_FIXED) === 1 || view.has(word, IS_IN_JIEBA) === 1)
}

function kindOf(change: Change, margin: number): readonly number[] {
  const { kind, gain, length } = change
  const sound = kind > AND_SHAPE && kind < WORD_ALIKE ? kind - AND_SHAPE : kind
  return [
    gain,
    worth(change),
    margin,
    Number(sound === SAME_SOUND),
    Number(sound === SAME_BUT_TONE),
    Number(sound === NEAR_SOUND),
    Number(kind === SHAPE || (kind > AND_SHAPE && kind < WORD_ALIKE)),
    Number(kind === WORD_ALIKE),
    Math.max(0, kind - DOUBLED),
    Number(kind === COMPLETES_WORD),
    Number(kind === ANY),
    length,
  ]
}

/** The word that would stand there against those that do. */
function wordsOf(view: View, change: Change, first: number, last: number): readonly number[] {
  const { word, wordStart, wordEnd, start, length, right } = change
  const ownWord = first === last ? view.wordOf(first) : UNKNOWN
  let longest = 0
  let inside = 0
  for (let at = wordStart; at < wordEnd; at = view.endOf(view.reading(at))) {
    inside += 1
    longest = Math.max(longest, view.endOf(view.reading(at)) - view.startOf(view.reading(at)))
  }
  const oldLength = first < 0 ? 1 : view.endOf(first) - view.startOf(first)
  const newLength = word <= 0 ? 1 : view.model.textOf(word).length
  return [
    oldLength,
    longest,
    inside,
    newLength,
    newLength - longest,
    view.costOf(word),
    view.jiebaOf(word),
    view.has(word, IS_IN_JIEBA),
    view.has(word, IS_IN_MODEL),
    view.has(word, IS_FIXED),
    view.costOf(ownWord),
    view.jiebaOf(ownWord),
    view.has(ownWord, IS_PERSON),
    view.has(ownWord, IS_PLACE),
    view.has(ownWord, IS_IN_MODEL),
    view.costOf(view.find(view.text.charAt(start))),
    view.costOf(view.find(right.charAt(0))),
    Number(PARTICLES.has(view.codes[start] as number)),
    Number(PARTICLES.has(right.charCodeAt(0))),
    // Whether the new word keeps within the words that stand there, or cuts through one of them.
    Number(view.startOf(view.reading(wordStart)) < wordStart),
    Number(wordEnd < view.codes.length && view.startOf(view.reading(wordEnd)) < wordEnd),
    wordEnd - wordStart - length,
  ]
}

function neighboursOf(view: View, change: Change, first: number, last: number): readonly number[] {
  const { text } = view
  const { start, length, right } = change
  const end = start + length
  const [before, behind] = [
    view.isHan(start - 1) ? text.charAt(start - 1) : '',
    view.isHan(end) ? text.charAt(end) : '',
  ]
  const pair = (one: string, other: string): number =>
    one === '' || other === '' ? NO_WORD : view.costOf(view.find(one + other))
  const [a, b, c, d] = [
    pair(before, text.charAt(start)),
    pair(text.charAt(end - 1), behind),
    pair(before, right.charAt(0)),
    pair(right.charAt(right.length - 1), behind),
  ]
  const [previous, next] = [view.reading(view.startOf(first) - 1), view.reading(view.endOf(last))]
  const lengthOf = (each: number): number => (each < 0 ? 0 : view.endOf(each) - view.startOf(each))
  let singles = 0
  for (let at = Math.max(0, start - 6); at < Math.min(view.codes.length, end + 6); at += 1)
    if (view.isHan(at) && lengthOf(view.reading(at)) === 1) singles += 1
  return [
    a,
    b,
    c,
    d,
    lengthOf(previous),
    lengthOf(next),
    Number(lengthOf(previous) === 1 && view.isHan(view.startOf(first) - 1)),
    Number(lengthOf(next) === 1 && view.isHan(view.endOf(last))),
    singles,
    singlesAround(view, start, lengthOf),
  ]
}

/** How the characters go with those beside them, now and after the change. */
function signsOf({ model, codes, isHan }: View, { start, length, right, kind }: Change): readonly number[] {
  const end = start + length
  const lift = (first: number | undefined, second: number | undefined): number =>
    first === undefined || second === undefined ? 0 : model.signLift(first, second)
  const before = isHan(start - 1) ? codes[start - 1] : undefined
  const behind = isHan(end) ? codes[end] : undefined
  const [a, b] = [lift(before, codes[start]), lift(codes[end - 1], behind)]
  const [c, d] = [lift(before, right.charCodeAt(0)), lift(right.charCodeAt(right.length - 1), behind)]
  // What was doubled met itself.
  const own = kind > DOUBLED ? lift(codes[start + right.length - 1], codes[start + right.length]) : 0
  return [a, b, c, d, c + d - a - b, Math.max(a, b), Math.min(c, d), own]
}

/** How well the text is understood at all, and what the words around the place would cost after the change. */
function fluencyOf(
  { model, lattice, codes }: View,
  { word, previous, next, wordStart, wordEnd }: Change,
): readonly number[] {
  const { leastBefore, leastBehind, cost } = lattice
  const [from, to] = [Math.max(0, wordStart - 8), Math.min(codes.length, wordEnd + 8)]
  const within = (start: number, end: number): number => {
    const [a, b] = [leastBefore[start] as number, leastBehind[end] as number]
    return Number.isFinite(a) && Number.isFinite(b) ? Math.min(60, cost - a - b) : 60
  }
  return [
    cost / Math.max(1, codes.length),
    word <= 0 ? 15 : model.costAfter(previous, word),
    next < 0 ? 0 : model.costAfter(word, next),
    within(wordStart, wordEnd),
    within(wordStart, wordEnd) / (wordEnd - wordStart),
    Math.max(0, Math.min(15, ((leastBefore[to] as number) - (leastBefore[from] as number)) / (to - from) || 0)),
    codes.length,
  ]
}

/** How many single characters stand in one row around a place. */
function singlesAround(view: View, at: number, lengthOf: (each: number) => number): number {
  let count = 0
  for (let to = at; view.isHan(to) && lengthOf(view.reading(to)) === 1; to -= 1) count += 1
  for (let to = at + 1; view.isHan(to) && lengthOf(view.reading(to)) === 1; to += 1) count += 1
  return count
}

/** So far words are looked at for whether they go with the old word or the new one. */
const REACH = 6

/** Which of the words around go with the new word, and which with the old. */
function supportOf(
  view: View,
  change: Change,
): { readonly numbers: readonly number[]; readonly phrase: string | undefined } {
  const { model } = view
  const { word, wordStart, wordEnd, previous, next, start } = change
  const lift = (one: number, other: number): number => (one <= 0 || other <= 0 ? 0 : (model.lift(one, other) ?? -1))
  const old = view.wordOf(view.reading(start))
  const ownFirst = view.reading(start)
  let [forNew, forOld, best] = [0, 0, 0]
  let phrase: string | undefined
  const look = (at: number, isBefore: boolean): void => {
    const other = view.wordOf(view.reading(at))
    if (other <= 0 || !view.isHan(at) || (model.costs[other] as number) < 5) return
    const fits = (each: number): number => Math.max(0, isBefore ? lift(other, each) : lift(each, other))
    const [a, b] = [fits(word), fits(old)]
    forNew += a
    forOld += b
    if (a - b > best) {
      best = a - b
      const [one, two] = isBefore
        ? [model.textOf(other), model.textOf(word)]
        : [model.textOf(word), model.textOf(other)]
      const isBeside = isBefore ? view.endOf(view.reading(at)) === wordStart : at === wordEnd
      phrase = isBeside ? one + two : `${one}…${two}`
    }
  }
  let at = wordStart - 1
  for (let steps = 0; steps < REACH && at >= 0; steps += 1, at = view.startOf(view.reading(at)) - 1) look(at, true)
  at = wordEnd
  for (let steps = 0; steps < REACH && at < view.codes.length; steps += 1, at = view.endOf(view.reading(at)))
    look(at, false)
  const oldPrevious = view.wordOf(view.reading(view.startOf(ownFirst) - 1))
  const oldNext = view.wordOf(view.reading(view.endOf(ownFirst)))
  return {
    numbers: [
      model.costAfter(oldPrevious, old),
      oldNext < 0 ? 0 : model.costAfter(old, oldNext),
      lift(previous, word),
      lift(word, next),
      lift(oldPrevious, old),
      lift(old, oldNext),
      forNew,
      forOld,
      best,
    ],
    phrase,
  }
}

function namesOf(view: View, { start, length }: Change): readonly number[] {
  const { codes, text } = view
  let surname = 0
  for (let back = 0; back < 3 && surname === 0; back += 1)
    if (start >= back && SURNAMES.has(codes[start - back] as number)) surname = back + 1
  let [from, to] = [start, start]
  while (from > 0 && FOREIGN.has(codes[from - 1] as number)) from -= 1
  while (to < codes.length && FOREIGN.has(codes[to] as number)) to += 1
  const ahead = (many: number): readonly number[] => [...codes.subarray(start + length, start + length + many)]
  const window = text.slice(Math.max(0, start - 6), start + 7)
  return [
    surname,
    Number(start > 0 && SURE_SURNAMES.has(codes[start - 1] as number)),
    Number(start > 1 && SURE_SURNAMES.has(codes[start - 2] as number)),
    Number(SURE_SURNAMES.has(codes[start] as number)),
    FOREIGN.has(codes[start] as number) ? to - from : 0,
    Number(/[·・•]/u.test(window)),
    Number(TITLE.test(window)),
    Number(ahead(2).some((code) => PLACES.has(code))),
    Number(ahead(3).some((code) => BODIES.has(code))),
  ]
}

function placeOf(view: View, { start, length }: Change): readonly number[] {
  const { text, codes } = view
  const before = text.slice(Math.max(0, start - 60), start)
  const isOpen = (open: string, close: string): number => Number(before.lastIndexOf(open) > before.lastIndexOf(close))
  const end = start + length
  let classical = 0
  for (let at = Math.max(0, start - 12); at < Math.min(codes.length, end + 12); at += 1)
    if (CLASSICAL.has(codes[at] as number)) classical += 1
  const isLatin = (at: number): number => Number(/[0-9A-Za-z０-９]/u.test(text.charAt(at)))
  return [
    isOpen('《', '》'),
    isOpen('“', '”'),
    isOpen('（', '）'),
    Number(!view.isHan(start - 1)),
    Number(!view.isHan(end)),
    isLatin(start - 1),
    isLatin(end),
    classical,
    Number(text.charAt(end) === '、' || text.charAt(start - 1) === '、'),
  ]
}
