import { simplifiedCode, traditionalOf } from '../language/script.ts'
import type { Finding } from '../domain/source-document.ts'
import { findNumbers } from '../numbers/find-numbers.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { hanOf } from '../language/write-han.ts'

/** The words right before a finding and right behind it: some of what is to stand there is told by them. */
export interface Around {
  readonly before: string
  readonly behind: string
}

/** What a rule would have in the place of the words that it found; undefined where it cannot tell from them. */
type Mending = (words: string, around: Around) => string | undefined

/**
 * Rules whose words can be put right from themselves alone, with one outcome and no other reading: who accepts all of one
 * rule gets what the rule asks for. Every other rule is for a person to read: which of two figures is wrong, whose name it is,
 * which century a short year is of.
 */
const MENDINGS: Readonly<Record<string, Mending>> = {
  'style.approximate-pause': (words) => words.replaceAll('、', ''),
  'style.approximate-digits': approximateInHan,
  'style.leading-zero': (words) => words.replace(/^[.．]/u, '0.'),
  'style.range-percent': (words) => words.replace(/^(\d+(?:[.．]\d+)?)(?=[^\d.．%])/u, '$1%'),
  'style.range-scale': (words, { behind }) => {
    const scale = /^[万亿萬億]/u.exec(behind)?.[0]
    return scale && words.replace(/^(\d+(?:[.．]\d+)?)(?=[^\d.．])/u, `$1${scale}`)
  },
  'style.zero': (words) => (/年$/u.test(words) ? words.replaceAll('零', '〇') : words.replaceAll('〇', '零')),
  'style.mixed-forms': otherForm,
  'style.han-measure': (words) => (/^\d/u.test(words) ? undefined : otherForm(words)),
  'style.scale-word': inWholeFigures,
  'number.mixed-scale': inWholeFigures,
  'style.digit-groups': (words) => inThrees(words.replaceAll(',', '')),
  'style.month-day-digits': monthAndDay,
  'style.lunar-day': lunarInHan,
  'damage.lost-dot': () => '·',
  'variant.traditional-in-simplified': (words) => words.replace(/./gsu, simplified),
  'variant.simplified-in-traditional': (words) => {
    const signs = Array.from(words, traditionalOf)
    return signs.includes(undefined) ? undefined : signs.join('')
  },
}

/** What should stand in the place of a finding's words; undefined where its rule knows no right words, or these are. */
export function rightWords(
  { rule }: Pick<Finding, 'rule'>,
  words: string,
  around: Around = { before: '', behind: '' },
): string | undefined {
  const right = MENDINGS[rule]?.(words, around)
  return right === words ? undefined : right
}

/** What should stand at a finding in its block's text, by the words found there and those around them. */
export function rightAt(
  finding: Pick<Finding, 'rule' | 'start' | 'end' | 'suggest'>,
  text: string,
  words: string,
): string | undefined {
  const { start, end, suggest } = finding
  if (suggest !== undefined) return suggest === words ? undefined : suggest
  const around = {
    before: sliceCodePoints(text, Math.max(0, start - 1), start),
    behind: sliceCodePoints(text, end, end + 1),
  }
  return rightWords(finding, words, around)
}

function inThrees(digits: string): string | undefined {
  return /^\d+$/u.test(digits) ? digits.replace(/\B(?=(?:\d{3})+$)/gu, ',') : undefined
}

function simplified(sign: string): string {
  // Signs beyond the basic plane have no pair in the table.
  return sign.length > 1 ? sign : String.fromCharCode(simplifiedCode(sign.charCodeAt(0)))
}

/** 20几 is 二十几, 几10 几十; 25几 says nothing that could be written. */
function approximateInHan(words: string): string | undefined {
  const [, tens, , round] = /^(\d+)几$|^(茶?几)(10+)$/u.exec(words) ?? []
  if (tens !== undefined) return /^[1-9]\d?0$/u.test(tens) ? `${hanOf(Number(tens))}几` : undefined
  const scale = { '10': '十', '100': '百', '1000': '千' }[round ?? '']
  return scale && `几${scale}`
}

