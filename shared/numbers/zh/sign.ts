import type { Reading } from '../core/context.ts'
import { isMinusForm, isMinusOfDegrees, negated } from '../core/sign.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** 海拔-154米, 同比-3%: a dash behind these is a minus. */
const MINUS_BEFORE = new RegExp(`${anyOf(words.minusBefore)}[:：]?$`, 'u')

/** 3胜2负1平, 胜2场负1场: behind a number, or what it counts, 负 tells of matches lost. */
const isLoss = (text: string, at: number): boolean =>
  /[\d一二两三四五六七八九十](?:[场盘局次])?$|[胜平][^,，。;；]{0,6}[,，、]?$/u.test(
    text.slice(Math.max(0, at - 8), at),
  )

/** 负 and 零下, and a minus before 摄氏度 and 度, belong to the number after them. */
export function withSignZh(text: string, reading: Reading): Reading | undefined {
  const at = reading.start
  const isDegree = reading.unit === '摄氏度' || reading.unit === '度'
  if (text.charAt(at - 1) === '负' && isLoss(text, at - 1)) return undefined
  if (text.charAt(at - 1) === '负' || (isDegree && isMinusOfDegrees(text, at))) return negated(reading, at - 1)
  if (isMinusForm(text, at - 1) && MINUS_BEFORE.test(text.slice(Math.max(0, at - 6), at - 1)))
    return negated(reading, at - 1)
  return text.startsWith('零下', at - 2) ? negated(reading, at - 2, true) : undefined
}
