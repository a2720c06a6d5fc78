import rows from './data/big5.json' with { type: 'json' }

/**
 * Big5 as browsers read it (with the Hong Kong supplement), and the older layout of its rows C6 and C7
 * (Unicode's BIG5.TXT), in which kana, Cyrillic and circled digits have other places.
 */

const FIRST_LEAD = 0x81
const FIRST_TRAIL = 0x40
const ROW_LENGTH = 0xff - FIRST_TRAIL
const NONE = 0xfffd
const FIRST_STANDARD = 0xa100

/** Which of two layouts of the rows C6 and C7 a program had. */
export type Big5Layout = 'newer' | 'older'

interface Tables {
  readonly toCode: Uint16Array
  readonly toPair: Uint16Array
  readonly older: ReadonlyMap<number, number>
}

let tables: Tables | undefined

function load(): Tables {
  if (tables !== undefined) return tables
  const toCode = new Uint16Array(0x10000)
  const toPair = new Uint16Array(0x10000)
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < ROW_LENGTH; column += 1) {
      const code = row.charCodeAt(column)
      if (code === NONE) continue
      const pair = ((FIRST_LEAD + index) << 8) | (FIRST_TRAIL + column)
      toCode[pair] = code
      // The supplement repeats characters before A1; their own place is the one after it.
      const known = toPair[code] ?? 0
      if (known < FIRST_STANDARD) toPair[code] = pair
    }
  }
  const older = new Map<number, number>()
  let pair = 0xc6a1
  for (const character of olderRows()) {
    older.set(character.charCodeAt(0), pair)
    pair = nextPair(pair)
  }
  tables = { toCode, toPair, older }
  return tables
}

/** The characters of the older layout from C6A1 on, in order. */
function olderRows(): string {
  const range = (first: number, last: number): string =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).join('')
  const kana = `ヾゝゞ々${range(0x3041, 0x3093)}${range(0x30a1, 0x30f6)}`
  const cyrillic = `ДЕЁ${range(0x416, 0x419)}${range(0x41a, 0x41c)}${range(0x423, 0x42f)}${range(0x430, 0x435)}ё${range(0x436, 0x44f)}`
  return `${kana}${cyrillic}${range(0x2460, 0x2469)}${range(0x2474, 0x247d)}`
}

function nextPair(pair: number): number {
  const trail = pair & 0xff
  if (trail === 0x7e) return (pair & 0xff00) | 0xa1
  if (trail === 0xfe) return ((pair >> 8) + 1) * 0x100 + 0x40
  return pair + 1
}

/** Code unit of the character that the bytes `lead`, `trail` stand for; 0 where they stand for none. */
export function big5Code(lead: number, trail: number): number {
  return load().toCode[(lead << 8) | trail] ?? 0
}

/** Byte pair that a program of this layout reads as the character `code`; 0 where it has none. */
export function big5Pair(code: number, layout: Big5Layout): number {
  const { toPair, older } = load()
  const pair = toPair[code] ?? 0
  return layout === 'newer' ? pair : (older.get(code) ?? pair)
}

/** Whether only the newer layout has the character `code`: a text with it was read by a program that knew that one. */
export function isOnlyInNewerBig5(code: number): boolean {
  const { toPair, older } = load()
  const pair = toPair[code] ?? 0
  const isSupplement = (pair > 0 && pair < 0xa140) || (pair >= 0xc6a1 && pair <= 0xc8fe)
  return isSupplement && !older.has(code)
}
