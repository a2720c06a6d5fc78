import type { LeftOutReason } from '#shared/domain/census.ts'
import { CensusTaker } from '../census-taker.ts'
import { isHidden } from './style.ts'
import { attribute, isElement, ownTextOf } from './tree.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './tree.ts'

/**
 * What became of the words of a text, or of those in an element's attributes: kept, left out for a reason, or no words at all
 * (the sign that a program drew before an item).
 */
export type Fate = 'kept' | 'sign' | LeftOutReason

/** What became of each text and element that was looked at. */
export class Fates {
  /** Lines of which nothing was shown: they were read, and are no blocks. */
  readonly unseen: string[] = []
  private readonly found = new Map<HtmlNode, Fate>()

  of(node: HtmlNode): Fate | undefined {
    return this.found.get(node)
  }

  set(node: HtmlNode, fate: Fate): void {
    this.found.set(node, fate)
  }

  /** All words under an element. */
  setAll(element: HtmlElement, fate: Fate): void {
    for (const child of element.childNodes) {
      if (isElement(child)) this.setAll(child, fate)
      else this.found.set(child, fate)
    }
  }
}

/** Attributes that a browser shows in words. */
const SPOKEN = new Set(['alt', 'title', 'placeholder'])
/** Elements whose words are not of the page's text, and why. */
const REASONS: ReadonlyMap<string, LeftOutReason> = new Map(
  (
    [
      ['form', 'select option optgroup datalist button textarea progress meter input'],
      ['embedded', 'iframe frame frameset object embed applet canvas video audio svg math map'],
      ['fallback', 'noscript noframes noembed template'],
      ['hidden', 'dialog'],
      ['furniture', 'nav'],
    ] as const
  ).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason] as const)),
)
/** What holds code. */
const SILENT = new Set(['script', 'style', 'link', 'meta', 'base'])
/** Elements whose content the parser leaves as it is written. */
const RAW = new Set(['noscript', 'noframes', 'noembed', 'iframe'])

/**
 * Counts all words under `root`. `fates`: what the reader of blocks did with them; a text without a fate is left for the
 * reason of what holds it, else for `usual`.
 */
export function takePageCensus(root: HtmlParent, fates: Fates, usual: LeftOutReason): CensusTaker {
  const taker = new CensusTaker()
  const asTooltip = usual === 'unknown' ? 'tooltip' : usual
  const settle = (node: HtmlNode, text: string, reason: LeftOutReason): void => {
    const fate = fates.of(node)
    if (fate === 'kept') taker.keep(text)
    else if (fate !== 'sign') taker.leave(fate ?? reason, text)
  }
  const walk = (parent: HtmlParent, reason: LeftOutReason | undefined): void => {
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) settle(child, child.value, reason ?? usual)
      else if (isElement(child) && !SILENT.has(child.tagName)) {
        const { tagName } = child
        const own = reason ?? REASONS.get(tagName) ?? (child.attrs.length > 0 && isHidden(child) ? 'hidden' : undefined)
        if (child.attrs.length > 0) readAttributes(child, own)
        if (tagName === 'template' && 'content' in child) walk(child.content as HtmlParent, own)
        else if (RAW.has(tagName)) taker.leave(own ?? usual, wordsOfMarkup(ownTextOf(child)))
        else walk(child, own)
      }
    }
  }
  const readAttributes = (element: HtmlElement, reason: LeftOutReason | undefined): void => {
    for (const { name, value } of element.attrs) {
      if (name === 'srcdoc') taker.leave(reason ?? 'embedded', wordsOfMarkup(value))
      else if (!SPOKEN.has(name) || value === '' || isSaidInside(element, value)) continue
      // What is kept of an element itself are the words in its place.
      else if (name === 'alt') settle(element, value, reason ?? asTooltip)
      else if (value !== attribute(element, 'alt')) taker.leave(reason ?? asTooltip, value)
    }
  }
  walk(root, undefined)
  for (const line of fates.unseen) taker.turn('hidden', line)
  return taker
}

/** Words that only repeat those of their element tell nothing of their own. */
function isSaidInside(element: HtmlElement, value: string): boolean {
  const only = element.childNodes.length === 1 ? element.childNodes[0] : undefined
  return only !== undefined && 'value' in only && only.value.trim() === value.trim()
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
const SILENT_MARKUP = /<(script|style)[\s>][^]*?<\/\1\s*>|<!--[^]*?-->|<[^<>]*>/giu

/** The words of a piece of markup that is no part of the tree. */
export function wordsOfMarkup(markup: string): string {
  return markup
    .replace(/&(lt|gt|quot|amp);/giu, (_, name: string) => SIGNS[name.toLowerCase()] ?? '')
    .replace(SILENT_MARKUP, ' ')
    .replace(/&[a-z]{2,8};|&#\w{1,7};/giu, ' ')
}
