import { anyKept } from './read-options.ts'
import { attribute, elementsOf, isElement, isWithin, ownTextOf, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** What an article's page calls its boxes when they are the site's: other articles, letters, advertising. */
const SITE_NAME =
  /(?:^|[\s_-])(?:related|recommend\w*|promo\w*|sponsor\w*|advert\w*|ads?|newsletter|subscri\w*|sign-?up|share|social|comments?|widgets?|most-?(?:read|popular|viewed)|trending|popular|read-?(?:more|next)|more|nav\w*|toc|author-?(?:bio|info)|tuijian|xiangguan|paihang|rank\w*|hot)(?=[\s_-]|$)/iu
/** What such a box is headed by. */
const SITE_HEADING =
  /^\s*(?:相关|相關|推荐|推薦|热门|熱門|更多|延伸阅读|延伸閱讀|猜你喜欢|订阅|訂閱|关注我们|關注我們|扫码|分享|Related|Recommended|More\b|Read (?:more|next)|Most (?:read|popular)|Trending|Subscribe|Sign up|Newsletter|Share|Follow us|Advertisement|Sponsored)/iu
const SITE_PARTS = new Set(['nav', 'form', 'iframe', 'input', 'button'])
const MOST_LINKED = 0.3
/** Fewer characters are no box. */
const LEAST_WORDS = 8

/** Boxes of an article's page: those that are its own text, and those that say a sentence of it again, set large. */
export interface Boxes {
  readonly own: readonly HtmlElement[]
  readonly repeated: readonly HtmlElement[]
}

/**
 * The `<aside>` elements that stand in the article and not beside it: among what was kept, with words of their own. Readability
 * leaves out every one.
 */
export function findBoxes(body: HtmlElement, kept: ReadonlySet<HtmlElement>): Boxes {
  const own: HtmlElement[] = []
  const repeated: HtmlElement[] = []
  const asides = elementsOf(body).filter(({ tagName }) => tagName === 'aside')
  if (asides.length === 0) return { own, repeated }
  const isKept = (element: HtmlElement): boolean => kept.has(element)
  let words: string | undefined
  for (const aside of asides) {
    if (anyKept(aside, isKept) || isWithin(aside, own) || !isAmongKept(aside, isKept) || isSites(aside)) continue
    words ??= bare(Array.from(kept, ownTextOf).join(''))
    const text = bare(textOf(aside))
    if (text.length >= LEAST_WORDS) (words.includes(text) ? repeated : own).push(aside)
  }
  return { own, repeated }
}

/** Whether kept elements stand before and behind it in what holds it; within an `<article>` it may be the first or last. */
function isAmongKept(aside: HtmlElement, isKept: (element: HtmlElement) => boolean): boolean {
  let at: HtmlElement = aside
  for (let level = 0; level < 3; level += 1) {
    const parent: HtmlParent | null = at.parentNode
    if (parent === null || !('tagName' in parent)) return false
    const siblings = parent.childNodes.filter(isElement)
    const place = siblings.indexOf(at)
    const holds = (each: HtmlElement): boolean => isKept(each) || anyKept(each, isKept)
    const before = siblings.slice(0, place).filter(holds).length
    const behind = siblings.slice(place + 1).filter(holds).length
    if (before > 0 && behind > 0) return true
    if (parent.tagName === 'article' && before + behind > 1) return true
    // What stands alone in a frame of its own is where that frame is.
    if (before + behind > 0) return false
    at = parent
  }
  return false
}

function isSites(aside: HtmlElement): boolean {
  const names = (element: HtmlElement): string =>
    `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
  const inner = elementsOf(aside)
  if (SITE_NAME.test(names(aside)) || inner.some(({ tagName }) => SITE_PARTS.has(tagName))) return true
  const text = textOf(aside)
  if (SITE_HEADING.test(text)) return true
  const linked = inner.reduce((sum, each) => sum + (each.tagName === 'a' ? textOf(each).length : 0), 0)
  return linked > text.length * MOST_LINKED
}

function bare(text: string): string {
  return text.replace(/[\s“”‘’「」『』"']+/gu, '')
}
