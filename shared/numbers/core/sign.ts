import type { Reading } from './context.ts'
import { isDigit, tidy } from './numeral.ts'
import type { LanguagePack } from './pack.ts'

/** A minus sign, and the packs' words for it, belong to the number after them. */
export function signed(packs: readonly LanguagePack[], text: string, reading: Reading): Reading {
  for (const pack of packs) {
    const own = pack.withSign?.(text, reading)
    if (own !== undefined) return own
  }
  const at = reading.start
  const isDegree = /^(?:℃|°C)$/u.test(reading.unit ?? '')
  if (isMinus(text, at - 1) || (isDegree && isMinusOfDegrees(text, at))) return negated(reading, at - 1)
  if (!isSpacedMinus(packs, text, reading)) return reading
  return {
    ...reading,
    start: at - 2,
    value: typeof reading.value === 'number' ? tidy(-reading.value) : reading.value,
  }
}

/** Dashes that stand for a minus: hyphens, and a single long dash. */
const HYPHENS = /[-\u2010\u2011]/u
const LONG = /[–—―]/u

/** Whether the sign at an index may be a minus by its form: no half of a doubled dash, no range's dash. */
export function isMinusForm(text: string, at: number): boolean {
  const sign = text.charAt(at)
  if (HYPHENS.test(sign)) return true
  return LONG.test(sign) && !LONG.test(text.charAt(at - 1)) && !isDigit(text.charCodeAt(at - 1))
}

/** Whether a minus that is no range's dash stands right before a temperature. */
export const isMinusOfDegrees = (text: string, at: number): boolean =>
  HYPHENS.test(text.charAt(at - 1)) && !isDigit(text.charCodeAt(at - 2))

/** A reading below nought from `start`: -5℃至3℃ goes up from minus five; one that is so as a whole (零下5～8℃) is turned. */
export function negated(reading: Reading, start: number, isWhole = false): Reading {
  const { value } = reading
  if (typeof value === 'number') return { ...reading, start, value: tidy(-value) }
  if (value === undefined || typeof value === 'string') return { ...reading, start }
  return { ...reading, start, value: isWhole && value[1] > 0 ? [-value[1], -value[0]] : [-value[0], value[1]] }
}

/** “- 20 degrees”: a minus apart from its number, before temperatures and at the head of a text. */
function isSpacedMinus(packs: readonly LanguagePack[], text: string, reading: Reading): boolean {
  const at = reading.start
  if (text.charAt(at - 1) !== ' ' || text.charAt(at - 2) !== '-') return false
  if (at < 4 && text.slice(0, at - 2).trim() === '') return true
  const unit = reading.unit ?? ''
  return text.charAt(at - 3) === ' ' && (/^[℃°]/u.test(unit) || packs.some((pack) => pack.isDegree(unit)))
}

/** Whether a minus stands at an index, right before a number: behind a blank, a bracket, a colon, at the head. */
export function isMinus(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  // A long dash with a blank before it alone: at –40 °C, not “1990 –1995”.
  if (text.charAt(at) === '–')
    return (
      (before === 40 || before === 58 || before === 32) &&
      /[\p{L},(]/u.test(text.charAt(before === 32 ? at - 2 : at - 1) || ' ')
    )
  if (!HYPHENS.test(text.charAt(at))) return false
  return (
    Number.isNaN(before) ||
    before === 32 ||
    before === 40 ||
    before === 58 ||
    (before > 0x2000 && !/[\u4e00-\u9fff]/u.test(text.charAt(at - 1)))
  )
}
