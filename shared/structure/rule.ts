import type { Role } from '#shared/domain/block.ts'
import type { ArticleView, BlockView } from './view.ts'
import { opensDispatch } from './wire.ts'

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

/** UTF-16 units from which a line with a full stop is of the text: of several sentences, and of one. */
const SHORT_LATIN = 60
const LONG_LATIN = 90

/** A line that may be a headline: short, and no sentence of the text. */
export function isTitleLike(view: BlockView): boolean {
  const limit = view.isHan ? 80 : 180
  if (view.isEmpty || view.isFigure || view.length > limit) return false
  // Where and by whom a dispatch was sent opens its text.
  if (/[。；;]$/u.test(view.folded) || opensDispatch(view.text)) return false
  // A headline that ends with a full stop is short, and of one sentence.
  return view.isHan || !/\.[”"’']?$/u.test(view.folded) || view.length < (view.sentences > 1 ? SHORT_LATIN : LONG_LATIN)
}
