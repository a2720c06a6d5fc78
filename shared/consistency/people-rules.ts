import { isLikelySlip, isNearName } from '../captions/look-alike.ts'
import { quotedIn } from '../language/mixture.ts'
import { anyOf } from '../lib/any-of.ts'
import { isAddressEn } from '../people/names-en.ts'
import type { Mention, Person } from '../people/person.ts'
import { titleOf } from '../people/words-zh.ts'
import { foldText } from '../structure/fold.ts'
import type { ReadBlock } from '../text/read-block.ts'
import data from './data/names.json' with { type: 'json' }
import type { ConsistencyMark, Makers } from './marks.ts'
import { isOfKin } from './names.ts'

/** What tells that somebody held another office before, or holds two. */
const CHANGES = new RegExp(`${anyOf(data.officeChangesZh)}|\\b${anyOf(data.officeChanges)}\\b`, 'iu')
/** So far around a mention a change of office is looked for; UTF-16. */
const AROUND = 30
/** Blocks in which people are introduced. */
const TELLING: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'lead'])

type ByIndex = ReadonlyMap<number, ReadBlock>
const byIndex = (blocks: readonly ReadBlock[]): ByIndex => new Map(blocks.map((block) => [block.index, block]))

/** An office told right before a name. */
interface Held {
  readonly mention: Mention
  readonly office: string
}

/** 市文旅局局长李四海 and 市文旅局副局长李四海, Mayor Dunn and Deputy Mayor Carl Dunn: one person in two offices that contradict each other. */
export function twoOffices(blocks: readonly ReadBlock[], { people }: Makers): readonly ConsistencyMark[] {
  const texts = byIndex(blocks)
  return people().flatMap((person): readonly ConsistencyMark[] => {
    const held = person.mentions.flatMap((mention) => heldAt(mention, texts))
    if (held.some(({ mention }) => hasChange(mention, texts))) return []
    const [first] = held
    const other = held.find((one) => first !== undefined && contradict(first, one))
    if (first === undefined || other === undefined) return []
    return [pairOf(other, first, texts)]
  })
}

/** The office before a mention, folded; one behind a name is a form of address: 李四海局长 may well be a deputy. */
function heldAt(mention: Mention, texts: ByIndex): readonly Held[] {
  const { office } = mention
  const text = texts.get(mention.block)?.text
  if (office === undefined || text === undefined) return []
  const own = foldText(office)
  if (text.slice(0, mention.start).trimEnd().endsWith(office)) return [{ mention, office: own }]
  // 先生 and 女士 stand behind.
  return mention.isFull && GENDERS.has(own) ? [{ mention, office: own }] : []
}
const GENDERS: ReadonlySet<string> = new Set(['先生', '女士'])

function hasChange({ block, start, end }: Mention, texts: ByIndex): boolean {
  const text = texts.get(block)?.folded ?? ''
  return CHANGES.test(text.slice(Math.max(0, start - AROUND), end + AROUND))
}

function contradict(one: Held, other: Held): boolean {
  const [a, b] = [one.office, other.office]
  if (a === b) return false
  if (GENDERS.has(a) || GENDERS.has(b)) return GENDERS.has(a) && GENDERS.has(b)
  if (!/\p{Script=Han}/u.test(a + b)) return contradictEn(a, b)
  if (!one.mention.isFull || !other.mention.isFull || /[、兼]/u.test(a + b)) return false
  const [title, theirTitle] = [titleOf(a), titleOf(b)]
  const [org, theirOrg] = [a.slice(0, a.length - title.length), b.slice(0, b.length - theirTitle.length)]
  if (title === theirTitle) return HEAD.test(title) && isOtherHouse(org, theirOrg)
  return (
    [title, theirTitle].some((each) => each.startsWith('副')) &&
    bareTitle(title) === bareTitle(theirTitle) &&
    // A deputy of the province's committee heads that of a city; nobody is deputy of one bureau and head of another.
    (isSameHouse(org, theirOrg) || (!org.endsWith('委') && isOtherHouse(org, theirOrg)))
  )
}

