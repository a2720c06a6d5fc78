import { isInBody, isInHead, isInTail } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { DATE_LINE, DATED_LINE, DATED_OPENING, PUBLISHED_LINE } from '../dates.ts'
import { anyOf } from '../../lib/any-of.ts'
import { isHanByline, PRESS_HAN } from '../han-byline.ts'
import { IN_PLACE, isLatinName, isLatinOffice, readLatinByline } from '../latin-byline.ts'
import { AFTER_LABEL, BEFORE_EDITOR, BEFORE_LABEL, LEAD_LABEL, NOTE_LABEL, NOTE_MARK, WORDS } from '../words.ts'
import { isFromWork } from '../from-work.ts'
import { AGENCY_LINE, DISPATCH, opensDispatch, readHanDispatch } from '../wire.ts'
import type { HanDispatch } from '../wire.ts'

const GAP = '[\\s]*(?:[:|/]|\\s)\\s*'
const NAME = '[\\p{L}·•\\s、,，&]'
const BYLINE_TITLE = new RegExp(
  `${BEFORE_LABEL}(?:${PRESS_HAN}\\s+)?(?:[\\p{Script=Han}\\w·\\-—“”"]{0,16}?)${anyOf(WORDS.bylineTitles)}[\\s:|/]+${NAME}{2,}`,
  'u',
)
const BYLINE_JOINED = new RegExp(`${BEFORE_LABEL}(?:本报|本刊|本网|特约|实习|见习|通讯员)${NAME}{2,20}$`, 'u')
const SAYS_BY = /^[\s([*_]*(?:by|words|story|text|written)\b/iu
const CAPITALS = /^\p{Lu}[\p{Lu}.'’-]+(?:\s+\p{Lu}[\p{Lu}.'’-]*){1,3}$/u
const MAKER = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.makerLabels)}\\s*[:|/丨]\\s*\\S`, 'u')
const EDITOR = new RegExp(`${BEFORE_EDITOR}${anyOf(WORDS.editorLabels)}${GAP}\\S`, 'u')
const EDITOR_INSIDE = /(?:责任编辑|责编)(?:\s*[:|/]\s*\S|\s+\p{Script=Han}{2,4}[\])】]*$)/u
const EDITOR_LATIN = new RegExp(`^[(\\[]?${anyOf(WORDS.editorLabelsLatin)}\\s*:?\\s+\\p{Lu}`, 'u')
const SOURCE = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.sourceLabels)}${AFTER_LABEL}\\S`, 'iu')
const SOURCE_INSIDE = new RegExp(`[\\s(\\[】〗]${anyOf(WORDS.sourceLabels)}${AFTER_LABEL}\\S`, 'u')
/** A line that counts its readers is the site's. */
const COUNTED = new RegExp(anyOf(WORDS.counterLabels), 'u')

/** □ 林知远: a name, or several, behind the mark that papers set before it; without the mark only right under a headline. */
const BYLINE_MARKED = new RegExp(
  `^[□■◎○●◇◆]\\s*[${WORDS.surnames}]\\p{Script=Han}{1,3}(?:[\\s、]+[${WORDS.surnames}]\\p{Script=Han}{1,3}){0,4}$`,
  'u',
)
const BYLINE_NAME = new RegExp(
  `^[${WORDS.surnames}]\\p{Script=Han}{1,2}(?:[\\s、]+[${WORDS.surnames}]\\p{Script=Han}{1,2}){0,3}$`,
  'u',
)
/** 記者林知遠／新北報導 */
const BYLINE_PLACED = new RegExp(
  `^[\\s[(【〔]*${anyOf(WORDS.bylineTitles)}\\s*[\\p{Script=Han}、\\s]{2,16}/\\s*\\p{Script=Han}{2,10}(?:报导|报道|特稿|专访|电)[\\])】〕]*$`,
  'u',
)

function isLead(view: BlockView, article: ArticleView): boolean {
  return (
    LEAD_LABEL.test(view.folded) && (isInHead(view, article) || view.index <= article.bodyStart + 1) && view.length > 12
  )
}

function isNote(view: BlockView, article: ArticleView): boolean {
  if (NOTE_LABEL.test(view.folded)) return isInTail(view, article) || view.index === article.bodyEnd
  // A star that nothing in the text leads to is the sign of a list.
  if (view.folded.startsWith('*') && !article.hasStarRefs) return false
  return NOTE_MARK.test(view.folded) && isInTail(view, article)
}

/** An agency alone over an article is its kicker or its headline; under a byline, or over a dispatch, it is whose text it is. */
function isOfAgency(view: BlockView, article: ArticleView): boolean {
  const before = textBefore(article, view.index)?.folded ?? ''
  if (before !== '' && DISPATCH.test(textAfter(article, view.index)?.text.slice(0, 120) ?? '')) return true
  const isHan = [BYLINE_TITLE, BYLINE_JOINED].some((pattern) => pattern.test(before)) || isHanByline(before)
  return isHan || readLatinByline(before) !== undefined
}

/** Behind the text, and before any headline, only who says “by” signs. */
function isLatinByline(view: BlockView, article: ArticleView): boolean {
  if (view.isHan || view.length > 200 || isInBody(view, article)) return false
  const signed = readLatinByline(view.text)
  if (signed === undefined) return false
  if (isInTail(view, article) && AGENCY_LINE.test(signed.house ?? '')) return true
  const isOverText = isInHead(view, article) && textBefore(article, view.index) !== undefined
  return isOverText || SAYS_BY.test(view.text)
}

/** 中央社記者林育安屏東3日電: where a dispatch comes from, in a line of its own. */
function sentLineOf({ text, isHan, length }: BlockView): HanDispatch | undefined {
  if (!isHan || length > 80) return undefined
  const sent = readHanDispatch(text)
  return sent !== undefined && sent.length === length ? sent : undefined
}

function isDispatch(view: BlockView): boolean {
  return opensDispatch(view.text) && sentLineOf(view) === undefined
}

/** AP Sports Writer, Staff Writer; or a name alone: under a byline, and over the house, the office or the day that stand under one. */
function isBesideByline(view: BlockView, article: ArticleView): boolean {
  if (!isInHead(view, article) || view.length > 60) return false
  const before = textBefore(article, view.index)
  if (before === undefined) return false
  if (isLatinOffice(view.text)) return readLatinByline(before.text) !== undefined || isLatinName(before.text)
  const after = textAfter(article, view.index)?.text ?? ''
  if (CAPITALS.test(view.text)) return AGENCY_LINE.test(after) || isLatinOffice(after)
  if (!isLatinName(view.text)) return false
  if (isLatinOffice(after) || DATE_LINE.test(after) || PUBLISHED_LINE.test(after)) return true
  return IN_PLACE.test(view.text) && !isOfWords(view.text.replace(IN_PLACE, ''), article)
}

/** Heavy Rain in Orrin is no Jane Rook in Orrin: its words stand in the text without their capitals. */
function isOfWords(name: string, { views }: ArticleView): boolean {
  const words = new RegExp(`(?<!\\p{L})${anyOf(name.toLowerCase().split(' '))}(?!\\p{L})`, 'u')
  return views.some(({ folded }) => words.test(folded))
}

/** A name alone, right under the lines that open an article. */
function isNameLine(view: BlockView, article: ArticleView): boolean {
  const before = textBefore(article, view.index)
  return (
    before !== undefined &&
    !WORDS.furnitureWhole.includes(view.folded) &&
    view.index < 6 &&
    view.length <= 15 &&
    isInHead(view, article) &&
    BYLINE_NAME.test(view.folded)
  )
}

/** Lines that say what they are: who wrote, who edited, where from, when, an abstract, a note. */
export const LINE_RULES: readonly RoleRule[] = [
  {
    id: 'byline.label',
    role: 'byline',
    weight: 0.9,
    test: (view, article) =>
      view.length <= 60 && !isInBody(view, article) && !view.endsSentence && isHanByline(view.folded),
  },
  {
    id: 'byline.title',
    role: 'byline',
    weight: 0.9,
    test: (view, article) =>
      view.length <= 90 && !isInBody(view, article) && !view.endsSentence && BYLINE_TITLE.test(view.folded),
  },
  {
    id: 'byline.joined',
    role: 'byline',
    weight: 0.8,
    test: (view, article) => view.length <= 24 && isInHead(view, article) && BYLINE_JOINED.test(view.folded),
  },
  {
    id: 'byline.marked',
    role: 'byline',
    weight: 0.9,
    test: (view, article) => !isInBody(view, article) && BYLINE_MARKED.test(view.folded),
  },
  { id: 'byline.name', role: 'byline', weight: 0.76, test: isNameLine },
  {
    id: 'byline.placed',
    role: 'byline',
    weight: 0.93,
    test: (view, article) => view.length <= 40 && !isInBody(view, article) && BYLINE_PLACED.test(view.folded),
  },
  {
    id: 'byline.by',
    role: 'byline',
    weight: 0.92,
    test: isLatinByline,
  },
  { id: 'byline.sent', role: 'byline', weight: 0.92, test: (view) => sentLineOf(view)?.names !== undefined },
  {
    id: 'dateline.sent',
    role: 'dateline',
    weight: 0.9,
    test: (view) => sentLineOf(view) !== undefined && sentLineOf(view)?.names === undefined,
  },
  { id: 'paragraph.dispatch', role: 'paragraph', weight: 0.8, test: isDispatch },
  { id: 'byline.beside', role: 'byline', weight: 0.9, test: isBesideByline },
  {
    id: 'byline.maker',
    role: 'byline',
    weight: 0.7,
    test: (view, article) => view.length <= 60 && !isInBody(view, article) && MAKER.test(view.folded),
  },
  {
    id: 'editor-line.label',
    role: 'editor-line',
    weight: 0.95,
    test: (view, article) =>
      view.length <= 100 && !isInBody(view, article) && !view.endsSentence && EDITOR.test(view.folded),
  },
  {
    id: 'editor-line.by',
    role: 'editor-line',
    weight: 0.9,
    test: (view, article) => view.length <= 160 && isInTail(view, article) && EDITOR_LATIN.test(view.folded),
  },
  {
    id: 'editor-line.inside',
    role: 'editor-line',
    weight: 0.6,
    test: (view, article) =>
      view.length <= 80 && isInTail(view, article) && !view.endsSentence && EDITOR_INSIDE.test(view.folded),
  },
  {
    id: 'source.agency',
    role: 'source',
    weight: 0.93,
    test: (view, article) => isInHead(view, article) && AGENCY_LINE.test(view.text) && isOfAgency(view, article),
  },
  {
    id: 'source.label',
    role: 'source',
    weight: 0.9,
    test: (view, article) =>
      view.length <= 80 && !isInBody(view, article) && !view.endsSentence && SOURCE.test(view.folded),
  },
  {
    id: 'source.work',
    role: 'source',
    weight: 0.92,
    test: (view, article) => view.length <= 80 && !isInBody(view, article) && isFromWork(view.folded),
  },
  {
    id: 'source.inside',
    role: 'source',
    weight: 0.4,
    test: (view, article) =>
      view.length <= 100 && !isInBody(view, article) && !view.endsSentence && SOURCE_INSIDE.test(view.folded),
  },
  {
    id: 'dateline.date',
    role: 'dateline',
    weight: 0.88,
    test: (view, article) => view.length <= 60 && !isInBody(view, article) && DATE_LINE.test(view.folded),
  },
  {
    id: 'dateline.published',
    role: 'dateline',
    weight: 0.86,
    test: (view, article) => view.length <= 120 && !isInBody(view, article) && PUBLISHED_LINE.test(view.folded),
  },
  {
    id: 'dateline.opens',
    role: 'dateline',
    weight: 0.8,
    test: (view, article) =>
      view.length <= 100 &&
      isInHead(view, article) &&
      !view.endsSentence &&
      !COUNTED.test(view.folded) &&
      (DATED_OPENING.test(view.folded) || (view.length <= 60 && DATED_LINE.test(view.folded))),
  },
  { id: 'lead.label', role: 'lead', weight: 0.9, test: isLead },
  { id: 'paragraph.says-lead', role: 'paragraph', weight: -0.5, test: isLead },
  { id: 'lead.too-short', role: 'lead', weight: -0.6, test: ({ length, isHan }) => length < (isHan ? 16 : 40) },
  { id: 'note.label', role: 'note', weight: 0.9, test: isNote },
  { id: 'paragraph.says-note', role: 'paragraph', weight: -0.4, test: isNote },
]
