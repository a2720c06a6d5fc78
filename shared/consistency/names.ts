import { findPeopleEn } from '../captions/find-en.ts'
import { namesOfText } from '../captions/find-people-zh.ts'
import { isLikelySlip, isNearEnglish, isNearName, isOtherInitial } from '../captions/look-alike.ts'
import { viewText } from '../captions/view.ts'
import type { ConsistencyMark } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { anyOf } from '../lib/any-of.ts'
import { oncePer } from '../lib/once-per.ts'
import data from './data/names.json' with { type: 'json' }

/** A name where it is written. UTF-16 of its block. */
export interface Written {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly name: string
  /** What stands before it and belongs to it: 村支书. */
  readonly title: string
}

const NOT_PERSONS = new Set(data.notPersons)
/** A word as names are written: not in capitals, with no sign at its end. */
const NAME_PART = /^\p{Lu}(?:\p{L}*[’'-])?\p{L}*\p{Ll}$/u
/** Names of more people than these are a list, and every two of them would have to be held against each other. */
const MOST = 400

/**
 * One person under two spellings: Isobel Marsh and Isabel Marsh, 村支书张伟 and 村支书张玮. Two that stand in one sentence
 * are two people; so are given names that differ in their end (Carl and Carla). The rarer spelling is marked.
 */
export function nameSpellings(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const written = blocks.flatMap(namesIn)
  const byName = Map.groupBy(written, ({ name }) => name)
  if (byName.size > MOST) return []
  const names = [...byName]
  const texts = new Map(blocks.map(({ index, folded }) => [index, folded]))
  return names.flatMap(([name, places], at) =>
    names.slice(at + 1).flatMap(([other, theirs]): ConsistencyMark[] => {
      if (!isOnePerson(name, places, other, theirs) || standTogether(blocks, places, theirs)) return []
      if ([...places, ...theirs].some((one) => isOfKin(texts.get(one.block) ?? '', one))) return []
      const [rare, often] = theirs.length <= places.length ? [theirs, places] : [places, theirs]
      const [first, usual] = [rare[0], often[0]]
      if (first === undefined || usual === undefined) return []
      if (isOtherInitial(surnameOf(name), surnameOf(other)) && !isAlone(blocks, rare, usual.name)) return []
      const { block, start, end } = first
      return [{ block, start, end, values: { here: first.name, there: usual.name, otherBlock: usual.block } }]
    }),
  )
}

/** The names of people in a block. */
export const namesIn = oncePer(({ index, text, isChinese }: ReadBlock): readonly Written[] => {
  if (isChinese) {
    return namesOfText(text).flatMap(({ name = '', words, end }) => {
      const own = viewText(name).text
      const title = viewText(words).text.slice(0, -own.length)
      return [{ block: index, start: end - own.length, end, name: own, title }]
    })
  }
  return findPeopleEn(viewText(text)).flatMap(({ kind, name, start, end, words }) => {
    if (kind !== 'name' || name === undefined) return []
    const at = words.indexOf(name)
    const parts = name.split(' ')
    if (at === -1 || parts.length !== 2 || parts.some((part) => NOT_PERSONS.has(part) || !NAME_PART.test(part)))
      return []
    return [{ block: index, start: start + at, end: Math.min(end, start + at + name.length), name, title: '' }]
  })
})

function isOnePerson(name: string, places: readonly Written[], other: string, theirs: readonly Written[]): boolean {
  if (/\p{Script=Han}/u.test(name)) {
    const titles = new Set(places.map(({ title }) => title).filter((title) => title.length > 1))
    const shared = theirs.find(({ title }) => titles.has(title))?.title
    return shared !== undefined && isNearName(name, other) && isLikelySlip(name, other, '', shared)
  }
  const [[given = '', surname = ''], [theirGiven = '', theirSurname = '']] = [name.split(' '), other.split(' ')]
  // Carl and Carla, Francis and Frances' ends, Robert and Roberts: what differs at the end of a word may be meant.
  const isEnd =
    given === theirGiven
      ? isPlural(surname, theirSurname)
      : given.slice(0, -1) === theirGiven.slice(0, given.length - 1) || startsEachOther(given, theirGiven)
  return isNearEnglish(name, other) && !isEnd
}

const startsEachOther = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
export const isPlural = (one: string, other: string): boolean => `${one}s` === other || `${other}s` === one

const KIN = new RegExp(String.raw`\b${anyOf(data.kin)}\b|${anyOf(data.kinZh)}`, 'iu')

/** “Her sister Isabel Marsh”: one of a family, whose names are alike. */
export const isOfKin = (text: string, { start, end }: Pick<Written, 'start' | 'end'>): boolean =>
  KIN.test(text.slice(Math.max(0, start - 24), start).replace(/^.*[.!?。！？]/su, '')) ||
  KIN.test(/^,? (?:his|her|their|the) [^.!?]{0,24}/u.exec(text.slice(end, end + 32))?.[0] ?? '')

/** Both spellings in one sentence: brothers and sisters, or a text about the spelling. */
function standTogether(blocks: readonly ReadBlock[], places: readonly Written[], theirs: readonly Written[]): boolean {
  const texts = new Map(blocks.map(({ index, text }) => [index, text]))
  return places.some((one) =>
    theirs.some((other) => {
      if (one.block !== other.block) return false
      const [from, to] = one.start < other.start ? [one.end, other.start] : [other.end, one.start]
      return !/[.!?。！？;；\n]/u.test((texts.get(one.block) ?? '').slice(from, to))
    }),
  )
}

const surnameOf = (name: string): string => name.split(' ').at(-1) ?? ''

/** Ruth Tarrant once, and with no word of who she is, in a story of Ruth Farrant; a caption's card says so itself. */
function isAlone(blocks: readonly ReadBlock[], [first, second]: readonly Written[], usual: string): boolean {
  const block = blocks.find(({ index }) => index === first?.block)
  if (first === undefined || second !== undefined || block === undefined || block.role === 'caption') return false
  const isIntroduced =
    INTRODUCED.test(block.text.slice(Math.max(0, first.start - 24), first.start)) ||
    /^, (?:an?|the|his|her|their|who|\d)\b/u.test(block.text.slice(first.end, first.end + 8))
  const surname = surnameOf(usual)
  const often = blocks.reduce((count, { text }) => count + text.split(surname).length - 1, 0)
  return !isIntroduced && often >= 3
}
const INTRODUCED = new RegExp(String.raw`\b${anyOf(data.titles)}\.? $`, 'iu')
