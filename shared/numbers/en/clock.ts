import type { ClockTime } from '../core/calendar.ts'
import words from './data/clock.json' with { type: 'json' }
import { anyOf } from '../../lib/any-of.ts'
import { isDigit } from '../core/numeral.ts'
import { codesOf } from '../core/pack.ts'

/** A time of day found in a text; `end` is the index after it. */
export interface FoundClock {
  readonly end: number
  readonly time: ClockTime
}

const HOURS: ReadonlyMap<string, number> = new Map(Object.entries(words.hours))
const MINUTES: ReadonlyMap<string, number> = new Map(Object.entries(words.minutes))
const NAMED: ReadonlyMap<string, number> = new Map(Object.entries(words.named))
const of = (map: ReadonlyMap<string, number>): string => anyOf([...map.keys()])

const NOON = new RegExp(`^(?:12 )?(${of(NAMED)})(?![a-z'’-])`, 'u')
/** half past nine, a quarter to 9, twenty minutes past six */
const PAST = new RegExp(
  `^(?:a )?(${of(MINUTES)})(?: minutes?)? (past|to|after|before|of) (${of(HOURS)}|1[0-2]|[1-9])(?![a-z\\d-]|:\\d)`,
  'u',
)
const OCLOCK = new RegExp(`^(${of(HOURS)}) o['’]?clock`, 'u')
const HALF = / ?(?:a\.m\.|p\.m\.|am|pm|a m|p m)(?![a-z])/u.source
const SPELLED = new RegExp(`^(${of(HOURS)})(?:-(${of(MINUTES)}))?(${HALF})`, 'u')
const DAY_PART = /^ (?:in the (morning|afternoon|evening)|at (night))\b/u
const ZONE = /^ ?(?:\((?:[ecmp][sd]?t|gmt|utc|bst|cet|cest)\)|(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST)(?![A-Za-z]))/u

/** Words with which a time of day can begin (noon, half, five). */
export const CLOCK_STARTS: ReadonlySet<string> = new Set([...NAMED.keys(), ...HOURS.keys(), ...MINUTES.keys()])

/** Time of day in words at `start`: noon, midnight, half past nine, quarter to six, five o'clock, nine a.m. */
export function readClockWords(lower: string, start: number): FoundClock | undefined {
  const slice = lower.slice(start, start + 40)
  const noon = NOON.exec(slice)
  if (noon !== null) return made(start, noon[0], NAMED.get(noon[1] ?? '') ?? 12, undefined)
  const past = PAST.exec(slice)
  if (past !== null && isClockPast(lower, start, past)) {
    const hour = HOURS.get(past[3] ?? '') ?? Number(past[3])
    const minute = MINUTES.get(past[1] ?? '') ?? 0
    const isBefore = /^(?:to|before|of)$/u.test(past[2] ?? '')
    const whole = isBefore ? hour * 60 - minute : hour * 60 + minute
    const at = half(lower, start + past[0].length, Math.floor(whole / 60))
    return { end: at.end, time: { hour: at.hour, minute: whole % 60, second: undefined } }
  }
  const clock = OCLOCK.exec(slice)
  if (clock !== null) {
    const at = half(lower, start + clock[0].length, HOURS.get(clock[1] ?? '') ?? 0)
    return { end: at.end, time: { hour: at.hour, minute: undefined, second: undefined } }
  }
  const spelled = SPELLED.exec(slice)
  if (spelled === null) return undefined
  const hour = inHalf(HOURS.get(spelled[1] ?? '') ?? 0, spelled[3])
  return made(start, spelled[0], hour, spelled[2] === undefined ? undefined : MINUTES.get(spelled[2]))
}

/** “ten to six” is a score or a span as often as a time: only behind “at”, “by” and the like, or with a quarter or a half. */
function isClockPast(lower: string, start: number, match: RegExpExecArray): boolean {
  if (/^(?:half|quarter)$/u.test(match[1] ?? ''))
    return match[2] !== 'of' && (match[2] === 'past' || match[1] !== 'half')
  if (match[2] === 'past') return true
  return (
    match[2] === 'to' &&
    /\b(?:at|by|until|till|before|after|was|is) $/u.test(lower.slice(Math.max(0, start - 8), start))
  )
}

const made = (start: number, text: string, hour: number, minute: number | undefined): FoundClock => ({
  end: start + text.length,
  time: { hour, minute, second: undefined },
})

/** The half of the day that follows an hour, if one does (five o'clock in the evening). */
function half(lower: string, end: number, hour: number): { readonly end: number; readonly hour: number } {
  const part = DAY_PART.exec(lower.slice(end, end + 17))
  if (part === null) return { end, hour }
  const isLate = part[1] === 'afternoon' || part[1] === 'evening' || (part[2] === 'night' && hour > 5)
  return {
    end: end + part[0].length,
    hour: isLate && hour < 12 ? hour + 12 : part[2] === 'night' && hour === 12 ? 0 : hour,
  }
}

function inHalf(hour: number, sign: string | undefined): number {
  if (sign?.includes('p') === true && hour < 12) return hour + 12
  return sign?.includes('a') === true && hour === 12 ? 0 : hour
}

