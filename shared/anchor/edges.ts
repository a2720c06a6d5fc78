import type { Quote } from '../domain/target.ts'
import { hasSameDigits } from './digits.ts'
import { nameEdges } from './name-edges.ts'

/** A run of text in UTF-16 units, end excluded. */
export interface Run {
  readonly start: number
  readonly end: number
}

/** Only where one of these stands may an edge lie within what is drawn as one character (UAX #29). */
const JOINS = /[\p{M}\u200d\ufe0f\p{Emoji_Modifier}\p{Regional_Indicator}\u1100-\u11ff\r]/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** No character that an editor writes is longer. */
const LONGEST_GRAPHEME = 24

const DIGIT = /^[0-9０-９]/
/** What stands between two parts of one number, of a range, of a date, or between the numbers of a score. */
const WITHIN_NUMBER = /^[.,．，:：/\-–~～]/
const AFTER_NUMBER = /^[%％‰万萬亿億千百十兆]/
const HAN_NUMERAL = /^[〇零一二两兩三四五六七八九十百千万萬亿億兆]/
const SIGN = /^[-−+±]/
/** Scripts that write words apart: a letter more is another word. */
const LETTER =
  /^[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}〇]]/v

/**
 * Whether an edge at `index` (UTF-16) lies within what must stay whole: a character as it is drawn, a number with its
 * decimals, its sign and its 万 or %, or a word of letters. `12` is no part of 120, `Ann` none of Anna.
 */
function isWithin(text: string, index: number): boolean {
  return isWithinCharacter(text, index) || isWithinNumber(text, index) || isWithinWord(text, index)
}

function lastOf(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 2), index)
  return before.slice(/[\udc00-\udfff]$/.test(before) ? -2 : -1)
}

function isWithinCharacter(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const next = text.slice(index, index + 2)
  const last = lastOf(text, index)
  if (/^[\udc00-\udfff]/.test(next) && /[\ud800-\udbff]$/.test(last)) return true
  if (!JOINS.test(last) && !JOINS.test(next)) return false
  const from = Math.max(0, index - LONGEST_GRAPHEME)
  const around = graphemes.segment(text.slice(from, index + LONGEST_GRAPHEME)).containing(index - from)
  return around !== undefined && around.index < index - from
}

function isWithinNumber(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const next = text.slice(index, index + 2)
  const last = lastOf(text, index)
  if (DIGIT.test(last)) {
    if (DIGIT.test(next) || AFTER_NUMBER.test(next)) return true
    if (WITHIN_NUMBER.test(next)) return DIGIT.test(text.slice(index + 1))
  }
  if (DIGIT.test(next)) {
    const beyond = text.slice(Math.max(0, index - 2), index - 1)
    if (WITHIN_NUMBER.test(last) && DIGIT.test(beyond)) return true
    if (SIGN.test(last)) return beyond === '' || /[\s(（：:]/u.test(beyond)
  }
  return HAN_NUMERAL.test(last) && HAN_NUMERAL.test(next)
}

function isWithinWord(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const next = text.slice(index, index + 2)
  const last = lastOf(text, index)
  if (LETTER.test(last))
    return LETTER.test(next) || (/^[-‐‑]/.test(next) && LETTER.test(text.slice(index + 1, index + 3)))
  return /^[-‐‑]/.test(last) && LETTER.test(next) && LETTER.test(text.slice(Math.max(0, index - 2), index - 1))
}

type Within = (text: string, index: number) => boolean

/** The run with its edges moved out of what must stay whole. */
function widened(text: string, { start, end }: Run, isIn: Within): Run {
  let from = start
  let to = end
  while (isIn(text, from)) from -= 1
  while (isIn(text, to)) to += 1
  return { start: from, end: to }
}

/** The run with its edges moved out of characters that they would cut in two. */
export function wholeCharacters(text: string, run: Run): Run {
  return widened(text, run, isWithinCharacter)
}

/**
 * A place as an anchor may take it: where its edges did not cut a number, a word or a name in two, they do not do so now.
 * `isSame`: it states the numbers that were stated, those included that the anchor is only a part of.
 */
export function wholePlace(
  { exact, prefix, suffix }: Quote,
  text: string,
  place: Run,
): Run & { readonly isSame: boolean } {
  if (exact === '') return { ...place, isSame: true }
  const told = prefix + exact + suffix
  const own = { start: prefix.length, end: prefix.length + exact.length }
  const whole = widened(told, own, isWithin)
  const there = widened(text, place, isWithin)
  // An anchor on a part of a word stays on that part.
  const characters = wholeCharacters(text, place)
  const start = whole.start === own.start ? there.start : characters.start
  const end = whole.end === own.end ? there.end : characters.end
  const [stated, states] = [widened(told, own, isWithinNumber), widened(text, place, isWithinNumber)]
  const name = nameEdges({ exact, prefix, suffix }, text, start, end)
  const taken = { start: start - name.before, end: end + name.after }
  const isSame =
    hasSameDigits(told.slice(stated.start, stated.end), text.slice(states.start, states.end)) &&
    hasSameDigits(exact, text.slice(taken.start, taken.end))
  return { ...taken, isSame }
}
