import { HEADING, SKIPPED } from './elements.ts'
import { isHidden } from './style.ts'
import { attribute, isElement, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** A page's script shows these when it has run: a saved page never does. */
const SHOWN_LATER = /^(?:js_content|img-content|js_article)$/u
/** So many characters make a body, and a page that shows more than this share beside it has another one. */
const BODY_LENGTH = 40
const SHOWN_SHARE = 0.1

/**
 * Takes the hiding off what is the page's body: where hardly any words are shown beside headings and links, the hidden
 * element that holds most of the others, down to the words. Menus and notices stay hidden.
 */
export function revealBody(body: HtmlElement): void {
  let shown = 0
  const hidden: { readonly element: HtmlElement; readonly length: number }[] = []
  const walk = (element: HtmlElement, isAside: boolean): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        if (!isAside && child.nodeName === '#text' && 'value' in child) shown += child.value.trim().length
        continue
      }
      const { tagName } = child
      if (SKIPPED.has(tagName)) continue
      if (SHOWN_LATER.test(attribute(child, 'id') ?? '')) show(child)
      if (isHidden(child)) hidden.push({ element: child, length: textOf(child).length })
      else walk(child, isAside || tagName === 'a' || tagName === 'nav' || tagName === 'footer' || HEADING.test(tagName))
    }
  }
  walk(body, false)
  const largest = hidden.reduce<(typeof hidden)[number] | undefined>(
    (best, each) => (best === undefined || each.length > best.length ? each : best),
    undefined,
  )
  if (largest === undefined || largest.length < BODY_LENGTH || shown > largest.length * SHOWN_SHARE) return
  show(largest.element)
  // What is hidden again within the body, and is most of it, is the body too.
  revealBody(largest.element)
}

function show(element: HtmlElement): void {
  element.attrs = element.attrs.filter(({ name }) => name !== 'style' && name !== 'hidden')
}
