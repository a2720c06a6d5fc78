import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import type { Watch } from '../lib/watch.ts'
import { hasHan } from '../text/has-han.ts'
import entries from './data/wrong-words.json' with { type: 'json' }
import type { Dictionary, Variety } from './dictionary.ts'
import { patternFinder, type PatternEntry } from './patterns.ts'
import * as ap from './rules/ap.ts'
import { wrongArticle } from './rules/article.ts'
import { smallLetters } from './rules/capitals.ts'
import { doubledWords } from './rules/doubled.ts'
import { hyphenDashes, mixedQuotes, wrongApostrophes } from './rules/marks.ts'
import { mixedCapitals, nearNames } from './rules/names.ts'
import { wrongOrdinals } from './rules/ordinals.ts'
import { pluralSubjects } from './rules/plural-subject.ts'
import { thanAndThen } from './rules/than.ts'
import { openBrackets, openQuotes } from './rules/pairs.ts'
import { repeatedMarks, wrongSpaces } from './rules/spacing.ts'
import { mixedHyphens, mixedSpellings, otherVariety } from './rules/variants.ts'
import { misspellings } from './rules/spelling.ts'
import { ENGLISH_RULES, type EnglishRuleId } from './rules.ts'
import { readBlock, type EnglishBlock, type EnglishMark } from './text.ts'

/** What is loaded only for an article in English. */
export interface EnglishTools {
  readonly dictionary: Dictionary
}

type Check = (blocks: readonly EnglishBlock[], options: EnglishOptions) => readonly EnglishMark[]

const each =
  (check: (block: EnglishBlock) => readonly EnglishMark[]): Check =>
  (blocks) =>
    blocks.flatMap(check)

const LISTS: Readonly<Record<keyof typeof entries, readonly PatternEntry[]>> = entries as Readonly<
  Record<keyof typeof entries, readonly PatternEntry[]>
>
const both =
  (...checks: readonly Check[]): Check =>
  (blocks, options) =>
    checks.flatMap((check) => check(blocks, options))

/** Made ready when the first article in English is checked. */
const finders = new Map<string, ReturnType<typeof patternFinder>>()
const listed =
  (id: keyof typeof entries): Check =>
  (blocks) => {
    const find = finders.get(id) ?? patternFinder(LISTS[id])
    finders.set(id, find)
    return blocks.flatMap(find)
  }

const CHECKS: Readonly<Record<EnglishRuleId, Check>> = {
  'english.its': listed('english.its'),
  'english.whose': listed('english.whose'),
  'english.your': listed('english.your'),
  'english.their': listed('english.their'),
  'english.than': both(listed('english.than'), each(thanAndThen)),
  'english.lose': listed('english.lose'),
  'english.led': listed('english.led'),
  'english.affect': listed('english.affect'),
  'english.wrong-word': both(listed('english.wrong-word'), each(wrongOrdinals)),
  'english.verb-form': listed('english.verb-form'),
  'english.agreement': both(listed('english.agreement'), each(pluralSubjects)),
  'english.doubled': each(doubledWords),
  'english.article': each(wrongArticle),
  'english.apostrophe': each(wrongApostrophes),
  'english.capital': smallLetters,
  'english.bracket': each(openBrackets),
  'english.quote': openQuotes,
  'english.mark-twice': each(repeatedMarks),
  'english.spacing': wrongSpaces,
  'english.quote-style': mixedQuotes,
  'english.dash': hyphenDashes,
  'english.house-spelling': (blocks, { tools, variety }) =>
    tools === undefined || variety === undefined ? [] : otherVariety(blocks, variety, tools.dictionary),
  'english.variety': (blocks, { variety }) => mixedSpellings(blocks, variety),
  'english.hyphenation': mixedHyphens,
  'english.term-case': mixedCapitals,
  'english.name': (blocks, { tools }) =>
    nearNames(blocks, tools && ((name) => tools.dictionary.hasName(name.toLowerCase()))),
  'english.spelling': (blocks, { tools, own }) =>
    tools === undefined ? [] : misspellings(blocks, tools.dictionary, own),
  'english.ap-numeral': each(ap.apNumerals),
  'english.ap-percent': each(ap.apPercent),
  'english.ap-state': each(ap.apStates),
  'english.ap-date': each(ap.apDates),
  'english.ap-title': each(ap.apTitles),
  'english.ap-time': each(ap.apTimes),
  'english.ap-quote': each(ap.apQuotes),
  'english.ap-dash': each(ap.apDashes),
  'english.ap-series': each(ap.apSeries),
  'english.ap-degree': each(ap.apDegrees),
  'english.ap-decade': each(ap.apDecades),
  'english.ap-range': each(ap.apRanges),
  'english.ap-money': each(ap.apMoney),
  'english.ap-word': each(ap.apWords),
}

/** Blocks whose words are no prose. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'figure', 'formula', 'table'])

export interface EnglishOptions {
  readonly off?: readonly string[] | undefined
  /** Rules that run besides the default ones. */
  readonly on?: readonly string[] | undefined
  readonly watch?: Watch | undefined
  /** Without them nothing is spelled. */
  readonly tools?: EnglishTools | undefined
  /** The spelling that the house has chosen; absent: the one that the article mostly has. Without tools it is not known. */
  readonly variety?: Variety | undefined
  /** The house's own words: they are right. */
  readonly own?: readonly string[] | undefined
}

/** What the rules of English find in an article, each place once: the rule that stands first in the list tells it. */
export function checkEnglish(
  blocks: readonly { readonly role: string; readonly text: string; readonly code?: readonly string[] }[],
  options: EnglishOptions = {},
): readonly Finding[] {
  const { off = [], on = [], watch } = options
  const read = blocks.flatMap(({ role, text, code }, index) =>
    UNREAD.has(role) || hasHan(text) || text === '' ? [] : [readBlock(index, role, text, code)],
  )
  const taken = new Map<number, (readonly [number, number])[]>()
  return ENGLISH_RULES.flatMap(({ id, severity, isDefault }) => {
    if (off.includes(id) || !(isDefault || on.includes(id))) return []
    if (watch?.isOver() === true) {
      watch.rules.add(id)
      return []
    }
    return CHECKS[id](read, options).flatMap((mark): Finding[] => {
      const { block, start, end, right, values } = mark
      const own = taken.get(block) ?? []
      // “[sic]” behind it: it is meant to stand as it does.
      const isMeant = /^["”’']?\s*[[(]sic[\])]/iu.test(blocks[block]?.text.slice(end, end + 12) ?? '')
      if (isMeant || own.some(([from, to]) => start < to && from < end)) return []
      taken.set(block, [...own, [start, end]])
      return [findingOf(id, severity, mark, blocks[block]?.text ?? '', right, values)]
    })
  })
}

function findingOf(
  rule: EnglishRuleId,
  severity: Finding['severity'],
  { block, start, end }: EnglishMark,
  text: string,
  right: string | undefined,
  values: EnglishMark['values'],
): Finding {
  return {
    rule,
    severity,
    block,
    start: toCodePoint(text, start),
    end: toCodePoint(text, end),
    values: { here: text.slice(start, end), ...(right === undefined ? {} : { right }), ...values },
    ...(right === undefined ? {} : { suggest: right }),
  }
}
