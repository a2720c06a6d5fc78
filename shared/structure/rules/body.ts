import {
  isFirstOfSeveral,
  isInRun,
  isIntroduced,
  isOverHeading,
  isRowOrSource,
  isSectionNumber,
  isSpokenLine,
} from '../heading-lines.ts'
import type { Role } from '#shared/domain/block.ts'
import { isBodyText, isShortLine } from '../short-lines.ts'
import { isInBody, isInHead, isInTail } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { CAPTION_RULES } from './captions.ts'
import { FURNITURE_RULES } from './furniture.ts'
import { LINE_RULES } from './lines.ts'
import { SITE_RULES } from './site.ts'

const MARK = /^(?:[•·●○■◆▪‣◦*]|[-–]\s)\s*\S/u
/** Ways to number, each its own: a heading 二、 is no neighbour in kind of an item 1. */
const ORDINALS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、.．]\s*\S/u,
  /^[（(][一二三四五六七八九十]{1,3}[)）][、.]?\s*\S/u,
  /^\d{1,2}[.、)．]\s*\S/u,
  /^[（(]\d{1,2}[)）]\s*\S/u,
  /^[①-⑳]\s*\S/u,
  /^[IVX]{1,4}\.\s*\S/u,
  /^第[一二三四五六七八九十]{1,3}[,、章节部]\s*\S/u,
  /^[a-z]\)\s*\S/u,
]
const ENDS_OPEN = /[:：]$/u
/** UTF-16 units; what is longer is called so by something that holds more than the line. */
const LINE_LENGTH = 240
const LEAD_LENGTH = 800
const QUOTED_WHOLE = /^[“"「『](?:[^”"」』]{20,}|[^”"」』]{7,}[。！？.!?])[”"」』]\s*(?:——|—|-).{2,30}$/u

/** Lines that stand between a headline and its text. */
const SIGNING: readonly Role[] = ['byline', 'dateline', 'source', 'editor-line', 'credit']

function ordinalOf(view: BlockView): RegExp | undefined {
  return ORDINALS.find((pattern) => pattern.test(view.folded))
}

function isHeadingLike(view: BlockView, article: ArticleView): boolean {
  if (hasLikeNeighbour(view, article)) return false
  const limit = article.isHan ? 40 : 90
  if (view.isEmpty || view.isFigure || view.length > limit) return false
  return !/[。！!.,，；;、:：]$/u.test(view.folded) || ordinalOf(view) !== undefined
}

/** Whether a neighbour is numbered in the same way: then it is a list, and no heading. */
function hasLikeNeighbour(view: BlockView, article: ArticleView): boolean {
  const pattern = ordinalOf(view)
  if (pattern === undefined) return false
  const likes = [textBefore(article, view.index), textAfter(article, view.index)]
  return likes.some((other) => other !== undefined && pattern.test(other.folded) && other.block.hint === undefined)
}

function isNumbered(view: BlockView, article: ArticleView): boolean {
  return view.length < 300 && hasLikeNeighbour(view, article)
}

/**
 * What happens when the tide turns? A question alone over a long paragraph is its heading, not a speaker's; over a shorter one
 * where other headings ask nothing, or under the number of its section.
 */
