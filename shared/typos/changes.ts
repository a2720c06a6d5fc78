import type { Alikes } from './alike.ts'
import { buildLattice, codesOf, LONGEST, type Lattice } from './lattice.ts'
import { codesIn, isHanCode } from './signs.ts'
import type { CommonWords } from './common-words.ts'
import context from './data/context.json' with { type: 'json' }
import { UNKNOWN, type WordModel } from './word-model.ts'

/** How a change came to be thought of, beside the kinds of `alike.ts`. */
export const COMPLETES_WORD = 5
/** Any character that makes a common word of two, or is one. */
export const ANY = 6
export const WORD_ALIKE = 20
/** And how many characters were doubled: 31, 32, 33. */
export const DOUBLED = 30

/** Something else that may have been meant at a place, and how much less the text would cost with it. */
export interface Change {
  readonly start: number
  readonly length: number
  readonly wrong: string
  readonly right: string
  readonly kind: number
  readonly gain: number
  /** The word that would stand there, and where it begins and ends in the text as it is. */
  readonly word: number
  readonly wordStart: number
  readonly wordEnd: number
  /** The words before and behind it; UNKNOWN where there are none. */
  readonly previous: number
  readonly next: number
}

/** What is needed to judge a text. */
export interface Lexicon {
  readonly model: WordModel
  readonly alikes: (code: number) => Alikes
  readonly common: CommonWords
}

/** A gain below this says nothing. */
const LEAST_GAIN = 0.3
/** A character that costs more alone is a candidate only within longer words. */
const MOST_ALONE = 8.5
/** So many branches are tried for a character that is not alike, only to complete a longer word. */
const MOST_BRANCHES = 300
/** What a word may cost that is completed by a character that is not alike. */
const MOST_COMPLETED = 15.5

const NOT_ALIKE: Alikes = { codes: new Uint16Array(0), kinds: new Uint8Array(0) }

export interface Changes {
  readonly lattice: Lattice
  readonly changes: readonly Change[]
}

/** All changes of a text that would make it cheaper, in the order of their places; `within`: only those that begin there. */
export function findChanges(
  { model, alikes, common }: Lexicon,
  text: string,
  within: { readonly from: number; readonly to: number } = { from: 0, to: text.length },
): Changes {
  const lattice = buildLattice(model, codesOf(text))
  const { codes } = lattice
  const changes: Change[] = []
  const judge = createJudge(model, lattice, (change) => changes.push(change))
  // For each place where a word may have begun: the node behind what stands between it and here.
  const nodes = new Int32Array(codes.length + 1).fill(-1)
  const kinds = new Uint8Array(0x10000)
  for (let at = 0; at < codes.length; at += 1) {
    if (!isHanCode(codes[at] as number)) {
      // No word goes on behind a mark.
      nodes.fill(-1, Math.max(0, at - LONGEST), at)
      continue
    }
    const isWithin = at >= within.from && at < within.to && !isMeasured(codes, at)
    const near = isWithin ? alikes(codes[at] as number) : NOT_ALIKE
    near.codes.forEach((code, index) => (kinds[code] = near.kinds[index] as number))
    nodes[at] = 0
    for (let start = at; isWithin && start >= 0 && start > at - LONGEST; start -= 1)
      if ((nodes[start] as number) >= 0)
        replaceOne({ model, lattice, judge, kinds, near }, start, at, nodes[start] as number)
    if (isWithin) replaceAny(common, lattice, judge, kinds, at)
    for (const code of near.codes) kinds[code] = 0
    for (let start = at; start >= 0 && start > at - LONGEST; start -= 1) {
      const node = nodes[start] as number
      if (node < 0) continue
      const next = model.child(node, codes[at] as number)
      nodes[start] = next === 0 ? -1 : next
    }
    if (!isWithin) continue
    replaceWords(model, lattice, judge, at)
    dropDoubled(model, lattice, judge, at)
  }
  return { lattice, changes }
}

interface Search {
  readonly model: WordModel
  readonly lattice: Lattice
  readonly judge: Judge
  readonly kinds: Uint8Array
  readonly near: Alikes
}

/** Other characters at `at`, in words that begin at `start`; `node` is behind what stands before it. */
function replaceOne(search: Search, start: number, at: number, node: number): void {
  const { model, lattice, kinds, near } = search
  const own = lattice.codes[at] as number
  const [first, last] = [model.firstChild[node] as number, model.firstChild[node + 1] as number]
  if (start === at || last - first > MOST_BRANCHES) {
    for (const code of near.codes) {
      const child = model.child(node, code)
      if (child !== 0) readOn(search, start, at, child, code, kinds[code] as number)
    }
    return
  }
  for (let child = first; child < last; child += 1) {
    const code = model.codes[child] as number
    if (code !== own) readOn(search, start, at, child, code, kinds[code] || COMPLETES_WORD)
  }
}

