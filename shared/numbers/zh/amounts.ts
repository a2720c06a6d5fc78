import type { ReadingContext } from '../core/context.ts'
import { fold } from '../core/fold.ts'
import { exceptionAt } from './exceptions.ts'
import type { Approximation } from '../core/found-number.ts'
import { readNumeral } from './han.ts'
import { hanDigitValue, isHanDigit, isHanScale, startsHanNumeral } from './han-signs.ts'
import { isDigit, tidy, type Numeral } from '../core/numeral.ts'
import type { Unit } from '../core/units.ts'
import { unitAt } from './units.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** A numeral with the unit that follows it. */
export interface Amount {
  readonly numeral: Numeral
  readonly end: number
  readonly unit: Unit | undefined
  /** As it is written, in its own script; rules ask `unitRead`. */
  readonly unitText: string | undefined
  /** 三年半, 一吨半, 两个半小时. */
  readonly half: boolean
  readonly approx: Approximation
}

/** The words of the unit as rules know them: 級 is 级. */
export const unitRead = ({ unitText }: Pick<Amount, 'unitText'>): string | undefined => unitText && fold(unitText)

/** 三个多月, 半个多世纪: “over” stands inside the unit. */
const MORE_TIME = /^个多(?:月|小时|钟头|星期|礼拜|世纪|季度|学期|工作日)/u
const TIME: Unit = { kind: 'duration', weak: false, factor: 1, name: undefined, latin: false }

/** The numeral with the unit that follows it, across one space. */
export function amount(context: ReadingContext, numeral: Numeral): Amount {
  const { text, raw } = context
  const at = skipBlank(text, numeral.end)
  const none: Amount = {
    numeral,
    end: numeral.end,
    unit: undefined,
    unitText: undefined,
    half: false,
    approx: numeral.approx,
  }
  // 千把块钱, 百把人: about so many; the measure stands behind.
  if (numeral.form === 'han' && text.startsWith('把', at) && /[百千万]/u.test(text.charAt(numeral.end - 1))) {
    const rest = unitAt(text, at + 1) === undefined ? undefined : amount(context, { ...numeral, end: at + 1 })
    if (rest?.unit !== undefined) return { ...rest, approx: 'about' }
  }
  const more = MORE_TIME.exec(text.slice(at, at + 5))
  if (more !== null) {
    const end = at + more[0].length
    return { ...none, end, unit: TIME, unitText: `${raw.charAt(at)}${raw.slice(at + 2, end)}`, approx: 'over' }
  }
  const dozen = dozenAt(text, at, numeral)
  if (dozen !== undefined) return { ...none, numeral: dozen, end: dozen.end }
  const coins = at === numeral.end ? hairOrCoin(text, at, numeral) : undefined
  if (coins !== undefined) return { ...none, ...coins, unit: MONEY_UNIT, unitText: raw.charAt(at) }
  const match = unitAt(text, at)
  if (match === undefined || (at > numeral.end && match.unit.weak && numeral.form === 'han')) return none
  const unitText = raw.slice(at, match.end)
  const unit = text.slice(at, match.end)
  // 5成员 is no 5成; a longer word that begins with the unit wins.
  if (match.end - at === 1 && !match.unit.latin && (exceptionAt(text, at) ?? 0) > match.end) return none
  if (match.unit.factor === 10 && !isTenths(text, match.end, numeral)) return none
  // 四成五 is 45 %.
  const fifth = match.unit.factor === 10 ? hanDigitValue(text.charCodeAt(match.end)) : undefined
  if (fifth !== undefined && numeral.low !== undefined && isTailEnd(text, match.end + 1)) {
    return {
      ...none,
      numeral: { ...numeral, low: numeral.low + fifth / 10 },
      end: match.end + 1,
      unit: match.unit,
      unitText,
    }
  }
  // 9秒83: hundredths after the seconds.
  const hundredths = unit === '秒' ? SPLIT.exec(text.slice(match.end, match.end + 3)) : null
  if (hundredths !== null && numeral.low !== undefined && numeral.high === undefined) {
    return {
      ...none,
      numeral: { ...numeral, low: tidy(numeral.low + Number(`0.${hundredths[0]}`)) },
      end: match.end + hundredths[0].length,
      unit: match.unit,
      unitText,
    }
  }
  const tail = decimalTail(context, numeral, unit, match.end)
  if (tail !== undefined)
    return { ...none, numeral: { ...numeral, low: tail.low }, end: tail.end, unit: tail.unit ?? match.unit, unitText }
  const money =
    match.unit.kind === 'money' || unit === '块' ? compoundMoney(context, numeral, match.end, unit) : undefined
  if (money !== undefined)
    return {
      ...none,
      numeral: { ...numeral, low: money.low },
      end: money.end,
      unit: { ...match.unit, kind: 'money' },
      unitText,
    }
  const whole =
    match.unit.kind === 'duration' || unit === '分'
      ? compoundDuration(context, numeral, match.end, unitText)
      : undefined
  if (whole !== undefined) return { ...none, ...whole }
  if (
    unit === '年' &&
    /^[代级龄轻薪均检会终关糕画味]/u.test(text.slice(match.end, match.end + 1)) &&
    numeral.form === 'han' &&
    (numeral.low ?? 0) < 3
  )
    return none
  if (unit === '倍' && text.startsWith('增', match.end)) return none
  if (text.startsWith('半', at + 1) && unit.startsWith('个半')) {
    return {
      ...none,
      end: match.end,
      unit: match.unit,
      unitText: `${unitText.charAt(0)}${unitText.slice(2)}`,
      half: true,
    }
  }
  const half =
    text.charAt(match.end) === '半' &&
    !/[数成价年天月径]/u.test(text.charAt(match.end + 1)) &&
    (match.unit.kind !== 'percent' || match.unit.factor === 10)
  return { numeral, end: half ? match.end + 1 : match.end, unit: match.unit, unitText, half, approx: numeral.approx }
}

