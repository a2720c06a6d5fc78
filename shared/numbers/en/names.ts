import { named, type Reading, type ReadingContext } from '../core/context.ts'
import { skipDigits } from '../core/arabic.ts'
import { anyOf } from '../../lib/any-of.ts'
import { wordAt } from '../core/word.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import english from './data/english.json' with { type: 'json' }
import lists from './data/names.json' with { type: 'json' }
import { unitEn } from './unit.ts'

const THING = new RegExp(`(?:^|[^A-Za-z-])${anyOf(lists.things)}[ -]$`, 'u')
/** “737-800 flight 1234”; on the flight 120 passengers are counted. */
const FLIGHT = /(?<!\b(?:the|an?|this|that|each|every|per|one|his|her|its|our|their|of|in) )(?<![a-z-])flight $/u
const TITLE = new RegExp(`^ ${anyOf(lists.units)}(?![A-Za-z-])`, 'u')
const COMPOUND = new RegExp(`^-${anyOf(lists.compounds)}(?![a-z])`, 'u')
const DATED = new Set([...Object.keys(calendar.months), ...Object.keys(calendar.weekdays)])
const NUMBERED = new RegExp(`(?:^|[^A-Za-z])${anyOf(lists.numbered)} $`, 'iu')
/** Numerals that names and adjectives begin with. */
const NUMERAL = new Set([
  ...Object.keys(english.cardinals),
  ...Object.keys(english.tens),
  ...Object.keys(english.ordinals),
  'hundred',
  'thousand',
])
/** Set phrases by the word of their numeral. */
const PHRASES = phrasesByWord()
const REACH = 24

interface Phrase {
  readonly before: string
  readonly rest: string
}

function phrasesByWord(): ReadonlyMap<string, readonly Phrase[]> {
  const map = new Map<string, Phrase[]>()
  for (const entry of lists.phrases) {
    const [before = '', rest = ''] = entry.split('|')
    const word = wordAt(rest, 0)?.text ?? ''
    map.set(word, [...(map.get(word) ?? []), { before, rest }])
  }
  return map
}

/** Words with which a set phrase or a name can begin. */
export const NAME_STARTS: ReadonlySet<string> = new Set([...PHRASES.keys(), ...NUMERAL])

/** Route 66, Firefox 128, version 5.0, 7-Eleven, 60 Minutes, a 737-800, a 911 call: digits in a name. */
export function readNameEn(context: ReadingContext, at: number): Reading | undefined {
  const { text, lower } = context
  const end = skipDigits(text, at)
  const before = text.slice(Math.max(0, at - REACH), at)
  const plane = /^7[0-8]7(?:-\d{1,4}[A-Z]*|(?= MAX)|(?= (?:jet|plane|aircraft|airliner|jumbo)))(?![\d,])/u.exec(
    text.slice(at, at + 12),
  )
  if (plane !== null) return named(at, at + plane[0].length)
  if (isStore(lower, at)) return named(at, at + 4)
  if (/^911(?!\d|[.,]\d)/u.test(text.slice(at, at + 5)) && isEmergency(lower, at)) return named(at, end)
  const own = makerOrSight(text, at) ?? (isBody(text, at, end) ? end : undefined)
  if (own !== undefined) return named(at, own)
  if (/^\d{3}\([a-z]\)/u.test(text.slice(at, at + 6))) return named(at, end + 3)
  if (/^\d{2,5} block of /u.test(text.slice(at, at + 14))) return named(at, end)
  const cased = /^-[A-Z][a-z]*/u.exec(text.slice(end, end + 14))
  if (cased !== null && isRunning(text, at) && unitEn(context, end) === undefined)
    return named(at, end + cased[0].length)
  const title = end - at < 4 ? TITLE.exec(text.slice(end, end + 12)) : null
  if (title !== null && isRunning(text, at)) return named(at, end + title[0].length)
  const point = /^\.\d+(?!\d)/u.exec(text.slice(end, end + 8))
  const stop = end + (point?.[0].length ?? 0)
  if (/^(?:[,/:%]\d|[%-])/u.test(text.slice(stop, stop + 2))) return undefined
  const sign = text.charAt(at - 1)
  // A name stands right before its number.
  if (sign !== ' ' && sign !== '-') return undefined
  if (THING.test(before) || FLIGHT.test(before)) return named(at, stop)
  return isOwnName(context, at, stop) ? named(at, stop) : undefined
}

const AMOUNT_AFTER = new RegExp(`^ ${anyOf(lists.amountAfter)}(?![A-Za-z])`, 'u')
const ABOUT =
  /(?:[$€£¥\d-]|(?:about|around|nearly|almost|over|roughly|some|than|another|estimated|least|most|first|next|last|to|of)) ?$/iu

/** End of the 3M that makes tape, where nothing counts in millions, and of 20/20, as eyes see. */
function makerOrSight(text: string, at: number): number | undefined {
  const sight = /^20\/20(?= (?:vision|hindsight|eyesight|sight|view)\b)/u.exec(text.slice(at, at + 16))
  if (sight !== null) return at + 5
  if (!/^3M(?![A-Za-z\d])/u.test(text.slice(at, at + 3)) || ABOUT.test(text.slice(Math.max(0, at - 12), at)))
    return undefined
  const after = text.slice(at + 2, at + 18)
  return AMOUNT_AFTER.test(after) && !/^ in [A-Z]/u.test(after) ? undefined : at + 2
}

