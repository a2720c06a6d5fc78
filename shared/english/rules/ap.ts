import data from '../data/ap.json' with { type: 'json' }
import { inCaseOf, withApostropheOf, type EnglishBlock, type EnglishMark } from '../text.ts'

type Check = (block: EnglishBlock) => readonly EnglishMark[]

const [COUNTED = ''] = data.counted.words
const NOUNS = COUNTED.split(' ').join('|')
const wordsOf = (rows: readonly (readonly string[])[]): string => rows.map(([word]) => word).join('|')
const tableOf = (rows: readonly (readonly string[])[]): ReadonlyMap<string, string> =>
  new Map(rows.map(([from = '', to = '']) => [from, to]))

/** What a pattern finds; `right` is made of its groups, and undefined is nothing found. */
function finder(pattern: RegExp, right: (found: RegExpMatchArray, text: string) => string | undefined): Check {
  return ({ index: block, text }) =>
    [...text.matchAll(pattern)].flatMap((found): EnglishMark[] => {
      const words = right(found, text)
      const start = found.index
      return words === undefined || words === found[0]
        ? []
        : [{ block, start, end: start + found[0].length, right: words }]
    })
}

const DIGITS = tableOf(data.digits)
const FIGURES = tableOf(data.figures)
const STATES = new Map(data.states.map(([name = '', short = '']) => [name, short]))
const POSTAL = new Map(data.states.map(([name = '', , code = '']) => [code, name]))
const MONTHS = tableOf(data.months)
const SHORT_MONTHS = tableOf(data.shortMonths)
const TITLES = tableOf(data.titles)
const LONG_MONTHS = tableOf(data.months.map(([long = '', short = '']) => [short, long]))
const WORDS = tableOf(data.words)

const numeralsBelowTen = finder(
  new RegExp(`(?<![\\p{L}\\p{N}$€£.,:/–—-])[1-9](?= (?:\\p{Ll}+ )?(?:${NOUNS})\\b)`, 'gu'),
  ([digit = '']) => DIGITS.get(digit),
)
const figuresFromTen = finder(
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${wordsOf(data.figures)})(?= (?:\\p{Ll}+ )?(?:${NOUNS})\\b)`, 'gu'),
  ([word = '']) => FIGURES.get(word),
)
/** One to nine in words, 10 and more in figures; a number that begins a sentence stands in words. */
export const apNumerals: Check = (block) => [...numeralsBelowTen(block), ...figuresFromTen(block)]

const percentWords = finder(/(?<=\d) ?(?:percent|per cent|pct\.?)(?![\p{L}-])/giu, () => '%')
/** 4% and not 4 percent. */
export const apPercent: Check = percentWords

const statesBehindTowns = finder(
  new RegExp(
    `(?<=\\p{Lu}[\\p{L}.' -]*, )(?:${data.states.map(([, short = '']) => short.replaceAll('.', '\\.')).join('|')})(?![\\p{L}])`,
    'gu',
  ),
  ([short = '']) => [...STATES].find(([, each]) => each === short)?.[0],
)
const postalCodes = finder(
  new RegExp(`(?<=\\p{Lu}[\\p{L}.' -]*, )(?:${[...POSTAL.keys()].join('|')})(?![\\p{L}\\p{N}.]| \\d{5})`, 'gu'),
  ([code = '']) => POSTAL.get(code),
)
/** Names of states in full in the text; abbreviations are for datelines and lists. */
export const apStates: Check = (block) =>
  block.role === 'dateline' ? [] : [...statesBehindTowns(block), ...postalCodes(block)]

const longMonths = finder(
  new RegExp(`(?<![\\p{L}])(?:${wordsOf(data.months)}) (?=(?:[12]?\\d|3[01])(?![\\p{N}\\p{L}]))`, 'gu'),
  ([month = '']) => {
    const short = MONTHS.get(month.trim())
    return short === undefined ? undefined : `${short} `
  },
)
const badMonths = finder(/(?<![\p{L}])(?:Mar|Apr|Jun|Jul|Sep)\.(?= \d)/gu, ([month = '']) => SHORT_MONTHS.get(month))
const ordinalDays = finder(
  /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) )(\d{1,2})(?:st|nd|rd|th)\b/gu,
  ([, day]) => day,
)
const lonelyMonths = finder(/(?<![\p{L}])(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?= (?:19|20)\d{2}\b)/gu, ([short = '']) =>
  LONG_MONTHS.get(short),
)
const commaMonths = finder(
  /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December)), (?=(?:19|20)\d{2}\b)/gu,
  () => ' ',
)
/** Months are cut short with a day (Jan. 5), and not without one (January 2020); days have no st, nd, rd, th. */
export const apDates: Check = (block) => [
  ...longMonths(block),
  ...badMonths(block),
  ...ordinalDays(block),
  ...commaMonths(block),
  ...lonelyMonths(block),
]

