import { anyKept, type IsKept } from './read-options.ts'
import { classHint } from './style.ts'
import { ancestorsOf, isElement } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** So many elements up, a picture and its caption still share one. */
const REACH = 4
const CAPTIONS = new Set(['figcaption', 'caption'])
const PICTURES = new Set(['img', 'amp-img'])

/**
 * The pictures that stand over a caption with nothing but each other between: they are the article's, whatever their
 * frames are called, as soon as the caption is.
 */
export function findCaptioned(body: HtmlElement, isKept: IsKept): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>()
  let waiting: HtmlElement[] = []
  const walk = (parent: HtmlParent, caption: HtmlElement | undefined): void => {
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) {
        if (waiting.length === 0 || !/\S/u.test(child.value)) continue
        const near = caption === undefined ? [] : waiting.filter((picture) => areNear(picture, caption))
        for (const picture of near) found.add(picture)
        waiting = []
      } else if (isElement(child)) {
        if (PICTURES.has(child.tagName)) waiting.push(child)
        else if (child.tagName !== 'script' && child.tagName !== 'style' && child.tagName !== 'noscript')
          walk(child, caption ?? (waiting.length > 0 && isCaption(child, isKept) ? child : undefined))
      }
    }
  }
  walk(body, undefined)
  return found
}

function isCaption(element: HtmlElement, isKept: IsKept): boolean {
  return (
    (CAPTIONS.has(element.tagName) || classHint(element) === 'caption') && (isKept(element) || anyKept(element, isKept))
  )
}

function areNear(picture: HtmlElement, caption: HtmlElement): boolean {
  const around = new Set([...ancestorsOf(caption)].slice(0, REACH))
  return [...ancestorsOf(picture)].slice(0, REACH).some((each) => around.has(each))
}
