import type { Numeral } from '../core/numeral.ts'

const BEFORE = /\b(?:[Aa]ge[ds]?|[Aa]t the age of|[Aa]ge of) $/u
/** Mary Poole, 62, who; the miller, 62, was: commas around, behind a name or a word of a person. */
const NAMED =
  /(?:\p{Lu}[\p{L}’'.-]+|\b(?:[Tt]he|[Aa]|[Aa]n|[Hh]er|[Hh]is|[Tt]heir|[Mm]y) (?:[\p{L}-]+ ){0,2}[\p{L}-]+), $/u
const BEHIND =
  /^, (?:who|whose|was|is|had|has|said|told|of|and (?:her|his)|a|an|the|from|died|lives|lived|born)\b|^,? and (?:her|his) |^, \p{Ll}+(?:ed|s)\b/u
const DAY = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?, $/iu

/**
 * Whether digits without a unit are somebody's age: aged 37; the miller, 62, who. An age has no unit in English then, and is
 * a duration, as 62岁 is.
 */
export function isAge(text: string, { start, end, digits }: Numeral): boolean {
  if (digits === undefined || digits.length > 3) return false
  const before = text.slice(Math.max(0, start - 40), start)
  if (BEFORE.test(before)) return true
  const value = Number(digits)
  return value > 0 && value < 120 && NAMED.test(before) && !DAY.test(before) && BEHIND.test(text.slice(end, end + 24))
}
