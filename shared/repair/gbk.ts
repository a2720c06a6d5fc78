import data from './data/gbk.json' with { type: 'json' }

/**
 * GBK as code page 936 has it (two bytes a character, lead 81–FE, trail 40–FE without 7F).
 * A byte pair is one number, `lead << 8 | trail`; 0 stands for "none".
 */

const FIRST_LEAD = 0x81
const FIRST_TRAIL = 0x40
const ROW_LENGTH = 0xff - FIRST_TRAIL
const NONE = 0xfffd

interface Tables {
  readonly toCode: Uint16Array
  readonly toPair: Uint16Array
}

let tables: Tables | undefined

function load(): Tables {
  if (tables !== undefined) return tables
  const toCode = new Uint16Array(0x10000)
  const toPair = new Uint16Array(0x10000)
  for (const [index, row] of data.rows.entries()) {
    for (let column = 0; column < ROW_LENGTH; column += 1) {
      const code = row.charCodeAt(column)
      if (code === NONE) continue
      const pair = ((FIRST_LEAD + index) << 8) | (FIRST_TRAIL + column)
      toCode[pair] = code
      toPair[code] = pair
    }
  }
  tables = { toCode, toPair }
  return tables
}

/** Code unit of the character that the bytes `lead`, `trail` stand for; 0 where they stand for none. */
export function gbkCode(lead: number, trail: number): number {
  return load().toCode[(lead << 8) | trail] ?? 0
}

/** Byte pair of the character `code` (a UTF-16 unit above 7F); 0 where GBK has none. */
export function gbkPair(code: number): number {
  return load().toPair[code] ?? 0
}

/**
 * Byte pair of a private-use character that decoders make of GBK's user-defined zones (GB 18030: AAA1–AFFE,
 * F8A1–FEFE, A140–A7A0, as U+E000–E765) and of its gaps; 0 for any other.
 */
export function userDefinedPair(code: number): number {
  if (code < 0xe000 || code > 0xf8ff) return 0
  if (code > 0xe765) return gapPairs().get(code) ?? 0
  if (code < 0xe234) return pairAt(code - 0xe000, 0xaa, 94, 0xa1)
  if (code < 0xe4c6) return pairAt(code - 0xe234, 0xf8, 94, 0xa1)
  const pair = pairAt(code - 0xe4c6, 0xa1, 96, 0x40)
  return (pair & 0xff) >= 0x7f ? pair + 1 : pair
}

let gaps: ReadonlyMap<number, number> | undefined

function gapPairs(): ReadonlyMap<number, number> {
  gaps ??= new Map(data.gaps.map((gap) => [gap.charCodeAt(0), Number.parseInt(gap.slice(1), 16)]))
  return gaps
}

function pairAt(index: number, lead: number, width: number, trail: number): number {
  return ((lead + Math.floor(index / width)) << 8) | (trail + (index % width))
}

/** Bytes of `text` in GBK, ASCII as itself, `€` as 80, user-defined zones from private use; undefined where a character has none. */
export function encodeGbk(text: string): Uint8Array | undefined {
  const { toPair } = load()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const pair = (toPair[code] ?? 0) || userDefinedPair(code)
    if (code < 0x80) bytes[length++] = code
    else if (pair !== 0) {
      bytes[length++] = pair >> 8
      bytes[length++] = pair & 0xff
    } else if (code === 0x20ac || code === 0x80) bytes[length++] = 0x80
    else return undefined
  }
  return bytes.subarray(0, length)
}
