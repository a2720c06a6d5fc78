import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'
import { viewText } from './view.ts'

const TOWNS = new Set([...LISTS.places.cities, ...LISTS.places.worldCities, ...LISTS.places.english])
/** What a place is, at the end of its name. */
const UNITS = anyOf(LISTS.phrases.placeUnitsZh)
const UNIT = new RegExp(`${UNITS}$`, 'u')
const LEVEL = new RegExp(`.+?(?:(?<=..)${UNITS}|$)`, 'gu')

/** 赣州市 and 赣州 are one town. */
export const bareTown = (name: string): string => (name.length > 2 ? name.replace(/市$/u, '') : name)
/** Whether a name, folded and without 市, is that of a well-known town. */
export const isTown = (name: string): boolean => TOWNS.has(bareTown(name))

/**
 * Whether two names name one place: the same one, with or without its unit (赣州市 and 赣州), or one that begins or ends
 * with the other behind or before a unit (江西省赣州市). Two towns, or two places of one unit, differ; of anything else
 * nothing is known: a village may lie in that town.
 */
export function samePlace(one: string, other: string): 'agrees' | 'differs' | undefined {
  const [a, b] = [viewText(one).text.trim(), viewText(other).text.trim()]
  if (!/\p{Script=Han}/u.test(a)) return sameInEnglish(a, b)
  const [ours, theirs] = [levelsOf(a), levelsOf(b)]
  if (ours.some((level) => theirs.some((their) => isSameLevel(level, their)))) return 'agrees'
  const [own = '', their = ''] = [ours.at(-1), theirs.at(-1)]
  const [unit, theirUnit] = [UNIT.exec(own)?.[0], UNIT.exec(their)?.[0]]
  if (isTown(own) && isTown(their)) return 'differs'
  return unit !== undefined && unit === theirUnit && own.length === their.length ? 'differs' : undefined
}

/** 江西省赣州市章贡区 is 江西省, 赣州市 and 章贡区; a unit needs a name of two characters before it. */
function levelsOf(name: string): readonly string[] {
  return name.match(LEVEL) ?? [name]
}

const isSameLevel = (one: string, other: string): boolean => one === other || bareUnit(one) === bareUnit(other)

/** Only what is well known is known without its unit: 清河 may be a district and a town. */
function bareUnit(name: string): string {
  const bare = name.length > 2 ? name.replace(/[市省]$/u, '') : name
  return bare
}

function sameInEnglish(one: string, other: string): 'agrees' | 'differs' | undefined {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a.some((part) => b.includes(part))) return 'agrees'
  return a.length === 1 && b.length === 1 && isTown(one) && isTown(other) ? 'differs' : undefined
}

const partsOf = (name: string): readonly string[] =>
  name
    .split(/,/u)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
