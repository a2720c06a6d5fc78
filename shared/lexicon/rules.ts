import type { Finding } from '../domain/source-document.ts'
import examples from './data/rule-examples.json' with { type: 'json' }

/** A rule about the house's words, with texts that it passes and finds by the pack of the examples. */
export interface LexiconRule {
  readonly id: `lexicon.${string}`
  readonly severity: Finding['severity']
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

/** Every rule about the house's words. Without a pack that holds none of them finds anything. */
export const LEXICON_RULES: readonly LexiconRule[] = [
  { id: 'lexicon.forbidden', severity: 'error', examples: examples['lexicon.forbidden'] },
  { id: 'lexicon.careful', severity: 'info', examples: examples['lexicon.careful'] },
  { id: 'lexicon.preferred', severity: 'warning', examples: examples['lexicon.preferred'] },
  { id: 'lexicon.name', severity: 'warning', examples: examples['lexicon.name'] },
  { id: 'lexicon.order', severity: 'warning', examples: examples['lexicon.order'] },
]
