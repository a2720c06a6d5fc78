import type { Reading } from './context.ts'
import { isDigit, tidy } from './numeral.ts'

const ANGLE = /^(\d{1,3})°(\d{1,2})[′']((?:\d{1,2}(?:\.\d+)?)[″"])?/u

/** 北纬39度54分, 东经116度23分30秒 */
const ANGLE_HAN = /^(\d{1,3})度(\d{1,2})分(?:(\d{1,2}(?:\.\d+)?)秒)?/u

/** 116°23′, 30°15′20″: one angle in degrees, minutes and seconds. */
export function readAngle(text: string, start: number): Reading | undefined {
  const isOfGlobe = /[纬經经緯]$/u.test(text.charAt(start - 1))
  const own = text.slice(start, start + 16)
  const match = ANGLE.exec(own) ?? (isOfGlobe ? ANGLE_HAN.exec(own) : null)
  if (match === null || isDigit(text.charCodeAt(start - 1))) return undefined
  const [degrees, minutes, seconds] = [Number(match[1]), Number(match[2]), Number.parseFloat(match[3] ?? '0')]
  if (degrees > 360 || minutes > 59 || seconds >= 60) return undefined
  const value = tidy(degrees + minutes / 60 + seconds / 3600)
  return {
    start,
    end: start + match[0].length,
    kind: 'measure',
    value,
    unit: match[0].includes('度') ? '度' : '°',
    approx: 'none',
  }
}
