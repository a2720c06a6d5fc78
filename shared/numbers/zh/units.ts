import units from './data/units.json' with { type: 'json' }
import type { NumberKind } from '../core/found-number.ts'
import { isAsciiLetter, isDigit } from '../core/numeral.ts'
import { buildTrie, words } from '../core/trie.ts'

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

const list = (lines: readonly string[], kind: NumberKind, latin = false): [string, Unit][] =>
  words(lines).map((word) => [word, { kind, weak: false, factor: 1, name: undefined, latin }])

const weak = new Set(words(units.weak))
const COUNTS: [string, Unit][] = words(units.count).map((word) => [
  word,
  { kind: 'count', weak: weak.has(word), factor: 1, name: undefined, latin: false },
])
const PERCENTS: [string, Unit][] = [
  ...list(['‰ 个基点 基点 个百分点 百分点'], 'percent'),
  ['%', { kind: 'percent', weak: false, factor: 1, name: '%', latin: false }],
  ['成', { kind: 'percent', weak: false, factor: 10, name: '%', latin: false }],
  ['折', { kind: 'percent', weak: false, factor: 10, name: '%', latin: false }],
]
const TRIE = buildTrie<Unit>([
  ...COUNTS,
  ...list(units.duration, 'duration'),
  ...list(units.measure, 'measure'),
  ...list(units.money, 'money'),
  ...list(units.ratio, 'ratio'),
  ...list([units.symbols.measure], 'measure', true),
  ...list([units.symbols.duration], 'duration', true),
  ...list(units.moneySigns, 'money', true),
  ...PERCENTS,
])
const SIGNS = buildTrie<boolean>(
  units.moneySigns.flatMap((line) => line.split(' ')).map((sign) => [sign, true] as const),
)

/** A unit found in a text. */
export interface UnitMatch {
  readonly end: number
  readonly unit: Unit
}

/** Unit that starts at `index` of the folded text, the longest one; undefined when there is none. */
export function unitAt(text: string, index: number): UnitMatch | undefined {
  const match = TRIE.matchAt(text, index)
  if (match === undefined) return undefined
  // “5 min” and “5m” are units; “5 mind”, “5mg” read as m and 703m212 are not.
  const next = text.charCodeAt(match.end)
  if (isAsciiLetter(text.charCodeAt(match.end - 1)) && isAsciiLetter(next)) return undefined
  if (match.payload.latin && isDigit(next)) return undefined
  // 5A级景区, 3A股: a letter of a grade.
  if (match.payload.latin && match.end - index === 1 && /[级类股照区舱景座型]/u.test(text.charAt(match.end)))
    return undefined
  return { end: match.end, unit: match.payload }
}

/** Currency sign or code that starts at `index` (US$, ¥, RMB). */
export function moneySignAt(text: string, index: number): number | undefined {
  return SIGNS.matchAt(text, index)?.end
}
