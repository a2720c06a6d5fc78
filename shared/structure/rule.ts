import type { Role } from '#shared/domain/block.ts'
import type { ArticleView, BlockView } from './view.ts'
import { DISPATCH } from './words.ts'

/**
 * One reason to take a block for something. `weight` (0–1) is how sure the reason alone makes it; reasons for one
 * role add up as independent evidence does. A negative weight speaks against the role: it takes that share of what
 * the others gave. `test` says whether the reason holds.
 */
export interface RoleRule {
  readonly id: string
  readonly role: Role
  readonly weight: number
  readonly test: (view: BlockView, article: ArticleView) => boolean
}

/** Before the running text begins (or anywhere, in a text that has none). */
export function isInHead(view: BlockView, article: ArticleView): boolean {
  return article.bodyStart < 0 || view.index < article.bodyStart
}

/** After the running text has ended. */
export function isInTail(view: BlockView, article: ArticleView): boolean {
  return article.bodyEnd >= 0 && view.index > article.bodyEnd
}

/** Between the first and the last block of running text. */
export function isInBody(view: BlockView, article: ArticleView): boolean {
  return !isInHead(view, article) && !isInTail(view, article)
}

/** A line that may be a headline: short, and no sentence of the text. */
export function isTitleLike(view: BlockView): boolean {
  const limit = view.isHan ? 80 : 180
  if (view.isEmpty || view.isFigure || view.length > limit) return false
  // Where and by whom a dispatch was sent opens its text.
  return !/[。；;]$/u.test(view.folded) && !DISPATCH.test(view.text)
}
