import type { Reading } from './context.ts'
import { isDigit, tidy } from './numeral.ts'

/** 负, 零下 and a minus sign belong to the number after them. */
export function signed(text: string, reading: Reading | undefined): Reading | undefined {
  if (reading === undefined) return undefined
  const at = reading.start
  const before = text.charAt(at - 1)
  const sign =
    before === '负' ||
    isMinus(text, at - 1) ||
    (before === '-' && /^(?:℃|°C|摄氏度|度)$/u.test(reading.unit ?? '') && !isDigit(text.charCodeAt(at - 2)))
      ? at - 1
      : text.startsWith('零下', at - 2)
        ? at - 2
        : at
  if (sign === at || sign < 0)
    return isSpacedMinus(text, reading)
      ? { ...reading, start: at - 2, value: typeof reading.value === 'number' ? tidy(-reading.value) : reading.value }
      : reading
  const value = negative(reading.value, sign === at - 2)
  return { ...reading, start: sign, value }
}

/** A range whose sign stands first: -5℃至3℃ goes up from minus five; 零下5～8℃ lies below nought as a whole. */
function negative(value: Reading['value'], isWhole: boolean): Reading['value'] {
  if (typeof value === 'number') return tidy(-value)
  if (value === undefined || typeof value === 'string') return value
  return isWhole && value[1] > 0 ? [-value[1], -value[0]] : [-value[0], value[1]]
}

/** “- 20 degrees”: a minus apart from its number, before temperatures and at the head of a text. */
function isSpacedMinus(text: string, reading: Reading): boolean {
  const at = reading.start
  if (text.charAt(at - 1) !== ' ' || text.charAt(at - 2) !== '-') return false
  if (at < 4 && text.slice(0, at - 2).trim() === '') return true
  return text.charAt(at - 3) === ' ' && /^(?:degree|deg|℃|°|摄氏|华氏)/u.test(reading.unit ?? '')
}

function isMinus(text: string, at: number): boolean {
  if (text.charAt(at) !== '-') return false
  const before = text.charCodeAt(at - 1)
  return (
    Number.isNaN(before) ||
    before === 32 ||
    before === 40 ||
    before === 58 ||
    (before > 0x2000 && !/[\u4e00-\u9fff]/u.test(text.charAt(at - 1)))
  )
}