/** 9秒83, 58秒3: what stands behind the seconds is their decimal part. */
const SPLIT = /^\d{2}(?!\d)|^\d(?=[^\d\u4e00-\u9fff]|$)/u
const MONEY_UNIT: Unit = { kind: 'money', weak: false, factor: 1, name: undefined, latin: false }

/** 1米78, 一米七五, 12块5: what follows the unit is its decimal part. */
function decimalTail(
  { text }: ReadingContext,
  numeral: Numeral,
  unit: string,
  end: number,
): { readonly low: number; readonly end: number; readonly unit: Unit | undefined } | undefined {
  if ((unit !== '米' && unit !== '块') || numeral.low === undefined || numeral.high !== undefined) return undefined
  const isMoney = unit === '块'
  const match = (
    isMoney
      ? /^(?:[1-9]|[一二三四五六七八九](?!花|香|金|角|彩|[色面层环星联合][^的]))(?![\d一二三四五六七八九十百千万])/u
      : /^(?:\d{1,2}(?!\d)|[一二三四五六七八九]{1,2}(?![一二三四五六七八九十百千万]))/u
  ).exec(text.slice(end, end + 3))
  const price = match === null && isMoney && isPriceOf(text, end + 1) ? PRICE_DIGIT.exec(text.charAt(end)) : match
  if (price === null) return undefined
  const stop = end + price[0].length
  // 3块6毛 goes on in the smaller coin.
  if (isMoney && /[角毛]/u.test(text.charAt(stop))) return undefined
  // 3米2个 and 5块3元 begin a number of their own.
  if (unitAt(text, stop) !== undefined || /[.:比~～\-—–至到月年日]/u.test(text.charAt(stop))) return undefined
  const digits = [...price[0]].map((sign) => hanDigitValue(sign.charCodeAt(0)) ?? Number(sign)).join('')
  return { low: tidy(numeral.low + Number(`0.${digits}`)), end: stop, unit: isMoney ? MONEY_UNIT : undefined }
}

const PRICE_DIGIT = /^[1-9一二三四五六七八九]$/u

/** 九块二一斤, 5块5每个, 两块五半斤: what a price buys stands right behind it. */
const isPriceOf = (text: string, at: number): boolean =>
  /[一每半]/u.test(text.charAt(at)) && /^(?:count|measure)$/u.test(unitAt(text, at + 1)?.unit.kind ?? '')

