import type { Reading } from '../core/context.ts'
import { isMinusOfDegrees, negated } from '../core/sign.ts'

/** 负 and 零下, and a minus before 摄氏度 and 度, belong to the number after them. */
export function withSignZh(text: string, reading: Reading): Reading | undefined {
  const at = reading.start
  const isDegree = reading.unit === '摄氏度' || reading.unit === '度'
  if (text.charAt(at - 1) === '负' || (isDegree && isMinusOfDegrees(text, at))) return negated(reading, at - 1)
  return text.startsWith('零下', at - 2) ? negated(reading, at - 2, true) : undefined
}
