import { BLOCK } from './elements.ts'
import { attribute, isElement } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** Words and credit of a caption often stand side by side without a space, parted by the page's style alone. */
export function captionText(element: HtmlElement): string {
  return pieceOf(element)
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
}

function pieceOf(element: HtmlElement): string {
  let text = ''
  let wasApart = false
  for (const child of element.childNodes) {
    if (child.nodeName === '#text' && 'value' in child) {
      text = joined(text, child.value, wasApart)
      wasApart = false
    } else if (isElement(child) && child.tagName !== 'script' && child.tagName !== 'style') {
      const isBlock = child.tagName === 'br' || BLOCK.has(child.tagName)
      // Plain emphasis may dress a part of a word; what has a name of its own is a part of the caption.
      const isApart = attribute(child, 'class') !== undefined || child.tagName === 'cite' || child.tagName === 'small'
      text = isBlock ? `${text} ${pieceOf(child)} ` : joined(text, pieceOf(child), isApart || wasApart)
      wasApart = isApart
    }
  }
  return text
}

function joined(text: string, part: string, isApart: boolean): string {
  const isClose =
    !isApart ||
    text === '' ||
    part === '' ||
    /\s$/u.test(text) ||
    /^[\s\p{P}]/u.test(part) ||
    (/[\u3000-\u9fff\uff00-\uffef”’]$/u.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/u.test(part))
  return isClose ? text + part : `${text} ${part}`
}
