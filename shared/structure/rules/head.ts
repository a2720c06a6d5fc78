import { isInHead, isInTail, isTitleLike } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { anyOf } from '../../lib/any-of.ts'
import { AFTER_LABEL, BEFORE_LABEL, WORDS } from '../words.ts'
import { DISPATCH_TITLE } from '../wire.ts'
import { FURNITURE_RULES } from './furniture.ts'
import { LINE_RULES } from './lines.ts'
import { SITE_RULES } from './site.ts'

const ORIGINAL = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.originalTitleLabels)}\\s*[:|]`, 'u')
const TITLE = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.titleLabels)}${AFTER_LABEL}\\S`, 'u')
const SUB_TITLE = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.subTitleLabels)}${AFTER_LABEL}\\S`, 'u')
const KICKER = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.kickerLabels)}${AFTER_LABEL}\\S`, 'u')
const tail = (words: readonly string[]): RegExp => new RegExp(`[(\\[【]\\s*${anyOf(words)}\\s*[)\\]】]$`, 'u')
const MAIN_TAIL = tail(WORDS.mainTitleTails)
const SUB_TAIL = tail(WORDS.subTitleTails)
const KICKER_TAIL = tail(WORDS.kickerTails)
const KICKER_WORD = new RegExp(`^[【[(|]?\\s*${anyOf(WORDS.kickers)}\\s*[】\\])|]?$`, 'iu')
const DASH = /^(?:—|―|─|–|-){1,3}\s*[^\s—-]/u

/** Whether the line is taken by what has a label or a place of its own. */
function isLabelled(view: BlockView, article: ArticleView): boolean {
  const weigh = (rule: RoleRule): boolean => rule.weight >= 0.75 && rule.test(view, article)
  return [LINE_RULES, FURNITURE_RULES, SITE_RULES].some((rules) => rules.some(weigh)) || isKickerWord(view, article)
}

/** 特写, The long read: what kind of piece it is, over its headline. */
function isKickerWord(view: BlockView, article: ArticleView): boolean {
  const after = textAfter(article, view.index)
  return isInHead(view, article) && KICKER_WORD.test(view.folded) && after !== undefined && isTitleLike(after)
}

function isFirstTitle(view: BlockView, article: ArticleView): boolean {
  if (!isTitleLike(view) || !isInHead(view, article) || isLabelled(view, article)) return false
  for (const other of article.views) {
    if (other.index >= view.index) return true
    if (isTitleLike(other) && !isLabelled(other, article) && other.block.hint?.role !== 'furniture') return false
  }
  return true
}

/** Headlines and what stands over and under them. */
export const HEAD_RULES: readonly RoleRule[] = [
  {
    id: 'headline.original',
    role: 'headline',
    weight: 0.95,
    test: ({ folded, length }) => length < 160 && ORIGINAL.test(folded),
  },
  {
    id: 'headline.dispatch',
    role: 'headline',
    weight: 0.95,
    test: (view, article) => view.length < 160 && isInHead(view, article) && DISPATCH_TITLE.test(view.folded),
  },
  {
    id: 'headline.main-tail',
    role: 'headline',
    weight: 0.9,
    test: ({ folded, length }) => length < 120 && MAIN_TAIL.test(folded),
  },
  {
    id: 'headline.label',
    role: 'headline',
    weight: 0.8,
    test: (view, article) => view.length < 120 && isInHead(view, article) && TITLE.test(view.folded),
  },
  {
    id: 'headline.first',
    role: 'headline',
    weight: 0.86,
    test: (view, article) => !article.hasHeadings && isFirstTitle(view, article),
  },
  {
    id: 'subheadline.tail',
    role: 'subheadline',
    weight: 0.95,
    test: ({ folded, length }) => length < 160 && SUB_TAIL.test(folded),
  },
  {
    id: 'subheadline.label',
    role: 'subheadline',
    weight: 0.9,
    test: (view, article) => view.length < 160 && isInHead(view, article) && SUB_TITLE.test(view.folded),
  },
  {
    id: 'subheadline.dash',
    role: 'subheadline',
    weight: 0.85,
    test: (view, article) =>
      isInHead(view, article) &&
      isTitleLike(view) &&
      DASH.test(view.folded) &&
      textBefore(article, view.index) !== undefined,
  },
  {
    id: 'subheadline.second-line',
    role: 'subheadline',
    weight: 0.62,
    test: (view, article) => {
      const before = textBefore(article, view.index)
      if (before === undefined || !isInHead(view, article) || isInTail(view, article) || isLabelled(view, article))
        return false
      return (
        isTitleLike(view) &&
        // 编辑同志：
        !/:$/u.test(view.folded) &&
        (before.block.hint?.role === 'headline' || isFirstTitle(before, article)) &&
        article.bodyStart >= 0
      )
    },
  },
  {
    id: 'kicker.tail',
    role: 'kicker',
    weight: 0.95,
    test: ({ folded, length }) => length < 120 && KICKER_TAIL.test(folded),
  },
  {
    id: 'kicker.label',
    role: 'kicker',
    weight: 0.85,
    test: (view, article) => view.length < 80 && isInHead(view, article) && KICKER.test(view.folded),
  },
  { id: 'kicker.word', role: 'kicker', weight: 0.85, test: isKickerWord },
]
