import { simplifiedCode } from '../language/script.ts'

/** What counts as the same character. */
export interface Sameness {
  /** Capital and small letters differ. */
  readonly isCased: boolean
  /** Quotes, widths, spaces and scripts differ: only the very characters are found. */
  readonly isExact: boolean
  /** The end of a line is no space: patterns ask for it. */
  readonly hasLines: boolean
}

/** A text made comparable. `places`: where each unit begins and ends in the text itself; absent where nothing moved. */
export interface Folded {
  readonly text: string
  readonly places?: { readonly starts: Uint32Array; readonly ends: Uint32Array }
}

/** Marks that stand for one another: straight, curly, and the corner brackets of Traditional and Japanese. */
const SAME_AS: Readonly<Record<string, string>> = {
  '"': '“”„‟«»「」『』〝〞〟',
  "'": '‘’‚‛',
  ' ': '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  '…': '⋯',
  '·': '・•‧',
}

/** Signs that nobody sees (also those that choose a form), and letters that are written in several: they move what follows. */
const MOVING = /[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\ufb00-\ufb06\udb40]|\p{M}/u
const UNSEEN = /^[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]$/
const CLUSTERS = /\P{M}\p{M}+|\P{M}|\p{M}/gsu

const tables = new Map<string, Uint16Array>()
let moving: Uint8Array | undefined

/** Which UTF-16 units move what follows. */
function movingUnits(): Uint8Array {
  if (moving !== undefined) return moving
  moving = new Uint8Array(0x10000)
  for (const [from, to] of MARKED)
    for (let code = from; code < to; code += 1) if (MOVING.test(String.fromCharCode(code))) moving[code] = 1
  return moving
}

/** Where marks, widths and cases are; in the plain of Han there is none of them, and a table is made while somebody waits. */
const MARKED = [
  [0, 0x2e80],
  [0x3000, 0x3100],
  [0xa640, 0xac00],
  [0xdb40, 0xdb41],
  [0xf900, 0x10000],
] as const

/** What each UTF-16 unit counts as. Halves of pairs count as themselves. */
function tableOf({ isCased, isExact, hasLines }: Sameness): Uint16Array {
  const key = [isCased, isExact, hasLines].join()
  const known = tables.get(key)
  if (known !== undefined) return known
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code += 1) table[code] = isExact ? code : simplifiedCode(code)
  const marks = new Map(Object.entries(SAME_AS).flatMap(([one, many]) => [...many].map((each) => [each, one] as const)))
  for (const [from, to] of MARKED) {
    for (let code = from; code < to; code += 1) {
      let sign = String.fromCharCode(table[code] ?? code)
      if (!isExact && code >= 0xfe50) sign = oneUnit(sign.normalize('NFKC'), sign)
      if (!isExact) sign = marks.get(sign) ?? sign
      if (!isCased) sign = oneUnit(sign.toLowerCase(), sign)
      table[code] = sign.charCodeAt(0)
    }
  }
  if (!isExact && !hasLines) for (const sign of '\n\t') table[sign.charCodeAt(0)] = 0x20
  tables.set(key, table)
  return table
}

function oneUnit(sign: string, otherwise: string): string {
  return sign.length === 1 ? sign : otherwise
}

/** `text` as it is compared. Two texts that count as the same fold to the same. */
export function fold(text: string, sameness: Sameness): Folded {
  if (sameness.isExact && sameness.isCased) return { text }
  const table = tableOf(sameness)
  if (sameness.isExact || !hasMoving(text)) return { text: mapUnits(text, table) }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    if (UNSEEN.test(cluster)) continue
    const composed = cluster.normalize('NFKC').replace(UNSEEN, '')
    const isAlike = composed.length === cluster.length
    for (let unit = 0; unit < composed.length; unit += 1) {
      starts.push(isAlike ? index + unit : index)
      ends.push(isAlike ? index + unit + 1 : index + cluster.length)
    }
    folded += mapUnits(composed, table)
  }
  return { text: folded, places: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } }
}

/** `text` unit by unit without case, width, script and the form of its quotes: of the same length, every place the same. */
export function foldUnits(text: string): string {
  return mapUnits(text, tableOf({ isCased: false, isExact: false, hasLines: true }))
}

function hasMoving(text: string): boolean {
  const units = movingUnits()
  for (let index = 0; index < text.length; index += 1) if (units[text.charCodeAt(index)] === 1) return true
  return false
}

/** So many units are written at once. */
const AT_ONCE = 4096
const units = new Uint16Array(AT_ONCE)

function mapUnits(text: string, table: Uint16Array): string {
  const { length } = text
  let first = 0
  while (first < length && table[text.charCodeAt(first)] === text.charCodeAt(first)) first += 1
  if (first === length) return text
  let mapped = text.slice(0, first)
  for (let from = first; from < length; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, length - from)
    for (let index = 0; index < count; index += 1) units[index] = table[text.charCodeAt(from + index)] ?? 0
    // Spread would ask an iterator for every unit.
    mapped += Reflect.apply(String.fromCharCode, undefined, units.subarray(0, count)) as string
  }
  return mapped
}
