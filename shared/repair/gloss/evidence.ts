import { isTraditionalCode, simplifiedCode } from '#shared/language/script.ts'
import { gbkCode, gbkPair } from '../gbk.ts'
import { charactersRead, isReading, readingOf } from '../readings.ts'
import { PINYIN } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * Whether readings in brackets are damage or the author's own. A program glues a reading onto every place
 * of a character, of common ones too, and never two readings onto one; an author explains a rare character
 * once, or writes about pronunciation.
 */

/** What the lines of a document say about the readings in them. */
export interface Evidence {
  /** Whether a program glued readings on. */
  readonly isDamaged: boolean
  /** Characters whose reading stays although it is so: they carry two. */
  readonly own: ReadonlySet<string>
}

const ANY_GLOSS = new RegExp(`([\\u4E00-\\u9FFF])\\(([${PINYIN}]{1,6})\\)`, 'g')
const ABOUT_READING = /[读讀注拼]音|[声聲][调調母]|[读讀念唸]作|多音字|生字|[韵韻]母|pinyin/i
/** Bare characters that a reading stands before and after, without a space. */
const BETWEEN = /\)[\u4E00-\u9FFF]{1,3}(?=[\u4E00-\u9FFF]\()/g
const FULL_WIDTH_SIGN = /[，：；？！（）]/
const QUOTED_GLOSS = new RegExp(`[“「'"]\\s*[\\u4E00-\\u9FFF]\\([${PINYIN}]{1,6}\\)\\s*[”」'"]`)
const LISTED_GLOSSES = new RegExp(`(?:[\\u4E00-\\u9FFF]\\([${PINYIN}]{1,6}\\)[、，；\\s]+){2}`)

/** From so many different characters on, the number alone decides. */
const MANY = 4
/** The first level of GB 2312: 3,755 characters that no author explains. */
const LEVEL_ONE = { first: 0xb0a1, last: 0xd7f9 }
/** One reading in so many Traditional characters is too few for a program. */
const SPARSE = 60

interface Counts {
  readonly readings: Map<string, Set<string>>
  glosses: number
  others: number
  torn: number
  isUsual: boolean
  isCommon: boolean
  isMarked: boolean
  isLesson: boolean
}

/** Weighs the lines of a document together; `tokens` holds those of the lines that may be glued, by line. */
export function weigh(lines: readonly string[], tokens: ReadonlyMap<number, readonly Token[]>): Evidence {
  const counts: Counts = {
    readings: new Map(),
    glosses: 0,
    others: 0,
    torn: 0,
    isUsual: true,
    isCommon: false,
    isMarked: false,
    isLesson: false,
  }
  for (const [index, list] of tokens) countLine(lines[index] ?? '', list, counts)
  const own = new Set([...counts.readings].filter(([, readings]) => readings.size > 1).map(([character]) => character))
  return { isDamaged: decide(counts, own, lines, tokens), own }
}

function countLine(line: string, tokens: readonly Token[], counts: Counts): void {
  let glosses = 0
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (token.type === 'loss' && token.reading !== undefined && isTornHere(before, token.reading)) counts.torn += 1
    // A reading after a letter that is a character's second byte: bytes are shifted here.
    if (token.type === 'mark' && before?.type === 'byte') counts.torn += 1
    if (token.type !== 'mark' || before?.type !== 'pair') continue
    glosses += 1
    const code = gbkCode(before.pair >> 8, before.pair & 0xff)
    const character = String.fromCharCode(code)
    const known = counts.readings.get(character) ?? new Set<string>()
    counts.readings.set(character, known.add(token.reading))
    counts.isUsual &&= readingOf(character, token.reading) === 'usual'
    counts.isCommon ||= isCommon(code)
  }
  const all = [...line.matchAll(ANY_GLOSS)].filter((match) => isReading((match[2] ?? '').normalize('NFC'))).length
  counts.glosses += glosses
  counts.others += Math.max(0, all - glosses)
  if (all > 0 && (ABOUT_READING.test(line) || QUOTED_GLOSS.test(line) || LISTED_GLOSSES.test(line)))
    counts.isLesson = true
  if (counts.isLesson || (all > 0 && FULL_WIDTH_SIGN.test(line))) counts.isMarked = true
}

function isCommon(code: number): boolean {
  const pair = gbkPair(simplifiedCode(code))
  return pair >= LEVEL_ONE.first && pair <= LEVEL_ONE.last && (pair & 0xff) >= 0xa1
}

/** Whether the byte before `?reading)` can begin a Traditional character that is read so. */
function isTornHere(before: Token | undefined, reading: string): boolean {
  if (before === undefined) return false
  if (before.type !== 'pair') return before.type !== 'wall'
  const byte = before.pair & 0xff
  return [...charactersRead(reading)].some((character) => {
    const code = character.charCodeAt(0)
    return isTraditionalCode(code) && gbkPair(code) >> 8 === byte
  })
}

function decide(
  counts: Counts,
  own: ReadonlySet<string>,
  lines: readonly string[],
  tokens: ReadonlyMap<number, readonly Token[]>,
): boolean {
  const distinct = counts.readings.size - own.size
  if (distinct === 0 && counts.torn === 0) return false
  const isManyWays = counts.torn > 1 || distinct >= MANY * 3
  // An author's glosses stand on all kinds of characters, or on nearly every one of a short line.
  if (!isManyWays && counts.others * 6 > counts.glosses) return false
  if (!isManyWays && counts.torn === 0 && isDrill(counts, lines, tokens)) return false
  if (counts.torn > 0) return true
  // A list of characters to learn has the signs and the words of a lesson.
  if (distinct >= MANY) return isManyWays || !counts.isLesson || distinct >= MANY * 2
  if (counts.isMarked || !counts.isCommon || !counts.isUsual || own.size > 0) return false
  return isEverywhere(counts, lines, tokens)
}

/**
 * Nearly every character of the lines carries a reading: an exercise, or a text for beginners. A program passes by
 * what is not Traditional, so a bare character between several readings speaks for it.
 */
function isDrill(counts: Counts, lines: readonly string[], tokens: ReadonlyMap<number, readonly Token[]>): boolean {
  let han = 0
  let between = 0
  for (const index of tokens.keys()) {
    const line = lines[index] ?? ''
    han += line.match(/[\u4E00-\u9FFF]/g)?.length ?? 0
    between += line.match(BETWEEN)?.length ?? 0
  }
  const isPrograms = between > 0 && counts.others === 0 && counts.readings.size >= MANY && !counts.isMarked
  return !isPrograms && (counts.glosses + counts.others) * 10 > han * 7
}

/** The few characters that carry a reading carry it wherever they stand, and stand not too far apart. */
function isEverywhere(
  counts: Counts,
  lines: readonly string[],
  tokens: ReadonlyMap<number, readonly Token[]>,
): boolean {
  let traditional = 0
  let bare = 0
  for (const [index, line] of lines.entries()) {
    if (!tokens.has(index) && FULL_WIDTH_SIGN.test(line)) continue
    for (let place = 0; place < line.length; place += 1) {
      if (!isTraditionalCode(line.charCodeAt(place))) continue
      traditional += 1
      if (counts.readings.has(line.charAt(place)) && line.charAt(place + 1) !== '(') bare += 1
    }
  }
  return bare === 0 && counts.glosses * SPARSE >= traditional
}
