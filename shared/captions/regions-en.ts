import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'

/** States, provinces and counties by all their names (Maine, Me., ME), each with its country; countries and continents. */
const STATES = Object.values(LISTS.places.regions).flatMap((all) => all.map((names) => names.split('/')))
const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(LISTS.places.regions).flatMap(([country, all]) =>
    all.map((names) => [names.split('/')[0] ?? names, country] as const),
  ),
)
const CONTINENTS: ReadonlySet<string> = new Set(LISTS.places.continents)
const COUNTRIES = [...LISTS.places.countriesEn, ...LISTS.places.continents].map((names) => names.split('/'))
const COUNTRY_NAMES: ReadonlySet<string> = new Set(COUNTRIES.map(([name = '']) => name))
const ALL = [...STATES, ...COUNTRIES].flat()
const KEYS: ReadonlyMap<string, string> = new Map(
  [...STATES, ...COUNTRIES].flatMap((names) => names.map((name) => [plain(name), names[0] ?? name] as const)),
)
/** These are towns too: New York, New York. */
const TOWNS_TOO = new Set(['New York', 'Washington'])

function plain(name: string): string {
  return name.toLowerCase().replaceAll('.', '').trim()
}

/** The name of a region by which it is compared: Maine for Me.; undefined for what is not known as one. */
const regionKey = (name: string): string | undefined => KEYS.get(plain(name))

/** Whether a name is only that of a state or a country: no town lies before another region. */
export const isRegion = (name: string): boolean => regionKey(name) !== undefined && !TOWNS_TOO.has(name)

const AFTER = new RegExp(`^,\\s+(?:${anyOf(ALL)})(?![\\p{L}\\p{N}’'-])`, 'u')
/** Ashmoor County, Wealdshire: what only a region is called. */
const CALLED = /^,\s+(?:\p{Lu}\p{Ll}+shire|(?:\p{Lu}\p{Ll}+ ){1,2}(?:County|Province))(?!\p{L})/u
/** Harwick, Ashmoor, at the end of a clause: a word that nobody knows is a region where the clause ends with it. */
const CLOSING = /^,\s+\p{Lu}\p{Ll}{2,}(?=\.\s*$|\.\s+\p{Lu}|\s+(?:on|in)\b|\s*$)/u
const IN_LIST = /^(?:,\s+\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)?)*,?\s+and\s+\p{Lu}/u

const NOT_NAMES = new Set(LISTS.english.notNames)
const knownRegion = (after: string): string | undefined => (AFTER.exec(after) ?? CALLED.exec(after))?.[0]

function closingRegion(after: string): string | undefined {
  const words = CLOSING.exec(after)?.[0]
  return NOT_NAMES.has(words?.replace(/^,\s+/u, '') ?? '') ? undefined : words
}

/** How many units behind a town say in which region it lies (“, New Hampshire”); 0 where none does. UTF-16. */
export function regionLength(town: string, after: string): number {
  if (isRegion(town)) return 0
  const length = (knownRegion(after) ?? closingRegion(after) ?? '').length
  // New York, New Jersey and Connecticut are three.
  return TOWNS_TOO.has(town) && IN_LIST.test(after.slice(length)) ? 0 : length
}

/** Tom, Georgia and Ann: what is a given name too makes no town of the name before it. */
const LIKE_NAMES = new RegExp(`^,\\s+${anyOf(LISTS.places.regionsLikeNames)}(?!\\p{L})`, 'u')

/** Whether a name is a town because a region stands behind it. */
export const isBeforeRegion = (name: string, after: string): boolean =>
  knownRegion(after) !== undefined && !isRegion(name) && !LIKE_NAMES.test(after)

/**
 * Whether what stands behind two towns is one region; undefined where one leaves it out, or names the country of the other's
 * state.
 */
export function isSameRegion(ours: readonly string[], theirs: readonly string[]): boolean | undefined {
  const [a, b] = [ours, theirs].map((parts) => parts.map((part) => regionKey(part) ?? plain(part)))
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return undefined
  if (a.some((part) => b.includes(part))) return true
  const [one = '', other = ''] = [a[0], b[0]]
  return isIn(one, other) || isIn(other, one) ? undefined : false
}

const OF_BRITAIN = new Set(['England', 'Scotland', 'Wales', 'Northern Ireland'])

/** Whether a state, a county or a part of the kingdom lies in a country, or a country in a continent. */
function isIn(region: string, country: string): boolean {
  if (CONTINENTS.has(country)) return !CONTINENTS.has(region)
  const own = COUNTRY_OF.get(region) ?? (OF_BRITAIN.has(region) ? 'Britain' : undefined)
  // A county that nobody knows may lie in any country.
  if (own === undefined) return !KEYS.has(plain(region)) && COUNTRY_NAMES.has(country)
  return regionKey(own) === country || (own === 'Britain' && COUNTRY_OF.has(region) && OF_BRITAIN.has(country))
}