/** 六毛五, 五毛一个, 卖八毛。: 毛 is a coin where it is told like a price, and hair elsewhere. */
function hairOrCoin(text: string, at: number, numeral: Numeral): Pick<Amount, 'numeral' | 'end'> | undefined {
  const isOne = numeral.low !== undefined && numeral.high === undefined && numeral.low < 10
  if (text.charAt(at) !== '毛' || !isOne || numeral.low === undefined) return undefined
  const last = lastCoin(text, at + 1)
  if (last !== undefined) return { numeral: { ...numeral, low: tidy(numeral.low + last.low * 10) }, end: last.end }
  const isPriced =
    PRICED.test(text.slice(Math.max(0, numeral.start - 4), numeral.start)) && ENDS_PRICE.test(text.slice(at + 1))
  return isPriceOf(text, at + 1) || isPriced ? { numeral, end: at + 1 } : undefined
}
const PRICED = new RegExp(`${anyOf(words.priced)}[了着过到为约才只仅]?$`, 'u')

/** 十打 is a scale word as “dozen” is; 打 is oftener a verb, so the goods or a pause must follow. */
function dozenAt(text: string, at: number, numeral: Numeral): Numeral | undefined {
  if (text.charAt(at) !== '打' || numeral.low === undefined || numeral.high !== undefined) return undefined
  if (
    !/^(?:$|[^\u4e00-\u9fff]|啤酒|鸡蛋|铅笔|毛巾|苹果|袜|杯|玫瑰|生蚝|红酒|可乐|饮料|蛋)/u.test(
      text.slice(at + 1, at + 3),
    )
  )
    return undefined
  return { ...numeral, end: at + 1, low: numeral.low * 12, scale: 12, digits: undefined }
}

/** 七成五受访者 ends its numeral before the noun; 三成五个百分点 does not. */
const isTailEnd = (text: string, at: number): boolean =>
  !isHanDigit(text.charCodeAt(at)) && !isHanScale(text.charCodeAt(at)) && unitAt(text, at) === undefined

/** How many of the smaller unit one of the larger has. */
const SMALLER: Readonly<Record<string, readonly (readonly [RegExp, number])[]>> = {
  年: [[/^个月/u, 12]],
  天: [[/^个?小时|^个?钟头/u, 24]],
  周: [[/^天/u, 7]],
  星期: [
    [/^天/u, 7],
    [/^个?小时/u, 168],
  ],
  小时: [
    [/^刻钟?/u, 4],
    [/^分钟?/u, 60],
    [/^秒/u, 3600],
  ],
  时: [[/^分钟?/u, 60]],
  分: [[/^秒/u, 60]],
  分钟: [[/^秒/u, 60]],
  岁: [[/^个月/u, 12]],
}

const COINS: readonly (readonly [RegExp, number])[] = [
  [/^(?:角|毛钱?)/u, 10],
  [/^(?:分钱|美分|欧分|分(?![钟之公]))/u, 100],
]

/** 5元3角, 两美元又三美分: one amount, in its larger unit. */
function compoundMoney(
  context: ReadingContext,
  numeral: Numeral,
  end: number,
  unit: string,
): { readonly end: number; readonly low: number } | undefined {
  const { text } = context
  if (numeral.low === undefined || numeral.high !== undefined || numeral.scale > 1) return undefined
  const from = /^[又零]/u.test(text.charAt(end)) ? end + 1 : end
  const next = numeralAt(context, from)
  if (next?.low === undefined || next.high !== undefined || next.scale > 1) return undefined
  const coin = COINS.find(([small]) => small.test(text.slice(next.end, next.end + 2)))
  // 5块8, 一块二: what is left unsaid behind 块 is 角.
  if (
    coin === undefined &&
    unit === '块' &&
    from === end &&
    next.low > 0 &&
    next.low < 10 &&
    ENDS_PRICE.test(text.slice(next.end))
  )
    return { end: next.end, low: tidy(numeral.low + next.low / 10) }
  // 5角3分: 分 is a tenth of 角, and 角 no part of itself.
  const inOne = coin === undefined ? 0 : /^[角毛]/u.test(unit) ? coin[1] / 10 : coin[1]
  if (coin === undefined || inOne < 10) return undefined
  const stop = next.end + (coin[0].exec(text.slice(next.end, next.end + 2))?.[0].length ?? 1)
  const rest =
    coin[1] === 10 && inOne === 10
      ? (lastCoin(text, stop) ?? compoundMoney(context, { ...next, low: 0 }, stop, unit === '块' ? '元' : unit))
      : undefined
  return { end: rest?.end ?? stop, low: tidy(numeral.low + next.low / inOne + (rest?.low ?? 0)) }
}

