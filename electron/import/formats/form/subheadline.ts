import type { RawBlock } from '../raw-document.ts'

type Hinted = Pick<RawBlock, 'text' | 'hint' | 'level' | 'figure'>

/** Characters from which a heading right under the headline tells more than the name of a section. */
const LONG_HAN = 16
const LONG_LATIN = 60

/**
 * A heading right under the headline, nothing between them, is the subheadline: where it is as long as a sentence, where it is
 * the only one of its level and none stands under it, or where a byline or another heading follows at once.
 */
export function withSubheadline<B extends Hinted>(blocks: readonly B[]): readonly B[] {
  const at = blocks.findIndex(({ hint }) => hint?.role === 'headline')
  if (at < 0) return blocks
  return subheadlineUnder(kickerOver(blocks, at), at)
}

/** A short heading of a lower level right over the headline, the only one there, says what kind of piece it is. */
function kickerOver<B extends Hinted>(blocks: readonly B[], at: number): readonly B[] {
  const before = blocks[at - 1]
  const isAlone = blocks.findIndex(isHeading) === at - 1
  if (before === undefined || !isHeading(before) || !isAlone || isLong(before)) return blocks
  if ((before.level ?? 0) <= (blocks[at]?.level ?? 0)) return blocks
  const { level: _level, ...rest } = before
  const hint = { role: 'kicker', confidence: 0.9 } as const
  return blocks.map((each, place) => (place === at - 1 ? ({ ...rest, hint } as B) : each))
}

function subheadlineUnder<B extends Hinted>(blocks: readonly B[], at: number): readonly B[] {
  const first = blocks[at + 1]
  const second = blocks[at + 2]
  if (first === undefined || !isHeading(first)) return blocks
  // Over the long one a short one names the section.
  const index = !isLong(first) && isHeading(second) && isLong(second) ? at + 2 : at + 1
  const block = blocks[index]
  if (block === undefined || !isSubheadline(block, blocks, index)) return blocks
  const { level: _level, ...rest } = block
  const hint = { role: 'subheadline', confidence: 0.97 } as const
  return blocks.map((each, place) => (place === index ? ({ ...rest, hint } as B) : each))
}

function isSubheadline(block: Hinted, blocks: readonly Hinted[], index: number): boolean {
  if (isLong(block)) return true
  const next = blocks.slice(index + 1).find(({ text }) => text !== '')
  if (next?.hint?.role === 'section-heading' || next?.hint?.role === 'byline') return true
  const { level = 0 } = block
  return !blocks.some((other, place) => place > index && isHeading(other) && (other.level ?? 0) >= level)
}

function isHeading(block: Hinted | undefined): block is Hinted {
  return block?.hint?.role === 'section-heading' && block.text !== ''
}

function isLong({ text }: Hinted): boolean {
  return text.length >= (/\p{Script=Han}/u.test(text) ? LONG_HAN : LONG_LATIN)
}
