import { WORDS } from '../structure/words.ts'
import { anyOf } from '../lib/any-of.ts'
import { foreignNamesZh } from './foreign-zh.ts'
import { officeBefore, officeBehind, officeOf, type OfficePlace } from './office-zh.ts'
import type { FullName } from './person.ts'
import type { ReadBlock } from '../text/read-block.ts'
import {
  ACTS,
  BEHIND_NAMES,
  EDGE_BEFORE,
  EDGE_BEHIND,
  isForeignSign,
  isGiven,
  isUsualGiven,
  isWord,
  OFFICE,
  SPEECH,
  surnameAt,
} from './words-zh.ts'

const BEFORE_NAME = new RegExp(`${OFFICE}(?=[\\s:]?\\p{Script=Han})`, 'gu')
const BEHIND_NAME = new RegExp(anyOf(BEHIND_NAMES), 'gu')
const ADDRESSES: ReadonlySet<string> = new Set(BEHIND_NAMES)
const SPEAKS = new RegExp(`(?<=\\p{Script=Han}{2})${ACTS}`, 'gu')
/** 王建明，现任: who somebody is follows. */
const TOLD_BEHIND = /,(?:现任|时任|曾任|系)/gu
const NEXT = /^(?:、|和|与|及|以及)\s*/u
const BEFORE = /(?:、|和|与|及|以及)$/u
const TITLES_OF_WORKS = /《[^《》\n]*》/gu

/** 信号工邓大勇, 舞者谢小雨: a trade by how it ends. */
const TRADE = /\p{Script=Han}(?:者|\p{Script=Han}[工员匠师手])(?=\p{Script=Han}{2})/gu
/** 老人名叫程守义: who is called so. */
const CALLED = /(?:名叫|名字叫|叫做|名为|叫作)(?=\p{Script=Han}{2})/gu
/** 姚怡梦是: only a name that is surely one. */
const IS = /(?<=\p{Script=Han}{3})是/gu

/** How a candidate is introduced: behind an office, before a title or a verb of speech, or joined to a name. */
type How = 'behind-office' | 'before-word' | 'joined'

/** Whole names of a Chinese block, each found by what stands around it: an office, a form of address, a verb of speech, a list. UTF-16. */
export function fullNamesZh(block: ReadBlock): readonly FullName[] {
  const text = block.folded.replace(TITLES_OF_WORKS, (title) => '《'.padEnd(title.length - 1, '—') + '》')
  const taken = new Uint8Array(text.length)
  const found: FullName[] = []
  const add = (name: FullName): void => {
    if (taken.subarray(name.start, name.end).includes(1)) return
    taken.fill(1, name.start, name.end)
    found.push(name)
  }
  const named = (start: number, length: number, office?: OfficePlace): FullName => ({
    block: block.index,
    start,
    end: start + length,
    name: text.slice(start, start + length),
    ...officeOf(block, office ?? officeBehind(text, start + length)),
  })
  if (LINES_OF_MAKERS.has(block.role)) return namesOfLine(block, text)
  for (const name of foreignNamesZh(block, text)) add(name)
  for (const { index, 0: title } of text.matchAll(BEFORE_NAME)) {
    const at = index + title.length + (/[\s:]/u.test(text.charAt(index + title.length)) ? 1 : 0)
    const length = lengthAt(text, at, 'behind-office')
    if (length > 0) add(named(at, length, officeBefore(text, index, index + title.length)))
  }
  for (const { index, 0: word } of [...text.matchAll(BEHIND_NAME), ...text.matchAll(SPEAKS)]) {
    const isAddress = ADDRESSES.has(word)
    const length = lengthBefore(text, index, !isAddress && !SPEECH_AT.test(word))
    if (length > 0)
      add(named(index - length, length, isAddress ? { start: index, end: index + word.length } : undefined))
  }
  for (const { index, 0: words } of text.matchAll(CALLED)) {
    const length = lengthAt(text, index + words.length, 'joined')
    if (length > 0) add(named(index + words.length, length))
  }
  for (const { index, 0: trade } of text.matchAll(TRADE)) {
    const [start, end] = [index, index + trade.length]
    const length = surnameAt(text, end).length + 2
    if (isFullyUsual(text, end, length) && !isWord(text.slice(end, end + length)))
      add(named(end, length, officeBefore(text, start, end)))
  }
  for (const { index } of text.matchAll(IS)) {
    const length = lengthBefore(text, index, true)
    if (isFullyUsual(text, index - length, length)) add(named(index - length, length))
  }
  for (const { index } of text.matchAll(TOLD_BEHIND)) {
    const length = lengthBefore(text, index, true)
    if (length > 0) add(named(index - length, length))
  }
  for (let at = 0; at < found.length; at += 1) {
    const { start, end } = found[at] ?? { start: 0, end: 0 }
    const joint = NEXT.exec(text.slice(end, end + 6))?.[0]
    const length = joint === undefined ? 0 : lengthAt(text, end + joint.length, 'joined')
    if (joint !== undefined && length > 0) add(named(end + joint.length, length))
    const before = BEFORE.exec(text.slice(Math.max(0, start - 3), start))?.[0]
    const own = before === undefined ? 0 : lengthBefore(text, start - before.length)
    if (before !== undefined && own > 0) add(named(start - before.length - own, own))
  }
  return withSharedOffices(
    found.toSorted((one, other) => one.start - other.start),
    text,
  )
}

