import symbols from './data/symbols.json' with { type: 'json' }
import type { NumberKind } from './found-number.ts'
import { isAsciiLetter, isDigit } from './numeral.ts'
import { MONEY_SIGNS } from './pack.ts'
import { buildTrie } from './trie.ts'

/** What a unit makes of the numeral before it. */
export interface Unit {
  readonly kind: NumberKind
  /** A measure word that is as often another word (方, 面, 点): it counts only after a numeral that is certain. */
  readonly weak: boolean
  /** 八成 and 八折 are 80 %. */
  readonly factor: number
  /** Given where it is not the unit as written: every percentage has `%`. */
  readonly name: string | undefined
  /** Whether it is written in Latin letters, and so must not run into another letter. */
  readonly latin: boolean
}

/** A unit found in a text; `end` is the index after it. */
export interface UnitMatch {
  readonly end: number
  readonly unit: Unit
}

/** Entries of a lexicon of units, all of one kind. */
export const unitsOf = (
  words: readonly string[],
  kind: NumberKind,
  of: Partial<Omit<Unit, 'kind'>> = {},
): [string, Unit][] =>
  words.map((word) => [word, { kind, weak: false, factor: 1, name: undefined, latin: false, ...of }])

const latin = { latin: true }
const SYMBOLS: [string, Unit][] = [
  ...unitsOf(symbols.measure, 'measure', latin),
  ...unitsOf(symbols.duration, 'duration', latin),
  ...unitsOf(symbols.money, 'money', latin),
  ...unitsOf(symbols.percent, 'percent'),
  ...unitsOf(['%'], 'percent', { name: '%' }),
]
const SIGNS = buildTrie(symbols.money.map((sign) => [sign, true] as const))
/** Characters at which a sign of money can begin. */
export const MONEY_STARTS: ReadonlySet<number> = new Set([
  ...MONEY_SIGNS,
  ...symbols.money.map((sign) => sign.charCodeAt(0)),
])

/**
 * Reads the longest unit that starts at an index of the folded text: a sign, or a word of `own`. Signs of `grades` behind
 * a lone letter make it the letter of a grade (5A级, 3A股).
 */
export function makeUnitAt(
  own: readonly (readonly [string, Unit])[],
  grades = '',
): (text: string, index: number) => UnitMatch | undefined {
  const trie = buildTrie<Unit>([...own, ...SYMBOLS])
  return (text, index) => {
    const match = trie.matchAt(text, index)
    if (match === undefined) return undefined
    // “5 min” and “5m” are units; “5 mind”, “5mg” read as m and 703m212 are not.
    const next = text.charCodeAt(match.end)
    if (isAsciiLetter(text.charCodeAt(match.end - 1)) && isAsciiLetter(next)) return undefined
    if (!match.payload.latin) return { end: match.end, unit: match.payload }
    const isGrade = match.end - index === 1 && grades.includes(text.charAt(match.end)) && match.end < text.length
    return isGrade || isDigit(next) ? undefined : { end: match.end, unit: match.payload }
  }
}

/** The sign of a unit, of money or of a share that starts at `index` (km, %, US$), whatever the language. */
export const symbolAt = makeUnitAt([])

/** End of the currency sign or code that starts at `index` (US$, ¥, RMB). */
export function moneySignAt(text: string, index: number): number | undefined {
  return SIGNS.matchAt(text, index)?.end
}
