import rows from './data/big5.json' with { type: 'json' }

/**
 * Big5 as browsers read it (with the Hong Kong supplement), and the older layout of its rows C6 and C7
 * (Unicode's BIG5.TXT), in which kana, Cyrillic and circled digits have other places.
 */

const FIRST_LEAD = 0x81
const FIRST_TRAIL = 0x40
const ROW_LENGTH = 0xff - FIRST_TRAIL
const NONE = 0xfffd

interface Tables {
  readonly toCode: Uint16Array
  readonly toPairs: ReadonlyMap<number, readonly number[]>
}

let tables: Tables | undefined

function load(): Tables {
  if (tables !== undefined) return tables
  const toCode = new Uint16Array(0x10000)
  const toPairs = new Map<number, number[]>()
  const add = (code: number, pair: number): void => {
    const pairs = toPairs.get(code)
    if (pairs === undefined) toPairs.set(code, [pair])
    else if (!pairs.includes(pair)) pairs.push(pair)
  }
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < ROW_LENGTH; column += 1) {
      const code = row.charCodeAt(column)
      if (code === NONE) continue
      const pair = ((FIRST_LEAD + index) << 8) | (FIRST_TRAIL + column)
      toCode[pair] = code
      add(code, pair)
    }
  }
  let pair = 0xc6a1
  for (const character of olderRows()) {
    add(character.charCodeAt(0), pair)
    pair = nextPair(pair)
  }
  tables = { toCode, toPairs }
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

/** Every byte pair that a program may have read as the character `code`; empty where Big5 has none. */
export function big5Pairs(code: number): readonly number[] {
  return load().toPairs.get(code) ?? []
}
