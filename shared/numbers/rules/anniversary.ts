import { articleYear } from './article-year.ts'
import { type Checked, type CheckedBlock, type CheckedNumber, type Mark, type Sentence } from './checked-text.ts'
import founding from './data/founding-years.json' with { type: 'json' }
import { fold, lowerCase } from '../core/fold.ts'
import { foundedElsewhere, foundingsIn, type Foundings } from './founding.ts'
import { cluesOf, firstFrom, lastBefore } from './clues.ts'
import { oncePer } from '../../lib/once-per.ts'
import { place, textOf } from './plausibility.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'

const FOUNDED_HERE = new RegExp(`${anyOf(PHRASES.zh.founded)}$`, 'u')
const CELEBRATIONS = new RegExp(`^${anyOf(PHRASES.zh.celebrations)}`, 'u')

/** Names of events with the year that their anniversaries count from. */
type Founded = readonly (readonly [string, number])[]

const { zh: ZH, en: EN } = founding
const FOUNDED = Object.entries(ZH) as [string, number][]
const FOUNDED_EN = Object.entries(EN) as [string, number][]
/** What may stand between an event and its number of years. */
const FOUNDED_BEFORE = ['', ...PHRASES.zh.foundedBefore]
/** “the Harwick Museum’s 70th anniversary” */
const isOwner = (before: string, event: string): boolean =>
  ["'s ", '’s ', "' ", '’ ', ' marks its ', ' marked its ', ' celebrates its ', ' celebrated its '].some((tail) =>
    before.endsWith(event + tail),
  )

const relativeIn = cluesOf(/今年|去年|明年|this year|last year|next year/gu)
const relativeBehind = cluesOf(/ (?:this|last|next) year\b/gu)
const aheadIn = cluesOf(/迎接|即将|将迎来|筹备|献礼|ahead of|upcoming/gu)
const relativeYear = (words: string, asOfYear: number): number =>
  asOfYear + (/明|next/u.test(words) ? 1 : /去|last/u.test(words) ? -1 : 0)

/**
 * Year that an anniversary must have been counted to: the one its sentence names, or the publication's. `founded`: the
 * year of the founding itself, which the sentence may name too.
 */
function yearsOf(
  block: CheckedBlock,
  sentence: Sentence,
  before: number,
  asOfYear: number | undefined,
  founded?: number,
): readonly number[] {
  const [first] = relativeIn(block, sentence)
  if (first !== undefined && first.end <= before && asOfYear !== undefined) return [relativeYear(first.words, asOfYear)]
  const anniversary = /^\S{1,40} anniversary(?= )/u.exec(block.lower.slice(before, Math.min(sentence.end, before + 60)))
  const at = before + (anniversary?.[0].length ?? 0)
  const behind = anniversary === null ? undefined : firstFrom(relativeBehind(block, sentence), at)
  if (behind !== undefined && asOfYear !== undefined) {
    const year = relativeYear(behind.words, asOfYear)
    // “its 68th anniversary next year”; behind other words the year may be that of something else.
    return behind.start === at ? [year] : [year, asOfYear]
  }
  const named = lastBefore(datesIn(block)(sentence).get(founded) ?? datesWithout(block, sentence, founded), before)
  if (typeof named?.value === 'string') return [Number(named.value.slice(0, 4))]
  if (asOfYear === undefined) return []
  return aheadIn(block, sentence).length > 0 ? [asOfYear, asOfYear + 1] : [asOfYear]
}

type Dates = Map<number | undefined, readonly CheckedNumber[]>
/** The dates with a year of each sentence; once more without those of a founding year. */
const datesIn = oncePer((block: CheckedBlock) =>
  oncePer((sentence: Sentence): Dates => {
    const dates = sentence.numbers.filter(
      (number) =>
        number.kind === 'date' &&
        typeof number.value === 'string' &&
        /^\d{4}/u.test(number.value) &&
        /\d{4}年|今年|去年|明年|\b\d{4}\b/u.test(textOf(block, number)),
    )
    return new Map([[undefined, dates]])
  }),
)

function datesWithout(block: CheckedBlock, sentence: Sentence, founded: number | undefined): readonly CheckedNumber[] {
  const dates = datesIn(block)(sentence)
  const others = (dates.get(undefined) ?? []).filter(
    ({ value }) => !(typeof value === 'string' && value.startsWith(String(founded))),
  )
  dates.set(founded, others)
  return others
}

