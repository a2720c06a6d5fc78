import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'
import { viewText } from './view.ts'

const { cities, countries, english, provinces, worldCities } = LISTS.places
const TOWNS = new Set([...cities, ...worldCities, ...english])
const TOWNS_LOWER = new Set(english.map((name) => name.toLowerCase()))
const KNOWN = [...provinces, ...cities, ...countries, ...worldCities]
const SETTLEMENT_OF = new RegExp(`^(?:the )?(?:${anyOf(LISTS.phrases.settlements)} of )?`, 'u')
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
 * with the other (江西省赣州市, 福建宁德). Two places of one province differ as two others do: two towns, or two places of
 * one unit; of anything else nothing is known: a village may lie in that town.
 */
export function samePlace(one: string, other: string): 'agrees' | 'differs' | undefined {
  const [a, b] = [viewText(one).text.trim(), viewText(other).text.trim()]
  if (!/\p{Script=Han}/u.test(a)) return sameInEnglish(a, b)
  const [ours, theirs] = [levelsOf(a), levelsOf(b)]
  const at = ours.findLastIndex((level) => theirs.some((their) => isSameLevel(level, their)))
  const theirAt = theirs.findLastIndex((their) => isSameLevel(ours[at] ?? '', their))
  if (at !== -1 && (at === ours.length - 1 || theirAt === theirs.length - 1)) return 'agrees'
  const [own = '', their = ''] = [ours.at(-1), theirs.at(-1)]
  const [unit, theirUnit] = [UNIT.exec(own)?.[0], UNIT.exec(their)?.[0]]
  if (isTown(own) && isTown(their)) return 'differs'
  return unit !== undefined && unit === theirUnit && own.length === their.length ? 'differs' : undefined
}

/** The last and least part of a name, without its unit: what another telling of the place has at least. */
export const nearestPart = (name: string): string => bareUnit(levelsOf(name).at(-1) ?? name)

/** A known province, town or country before a part that is a place by itself: 福建宁德, 江西南昌红谷滩区; not 南京东路. */
const HEAD = new RegExp(`^${anyOf(KNOWN)}(?=(?:${anyOf(KNOWN)}|[^路街]{2,}[市县区镇乡村旗州])$)`, 'u')

/** 江西省赣州市章贡区 is 江西省, 赣州市 and 章贡区; a unit needs a name of two characters before it. */
function levelsOf(name: string): readonly string[] {
  return (name.match(LEVEL) ?? [name]).flatMap(withoutHead)
}

function withoutHead(level: string): readonly string[] {
  const head = HEAD.exec(level)?.[0]
  return head === undefined ? [level] : [head, ...withoutHead(level.slice(head.length))]
}

const isSameLevel = (one: string, other: string): boolean => one === other || bareUnit(one) === bareUnit(other)

/** 广西壮族自治区, 延边朝鲜族自治州, 香港特别行政区 go by their names alone. */
const AUTONOMOUS = /(?<=..)(?:(?:\p{Script=Han}{1,3}族|维吾尔)*自治[区州县]|特别行政区)$/u

/**
 * Only what is well known is known without its unit: 清河 may be a district and a town. A county goes without it where no
 * town has its name: 霞浦 is 霞浦县, and 邢台 is not 邢台县.
 */
function bareUnit(name: string): string {
  const bare = name.replace(AUTONOMOUS, '').replace(/(?<=..)[市省]$/u, '')
  const county = bare.replace(/(?<=..)县$/u, '')
  return TOWNS.has(county) ? bare : county
}

/** Harwick is the town of Harwick; of Dover, Kent and Deal, Kent the county is the same and the place is not. */
function sameInEnglish(one: string, other: string): 'agrees' | 'differs' | undefined {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a.includes(b[0] ?? '') || b.includes(a[0] ?? '')) return 'agrees'
  return TOWNS_LOWER.has(a[0] ?? '') && TOWNS_LOWER.has(b[0] ?? '') ? 'differs' : undefined
}

const partsOf = (name: string): readonly string[] =>
  name
    .split(/,/u)
    .map((part) => part.trim().toLowerCase().replace(SETTLEMENT_OF, ''))
    .filter((part) => part !== '')
