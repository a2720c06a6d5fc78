import series from './data/number-series.json' with { type: 'json' }
import words from './data/number-words.json' with { type: 'json' }

/** How a language counts: its digits, the words of tens, hundreds …, and where a one before them is not said. */
interface Counting {
  readonly digits: string
  readonly places: readonly string[]
  /** 十一 and not 一十一. */
  readonly bareTen?: boolean
  /** 百 and not 一百. */
  readonly bareOnes?: boolean
}

const SERIES: Readonly<Record<string, string>> = series
const COUNTING: Readonly<Record<string, Counting>> = words
const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
/** Formats that write each digit by itself. */
const DIGITS: Readonly<Record<string, string>> = {
  ideographDigital: '〇一二三四五六七八九',
  japaneseDigitalTenThousand: '〇一二三四五六七八九',
  taiwaneseDigital: '○一二三四五六七八九',
  koreanDigital: '영일이삼사오육칠팔구',
  koreanDigital2: '零一二三四五六七八九',
  decimalFullWidth: '０１２３４５６７８９',
  decimalFullWidth2: '０１２３４５６７８９',
}

/** `value` as Word shows it under the number format `name` (ECMA-376-1, 17.18.59); plainly where nobody knows it. */
export function formatNumber(name: string, value: number): string {
  if (name === 'none' || name === 'bullet') return ''
  if (!Number.isInteger(value) || value < 0 || value > 99_999) return String(value)
  if (name === 'lowerRoman') return roman(value).toLowerCase()
  if (name === 'upperRoman') return roman(value)
  if (name === 'lowerLetter') return letters(value).toLowerCase()
  if (name === 'upperLetter') return letters(value)
  if (name === 'decimalZero') return String(value).padStart(2, '0')
  if (name === 'ordinal') return `${String(value)}${ordinalEnding(value)}`
  if (name === 'numberInDash') return `- ${String(value)} -`
  if (name === 'hex') return value.toString(16).toUpperCase()
  const digits = DIGITS[name]
  if (digits !== undefined)
    return Array.from(String(value), (digit) => Array.from(digits)[Number(digit)] ?? '').join('')
  const counting = COUNTING[name]
  if (counting !== undefined) return count(value, counting)
  const own = SERIES[name]
  if (own === undefined) return String(value)
  if (name === 'chicago') return repeated(value, own)
  // Beyond its last sign a series goes on in plain digits.
  return Array.from(own)[value - 1] ?? String(value)
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth && text.length < 120) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** Word writes AA after Z, and BB after AA. */
function letters(value: number): string {
  return repeated(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
}

function repeated(value: number, signs: string): string {
  const all = Array.from(signs)
  if (value < 1) return ''
  const sign = all[(value - 1) % all.length] ?? ''
  return sign.repeat(Math.min(40, Math.ceil(value / all.length)))
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

function count(value: number, { digits, places, bareTen = false, bareOnes = false }: Counting): string {
  const signs = Array.from(digits)
  if (value === 0) return signs[0] ?? ''
  const figures = Array.from(String(value), Number)
  let text = ''
  let isGap = false
  figures.forEach((figure, index) => {
    const place = figures.length - 1 - index
    if (figure === 0) {
      isGap = true
      return
    }
    // East Asian reading says one zero for a gap; Japanese and Korean say none.
    if (isGap && !bareOnes && text !== '') text += signs[0] ?? ''
    isGap = false
    const isSilent = figure === 1 && place > 0 && ((bareTen && place === 1 && text === '') || (bareOnes && place < 4))
    text += `${isSilent ? '' : (signs[figure] ?? '')}${places[place] ?? ''}`
  })
  return text
}
