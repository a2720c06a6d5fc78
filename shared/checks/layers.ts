import type { RuleArea } from './rules.ts'

/**
 * Kinds of findings as the proof shows them: each is a layer of underlines with a shape and a switch of its own. An area of
 * rules is in one of them.
 */
export const FINDING_LAYERS = ['typo', 'punctuation', 'style', 'consistency', 'lexicon', 'english', 'damage'] as const
export type FindingLayer = (typeof FINDING_LAYERS)[number]

const LAYER_OF: Readonly<Record<RuleArea, FindingLayer>> = {
  typo: 'typo',
  punctuation: 'punctuation',
  number: 'style',
  arithmetic: 'style',
  style: 'style',
  caption: 'consistency',
  consistency: 'consistency',
  lexicon: 'lexicon',
  english: 'english',
  structure: 'damage',
  variant: 'damage',
  damage: 'damage',
}

/** The layer of an area's findings. */
export function layerOf(area: RuleArea): FindingLayer {
  return LAYER_OF[area]
}

/** The areas of a layer. */
export function areasOf(layer: FindingLayer): readonly RuleArea[] {
  return (Object.keys(LAYER_OF) as RuleArea[]).filter((area) => LAYER_OF[area] === layer)
}

/** Whether a finding is about words that can be underlined; what is missing, and a picture, has none. */
export function hasWords({
  rule,
  start,
  end,
}: {
  readonly rule: string
  readonly start: number
  readonly end: number
}) {
  return end > start && !rule.startsWith('structure.')
}
