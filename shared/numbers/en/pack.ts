import type { LanguagePack } from '../core/pack.ts'
import { approximationAfterEn, approximationBeforeEn } from './approximation.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import english from './data/english.json' with { type: 'json' }
import phrases from './data/phrases.json' with { type: 'json' }
import { countsPerEn } from './per-unit.ts'
import { ENGLISH_READERS } from './readers.ts'

/** Numbers in English texts; the things they count are told by the readers themselves. */
export const ENGLISH = {
  id: 'en',
  script: undefined,
  isDayFirst: false,
  isLatin: true,
  readers: ENGLISH_READERS,
  months: calendar.months,
  weekdays: calendar.weekdays,
  approximationBefore: approximationBeforeEn,
  approximationAfter: approximationAfterEn,
  isDegree: (unit) => /^deg/u.test(unit),
  isUnitAt: () => false,
  grades: '',
  countsPer: countsPerEn,
  scales: english.scales,
  phrases,
} satisfies LanguagePack
