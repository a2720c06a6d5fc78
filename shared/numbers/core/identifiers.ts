import { skipDigits } from './arabic.ts'
import { isAsciiLetter, isDigit } from './numeral.ts'
import { unitAt } from '../zh/units.ts'

/** Words before a run of digits that say it identifies something and states no quantity. */
const LABELS =
  /(?:电话|身份证|P\.?O\.? Box|热线|手机|传真|邮编|邮政编码|编号|订单号|单号|号码|账号|卡号|证号|车牌号?|微信号?|QQ群?|qq|ISBN|ISSN|代码|拨打|致电|尾号|文号|批号|Tel|TEL|tel|Fax|Phone|phone|call|Call|No|no|nr|DOI|doi|GB\/T|GB|ISO|IEC|DB\d{2}|JGJ|HJ|QB|T\/[A-Z]{2,})[\s:.是为号]*[(+]?$/u
const ADDRESS_BEFORE = /[路街道巷弄里村苑区园庄屯胡同院段坊]$/u
const ADDRESS_AFTER = /^(?:号|弄|室|幢|栋)(?!线|楼层)/u
/** 123 Random Street */
const STREET =
  /^\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Terrace|Court|Parkway)\b/u
const LONGEST = 40
/** 12345热线, 120急救: numbers of services. */
const SERVICES =
  /^(?:政务服务|政务|市民服务|市民|便民服务|便民|民生)?(?:热线|平台|急救|报警|指挥中心|电话|专线|客服|网站|官网|购物节|大促|客户端|APP)/u

/**
 * End of the identifier at `start` of the folded text (a telephone number, a web address, a house number, a model code);
 * undefined when the digits there may be a number.
 */
