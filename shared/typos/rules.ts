import examples from './data/rule-examples.json' with { type: 'json' }

/** A rule about wrong characters, with texts that it passes and texts in which it finds something. */
export interface TypoRule {
  readonly id: `typo.${string}`
  /** The hints are less sure: they are there for who asks for them. */
  readonly isDefault: boolean
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

const rule = (id: keyof typeof examples, isDefault = true): TypoRule => ({ id, isDefault, examples: examples[id] })

/** Every rule about wrong characters, the surest first. */
export const TYPO_RULES: readonly TypoRule[] = [
  rule('typo.fixed-expression'),
  rule('typo.doubled'),
  rule('typo.character'),
  rule('typo.particle'),
  rule('typo.variant-form'),
  rule('typo.hint', false),
]
