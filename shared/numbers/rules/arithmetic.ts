import type { TieKind } from '../../domain/tie.ts'
import { tidy } from '../core/numeral.ts'

/** Numbers tied by the editor: the terms in the order of the tie's definition, and the number they should make. */
export interface Tie {
  readonly kind: TieKind
  /**
   * sum: the parts. share: part, whole. difference: minuend, subtrahend. growth: before, after. age: year of birth, year
   * of the statement. duration: first year, last year. ISO dates are allowed for age and duration.
   */
  readonly terms: readonly (number | string)[]
  /** The number in the text: in percent for share and growth (unit %), or as a factor for growth in 倍. */
  readonly result: number
  /** `%` or 倍 for growth and share; anything else is of no account. */
  readonly unit?: string | undefined
  /** Whether the text calls the result or a term approximate (约, 近, 多). */
  readonly isApproximate?: boolean
}

/** A tie worked out again. */
export interface TieOutcome {
  /** Undefined where the terms do not allow it (a whole of nought, a date without year). */
  readonly expected: number | undefined
  readonly holds: boolean
}

const ROUGH = 0.1

/**
 * Works a tie out again. It holds when the result equals what the terms make to the decimals the result is written
 * with; an approximate one may be off by a tenth; ages and years by one (虚岁, 首尾都算).
 */
export function workOut(tie: Tie): TieOutcome {
  const expected = expectedOf(tie)
  if (expected === undefined) return { expected, holds: false }
  const slack = slackOf(tie, expected)
  return {
    expected: tidy(expected),
    holds: Math.abs(expected - tie.result) <= slack + Number.EPSILON * Math.abs(expected),
  }
}

function expectedOf({ kind, terms, unit }: Tie): number | undefined {
  const values = terms.map((term) => (typeof term === 'number' ? term : yearOf(term, kind)))
  const numbers = values.filter((value) => value !== undefined)
  const [first, second] = numbers
  if (numbers.length !== terms.length || first === undefined) return undefined
  if (kind === 'sum') return numbers.reduce((total, value) => total + value, 0)
  if (second === undefined || numbers.length !== 2) return undefined
  switch (kind) {
    case 'share':
      return second === 0 ? undefined : (first / second) * (unit === '%' || unit === undefined ? 100 : 1)
    case 'difference':
      return first - second
    case 'growth':
      return first === 0 ? undefined : ((second - first) / first) * (unit === '倍' ? 1 : 100)
    case 'age':
    case 'duration':
      return second - first
  }
}

function slackOf({ kind, result, isApproximate }: Tie, expected: number): number {
  if (kind === 'age') return 1
  if (kind === 'duration') return 1
  if (isApproximate === true) return Math.abs(expected) * ROUGH
  // 33.3 stands for anything from 33.25 to 33.35.
  const decimals = /\.(\d+)$/u.exec(String(result))?.[1]?.length ?? 0
  const isRounded = kind === 'share' || kind === 'growth'
  return isRounded ? 0.5 / 10 ** decimals + 1e-9 : Math.abs(expected) * 1e-9
}

function yearOf(iso: string, kind: TieKind): number | undefined {
  if (kind !== 'age' && kind !== 'duration') return undefined
  const match = /^(-?\d{4})(?:-(\d{2}))?/u.exec(iso)
  return match === null ? undefined : Number(match[1])
}
