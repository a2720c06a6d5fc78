import { CAPTION_RULES } from '../captions/rules.ts'
import { CONSISTENCY_RULES } from '../consistency/check-consistency.ts'
import { ENGLISH_RULES } from '../english/rules.ts'
import { LEXICON_RULES } from '../lexicon/rules.ts'
import { MIXTURE_RULES, VARIANT_RULES } from '../language/mixture-rules.ts'
import { NUMBER_RULES } from '../numbers/rules/rules.ts'
import { ARITHMETIC_RULES } from '../numbers/rules/tie-findings.ts'
import { withoutRivals } from '../punctuation/choices.ts'
import { PUNCTUATION_RULES } from '../punctuation/rules.ts'
import { DAMAGE_RULES } from '../repair/kinds.ts'
import { STRUCTURE_RULES } from '../structure/check-structure.ts'
import { TYPO_RULES } from '../typos/rules.ts'

/** Areas of rules, in the order in which they are listed (command.md, `rule`). */
export const RULE_AREAS = [
  'structure',
  'typo',
  'lexicon',
  'caption',
  'number',
  'consistency',
  'arithmetic',
  'style',
  'punctuation',
  'english',
  'variant',
  'damage',
] as const
export type RuleArea = (typeof RULE_AREAS)[number]

/** The standards that the clauses of an area's rules are of. */
export const STANDARDS: Readonly<Partial<Record<RuleArea, string>>> = {
  style: 'GB/T 15835-2011',
  punctuation: 'GB/T 15834-2011',
}

/** A rule as it is listed to the editor; its words are `rules.<id>`. */
export interface RuleEntry {
  readonly id: string
  readonly area: RuleArea
  /** Whether it runs unless it is switched off; a layer that is off by default runs when it is chosen. */
  readonly isDefault: boolean
  /** One of several that contradict each other: no layer switches it on, only its own name. */
  readonly isChoice?: boolean | undefined
  /** Clause of the standard that it follows. */
  readonly clause?: string | undefined
  /** Texts that it passes and texts in which it finds something; they are its tests. */
  readonly examples?: { readonly good: readonly string[]; readonly bad: readonly string[] } | undefined
}

/** Every rule that can find something in an open article, by area. */
export const RULES: readonly RuleEntry[] = [
  ...[...STRUCTURE_RULES, ...MIXTURE_RULES, ...VARIANT_RULES, ...DAMAGE_RULES, ...ARITHMETIC_RULES].map((id) => ({
    id,
    area: areaOf(id),
    isDefault: true,
  })),
  ...CAPTION_RULES.map(({ id, isDefault, examples }) => ({
    id,
    area: areaOf(id),
    isDefault,
    examples: { good: examples.good.map(wordsOf), bad: examples.bad.map(wordsOf) },
  })),
  ...CONSISTENCY_RULES.map(({ id, isDefault = true, examples: { good, bad } }) => ({
    id,
    area: areaOf(id),
    isDefault,
    // A hint is chosen by its own name.
    isChoice: !isDefault,
    examples: { good: good.map(asBlocks), bad: bad.map(asBlocks) },
  })),
  ...NUMBER_RULES.map(({ id, isDefault, clause, examples }) => ({
    id,
    area: areaOf(id),
    isDefault,
    clause,
    examples: { good: examples.good.map(wordsOf), bad: examples.bad.map(wordsOf) },
  })),
  ...PUNCTUATION_RULES.map(({ id, isDefault, isChoice, clause, examples: { good, bad } }) => ({
    id,
    area: areaOf(id),
    isDefault,
    isChoice,
    clause,
    examples: { good: good.map(asBlocks), bad: bad.map(asBlocks) },
  })),
  ...ENGLISH_RULES.map(({ id, isDefault, examples: { good, bad } }) => ({
    id,
    area: areaOf(id),
    isDefault,
    // A house's style is chosen by itself: who asks for the area asks for what is wrong.
    isChoice: !isDefault,
    examples: { good: good.map(asBlocks), bad: bad.map(asBlocks) },
  })),
  ...LEXICON_RULES.map(({ id, examples }) => ({ id, area: areaOf(id), isDefault: true, examples })),
  ...TYPO_RULES.map(({ id, isDefault, examples }) => ({ id, area: areaOf(id), isDefault, examples })),
].toSorted((a, b) => RULE_AREAS.indexOf(a.area) - RULE_AREAS.indexOf(b.area))

function asBlocks(text: string): string {
  return text.split('\n').join(' ¶ ')
}

/** An example as it is shown: its blocks one after the other. */
function wordsOf({ blocks }: { readonly blocks: readonly { readonly text: string }[] }): string {
  return blocks.map(({ text }) => text).join(' ¶ ')
}

/** The area of a rule: what stands before the point. Throws on an id that is none. */
export function areaOf(rule: string): RuleArea {
  const area = RULE_AREAS.find((each) => rule.startsWith(`${each}.`))
  if (area === undefined) throw new Error(`${rule} is in no area`)
  return area
}

/** Rules switched by a person or a house: ids switched off, and ids or layers (`style`) switched on. */
export interface RuleSwitches {
  readonly off: readonly string[]
  readonly on: readonly string[]
}

/** Whether a rule runs. */
export function isRuleOn(rule: RuleEntry, { off, on }: RuleSwitches): boolean {
  const isLayerOn = rule.isChoice !== true && on.includes(rule.area)
  return !off.includes(rule.id) && (rule.isDefault || withoutRivals(on).includes(rule.id) || isLayerOn)
}
