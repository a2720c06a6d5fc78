import { isTraditionalCode } from '#shared/language/script.ts'
import { gbkCode, gbkPair } from '../gbk.ts'
import { isReading, readingOf } from '../readings.ts'

/**
 * A damaged line as the bytes it came from. Places are UTF-16 units of the line.
 * - pair: a character of GBK, two bytes
 * - byte: a character of ASCII
 * - wall: a character that GBK does not have; no character can span it
 * - mark: a reading in brackets after a whole character: no bytes, but a check on the two before it
 * - loss: a `?`; with `reading`, the `?reading)` that a bracket leaves which took a lead byte along
 * - cut: a `?!`, which may be the bytes of a sign that were cut in two
 */
export type Token =
  | { readonly type: 'pair'; readonly pair: number; readonly start: number; readonly end: number }
  | { readonly type: 'byte'; readonly byte: number; readonly start: number; readonly end: number }
  | { readonly type: 'wall'; readonly start: number; readonly end: number }
  | { readonly type: 'mark'; readonly reading: string; readonly start: number; readonly end: number }
  | { readonly type: 'loss'; readonly reading: string | undefined; readonly start: number; readonly end: number }
  | { readonly type: 'cut'; readonly start: number; readonly end: number }

/** Signs of ASCII that may have been full-width before, with the bytes that they had then. */
export const FULL_WIDTH: Readonly<Record<number, number>> = {
  0x21: 0xa3a1,
  0x28: 0xa3a8,
  0x29: 0xa3a9,
  0x2c: 0xa3ac,
  0x3a: 0xa3ba,
  0x3b: 0xa3bb,
  0x3f: 0xa3bf,
}

/** Letters of Hanyu Pinyin. */
export const PINYIN = 'a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ'
const GLOSS = new RegExp(`\\(([${PINYIN}]{1,6})\\)`, 'y')
const TORN = new RegExp(`\\?([${PINYIN}]{1,6})\\)`, 'y')

/** Whether a line may have readings glued on, in either form. */
export const MAY_BE_GLUED = new RegExp(`[?(][${PINYIN}]{1,6}\\)`)

/** The tokens of `line`. Brackets that no character before them can be read as stay plain text. */
export function tokenize(line: string): readonly Token[] {
  const tokens: Token[] = []
  for (let index = 0; index < line.length;) {
    const token = specialAt(line, index, tokens) ?? plainAt(line, index)
    tokens.push(token)
    index = token.end
  }
  return tokens
}

/** The tokens of `line` from `start` to `end` as plain text. */
export function plainTokens(line: string, start: number, end: number): readonly Token[] {
  return Array.from({ length: end - start }, (_, offset) => plainAt(line, start + offset))
}

function plainAt(line: string, start: number): Token {
  const code = line.charCodeAt(start)
  const end = start + 1
  if (code < 0x80) return { type: 'byte', byte: code, start, end }
  const pair = gbkPair(code)
  return pair === 0 ? { type: 'wall', start, end } : { type: 'pair', pair, start, end }
}

function specialAt(line: string, start: number, before: readonly Token[]): Token | undefined {
  const sign = line.charCodeAt(start)
  if (sign === 0x28) {
    GLOSS.lastIndex = start
    const match = GLOSS.exec(line)
    const reading = match?.[1]?.normalize('NFC')
    if (match === null || reading === undefined || !canRead(before, reading)) return undefined
    return { type: 'mark', reading, start, end: start + match[0].length }
  }
  if (sign !== 0x3f) return undefined
  if (line.charCodeAt(start + 1) === 0x21) return { type: 'cut', start, end: start + 2 }
  TORN.lastIndex = start
  const match = TORN.exec(line)
  const reading = match?.[1]?.normalize('NFC')
  if (match !== null && reading !== undefined && isReading(reading)) {
    return { type: 'loss', reading, start, end: start + match[0].length }
  }
  return { type: 'loss', reading: undefined, start, end: start + 1 }
}

/** Whether the two bytes before a bracket can be a Traditional character that is read so. */
function canRead(before: readonly Token[], reading: string): boolean {
  if (!isReading(reading)) return false
  const last = before.at(-1)
  if (last === undefined) return false
  if (last.type === 'pair') return isGlossOf(last.pair, reading)
  if (last.type !== 'byte' || last.byte < 0x40) return false
  const previous = before.at(-2)
  if (previous?.type === 'pair') return isGlossOf(((previous.pair & 0xff) << 8) | last.byte, reading)
  return previous?.type === 'loss' || previous?.type === 'mark'
}

/** Whether `pair` is a Traditional character that can be read `reading`. */
export function isGlossOf(pair: number, reading: string): boolean {
  const code = gbkCode(pair >> 8, pair & 0xff)
  return code !== 0 && isTraditionalCode(code) && readingOf(String.fromCharCode(code), reading) !== 'none'
}