/** 记者张三、李四: both are what stands before the first of them. */
function withSharedOffices(names: readonly FullName[], text: string): readonly FullName[] {
  const told: FullName[] = []
  for (const name of names) {
    const last = told.at(-1)
    const isNext = last !== undefined && NEXT_ONLY.test(text.slice(last.end, name.start))
    const { office, isGeneric } = last ?? {}
    told.push(isNext && name.office === undefined && isShared(office) ? { ...name, office, isGeneric } : name)
  }
  return told
}
const NEXT_ONLY = /^(?:、|和|与|及|以及)\s*$/u

/** What several people in a row are: 记者张三、李四, but not 局长张三、李四. */
const isShared = (office: string | undefined): boolean =>
  office !== undefined &&
  /(?:记者|通讯员|员|者|民|生|家|选手|代表)$/u.test(office) &&
  !/(?:委|司令|指挥)员$/u.test(office)

/** A sure surname and two signs that given names commonly hold. */
function isFullyUsual(text: string, at: number, length: number): boolean {
  const surname = surnameAt(text, at)
  const given = text.slice(at + surname.length, at + length)
  return surname.isSure && given.length === 2 && [...given].every(isUsualGiven)
}

/** Length of the name at `at`: as long as what stands behind it lets it be; 0 where none is. */
function lengthAt(text: string, at: number, how: How): number {
  const surname = surnameAt(text, at)
  if (surname.length === 0) return 0
  const [one, two] = [text.charAt(at + surname.length), text.charAt(at + surname.length + 1)]
  if (!isGiven(one) || ADDRESSES.has(one + two) || isWord(text.slice(at, at + surname.length + 2))) return 0
  const [short, long] = [surname.length + 1, surname.length + 2]
  const endsAt = (length: number): boolean => EDGE_BEHIND.test(text.slice(at + length, at + length + 6))
  const isLong = isGiven(two) && !SPEECH_AT.test(text.slice(at + short, at + short + 4))
  if (isLong && endsAt(long) && !(endsAt(short) && !isUsualGiven(two)))
    return surname.isSure || isUsualGiven(one) ? long : 0
  if (endsAt(short)) return (surname.isSure && how !== 'joined') || isUsualGiven(one) ? short : 0
  // 教授张俐娜利用: where no edge is seen, by what given names are made of.
  const isForeign = [...text.slice(at, at + long)].every(isForeignSign)
  return how === 'behind-office' && isLong && !isForeign && isUsualGiven(one) && isUsualGiven(two) ? long : 0
}
const SPEECH_AT = new RegExp(`^${SPEECH}`, 'u')

/** Length of the name that ends at `end`: from an edge to the word behind it; 0 where none is. `isSureOnly`: by no surname that is also a word. */
function lengthBefore(text: string, end: number, isSureOnly = false): number {
  for (const length of [3, 2, 4]) {
    const at = end - length
    if (at < 0) continue
    const surname = surnameAt(text, at)
    const given = text.slice(at + surname.length, end)
    if (surname.length === 0 || given.length === 0 || given.length > 2) continue
    if (isWord(text.slice(at, end)) || ADDRESSES.has(given) || (isSureOnly && !surname.isSure)) continue
    if ([...given].some((sign) => !isGiven(sign))) continue
    const isUsual = [...given].some(isUsualGiven)
    if (
      (surname.isSure ? given.length === 2 || isUsual : isUsual) &&
      EDGE_BEFORE.test(text.slice(Math.max(0, at - 3), at))
    )
      return length
  }
  return 0
}

const LINES_OF_MAKERS: ReadonlySet<string> = new Set(['byline', 'editor-line', 'credit'])
const MAKER_TITLE = new RegExp(
  `${anyOf([...WORDS.bylineTitles, ...WORDS.editorLabels, '责任编辑', '责编', '编辑', '校对', '摄影'])}`,
  'gu',
)

/** A byline, an editor's line: names and what they did, with signs between them. */
function namesOfLine(block: ReadBlock, text: string): readonly FullName[] {
  const bare = text.replace(MAKER_TITLE, (word) => ' '.repeat(word.length))
  return [...bare.matchAll(/\p{Script=Han}+/gu)].flatMap(({ index, 0: run }): readonly FullName[] => {
    const surname = surnameAt(run, 0)
    const given = run.slice(surname.length)
    const isName = surname.length > 0 && given.length >= 1 && given.length <= 2 && [...given].every(isGiven)
    if (!isName || isWord(run)) return []
    const title = [...text.slice(0, index).matchAll(MAKER_TITLE)].at(-1)
    const office = title && { start: title.index, end: title.index + title[0].length }
    return [
      {
        block: block.index,
        start: index,
        end: index + run.length,
        name: run,
        ...officeOf(block, office),
      },
    ]
  })
}
