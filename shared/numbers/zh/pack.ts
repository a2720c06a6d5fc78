import type { LanguagePack } from '../core/pack.ts'
import { approximationAfterZh, approximationBeforeZh } from './approximation.ts'
import { withCounts } from './counted-thing.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import { countsPerZh } from './counts-per.ts'
import phrases from './data/phrases.json' with { type: 'json' }
import { SCALES } from './han-signs.ts'
import { CHINESE_READERS } from './readers.ts'
import { withSignZh } from './sign.ts'
import { GRADES, unitAt } from './units.ts'

/** Numbers in Chinese texts, Simplified and (folded) Traditional. */
export const CHINESE = {
  id: 'zh',
  script: /[\u4e00-\u9fff]/u,
  isDayFirst: true,
  isLatin: false,
  readers: CHINESE_READERS,
  months: {},
  weekdays: calendar.weekdays,
  approximationBefore: approximationBeforeZh,
  approximationAfter: approximationAfterZh,
  withSign: withSignZh,
  isDegree: (unit) => /^[摄华]氏/u.test(unit),
  isUnitAt: (text, index) => unitAt(text, index) !== undefined,
  grades: GRADES,
  withCounts,
  countsPer: countsPerZh,
  scales: SCALES,
  phrases,
} satisfies LanguagePack