function isQuestionHeading(view: BlockView, article: ArticleView): boolean {
  const isAsked =
    ASKS.test(view.folded) &&
    view.sentences <= 1 &&
    view.length <= (view.isHan ? 24 : 70) &&
    !/[“”"「」『』]/u.test(view.text) &&
    isInBody(view, article) &&
    isHeadingLike(view, article)
  const after = isAsked ? textAfter(article, view.index) : undefined
  if (after?.block.hint !== undefined || !isBodyText(after)) return false
  const near = textBefore(article, view.index)
  // Behind a picture the text goes on from before it.
  const isCaption = near !== undefined && article.views[near.index - 1]?.isFigure === true && isNamedLine(near, article)
  const before = isCaption ? textBefore(article, near.index) : near
  if (before !== undefined && isSectionNumber(before, article)) return true
  if (!isBodyText(before)) return false
  return after?.isLong === true || article.headingLines.some((index) => !ASKS.test(article.views[index]?.folded ?? '?'))
}

const ASKS = /[?？]$/u

/** In a text that indents its paragraphs a short line that is not, over one that is. */
function isOutdented(view: BlockView, article: ArticleView): boolean {
  if (!article.hasIndents || view.block.isIndented === true || !isInBody(view, article)) return false
  const isAsked = /[?？]$/u.test(view.folded) && view.sentences <= 1
  if (!isHeadingLike(view, article) || (view.endsSentence && !isAsked)) return false
  const after = textAfter(article, view.index)
  if (after === undefined || (after.block.isIndented !== true && !isShortLine(after))) return false
  return !isNamedLine(view, article)
}

/** Behind those who wrote, or the day, a short line over the text is no subheadline. */
function isBehindNames(view: BlockView, article: ArticleView): boolean {
  if (!isInHead(view, article) || article.hasHeadings || !isShortLine(view) || /[:,]/u.test(view.folded)) return false
  const before = textBefore(article, view.index)
  if (before === undefined || textAfter(article, view.index)?.index !== article.bodyStart) return false
  return isSigned(before, article) && !isNamedLine(view, article)
}

const NAMED: readonly RoleRule[] = [...CAPTION_RULES, ...FURNITURE_RULES, ...LINE_RULES, ...SITE_RULES].filter(
  ({ role, weight }) => weight >= 0.75 && role !== 'paragraph' && role !== 'section-heading',
)
const SIGNED: readonly RoleRule[] = NAMED.filter(({ role }) => SIGNING.includes(role))

/** Whether a line says what else it is: a caption, a credit, a byline, a line of the site. */
function isNamedLine(view: BlockView, article: ArticleView): boolean {
  return NAMED.some(({ test }) => test(view, article))
}

function isSigned(view: BlockView, article: ArticleView): boolean {
  return SIGNED.some(({ test }) => test(view, article))
}

/** Over the text, and told by the headings that follow in it. */
function isFirstHeading(view: BlockView, article: ArticleView): boolean {
  return (
    isInHead(view, article) && !article.hasHeadings && isFirstOfSeveral(view, article) && !isNamedLine(view, article)
  )
}

function isBeforeRunningText(view: BlockView, article: ArticleView): boolean {
  const after = textAfter(article, view.index)
  if (after === undefined) return false
  return after.isLong || ((isBodyText(after) || ENDS_OPEN.test(after.folded)) && after.length > view.length * 1.5)
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
    id: 'section-heading.over-heading',
    role: 'section-heading',
    weight: 0.74,
    test: (view, article) => isInBody(view, article) && isOverHeading(view, article),
  },
  { id: 'section-heading.first-of-several', role: 'section-heading', weight: 0.85, test: isFirstHeading },
  { id: 'subheadline.first-of-several', role: 'subheadline', weight: -0.7, test: isFirstHeading },
  {
    id: 'section-heading.spoken',
    role: 'section-heading',
    weight: -0.97,
    test: (view, article) => view.block.hint === undefined && isSpokenLine(view, article),
  },
  {
    id: 'section-heading.introduced',
    role: 'section-heading',
    weight: -0.95,
    test: (view, article) => view.block.hint === undefined && isShortLine(view) && isIntroduced(view, article),
  },
  {
    id: 'section-heading.row',
    role: 'section-heading',
    weight: -0.95,
    test: (view, article) => view.block.hint === undefined && isShortLine(view) && isRowOrSource(view, article),
  },
  { id: 'section-heading.run', role: 'section-heading', weight: -0.95, test: isInRun },
  { id: 'section-heading.number', role: 'section-heading', weight: 0.85, test: isSectionNumber },
  { id: 'section-heading.question', role: 'section-heading', weight: 0.74, test: isQuestionHeading },
  { id: 'section-heading.outdented', role: 'section-heading', weight: 0.8, test: isOutdented },
  { id: 'paragraph.outdented', role: 'paragraph', weight: -0.6, test: isOutdented },
  { id: 'section-heading.behind-names', role: 'section-heading', weight: 0.5, test: isBehindNames },
  { id: 'paragraph.question-heading', role: 'paragraph', weight: -0.6, test: isQuestionHeading },
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
      ordinalOf(view) !== undefined &&
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
    test: isNumbered,
  },
  { id: 'paragraph.numbered', role: 'paragraph', weight: -0.4, test: isNumbered },
  {
    id: 'section-heading.before-list',
    role: 'section-heading',
    weight: 0.66,
    test: (view, article) => {
      const after = textAfter(article, view.index)
      return (
        isInBody(view, article) &&
        isHeadingLike(view, article) &&
        !view.endsSentence &&
        view.sentences === 0 &&
        ordinalOf(view) === undefined &&
        !MARK.test(view.folded) &&
        textBefore(article, view.index)?.endsSentence === true &&
        after !== undefined &&
        MARK.test(after.folded)
      )
    },
  },
  { id: 'quotation.attributed', role: 'quotation', weight: 0.75, test: ({ text }) => QUOTED_WHOLE.test(text) },
]
