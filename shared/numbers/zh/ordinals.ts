import type { Reading, ReadingContext } from '../core/context.ts'
import { isDigit } from '../core/numeral.ts'
import { exceptionAt } from './exceptions.ts'
import { readNumeral } from './han.ts'
import { startsHanNumeral } from './han-signs.ts'
import { unitAt } from './units.ts'

/** 第二届, 第三: the numeral after 第 numbers something. */
export function readOrdinal(context: ReadingContext, at: number): Reading | undefined {
  const { text, raw } = context
  let from = at + 1
  while (text.charCodeAt(from) === 32) from += 1
  const code = text.charCodeAt(from)
  if (!isDigit(code) && !startsHanNumeral(code)) return undefined
  const numeral = readNumeral(text, raw, from)
  if (numeral?.low === undefined || text.charAt(from) === '半' || text.charAt(from) === '数') return undefined
  let end = numeral.end
  let high = numeral.high
  const range = /^(?:[-~–—]|至|到)第?/u.exec(text.slice(end, end + 2))
  const other =
    range === null
      ? undefined
      : isDigit(text.charCodeAt(end + range[0].length)) || startsHanNumeral(text.charCodeAt(end + range[0].length))
        ? readNumeral(text, raw, end + range[0].length)
        : undefined
  if (other?.low !== undefined && other.low > numeral.low) [end, high] = [other.end, other.low]
  const unitFrom = text.charAt(end) === ' ' ? end + 1 : end
  const unit = unitAt(text, unitFrom)
  const isUnit =
    unit !== undefined &&
    !unit.unit.latin &&
    unit.unit.kind !== 'percent' &&
    (exceptionAt(text, unitFrom) ?? 0) <= unit.end
  return {
    start: at,
    end: isUnit ? unit.end : end,
    kind: 'ordinal',
    value: high === undefined ? numeral.low : [numeral.low, high],
    unit: isUnit ? raw.slice(unitFrom, unit.end) : undefined,
    approx: numeral.approx,
  }
}
