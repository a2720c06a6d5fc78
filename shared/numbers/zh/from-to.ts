import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** 从, 由 and 自 right before, or with what it was: 从去年的40%. */
const FROM = /([从由自])(?:[^,，。;；:：、]{0,6}的)?(?:约|近|大约|零上|零下|负|-)?[¥$€£]?$/u
const FROM_AFAR = /[从由自][^,，。;；:：、\d]{0,8}$/u
/** 年龄从, 票价从: what lies between two ends. */
const SPANNING = new RegExp(`${anyOf(words.spanNouns)}(?:均|都|分别|大约|一般|通常)?$`, 'u')
/** 不等, 之间, 的 behind make it a range; */
const RANGED = new RegExp(`^(?:[^,，。;；\\d]{0,2})${anyOf(words.rangeAfter)}|^的`, 'u')
/** unless what follows tells of a change. */
const CHANGED = new RegExp(`^[^。;；]{0,4}${anyOf(words.changeAfter)}`, 'u')
/** Steps that are gone through one by one, or lived through: 从3岁到9岁, 从1楼到10楼. */
const STEPS = /^(?:岁|周岁|年级|楼|层|级|页|环|档)$/u

/**
 * Whether 从A到B around a number tells of a change, which is two numbers: it does wherever B is the less; else behind what
 * changed, where no word tells of a range (不等, 之间, 年龄从).
 */
export function isChangeFromZh(
  text: string,
  start: number,
  end: number,
  [low, high]: readonly [number, number],
  unit: string | undefined,
): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 12)
  const isRange = RANGED.test(after)
  // 从每天900人次到600人次: what goes down is a way, with whatever stands between.
  const from = FROM.exec(before) ?? (high < low ? FROM_AFAR.exec(before) : null)
  if (from === null) return false
  // 价格从50元到20元不等 is a range that stands upside down.
  if (high < low) return !/^(?:[^,，。;；\d]{0,2})(?:不等|之间|区间|范围)/u.test(after)
  if (CHANGED.test(after)) return true
  const lead = before.slice(0, from.index)
  const isHead = !/[\p{L}\p{N}]$/u.test(lead)
  return !isRange && !isHead && !STEPS.test(unit ?? '') && !SPANNING.test(lead)
}
