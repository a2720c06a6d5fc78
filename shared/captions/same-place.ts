import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'
import { isSameRegion } from './regions-en.ts'
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
 * How two names of places stand to each other. `same`: all that both say; `nearest`: one place, of which one says more;
 * `namesake`: two places of one name, in two states or provinces, or a county and a town; `other`: two places; undefined:
 * nothing is known, a village may lie in that town.
 */
export type PlaceSameness = 'same' | 'nearest' | 'namesake' | 'other' | undefined

/**
 * Compares two names of places: the same one with or without its unit (赣州市 and 赣州), or one that begins or ends with the
 * other (江西省赣州市, 福建宁德; Cold Bay, Maine). Two places of one province differ as two others do: two towns, or two
 * places of one unit.
 */
export function placeSameness(one: string, other: string): PlaceSameness {
  const [a, b] = [viewText(one).text.trim(), viewText(other).text.trim()]
  if (!/\p{Script=Han}/u.test(a)) return samenessInEnglish(a, b)
  const [ours, theirs] = [levelsOf(a), levelsOf(b)]
  const at = ours.findLastIndex((level) => theirs.some((their) => isSameLevel(level, their)))
  const theirAt = theirs.findLastIndex((their) => isSameLevel(ours[at] ?? '', their))
  if (at !== -1 && (at === ours.length - 1 || theirAt === theirs.length - 1)) {
    if (areInOthers(ours.slice(0, at), theirs.slice(0, theirAt))) return 'namesake'
    return ours.length === theirs.length && at === ours.length - 1 && theirAt === at ? 'same' : 'nearest'
  }
  if (ours.some((level) => theirs.some((their) => isOtherUnit(level, their)))) return 'namesake'
  const [own = '', their = ''] = [ours.at(-1), theirs.at(-1)]
  const [unit, theirUnit] = [UNIT.exec(own)?.[0], UNIT.exec(their)?.[0]]
  if (isTown(own) && isTown(their)) return 'other'
  return unit !== undefined && unit === theirUnit && own.length === their.length ? 'other' : undefined
}

/** Whether two names name one place, two places, or nobody knows. */
export function samePlace(one: string, other: string): 'agrees' | 'differs' | undefined {
  const sameness = placeSameness(one, other)
  return sameness === undefined ? undefined : sameness === 'same' || sameness === 'nearest' ? 'agrees' : 'differs'
}

const PROVINCES = new Set(provinces)
const isProvince = (level: string): boolean => /..(?:省|自治区)$/u.test(level) || PROVINCES.has(bareTown(level))

/** Two provinces, towns or counties that are named have two towns of one name, or two hospitals: 青岚县人民医院, 云溪县人民医院. */
function areInOthers(ours: readonly string[], theirs: readonly string[]): boolean {
  const [own, their] = [ours.find(isProvince), theirs.find(isProvince)]
  if (own !== undefined && their !== undefined && !isSameLevel(own, their)) return true
  return ours.some((level) => {
    const unit = UNIT.exec(level)?.[0]
    const ofRank = unit === undefined ? [] : theirs.filter((one) => UNIT.exec(one)?.[0] === unit)
    const isOther = ofRank.length > 0 && !ofRank.some((one) => isSameLevel(level, one))
    return isOther || theirs.some((one) => isOtherUnit(level, one))
  })
}

/** Units of one rank: a place is a county or a town or a district, and not two of them. */
const RANKS = [
  ['县', '市', '区', '自治县'],
  ['镇', '乡', '街道'],
] as const

/** 云溪县 and 云溪市: one name, and two units of one rank. */
function isOtherUnit(one: string, other: string): boolean {
  const [unit, theirs] = [UNIT.exec(one)?.[0] ?? '', UNIT.exec(other)?.[0] ?? '']
  if (unit === theirs || one.slice(0, -unit.length) !== other.slice(0, -theirs.length)) return false
  return RANKS.some((rank: readonly string[]) => rank.includes(unit) && rank.includes(theirs))
}

/** The last and least part of a name, without its unit: what another telling of the place has at least. */
export const nearestPart = (name: string): string =>
  /\p{Script=Han}/u.test(name) ? bareUnit(levelsOf(name).at(-1) ?? name) : (name.split(',')[0] ?? name).trim()

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

/** 赣州 and 赣州市 are one, 吉林省 and 吉林市 are not. */
const isSameLevel = (one: string, other: string): boolean =>
  one === other || (bareUnit(one) === bareUnit(other) && !(CITY_OR_COUNTY.test(one) && CITY_OR_COUNTY.test(other)))
const CITY_OR_COUNTY = /..[市省县]$/u

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
function samenessInEnglish(one: string, other: string): PlaceSameness {
  const [a, b] = [partsOf(one), partsOf(other)]
  const [own = '', their = ''] = [a[0], b[0]]
  if (own === their && own !== '') {
    const isSame = isSameRegion(a.slice(1), b.slice(1))
    if (isSame === false) return 'namesake'
    return isSame === true || (a.length === 1 && b.length === 1) ? 'same' : 'nearest'
  }
  if (a.includes(their) || b.includes(own)) return 'nearest'
  return TOWNS_LOWER.has(own) && TOWNS_LOWER.has(their) ? 'other' : undefined
}

const partsOf = (name: string): readonly string[] =>
  name
    .split(/,/u)
    .map((part) => part.trim().toLowerCase().replace(SETTLEMENT_OF, ''))
    .filter((part) => part !== '')
