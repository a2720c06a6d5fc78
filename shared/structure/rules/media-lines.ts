import type { RoleRule } from '../rule.ts'
import type { ArticleView, BlockView } from '../view.ts'

/** A page read aloud names what was to be seen: “Image”, “Media caption”. The word alone is the site's. */
const NAMED = /^(?:image|photo|picture|video|media|audio)$/iu
/** Image caption, The crew of the ferry on Monday */
const CAPTIONED = /^(?:image|photo|media|video|picture) caption,? \p{L}/iu
/** Image source, Getty Images */
const SOURCED = /^(?:image|photo|media|video|picture) (?:source|credit),? \p{L}/iu
/** The ferry at its berth on Tuesday. Credit: Ines Vale/The Ledger; Credit...Ines Vale */
const CREDITED = /\S\s?Credit(?:\s*[:.…]+)\s*\p{Lu}[^.!?]{1,70}\.?$/u
const LONGEST = 400

const nameBefore = (view: BlockView, article: ArticleView): boolean =>
  NAMED.test(article.views[view.index - 1]?.folded ?? '')

/** The line that stands where the picture was, if it is short beside the text. */
const isUnderName = (view: BlockView, article: ArticleView): boolean =>
  !view.isEmpty &&
  view.length <= LONGEST &&
  view.block.hint === undefined &&
  nameBefore(view, article) &&
  (CREDITED.test(view.folded) || view.length * 2 <= article.bodyLength)

const isNamed = (view: BlockView, article: ArticleView): boolean => {
  const next = article.views[view.index + 1]
  const isOverPicture = next?.isFigure === true || (next !== undefined && isUnderName(next, article))
  return NAMED.test(view.folded) && view.block.hint === undefined && isOverPicture
}
const isCaptioned = (view: BlockView): boolean =>
  view.length <= LONGEST && (CAPTIONED.test(view.folded) || CREDITED.test(view.folded))
const isSourced = (view: BlockView): boolean => view.length <= 120 && SOURCED.test(view.folded)

/** Pictures of which only the page's words came along: “Image”, “Image caption, …”, “… Credit: …”. */
export const MEDIA_RULES: readonly RoleRule[] = [
  { id: 'furniture.media-name', role: 'furniture', weight: 0.95, test: isNamed },
  { id: 'caption.media', role: 'caption', weight: 0.93, test: isCaptioned },
  { id: 'section-heading.media', role: 'section-heading', weight: -0.95, test: isCaptioned },
  { id: 'paragraph.media', role: 'paragraph', weight: -0.7, test: isCaptioned },
  { id: 'caption.under-media-name', role: 'caption', weight: 0.9, test: isUnderName },
  { id: 'section-heading.under-media-name', role: 'section-heading', weight: -0.9, test: isUnderName },
  { id: 'paragraph.under-media-name', role: 'paragraph', weight: -0.7, test: isUnderName },
  { id: 'credit.media', role: 'credit', weight: 0.93, test: isSourced },
  { id: 'section-heading.media-source', role: 'section-heading', weight: -0.9, test: isSourced },
]
