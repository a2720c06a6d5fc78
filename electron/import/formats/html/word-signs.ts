import { attribute, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

const IGNORED = /mso-list\s*:\s*ignore/iu
const BULLET = /^[·•●○■□◆◇▪▫➢✓Øovnlq§\-–—*\uf000-\uf0ff]$/u

/**
 * The number that Word, or we, write before a list paragraph for programs that know no lists of ours; empty for a bullet,
 * undefined for anything else.
 */
export function listSignOf(
  element: HtmlElement,
  { isOurs = false }: { readonly isOurs?: boolean },
): string | undefined {
  if (element.tagName !== 'span') return undefined
  if (isOurs && attribute(element, 'class') === 'list-number') return textOf(element).trim()
  if (!IGNORED.test(attribute(element, 'style') ?? '')) return undefined
  const sign = textOf(element).replace(/[\s\u00a0]+/gu, '')
  return BULLET.test(sign) ? '' : sign
}

/** What shows a formula a second time: glyphs beside the MathML that says the same. */
export function isDoubled(element: HtmlElement): boolean {
  if (attribute(element, 'aria-hidden') !== 'true') return false
  return (
    element.tagName === 'nobr' ||
    /(?:^|\s)(?:katex-html|MathJax_CHTML|mjx-chtml)(?=\s|$)/u.test(attribute(element, 'class') ?? '')
  )
}