/** A number without a scale of ten thousands, in digits if it stands in Han signs, and the other way round; its unit stays. */
function otherForm(words: string): string | undefined {
  const digits = /^\d+/u.exec(words)?.[0]
  if (digits !== undefined)
    return Number(digits) < 10_000 && !/^[.,．，\d十百千万亿萬億]/u.test(words.slice(digits.length))
      ? hanOf(Number(digits)) + words.slice(digits.length)
      : undefined
  const han = /^[零〇一二两兩三四五六七八九十百千]+/u.exec(words)?.[0]
  if (han === undefined || /^[万亿萬億半几多余分点點]/u.test(words.slice(han.length))) return undefined
  const [number, another] = findNumbers(words, { lang: 'zh' })
  const isWhole = number?.start === 0 && another === undefined && Number.isInteger(number.value)
  return isWhole ? String(number.value) + words.slice(han.length) : undefined
}

const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 }

/** 4千5百 is 4500, 1千零20 1020. */
const addUp = (words: string): number =>
  [...words.matchAll(/(\d+)([十百千]?)/gu)].reduce(
    (sum, [, digits, scale = '']) => sum + Number(digits) * 10 ** (POWERS[scale] ?? 0),
    0,
  )

/** 3千 is 3000, 1.5千 is 1500: what comes out as a whole number beside 万, 亿 or a unit. */
function inWholeFigures(words: string): string | undefined {
  const sum =
    /^(?:\d+[十百千]){2,}(?![\d零])/u.exec(words)?.[0] ?? /^(?:\d+[十百千])+零\d+(?![\d.十百千])/u.exec(words)?.[0]
  if (sum !== undefined) return String(addUp(sum)) + words.slice(sum.length)
  const [, whole = '', part = '', scale = '', rest = ''] = /^(\d+)(?:\.(\d+))?([十百千])(.*)$/su.exec(words) ?? []
  const zeros = (POWERS[scale] ?? -1) - part.length
  if (whole === '' || zeros < 0 || /^[几零\d]/u.test(rest)) return undefined
  return (whole + part + '0'.repeat(zeros)).replace(/^0+(?=\d)/u, '') + rest
}

/** 315 is “3·15”, 9.11 “9·11”; 111 may be either of two days. */
function monthAndDay(words: string, { before, behind }: Around): string | undefined {
  const parted = /^(\d{1,2})[.．·](\d{1,2})$/u.exec(words)
  const days = parted === null ? daysOf(words) : [[Number(parted[1]), Number(parted[2])] as const]
  const [day, another] = days
  if (day === undefined || another !== undefined) return undefined
  const name = day.join('·')
  return /[“"]$/u.test(before) && /^[”"]/u.test(behind) ? name : `“${name}”`
}

function daysOf(digits: string): readonly (readonly [number, number])[] {
  const cuts = [1, 2].map((at) => [digits.slice(0, at), digits.slice(at)] as const)
  return cuts
    .filter(([month, day]) => /^(?:[1-9]|1[0-2])$/u.test(month) && /^(?:0?[1-9]|[12]\d|3[01])$/u.test(day))
    .map(([month, day]) => [Number(month), Number(day)] as const)
}

/** 8月15 is 八月十五, 8月5日 八月初五. The first month has names enough to choose from, and a year is another number. */
function lunarInHan(words: string): string | undefined {
  const [, month = '', first = '', day = ''] =
    /^([\d一二三四五六七八九十正冬腊]{1,2})月(初?)(\d{1,2})日?$/u.exec(words) ?? []
  const isDay = Number(day) >= 1 && Number(day) <= (first === '' ? 30 : 10)
  if (!isDay || /^(?:0?1|0|1[3-9]|[2-9]\d)$/u.test(month)) return undefined
  const dayName = Number(day) <= 10 ? `初${hanOf(Number(day))}` : hanOf(Number(day))
  return `${/\d/u.test(month) ? hanOf(Number(month)) : month}月${dayName}`
}
