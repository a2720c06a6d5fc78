import type { ReadBlock } from '../text/read-block.ts'
import type { Mention } from './person.ts'
import { FOREIGN_SIGNS, isGenericOffice, OFFICE, STOP, SURNAMES } from './words-zh.ts'

/** An office is no longer than this: 中国科学院地理科学与资源研究所副所长. */
const LONGEST = 24
const ENDS_OFFICE = new RegExp(`${OFFICE}$`, 'u')
/** 副司令员贺某中将: somebody else. */
const HOLDS_OFFICE = new RegExp(`${OFFICE}[${SURNAMES}${FOREIGN_SIGNS}]\\p{Script=Han}{1,4}${OFFICE}$`, 'u')
/** ，现任市文旅局副局长，: who somebody is, said behind the name. */
const APPOSITION = new RegExp(
  String.raw`^(?:,?(?:是|系|任|现任|时任|曾任|担任)|[,(])(?<office>[\p{Script=Han}\d]{0,18}?${OFFICE})(?=[,。;、)]|$)`,
  'u',
)

/** The whole office whose title stands between two indexes: 市文旅局副局长 of 日前，市文旅局副局长. Offices joined by 、 are one. */
export function officeBefore(text: string, titleStart: number, titleEnd: number): OfficePlace {
  let start = startOf(text, titleStart, titleEnd)
  while (text.charAt(start - 1) === '、') {
    const run = /\p{Script=Han}{2,24}$/u.exec(text.slice(Math.max(0, start - 1 - LONGEST), start - 1))?.[0]
    if (run === undefined || !ENDS_OFFICE.test(run) || HOLDS_OFFICE.test(run)) break
    const before = startOf(text, start - 3, start - 1)
    if (before >= start - 2) break
    start = before
  }
  return { start, end: titleEnd }
}

function startOf(text: string, titleStart: number, titleEnd: number): number {
  const from = Math.max(0, titleEnd - LONGEST)
  const run =
    /[\p{Script=Han}\d·“”]*$/u.exec(text.slice(from, titleStart))?.[0].replace(/^.*”(?=\p{Script=Han}*$)/u, '') ?? ''
  let cut = 0
  for (const { index, 0: word } of run.matchAll(STOP)) cut = index + word.length
  const own = run.slice(cut).replace(/^[\d·“”]+/u, '')
  return titleStart - own.length
}

/** The office that is told right behind a name, where it is. */
export function officeBehind(text: string, end: number): OfficePlace | undefined {
  const told = APPOSITION.exec(text.slice(end, end + 32))
  const office = told?.groups?.['office']
  if (told === null || office === undefined || office.search(STOP) !== -1) return undefined
  const last = end + told[0].length
  return { start: last - office.length, end: last }
}

const TITLE_BEFORE = new RegExp(`${OFFICE}[\\s:]?$`, 'u')
/** The office right before a name that was introduced elsewhere. */
export function officeAt(text: string, start: number): OfficePlace | undefined {
  const title = TITLE_BEFORE.exec(text.slice(Math.max(0, start - 10), start))?.[0]
  return title === undefined
    ? undefined
    : officeBefore(text, start - title.length, start - title.length + title.trimEnd().length)
}

/** An office as it is written in its block. */
export function officeOf(block: ReadBlock, place: OfficePlace | undefined): Pick<Mention, 'office' | 'isGeneric'> {
  if (place === undefined) return {}
  const { start, end } = place
  return { office: block.text.slice(start, end), isGeneric: isGenericOffice(block.folded.slice(start, end)) }
}

/** Where an office stands; UTF-16 of its block. */
export interface OfficePlace {
  readonly start: number
  readonly end: number
}
