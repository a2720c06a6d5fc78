import type { Finding } from '../domain/source-document.ts'
import examples from './data/rule-examples.json' with { type: 'json' }

/** A rule of English with texts (a line is a paragraph) that it passes and in which it finds something. */
export interface EnglishRule {
  readonly id: `english.${string}`
  readonly severity: Finding['severity']
  /** Whether it runs unless switched off; the rules of AP style run when the layer is chosen. */
  readonly isDefault: boolean
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

/** Rules by severity: what is wrong by any book, what is likely a slip, and what a house decides. */
const SEVERITIES = {
  'english.its': 'error',
  'english.whose': 'error',
  'english.your': 'error',
  'english.their': 'error',
  'english.than': 'error',
  'english.lose': 'error',
  'english.led': 'error',
  'english.affect': 'error',
  'english.wrong-word': 'error',
  'english.verb-form': 'error',
  'english.agreement': 'error',
  'english.doubled': 'error',
  'english.article': 'error',
  'english.apostrophe': 'error',
  'english.spelling': 'error',
  'english.capital': 'warning',
  'english.bracket': 'warning',
  'english.quote': 'warning',
  'english.mark-twice': 'warning',
  'english.spacing': 'warning',
  'english.quote-style': 'warning',
  'english.dash': 'info',
  'english.house-spelling': 'warning',
  'english.variety': 'warning',
  'english.hyphenation': 'warning',
  'english.term-case': 'warning',
  'english.name': 'warning',
  'english.ap-numeral': 'info',
  'english.ap-percent': 'info',
  'english.ap-state': 'info',
  'english.ap-date': 'info',
  'english.ap-title': 'info',
  'english.ap-time': 'info',
  'english.ap-quote': 'info',
  'english.ap-dash': 'info',
  'english.ap-series': 'info',
  'english.ap-degree': 'info',
  'english.ap-decade': 'info',
  'english.ap-range': 'info',
  'english.ap-money': 'info',
  'english.ap-word': 'info',
} as const satisfies Readonly<Record<`english.${string}`, Finding['severity']>>

export type EnglishRuleId = keyof typeof SEVERITIES

const EXAMPLES: Readonly<Record<EnglishRuleId, EnglishRule['examples']>> = examples

/** The name of the layer of AP style, which stands for its rules. */
export const AP_LAYER = 'english.ap'

/** Every rule of English, in the order in which they are listed. */
export const ENGLISH_RULES: readonly (EnglishRule & { readonly id: EnglishRuleId })[] = (
  Object.entries(SEVERITIES) as [EnglishRuleId, Finding['severity']][]
).map(([id, severity]) => ({ id, severity, isDefault: !isOfAp(id), examples: EXAMPLES[id] }))

function isOfAp(id: string): boolean {
  return id.startsWith(`${AP_LAYER}-`)
}

export const AP_RULES: readonly string[] = ENGLISH_RULES.map(({ id }) => id).filter(isOfAp)
