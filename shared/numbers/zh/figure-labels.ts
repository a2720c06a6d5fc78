import { named, type Reading } from '../core/context.ts'
import { readNumeral } from './han.ts'

/** 图, 附表, 图表 before a number; 代表, 手表, 企图 and their like are other words. */
const LABEL = /(?:^|[^代手钟发外列填企意试力妄贪课])(?:图|表)\s?$/u
/** What stands behind the number of a figure or a table, and not behind how many of them there are. */
const BEHIND =
  /^(?:$|[\s:,.。;、!?()[\]<>《》【】“”"'‘’|/—–~]|中|为|是|和|与|及|至|到|里|内|来看|所[示列指述见附绘载]|显示|可见|表明|说明|给出|列出|列示|反映|展示|呈现)/u
/** 图3-1, 表2.4, 图5a: a number in parts. */
const IN_PARTS = /^\d{1,3}(?:[-.–—]\d{1,2}|[a-z](?![a-z]))+/iu
/** A timetable's hours. */
const HOUR = /^:[0-5]\d(?!\d)/u

/** 图4, 表二, 图3-1: which figure or table is meant. It counts nothing, and what stands behind its colon is another number. */
export function readFigureLabel(text: string, raw: string, at: number): Reading | undefined {
  const before = text.slice(Math.max(0, at - 3), at)
  if (!LABEL.test(before)) return undefined
  const parts = IN_PARTS.exec(text.slice(at, at + 10))?.[0]
  if (parts !== undefined && BEHIND.test(text.slice(at + parts.length, at + parts.length + 3)))
    return named(at, at + parts.length)
  const numeral = readNumeral(text, raw, at)
  const { low, high } = numeral ?? {}
  if (numeral === undefined || low === undefined || (high !== undefined && high !== low)) return undefined
  if (low > 99 || !Number.isInteger(low)) return undefined
  const behind = text.slice(numeral.end, numeral.end + 4)
  if (!BEHIND.test(behind) || (before.trimEnd().endsWith('表') && HOUR.test(behind))) return undefined
  return { start: at, end: numeral.end, kind: 'ordinal', value: low, unit: undefined, approx: 'none' }
}
