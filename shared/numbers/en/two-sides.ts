import type { Numeral } from '../core/numeral.ts'
import type { FoundUnit } from './unit.ts'

/** “62 percent to 21 percent”, unless words before call it a range or a way from one to the other. */
export const isToldApart = (lower: string, { start }: Numeral, joint: string): boolean =>
  joint === ' to ' &&
  !/\b(?:rang\w+|var(?:y|ied|ies|ying)|from|between|anywhere)\b[^.;]{0,24}$/u.test(
    lower.slice(Math.max(0, start - 40), start),
  )

/** 66.7% to 33.3% are the sides of a vote; 200 μm to 1.2 mm goes up, but not by its digits: two numbers each. */
export function areTwoSides(
  first: Numeral,
  own: FoundUnit,
  second: Numeral,
  unit: FoundUnit,
  isApart: boolean,
): boolean {
  const [low, high] = [first.low ?? 0, second.low ?? 0]
  if (low <= high) return false
  // 62 percent to 21 percent, “to” in words between, is how a vote ended too.
  if (own.kind === 'percent') return isApart || Math.abs(low + high - 100) < 1.5
  const one = (name: string): string => name.toLowerCase().replace(/s$/u, '')
  return one(own.name) !== one(unit.name)
}
