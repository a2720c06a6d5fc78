import type { Reading } from '../core/context.ts'

const DAY = '(?:初[一二三四五六七八九十]|(?:二十|三十|[十廿卅])[一二三四五六七八九]?|\\d{1,2}日?)'
const NAMED = '(?:闰?(?:十[一二]|[一二三四五六七八九十])月|\\d{1,2}月|[正冬腊]月)'
const STEMS = '(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?'
const LUNAR = new RegExp(
  `^(?:(?:农历|阴历|夏历|旧历)${STEMS}${NAMED}${DAY}?|[正冬腊]月${DAY}|闰?(?:十[一二]|[一二三四五六七八九十])月初[一二三四五六七八九十])`,
  'u',
)
/** Characters at which a date of the Chinese calendar can begin, beside Han numerals. */
export const LUNAR_LEADS = '农阴夏旧正冬腊闰'

/**
 * 农历八月十五, 正月初一, 腊月廿三: a date of the Chinese calendar. It has no value, because Galley keeps no tables of
 * that calendar.
 */
export function readLunar(text: string, at: number): Reading | undefined {
  // Most numerals are no month: look for 月 before the pattern is tried.
  const month = text.slice(at, at + 9).indexOf('月')
  if (month < 1) return undefined
  const match = LUNAR.exec(text.slice(at, at + 14))?.[0]
  if (match === undefined) return undefined
  return { start: at, end: at + match.length, kind: 'date', value: undefined, unit: undefined, approx: 'none' }
}
