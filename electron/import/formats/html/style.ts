import { ROLES, type Role } from '#shared/domain/block.ts'
import { attribute } from './tree.ts'
import type { HtmlElement } from './tree.ts'

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$))/iu
/** Of no height and cut off: pages keep words for search machines there. */
const FLAT = /(?:^|;)\s*height\s*:\s*0(?:px)?\s*(?:;|$)/iu
const CUT = /overflow\s*:\s*hidden/iu
const CENTRED = /text-align\s*:\s*center/iu
const PLAIN = /font-weight\s*:\s*(?:normal|[1-5]00)/iu
const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/iu

/** Whether the markup itself keeps the element from being seen. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true
  const style = attribute(element, 'style')
  return style !== undefined && (HIDDEN.test(style) || (FLAT.test(style) && CUT.test(style)))
}

export function isCentred(element: HtmlElement): boolean {
  if (element.tagName === 'center' || attribute(element, 'align')?.toLowerCase() === 'center') return true
  return CENTRED.test(attribute(element, 'style') ?? '')
}

/** Whether words in the element are bold, where those around it are so (`outer`) or not; a style goes before a tag. */
export function isBold(element: HtmlElement, outer: boolean): boolean {
  const style = attribute(element, 'style')
  if (style !== undefined) {
    if (BOLD.test(style)) return true
    // Google's documents come from the clipboard in a `<b>` that is none.
    if (PLAIN.test(style)) return false
  }
  return outer || element.tagName === 'b' || element.tagName === 'strong'
}

const CAPTION_CLASS =
  /(?:^|[\s_-])(?:fig-?caption|caption(?:-?text)?|wp-caption-text|pic-?text|pic-?desc|pic-?note|img-?(?:desc|note|text|caption)|image-?(?:desc|caption|note)|photo-?(?:desc|caption|text|note)|cutline|imgtxt)(?=[\s_-]|$)/iu
const LEAD_CLASS =
  /(?:^|[\s_-])(?:standfirst|article-?lead|lead-?(?:in|text)|story-?summary|article-?summary|abstract|dek|deck|daodu)(?=[\s_-]|$)|(?:^|\s)lead(?=\s|$)/iu
// Whole names only: what is called after its headline's section (`kicker-list`) holds much more than the line.
const SUBHEADLINE_CLASS = /(?:^|[\s_-])(?:sub-?title|sub-?headline|fu-?ti|fu-?biaoti)(?=\s|$)/iu
const KICKER_CLASS = /(?:^|[\s_-])(?:kicker|eyebrow|overline|yin-?ti|jian-?ti|mei-?ti)(?=\s|$)/iu
const SOURCE_CLASS = /(?:^|\s)(?:(?:article|news|post)[-_]?)?source(?=\s|$)/iu
const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|by-line|article-?author|author-?name)(?=[\s_-]|$)/iu

type NamedRole = 'caption' | 'lead' | 'byline' | 'subheadline' | 'kicker' | 'source'

/** What the class or item property calls the element. */
export function classHint(element: HtmlElement): NamedRole | undefined {
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'itemprop') ?? ''}`
  if (names === ' ') return undefined
  if (CAPTION_CLASS.test(names)) return 'caption'
  if (BYLINE_CLASS.test(names)) return 'byline'
  if (SUBHEADLINE_CLASS.test(names)) return 'subheadline'
  if (LEAD_CLASS.test(names)) return 'lead'
  if (KICKER_CLASS.test(names)) return 'kicker'
  if (SOURCE_CLASS.test(names)) return 'source'
  return undefined
}

/** The role by which a paragraph is called in a page that we wrote. */
export function ownRole({ tagName, attrs }: HtmlElement): Role | undefined {
  if (tagName !== 'p') return undefined
  const name = attrs.find((each) => each.name === 'class')?.value.split(' ')[0]
  return ROLES.find((role) => role === name)
}