const BODY = new RegExp(`(?:^|[^A-Za-z])((?:[Tt]he )?)${anyOf(lists.bodies)} of $`, 'u')
const OF_BODY = new RegExp(`^ ${anyOf(lists.bodiesOf)}(?![a-z])`, 'iu')

/** The Group of Seven, the Gang of Four; “a Group of 7 Hikers” is counted. */
function isBody(text: string, start: number, end: number): boolean {
  const body = BODY.exec(text.slice(Math.max(0, start - REACH), start))
  if (body === null) return false
  const after = text.slice(end, end + 18)
  return (
    body[1] !== '' || OF_BODY.test(after) || !/^ [A-Za-z]+s\b|^ (?:people|men|women|children)\b|^[-\d]/iu.test(after)
  )
}

/** The 7-11 on Elm Street, a 7-11 clerk; a 7-11 loss is a score. */
function isStore(lower: string, at: number): boolean {
  if (!/^7-11(?![\d.,:/%-]*\d|[%-])/u.test(lower.slice(at, at + 8))) return false
  const after = lower.slice(at + 4, at + 24)
  if (STORE_AFTER.test(after)) return true
  return STORE_BEFORE.test(lower.slice(Math.max(0, at - 14), at)) && STORE_PLACE.test(after)
}
const STORE_BEFORE = /(?:^|[^a-z])(?:the|an?|this|that|their|his|her|our|local|nearby|corner|every|another) $/u
const STORE_AFTER = new RegExp(`^(?:s|['’]s)? ${anyOf(lists.storeAfter)}(?![a-z])`, 'u')
const STORE_PLACE = new RegExp(`^(?:s|['’]s)?(?:$|[.,;:!?)”"]| ${anyOf(lists.storePlace)}(?![a-z]))`, 'u')

const isEmergency = (lower: string, at: number): boolean =>
  /\b(?:call(?:s|ed|ing)?|dial(?:s|ed|ing)?|to|a|the) $/u.test(lower.slice(Math.max(0, at - 9), at)) ||
  /^911 (?:call|dispatch|operator|center)/u.test(lower.slice(at, at + 14))

/** Zoom 6, Python 3.12, Big 12: a capitalised word within a sentence, its number, and nothing that it counts. */
function isOwnName(context: ReadingContext, at: number, end: number): boolean {
  const { text } = context
  if (end - at > 4 || /^(?:1[4-9]|20)\d\d/u.test(text.slice(at, end))) return false
  const match = /[a-z,'’)] (?:the )?([A-Z][A-Za-z]*) $/u.exec(text.slice(Math.max(0, at - REACH), at))
  const word = match?.[1]?.toLowerCase()
  if (word === undefined || DATED.has(word) || unitEn(context, end) !== undefined) return false
  // “Iowa 24, Ohio 17” are points.
  if (/\d,? [A-Z][A-Za-z]+ $/u.test(text.slice(Math.max(0, at - REACH), at))) return false
  return (
    /^(?:[.;:)”]?(?:$|\s$|\n)|,(?! [A-Z][A-Za-z]+ \d)|\.? [a-z]+(?:ed)?(?<!s)(?: |[.,]|$))/u.test(
      text.slice(end, end + 20),
    ) && isRunning(text, at)
  )
}

/** Whether the words around are those of a sentence, and not of a headline with a capital in each. */
function isRunning(text: string, at: number): boolean {
  const around = `${text.slice(Math.max(0, at - 80), at)} ${text.slice(at, at + 80)}`
  return /(?<![A-Za-z'’-])(?!(?:from|with|over|into|onto|upon|than|when)\b)[a-z]{4,}/u.test(around)
}

/** End of the set phrase or adjective whose numeral in words begins at `at` (cloud nine, two-faced): no number is told. */
export function phraseEndEn({ lower }: ReadingContext, at: number): number | undefined {
  const word = wordAt(lower, at)
  if (word === undefined) return undefined
  for (const { before, rest } of PHRASES.get(word.text) ?? []) {
    const end = at + rest.length
    const isLed = before === '' || lower.slice(Math.max(0, at - before.length), at) === before
    if (isLed && lower.startsWith(rest, at) && !/[a-z]/u.test(lower.charAt(end))) return end
  }
  const compound = NUMERAL.has(word.text) ? COMPOUND.exec(lower.slice(word.end, word.end + 18)) : null
  return compound === null ? undefined : word.end + compound[0].length
}

/** Three Mile Island, Fifth Avenue, the Big Ten: a numeral with a capital within a sentence is part of a name. */
export function readWordNameEn({ text, lower }: ReadingContext, at: number): Reading | undefined {
  const word = wordAt(lower, at)
  if (word !== undefined && NUMERAL.has(word.text) && /^[A-Z]/u.test(text.charAt(at)) && isBody(text, at, word.end))
    return named(at, word.end)
  if (word === undefined || !NUMERAL.has(word.text) || !/[A-Za-z,] $/u.test(text.slice(Math.max(0, at - 2), at)))
    return undefined
  const name = /^[A-Z][a-z]+(?:[ -][A-Z][A-Za-z]+)*/u.exec(text.slice(at, at + 40))
  return name === null || !isRunning(text, at) ? undefined : named(at, at + name[0].length)
}

/** Bus No. 14, Case No. 24-1187: what stands before “No.” is told apart by it, and not ranked. */
export const isNumberedThing = (text: string, at: number): boolean =>
  NUMBERED.test(text.slice(Math.max(0, at - REACH), at))
