import { FormedLine, joinPieces, trimPiece } from '../form/formed-line.ts'
import type { Form, FormedPiece } from '../form/formed-line.ts'
import { BLOCK } from './elements.ts'
import { isBold } from './style.ts'
import { attribute, elementsOf, isElement } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

const BOLD: Form = { kind: 'bold' }

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

/**
 * The words that were put in, a paragraph a line, in their form; and whether they are paragraphs of their own. `outer`: the
 * forms that they stand under; `formsOf`: those that an element gives to what is in it.
 */
export function insertedPiece(
  element: HtmlElement,
  outer: { readonly forms: readonly Form[]; readonly isBold: boolean },
  formsOf: (element: HtmlElement) => readonly Form[],
): { readonly piece: FormedPiece; readonly isBlock: boolean } {
  const line = new FormedLine()
  const paragraphs: FormedPiece[] = []
  let isBlock = false
  const walk = (parent: HtmlElement, wasBold: boolean): void => {
    for (const child of parent.childNodes) {
      if ('value' in child && child.nodeName === '#text') line.text += child.value.replace(/[ \t\n\r\f]+/gu, ' ')
      else if (isElement(child)) {
        const isOwn = BLOCK.has(child.tagName) || child.tagName === 'br'
        isBlock ||= isOwn
        if (isOwn) paragraphs.push(line.take())
        const bold = isBold(child, wasBold)
        within(bold && !wasBold ? [...formsOf(child), BOLD] : formsOf(child), () => {
          walk(child, bold)
        })
        if (isOwn) paragraphs.push(line.take())
      }
    }
  }
  const within = (forms: readonly Form[], write: () => void): void => {
    for (const form of forms) line.begin({ form })
    write()
    for (const _ of forms) line.end()
  }
  within(outer.isBold ? [...outer.forms, BOLD] : outer.forms, () => {
    walk(element, outer.isBold)
  })
  paragraphs.push(line.take())
  const piece = isBlock ? joinPieces(paragraphs.map(trimPiece), '\n') : paragraphs[0]
  return { piece: piece ?? { text: '', runs: [] }, isBlock }
}
