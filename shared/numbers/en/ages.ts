import { skipDigits } from '../core/arabic.ts'
import type { Reading } from '../core/context.ts'
import type { Numeral } from '../core/numeral.ts'
import { anyOf } from '../../lib/any-of.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import words from './data/readers.json' with { type: 'json' }

const BEFORE = /\b(?:[Aa]ge[ds]?|[Aa]t the age of|[Aa]ge of) (?:between |from )?$/u
const NAME = String.raw`\p{Lu}[\p{L}’'.-]+`
const PERSON = String.raw`\b(?:[Tt]he|[Aa]|[Aa]n|[Hh]er|[Hh]is|[Tt]heir|[Mm]y) (?:[\p{L}-]+ ){0,2}[\p{L}-]+`
/** Mary Poole, 62, who; the miller, 62, was: commas around, behind a name or a word of a person. */
const NAMED = new RegExp(`(?:${NAME}|${PERSON}), $`, 'u')
const FULL_NAME = new RegExp(`${NAME} (?:${NAME} )?${NAME}, $`, 'u')
/** A quarter, 18, sold crafts: a part, and how many that is. */
const PART =
  /\b(?:half|quarters?|thirds?|fourths?|fifths?|sixths?|eighths?|tenths?|majority|minority|rest|remainder), $/iu
/** In Orrin, 41, took: a place or a time, and nobody. */
const PLACE = new RegExp(String.raw`\b(?:${anyOf(words.placeBefore)}) (?:the )?(?:${NAME} ){0,2}${NAME}, $`, 'iu')
const BEHIND =
  /^, (?:who|whose|was|is|had|has|said|told|of|and (?:her|his)|a|an|the|from|died|lives|lived|born)\b|^,? and (?:her|his) |^, \p{Ll}+(?:ed|s)\b/u
/** Behind whoever is no place: took over; and Tom Ferris, 41. */
const DOING = new RegExp(
  String.raw`^, (?:${anyOf(words.ageAfter)}\b|\p{Ll}+ing\b)|^,? and ${NAME}[^,.;]{0,24}, \d{1,2}[,.]`,
  'u',
)
const AND_BEFORE = new RegExp(String.raw`\d{1,2},? and ${NAME}(?: ${NAME}){0,2}, $`, 'u')
/** Said Tom Ferris, 41. */
const SAID = new RegExp(String.raw`\b(?:said|says|added|recalled|asked) ${NAME}(?: ${NAME}){0,2}, $`, 'u')
const DAY = new RegExp(
  String.raw`\b${anyOf([...Object.keys(calendar.months), ...Object.keys(calendar.weekdays)])}\.?, $`,
  'iu',
)

/** Edda Marlow (66), his wife (39): brackets around, behind a full name or a word of kin. */
const NAMED_BRACKET = new RegExp(String.raw`(?:${NAME} (?:\p{Lu}\. |${NAME} )?${NAME}|\b${anyOf(words.kin)}) \($`, 'u')
const PLACE_BRACKET = new RegExp(
  String.raw`\b(?:${anyOf(words.placeBefore)}) (?:the )?(?:${NAME} ){0,2}${NAME} \($`,
  'iu',
)
/** Behind a person; a club, a table and a shirt are followed by what they did. */
const BEHIND_BRACKET =
  /^\)(?:, (?:who|whose|was|is|had|has|said|of|and|a|an|the|from|died|lives|lived|born|\p{Ll}+(?:ed|ing))\b| (?:and (?:his|her)|said|says|told|was|is|has|had|of|from|who|whose|died|lives|lived|agreed|recalled|added|runs|works|worked)\b|[.”"])/u

/** The age in brackets of whoever stands before them: Edda Marlow (66), who; his wife (39) agreed. */
export function readAgeInBrackets(text: string, start: number): Reading | undefined {
  if (text.charAt(start - 1) !== '(') return undefined
  const end = skipDigits(text, start)
  const value = Number(text.slice(start, end))
  if (value < 3 || value > 119 || text.charAt(end) !== ')') return undefined
  const before = text.slice(Math.max(0, start - 56), start)
  if (!NAMED_BRACKET.test(before) || PLACE_BRACKET.test(before)) return undefined
  return BEHIND_BRACKET.test(text.slice(end, end + 24))
    ? { start, end, kind: 'duration', value, unit: undefined, approx: 'none' }
    : undefined
}

/**
 * Whether digits without a unit are somebody's age: aged 37; the miller, 62, who; Tom Ferris, 41, took over. An age has no
 * unit in English then, and is a duration, as 62岁 is.
 */
export function isAge(text: string, { start, end, digits }: Numeral): boolean {
  if (digits === undefined || digits.length > 3) return false
  const before = text.slice(Math.max(0, start - 56), start)
  if (BEFORE.test(before)) return true
  const value = Number(digits)
  if (value === 0 || value > 119 || !NAMED.test(before) || DAY.test(before) || PART.test(before)) return false
  const after = text.slice(end, end + 40)
  if (BEHIND.test(after)) return true
  if (PLACE.test(before)) return false
  if (SAID.test(before)) return /^[,.;!?”"]/u.test(after)
  if (DOING.test(after) || (AND_BEFORE.test(before) && /^, \p{Ll}/u.test(after))) return true
  return FULL_NAME.test(before) && /^, (?!and\b|or\b|but\b|plus\b|mostly\b|nearly\b|about\b)\p{Ll}/u.test(after)
}
