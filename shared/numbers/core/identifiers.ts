import { skipDigits } from './arabic.ts'
import type { ReadingContext } from './context.ts'
import { isAsciiLetter, isDigit } from './numeral.ts'
import { publicationEnd } from './publications.ts'
import { referenceEnd } from './references.ts'

/** No identifier is longer. */
const LONGEST = 40

/**
 * End of what identifies something in any language at `start` of the folded text: a telephone number, a mail address, the
 * mark of a list, 24/7, 4K; undefined when the digits there may be a number.
 */
export function identifierAt(text: string, start: number): number | undefined {
  const end = runEnd(text, start)
  // 737-800, 787-9, 777-300ER
  const plane =
    text.charAt(start + 3) !== '-'
      ? undefined
      : /^7[0-8]7-(?:[2-9]00(?:ER|LR|F)?|8|9|10)(?![\dA-Za-z])/u.exec(text.slice(start, start + 9))?.[0]
  if (plane !== undefined && !isDigit(text.charCodeAt(start - 1))) return start + plane.length
  const book = publicationEnd(text, start) ?? referenceEnd(text, start) ?? bookEnd(text, start)
  if (book !== undefined) return book
  if (isPhone(text, start, text.slice(start, end))) return end
  const digitsEnd = skipDigits(text, start)
  // ISBN-13 names a kind of number.
  if (text.charAt(start - 1) === '-' && /ISBN-$/iu.test(text.slice(Math.max(0, start - 5), start))) return digitsEnd
  const own = OWN[text.charAt(digitsEnd)]?.exec(text.slice(start, start + 16)) ?? undefined
  if (own !== undefined && (own[0] !== '24/7' || digitsEnd === start + 2)) return start + own[0].length
  return mailEnd(text, start) ?? (isListMark(text, start, digitsEnd) ? digitsEnd + 1 : undefined)
}

/** End of the serial number (nine digits and more without a unit) or dotted number (1.2.3, 192.168.0.1) at `start`. */
export function serialAt(context: ReadingContext, start: number): number | undefined {
  const { text } = context
  const end = runEnd(text, start)
  const digitsEnd = skipDigits(text, start)
  const before = text.slice(Math.max(0, start - 8), start)
  if (digitsEnd - start >= 9 && digitsEnd === end && !/(?:^|[\s(])-$/u.test(before) && !isQuantity(context, digitsEnd))
    return digitsEnd
  // More than one point without groups of three.
  const dotted = /^\d+(?:\.\d+){2,}/u.exec(text.slice(start, end))?.[0]
  if (dotted !== undefined && !/^\d{4}\.\d{1,2}\.\d{1,2}$/u.test(dotted) && !/^\d{1,3}(?:\.\d{3})+$/u.test(dotted))
    return start + dotted.length
  return undefined
}

/** Told by the character after their digits: 24/7, (555) 123-4567, 4K. */
const OWN: Readonly<Record<string, RegExp>> = {
  '/': /^24\/7(?![\d/])/u,
  ')': /^\d{3,4}\) ?\d{3,4}-\d{4}(?!\d)/u,
  K: /^[48]K(?![A-Za-z\d])/u,
}

/** End of the mail address at `start`; undefined when no @ follows its letters. */
export function mailEnd(text: string, start: number): number | undefined {
  let at = start
  for (; at - start < LONGEST; at += 1) {
    const code = text.charCodeAt(at)
    if (!isDigit(code) && !isAsciiLetter(code) && code !== 46 && code !== 43 && code !== 45 && code !== 95) break
  }
  if (text.charCodeAt(at) !== 64 || at === start) return undefined
  const host = /^@[a-z\d-]+(?:\.[a-z\d-]+)+/iu.exec(text.slice(at, at + 50))
  return host === null ? undefined : at + host[0].length
}

/** End of a web or mail address at `start` (http://…, www.…). */
export function addressOnNet(text: string, start: number): number | undefined {
  const mail = mailEnd(text, start)
  if (mail !== undefined) return mail
  if (!/[hwf]/iu.test(text.charAt(start))) return undefined
  if (!/^(?:https?:\/\/|www\.|ftp:\/\/)/iu.test(text.slice(start, start + 8))) return undefined
  let at = start
  while (at < text.length && text.charCodeAt(at) > 32 && text.charCodeAt(at) < 127) at += 1
  return at
}

