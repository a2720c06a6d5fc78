import { formatDate, isRealDate, nearestYear, parseIsoDate } from './core/calendar.ts'
import { fold } from './core/fold.ts'

/** 新华社北京4月12日电, （4月12日讯）: how far into a text its dateline may reach. */
const REACH = 40
/** A dateline stands near the beginning. */
const FIRST = 12
const DATELINE = /^(?:[^。！？\n]{0,30}?)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日 ?(?:专?电|讯|消息)/u

/**
 * The day that a dateline without a year names, as ISO: what the text tells by bare days and weekdays is reckoned from it,
 * and not from the day on which somebody reads it. `asOf` lends the year. Undefined without a dateline, or without a year.
 */
function datelineDay(texts: readonly string[], asOf: string | undefined): string | undefined {
  const now = parseIsoDate(asOf)
  for (const text of texts) {
    const [, year, month, day] = DATELINE.exec(fold(text.slice(0, REACH))) ?? []
    if (month === undefined || day === undefined) continue
    const date = { month: Number(month), day: Number(day) }
    const own = year === undefined ? nearestYear(now, date.month, date.day) : Number(year)
    return own === undefined || !isRealDate({ ...date, year: own }) ? undefined : formatDate({ ...date, year: own })
  }
  return undefined
}

/** The day from which the words of blocks are reckoned: that of their dateline, else `asOf`. */
export const dayOf = (blocks: readonly { readonly text: string }[], asOf: string | undefined): string | undefined =>
  datelineDay(
    blocks.slice(0, FIRST).map(({ text }) => text),
    asOf,
  ) ?? asOf