/** 建党102周年 in 2023 fits; 建党103周年 does not. Also 始建于1958年 … 建校66周年. */
export function anniversaryMismatch(checked: Checked): readonly Mark[] {
  const { blocks, foundingYears } = checked
  const own = foundingYears.flatMap(({ name, year, aliases = [] }) =>
    [name, ...aliases].filter((word) => word !== '').map((word) => [fold(word), year] as const),
  )
  // The house's own years go first, and longer names before shorter ones that they contain.
  const zh = [...own, ...FOUNDED].toSorted((x, y) => y[0].length - x[0].length)
  const en = [...own.map(([word, year]) => [lowerCase(word), year] as const), ...FOUNDED_EN]
  if (!blocks.some(({ lower }) => /[周週]年|anniversary/u.test(lower))) return []
  const foundings = foundingsIn(blocks)
  const now = articleYear(checked)
  const year = now?.isSure === true ? now.year : undefined
  return blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) => [
      ...anniversariesZh(block, sentence, year, zh, foundings),
      ...anniversariesEn(block, sentence, year, en, foundings),
    ]),
  )
}

function anniversariesZh(
  block: CheckedBlock,
  sentence: Sentence,
  asOfYear: number | undefined,
  events: Founded,
  foundings: Foundings,
): readonly Mark[] {
  return sentence.numbers.flatMap((number) => {
    if (number.unit?.endsWith('年') !== true || !/周年|週年/u.test(number.unit) || typeof number.value !== 'number')
      return []
    const before = block.text.slice(Math.max(sentence.start, number.start - 22), number.start)
    const known = events.find(([event]) => FOUNDED_BEFORE.some((tail) => before.endsWith(event + tail)))
    const own = known === undefined ? ownFounding(block, sentence, number) : undefined
    const founded = known?.[1] ?? own
    if (founded === undefined) return judgeElsewhere(block, sentence, number, number.value, asOfYear, foundings)
    const years =
      own === undefined
        ? yearsOf(block, sentence, number.start, asOfYear)
        : yearsOf(block, sentence, number.start, asOfYear, founded)
    return judge(block, number, number.value, founded, years)
  })
}

/** The year in which a sentence says that something was founded. */
const foundedIn = oncePer(({ text }: Sentence) => {
  const match =
    /(?:始建于|创建于|创办于|成立于|建于|创立于|诞生于)(\d{4})年/u.exec(text) ??
    /(\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:,)?(?:成立|创办|创建|建校|建院|建厂|建社|开馆|始建)/u.exec(text)
  return { year: match === null ? undefined : Number(match[1]) }
})

/** 始建于1958年的学校迎来建校65周年 */
function ownFounding(block: CheckedBlock, sentence: Sentence, anniversary: CheckedNumber): number | undefined {
  const { year } = foundedIn(sentence)
  const isOwn = FOUNDED_HERE.test(block.text.slice(Math.max(sentence.start, anniversary.start - 4), anniversary.start))
  const isFeast = CELEBRATIONS.test(block.text.slice(anniversary.end, anniversary.end + 2))
  return isOwn || isFeast ? year : undefined
}

/** Against the year of another sentence: only where this one says to which year it counts. */
function judgeElsewhere(
  block: CheckedBlock,
  sentence: Sentence,
  number: CheckedNumber,
  count: number,
  asOfYear: number | undefined,
  foundings: Foundings,
): readonly Mark[] {
  if (tellsYear(block, sentence).length === 0) return []
  const years = yearsOf(block, sentence, number.start, asOfYear)
  const founded = foundedElsewhere(foundings, block, sentence, number, years[0])
  return founded === undefined ? [] : judge(block, number, count, founded, years)
}

const tellsYear = cluesOf(/今年|去年|明年|\b(?:this|last|next) year\b/gu)

function judge(
  block: CheckedBlock,
  number: CheckedNumber,
  count: number,
  founded: number,
  years: readonly number[],
): readonly Mark[] {
  if (years.length === 0 || years.some((year) => year - founded === count)) return []
  return [{ ...place(block, number), values: { founded, year: years[0] ?? 0, right: (years[0] ?? 0) - founded } }]
}

const foundedInEn = cluesOf(/(?:founded|established|opened|built|created|launched|set up|formed) in \d{4}/gu)

function anniversariesEn(
  block: CheckedBlock,
  sentence: Sentence,
  asOfYear: number | undefined,
  events: Founded,
  foundings: Foundings,
): readonly Mark[] {
  return sentence.numbers.flatMap((number) => {
    if (
      number.kind !== 'ordinal' ||
      typeof number.value !== 'number' ||
      !/^ anniversary\b/u.test(block.lower.slice(number.end, number.end + 13))
    )
      return []
    const after = block.lower.slice(number.end, Math.min(sentence.end, number.end + 70))
    const before = block.lower.slice(sentence.start, number.start)
    const known = events.find(([event]) => after.includes(event) || isOwner(before, event))?.[1]
    const [own] = foundedInEn(block, sentence)
    const founded = known ?? (own === undefined ? undefined : Number(own.words.slice(-4)))
    if (founded === undefined) return judgeElsewhere(block, sentence, number, number.value, asOfYear, foundings)
    const years = yearsOf(block, sentence, number.start, asOfYear, founded)
    return judge(block, number, number.value, founded, years)
  })
}