export function identifierAt(text: string, start: number): number | undefined {
  const end = runEnd(text, start)
  const run = text.slice(start, end)
  if (isPhone(text, start, run)) return end
  const before = text.slice(Math.max(0, start - 8), start)
  const digitsEnd = skipDigits(text, start)
  const paper = /^\d{4}[〕\])](?:第?\d{1,5}号|[\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]{1,4}\d{1,6}号)/u.exec(
    text.slice(start, start + 24),
  )
  if (paper !== null && /[〔[(]$/u.test(before)) return start + paper[0].length
  if (
    /(?:[歼轰运直教猎枭]|东风|红旗|巨浪|鹰击|长剑|翼龙|彩虹)-$|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?$|[A-Z]座$|(?:波音|空客|空中客车|Boeing|Airbus|标致|马自达|长征[一二三四五六七八]号)\s?$/u.test(
      before,
    )
  )
    return digitsEnd
  const own = ownEnd(text, start, digitsEnd)
  if (own !== undefined) return own
  // 90后 are people born in the nineties.
  const born =
    /^(?:[“"']?(?:[1-9]0|00|[89]5)后?[”"']?[、和及与])*[“"']?(?:[1-9]0|00|[89]5)[”"']?后(?![来的期天续半])/u.exec(
      text.slice(start, start + 24),
    )
  if (born !== null && !/[\d.]$/u.test(before)) return start + born[0].length
  // 310国道, 8K超高清 and 2025级新生 number things without counting them.
  const label =
    /^(?:国道|省道|县道|乡道|级(?:学生|新生|本科|研究生|硕士|博士|校友|毕业生|学员)|K(?:超|高清|电视|分辨|屏|画|影|视频))/u.exec(
      text.slice(digitsEnd, digitsEnd + 5),
    )
  if (label !== null) return digitsEnd + 1
  if (isListMark(text, start, digitsEnd)) return digitsEnd + 1
  const isGrouped = /^,\d{3}/u.test(text.slice(digitsEnd, digitsEnd + 4))
  if (LABELS.test(before) && !isGrouped && !/[年月日%]/u.test(text.charAt(end)) && digitsEnd - start >= 2) return end
  if (SERVICES.test(text.slice(digitsEnd, digitsEnd + 9)) && digitsEnd - start >= 3 && digitsEnd - start <= 6)
    return digitsEnd
  const street = STREET.exec(text.slice(start, start + 48))
  if (street !== null) return start + street[0].length
  if (
    /\b[A-Z]{2} $/u.test(before) &&
    digitsEnd - start === 5 &&
    /^[A-Z ,.]{2}|^$/u.test(text.slice(digitsEnd, digitsEnd + 2)) &&
    /, [A-Z]{2} $/u.test(before)
  )
    return digitsEnd
  // Nine digits in a row without unit are a serial number.
  if (digitsEnd - start >= 9 && digitsEnd === end && !/(?:^|[\s(])-$/u.test(before) && !isQuantity(text, digitsEnd))
    return digitsEnd
  // 1.2.3 and 192.168.0.1: more than one point without groups of three.
  const dotted = /^\d+(?:\.\d+){2,}/u.exec(run)?.[0]
  if (dotted !== undefined && !/^\d{4}\.\d{1,2}\.\d{1,2}$/u.test(dotted) && !/^\d{1,3}(?:\.\d{3})+$/u.test(dotted))
    return start + dotted.length
  return undefined
}

/** End of the house number at `start` (中山路128号, 3弄): a name, not a number. */
export function houseNumberAt(text: string, start: number): number | undefined {
  const end = skipDigits(text, start)
  if (!ADDRESS_AFTER.test(text.slice(end, end + 2))) return undefined
  return ADDRESS_BEFORE.test(text.slice(Math.max(0, start - 8), start)) ? addressEnd(text, end + 1) : undefined
}

/** Identifiers told by the character after their digits: 24/7, 2.0版, 301室, 5栋302室, (555) 123-4567, 12345@qq.com. */
function ownEnd(text: string, start: number, digitsEnd: number): number | undefined {
  const pattern = OWN[text.charAt(digitsEnd)]
  const match = pattern?.exec(text.slice(start, start + 16))
  if (match !== null && match !== undefined && (match[0] !== '24/7' || digitsEnd === start + 2))
    return start + match[0].length
  return mailEnd(text, start)
}

const DOOR =
  /^(?:\d{1,4}(?:栋|幢|号楼)(?:\d{1,2}单元)?\d{1,4}室?|\d{3,4}(?:教室|会议室|病房|包厢|包间|室(?![内外温友])))/u
const OWN: Readonly<Record<string, RegExp>> = {
  '/': /^24\/7(?![\d/])/u,
  '.': /^\d{1,2}\.\d{1,2}(?:版|时代(?!以来))/u,
  ')': /^\d{3}\) ?\d{3}-\d{4}(?!\d)/u,
  K: /^(?:[48]K(?![A-Za-z\d])|(?:9|14|18|22|24)K(?=金|黄金|玫瑰金|白金| gold))/u,
  栋: DOOR,
  幢: DOOR,
  号: DOOR,
  教: DOOR,
  会: DOOR,
  病: DOOR,
  包: DOOR,
  室: DOOR,
}

/** End of the mail address at `start`; undefined when no @ follows its letters. */
function mailEnd(text: string, start: number): number | undefined {
  let at = start
  for (; at - start < LONGEST; at += 1) {
    const code = text.charCodeAt(at)
    if (!isDigit(code) && !isAsciiLetter(code) && code !== 46 && code !== 43 && code !== 45 && code !== 95) break
  }
  if (text.charCodeAt(at) !== 64 || at === start) return undefined
  const host = /^@[a-z\d-]+(?:\.[a-z\d-]+)+/iu.exec(text.slice(at, at + 50))
  return host === null ? undefined : at + host[0].length
}

/** 1. and 2、 at the head of a line, （3） anywhere: marks of a list. */
function isListMark(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (before === '(' && after === ')') return true
  // 5、6月 are two months, 1、 2 lines of a list.
  const next = /^、(\d{1,2})(?!\d)/u.exec(text.slice(end, end + 4))?.[1]
  if (next !== undefined && Number(next) === Number(text.slice(start, end)) + 1) return false
  const isHead = start === 0 || before === '\n' || (before === ' ' && (start === 1 || text.charAt(start - 2) === '\n'))
  return (
    isHead &&
    ((after === '.' && !isDigit(text.charCodeAt(end + 1)) && end + 1 < text.length) || after === '、' || after === ')')
  )
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

/** The run is cut where no identifier is longer, so that a long table of digits is read once only. */
function runEnd(text: string, start: number): number {
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

function isPhone(text: string, start: number, run: string): boolean {
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
  const before = text.charAt(start - 1)
  return before === '+' && digits.length >= 8
}

function isQuantity(text: string, end: number): boolean {
  if (unitAt(text, text.charAt(end) === ' ' ? end + 1 : end) !== undefined) return true
  return /^ ?(?:[万亿%]|[.,]\d)/u.test(text.slice(end, end + 3)) || isAsciiLetter(text.charCodeAt(end + 1))
}

function addressEnd(text: string, from: number): number {
  const match = /^(?:(?:楼|院|单元)?\d{0,5}(?:号楼|栋|幢|单元|室|层|楼|铺|号)?){1,4}/u.exec(text.slice(from, from + 24))
  return from + (match?.[0].length ?? 0)
}
