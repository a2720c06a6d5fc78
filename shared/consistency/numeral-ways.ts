import { findNumbers } from '../numbers/find-numbers.ts'
import { hanOf } from '../language/write-han.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { waysByPattern, type TwoWays } from './ways.ts'

/** Numbers, dates and times written in two styles; nothing in quotations and titles is read. */

const isChinese = (block: ReadBlock): boolean => block.isChinese
/** What a table has in little room says nothing of the text. */
const isOutsideTables = ({ isChinese, role }: ReadBlock): boolean => isChinese && role !== 'table'

const HAN_DIGITS = '〇零一二三四五六七八九'
const YEAR = new RegExp(
  `(?<![\\d${HAN_DIGITS}十])(?:[一二][${HAN_DIGITS}]{3}|(?:19|20)\\d{2})(?=年(?!代|级|来|间))`,
  'gu',
)
const LUNAR = /(?:农历|阴历|夏历|旧历|干支)[^，。；]{0,4}$/u
const HAN_YEAR = '〇一二三四五六七八九'
const digitOf = (sign: string): number => (sign === '零' ? 0 : HAN_YEAR.indexOf(sign))

const HAN_DAY = '(?:[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])'
const HAN_MONTH_DAY = `(?:十[一二]?|[一二三四五六七八九])月${HAN_DAY}日`
const WHOLE_DATE = new RegExp(`^[一二][${HAN_DIGITS}]{3}年${HAN_MONTH_DAY}`, 'u')
const YEAR_BEFORE = new RegExp(`[一二][${HAN_DIGITS}]{3}年$`, 'u')

/**
 * （一九九七年七月一日）, …委员会一九九七年七月一日: a document is signed with its date in the old style whatever the text has. One
 * within a sentence has a mark or a preposition before it. A dateline (新华社北京七月一日电) is written as its agency does.
 */
function isSigned(text: string, start: number, end: number): boolean {
  if (/^[电讯](?![话报子力视波])/u.test(text.slice(end))) return true
  const from = start - (YEAR_BEFORE.exec(text.slice(0, start))?.[0].length ?? 0)
  const date = WHOLE_DATE.exec(text.slice(from))?.[0]
  if (date === undefined) return false
  const before = text.slice(0, from).trimEnd()
  if (before === '') return text.slice(from + date.length).trim() === ''
  return /[（(]$/u.test(before) || /\p{Script=Han}(?<![于在自从至到截是为了即当])$/u.test(before)
}

/** 二〇二三年 and 2023年. */
export const YEAR_WAYS: TwoWays = {
  waysIn: waysByPattern(
    YEAR,
    ({ 0: words, index }, text) => {
      if (LUNAR.test(text.slice(Math.max(0, index - 10), index))) return undefined
      if (isSigned(text, index, index + words.length)) return undefined
      const isArabic = /\d/.test(words)
      return { of: 'year', form: isArabic ? 'arabic' : 'han', isUsual: isArabic }
    },
    { isRead: isChinese },
  ),
  into: (words, { form }) => {
    if (/\d/u.test(words) === (form === 'arabic')) return words
    if (form === 'arabic') return Array.from(words, (sign) => String(digitOf(sign))).join('')
    return Array.from(words, (sign) => HAN_YEAR.charAt(Number(sign))).join('')
  },
}

const DAY = /(?<!\d)(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2})(?!\d)/gu

/** 2023年9月1日 and 2023-09-01. */
export const DAY_WAYS: TwoWays = {
  waysIn: waysByPattern(
    DAY,
    (match) => ({
      of: 'day',
      form: match[1] ?? '年',
      isUsual: match[1] === undefined,
    }),
    { isRead: isOutsideTables },
  ),
  into: (words, { form }) => {
    const [year = '', month = '', day = ''] = words.match(/\d+/gu) ?? []
    const short = (figures: string): string => String(Number(figures))
    if (form === '年') return `${year}年${short(month)}月${short(day)}日`
    return [year, month.padStart(2, '0'), day.padStart(2, '0')].join(form)
  },
}

const MONTH_DAY = new RegExp(
  `(?<![\\d${HAN_DIGITS}十正腊冬闰])(?:\\d{1,2}月\\d{1,2}日|${HAN_MONTH_DAY})(?![报志])`,
  'gu',
)

/** 九月一日 and 9月1日. */
export const MONTH_WAYS: TwoWays = {
  waysIn: waysByPattern(
    MONTH_DAY,
    ({ 0: words, index }, text) => {
      if (LUNAR.test(text.slice(Math.max(0, index - 10), index))) return undefined
      if (isSigned(text, index, index + words.length)) return undefined
      const isArabic = /\d/u.test(words)
      return { of: 'month', form: isArabic ? 'arabic' : 'han', isUsual: isArabic }
    },
    { isRead: isOutsideTables },
  ),
  into: (words, { form }) => {
    const parts = words
      .slice(0, -1)
      .split('月')
      .map((part) => otherNumeral(part, form === 'arabic'))
    return parts.includes(undefined) ? undefined : `${parts.join('月')}日`
  },
}