/** ISBN 7-5086-1234-X, ISBN-13: 978-…, ISSN: a number of a book or journal, told by the word before it. */
function bookEnd(text: string, start: number): number | undefined {
  if (
    !/IS[BS]N(?:-1[03])?(?: (?:is|number|no\.))?[\s:：是为号]{0,3}$/iu.test(text.slice(Math.max(0, start - 20), start))
  )
    return undefined
  const match = /^\d[\d -]{6,16}[\dXx](?![\dA-Za-z])/u.exec(text.slice(start, start + 20))
  return match === null ? undefined : start + match[0].length
}

let lastRun = { text: '', start: -1, end: -1 }

/**
 * The run is cut where no identifier is longer, so that a long table of digits is read once only. Several readers ask for
 * it at the same place one after the other: the last one is kept.
 */
export function runEnd(text: string, start: number): number {
  if (lastRun.start !== start || lastRun.text !== text) lastRun = { text, start, end: walkRun(text, start) }
  return lastRun.end
}

function walkRun(text: string, start: number): number {
  let at = start
  for (;;) {
    if (at - start > LONGEST && !isDigit(text.charCodeAt(at))) return at
    const code = text.charCodeAt(at)
    const joins =
      (code === 45 || code === 46 || code === 32 || code === 41 || code === 40) &&
      isDigit(text.charCodeAt(at + 1)) &&
      isDigit(text.charCodeAt(at - 1))
    if (!isDigit(code) && !joins) return at
    at += 1
  }
}

/** 1. and 2、 at the head of a line, （3） anywhere: marks of a list; [4] is the mark of a note. */
function isListMark(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if ((before === '(' && after === ')') || (before === '[' && after === ']')) return true
  // 5、6月 are two months, 1、 2 lines of a list.
  const next = /^、(\d{1,2})(?!\d)/u.exec(text.slice(end, end + 4))?.[1]
  if (next !== undefined && Number(next) === Number(text.slice(start, end)) + 1) return false
  const isHead = start === 0 || before === '\n' || (before === ' ' && (start === 1 || text.charAt(start - 2) === '\n'))
  return (
    isHead &&
    ((after === '.' && !isDigit(text.charCodeAt(end + 1)) && end + 1 < text.length) || after === '、' || after === ')')
  )
}

function isPhone(text: string, start: number, run: string): boolean {
  if (run.length < 7) return false
  // A number to be dialled has signs between its groups, or is one run of ten or eleven digits, or stands behind a plus.
  if (
    !run.includes('-') &&
    !run.includes('.') &&
    run.length !== 10 &&
    run.length !== 11 &&
    text.charAt(start - 1) !== '+'
  )
    return false
  const digits = run.replaceAll(/\D/gu, '')
  if (/^1[3-9]\d{9}$/u.test(run)) return true
  if (
    /^\d{3,4}-\d{7,8}(?:-\d{1,4})?$/u.test(run) ||
    /^\d{3}-\d{4}-\d{4}$/u.test(run) ||
    /^[48]00-?\d{3}-?\d{4}$/u.test(run)
  )
    return true
  if (
    /^\d{3}-\d{3}-\d{4}$/u.test(run) ||
    /^\d{4}-\d{4}-\d{4}(?:-\d{4})?$/u.test(run) ||
    /^\d{4}-\d{8}-\d{4}$/u.test(run)
  )
    return true
  // 1-800-555-0162, 202.555.0147, and the seven digits 555-0143, that fiction and papers give.
  if (/^1[-. ]\d{3}[-. ]\d{3}[-. ]\d{4}$/u.test(run) || /^\d{3}\.\d{3}\.\d{4}$/u.test(run) || /^555-\d{4}$/u.test(run))
    return true
  const before = text.charAt(start - 1)
  return before === '+' && digits.length >= 8
}

function isQuantity({ text, isUnitAt }: ReadingContext, end: number): boolean {
  if (isUnitAt(text.charAt(end) === ' ' ? end + 1 : end)) return true
  return /^ ?(?:[万亿%]|[.,]\d)/u.test(text.slice(end, end + 3)) || isAsciiLetter(text.charCodeAt(end + 1))
}

/** End of a word of letters and digits (P-700, COVID-19, 3M45). */
export function codeEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    const isPoint = code === 46 && isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at - 1))
    const joins =
      isPoint || (code === 45 && (isDigit(text.charCodeAt(at + 1)) || isAsciiLetter(text.charCodeAt(at + 1))))
    if (!isDigit(code) && !isAsciiLetter(code) && !joins && code !== 95) return at
    at += 1
  }
}
