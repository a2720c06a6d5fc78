import type { CaptionedArticle } from '../captions/article.ts'
import type { CaptionPreset } from '../captions/presets.ts'
import { checkCaptions } from '../captions/check-captions.ts'
import type { Role } from '../domain/block.ts'
import { isMostlyLeftOut } from '../domain/census.ts'
import type { Census } from '../domain/census.ts'
import type { Language } from '../domain/common.ts'
import type { InlineMark } from '../domain/mark.ts'
import type { Finding } from '../domain/source-document.ts'
import { CHECK_LIMIT_MS, startWatch } from '../lib/watch.ts'
import { checkConsistency, CONSISTENCY_RULES } from '../consistency/check-consistency.ts'
import { mixedScripts } from './mixed-scripts.ts'
import { checkEnglish, type EnglishTools } from '../english/check-english.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import type { Variety } from '../english/dictionary.ts'
import { codeRuns } from '../text/form.ts'
import { checkNumbers, type CheckNumbersOptions } from '../numbers/rules/check-numbers.ts'
import { checkPunctuation } from '../punctuation/check-punctuation.ts'
import { checkLexicon, type LexiconOptions } from '../lexicon/check-lexicon.ts'
import { findDamage } from '../repair/damage.ts'
import { DAMAGE_RULES } from '../repair/kinds.ts'
import { checkTypos, type TypoCheck } from '../typos/check-typos.ts'
import { checkStructure } from '../structure/check-structure.ts'
import type { ArticleFacts } from '../structure/facts.ts'
import { withoutNeverTold, type NeverTold } from './house-dismissals.ts'
import { notChecked } from './not-checked.ts'
import { toldOnce } from './told-once.ts'

/** An article as all checks see it: its blocks in reading order, its pictures, and what it says of itself. */
export interface CheckableArticle extends Omit<CaptionedArticle, 'publishedAt' | 'blocks'> {
  readonly blocks: readonly (CaptionedArticle['blocks'][number] & {
    readonly role: Role
    readonly marks?: readonly InlineMark[] | undefined
  })[]
  readonly facts: ArticleFacts
  /** The language where somebody said it, and did not leave it to the characters. */
  readonly saidLanguage?: Language | undefined
  /** What of its file's text came along, where that is known. */
  readonly census?: Census | undefined
}

/** Which rules run: `off` and `on` hold ids of rules, `on` also layers (`style`). Without either, the default ones. */
export interface CheckOptions extends CheckNumbersOptions {
  /** The preset by which captions are measured; absent: the first for the article's language. */
  readonly captionPreset?: CaptionPreset | undefined
  /** What spells English; absent: nothing is spelled, for its words are loaded only by who checks beside the window. */
  readonly english?: EnglishTools | undefined
  /** The spelling of English that the house has chosen. */
  readonly variety?: Variety | undefined
  /** Words of the house that are right, whatever the lists say. */
  readonly ownWords?: readonly string[] | undefined
  /** Findings that the house does not want to be told. */
  readonly neverTold?: readonly NeverTold[] | undefined
  /** The house's packs that hold, and the words by which Chinese is told apart where there are any. */
  readonly packs?: LexiconOptions['packs']
  readonly words?: LexiconOptions['words']
  /** Reads for wrong characters; absent: that is not done, for its words are many and loaded only by who checks beside the window. */
  readonly typos?: TypoCheck | undefined
}

/**
 * What the checks find in an article: structure, damage beyond repair, mixed scripts, captions, numbers, in reading order;
 * what concerns the article as a whole comes last. `block` is an index into `blocks`.
 */