const PERCENT = new RegExp(
  `(?<![\\d.．百千万之分${HAN_DIGITS}十])(?:\\d+(?:\\.\\d+)?\\s?%|百分之(?:[${HAN_DIGITS}十百]+(?:点[${HAN_DIGITS}]+)?|\\d+(?:\\.\\d+)?))(?![\\d${HAN_DIGITS}十百点])`,
  'gu',
)

/** 百分之五 and 5%: but 百分之百 is a word. */
export const PERCENT_WAYS: TwoWays = {
  waysIn: waysByPattern(
    PERCENT,
    ({ 0: words }) =>
      words === '百分之百'
        ? undefined
        : { of: 'percent', form: words.endsWith('%') ? 'sign' : 'words', isUsual: words.endsWith('%') },
    { isRead: isOutsideTables },
  ),
  into: (words, { form }) => {
    if (words.endsWith('%') === (form === 'sign')) return words
    if (form === 'words') {
      const [whole = '', part] = words.replace(/\s?%$/u, '').split('.')
      const digits = Array.from(part ?? '', (sign) => '零一二三四五六七八九'.charAt(Number(sign))).join('')
      return Number(whole) > 9999
        ? undefined
        : `百分之${hanOf(Number(whole))}${part === undefined ? '' : `点${digits}`}`
    }
    const [whole = '', part] = words.slice('百分之'.length).split('点')
    const number = otherNumeral(whole, true)
    const digits = Array.from(part ?? '', (sign) => String(digitOf(sign))).join('')
    return number === undefined ? undefined : `${number}${part === undefined ? '' : `.${digits}`}%`
  },
}

const CLOCK =
  /(?<![\d:.])(?:\d{1,2}:[0-5]\d|\d{1,2}[时点](?:\d{1,2}分|整|半)?)(?![\d:]|分[之钟]|[间代空候刻左右来多])/gu
const NOT_CLOCK = /(?:用|时|达|约|历|共|近|了|超过|比分|以|长|:)\s?$/u

/** 上午9时30分, 9点30分 and 9:30. */
export const TIME_WAYS: TwoWays = {
  waysIn: waysByPattern(
    CLOCK,
    ({ 0: words, index }, text) => {
      const isHour = Number.parseInt(words, 10) <= 24
      if (!isHour || NOT_CLOCK.test(text.slice(Math.max(0, index - 3), index))) return undefined
      // A score has the same form: only what stands behind a part of the day or a date is surely a time.
      const isTold =
        /(?:[上下中]午|凌晨|清晨|早上|早晨|晚上?|傍晚|日|夜里|夜间|[至到—~-]\d{1,2}[时点:]?\d{0,2}分?)\s?$/u
      if (words.includes(':') && !isTold.test(text.slice(Math.max(0, index - 6), index))) return undefined
      const form = /[时点:]/u.exec(words)?.[0] ?? ''
      return { of: 'time', form, isUsual: form === '时' }
    },
    { isRead: isOutsideTables },
  ),
  into: (words, { form }) => {
    const [, hour = '', minute = ''] = /^(\d{1,2})[时点:](?:(\d{1,2})|整|半)?/u.exec(words) ?? []
    const minutes = words.endsWith('半') ? '30' : minute
    if (form === ':') return `${hour}:${(minutes === '' ? '0' : minutes).padStart(2, '0')}`
    return Number(minutes) === 0 ? `${hour}${form}` : `${hour}${form}${String(Number(minutes)).padStart(2, '0')}分`
  },
}

const LARGE = /(?<![\d.,A-Za-z-])(?:\d{1,3}(?:,\d{3})+|\d{5,8})(?![\d,A-Za-z-]|\.\d{3}\.)/gu

/** 12,000 and 12000: whole numbers of five figures and more, which no code or telephone number is. */
export const GROUP_WAYS: TwoWays = {
  waysIn: waysByPattern(
    LARGE,
    ({ 0: words, index }, text) => {
      const isGrouped = words.includes(',')
      // A number that counts nothing may be a code.
      const isCount =
        /^\s?(?:多|余|名|人|元|吨|亩|公|平方|株|棵|头|只|户|家|件|张|册|本|台|辆|套|个|次|场|米|千|斤|份|位)/u
      if (/[号码第№]\s?$/u.test(text.slice(Math.max(0, index - 2), index))) return undefined
      if (!isCount.test(text.slice(index + words.length, index + words.length + 3))) return undefined
      // 9,000 says how thousands are written, 9000 says nothing of longer ones.
      return { of: 'groups', form: isGrouped ? 'grouped' : 'plain', isUsual: !isGrouped }
    },
    { isRead: isOutsideTables },
  ),
  into: (words, { form }) => {
    const digits = words.replaceAll(',', '')
    return form === 'plain' ? digits : digits.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  },
}

/** A whole number in the other style; undefined where it cannot be read. */
function otherNumeral(words: string, isArabic: boolean): string | undefined {
  if (/^\d+$/u.test(words)) return isArabic ? words : hanOf(Number(words))
  if (!isArabic) return words
  const [number, another] = findNumbers(words, { lang: 'zh' })
  return another === undefined && typeof number?.value === 'number' ? String(number.value) : undefined
}