const spelledTitles = finder(
  new RegExp(`(?<![\\p{L}])(?:${wordsOf(data.titles)}) (?=\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+)`, 'gu'),
  ([title = '']) => {
    const short = TITLES.get(title.trim())
    return short === undefined ? undefined : `${short} `
  },
)
const LARGE_TITLES =
  /(?<=[\p{L},] )(?:President|Mayor|Governor|Senator|Minister|Director|Chairman|Spokesman|Spokeswoman|Secretary|Chief Executive|Professor)(?= (?:said|says|told|was|is|has|had|will|would|of|and|in|at|on)\b)/gu
const behindNames = finder(LARGE_TITLES, ([title = '']) => title.toLowerCase())
/** Titles are cut short before a full name, and small without a name behind. */
export const apTitles: Check = (block) => [...spelledTitles(block), ...behindNames(block)]

const times = finder(/(?<=\d) ?(?:a\.?m\.?|p\.?m\.?)(?![\p{L}\p{N}])/giu, ([words = '']) => {
  const right = ` ${words.trim().toLowerCase().startsWith('a') ? 'a.m.' : 'p.m.'}`
  return words === right ? undefined : right
})
const fullHours = finder(/(?<![\p{N}:])(\d{1,2}):00(?= ?[ap]\.?m)/giu, ([, hour]) => hour)
const noonAndMidnight = finder(/(?<![\p{N}:])12 (noon|midnight)\b/gu, ([, word]) => word)
/** 9 a.m., 9:30 p.m., noon. */
export const apTimes: Check = (block) => [...times(block), ...fullHours(block), ...noonAndMidnight(block)]

/** Commas and full stops stand inside the quotation marks; a quotation inside another has single marks. */
export const apQuotes: Check = finder(/(["”])([.,])(?=\s|$)/gu, ([, quote = '', sign = '']) => sign + quote)

const spacedHyphen = finder(/(?<=[\p{L}\p{N},”"’)]) (?:-|--|–) (?=[\p{L}“"‘(])/gu, () => ' — ')
const closeDash = finder(/(?<=\p{L})(?:—|--)(?=\p{L})/gu, () => ' — ')
/** A dash is long and has a space on both sides. */
export const apDashes: Check = (block) => (block.role === 'table' ? [] : [...spacedHyphen(block), ...closeDash(block)])

const seriesComma = finder(
  /(?<=\p{L}, \p{Ll}+), (and|or) (?=\p{Ll}+[.;])/gu,
  ([, word = '']) => ` ${inCaseOf(word, word)} `,
)
/** No comma before the last of a simple series. */
export const apSeries: Check = seriesComma

const degrees = finder(/(?<![\p{L}])(?:[Bb]achelors?|[Mm]asters?)(?= degrees?\b)/gu, ([word = ''], text) =>
  withApostropheOf(`${word.replace(/s$/u, '')}'s`, text),
)
const doctors = finder(/(?<![\p{L}.])PhDs?(?![\p{L}.])/gu, ([word = '']) => (word.endsWith('s') ? 'Ph.D.s' : 'Ph.D.'))
/** A bachelor's degree, a master's degree, a Ph.D. */
export const apDegrees: Check = (block) => [...degrees(block), ...doctors(block)]

/** The 1990s and the '90s have no apostrophe before the s. */
export const apDecades: Check = finder(/(?<![\p{N}])(?:(?:1[5-9]|20)\d|[2-9])0['’]s(?![\p{L}])/gu, ([words = '']) =>
  words.replace(/['’]s$/u, 's'),
)

/** A range has a hyphen. */
export const apRanges: Check = finder(/(?<=\d)–(?=\d)/gu, () => '-')

/** $4 million: the sign says dollars already. */
export const apMoney: Check = finder(
  /(?<=(?:US)?\$\d[\d.,]*(?: (?:million|billion|trillion))?) dollars?(?![\p{L}-])/giu,
  () => '',
)

/** Words of which AP chooses one form. */
export const apWords: Check = finder(
  new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${wordsOf(data.words)})(?![\\p{L}\\p{N}-])`, 'giu'),
  ([words = '']) => inCaseOf(WORDS.get(words.toLowerCase()) ?? words, words),
)
