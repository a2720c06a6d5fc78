import { officeAt, officeOf } from './office-zh.ts'
import type { FullName } from './person.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { EDGE_BEFORE, EDGE_BEHIND, isForeignSign, isGiven, OFFICE, PLACE_ENDS } from './words-zh.ts'
import { LISTS } from '../captions/word-lists.ts'
import { anyOf } from '../lib/any-of.ts'

const DOT = /(?<=\p{Script=Han})·(?=\p{Script=Han})/gu
/** A part of a foreign name is no longer than this. */
const LONGEST = 8
const TITLE_BEFORE = new RegExp(`${OFFICE}$`, 'u')
/** Offices behind which a foreign surname stands alone. */
const HEADS = new RegExp(
  `${anyOf([...LISTS.phrases.officesZh, '防长', '财长', '议长', '前锋', '门将'])}(?=\\p{Script=Han}{2})`,
  'gu',
)

/** 约翰·史密斯, and 总统普京: names written with the characters of foreign names, as far as these go. */
export function foreignNamesZh(block: ReadBlock, text: string): readonly FullName[] {
  const found: FullName[] = []
  const add = (start: number, end: number): void => {
    const office = officeAt(text, start)
    found.push({
      block: block.index,
      start,
      end,
      name: text.slice(start, end),
      ...officeOf(block, office),
    })
  }
  let last = 0
  for (const { index } of text.matchAll(DOT)) {
    if (index < last) continue
    const start = headOf(text, index)
    let end = tailOf(text, index + 1)
    while (text.charAt(end) === '·' && tailOf(text, end + 1) > end + 1) end = tailOf(text, end + 1)
    last = end
    const behind = text.slice(end, end + 3)
    if (start < index && end > index + 1 && !PLACE_ENDS.test(behind)) add(start, end)
  }
  for (const { index, 0: title } of text.matchAll(HEADS)) {
    const start = index + title.length
    const end = runOf(text, start)
    const isOwn = end - start >= 2 && end - start <= 6 && !found.some((one) => one.start < end && start < one.end)
    if (isOwn && EDGE_BEHIND.test(text.slice(end, end + 6)) && text.charAt(end) !== '·') add(start, end)
  }
  return found
}

function runOf(text: string, from: number): number {
  let end = from
  while (end - from < LONGEST && isForeignSign(text.charAt(end))) end += 1
  return end
}

const STARTS_OFFICE = new RegExp(`^${OFFICE}`, 'u')
const isEdge = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 8), at)
  return EDGE_BEFORE.test(before.slice(-3)) || TITLE_BEFORE.test(before)
}

/** Where the part before a dot begins. */
function headOf(text: string, dot: number): number {
  let start = dot
  while (start > 0 && dot - start < LONGEST && isForeignSign(text.charAt(start - 1))) start -= 1
  if (start < dot) {
    // 部长达维德: what ends the office may be a sign of names too.
    const title = STARTS_OFFICE.exec(text.slice(Math.max(0, start - 1), dot))
    if (title !== null) return start - 1 + title[0].length
    if (isEdge(text, start)) return start
    // 君特·: a sign that is seldom in names, up to where the name must begin.
    for (let at = start - 1; at >= start - 2 && isGiven(text.charAt(at)); at -= 1) if (isEdge(text, at)) return at
    return start
  }
  const run = /\p{Script=Han}{1,4}$/u.exec(text.slice(0, dot))?.[0] ?? ''
  // “中国梦·劳动美”: a motto in quotation marks has such a dot too.
  const isQuoted = /[“‘「『"]/u.test(text.charAt(dot - run.length - 1))
  const isWhole = run.length < 4 && !isQuoted && [...run].every(isGiven)
  return isWhole ? dot - run.length : dot
}

/** Where the part behind a dot ends. */
function tailOf(text: string, from: number): number {
  const end = runOf(text, from)
  // 安塞密尔于1927年: signs of names that are words of their own behind one.
  if (end > from) return end - from > 2 && /[于曾]/u.test(text.charAt(end - 1)) ? end - 1 : end
  for (let at = from + 1; at <= from + 5; at += 1) if (EDGE_BEHIND.test(text.slice(at, at + 6))) return at
  return from
}
