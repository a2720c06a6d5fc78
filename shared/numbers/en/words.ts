import { isDigit, tidy, type Numeral } from '../core/numeral.ts'
import { nextWord, skipGap, wordAt, type Word } from '../core/word.ts'
import { begin } from './begin-numeral.ts'
import { advance, CARDINALS, CROWDS, ORDINALS, SCALES, singular, TENS, type Sum } from './numeral-words.ts'

/**
 * Reads the English numeral at `start`: words (one hundred and three and two thirds, half a million, twenty-first) or
 * Arabic digits followed by such words (1.2bn, 3 hundred and 21, 10 1/2). `isMoney` lets m and b stand for scales;
 * `depth`: in how many numerals it stands (the part behind “and”), for none is deeper than its scale words are many.
 */
export function readEnglishNumeral(
  lower: string,
  raw: string,
  text: string,
  start: number,
  isMoney = false,
  depth = 0,
): Numeral | undefined {
  const sign = wordAt(lower, start)
  if (sign?.text === 'minus' || sign?.text === 'negative') {
    const at = skipGap(lower, sign.end)
    const isAgain = /^(?:minus|negative)$/u.test(wordAt(lower, at)?.text ?? '')
    const positive = isAgain ? undefined : readEnglishNumeral(lower, raw, text, at, isMoney, depth)
    return positive?.low === undefined ? undefined : { ...positive, start, low: -positive.low }
  }
  const sum = begin(lower, raw, text, start, isMoney)
  if (sum === undefined) return undefined
  while (take(lower, raw, text, sum, isMoney, depth));
  return finish(lower, start, sum)
}

function take(lower: string, raw: string, text: string, sum: Sum, isMoney: boolean, depth: number): boolean {
  if (sum.sort === 'ordinal') return false
  const at = sum.words === 0 && sum.last === 'none' ? sum.end : skipGap(lower, sum.end)
  const word = wordAt(lower, at)
  if (word === undefined) return false
  if (sum.sort === 'fraction') return takeAfterFraction(lower, sum, word)
  const unit = CARDINALS.get(word.text)
  if (unit !== undefined) return takeUnit(sum, word, unit)
  const tens = TENS.get(word.text)
  if (tens !== undefined) return takeTens(lower, sum, word, tens)
  const scale = SCALES.get(word.text)
  if (scale !== undefined) return takeScale(sum, word, scale)
  if (word.text === 'and') return depth < DEEPEST && takeAnd(lower, raw, text, sum, word, isMoney, depth)
  if (word.text === 'point' && sum.last !== 'none') return takePoint(lower, sum, word)
  if (
    word.text === 'over' &&
    depth <= DEEPEST &&
    sum.current !== undefined &&
    (sum.words > 0 || (sum.last === 'digits' && sum.current < 10))
  )
    return takeOver(lower, raw, text, sum, word, depth)
  return takeOrdinal(sum, word)
}

function takeUnit(sum: Sum, word: Word, value: number): boolean {
  if (sum.last === 'tens' && sum.words === 1 && sum.current === 20 && value > 9 && sum.total === 0) {
    // twenty nineteen is a year.
    sum.current = 2000 + value
    sum.isYear = true
    return advance(sum, word, 'unit')
  }
  const fits =
    sum.last === 'none' ||
    sum.last === 'hundred' ||
    sum.last === 'scale' ||
    (sum.last === 'tens' && value < 10 && value > 0)
  if (!fits) return false
  sum.current = (sum.current ?? 0) + value
  return advance(sum, word, 'unit')
}

function takeTens(lower: string, sum: Sum, word: Word, value: number): boolean {
  if (
    (sum.last === 'unit' || (sum.last === 'tens' && sum.current === 20)) &&
    sum.current !== undefined &&
    sum.current >= 10 &&
    sum.current < 21 &&
    sum.total === 0 &&
    sum.words === 1
  ) {
    // nineteen eighty-four: two tens in a row are a year.
    sum.current = sum.current * 100 + value
    sum.isYear = true
    return advance(sum, word, 'tens')
  }
  const next = nextWord(lower, word.end)
  const name = next === undefined ? '' : singular(next.text)
  const isPlural = next !== undefined && name !== next.text
  const isDenominator =
    next !== undefined && ORDINALS.has(name) && (sum.last === 'unit' || (sum.last === 'hundred' && isPlural))
  if (isDenominator && sum.current !== undefined) {
    sum.current = sum.current / (value + (ORDINALS.get(name) ?? 0))
    sum.sort = 'fraction'
    return advance(sum, next, 'unit')
  }
  if (sum.last !== 'none' && sum.last !== 'hundred' && sum.last !== 'scale') return false
  sum.current = (sum.current ?? 0) + value
  return advance(sum, word, 'tens')
}

