import { BEHIND_NAMES, isGiven, isUsualGiven, isWord, surnameAt } from '../people/words-zh.ts'
import { anyOf } from '../lib/any-of.ts'

const ADDRESS = new RegExp(`^${anyOf(BEHIND_NAMES)}`, 'u')
/** Between these stands one of several names, or a maker's own. */
const ITEM_BEFORE = /[、（(：:]$/u
const ITEM_BEHIND = /^(?:[、）)]|等)/u
/** A company is named before what it is: 青禾音像制作有限公司. */
const OF_COMPANY = /^\p{Script=Han}{0,6}有限公司/u

/** Whether a stretch is in the given name of somebody who is addressed or listed, or in the name of a company. UTF-16. */
export function isInName(text: string, start: number, end: number): boolean {
  if (end - start === 1 && OF_COMPANY.test(text.slice(end))) return true
  for (let at = Math.max(0, start - 3); at < start; at += 1) {
    const { length, isSure } = surnameAt(text, at)
    if (length === 0 || at + length > start) continue
    for (const given of [1, 2]) if (at + length + given >= end && isName(text, at, length, given, isSure)) return true
  }
  return false
}

function isName(text: string, at: number, surname: number, given: number, isSure: boolean): boolean {
  const to = at + surname + given
  const signs = [...text.slice(at + surname, to)]
  if (!signs.every(isGiven) || isWord(text.slice(at, to))) return false
  const [before, behind] = [text.slice(0, at), text.slice(to)]
  if (ADDRESS.test(behind)) return signs.some(isUsualGiven)
  return isSure && ITEM_BEFORE.test(before) && ITEM_BEHIND.test(behind)
}
