import type { ReadBlock } from '../text/read-block.ts'
import { anyOf } from '../lib/any-of.ts'
import { officeOf } from './office-zh.ts'
import type { Mention } from './person.ts'
import { isForeignPart, namesByFirst, standingIn } from './scan-names.ts'
import { BEHIND_NAMES, EDGE_BEFORE, EDGE_BEHIND, isGenericOffice, surnameAt } from './words-zh.ts'

/** A person's whole name and the offices told with it, as they are found in folded text. */
export interface Known {
  readonly name: string
  readonly offices: readonly string[]
}

/** A mention by a part of a name, and whose it is. */
export type Later = Mention & { readonly name: string }

const ADDRESS = anyOf(BEHIND_NAMES)
/** Titles that anybody may be given, whatever the office. */
const OPEN =
  /^(?:先生|女士|小姐|同志|老人|老师|师傅|大[爷妈姐哥叔]|阿姨|奶奶|爷爷|老汉|教授|博士|医生|大夫|教练|导演|夫妇)$/u

/** Finds 张局长, 老张, 史密斯 in a block: later mentions in Chinese, where it is sure whose they are. Asked for each block of an article. */
export function laterZh(people: readonly Known[]): (block: ReadBlock) => readonly Later[] {
  const own = people.filter(({ name }) => /^\p{Script=Han}+$/u.test(name))
  const bySurname = Map.groupBy(own, ({ name }) => name.slice(0, surnameAt(name, 0).length || 1))
  const surnames = anyOf([...bySurname.keys()])
  const titled = new RegExp(
    `(?<surname>${surnames})(?<office>副?${ADDRESS})|[老小](?<familiar>${surnames})(?!\\p{Script=Han}{0,2}(?:路|镇|村|家))`,
    'gu',
  )
  const partsIn = foreignParts(people)
  return (block) => [...(bySurname.size === 0 ? [] : titledIn(block, titled, bySurname)), ...partsIn(block)]
}

function titledIn(
  block: ReadBlock,
  titled: RegExp,
  bySurname: ReadonlyMap<string, readonly Known[]>,
): readonly Later[] {
  const { folded: text, index } = block
  return Array.from(text.matchAll(titled)).flatMap((match): readonly Later[] => {
    const { surname = '', office, familiar } = match.groups ?? {}
    const [start, end] = [match.index, match.index + match[0].length]
    const isEdge = EDGE_BEFORE.test(text.slice(Math.max(0, start - 3), start))
    if (
      familiar === undefined
        ? !isEdge && !isClear(text, start, surname)
        : !isEdge || !EDGE_BEHIND.test(text.slice(end, end + 6))
    )
      return []
    const who = whose(bySurname.get(familiar ?? surname) ?? [], office)
    if (who === undefined) return []
    const words = block.text.slice(start, end)
    const told = office === undefined ? undefined : { start: end - office.length, end }
    return [{ block: index, start, end, words, isFull: false, name: who.name, ...officeOf(block, told) }]
  })
}

/** Behind a sure surname's sign and none that makes a name or a word of both: 找张局长, but not 浙江局长. */
const isClear = (text: string, start: number, surname: string): boolean =>
  surnameAt(surname, 0).isSure && surnameAt(text, start - 1).length === 0 && surnameAt(text, start - 2).length === 0

/** The one person of a surname who may be called so. */
function whose(people: readonly Known[], office: string | undefined): Known | undefined {
  const [only, another] = people
  if (office === undefined || OPEN.test(office)) return another === undefined ? only : holderOf(people, office)
  const holder = holderOf(people, office)
  if (holder !== undefined) return holder
  // Nothing was said of who the only one is: he may well be the one.
  return another === undefined && only?.offices.every(isGenericOffice) === true ? only : undefined
}

function holderOf(people: readonly Known[], office = ''): Known | undefined {
  if (office === '') return undefined
  const title = office.replace(/^副/u, '')
  const [holder, another] = people.filter(({ offices }) => offices.some((one) => one.endsWith(title)))
  return another === undefined ? holder : undefined
}

/** 史密斯 of 约翰·史密斯, where nobody else has that part. */
function foreignParts(people: readonly Known[]): (block: ReadBlock) => readonly Later[] {
  const parts = people.flatMap(({ name }) =>
    name.includes('·')
      ? [...new Set(name.split('·'))].filter((part) => part.length > 1).map((part) => ({ part, name }))
      : [],
  )
  const owners = new Map(
    [...Map.groupBy(parts, ({ part }) => part)].flatMap(([part, own]) =>
      own.length === 1 ? [[part, own[0]?.name ?? '']] : [],
    ),
  )
  const known = namesByFirst(owners.keys())
  return (block) =>
    standingIn(block, known, isForeignPart).map(({ name: part, ...place }) => ({
      ...place,
      words: part,
      isFull: false,
      name: owners.get(part) ?? '',
    }))
}
