import { skipDigits } from '../core/arabic.ts'
import { runEnd } from '../core/identifiers.ts'
import { isDigit } from '../core/numeral.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** Words before a run of digits that say it identifies something and states no quantity. */
const LABELS =
  /(?:P\.? ?O\.? Box|(?:part|serial|account|Security|phone|license|case|order|flight|tracking|model|badge|ID) number(?: is)?|Dial|dial|Text|text|H\.R\.|S\.B\.|qq|ISBN|ISSN|Tel|TEL|tel|Fax|Phone|phone|call|Call|No|no|nr|DOI|doi|GB\/T|GB|ISO|IEC|DB\d{2}|JGJ|HJ|QB|T\/[A-Z]{2,})[\s:.是为号]*[(+]?$/u
/** 123 Random Street */
const STREET = new RegExp(
  String.raw`^\d{1,5}[A-Z]? (?:[NSEW]\.?[NSEW]?\.? )?(?:(?:[A-Z][a-z’']+|\d{1,3}(?:st|nd|rd|th)) ){1,3}${anyOf(words.streets)}\b`,
  'u',
)

/** Springfield, IL 62701; Austin, Texas 78701-1234. */
const STATE_BEFORE = /, (?:[A-Z]{2}|[A-Z][a-z]{2,4}\.|(?:(?:New|North|South|West|Rhode) )?[A-Z][a-z]{3,12}) $/u
const ZIP = /^\d{5}(?:-\d{4})?(?=$|[^\w -]| $| [^a-z\d]|\. )/u

/** Whether what stands before `start`, apart from signs, could be a word of {@link LABELS}: a letter, or a digit of DB11. */
function isWordBefore(text: string, start: number): boolean {
  let at = start - 1
  while (at > start - 28 && /[\s:.是为号(+]/u.test(text.charAt(at))) at -= 1
  const code = text.charCodeAt(at)
  return !isDigit(code) || text.charAt(at - 2) === 'B'
}

/** End of the number of a model or of a grade of gold at `start` (Boeing 737, 18K gold). */
export function identifierAtEn(text: string, start: number): number | undefined {
  if (/(?:Boeing|Airbus)\s?$/u.test(text.slice(Math.max(0, start - 8), start))) return skipDigits(text, start)
  const gold = /^(?:9|14|18|22|24)K(?= gold)/u.exec(text.slice(start, start + 16))
  return gold === null ? undefined : start + gold[0].length
}

/** End of the digits at `start` that a word before them, a street or a state says to identify something. */
export function labelledAtEn(text: string, start: number): number | undefined {
  const end = runEnd(text, start)
  const digitsEnd = skipDigits(text, start)
  const before = text.slice(Math.max(0, start - 28), start)
  const isGrouped = /^,\d{3}/u.test(text.slice(digitsEnd, digitsEnd + 4))
  if (
    isWordBefore(text, start) &&
    LABELS.test(before) &&
    !isGrouped &&
    !/[年月日%]/u.test(text.charAt(end)) &&
    digitsEnd - start >= 2
  )
    return end
  const street = STREET.exec(text.slice(start, start + 48))
  if (street !== null) return start + street[0].length
  // Springfield, IL 62701
  if (/\bZIP(?: [Cc]odes?)?(?: is)? $/u.test(text.slice(Math.max(0, start - 13), start)) && digitsEnd - start === 5)
    return digitsEnd
  // A case at court: 22-cv-1187.
  const docket = /^\d{1,4}-[a-z]{1,3}-\d{2,6}/u.exec(text.slice(start, start + 16))
  if (docket !== null) return start + docket[0].length
  const zip = digitsEnd - start === 5 && STATE_BEFORE.test(before) ? ZIP.exec(text.slice(start, start + 12)) : null
  return zip === null ? undefined : start + zip[0].length
}
