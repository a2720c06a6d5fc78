import type { Reading } from './context.ts'
import { isDigit, tidy } from './numeral.ts'

const ANGLE = /^(\d{1,3})°(\d{1,2})[′']((?:\d{1,2}(?:\.\d+)?)[″"])?/u

/** 116°23′, 30°15′20″: one angle in degrees, minutes and seconds. */
export function readAngle(text: string, start: number): Reading | undefined {
  const match = ANGLE.exec(text.slice(start, start + 16))
  if (match === null || isDigit(text.charCodeAt(start - 1))) return undefined
  const [degrees, minutes, seconds] = [Number(match[1]), Number(match[2]), Number.parseFloat(match[3] ?? '0')]
  if (degrees > 360 || minutes > 59 || seconds >= 60) return undefined
  const value = tidy(degrees + minutes / 60 + seconds / 3600)
  return { start, end: start + match[0].length, kind: 'measure', value, unit: '°', approx: 'none' }
}