function readOn(
  { model, lattice, judge }: Search,
  start: number,
  at: number,
  from: number,
  code: number,
  kind: number,
): void {
  const { codes } = lattice
  let node = from
  for (let end = at + 1; ; end += 1) {
    const word = model.wordAt[node] as number
    if (word >= 0 && isWorthIt(model, word, end - start, kind))
      judge.one(start, end, word, { start: at, length: 1, right: code, kind })
    if (end >= codes.length || end - start >= LONGEST) return
    node = model.child(node, codes[end] as number)
    if (node === 0) return
  }
}

function isWorthIt(model: WordModel, word: number, length: number, kind: number): boolean {
  if (kind === COMPLETES_WORD) return length >= 3 && (model.costs[word] as number) < MOST_COMPLETED
  return length > 1 || (model.costs[word] as number) < MOST_ALONE
}

/** A character that is not alike must gain more, and nothing costs less after a word than alone by more than this. */
const LEAST_ANY_GAIN = 4
const MOST_LIFT = 6

/** Any other character at `at` that makes a common word with the one before or behind it, or is a common word alone. */
function replaceAny(common: CommonWords, lattice: Lattice, judge: Judge, kinds: Uint8Array, at: number): void {
  const { codes, cost, leastBefore, leastBehind } = lattice
  const own = codes[at] as number
  const look = (words: Int32Array, start: number, end: number): void => {
    const room = cost - (leastBefore[start] as number) - (leastBehind[end] as number) - LEAST_ANY_GAIN + MOST_LIFT
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] as number
      // The list begins with the cheapest.
      if (common.costOf(word) > room) return
      const code = common.codeOf(word, at - start)
      if (code !== own && kinds[code] === 0)
        judge.one(start, end, word, { start: at, length: 1, right: code, kind: ANY })
    }
  }
  look(common.singles, at, at + 1)
  if (at > 0) look(common.beginningWith(codes[at - 1] as number), at - 1, at + 1)
  if (at + 1 < codes.length) look(common.endingWith(codes[at + 1] as number), at, at + 2)
}

/** Words of two or three characters that sound alike and share at most one. */
function replaceWords(model: WordModel, { codes }: Lattice, judge: Judge, start: number): void {
  let node = 0
  for (let end = start + 1; end <= Math.min(codes.length, start + 3); end += 1) {
    node = model.child(node, codes[end - 1] as number)
    if (node === 0) return
    const word = end - start < 2 ? -1 : (model.wordAt[node] as number)
    if (word < 0) continue
    for (const other of model.soundAlike(word)) {
      const right = model.textOf(other)
      let differ = 0
      for (let at = 0; at < right.length; at += 1) if (right.charCodeAt(at) !== codes[start + at]) differ += 1
      if (differ >= 2 && right.length === end - start)
        judge.one(start, end, other, { start, length: end - start, right, kind: WORD_ALIKE })
    }
  }
}

/** Whether a number stands right before a measure word: 15种, 3名. Neither is a mistake. */
function isMeasured(codes: Uint16Array, at: number): boolean {
  const before = codes[at - 1] ?? 0
  return before >= 0x30 && before <= 0x39 && MEASURES.has(codes[at] as number)
}

/** What stands twice, once: one to three characters. */
function dropDoubled(model: WordModel, lattice: Lattice, judge: Judge, at: number): void {
  const { codes, lastEnding, sameEnd, starts } = lattice
  for (let length = 1; length <= 3 && at + 2 * length <= codes.length; length += 1) {
    if (!isDoubled(codes, at, length) || (length === 1 && isShared(lattice, at))) continue
    const [joint, on] = [at + length, at + 2 * length]
    const change = {
      start: at,
      length: 2 * length,
      right: String.fromCharCode(...codes.subarray(at, joint)),
      kind: DOUBLED + length,
    }
    for (let each = lastEnding[joint] as number; each >= 0; each = sameEnd[each] as number)
      judge.doubled(starts[each] as number, joint, on, on, change)
    for (
      let start = joint - 1;
      start >= 0 && start > joint - LONGEST && isHanCode(codes[start] as number);
      start -= 1
    ) {
      let node = 0
      for (let to = start; to < joint; to += 1)
        if (to === start || node !== 0) node = model.child(node, codes[to] as number)
      for (let end = on; node !== 0 && end < codes.length; end += 1) {
        node = model.child(node, codes[end] as number)
        if (node !== 0 && (model.wordAt[node] as number) >= 0) judge.doubled(start, joint, on, end + 1, change)
      }
    }
  }
}

