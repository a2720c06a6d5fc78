import { soundsOf } from '../repair/readings.ts'
import data from './data/look-alike.json' with { type: 'json' }
import { LISTS } from './word-lists.ts'
import { anyOf } from '../lib/any-of.ts'

/** Characters that are taken for each other by the eye. */
const GROUPS = data.groups
/** Who holds it is one person: the same office with another name is a slip or another person, and worth a look. */
const OFFICE = new RegExp(`${anyOf(LISTS.phrases.titleEndsZh)}$`, 'u')

/** Two names of equal length, in Simplified, that differ in one given character: 沈砚秋 and 沈砚秌. */
export function isNearName(one: string, other: string): boolean {
  return one.length === other.length && one.charAt(0) === other.charAt(0) && differing(one, other).length === 1
}

/**
 * Whether one of two near names is likely a slip for the other: the differing characters sound alike (tones aside) or
 * look alike, or both names stand behind the same office. 李文秀 and 李文静 are two people.
 */
export function isLikelySlip(one: string, other: string, title: string, otherTitle: string): boolean {
  if (title !== '' && title === otherTitle && OFFICE.test(title)) return true
  return differing(one, other).every(([a, b]) => isAlike(a, b))
}

/** Whether one of two surnames is likely a slip for the other: 谭 and 覃, 余 and 佘, 章 and 张. */
export const isSurnameSlip = (one: string, other: string): boolean => one !== other && isAlike(one, other)

function isAlike(one: string, other: string): boolean {
  const sounds = soundsOf(one)
  return (
    soundsOf(other).some((sound) => sounds.includes(sound)) ||
    GROUPS.some((group) => group.includes(one) && group.includes(other))
  )
}

function differing(one: string, other: string): readonly (readonly [string, string])[] {
  const theirs = [...other]
  return [...one].flatMap((sign, at) => (sign === theirs[at] ? [] : [[sign, theirs[at] ?? ''] as const]))
}

/** Catherine Lowe and Katherine Lowe, Rowan Lek and Rowan Leck: one of two parts the same, the other one letter off. */
export function isNearEnglish(one: string, other: string): boolean {
  const [a, b] = [one.split(/\s+/u), other.split(/\s+/u)]
  const [given = '', surname = ''] = [a[0], a.at(-1)]
  const [theirGiven = '', theirSurname = ''] = [b[0], b.at(-1)]
  if (a.length < 2 || b.length < 2) return false
  if (given === theirGiven)
    return isLong(surname, theirSurname) && (isOneOff(surname, theirSurname) || isOtherInitial(surname, theirSurname))
  return surname === theirSurname && isLong(given, theirGiven) && isOneOff(given, theirGiven)
}

const isLong = (one: string, other: string): boolean => one.length >= 4 && other.length >= 4

/** One letter put in, left out, or exchanged; the first letter of one word may be exchanged for C and K only. */
export function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  let tail = 0
  while (
    tail < Math.min(one.length, other.length) - same &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1
  const left = Math.max(one.length, other.length) - same - tail
  return left === 1 && (same > 0 || (/^[CK]/u.test(one) && /^[CK]/u.test(other)))
}

/** Farrant and Tarrant: long names alike from the second letter on. */
export const isOtherInitial = (one: string, other: string): boolean =>
  one.length >= 6 && one !== other && one.slice(1) === other.slice(1)
