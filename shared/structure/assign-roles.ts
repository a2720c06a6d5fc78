import type { Role } from '#shared/domain/block.ts'
import { BODY_RULES } from './rules/body.ts'
import { CAPTION_RULES } from './rules/captions.ts'
import { MEDIA_RULES } from './rules/media-lines.ts'
import { FURNITURE_RULES } from './rules/furniture.ts'
import { HEAD_RULES } from './rules/head.ts'
import { LINE_RULES } from './rules/lines.ts'
import { SITE_RULES } from './rules/site.ts'
import type { RoleRule } from './rule.ts'
import { viewArticle } from './view.ts'
import type { ArticleView, BlockView, StructureBlock } from './view.ts'

/** What a block was found to be; `confidence` 0–1; `rules`: ids of the rules that spoke for it. */
export interface RoleGuess {
  readonly role: Role
  readonly confidence: number
  readonly level?: number
  readonly rules: readonly string[]
}

const RULES: readonly RoleRule[] = [
  ...FURNITURE_RULES,
  ...SITE_RULES,
  ...HEAD_RULES,
  ...LINE_RULES,
  ...BODY_RULES,
  ...CAPTION_RULES,
  ...MEDIA_RULES,
]

/** From this length a sentence-ended block is a paragraph; leads that say so, lists and notes are shorter. */
const PLAIN_LENGTH = 420

/** A block about which nothing speaks is a paragraph, doubtfully. */
const PARAGRAPH_BASE = 0.4

/**
 * The role of every block, by rules and by what the format says.
 * Reasons for a role add up as independent evidence; the confidence falls where a second role is close.
 */
export function assignRoles(blocks: readonly StructureBlock[]): readonly RoleGuess[] {
  const article = viewArticle(blocks)
  return article.views.map((view) => guessRole(view, article))
}

/** As {@link assignRoles}, of the blocks alone that `isAsked` by their index: the others are only looked at as their neighbours. */
export function assignSomeRoles(
  blocks: readonly StructureBlock[],
  isAsked: (index: number) => boolean,
): readonly (RoleGuess | undefined)[] {
  const article = viewArticle(blocks)
  return article.views.map((view) => (isAsked(view.index) ? guessRole(view, article) : undefined))
}

function guessRole(view: BlockView, article: ArticleView): RoleGuess {
  const { hint, level } = view.block
  const levelled = level === undefined ? {} : { level }
  // What holds no words of its own cannot be told by rules.
  if (hint !== undefined && hint.confidence >= 0.97)
    return { role: hint.role, confidence: hint.confidence, ...levelled, rules: ['markup'] }
  // Nothing else is as long as this; most of an article is, and needs no look at its words.
  if (hint === undefined && view.isLong && view.length > PLAIN_LENGTH && view.endsSentence) {
    return { role: 'paragraph', confidence: 0.97, rules: ['paragraph.very-long'] }
  }
  const doubt = new Map<Role, number>([['paragraph', 1 - PARAGRAPH_BASE]])
  const reasons = new Map<Role, string[]>()
  const against = new Map<Role, number>()
  const add = (role: Role, weight: number, id: string): void => {
    if (weight < 0) {
      against.set(role, (against.get(role) ?? 1) * (1 + weight))
      return
    }
    doubt.set(role, (doubt.get(role) ?? 1) * (1 - weight))
    reasons.set(role, [...(reasons.get(role) ?? []), id])
  }
  if (hint !== undefined) add(hint.role, hint.confidence, 'markup')
  for (const rule of RULES) if (rule.test(view, article)) add(rule.role, rule.weight, rule.id)
  let best: Role = 'paragraph'
  let bestScore = 0
  let secondScore = 0
  for (const [role, rest] of doubt) {
    const score = (1 - rest) * (against.get(role) ?? 1)
    if (score > bestScore) {
      secondScore = bestScore
      best = role
      bestScore = score
    } else if (score > secondScore) secondScore = score
  }
  const confidence = Math.round(Math.min(bestScore, 0.5 + (bestScore - secondScore) * 1.5) * 100) / 100
  const isHeading = best === 'section-heading' || best === 'headline'
  return { role: best, confidence, ...(isHeading ? levelled : {}), rules: reasons.get(best) ?? [] }
}