/** Noises begin with these (哗啦哗啦), and what is told one by one or with force (一步一步, 很久很久). */
const REPEATED = codesIn(context.repeated)
const MEASURES = codesIn(context.measures)
/** Behind these a doubled measure word counts one by one. */
const COUNTED_BEHIND = codesIn(context.countedBehind)
/** Words that are said twice for force. */
const REPEATED_WORDS: ReadonlySet<string> = new Set(context.repeatedWords)

function isDoubled(codes: Uint16Array, at: number, length: number): boolean {
  for (let by = 0; by < length; by += 1)
    if (codes[at + by] !== codes[at + length + by] || !isHanCode(codes[at + by] as number)) return false
  // 谢谢谢谢 is 谢 doubled, and doubled again.
  if (length > 1 && (codes[at] === codes[at + 1] || REPEATED.has(codes[at] as number))) return false
  // 一个个, 一阵阵.
  if (length === 1 && COUNTED_BEHIND.has(codes[at - 1] ?? 0)) return false
  return !REPEATED_WORDS.has(String.fromCharCode(...codes.subarray(at, at + length)))
}

/** Names of places, bodies and times end with these, and titles begin with them: 上海市|市长, 赛季|季末. */
const ENDS_AND_BEGINS = codesIn(context.endsAndBegins)

/** Whether of two equal characters the first ends a word and the second begins one: 精神病|病人. */
function isShared({ codes, starts, ends, words, firstAt, lastEnding, sameEnd }: Lattice, at: number): boolean {
  let isEnd = ENDS_AND_BEGINS.has(codes[at] as number)
  for (let each = lastEnding[at + 1] as number; each >= 0; each = sameEnd[each] as number)
    isEnd ||= (starts[each] as number) < at && (words[each] as number) > 0
  let isBegin = false
  for (let each = firstAt[at + 1] as number; each < (firstAt[at + 2] as number); each += 1)
    isBegin ||= (ends[each] as number) > at + 2 && (words[each] as number) > 0
  return isEnd && isBegin
}

/** What is changed; `right` is a character by its code, or a word. */
interface Asked {
  readonly start: number
  readonly length: number
  readonly right: number | string
  readonly kind: number
}

interface Judge {
  /** With another word from `start` to `end`. */
  readonly one: (start: number, end: number, word: number, asked: Asked) => void
  /** With what stands from `joint` to `on` left out, in a word from `start` to `end` that spans the joint or ends at it. */
  readonly doubled: (start: number, joint: number, on: number, end: number, asked: Asked) => void
}

function createJudge(model: WordModel, lattice: Lattice, found: (change: Change) => void): Judge {
  const { firstAt, words, before, behind, lastEnding, sameEnd, cost, codes } = lattice
  const wordOf = (start: number, joint: number, on: number, end: number): number => {
    let node = 0
    for (let at = start; at < end; at = at + 1 === joint ? on : at + 1) {
      node = model.child(node, codes[at] as number)
      if (node === 0) return UNKNOWN
    }
    return model.wordAt[node] as number
  }
  const judge = (start: number, end: number, word: number, asked: Asked): void => {
    let left = start === 0 ? model.costAfter(UNKNOWN, word) : Infinity
    let previous = UNKNOWN
    for (let each = lastEnding[start] as number; each >= 0; each = sameEnd[each] as number) {
      const sum = (before[each] as number) + model.costAfter(words[each] as number, word)
      if (sum >= left) continue
      left = sum
      previous = words[each] as number
    }
    if (cost - left < LEAST_GAIN) return
    let right = end >= codes.length ? 0 : Infinity
    let next = UNKNOWN
    for (let each = firstAt[end] as number; each < (firstAt[end + 1] as number); each += 1) {
      const sum = model.costAfter(word, words[each] as number) + (behind[each] as number)
      if (sum >= right) continue
      right = sum
      next = words[each] as number
    }
    const gain = cost - left - right
    if (gain < LEAST_GAIN) return
    const signs = typeof asked.right === 'number' ? String.fromCharCode(asked.right) : asked.right
    const wrong = String.fromCharCode(...codes.subarray(asked.start, asked.start + asked.length))
    found({ ...asked, wrong, right: signs, gain, word, wordStart: start, wordEnd: end, previous, next })
  }
  return {
    one: judge,
    doubled: (start, joint, on, end, asked) => judge(start, end, wordOf(start, joint, on, end), asked),
  }
}
