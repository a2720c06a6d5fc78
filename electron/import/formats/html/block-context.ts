import type { RawBlock } from '../raw-document.ts'
import { HEADING } from './elements.ts'
import { classHint, isCentred, ownRole } from './style.ts'
import { attribute } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** What is known of a place in a page from the elements around it. */
export interface Context {
  readonly hint: RawBlock['hint']
  readonly level: number | undefined
  readonly isCentred: boolean
  readonly isPre: boolean
  /** The figure that pictures and captions in here belong to. */
  readonly figure: FigureScope | undefined
  /** The list item that the next block opens; its number is given once. */
  readonly item: ItemNumber | undefined
}

/** A `<figure>`: its captions may come before or after its pictures, or its table. Indexes of blocks. */
export interface FigureScope {
  readonly pictures: number[]
  readonly captions: number[]
  /** Pictures of figures within, which have words of their own. */
  readonly captioned: number[]
}

export interface ItemNumber {
  text: string | undefined
}

export const START: Context = {
  hint: undefined,
  level: undefined,
  isCentred: false,
  isPre: false,
  figure: undefined,
  item: undefined,
}

/** Names that only what stands under a headline has. */
const UNDER_HEADLINE = new Set(['subheadline', 'lead'])
const WECHAT_META = /^(?:meta_content|js_article_meta)$/u
const NOTE = /(?:^|[\s;])(?:mso-element\s*:\s*(?:foot|end)note\b|doc-(?:foot|end)note)/iu

/**
 * The context within a block. `isItem`: whether a list item is one of a list, and not a part of a page laid out in one;
 * `number`: under what it is shown.
 */
export function enterBlock(
  element: HtmlElement,
  outer: Context,
  item: { readonly isItem: boolean; readonly number: string | undefined } | undefined,
  { isOurs = false }: { readonly isOurs?: boolean } = {},
): Context {
  const { tagName } = element
  const context = {
    ...outer,
    isCentred: outer.isCentred || isCentred(element),
    isPre: outer.isPre || tagName === 'pre',
  }
  const role = isOurs ? ownRole(element) : undefined
  if (role !== undefined) return { ...context, hint: { role, confidence: 1 } }
  const level = HEADING.exec(tagName)?.[1]
  if (level !== undefined) {
    // `h2.deck` is what stands under the headline, whatever it is tagged.
    if (Number(level) > 1 && UNDER_HEADLINE.has(classHint(element) ?? ''))
      return { ...context, hint: { role: 'subheadline', confidence: 0.97 } }
    return { ...context, hint: { role: 'section-heading', confidence: 0.9 }, level: Number(level) }
  }
  if (item !== undefined) {
    const hint = item.isItem ? ({ role: 'list-item', confidence: 0.97 } as const) : undefined
    return { ...context, hint: context.hint?.role === 'note' ? context.hint : hint, item: { text: item.number } }
  }
  if (tagName === 'blockquote') return { ...context, hint: { role: 'quotation', confidence: 0.97 } }
  if (outer.hint !== undefined) return context
  // Under the headline of a WeChat page: its account, its author, its labels, which are read for themselves.
  if (WECHAT_META.test(attribute(element, 'id') ?? ''))
    return { ...context, hint: { role: 'furniture', confidence: 1 } }
  if (isNote(element)) return { ...context, hint: { role: 'note', confidence: 0.97 } }
  const named = classHint(element)
  return named === undefined
    ? context
    : { ...context, hint: { role: named, confidence: named === 'caption' ? 0.9 : 0.75 } }
}

/** Notes as Word writes them, and as ARIA and Markdown's writers call them. */
function isNote(element: HtmlElement): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      ((name === 'style' || name === 'role') && NOTE.test(value)) ||
      (name === 'role' && value === 'doc-endnotes') ||
      (name === 'class' && /^(?:footnotes|endnotes)$/u.test(value.trim())),
  )
}