/** 三块六毛五: what is left unsaid behind 角 and 毛 is 分. */
function lastCoin(text: string, at: number): { readonly end: number; readonly low: number } | undefined {
  const digit = PRICE_DIGIT.exec(text.charAt(at))?.[0]
  if (digit === undefined || !ENDS_PRICE.test(text.slice(at + 1))) return undefined
  return { end: at + 1, low: (hanDigitValue(digit.charCodeAt(0)) ?? Number(digit)) / 100 }
}

/** What may follow a price: an end, or what it buys. */
const ENDS_PRICE = /^(?:$|[，。；、！？,.;!?)）”\s]|[一每](?:[个斤瓶包块本张]|公斤))/u

/** 2小时8分15秒, 1分04秒39, 1年零3个月: one duration, in its largest unit. */
function compoundDuration(
  context: ReadingContext,
  numeral: Numeral,
  end: number,
  unitText: string,
): Pick<Amount, 'numeral' | 'end' | 'unit' | 'unitText'> | undefined {
  const { text, raw } = context
  if (numeral.low === undefined || numeral.high !== undefined) return undefined
  const plain = unitText.replace(/^[个個]/u, '')
  const parts = SMALLER[text.slice(end - plain.length, end)]
  const from = /^[零又]/u.test(text.charAt(end)) ? end + 1 : end
  const next = parts === undefined || text.charAt(from) === '半' ? undefined : numeralAt(context, from)
  if (parts === undefined || next?.low === undefined || next.high !== undefined) return undefined
  for (const [unit, ratio] of parts) {
    const match = unit.exec(text.slice(next.end, next.end + 3))
    if (match === null) continue
    const stop = next.end + match[0].length
    const inner = compoundDuration(context, next, stop, raw.slice(next.end, stop))
    const rest = inner?.numeral.low ?? next.low
    // 1分04秒39: hundredths after the seconds.
    const hundredths = match[0] === '秒' ? SPLIT.exec(text.slice(stop, stop + 3)) : null
    const small = rest + (hundredths === null ? 0 : Number(`0.${hundredths[0]}`))
    const low = tidy(numeral.low + small / ratio)
    const unitOf = unitAt(text, end - unitText.length)?.unit
    const duration: Unit | undefined = unitOf && { ...unitOf, kind: 'duration' }
    return {
      numeral: { ...numeral, low, digits: undefined },
      end: (inner?.end ?? stop) + (hundredths?.[0].length ?? 0),
      unit: duration,
      unitText,
    }
  }
  return undefined
}

/** 八成, 七成五 and 八折 are tenths; 成 before other words (成为, 成本) is not. */
function isTenths(text: string, end: number, numeral: Numeral): boolean {
  if (/^[为本立员功效果绩长熟都年人才交品份语型]/u.test(text.slice(end, end + 1))) return false
  return numeral.low === undefined || (numeral.low <= 10 && numeral.scale === 1)
}

/** The numeral at `at`, where one can begin; 半 and 数 alone do not continue a range. */
export function numeralAt(context: ReadingContext, at: number): Numeral | undefined {
  const code = context.text.charCodeAt(at)
  if (
    !isDigit(code) &&
    !(startsHanNumeral(code) && context.text.charAt(at) !== '半' && context.text.charAt(at) !== '数')
  )
    return undefined
  return readNumeral(context.text, context.raw, at)
}

/** Index after blanks. */
export function skipBlank(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at += 1
  return at
}
