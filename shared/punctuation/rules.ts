import type { Finding } from '../domain/source-document.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { inSimplified, type PunctuationCheck } from './marked-text.ts'
import {
  dashForm,
  dateWithPauses,
  ellipsisAndSoOn,
  ellipsisForm,
  longDash,
  markBeforeEllipsis,
  middleDot,
  rangeMark,
  singleDash,
} from './rules/dots-and-dashes.ts'
import { blankBesideMark, blankBetweenHan, blankInName, blankMissing, blankPresent } from './rules/blanks.ts'
import { captionStop, headingEnd, lineEdge, noEnd, openEnd } from './rules/edges.ts'
import {
  doubledMark,
  endsTwice,
  questionAndCry,
  repeatedMark,
  saidWithin,
  stopInBrackets,
  stopOutsideQuote,
} from './rules/marks.ts'
import {
  crossed,
  nestedBrackets,
  quoteParagraphs,
  sameWithin,
  singleOutside,
  turnedQuotes,
  unclosed,
  unopened,
} from './rules/pairs.ts'
import {
  approximateWithPause,
  arabicOrdinal,
  bracketOrdinal,
  hanOrdinal,
  pauseBeforeAnd,
  pauseBeforeSoOn,
  pauseBetweenQuoted,
  pauseLevels,
  wordOrdinal,
} from './rules/pause.ts'
import { dotAndWord, titleScope } from './rules/titles.ts'
import { halfBrackets, halfWidth, markInNumber, straightQuotes } from './rules/width.ts'

/** One rule of punctuation, with texts (a line is a paragraph, or `caption: …`) that it must pass and must find. */
export interface PunctuationRule {
  readonly id: `punctuation.${string}`
  readonly severity: Finding['severity']
  /** Whether it runs unless switched off. */
  readonly isDefault: boolean
  /** One of several that contradict each other: only by its own name is it switched on. */
  readonly isChoice: boolean
  /** Clause of GB/T 15834-2011; a finding may name one of several more exactly. */
  readonly clause: string | undefined
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
  readonly check: PunctuationCheck
}

type Examples = Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>>

interface Switches {
  readonly severity?: Finding['severity']
  readonly isDefault?: boolean
  readonly isChoice?: boolean
}

function rule(
  name: string,
  clause: string | undefined,
  check: PunctuationCheck,
  { severity = 'warning', isDefault = true, isChoice = false }: Switches = {},
): PunctuationRule {
  const id = `punctuation.${name}` as const
  const own = (examples as Examples)[id] ?? { good: [], bad: [] }
  return { id, severity, isDefault, isChoice, clause, examples: own, check }
}

const INFO = { severity: 'info' } as const
const OFF = { severity: 'info', isDefault: false } as const

/** Both widths of brackets and marks are one rule to the editor. */
const widths: PunctuationCheck = (text) => [...halfWidth(text), ...halfBrackets(text)]

/**
 * Every rule of punctuation, in the order in which they are listed to the editor; where two find fault with one place the
 * first of them says so. A rule that the mainland's standard alone asks for leaves a text in Traditional alone.
 */
export const PUNCTUATION_RULES: readonly PunctuationRule[] = [
  rule('unclosed', '5.1.3', unclosed),
  rule('unopened', '5.1.3', unopened),
  rule('crossed', '5.1.3', crossed),
  rule('turned-quotes', '4.8.2', turnedQuotes),
  rule('straight-quotes', '4.8.2', inSimplified(straightQuotes)),
  rule('half-width', '5.1', widths),
  rule('quote-in-quote', '4.8.3.4', inSimplified(sameWithin('“'))),
  rule('single-quotes', '4.8.3.4', inSimplified(singleOutside('‘')), INFO),
  rule('quote-paragraphs', '4.8.3.5', quoteParagraphs, INFO),
  rule('title-in-title', '4.15.3.5', inSimplified(sameWithin('《'))),
  rule('single-title', '4.15.3.5', inSimplified(singleOutside('〈')), INFO),
  rule('bracket-in-bracket', '4.9.3.6', inSimplified(nestedBrackets), INFO),
  rule('title-scope', 'A.13.1', inSimplified(titleScope), INFO),
  rule('dot-and-word', 'A.12', inSimplified(dotAndWord), INFO),
  rule('ellipsis-and-so-on', 'A.9.2', ellipsisAndSoOn),
  rule('mark-before-ellipsis', 'B.2.4', markBeforeEllipsis, INFO),
  rule('ellipsis', '4.11.2', ellipsisForm),
  rule('dash', '4.10.2', (text) => [...dashForm(text), ...singleDash(text)]),
  rule('long-dash', '4.10.2', longDash, OFF),
  rule('range', '4.13.3', inSimplified(rangeMark), INFO),
  rule('date-pauses', 'A.4.2', inSimplified(dateWithPauses), INFO),
  rule('middle-dot', '4.14.2', inSimplified(middleDot)),
  rule('doubled-mark', 'B.2', doubledMark),
  rule('repeated-mark', '4.2.3.3', repeatedMark),
  rule('question-and-cry', '4.3.3.3', inSimplified(questionAndCry), INFO),
  rule('ends-twice', 'B.2.1', inSimplified(endsTwice)),
  rule('stop-in-brackets', 'B.2.2', inSimplified(stopInBrackets), INFO),
  rule('stop-outside-quote', 'B.2.1', inSimplified(stopOutsideQuote), INFO),
  rule('said-within', 'B.1.5', inSimplified(saidWithin), INFO),
  rule('pause-between-quoted', '4.5.3.5', inSimplified(pauseBetweenQuoted), OFF),
  rule('approximate-pause', '4.5.3.4', inSimplified(approximateWithPause), INFO),
  rule('arabic-ordinal', 'B.3.3', inSimplified(arabicOrdinal), INFO),
  rule('han-ordinal', 'B.3.2', inSimplified(hanOrdinal), INFO),
  rule('bracket-ordinal', 'B.3.4', inSimplified(bracketOrdinal), INFO),
  rule('word-ordinal', 'B.3.1', inSimplified(wordOrdinal), INFO),
  rule('pause-so-on', 'B.1.2', inSimplified(pauseBeforeSoOn), INFO),
  rule('pause-and', '4.5.1', inSimplified(pauseBeforeAnd), INFO),
  rule('pause-levels', 'B.1.4', inSimplified(pauseLevels), INFO),
  rule('line-edge', '5.1', lineEdge),
  rule('open-end', '3.1.2', openEnd),
  rule('no-end', '4.1.3.1', noEnd),
  rule('heading-end', '3.1.2', headingEnd),
  rule('caption-stop', 'A.1', inSimplified(captionStop), INFO),
  rule('blank-beside-mark', '5.1', blankBesideMark),
  rule('blank-in-words', undefined, blankBetweenHan),
  rule('blank-in-name', undefined, blankInName),
  rule('mark-in-number', undefined, markInNumber),
  rule('blank-missing', undefined, blankMissing, { ...OFF, isChoice: true }),
  rule('blank-present', undefined, blankPresent, { ...OFF, isChoice: true }),
]
