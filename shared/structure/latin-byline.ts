import { anyOf } from '../lib/any-of.ts'
import { foldText } from './fold.ts'
import { MONTH_NAME } from './dates.ts'
import { WORDS } from './words.ts'
import { AGENCY, AGENCY_LINE } from './wire.ts'

/** Who signs an article in a language of Latin letters. */
export interface LatinByline {
  /** Those who wrote, parted as the line parts them. */
  readonly names: string
  /** The agency or paper that the line names beside them. */
  readonly house?: string
}

const LONGEST = 200
const WRITER =
  /^(?:(?:words|story|text|report|essay|interview|opinion|analysis|comment|commentary|column|review|written|reported|compiled|told)(?:\s*(?:and|&|,)\s*\w+){0,2}(?:\s+by\s+|\s*:\s*)|by:?\s+|author\s*:\s*|writer\s*:\s*)/iu
const WORK =
  '(?:photo(?:graph)?(?:s|y|ed)?|pictures?|illustrat(?:ions?|ed)|graphics?|art(?:work)?|video(?:s|graphy)?|images?|design(?:ed)?|additional reporting|edited|editing)'
/** What somebody else did for the piece. */
const OTHER_WORK = new RegExp(`^${WORK}(?:\\s+by\\s|\\s*:)`, 'iu')
/** The same within a line; what stands between it and the name before. */
const BEFORE_OTHER_WORK = new RegExp(
  `(?<!\\b(?:text|story|words|written|reported|&))(?<!\\b(?:and|with))[\\s,.;/]+(?:(?:and|with)\\s+)?(?=${WORK}(?:\\s+by\\s|\\s*:))`,
  'giu',
)
/** When it was put up, where its writer is to be reached; an office that follows without a comma (AP Sports Writer). */
const BESIDE = /[\s,|]+(?:(?:updated|published|posted)\b|@\w{2,}|[\w.+-]+@[\w-]+\.).*$/iu
const BEFORE_AGENCY_OFFICE =
  /\s+(?=(?:AP|AFP|UPI|CP)\s+(?:\p{Lu}\p{L}+\s+){0,2}(?:Writer|Reporter|Correspondent|Editor|Columnist)s?\b)/gu
