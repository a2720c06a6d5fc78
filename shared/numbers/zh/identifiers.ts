import { skipDigits } from '../core/arabic.ts'
import { runEnd } from '../core/identifiers.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** Words before a run of digits that say it identifies something and states no quantity. */
const LABELS =
  /(?:电话|身份证|热线|手机|传真|邮编|邮政编码|编号|订单号|单号|号码|账号|卡号|证号|车牌号?|微信号?|QQ群?|代码|(?:拨打|致电)(?:\d{3,5}[、或和及与])*|尾号|文号|批号|[前后末][一二三四五六七八\d]位(?:数字?|号码)?)[\s:.是为号]*[(+]?$/u
const ADDRESS_BEFORE = /[路街道巷弄里村苑区园庄屯胡同院段坊]$/u
const ADDRESS_AFTER = /^(?:号|弄|室|幢|栋)(?!线|楼层)/u
/** 12345热线, 120急救: numbers of services. */
const SERVICES = new RegExp(`^(?:政务服务|政务|市民服务|市民|便民服务|便民|民生)?${anyOf(words.services)}`, 'u')
const MODELS =
  /(?:[歼轰运直教猎枭]|东风|红旗|巨浪|鹰击|长剑|翼龙|彩虹)-$|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?$|[A-Z]座$|(?:波音|空客|空中客车|标致|马自达|长征[一二三四五六七八]号)\s?$/u
const DOOR =
  /^(?:\d{1,4}(?:栋|幢|号楼)(?:\d{1,2}单元)?\d{1,4}室?|\d{3,4}(?:教室|会议室|病房|包厢|包间|室(?![内外温友])))/u
/** Told by the character after their digits: 2.0版, 301室, 5栋302室, 18K金. */
const OWN: Readonly<Record<string, RegExp>> = {
  '.': /^\d{1,2}\.\d{1,2}(?:版|时代(?!以来))/u,
  K: /^(?:9|14|18|22|24)K(?=金|黄金|玫瑰金|白金)/u,
  栋: DOOR,
  幢: DOOR,
  号: DOOR,
  教: DOOR,
  会: DOOR,
  病: DOOR,
  包: DOOR,
  室: DOOR,
}

/** 3.15晚会, 9.11事件: the month and day of a name. */
const DAY_NAME = new RegExp(
  `^(\\d{1,2})\\.(\\d{1,2})(?=${anyOf(words.dayNames)}|(?!公里|千米|厘米|毫米|万吨|万亩)\\p{Script=Han}{2}大?地震)`,
  'u',
)
/** 7-11便利店, 7-ELEVEn */
const STORE = new RegExp(`^7-(?:11(?= ?${anyOf(words.stores)})|eleven(?![A-Za-z]))`, 'iu')

/** End of a number of a paper, a model, a room or a generation at `start` (〔2023〕5号, 歼-20, 5栋302室, 90后). */
export function identifierAtZh(text: string, start: number): number | undefined {
  const before = text.slice(Math.max(0, start - 8), start)
  const digitsEnd = skipDigits(text, start)
  const paper = /^\d{4}[〕\])](?:第?\d{1,5}号|[\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]{1,4}\d{1,6}号)/u.exec(
    text.slice(start, start + 24),
  )
  if (paper !== null && /[〔[(]$/u.test(before)) return start + paper[0].length
  if (MODELS.test(before)) return digitsEnd
  const own = OWN[text.charAt(digitsEnd)]?.exec(text.slice(start, start + 16)) ?? undefined
  if (own !== undefined) return start + own[0].length
  // 90后 are people born in the nineties.
  const born =
    /^(?:[“"']?(?:[1-9]0|00|[89]5)后?[”"']?[、和及与])*[“"']?(?:[1-9]0|00|[89]5)[”"']?后(?![来的期天续半])/u.exec(
      text.slice(start, start + 24),
    )
  if (born !== null && !/[\d.]$/u.test(before)) return start + born[0].length
  const dayName = DAY_NAME.exec(text.slice(start, start + 12))
  if (dayName !== null && Number(dayName[1]) < 13 && Number(dayName[2]) < 32)
    return start + (dayName[1]?.length ?? 0) + (dayName[2]?.length ?? 0) + 1
  const store = STORE.exec(text.slice(start, start + 10))
  if (store !== null) return start + store[0].length
  // 北京市海淀区 100871
  if (
    digitsEnd - start === 6 &&
    /[省市区县州路街道号乡镇村] ?$/u.test(before) &&
    /^(?:$|[^\d.,万亿\u4e00-\u9fff])/u.test(text.slice(digitsEnd, digitsEnd + 1))
  )
    return digitsEnd
  // 310国道 and 8K超高清 number things without counting them.
  const label = /^(?:国道|省道|县道|乡道|K(?:超|高清|电视|分辨|屏|画|影|视频))/u.exec(
    text.slice(digitsEnd, digitsEnd + 5),
  )
  return label === null ? undefined : digitsEnd + 1
}

/** 书号 7-302-12345-6, 刊号：1003-0077: the number of a book or a journal, with whatever sign it ends. */
const BOOK_LABEL = /(?:书|刊)号[\s:.是为]*$/u
const BOOK = /^\d[\d ·-]{5,16}[\dX](?![\dA-Za-z])/iu

/** End of the digits at `start` that a word beside them says to identify something (电话, 尾号, 12345热线). */
export function labelledAtZh(text: string, start: number): number | undefined {
  if (BOOK_LABEL.test(text.slice(Math.max(0, start - 8), start))) {
    const book = BOOK.exec(text.slice(start, start + 20))?.[0]
    if (book !== undefined) return start + book.length
  }
  const end = runEnd(text, start)
  const digitsEnd = skipDigits(text, start)
  const isGrouped = /^,\d{3}/u.test(text.slice(digitsEnd, digitsEnd + 4))
  if (
    LABELS.test(text.slice(Math.max(0, start - 8), start)) &&
    !isGrouped &&
    !/[年月日%]/u.test(text.charAt(end)) &&
    digitsEnd - start >= 2
  )
    return end
  const isService = SERVICES.test(text.slice(digitsEnd, digitsEnd + 9))
  return isService && digitsEnd - start >= 3 && digitsEnd - start <= 6 ? digitsEnd : undefined
}

/** End of the house number at `start` (中山路128号, 3弄): a name, not a number. */
export function houseNumberAt(text: string, start: number): number | undefined {
  const end = skipDigits(text, start)
  if (!ADDRESS_AFTER.test(text.slice(end, end + 2))) return undefined
  return ADDRESS_BEFORE.test(text.slice(Math.max(0, start - 8), start)) ? addressEnd(text, end + 1) : undefined
}

function addressEnd(text: string, from: number): number {
  const match = /^(?:(?:楼|院|单元)?\d{0,5}(?:号楼|栋|幢|单元|室|层|楼|铺|号)?){1,4}/u.exec(text.slice(from, from + 24))
  return from + (match?.[0].length ?? 0)
}
