import { readArabic, vulgarFraction } from '../core/arabic.ts'
import { isAsciiLetter, isDigit } from '../core/numeral.ts'
import { nextWord, wordAt, type Word } from '../core/word.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }
import { CROWDS, LETTERS, MONEY_LETTERS, ORDINALS, SCALES, type Sum } from './numeral-words.ts'

const PART_BEFORE = new RegExp(String.raw`\b${anyOf(words.partBefore)} $`, 'u')
const PART_AFTER = new RegExp(String.raw`^(?:$|[.,;:)]| ${anyOf(words.partAfter)}\b)`, 'u')

/** How a numeral begins: with digits, an article, a part, or a word that is taken like the others; undefined where none does. */
export function begin(lower: string, raw: string, text: string, start: number, isMoney: boolean): Sum | undefined {
  const sum: Sum = { end: start, total: 0, current: undefined, scale: 1, last: 'none', words: 0, sort: 'plain' }
  if (isDigit(lower.charCodeAt(start)) || vulgarFraction(lower, start) !== undefined) {
    const vulgar = vulgarFraction(lower, start)
    const arabic = vulgar === undefined ? readArabic(text, raw, start) : undefined
    sum.current = arabic?.value ?? vulgar ?? 0
    sum.end = arabic?.end ?? start + 1
    sum.last = 'digits'
    if (vulgar !== undefined) sum.sort = 'fraction'
    const behind = lower.charAt(sum.end)
    const slash =
      behind === '/' || behind === ' ' || behind === '-'
        ? /^(?:[ -](\d{1,2})(?=\/))?\/(\d{1,3})(?![\d/])/u.exec(lower.slice(sum.end, sum.end + 8))
        : null
    if (slash !== null && Number(slash[2]) > 0) {
      const above = slash[1] === undefined ? sum.current : Number(slash[1])
      sum.current = (slash[1] === undefined ? 0 : sum.current) + above / Number(slash[2])
      sum.end += slash[0].length
      sum.sort = 'fraction'
    }
    takeLetter(text, sum, isMoney)
    return sum
  }
  const word = wordAt(lower, start)
  if (word === undefined) return undefined
  if (word.text === 'a' || word.text === 'an') return beginWithArticle(lower, word, sum)
  if (word.text === 'half' || word.text === 'quarter')
    return beginWithPart(lower, word, sum, word.text === 'half' ? 0.5 : 0.25)
  if (CROWDS.has(word.text) || word.text === 'several') return undefined
  return sum
}

/** a hundred, a dozen, a quarter, a trillionth: the article is “one” only before these. */
function beginWithArticle(lower: string, article: Word, sum: Sum): Sum | undefined {
  const next = nextWord(lower, article.end)
  // two-and-a-half is hyphened all through.
  const isHyphened = lower.charAt(article.end) === '-' && (next?.text === 'half' || next?.text === 'quarter')
  if (next === undefined || (lower.charAt(article.end) !== ' ' && !isHyphened)) return undefined
  if (next.text === 'half' || next.text === 'quarter')
    return beginWithPart(lower, next, sum, next.text === 'half' ? 0.5 : 0.25)
  const ordinal = ORDINALS.get(next.text)
  if (ordinal !== undefined && ordinal > 2) {
    if (ordinal < 1000 && !isPartHere(lower, article.start, next.end)) return undefined
    return { ...sum, end: next.end, current: 1 / ordinal, last: 'unit', words: 1, sort: 'fraction' }
  }
  if (!SCALES.has(next.text) || CROWDS.has(next.text)) return undefined
  return { ...sum, end: article.end, current: undefined, words: 1 }
}

/** “a third of”, and “fell by a third.”; not “a third party”, “for a third time”. */
function isPartHere(lower: string, start: number, end: number): boolean {
  // “A fifth, 12, sold crafts” says how many that is.
  if (/^(?: (?:of|less|more|the)\b|, \d+,)/u.test(lower.slice(end, end + 8))) return true
  const isMeasured = PART_BEFORE.test(lower.slice(Math.max(0, start - 14), start))
  return isMeasured && PART_AFTER.test(lower.slice(end, end + 11))
}

/** half a dozen, half million, a quarter million, half an hour. */
function beginWithPart(lower: string, part: Word, sum: Sum, value: number): Sum | undefined {
  const article = nextWord(lower, part.end)
  const scaled =
    article !== undefined && (article.text === 'a' || article.text === 'an') ? nextWord(lower, article.end) : article
  const scale = scaled === undefined ? undefined : SCALES.get(scaled.text)
  if (scale !== undefined && scaled !== undefined && scale !== 100) {
    return { ...sum, end: scaled.end, current: undefined, total: value * scale, scale, last: 'scale', words: 2 }
  }
  return { ...sum, end: part.end, current: value, last: 'unit', words: 1, sort: 'fraction' }
}

/** 1.2bn, 12k, $5m: a letter right after the digits, or one blank away. */
function takeLetter(text: string, sum: Sum, isMoney: boolean): void {
  let at = sum.end
  while (text.charAt(at) === ' ' && at - sum.end < 2) at += 1
  let end = at
  while (isAsciiLetter(text.charCodeAt(end))) end += 1
  const word = text.slice(at, end)
  // 300 K is a temperature, 300K a round number.
  if (word === 'K' && at > sum.end && !isMoney) return
  const scale =
    LETTERS.get(word) ??
    LETTERS.get(word.toLowerCase().length > 1 ? word.toLowerCase() : word) ??
    (isMoney ? MONEY_LETTERS.get(word) : undefined) ??
    glued(word) ??
    crowdLetter(text, sum.end, end)
  if (scale === undefined || isDigit(text.charCodeAt(end))) return
  sum.total = (sum.current ?? 0) * scale
  sum.current = undefined
  sum.scale = scale
  sum.last = 'scale'
  sum.end = glued(word) === undefined ? end : at + 1
}

const CROWD_AFTER = new RegExp(String.raw`^ ${anyOf(words.crowdAfter)}\b`, 'u')

/** 2m people: a letter that else is a unit. */
function crowdLetter(text: string, start: number, end: number): number | undefined {
  return text.slice(start, end) === 'm' && CROWD_AFTER.test(text.slice(end, end + 14)) ? 1e6 : undefined
}

/** 48.5 MGBP: the scale letter grown together with a currency code. */
function glued(word: string): number | undefined {
  return /^[MKB](?:USD|EUR|GBP|CNY|JPY|HKD|CHF|AUD|CAD|SEK|NOK|DKK)$/u.test(word)
    ? ({ M: 1e6, K: 1000, B: 1e9 } as Readonly<Record<string, number>>)[word.charAt(0)]
    : undefined
}
