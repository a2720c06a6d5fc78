import { named, type Reading } from '../core/context.ts'
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
  return named(isOneOf ? at - 1 : at, at + 1)
}

const HAN_NAME =
  /^[一二三四五六七八九十百千万两][^\d一二三四五六七八九十两”’"」』]{1,3}[一二三四五六七八九十百千万两][\u4e00-\u9fff]{1,3}(?=[”’"」』])/u

/** “三方四家”, “六有六规范”: two numerals with their catchwords between quotation marks. */
export function readQuotedName(text: string, at: number): Reading | undefined {
  if (!/[“‘"「『]/u.test(text.charAt(at - 1))) return undefined
  const plan = /^[一二三四五六七八九十]{1,2}五(?=[”’"」])/u.exec(text.slice(at, at + 4))?.[0]
  if (plan !== undefined) return named(at, at + plan.length)
  const name = HAN_NAME.exec(text.slice(at, at + 10))?.[0]
  if (name === undefined || /[年月天日元岁人个名米]/u.test(name)) return undefined
  return named(at, at + name.length)
}
