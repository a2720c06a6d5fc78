import type { Reading, ReadingContext } from '../core/context.ts'
import type { NumberValue } from '../core/found-number.ts'
import { isHanScale } from './han-signs.ts'
import { isAsciiLetter, type Numeral } from '../core/numeral.ts'
import { isYearBeside, type YearsBeside } from '../core/years-beside.ts'

/** A numeral without unit. Arabic digits stand for themselves; Han signs are a number only where nothing else is likely. */
export function readBare(context: ReadingContext, numeral: Numeral): Reading | undefined {
  const { text } = context
  const next = text.charCodeAt(numeral.end)
  const value: NumberValue | undefined =
    numeral.high === undefined || numeral.low === undefined ? numeral.low : [numeral.low, numeral.high]
  const bare = {
    start: numeral.start,
    end: numeral.end,
    kind: 'count' as const,
    value,
    unit: undefined,
    approx: numeral.approx,
    countsFrom: numeral.end,
  }
  if (numeral.form === 'arabic') {
    if (isAsciiLetter(next) || (text.charAt(numeral.end) === '-' && isAsciiLetter(text.charCodeAt(numeral.end + 1))))
      return undefined
    return isLoneYear(context, numeral) ? { ...bare, kind: 'date', value: numeral.digits } : bare
  }
  const length = numeral.end - numeral.start
  const first = text.charAt(numeral.start)
  if (first === '半' || first === '数' || first === '几') return length > 1 && numeral.scale > 1 ? bare : undefined
  if (text.charAt(numeral.end) === '大' && (numeral.low ?? 0) < 101 && !/[学会]/u.test(text.charAt(numeral.end + 1)))
    return bare
  if (first === '两' && length === 1) return /[个\u4e00-\u9fff]/u.test(text.charAt(numeral.end)) ? bare : undefined
  if (numeral.digits !== undefined) return isDelimited(text, numeral) ? bare : undefined
  const child = childAt(text, numeral)
  if (child !== undefined) return { ...bare, end: child, unit: text.slice(numeral.end, child) }
  if (length === 1 && !isDelimited(text, numeral) && !isNamedValue(text, numeral)) return undefined
  return length === 1 && isHanScale(text.charCodeAt(numeral.start)) && first !== '十' ? undefined : bare
}

/** 2026年，不是2025。 */
const YEARS_BESIDE: YearsBeside = {
  contrast: /^(?:\p{Script=Han}{0,8}[，,])?[(（]?(?:而?(?:不是|并非|非)|不是)[在于]?$/u,
  list: /^(?:[、或和及与])$/u,
  over: /^(?:[”」』’)）]*(?:[。，、；：！？.,;:!?)）\n]|$))/u,
  goesOn: /^(?:[”」』’)）]*(?:[。；！？;!?\n]|$))/u,
}

/** (1934), 2008北京奥运会: four digits that only a year would have. */
function isLoneYear(context: ReadingContext, numeral: Numeral): boolean {
  const { text } = context
  const year = numeral.digits?.length === 4 ? Number(numeral.digits) : 0
  if (year < 1500 || year > 2100) return false
  const before = text.charAt(numeral.start - 1)
  const after = text.charAt(numeral.end)
  if (/^(?:[、和及与或]\d{4}){1,6}年/u.test(text.slice(numeral.end, numeral.end + 32))) return true
  if (isYearBeside(context, numeral, YEARS_BESIDE)) return true
  if (before === '(' && (after === ')' || after === ',' || after === '-')) return true
  return (
    year > 1899 &&
    /[\u4e00-\u9fff“”《]/u.test(after) &&
    !/[共有达至到为约近超逾第升降增加了]/u.test(before) &&
    !/[余多来名个人]/u.test(after)
  )
}

function isDelimited(text: string, numeral: Numeral): boolean {
  // 一、二、三产业 and （一）number things.
  if (/[、.)(]/u.test(text.charAt(numeral.end)) || /[、(]/u.test(text.charAt(numeral.start - 1))) return false
  const isHan = (char: string): boolean => /[\u4e00-\u9fff]/u.test(char)
  const isSigned =
    text.charAt(numeral.start - 1) === '负' && !/[担欠胜抱正辜肩背自不]/u.test(text.charAt(numeral.start - 2))
  return (isSigned || !isHan(text.charAt(numeral.start - 1))) && !isHan(text.charAt(numeral.end))
}

/** 答案是四不是五: a lone digit after “is” is a number. */
function isNamedValue(text: string, numeral: Numeral): boolean {
  return (
    /[是为]$/u.test(text.charAt(numeral.start - 1)) &&
    /^(?:[^\u4e00-\u9fff]|[不却而也还又]|这|$)/u.test(text.slice(numeral.end, numeral.end + 1))
  )
}

/** 育有二子一女: sons and daughters are counted without a measure word. */
function childAt(text: string, numeral: Numeral): number | undefined {
  if (!/^[子女男孙](?![性士装足排篮子儿孩生人友])/u.test(text.slice(numeral.end, numeral.end + 2))) return undefined
  const before = text.slice(Math.max(0, numeral.start - 3), numeral.start)
  return /(?:[有育生下]|[一二两三四五六七八九][子女男])$/u.test(before) ? numeral.end + 1 : undefined
}