function takeScale(sum: Sum, word: Word, scale: number): boolean {
  if (CROWDS.has(word.text) && word.text !== 'dozens' && sum.last === 'none') return false
  if (scale === 100) {
    sum.current = (sum.current ?? 1) * 100
    return advance(sum, word, 'hundred')
  }
  if (sum.current === undefined && sum.last === 'scale') sum.total *= scale
  else sum.total += (sum.current ?? 1) * scale
  sum.current = undefined
  sum.scale = Math.max(sum.scale, scale)
  return advance(sum, word, 'scale')
}

/** trillion, billion, million, thousand, hundred, and a half: so many parts can stand one in the other. */
const DEEPEST = 6

function takeAnd(
  lower: string,
  raw: string,
  text: string,
  sum: Sum,
  and: Word,
  isMoney: boolean,
  depth: number,
): boolean {
  const at = skipGap(lower, and.end)
  const word = wordAt(lower, at)
  const part = word?.text === 'a' ? nextWord(lower, word.end) : undefined
  const below = part === undefined ? undefined : ORDINALS.get(part.text)
  if (part !== undefined && below !== undefined && below > 2 && below < 1000 && sum.current !== undefined) {
    // forty-two and a third
    sum.current += 1 / below
    sum.sort = 'fraction'
    return advance(sum, part, 'unit')
  }
  // one and a half million: the scale word counts for the whole.
  const scaled = /^(?:a )?(half|quarter|third) (thousand|million|billion|trillion)\b/u.exec(lower.slice(at, at + 22))
  if (scaled !== null && sum.scale === 1 && sum.current !== undefined) {
    const part = scaled[1] === 'half' ? 1 / 2 : scaled[1] === 'quarter' ? 1 / 4 : 1 / 3
    const scale = SCALES.get(scaled[2] ?? '') ?? 1
    Object.assign(sum, {
      total: (sum.current + part) * scale,
      current: undefined,
      scale,
      last: 'scale',
      end: at + scaled[0].length,
    })
    sum.words += 1
    return true
  }
  const isNumber =
    isDigit(lower.charCodeAt(at)) ||
    (word !== undefined &&
      (CARDINALS.has(word.text) || TENS.has(word.text) || ['a', 'half', 'quarter'].includes(word.text)))
  if (!isNumber || sum.last === 'none') return false
  // Behind a unit or tens only a part can stand (two and a half), and a part goes on with no other “and”.
  const isLast = sum.last !== 'hundred' && sum.last !== 'scale'
  const rest = readEnglishNumeral(lower, raw, text, at, isMoney, isLast ? DEEPEST : depth + 1)
  if (rest?.low === undefined) return false
  const isPart = rest.sort === 'fraction' && rest.low < 1 && rest.scale === 1
  if (isPart) {
    // 3 million and a half is half a million more.
    const base = sum.last === 'scale' ? sum.scale : 1
    sum.total += (sum.current ?? 0) + rest.low * base
    sum.current = undefined
    sum.sort = 'fraction'
    sum.end = rest.end
    return true
  }
  // two hundred and twenty-five thousand: the scale word counts for the whole.
  const inScale = rest.low / rest.scale
  if (sum.last === 'hundred' && sum.scale === 1 && rest.scale >= 1000 && inScale < 100 && rest.sort === 'plain') {
    sum.total = ((sum.current ?? 0) + inScale) * rest.scale
    sum.current = undefined
    sum.scale = rest.scale
    sum.end = rest.end
    sum.last = 'scale'
    sum.words += 1
    return true
  }
  const isTail =
    (sum.last === 'hundred' && rest.low < 100) ||
    (sum.last === 'scale' && rest.low < 1000 && sum.scale > 12 && rest.low < sum.scale)
  if (!isTail || (rest.sort !== 'plain' && rest.sort !== 'fraction')) return false
  sum.current = (sum.current ?? 0) + rest.low
  if (rest.scale > 1) {
    sum.total += sum.current
    sum.current = undefined
  }
  if (rest.sort === 'fraction') sum.sort = 'fraction'
  sum.end = rest.end
  sum.last = 'unit'
  sum.words += 1
  return true
}

