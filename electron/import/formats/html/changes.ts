import { BLOCK } from './elements.ts'
import { attribute, elementsOf, isElement } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** What an element says of a change: words taken out, or put in, by whom and when. */
export interface ElementChange {
  readonly kind: 'insert' | 'delete'
  readonly author: string
  readonly date: string | null
}

/**
 * The elements that are tracked changes: `<del>` beside `<ins>`, and whatever says when or by whom it was changed (Word writes
 * `cite="mailto:name"`). Where there is one pair, a lone one is of the same kind; a page without any strikes words out.
 */
export function findChanges(root: HtmlParent): ReadonlyMap<HtmlElement, ElementChange> {
  const found = new Map<HtmlElement, ElementChange>()
  const all = elementsOf(root).filter(isEdit)
  const isRedline = all.some((element) => isSigned(element) || hasPartner(element))
  if (!isRedline) return found
  for (const element of all) {
    const cite = attribute(element, 'cite') ?? ''
    found.set(element, {
      kind: element.tagName === 'del' ? 'delete' : 'insert',
      author: /^mailto:/iu.test(cite) ? decoded(cite.slice(7)) : (attribute(element, 'data-author') ?? ''),
      date: attribute(element, 'datetime') ?? null,
    })
  }
  return found
}

/** Advertisers fill `<ins>` elements of their own. */
function isEdit(element: HtmlElement): boolean {
  const isTag = element.tagName === 'del' || element.tagName === 'ins'
  return isTag && !/adsbygoogle|advert|\bads?\b/iu.test(attribute(element, 'class') ?? '')
}

function isSigned(element: HtmlElement): boolean {
  return attribute(element, 'datetime') !== undefined || attribute(element, 'cite') !== undefined
}

/** Whether the counterpart stands right beside the element. */
function hasPartner(element: HtmlElement): boolean {
  const siblings = element.parentNode?.childNodes ?? []
  for (let at = siblings.indexOf(element) + 1; at < siblings.length; at += 1) {
    const sibling = siblings[at]
    if (sibling === undefined || sibling.nodeName === '#comment') continue
    if (isElement(sibling))
      return isEdit(sibling) && sibling.tagName !== element.tagName && sibling.childNodes.length > 0
    if ('value' in sibling && sibling.value.trim() !== '') return false
  }
  return false
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}

/** The words that were put in, a paragraph a line; and whether they are paragraphs of their own. */
export function insertedText(element: HtmlElement): { readonly text: string; readonly isBlock: boolean } {
  const paragraphs: string[] = ['']
  let isBlock = false
  const walk = (parent: HtmlElement): void => {
    for (const child of parent.childNodes) {
      if ('value' in child && child.nodeName === '#text')
        paragraphs[paragraphs.length - 1] += child.value.replace(/[ \t\n\r\f]+/gu, ' ')
      else if (isElement(child)) {
        const isOwn = BLOCK.has(child.tagName) || child.tagName === 'br'
        if (isOwn) {
          isBlock = true
          paragraphs.push('')
        }
        walk(child)
        if (isOwn) paragraphs.push('')
      }
    }
  }
  walk(element)
  if (!isBlock) return { text: paragraphs[0] ?? '', isBlock }
  const text = paragraphs.flatMap((paragraph) => (paragraph.trim() === '' ? [] : [paragraph.trim()])).join('\n')
  return { text, isBlock }
}