/** By ADA CRANE Associated Press: whose the name is, without a comma. */
const BEFORE_AGENCY = new RegExp(`(?<!,|\\b(?:by|the|and|for|of))\\s+(?=(?:The\\s+)?${AGENCY}$)`, 'giu')
const PARTING = /\s*[|•·;\t\n]\s*|\s+[—–-]\s+|\s*\/\s*|\s{2,}/u
const PARTICLE = '(?:de|da|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|y|zu|dos|das|do|af|av)'
const NAME = new RegExp(
  `^(?:${PARTICLE}\\s+){0,2}\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:\\s+(?:${PARTICLE}\\s+){0,2}\\p{Lu}[\\p{L}\\p{M}'’.-]*){0,4}$`,
  'u',
)
const AND = /\b(?:and|with)\b|&/u
const BETWEEN_NAMES = /\s*,?\s+(?:and|with)\s+|\s*&\s*|\s*,\s*/giu
/** Where they are, or for whom: no part of a name. */
const PLACED = /[\s,]+(?:in|for|at|from|of|reporting|special to)\s+(?=\S)/iu
/** Ada Crane in Penmore and …: where one of several is. */
const PLACE_OF_ONE = /\s+in\s+\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2}(?=\s+and\s+\p{Lu})/gu
/** Jane Rook in Orrin: where somebody is, behind a name. */
export const IN_PLACE = /\s+in\s+\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2}$/u
const OFFICE = new RegExp(
  `(?:^|[\\s-])${anyOf(WORDS.officesLatin)}s?$|^${anyOf(WORDS.officesLatin)}s?(?:\\s+(?:at|for|of|in)\\s|,|\\s)`,
  'iu',
)
const PRESS = new RegExp(`^(?:The\\s+)?(?:\\p{Lu}[\\p{L}'’.&-]*\\s+){0,4}${anyOf(WORDS.papersLatin)}$`, 'u')
/** Those of a house who sign together. */
const TOGETHER =
  /^(?:the\s+)?(?:\p{Lu}[\p{L}'’.&-]*\s+){0,5}(?:editorial board|editors|news(?:room)?(?: staff)?|staff(?: writers| reporters)?|reporters|correspondents|news team)$/iu
/** The Editorial Board: those who sign so without a “by”. */
const TOGETHER_ALONE = /^(?:the\s+)?(?:\p{Lu}[\p{L}'’.&-]*\s+){0,5}editorial board$|^the editors$/iu
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}.’'-]*"
const PERSON = `${CAPITALISED}(?:\\s${CAPITALISED}){1,2}`
const TOWN = `${CAPITALISED}(?:\\s${CAPITALISED}){0,2}`
const REPORTING = 'reporting\\s+(?:from|in)'
const PLACED_ONE = `${PERSON}\\s+(?:${REPORTING}|in)\\s+${TOWN}`
/** Jane Rook in Orrin and Sam Oduya in Vale; Jane Rook reporting from Orrin: nothing but who was where. */
const CORRESPONDENTS = new RegExp(
  `^(?:${PLACED_ONE}(?:,\\s+|,?\\s+and\\s+))+${PLACED_ONE}$|^${PERSON}\\s+${REPORTING}\\s+${TOWN}$`,
  'u',
)
const WHERE_OF_ONE = new RegExp(`\\s+(?:${REPORTING}|in)\\s+${TOWN}(?=,|\\s+and\\s|$)`, 'gu')
const DAY = new RegExp(
  `(?:19|20)\\d{2}|^(?:updated|published|posted)\\b|^(?:${MONTH_NAME})\\.?\\s+\\d|^\\d{1,2}\\s+(?:${MONTH_NAME})|^\\d{1,2}:\\d{2}|^\\d{1,3}[\\s-]min`,
  'iu',
)
const NOBODY = new RegExp(`^${anyOf(WORDS.nobodyLatin)}$`, 'iu')

/**
 * Who signs a line: “By Ada Finch, Science Editor | Photographs by Tom Barlow | May 3, 2026”, “JANE ROE / The Associated Press”.
 * Undefined for a line in which anything stands that is neither a name nor what stands beside one: a sentence, a headline.
 */
export function readLatinByline(text: string): LatinByline | undefined {
  if (text.length > LONGEST) return undefined
  const line = text.trim().replace(/^[([*_^]+|[)\]*_<]+$/gu, '')
  if (!WRITER.test(line)) {
    if (TOGETHER_ALONE.test(line)) return { names: line }
    if (CORRESPONDENTS.test(line)) return { names: line.replace(WHERE_OF_ONE, '') }
  }
  const parts = line
    .replace(BESIDE, '')
    .replace(BEFORE_OTHER_WORK, ' | ')
    .replace(BEFORE_AGENCY_OFFICE, ' | ')
    .replace(BEFORE_AGENCY, ' | ')
    .split(PARTING)
    .filter((part) => part !== '')
  const label = WRITER.exec(parts[0] ?? '')?.[0]
  let names: Signed | undefined
  let house: string | undefined
  for (const [index, part] of parts.entries()) {
    if (OTHER_WORK.test(part) || DAY.test(foldText(part))) continue
    const own = WRITER.exec(part)?.[0]
    if (own !== undefined || index === 0) {
      const words = part.slice(own?.length ?? 0)
      const signed = own !== undefined && TOGETHER.test(words) ? { names: words } : readSigned(words)
      if (signed === undefined) return undefined
      house ??= signed.house
      names = names === undefined ? signed : { names: `${names.names}, ${signed.names}` }
    } else if (isHouse(part)) house ??= part
    else if (!OFFICE.test(part) && !(label !== undefined && NAME.test(part))) return undefined
  }
  if (names === undefined) return undefined
  // Without a “by” only the house or the office beside it tells a name from a headline.
  const isTold = names.hasOffice === true || (house !== undefined && house !== names.names)
  if (label === undefined && !(isTold && names.names.includes(' '))) return undefined
  return { names: names.names, ...(house === undefined ? {} : { house }) }
}

/** A line that is nobody’s name: AP Sports Writer, Staff Writers. */
export function isLatinOffice(text: string): boolean {
  return text.length <= 60 && /^\p{Lu}/u.test(text) && !/[,.:]/u.test(text) && OFFICE.test(text)
}

/** A line that is a person’s name by its form, of two words or three. */
export function isLatinName(text: string): boolean {
  // Jane Rook in Orrin
  const words = text.replace(IN_PLACE, '').split(' ')
  if (words.length < text.split(' ').length) return isLatinName(words.join(' '))
  return words.length >= 2 && words.length <= 3 && !/[\d:]/u.test(text) && isName(text, false) && !OFFICE.test(text)
}

interface Signed {
  readonly names: string
  /** Whether the line says in its own words what one of them is. */
  readonly hasOffice?: boolean
  readonly house?: string
}

/** Names, and an office or a house behind them; undefined where something else stands. */
function readSigned(text: string): Signed | undefined {
  const whole = text
    .trim()
    .replace(/\s*\([^()]{2,40}\)/gu, '')
    .replace(PLACE_OF_ONE, '')
  if (isHouse(whole)) return { names: whole, house: whole }
  const place = PLACED.exec(whole)
  const line = whole.slice(0, place?.index ?? whole.length)
  const behind = place === null ? '' : whole.slice(place.index + place[0].length)
  // Professor of history: what stands behind an office is of it.
  const isOfOffice = line.includes(',') && OFFICE.test(line.slice(line.lastIndexOf(',') + 1).trim())
  if (behind !== '' && !isOfOffice && !/^(?:the\s+)?\p{Lu}/u.test(behind)) return undefined
  let at = 0
  let stopBefore = 0
  let end = 0
  /** Names that follow the office of the first: “, and Lina Okoro”. */
  const more: string[] = []
  /** A name behind a comma may be a town; with an “and” behind it, it was a name. */
  let maybe: string[] = []
  let house = isHouse(behind) ? behind : undefined
  let isOver = false
  let hasOffice = false
  for (const mark of [...line.matchAll(BETWEEN_NAMES), undefined]) {
    const stop = mark?.index ?? line.length
    const part = line.slice(at, stop).trim()
    const isOffice = OFFICE.test(part)
    hasOffice ||= isOffice && end > 0
    if (isHouse(part)) {
      house ??= part
      isOver = true
    } else if (isOver && hasOffice && !isOffice && isName(part, true)) {
      maybe.push(part)
      if (AND.test(line.slice(stopBefore, at))) {
        more.push(...maybe)
        maybe = []
      }
    } else if (end > 0 && (isOver || isOffice || !isName(part, end > 0))) {
      // An office, a degree, a town: short, or it is the rest of a sentence.
      if (part.split(/\s+/u).length > 6 || (!isOffice && !/^\p{Lu}/u.test(part))) return undefined
      isOver = true
    } else if (isName(part, false)) end = stop
    else return undefined
    stopBefore = stop
    if (mark !== undefined) at = mark.index + mark[0].length
  }
  return end === 0
    ? undefined
    : {
        names: [[line.slice(0, end).trim(), ...more.slice(0, -1)].join(', '), ...more.slice(-1)].join(' and '),
        hasOffice,
        ...(house === undefined ? {} : { house }),
      }
}

/** One word alone is a name only where it opens the line; behind a comma it is a town. */
function isName(part: string, isBehind: boolean): boolean {
  if (!NAME.test(part) || /^the\s/iu.test(part) || NOBODY.test(part.split(/\s+/u)[0] ?? '')) return false
  return !isBehind || part.includes(' ')
}

function isHouse(part: string): boolean {
  return AGENCY_LINE.test(part) || PRESS.test(part)
}
