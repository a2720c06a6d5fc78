import { isInBody, isInHead, isInTail } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'

const MARK = /^(?:[•·●○■◆▪‣◦*]|[-–]\s)\s*\S/u
const ORDINAL =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[.、)．]|[（(]\d{1,2}[)）]|[IVX]{1,4}\.|第[一二三四五六七八九十]{1,3}[,、章节部]|[a-z]\))\s*\S/u
const ENDS_OPEN = /[:：]$/u
/** UTF-16 units; what is longer is called so by something that holds more than the line. */
const LINE_LENGTH = 240
const LEAD_LENGTH = 800
const QUOTED_WHOLE = /^[“"「『][^”"」』]{20,}[”"」』]\s*(?:——|—|-).{2,30}$/u

function isHeadingLike(view: BlockView, article: ArticleView): boolean {
  if (ORDINAL.test(view.folded) && hasLikeNeighbour(view, article, ORDINAL)) return false
  const limit = article.isHan ? 40 : 90
  if (view.isEmpty || view.isFigure || view.length > limit) return false
  return !/[。！!.,，；;、:：]$/u.test(view.folded) || ORDINAL.test(view.folded)
}

/** Whether a neighbour opens in the same way: then it is a list, and no heading. */
function hasLikeNeighbour(view: BlockView, article: ArticleView, pattern: RegExp): boolean {
  const likes = [textBefore(article, view.index), textAfter(article, view.index)]
  return likes.some((other) => other !== undefined && pattern.test(other.folded) && other.block.hint === undefined)
}

function isBeforeRunningText(view: BlockView, article: ArticleView): boolean {
  const after = textAfter(article, view.index)
  return after !== undefined && (after.isLong || (after.endsSentence && after.length > view.length * 1.5))
}

/** A line over the text that the format itself names (`class="kicker"`), and a lead that opens it. */
function isNamedOpening(view: BlockView, article: ArticleView): boolean {
  const role = view.block.hint?.role
  if (role === 'lead') return view.length <= LEAD_LENGTH && view.index <= article.bodyStart
  const isLine = role === 'kicker' || role === 'subheadline' || role === 'source'
  return isLine && view.length <= LINE_LENGTH && isInHead(view, article)
}

/** Running text and what divides it. */
export const BODY_RULES: readonly RoleRule[] = [
  { id: 'paragraph.long', role: 'paragraph', weight: 0.9, test: ({ isLong }) => isLong },
  {
    id: 'paragraph.sentence',
    role: 'paragraph',
    weight: 0.72,
    test: ({ endsSentence, length, block }) => endsSentence && length > 12 && block.hint?.role !== 'section-heading',
  },
  { id: 'paragraph.several-sentences', role: 'paragraph', weight: 0.4, test: ({ sentences }) => sentences >= 2 },
  { id: 'paragraph.inside', role: 'paragraph', weight: 0.35, test: (view, article) => isInBody(view, article) },
  { id: 'paragraph.named-otherwise', role: 'paragraph', weight: -0.6, test: isNamedOpening },
  {
    id: 'paragraph.opens-list',
    role: 'paragraph',
    weight: 0.6,
    test: (view, article) => ENDS_OPEN.test(view.folded) && isInBody(view, article),
  },
  {
    id: 'section-heading.short',
    role: 'section-heading',
    weight: 0.72,
    test: (view, article) =>
      !isInHead(view, article) &&
      !isInTail(view, article) &&
      isHeadingLike(view, article) &&
      !view.endsSentence &&
      isBeforeRunningText(view, article),
  },
  {
    id: 'section-heading.first',
    role: 'section-heading',
    weight: 0.45,
    test: (view, article) =>
      isInHead(view, article) &&
      isHeadingLike(view, article) &&
      !view.endsSentence &&
      textAfter(article, view.index)?.index === article.bodyStart &&
      article.views.slice(0, view.index).some((other) => !other.isEmpty),
  },
  {
    id: 'section-heading.bold',
    role: 'section-heading',
    weight: 0.6,
    test: (view, article) => view.block.isBold === true && isHeadingLike(view, article) && isInBody(view, article),
  },
  {
    id: 'section-heading.ordinal',
    role: 'section-heading',
    weight: 0.5,
    test: (view, article) =>
      ORDINAL.test(view.folded) &&
      isHeadingLike(view, article) &&
      !view.endsSentence &&
      isInBody(view, article) &&
      isBeforeRunningText(view, article),
  },
  { id: 'list-item.mark', role: 'list-item', weight: 0.8, test: (view) => MARK.test(view.folded) && view.length < 400 },
  {
    id: 'list-item.ordinal',
    role: 'list-item',
    weight: 0.78,
    test: (view, article) => ORDINAL.test(view.folded) && view.length < 300 && hasLikeNeighbour(view, article, ORDINAL),
  },
  { id: 'quotation.attributed', role: 'quotation', weight: 0.75, test: ({ text }) => QUOTED_WHOLE.test(text) },
]
