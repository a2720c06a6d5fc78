import { toUtf16Index } from '../lib/code-points.ts'
import { anyOf } from '../lib/any-of.ts'
import { LISTS } from './word-lists.ts'
import { numbersOfView } from './view-numbers.ts'
import { freeOf, longestOnly, mention, type CaptionView, type Mention } from './view.ts'

/** When something in a caption happens. Not sure: 近日, 午后, a weekday or an hour without a day. */
export interface TimeMention extends Mention {
  /** ISO 8601 as exact as the text, resolved by the publication date (`--11-08` where no year
   * is known); absent where the text gives no date. */
  readonly value?: string | undefined
  /** Whether the text itself names the year. */
  readonly hasYear: boolean
  /** A date; a word such as 近日; a time of day or season without its date; a feast. */
  readonly kind: 'date' | 'vague' | 'time-of-day' | 'feast'
}

const { scene } = LISTS
const VAGUE = new RegExp(anyOf(scene.vague), 'gu')
/** 冬季牧场 and 春日路 are names: a season or an hour stands where a clause begins, or behind 在 or a date. */
const DAY_TIME = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[在于的日天年])${anyOf(scene.dayTimes)}(?![\\p{Script=Han}]{0,2}(?:牧场|路|街|公园|花园))`,
  'gu',
)
const FEAST = new RegExp(
  `(?:今年|去年|\\d{4}年)?${anyOf(scene.festivals)}(?:期间|前夕|前后|假期|当天|当日|当晚|小长假|来临之际|将至)?`,
  'gu',
)
const FEAST_SURE = /节|春节|除夕|大年|国庆|元旦|元宵|中秋|端午|重阳|清明/u
const FEAST_EN =
  /\b(?:(?:on|at|during|over) )?(?:Christmas(?: Day| Eve)?|New Year[’']s (?:Day|Eve)|Lunar New Year|Easter(?: Sunday| Monday)?|Good Friday|Boxing Day|Thanksgiving(?: Day)?|Halloween|Eid al-Fitr|Eid al-Adha|Diwali|Hanukkah|Passover|Ramadan|Independence Day|Labor Day|Memorial Day|Remembrance Day|Bastille Day)\b/gu
const VAGUE_EN =
  /\b(?:recently|earlier this (?:week|month|year)|last (?:week|month|year|spring|summer|autumn|fall|winter)|this (?:week|month|year|spring|summer|autumn|winter)|undated|in recent (?:days|weeks|months|years))\b/giu
const DAY_TIME_EN =
  /\b(?:at (?:dawn|dusk|noon|midnight|night|sunrise|sunset)|in the (?:early )?(?:morning|afternoon|evening)|(?:early|late) (?:morning|afternoon|evening))\b/giu

/** Dates and times of a caption, in order. UTF-16. */
export function findTimes(view: CaptionView, publishedAt: string | undefined): readonly TimeMention[] {
  const { text } = view
  const dates = numbersOfView(view, publishedAt).flatMap(({ kind, value, start, end }): TimeMention[] => {
    const from = toUtf16Index(text, start)
    const to = withYear(text, toUtf16Index(text, end))
    if (kind === 'time') return [{ ...mention(view, from, to, false), kind: 'time-of-day', hasYear: false }]
    if (kind !== 'date') return []
    const found = text.slice(from, to)
    const hasYear = /\d{4}|[〇零一二三四五六七八九]{4}年|今年|去年|前年|明年/u.test(found)
    // A month and day before the year are found apart: Nov. 5, 2025.
    const tail = /(\d{4})$/u.exec(found)?.[1]
    const iso = typeof value === 'string' && tail !== undefined ? value.replace(/^\d{4}(?=-)/u, tail) : value
    return [
      {
        ...mention(view, from, to, true),
        kind: 'date',
        hasYear,
        ...(typeof iso === 'string' && !iso.startsWith('---') ? { value: iso } : {}),
      },
    ]
  })
  const others = longestOnly([
    ...marks(view, view.isChinese ? FEAST : FEAST_EN, 'feast'),
    ...marks(view, view.isChinese ? VAGUE : VAGUE_EN, 'vague'),
    ...marks(view, view.isChinese ? DAY_TIME : DAY_TIME_EN, 'time-of-day'),
  ]).filter(freeOf(dates))
  return longestOnly([...dates, ...others])
}

const YEAR_BEHIND = /,?\s(?:19|20)\d{2}\b/uy

function withYear(text: string, end: number): number {
  YEAR_BEHIND.lastIndex = end
  return YEAR_BEHIND.test(text) ? YEAR_BEHIND.lastIndex : end
}

function marks(view: CaptionView, pattern: RegExp, kind: TimeMention['kind']): readonly TimeMention[] {
  return (
    [...view.text.matchAll(pattern)]
      // 春日花园, 小雪 and 立春 may be names: a feast counts where a clause begins or 在 leads.
      .filter(
        (match) =>
          kind !== 'feast' ||
          !view.isChinese ||
          FEAST_SURE.test(match[0]) ||
          /(?:^|[\s,。(])$/u.test(view.text.slice(Math.max(0, match.index - 1), match.index)),
      )
      .map((match) => ({
        ...mention(view, match.index, match.index + match[0].length, kind === 'feast'),
        kind,
        hasYear: /\d{4}/u.test(match[0]),
      }))
  )
}