function takePoint(lower: string, sum: Sum, point: Word): boolean {
  let digits = ''
  let end = point.end
  for (let word = nextWord(lower, end); word !== undefined; word = nextWord(lower, end)) {
    const value = CARDINALS.get(word.text)
    if (value === undefined || value > 9) break
    digits += String(value)
    end = word.end
  }
  if (digits === '') return false
  sum.current = (sum.current ?? 0) + Number(`0.${digits}`)
  sum.end = end
  sum.last = 'unit'
  return true
}

function takeOver(lower: string, raw: string, text: string, sum: Sum, over: Word, depth: number): boolean {
  const at = skipGap(lower, over.end)
  const word = wordAt(lower, at)
  if (!isDigit(lower.charCodeAt(at)) && !(word !== undefined && (CARDINALS.has(word.text) || TENS.has(word.text))))
    return false
  const below = readEnglishNumeral(lower, raw, text, at, false, depth + 1)
  if (below?.low === undefined || below.low === 0 || sum.current === undefined) return false
  sum.current /= below.low
  sum.sort = 'fraction'
  sum.end = below.end
  return true
}

/** fifth after “three” is a fraction, after “twenty” an ordinal. */
function takeOrdinal(sum: Sum, word: Word): boolean {
  const name = singular(word.text)
  const isPlural = name !== word.text
  // 58 seconds and five quarters last; a second is no part of anything, and nothing has five fourths.
  if (name === 'second' && isPlural) return false
  if (name === 'quarter' && isPlural && (sum.current ?? 0) > 3) return false
  const below = name === 'quarter' ? 4 : name === 'half' ? 2 : ORDINALS.get(name)
  if (below === undefined) return false
  const value = sum.total + (sum.current ?? 0)
  const isPart = name === 'quarter' || name === 'half'
  if (isPart && sum.last !== 'unit' && sum.last !== 'digits') return false
  if (sum.last === 'none') {
    if (isPlural) return false
    sum.total = below
    sum.sort = 'ordinal'
  } else if (isPlural || isPart || (value === 1 && sum.last === 'unit')) {
    if (sum.last === 'digits' && !isPlural) return false
    sum.total = value / below
    sum.sort = 'fraction'
  } else if (sum.last === 'tens' && below < 10) {
    sum.total = value + below
    sum.sort = 'ordinal'
  } else if (sum.last === 'digits' || (sum.last === 'unit' && below < 100)) return false
  else {
    sum.total = below >= 100 ? value * below : value + below
    sum.sort = 'ordinal'
  }
  sum.current = undefined
  return advance(sum, word, 'unit')
}

/** two thirds of a million, three quarters billion. */
function takeAfterFraction(lower: string, sum: Sum, word: Word): boolean {
  const value = sum.total + (sum.current ?? 0)
  const article = word.text === 'of' ? nextWord(lower, word.end) : undefined
  const scaled =
    article !== undefined && (article.text === 'a' || article.text === 'an')
      ? nextWord(lower, article.end)
      : word.text === 'of'
        ? undefined
        : word
  const scale = scaled === undefined ? undefined : SCALES.get(scaled.text)
  if (scaled === undefined || scale === undefined || sum.scale > 1) return false
  sum.total = value * scale
  sum.current = undefined
  sum.scale = scale
  sum.sort = 'plain'
  return advance(sum, scaled, 'scale')
}

function finish(lower: string, start: number, sum: Sum): Numeral | undefined {
  if (sum.last === 'none') return undefined
  const value = tidy(sum.total + (sum.current ?? 0))
  const isDigits = sum.words === 0 && sum.scale === 1 && sum.sort === 'plain'
  const run = lower.slice(start, sum.end)
  return {
    start,
    end: sum.end,
    low: value,
    high: undefined,
    form: sum.words === 0 ? 'arabic' : 'word',
    scale: sum.scale,
    digits: sum.isYear === true ? String(value) : isDigits && /^\d+$/u.test(run) ? run : undefined,
    approx: 'none',
    sort: sum.sort,
  }
}