export function checkArticle(article: CheckableArticle, options: CheckOptions = {}): readonly Finding[] {
  const { blocks, facts, language } = article
  const { watch = startWatch(CHECK_LIMIT_MS) } = options
  const checked = blocks.map(({ role, text, figure, asset }) => ({
    role,
    textLength: codePointLength(text),
    figure,
    asset,
  }))
  const isChinese = language.startsWith('zh')
  const off = new Set<string>(options.off)
  // Rules that look through the whole article in one go; those that no longer had time are counted.
  const inTime = (rules: readonly string[], check: () => readonly Finding[]): readonly Finding[] => {
    if (!watch.isOver()) return check()
    for (const rule of rules) if (!off.has(rule)) watch.rules.add(rule)
    return []
  }
  const found = [
    ...checkStructure(checked, facts, isChinese),
    ...hiddenText(blocks),
    ...mostlyLeftOut(article.census),
    ...otherFormats(article.census),
    ...inTime(DAMAGE_RULES, () => damageIn(blocks)),
    ...(isChinese ? mixedScripts(blocks, article.saidLanguage) : []),
    ...(isChinese ? checkPunctuation(blocks, { on: options.on, off: options.off, watch }) : []),
    ...(language.startsWith('en') ? englishIn(blocks, { ...options, watch }) : []),
    ...(isChinese && options.typos !== undefined ? checkTypos(options.typos, blocks, { ...options, watch }) : []),
    ...checkLexicon(blocks, { ...options, watch }),
    ...checkCaptions({ ...article, publishedAt: facts.publishedAt }, { preset: options.captionPreset, watch }),
    ...inTime(
      CONSISTENCY_RULES.map(({ id }) => id),
      () => checkConsistency(blocks, { off: options.off, on: options.on, byline: facts.byline }),
    ),
    ...checkNumbers({ blocks, publishedAt: facts.publishedAt, language }, { ...options, watch }),
  ]
  const wordsAt = ({ block, start, end }: Finding): string =>
    block === null ? '' : sliceCodePoints(blocks[block]?.text ?? '', start, end)
  const told = withoutNeverTold(
    found.filter(({ rule }) => !off.has(rule)),
    options.neverTold,
    wordsAt,
  )
  return [...toldOnce(told), ...notChecked(watch)].toSorted(byPlace)
}

/** Findings in reading order; those without a place come last. */
export function byPlace(a: Finding, b: Finding): number {
  return (a.block ?? Number.MAX_SAFE_INTEGER) - (b.block ?? Number.MAX_SAFE_INTEGER) || a.start - b.start
}

function damageIn(blocks: CheckableArticle['blocks']): readonly Finding[] {
  const found = findDamage(
    blocks.map(({ text }) => text),
    blocks.map(codeRuns),
  )
  return found.flatMap((list, at) => list.map((damage) => finding(damage, at)))
}

function englishIn(blocks: CheckableArticle['blocks'], options: CheckOptions): readonly Finding[] {
  return checkEnglish(
    blocks.map((block) => ({ role: block.role, text: block.text, code: codeRuns(block) })),
    { ...options, tools: options.english, own: options.ownWords },
  )
}

/** What was not shown where the text came from: it is kept, is not read, and leaves with no export. */
function hiddenText(blocks: CheckableArticle['blocks']): readonly Finding[] {
  return blocks.flatMap(({ marks = [] }, at) =>
    marks.flatMap(({ kind, start, end }) =>
      kind === 'hidden' ? [finding({ rule: 'structure.hidden-text', start, end }, at)] : [],
    ),
  )
}

/** Most of what the file holds is not in the article: its body may be missing, whatever was taken for it. */
function mostlyLeftOut(census: Census | undefined): readonly Finding[] {
  if (census === undefined || !isMostlyLeftOut(census)) return []
  const { seen, kept } = census
  return [
    { rule: 'structure.mostly-left-out', severity: 'error', block: null, start: 0, end: 0, values: { seen, kept } },
  ]
}

/** Tracked changes of format that nobody can be shown: that there are any is said. */
function otherFormats(census: Census | undefined): readonly Finding[] {
  const { otherFormats: count = 0 } = census ?? {}
  if (count === 0) return []
  return [{ rule: 'structure.tracked-format', severity: 'info', block: null, start: 0, end: 0, values: { count } }]
}

function finding(found: Pick<Finding, 'rule' | 'start' | 'end' | 'values'>, block: number): Finding {
  const { rule, start, end, values } = found
  return { rule, severity: 'warning', block, start, end, ...(values === undefined ? {} : { values }) }
}
