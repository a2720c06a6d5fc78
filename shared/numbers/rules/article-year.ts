import { anyOf } from '../../lib/any-of.ts'
import { WEEKDAYS } from '../packs.ts'
import type { Checked, CheckedBlock } from './checked-text.ts'
import { inEach, oncePer } from '../../lib/once-per.ts'

/** The year in which an article speaks. */
export interface ArticleYear {
  readonly year: number
  /** Otherwise it may be a later one: nobody is younger than it makes them. */
  readonly isSure: boolean
}

const AHEAD = /\b(?:will|would|plans?|planned|expected|until|by|due|deadline)\b|将|预计|计划|拟|到|前/u
const DAYS = anyOf(Object.keys(WEEKDAYS).filter((name) => /^[a-z]{4,}$/u.test(name)))
const DAY_BEFORE = new RegExp(String.raw`\b${DAYS},? $`, 'u')
const IS_NEWS = /^ ?(?:[(,]? ?(?:星期|周)[一二三四五六日天]|[日]?[电讯])/u

const THIS_YEAR = /今年(?:就)?(?:是|为)(?:公元)?((?:19|20)\d\d)年|\bthis year, ((?:19|20)\d\d),/gu

const QUOTED = [
  ['”', /“[^”]*”/gu],
  ['」', /「[^」]*」/gu],
  ['"', /"[^"]*"/gu],
] as const

/** Behind the last sign that closes nothing is looked for: else each open one would be followed to the end. */
function withoutQuoted(text: string): string {
  return QUOTED.reduce((rest, [close, quoted]) => {
    const end = rest.lastIndexOf(close) + 1
    return rest.slice(0, end).replace(quoted, '') + rest.slice(end)
  }, text)
}

/** 今年是2026年: the year that an article calls its own, outside what somebody says; undefined where it names two. */
function toldYear(blocks: Checked['blocks']): number | undefined {
  const years = yearsTold(blocks)
  const [year] = years
  return years.every((one) => one === year) ? year : undefined
}
const yearsTold = inEach(({ lower }: CheckedBlock) =>
  [...withoutQuoted(lower).matchAll(THIS_YEAR)].map(([, zh, en]) => Number(zh ?? en)),
)

/**
 * The year of publication; for an article without a date the one that it calls its own, or the latest year of a day or month of which it speaks as past,
 * sure where that is told as news: “on Friday, Nov. 13, 2026”, 3月12日电.
 */
export const articleYear = oncePer(({ asOf, blocks }: Checked): ArticleYear | undefined => {
  if (asOf?.year !== undefined) return { year: asOf.year, isSure: true }
  const told = toldYear(blocks)
  if (told !== undefined) return { year: told, isSure: true }
  let latest: ArticleYear | undefined
  for (const { text, lower, sentences } of blocks)
    for (const sentence of sentences)
      for (const { kind, value, start, end } of sentence.numbers) {
        const year =
          kind === 'date' && typeof value === 'string' ? /^(\d{4})-\d{2}(?!.*\/)/u.exec(value)?.[1] : undefined
        if (year === undefined || Number(year) < (latest?.year ?? 1900)) continue
        const before = lower.slice(Math.max(sentence.start, start - 60), start)
        if (AHEAD.test(before)) continue
        const isSure =
          DAY_BEFORE.test(before) || IS_NEWS.test(text.slice(end, end + 6)) || /day/u.test(lower.slice(start, end))
        if (latest === undefined || Number(year) > latest.year || isSure) latest = { year: Number(year), isSure }
      }
  return latest
})

/** Whether an age does not come out, give or take `play` years. */
export const isOffBy = (play: number, { isSure }: ArticleYear, right: number, said: number): boolean =>
  right - said > play || (isSure && said - right > play)