const bareTitle = (title: string): string => title.replace(/^副/u, '')
/** Who heads a house: one has one such office. */
const HEAD = /(?:长|书记|主任|主席|总裁|经理)$/u
/** Houses of a kind: two of them are two houses. */
const KIND = /(?:局|厅|委|院|所|站|馆|公司|集团|医院|大学|中学|小学|镇|乡|村|县|市|区|街道|支队|大队|中队)$/u

const isSameHouse = (org: string, other: string): boolean =>
  org === '' || other === '' || org.endsWith(other) || other.endsWith(org)

/** 青禾市教育局 and 青禾市文旅局; 文旅局 and 文化和旅游局 are one. */
function isOtherHouse(org: string, other: string): boolean {
  const [kind, theirs] = [KIND.exec(org)?.[0], KIND.exec(other)?.[0]]
  if (kind === undefined || kind !== theirs) return false
  const forms = (name: string): readonly string[] => [name, name.replace(/^.*?[省市县区](?=\p{Script=Han}{2})/u, '')]
  return !forms(org).some((one) => forms(other).some((two) => isShortOf(one, two) || isShortOf(two, one)))
}

/** Whether the signs of a name stand in a longer one in their order. */
function isShortOf(short: string, long: string): boolean {
  let at = 0
  for (const sign of long) if (sign === short.charAt(at)) at += 1
  return at === short.length
}

const DEPUTY = /^(?:deputy|vice|assistant)[ -]/iu
/** Titles that are said short to anybody's face. */
const COURTESY = /^(?:professor|prof|colonel|general|commander|judge)\b/iu
const MALE = /^mr\.?$/iu
const FEMALE = /^(?:mrs|ms|miss)\.?$/iu

function contradictEn(one: string, other: string): boolean {
  if ((MALE.test(one) && FEMALE.test(other)) || (FEMALE.test(one) && MALE.test(other))) return true
  if (isAddressEn(one) || isAddressEn(other) || DEPUTY.test(one) === DEPUTY.test(other)) return false
  const [bare, theirs] = [one, other].map((each) => each.replace(DEPUTY, '').toLowerCase())
  return bare === theirs && !COURTESY.test(bare ?? '')
}

/** 张局长 before 局长张三丰 is named, “Doe said” before Jane Doe is: who is first told of by a part of the name. */
export function namedLate(blocks: readonly ReadBlock[], { people }: Makers): readonly ConsistencyMark[] {
  const texts = byIndex(blocks)
  return people().flatMap(({ mentions, first }): readonly ConsistencyMark[] => {
    const isTold = ({ block, start }: Mention): boolean => {
      const read = texts.get(block)
      return read !== undefined && TELLING.has(read.role) && !isQuotedAt(read, start)
    }
    if (!isTold(first)) return []
    const early = mentions.find((mention) => isBefore(mention, first) && !mention.isFull && isTold(mention))
    const full = mentions.some((mention) => mention.isFull && isBefore(mention, first))
    // 特朗普 is known without 唐纳德, unless the article brings him in with who he is.
    const isKnown = first.words.includes('·') && first.office === undefined
    if (early === undefined || full || isKnown || !isByName(early, texts)) return []
    return [pairOf({ mention: early, office: '' }, { mention: first, office: '' }, texts)]
  })
}

const isBefore = (one: Mention, other: Mention): boolean =>
  one.block < other.block || (one.block === other.block && one.start < other.start)

