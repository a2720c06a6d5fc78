import { isInBody, isInHead, isInTail, isTitleLike } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { issueLineOf, isSiteName, siteLineOf } from '../site-lines.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { FURNITURE_RULES } from './furniture.ts'
import { LINE_RULES } from './lines.ts'
import { oncePer } from '../../lib/once-per.ts'

/** So many lines of a head are looked at for its headline. */
const NEAR = 12
/** ——…: a second line of a headline. */
const DASH = /^(?:—|―|─|–|-){1,3}\s*[^\s—-]/u
const LABELS: readonly RoleRule[] = [...FURNITURE_RULES, ...LINE_RULES].filter(({ weight }) => weight >= 0.75)

/** What the words of a line say of it alone; several rules ask, of every line and of those beside it. */
interface SiteWords {
  readonly line: ReturnType<typeof siteLineOf>
  readonly issue: ReturnType<typeof issueLineOf>
  readonly isName: boolean
}
const wordsOf = oncePer(({ folded }: BlockView): SiteWords => ({
  line: siteLineOf(folded),
  issue: issueLineOf(folded),
  isName: isSiteName(folded),
}))

/** Whether another line of the head, on this side of the view, can be the headline. */
function hasTitle(view: BlockView, article: ArticleView, next: typeof textAfter): boolean {
  let other = next(article, view.index)
  for (let count = 0; other !== undefined && count < NEAR && isInHead(other, article); count += 1) {
    if (canBeTitle(other, article)) return true
    other = next(article, other.index)
  }
  return false
}

function canBeTitle(view: BlockView, article: ArticleView): boolean {
  const { line, issue, isName } = wordsOf(view)
  if (!isTitleLike(view) || DASH.test(view.folded) || isName || line !== undefined || issue !== undefined) return false
  return view.block.hint?.role !== 'furniture' && !LABELS.some(({ test }) => test(view, article))
}

/** Between the lines that open an article, or under it. */
function isOutside(view: BlockView, article: ArticleView): boolean {
  return view.block.hint === undefined && !isInBody(view, article) && article.bodyStart >= 0
}

function isSure(view: BlockView, article: ArticleView): boolean {
  return isOutside(view, article) && wordsOf(view).line === 'sure'
}

/** What could be a headline too is one, unless another line can be it. */
function isLikely(view: BlockView, article: ArticleView): boolean {
  if (!isOutside(view, article) || isInTail(view, article)) return false
  if (wordsOf(view).line === 'likely') return hasTitle(view, article, textAfter) || hasTitle(view, article, textBefore)
  return wordsOf(view).isName && hasTitle(view, article, textAfter)
}

/** Under the headline a site's name is where the text comes from. */
function isNamedSource(view: BlockView, article: ArticleView): boolean {
  if (!isOutside(view, article) || !isInHead(view, article) || !wordsOf(view).isName) return false
  return !hasTitle(view, article, textAfter) && hasTitle(view, article, textBefore)
}

function isDatedIssue(view: BlockView, article: ArticleView): boolean {
  return isOutside(view, article) && wordsOf(view).issue === 'dated-issue'
}

/** What a site writes over and under its articles: its menu, its name, its buttons, who puts it out. */
export const SITE_RULES: readonly RoleRule[] = [
  { id: 'furniture.site', role: 'furniture', weight: 0.93, test: isSure },
  { id: 'furniture.site-likely', role: 'furniture', weight: 0.88, test: isLikely },
  { id: 'source.site-name', role: 'source', weight: 0.8, test: isNamedSource },
  { id: 'dateline.issue', role: 'dateline', weight: 0.9, test: isDatedIssue },
]
