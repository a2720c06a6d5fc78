import type { Reading, ReadingContext } from '../core/context.ts'
import { isDigit } from '../core/numeral.ts'
import { unitAt } from './units.ts'

/** 之一, 这一观点, 木卫二: a numeral that names one thing out of several and states no number. */
export function readNominal(text: string, at: number): Reading | undefined {
  const before = text.charAt(at - 1)
  const isOne = text.charAt(at) === '一'
  const isOneOf = isOne && before === '之' && text.charAt(at - 2) !== '分'
  const isThis =
    isOne &&
    /[这那此该]/u.test(before) &&
    /[\u4e00-\u9fff]/u.test(text.charAt(at + 1)) &&
    unitAt(text, at + 1) === undefined &&
    !/[直些切般样旦定下再]/u.test(text.charAt(at + 1))
  const isMoon = before === '卫' && /[木土天海]/u.test(text.charAt(at - 2))
  if (!isOneOf && !isThis && !isMoon) return undefined
  return { start: isOneOf ? at - 1 : at, end: at + 1, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
}

const HAN_NAME =
  /^[一二三四五六七八九十百千万两][^\d一二三四五六七八九十两”’"」』]{1,3}[一二三四五六七八九十百千万两][\u4e00-\u9fff]{1,3}(?=[”’"」』])/u

/** “三方四家”, “六有六规范”: two numerals with their catchwords between quotation marks. */
export function readQuotedName(text: string, at: number): Reading | undefined {
  if (!/[“‘"「『]/u.test(text.charAt(at - 1))) return undefined
  const plan = /^[一二三四五六七八九十]{1,2}五(?=[”’"」])/u.exec(text.slice(at, at + 4))?.[0]
  if (plan !== undefined)
    return { start: at, end: at + plan.length, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
  const name = HAN_NAME.exec(text.slice(at, at + 10))?.[0]
  if (name === undefined || /[年月天日元岁人个名米]/u.test(name)) return undefined
  return { start: at, end: at + name.length, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
}

/** “1269”, “1+2+N”: numerals in a name. */
export function readName(context: ReadingContext, at: number): Reading | undefined {
  const { text } = context
  // 3·15, 9·11: the month and day of a name (GB/T 15835-2011, 5.1.6).
  const day = /^\d{1,2}[·•・]\d{1,2}(?!\d)/u.exec(context.raw.slice(at, at + 6))?.[0]
  const attack = /^(?:9\/11|7\/7)(?![\d/])/u.exec(text.slice(at, at + 5))?.[0]
  const isEnglish = attack !== undefined && /[a-z] $/u.test(text.slice(Math.max(0, at - 2), at))
  const code =
    day ?? (isEnglish ? attack : undefined) ?? /^\d{1,2}(?:\+(?:\d{1,3}|[A-Z]))+/u.exec(text.slice(at, at + 24))?.[0]
  const end = code === undefined ? skipAll(text, at) : at + code.length
  const isQuoted = /[“‘"「『]/u.test(text.charAt(at - 1)) && /[”’"」』]/u.test(text.charAt(end)) && end - at >= 2
  if (code === undefined && !isQuoted) return undefined
  return { start: at, end, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
}

function skipAll(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += 1
  return at
}