function isQuotedAt({ text, isChinese }: ReadBlock, at: number): boolean {
  if (isChinese) return quotedIn(text)(at)
  const before = text.slice(0, at)
  return (before.match(/[“"]/gu)?.length ?? 0) > (before.match(/”/gu)?.length ?? 0) && /[”"]/u.test(text.slice(at))
}

/** By surname and office, or by a surname alone; 老张 and 美国总统特朗普 are ways in which somebody may be brought in. */
function isByName({ block, start, office, isGeneric, words }: Mention, texts: ByIndex): boolean {
  if (!/\p{Script=Han}/u.test(words)) return true
  if (office !== undefined) return isGeneric !== true && titleOf(foldText(office)) !== ''
  const before = texts.get(block)?.folded.slice(Math.max(0, start - 8), start) ?? ''
  return words.length > 2 && titleOf(before) === ''
}

/** 张三丰 first without an office, and later 局长张三丰. */
export function officeLate(blocks: readonly ReadBlock[], { people }: Makers): readonly ConsistencyMark[] {
  const texts = byIndex(blocks)
  return people().flatMap(({ mentions, first }): readonly ConsistencyMark[] => {
    if (first.office !== undefined || !TELLING.has(texts.get(first.block)?.role ?? '')) return []
    const later = mentions.find(
      (mention) =>
        mention.isFull && isBefore(first, mention) && mention.isGeneric !== true && heldAt(mention, texts).length > 0,
    )
    return later === undefined
      ? []
      : [pairOf({ mention: first, office: '' }, { mention: later, office: later.office ?? '' }, texts)]
  })
}

/** 市文旅局局长李国栋 and 市文旅局局长李国梁: one office that one person has, and names that differ in one character. */
export function spelledByOffice(blocks: readonly ReadBlock[], { people }: Makers): readonly ConsistencyMark[] {
  const texts = byIndex(blocks)
  const heads = people().flatMap((person) => {
    const held = person.mentions.flatMap((mention) => (mention.isFull ? heldAt(mention, texts) : []))
    const own = held.find(({ office }) => isHeadOfHouse(office))
    return own === undefined || person.mentions.some((mention) => hasChange(mention, texts)) ? [] : [{ person, ...own }]
  })
  return heads.flatMap((one, at) =>
    heads.slice(at + 1).flatMap((other): readonly ConsistencyMark[] => {
      const [name, theirs] = [foldText(one.person.name), foldText(other.person.name)]
      if (
        one.office !== other.office ||
        name.length !== 3 ||
        !isNearName(name, theirs) ||
        areTogether(one.person, other.person, texts)
      )
        return []
      // What sounds or looks alike is found by its own look.
      if (isLikelySlip(name, theirs, '', '')) return []
      const [rare, usual] = other.person.mentions.length > one.person.mentions.length ? [one, other] : [other, one]
      const { block, start, end } = rare.person.first
      return [
        {
          block,
          start,
          end,
          values: { here: rare.person.name, there: usual.person.name, otherBlock: usual.person.first.block },
        },
      ]
    }),
  )
}

function isHeadOfHouse(office: string): boolean {
  const title = titleOf(office)
  return HEAD.test(title) && !title.startsWith('副') && KIND.test(office.slice(0, office.length - title.length))
}

/** Both in one sentence, or of one family: two people. */
function areTogether(one: Person, other: Person, texts: ByIndex): boolean {
  if ([...one.mentions, ...other.mentions].some((each) => isOfKin(texts.get(each.block)?.folded ?? '', each)))
    return true
  return one.mentions.some((each) =>
    other.mentions.some(({ block, start }) => {
      const [from, to] = [Math.min(each.start, start), Math.max(each.start, start)]
      return block === each.block && !/[。！？；\n]/u.test(texts.get(block)?.folded.slice(from, to) ?? '')
    }),
  )
}

/** A place with the words of both, the office with the name. */
function pairOf(here: Held, there: Held, texts: ByIndex): ConsistencyMark {
  const wordsOf = ({ mention: { block, start, end, words, office }, office: told }: Held): string => {
    const text = texts.get(block)?.text ?? ''
    if (told === '' || office === undefined) return words
    const isBehind = text.startsWith(office, end)
    const joint = /\p{Script=Han}/u.test(words) ? '' : ' '
    return isBehind ? text.slice(start, end + office.length) : `${office}${joint}${words}`
  }
  const { block, start, end } = here.mention
  return { block, start, end, values: { here: wordsOf(here), there: wordsOf(there), otherBlock: there.mention.block } }
}
