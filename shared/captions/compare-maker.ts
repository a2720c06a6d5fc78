import { anyOf } from '../lib/any-of.ts'
import { hasHan } from '../text/has-han.ts'
import type { Credit } from './credit.ts'
import type { Verdict } from './metadata-check.ts'
import { viewText } from './view.ts'
import { LISTS } from './word-lists.ts'

const folded = (text: string): string =>
  viewText(text)
    .text.toLowerCase()
    .replace(/[\s.,·:/()“”"’'-]/gu, '')

/** Who is named as the maker or the keeper of a picture: persons, and agencies and houses. */
interface Makers {
  readonly persons: readonly string[]
  readonly houses: readonly string[]
}

const { organisationEndsZh, houses, makerTitlesZh, makerEndsZh } = LISTS.phrases
const HAN_HOUSE = new RegExp(`${anyOf(organisationEndsZh)}$`, 'u')
const HOUSE = new RegExp(String.raw`\b${anyOf(houses)}\b`, 'iu')
/** 本报记者 何雨舟, Photo by Ann Lee, © 2025 Ann Lee: what stands before and behind a name. */
const LEAD_EN =
  /^(?:(?:©|\(c\)|copyright)\s*|\d{4}\s+|(?:photo(?:graph)?s?|picture|credit|image)\s*(?:by|:|courtesy of)\s*|courtesy of (?:the )?)+/iu
const LEAD_ZH = new RegExp(
  String.raw`^(?:版权所有|版权归|©|\s|\d{4}年?)*(?:(?:本[报刊台]|[\p{Script=Han}]{2,6}社)?(?:特约|特派|实习|见习|首席)?${anyOf(makerTitlesZh)}[:\s]*)?`,
  'u',
)
const TAIL = new RegExp(String.raw`\s*(?:${anyOf(makerEndsZh)}|\bphotos?|\bstaff|\bfreelance)\s*$`, 'iu')

function makersOf(statement: string): Makers {
  const spaced = hasHan(statement) ? /[、,，;；/|&和\s]+/u : /[、,，;；/|&]+|\band\b|\bvia\b|\bfor\b/u
  const names = inOrder(statement.trim())
    .split(spaced)
    .map((name) =>
      name
        .trim()
        .replace(LEAD_EN, '')
        .replace(LEAD_ZH, '')
        .replace(TAIL, '')
        .replace(/^[([]+|[)\]]+$/gu, '')
        .trim(),
    )
    .filter((name) => folded(name) !== '')
  return { persons: names.filter(isPerson), houses: names.filter((name) => !isPerson(name)) }
}

/** 何雨舟, Ann Lee, A. Lee, JAN ROWE; not 青岭日报, AP, Harwick Post Ltd. */
function isPerson(name: string): boolean {
  if (hasHan(name))
    return /^[\p{Script=Han}·]{2,12}$/u.test(name) && !HAN_HOUSE.test(name) && (name.length <= 4 || name.includes('·'))
  return /^\p{Lu}[\p{L}.’'-]*(?:\s+\p{Lu}[\p{L}.’'-]*){1,3}$/u.test(name) && !HOUSE.test(name) && !/^The\b/u.test(name)
}

/** Lee, Ann is Ann Lee: catalogues write the surname first. */
const inOrder = (name: string): string =>
  name.replace(/^(\p{Lu}[\p{L}’'-]+), (\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)?)$/u, '$2 $1')

/** AP and The Associated Press are one agency. */
const areOneHouse = (one: string, other: string): boolean =>
  AGENCIES.some((names) => [one, other].every((name) => names.includes(folded(name).replace(/^the|photos?$/gu, ''))))
const AGENCIES = LISTS.phrases.agencies.map((names) => names.split('/'))

/** One name, written in full on both sides or with an initial on one. */
function isSameName(one: string, other: string): boolean {
  if (folded(inOrder(one)) === folded(inOrder(other)) || areOneHouse(one, other)) return true
  if (hasHan(one) || hasHan(other)) return false
  const [a, b] = [one, other].map((name) =>
    name
      .toLowerCase()
      .split(/[\s.]+/u)
      .filter((word) => word !== ''),
  )
  const [first = '', theirFirst = ''] = [a?.[0], b?.[0]]
  const isInitial = Math.min(first.length, theirFirst.length) === 1 && first.charAt(0) === theirFirst.charAt(0)
  return (a?.length ?? 0) > 1 && (b?.length ?? 0) > 1 && isInitial && a?.at(-1) === b?.at(-1)
}

const isNamed = (name: string, among: readonly string[]): boolean => among.some((one) => isSameName(name, one))

/** Whether two statements of the makers of one picture name no different persons or houses. */
export function haveSameMakers(one: string, other: string): boolean {
  const [a, b] = [makersOf(one), makersOf(other)]
  const isShared = [...a.persons, ...a.houses].some((name) => isNamed(name, [...b.persons, ...b.houses]))
  // A person and a house say different things of one picture.
  return isShared || (a.persons.length === 0) !== (b.persons.length === 0) || hasHan(one) !== hasHan(other)
}

/** The persons that a credit names against those of the metadata, or its houses where it names no person. */
export function compareMakers(
  credit: Credit,
  value: string,
): Pick<Verdict, 'verdict' | 'there'> & { readonly by?: 'persons' | 'houses' } {
  const agency = /^[\p{Script=Han}]{2,6}社(?=发|[\p{Script=Han}]{0,2}(?:记者|摄影师|通讯员))/u.exec(credit.words)?.[0]
  const ours = makersOf(credit.name)
  const own = agency === undefined ? ours : { ...ours, houses: [...ours.houses, agency] }
  const theirs = makersOf(value)
  if (credit.kind === 'archive') return { verdict: 'not-compared' }
  for (const kind of ['persons', 'houses'] as const) {
    const [mine, yours] = [own[kind], theirs[kind]]
    const same = yours.filter((name) => isNamed(name, mine))
    if (same.length > 0) {
      const isWhole = same.length === yours.length && (kind === 'houses' || mine.length === same.length)
      return { verdict: isWhole ? 'agrees' : 'partly', there: same.join(hasHan(value) ? '、' : ', ') }
    }
    // A name in letters is not compared with one in characters.
    if (mine.length > 0 && yours.length > 0)
      return hasHan(mine.join('')) === hasHan(yours.join(''))
        ? { verdict: 'differs', there: value.trim(), by: kind }
        : { verdict: 'not-compared' }
  }
  return { verdict: 'not-compared' }
}
