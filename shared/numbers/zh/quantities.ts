import { skipDigits, vulgarFraction } from '../core/arabic.ts'
import type { Reading, ReadingContext } from '../core/context.ts'
import type { NumberKind, NumberValue } from '../core/found-number.ts'
import { readNumeral } from './han.ts'
import { isHanDigit, isHanScale } from './han-signs.ts'
import { isAsciiLetter, tidy, type Numeral } from '../core/numeral.ts'
import { unitAt } from './units.ts'
import { isChangeFromZh } from './from-to.ts'
import { readBare } from './bare.ts'
import { amount, numeralAt, skipBlank, unitRead, type Amount } from './amounts.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const FORCES = new RegExp(`^(?:以上)?${anyOf(words.forces)}`, 'u')

/** 学生 and 计算机系学生, behind the year of their class. */
const STUDENTS = new RegExp(`^(?:[\\u4e00-\\u9fff]{1,8}(?:系|专业|学院|班))?(?:的)?${anyOf(words.students)}`, 'u')
const COURSES = new RegExp(`^${anyOf(words.courses)}`, 'u')
/** 近千行, 约百句; 附近百姓 and 预约百人 are other words. */
const NEARLY = /(?:^|[^附最远临邻亲靠接节预相合条契公赶反高])[近约逾超]$/u
const CONNECTOR = /^(?: ?[-~–—―─] ?|—— ?| ?至 ?| ?到 ?)/u
const SCORE_BEFORE =
  /(?:战绩(?:为|是)?|比例(?:为|是|约为|达)?|之比(?:为|是)?|比值为|比率为|配比(?:为)?|按|比分(?:为|是|定格在|定格|锁定)?|以|总比分|大比分)[“"]?$/u
const SCORE_AFTER = new RegExp(`^[”"]?${anyOf(words.scoreAfter)}`, 'u')

/**
 * Reads the quantity that starts with `numeral` in the folded text: fraction, ratio, range, or amount with its unit.
 * Undefined when the numeral is only part of a word (三农) or of a code (5G).
 */
export function readQuantityZh(context: ReadingContext, numeral: Numeral): Reading | undefined {
  return (
    readFraction(context, numeral) ??
    readRatio(context, numeral) ??
    readRange(context, numeral) ??
    readSingle(context, numeral)
  )
}

/** Whether the numbers at `start` are the score of a match, whatever their form (21:15, 3-2). */
export function isScoreContext(text: string, start: number, end: number): boolean {
  return SCORE_BEFORE.test(text.slice(Math.max(0, start - 8), start)) || SCORE_AFTER.test(text.slice(end, end + 6))
}

/** 百分之五, 三分之二, 三百五又三分之一, 五百分之2333; 3/4 and 10 1/2. */
function readFraction(context: ReadingContext, numeral: Numeral): Reading | undefined {
  const { text, raw } = context
  const whole = numeral.low
  if (whole === undefined || numeral.high !== undefined) return undefined
  const again = skipBlank(text, numeral.end)
  if (text.charAt(again) === '又') {
    const denominator = numeralAt(context, skipBlank(text, again + 1))
    const fraction = denominator && fractionOf(context, denominator)
    if (fraction !== undefined) return { ...fraction, start: numeral.start, value: tidy(whole + fraction.amount) }
    const slash = denominator && readSlash(text, raw, denominator)
    return typeof slash?.value === 'number'
      ? { ...slash, start: numeral.start, value: tidy(whole + slash.value) }
      : undefined
  }
  const fraction = fractionOf(context, numeral)
  if (fraction !== undefined) return fraction
  return numeral.form === 'arabic' && numeral.digits !== undefined ? readSlash(text, raw, numeral) : undefined
}

function fractionOf(
  context: ReadingContext,
  denominator: Numeral,
): (Reading & { readonly amount: number }) | undefined {
  const { text } = context
  const at = skipBlank(text, denominator.end)
  const sign = /^分 *之 */u.exec(text.slice(at, at + 6))?.[0]
  if (sign === undefined || denominator.low === undefined || denominator.low === 0) return undefined
  const from = at + sign.length
  const isNegative = text.charAt(from) === '负'
  const above = numeralAt(context, isNegative ? from + 1 : from)
  if (above?.low === undefined) return undefined
  const isPercent = denominator.low === 100 && /^百 *$/u.test(text.slice(denominator.start, at))
  const factor = (isPercent ? 1 : 1 / denominator.low) * (isNegative ? -1 : 1)
  const amount = tidy(above.low * factor)
  const range = isPercent ? rangeEnd(context, above) : undefined
  const value: NumberValue =
    range !== undefined
      ? [amount, range.value]
      : above.high === undefined
        ? amount
        : [amount, tidy(above.high * factor)]
  return {
    start: denominator.start,
    end: range?.end ?? above.end,
    kind: isPercent ? 'percent' : 'ratio',
    value,
    unit: isPercent ? '%' : undefined,
    approx: above.approx,
    amount,
  }
}

/** 百分之十五至二十: the second half leaves 百分之 out. */
function rangeEnd(
  context: ReadingContext,
  above: Numeral,
): { readonly end: number; readonly value: number } | undefined {
  const connector = CONNECTOR.exec(context.text.slice(above.end, above.end + 3))
  if (connector === null) return undefined
  const from = above.end + connector[0].length
  const at = context.text.startsWith('百分之', from) ? from + 3 : from
  const other = numeralAt(context, at)
  if (other?.low === undefined || unitAt(context.text, other.end) !== undefined) return undefined
  return { end: other.end, value: other.low }
}

function readSlash(text: string, raw: string, numeral: Numeral): Reading | undefined {
  let at = numeral.end
  let whole = 0
  let top = numeral.low ?? 0
  if (text.charAt(at) === ' ' && vulgarFraction(text, at + 1) !== undefined) {
    return {
      start: numeral.start,
      end: at + 2,
      kind: 'ratio',
      value: tidy(top + (vulgarFraction(text, at + 1) ?? 0)),
      unit: undefined,
      approx: 'none',
    }
  }
  const mixed = /^ (\d{1,2})(?=\/\d{1,2}(?!\d))/u.exec(text.slice(at, at + 8))
  if (mixed !== null) {
    whole = top
    top = Number(mixed[1])
    at += mixed[0].length
  }
  if (text.charAt(at) !== '/' || raw.charAt(at) === '\\') return undefined
  const end = skipDigits(text, at + 1)
  const bottom = Number(text.slice(at + 1, end))
  if (end === at + 1 || bottom === 0 || end - at > 4 || text.charAt(end) === '/' || isAsciiLetter(text.charCodeAt(end)))
    return undefined
  return {
    start: numeral.start,
    end,
    kind: 'ratio',
    value: tidy(whole + top / bottom),
    unit: undefined,
    approx: 'none',
  }
}

/** 3:2, 三比二, and 3-2 where a match is told of. */
function readRatio(context: ReadingContext, numeral: Numeral): Reading | undefined {
  const { text } = context
  // 五五开, 三七开: two shares of ten.
  const shares = /^([一二三四五六七八九])([一二三四五六七八九])开(?![始会发设学放])/u.exec(
    text.slice(numeral.start, numeral.start + 4),
  )
  const [own = 0, rest = 0] = [shares?.[1], shares?.[2]].map((sign) => '一二三四五六七八九'.indexOf(sign ?? '') + 1)
  if (shares !== null && own + rest === 10)
    return {
      start: numeral.start,
      end: numeral.start + 3,
      kind: 'ratio',
      value: [own, rest],
      unit: undefined,
      approx: 'none',
    }
  if (numeral.low === undefined || numeral.high !== undefined || numeral.scale !== 1) return undefined
  const sign = text.charAt(numeral.end)
  if (sign !== ':' && sign !== '比' && sign !== '-' && sign !== '–') return undefined
  const other = numeralAt(context, numeral.end + 1)
  if (other?.low === undefined || other.scale !== 1 || other.high !== undefined) return undefined
  if ((sign === '-' || sign === '–') && !isScoreContext(text, numeral.start, other.end)) return undefined
  if (sign === '比' && unitAt(text, other.end)?.unit.kind === 'count') return undefined
  const third = text.charAt(other.end) === ':' ? numeralAt(context, other.end + 1) : undefined
  if (third !== undefined) {
    // 5:40:55 has more than two sides.
    return { start: numeral.start, end: third.end, kind: 'ratio', value: undefined, unit: undefined, approx: 'none' }
  }
  return {
    start: numeral.start,
    end: other.end,
    kind: 'ratio',
    value: [numeral.low, other.low],
    unit: undefined,
    approx: 'none',
  }
}

function readRange(context: ReadingContext, numeral: Numeral): Reading | undefined {
  const { text } = context
  if (numeral.low === undefined || numeral.high !== undefined) return undefined
  const first = amount(context, numeral)
  const from = connectorEnd(text, first, numeral)
  if (from === undefined) return undefined
  const sign = text.charAt(from - 1)
  const isBelow = /^(?:[-\u2010\u2011–]|负|零下)/u.exec(text.slice(from, from + 2))?.[0].length ?? 0
  const other = numeralAt(context, moneyGap(text, from + isBelow))
  if (other?.low === undefined || (other.high !== undefined && sign !== '、')) return undefined
  const second = amount(context, other)
  if (!agree(first, second) || !isRangeLike(context, first, second, sign)) return undefined
  // 200μm至1.2mm goes up, though its digits do not: two numbers.
  const isUnlike = first.unitText !== undefined && second.unitText !== undefined && unitRead(first) !== unitRead(second)
  if (isUnlike && numeral.low > other.low && first.unit?.kind === 'measure') return undefined
  if (unitRead(second) === '号')
    return { start: numeral.start, end: second.end, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
  const unit = second.unit ?? first.unit
  const low = inheritScale(numeral.low, numeral.scale, other.low, other.scale)
  const factor = unit?.factor ?? 1
  // 从500元到400元 tells of before and after: two numbers, the first with the scale and unit of the second.
  const far = isBelow > 0 ? -other.low : other.low
  if (/[到至]/u.test(sign) && isChangeFromZh(text, numeral.start, second.end, [low, far], unitRead(second)))
    return first.unit === undefined
      ? {
          start: numeral.start,
          end: first.end,
          kind: unit?.kind ?? 'count',
          value: tidy(low * factor),
          unit: unit?.name ?? second.unitText,
          approx: numeral.approx,
          countsFrom: second.end,
        }
      : undefined
  return {
    start: numeral.start,
    end: second.end,
    kind: isForce(text, numeral.start, second) ? 'measure' : (unit?.kind ?? 'count'),
    value: [tidy(low * factor), tidy((other.low + (second.half ? 0.5 : 0)) * factor * (isBelow > 0 ? -1 : 1))],
    unit: unit?.name ?? second.unitText ?? first.unitText,
    approx: second.approx,
    countsFrom: second.end,
  }
}

function connectorEnd(text: string, first: Amount, numeral: Numeral): number | undefined {
  const connector = CONNECTOR.exec(text.slice(first.end, first.end + 4))
  if (connector !== null) return first.end + connector[0].length
  // 二、三米 (against GB/T 15835, yet common): two neighbouring Han digits.
  const isPause = text.charAt(numeral.end) === '、' && numeral.form === 'han' && numeral.end - numeral.start === 1
  const next = text.charCodeAt(numeral.end + 1)
  if (!isPause || !isHanDigit(next)) return undefined
  const other = readNumeral(text, text, numeral.end + 1)
  return other?.low === (numeral.low ?? 0) + 1 ||
    (other !== undefined && other.scale === 1 && other.low !== undefined && other.low > 9)
    ? numeral.end + 1
    : undefined
}

const moneyGap = (text: string, at: number): number => (/[$¥€£]/u.test(text.charAt(at)) ? at + 1 : at)

function agree(first: Amount, second: Amount): boolean {
  if (first.unit === undefined || second.unit === undefined)
    return second.unit !== undefined || first.unit === undefined || first.unit.kind === 'percent'
  return first.unit.kind === second.unit.kind && (unitRead(first) === unitRead(second) || first.unit.kind !== 'count')
}

function isRangeLike(context: ReadingContext, first: Amount, second: Amount, sign: string): boolean {
  const { text } = context
  const low = first.numeral.low ?? 0
  const high = second.numeral.low ?? 0
  const hasUnit = first.unit !== undefined || second.unit !== undefined
  if (sign === '、') return second.unit !== undefined && high === low + 1
  if (
    /[-–—―─]/u.test(sign) &&
    ((isAsciiLetter(text.charCodeAt(second.end)) && second.unit === undefined) || text.charAt(second.end) === '-')
  )
    return false
  if (sign === '到' || sign === '至')
    return (hasUnit || low < high) && (first.numeral.form === second.numeral.form || hasUnit)
  return hasUnit || low < high
}

/** 9～16亿: the scale word of the second half counts for the first when that alone makes sense. */
function inheritScale(low: number, lowScale: number, high: number, highScale: number): number {
  return lowScale === 1 && highScale > 1 && low <= high / highScale ? tidy(low * highScale) : low
}

function readSingle(context: ReadingContext, numeral: Numeral): Reading | undefined {
  const { text } = context
  const found = amount(context, numeral)
  if (found.unit === undefined) return readBare(context, found.numeral)
  const isLine =
    unitRead(found) === '路' && /^(?:公交|巴士|电车|汽车|车|线)/u.test(text.slice(found.end, found.end + 2))
  // 三百来号护林员 counts heads, 8号 is a name.
  if ((unitRead(found) === '号' && found.approx === 'none') || isLine) {
    return { start: numeral.start, end: found.end, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
  }
  // 2024届毕业生 and 2008级 are the year of a class, 五人制 a rule of the game.
  if (
    (unitRead(found) === '届' && numeral.digits?.length === 4) ||
    (unitRead(found) === '级' && isClassYear(text, numeral, found.end)) ||
    (text.charAt(found.end) === '制' && unitRead(found) === '人')
  )
    return { start: numeral.start, end: found.end, kind: 'name', value: undefined, unit: undefined, approx: 'none' }
  const isHan = numeral.form === 'han'
  // 单位：万元 over a table says in what it counts, and counts nothing.
  if (isHan && UNIT_OF.test(text.slice(Math.max(0, numeral.start - 5), numeral.end))) return undefined
  if (isHan && !isHanQuantity(context, numeral, found)) return readBare(context, numeral)
  const factor = found.unit.factor
  const half = found.half ? 0.5 : 0
  const whole = found.numeral.low
  const low = whole === undefined ? undefined : tidy((whole + half) * factor)
  const high = numeral.high === undefined ? undefined : tidy((numeral.high + half) * factor)
  const value: NumberValue | undefined = low === undefined || high === undefined ? low : [low, high]
  return {
    start: numeral.start,
    end: found.end,
    kind: kindOf(text, found),
    value,
    unit: found.unit.name ?? found.unitText,
    approx: found.approx,
    countsFrom: found.end,
  }
}

/** 2008级, 08级新生: who began to study in a year; stairs have as many steps. */
const isClassYear = (text: string, { digits = '' }: Numeral, end: number): boolean =>
  /^(?:19|20)\d\d$/u.test(digits)
    ? !/^(?:个|的)?(?:台阶|石阶|阶梯|石级|楼梯|天梯)/u.test(text.slice(end, end + 4))
    : /^\d\d$/u.test(digits) && STUDENTS.test(text.slice(end, end + 16))

/** 风力达到7～8级: the scale of winds and quakes measures. */
const isForce = (text: string, start: number, found: Amount): boolean =>
  unitRead(found) === '级' &&
  /(?:风力|震级|阵风|烈度)[^,，。;；]{0,4}$/u.test(text.slice(Math.max(0, start - 7), start))

function kindOf(text: string, found: Amount): NumberKind {
  const kind = found.unit?.kind ?? 'count'
  // 年级 and 楼 number things; they do not count them.
  if (unitRead(found) === '年级') return 'ordinal'
  if (isForce(text, found.numeral.start, found)) return 'measure'
  if (unitRead(found) === '级' && FORCES.test(text.slice(found.end, found.end + 5))) return 'measure'
  if (unitRead(found) === '番' && !/翻了?$/u.test(text.slice(0, found.numeral.start).slice(-2))) return 'count'
  return kind
}

/** 七门课; 选了七门 before a stop: gates are not chosen, taught or passed. */
const isOfCourses = (text: string, start: number, end: number): boolean =>
  COURSES.test(text.slice(end, end + 3)) ||
  (/[开修选考教学设挂][了过满]?$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/[\u4e00-\u9fff]/u.test(text.charAt(end)))

const UNIT_OF = /单位(?: ?[:(] ?| )[十百千万亿]+$/u

/** 实数集, 有理数集, 素数个: 数 is the end of their word. */
const KIND_OF_NUMBER = /[理实整复素质奇偶函参指系常变]/u

/** Measure words that also are other words ask for more than a lone Han digit before them (三面, 四方, 一道). */
function isHanQuantity(context: ReadingContext, numeral: Numeral, found: Amount): boolean {
  const length = numeral.end - numeral.start
  const first = context.text.charAt(numeral.start)
  const unit = found.unit
  if (unit === undefined) return false
  if (numeral.digits !== undefined && (numeral.low ?? 0) >= 10 && unit.weak) return false
  if (length === 1 && first === '数' && KIND_OF_NUMBER.test(context.text.charAt(numeral.start - 1))) return false
  if (first === '数' || first === '几')
    return length > 1 || (!unit.weak && !(first === '数' && /^[位码组列据度项种字量]/u.test(unitRead(found) ?? '')))
  if (first === '半' && length === 1) return unit.kind !== 'count' || unitRead(found) === '个'
  // 近万行代码, 七门课, 开了七门: what stands beside a weak measure word makes it sure.
  const isScale = isHanScale(context.text.charCodeAt(numeral.start))
  if (
    isScale &&
    unit.kind === 'count' &&
    NEARLY.test(context.text.slice(Math.max(0, numeral.start - 2), numeral.start))
  )
    return true
  if (length === 1 && isScale && first !== '十') return !unit.weak || unit.kind !== 'count'
  if (unitRead(found) === '门' && isOfCourses(context.text, numeral.start, found.end)) return true
  const isLed = /(?:分为|分成|下辖|辖|共|设有|包括|[全各这那该其此首末])$/u.test(
    context.text.slice(Math.max(0, numeral.start - 2), numeral.start),
  )
  return !unit.weak || first === '两' || first === '十' || length > 1 || (isLed && unit.kind === 'count')
}