/** What can stand right behind the hours of a time: a point or a colon, or what says that they are hours. */
const BEHIND_HOURS: ReadonlySet<number> = new Set(codesOf(':. apo'))

/** 8:00:31am, 3 pm, 9.30am, 10 o'clock, 10 in the morning; bare h:mm too. The zone behind it (EST) is part of it. */
export function readClockEn(lower: string, text: string, start: number, inRange: boolean): FoundClock | undefined {
  const zoned = readWholeClock(lower, text, start)
  if (zoned !== undefined) return zoned
  const hoursEnd = isDigit(lower.charCodeAt(start + 1)) ? start + 2 : start + 1
  if (!inRange && !BEHIND_HOURS.has(lower.charCodeAt(hoursEnd))) return undefined
  const match =
    /^(\d{1,2})(?:([:.])(\d{2})(?::(\d{2}))?)?( ?(?:a\.m\.|p\.m\.|am|pm|a m|p m)(?![a-z])| ?o['’]?clock)?/u.exec(
      lower.slice(start, start + 20),
    )
  if (match === null || isDigit(lower.charCodeAt(start - 1))) return undefined
  const [whole, h, sign, m, s, sort] = match
  const hour = Number(h)
  const minute = m === undefined ? undefined : Number(m)
  const end = start + whole.length
  const part = sort === undefined || sort.endsWith('clock') ? half(lower, end, hour) : { end, hour }
  const isTold = sort !== undefined || part.end > end
  if (
    hour > 24 ||
    (minute ?? 0) > 59 ||
    (!isTold &&
      ((sign !== ':' && !isDotted(lower, start, end, match) && !isZoned(text, end, match)) ||
        (hour < 10 && h?.length === 1 && isDigit(lower.charCodeAt(end)))))
  )
    return undefined
  if (!isTold && sign === undefined && !inRange) return undefined
  if (isDigit(lower.charCodeAt(end))) return undefined
  const time = {
    hour: part.end > end ? part.hour : inHalf(hour, sort),
    minute,
    second: s === undefined ? undefined : Number(s),
  }
  const zone = ZONE.exec(text.slice(part.end, part.end + 7))
  return { end: part.end + (zone?.[0].length ?? 0), time }
}

/** 0945 GMT, 0630 hours: four digits that a zone or the word says to be a time. */
function readWholeClock(lower: string, text: string, start: number): FoundClock | undefined {
  if (!isDigit(lower.charCodeAt(start + 3))) return undefined
  const match = /^([01]\d|2[0-3])([0-5]\d)(?!\d)/u.exec(lower.slice(start, start + 5))
  if (match === null || isDigit(lower.charCodeAt(start - 1))) return undefined
  const end = start + 4
  const told =
    ZONE.exec(text.slice(end, end + 7)) ??
    (match[0].startsWith('0') ? HOURS_SAID : NEVER).exec(lower.slice(end, end + 7))
  const time = { hour: Number(match[1]), minute: Number(match[2]), second: undefined }
  return told === null ? undefined : { end: end + told[0].length, time }
}

/** 08.57 GMT */
const isZoned = (text: string, end: number, [, , sign, minute]: RegExpExecArray): boolean =>
  sign === '.' && minute !== undefined && ZONE.test(text.slice(end, end + 7))

const HOURS_SAID = /^ (?:hours|hrs)\b/u
const NEVER = /(?!)/u
const AT = /\b(?:at|by|until|till|from|before|after|since|around|to|the) $/u
const AT_VERB = new RegExp(String.raw`\b${anyOf(words.timeVerbs)}\b[^.;:]{0,24}$`, 'u')
/** What is quoted, rated or measured with two decimals. */
const RATED = new RegExp(String.raw`\b${anyOf(words.rated)}\b`, 'u')
const DOTTED = /(?:^|[^\d.,])\d{1,2}\.[0-5]\d ?(?:am|pm|a\.m\.|p\.m\.)/u
const DAY_AFTER =
  /^,? (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:morning|afternoon|evening)|yesterday|tonight|today)\b/u
const GOES_ON = new RegExp(String.raw`^(?:$|[,;:!?)”"’]|\.(?!\d)| (?:${anyOf(words.afterTime)})\b)`, 'u')

/** “left at 8.57”, “at 9.30 on Sunday”, “the 10.15 from Leeds”: British times without a half of the day. */
function isDotted(lower: string, start: number, end: number, [, hour, sign, minute, second]: RegExpExecArray): boolean {
  if (sign !== '.' || minute === undefined || second !== undefined || Number(hour) > 23) return false
  const before = lower.slice(Math.max(0, start - 60), start)
  if (!AT.test(before) || RATED.test(before)) return false
  const after = lower.slice(end, end + 20)
  if (before.endsWith('the ')) return /^ (?:from|train|bus|ferry|boat|flight|service|express)\b/u.test(after)
  if (!GOES_ON.test(after)) return false
  const isNear = (): boolean =>
    DOTTED.test(lower.slice(Math.max(0, start - 300), start)) || DOTTED.test(lower.slice(end, end + 300))
  return DAY_AFTER.test(after) || AT_VERB.test(before.slice(-36)) || isNear()
}
