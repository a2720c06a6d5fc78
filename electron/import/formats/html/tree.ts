import { html, Parser, Token } from 'parse5'
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes } from 'parse5'
import { LIMITS } from '../../process/limits.ts'
import { BLOCK } from './elements.ts'
import { dress, readSheet } from './sheet.ts'
import { withoutSilent } from './without-silent.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

/**
 * A parser that keeps a tree no deeper than browsers keep theirs: what is nested deeper loses its element, never its words. A
 * page with thousands of elements that nobody closed is read, in time of its length.
 */
class FlatParser extends Parser<DefaultTreeAdapterMap> {
  /** How many elements of each name were left out and are still open. */
  readonly #leftOut = new Map<string, number>()

  override onStartTag(token: Token.TagToken): void {
    const { tagName } = token
    if (!this.#isTooDeep(token)) {
      super.onStartTag(token)
      return
    }
    if (!token.selfClosing) this.#leftOut.set(tagName, (this.#leftOut.get(tagName) ?? 0) + 1)
    if (BLOCK.has(tagName)) this.#part(token)
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token
    const open = this.#leftOut.get(tagName) ?? 0
    if (open === 0) {
      super.onEndTag(token)
      return
    }
    this.#leftOut.set(tagName, open - 1)
    if (BLOCK.has(tagName)) this.#part(token)
  }

  #isTooDeep({ tagName }: Token.TagToken): boolean {
    if (LEAVES.has(tagName)) return false
    if (this.openElements.stackTop >= LIMITS.htmlDepth) return true
    return DRESS.has(tagName) && this.#isDressed()
  }

  /** Whether as many inline elements are open as may be. */
  #isDressed(): boolean {
    let entry = this.activeFormattingElements.newest
    for (let count = 0; entry !== null; count += 1) {
      if (count >= MOST_DRESS) return true
      entry = entry.older
    }
    return false
  }

  /** Where a block is left out, its words still stand apart. */
  #part(token: Token.TagToken): void {
    super.onStartTag({ ...token, type: TokenType.START_TAG, tagName: 'br', tagID: html.TAG_ID.BR, attrs: [] })
  }
}

const TokenType = Token.TokenType
/** What holds no elements, or no text that is read as such: it makes no tree deeper. */
const LEAVES = new Set(
  'area base br col embed hr img input link meta param source track wbr script style textarea title xmp iframe noembed noframes plaintext html head body frameset'.split(
    ' ',
  ),
)
/** Elements that each new paragraph opens again when nobody closed them (HTML 13.2.4.3), and how many may be open at once. */
const DRESS = new Set('b big code em font i nobr s small strike strong tt u'.split(' '))
const MOST_DRESS = 32

/** The tree of a page, as a browser would build it; what its own style sheets say of its words stands in their style. */
export function parsePage(page: string): DefaultTreeAdapterTypes.Document {
  const parser = new FlatParser()
  const styles: string[] = []
  parser.tokenizer.write(withoutSilent(page, styles), true)
  dressAll(parser.document, styles)
  return parser.document
}

/** The tree of a piece of a page. */
export function parsePiece(piece: string): DefaultTreeAdapterTypes.DocumentFragment {
  const parser = FlatParser.getFragmentParser<DefaultTreeAdapterMap>(null)
  const styles: string[] = []
  parser.tokenizer.write(withoutSilent(piece, styles), true)
  const root = parser.getFragment()
  dressAll(root, styles)
  return root
}

function dressAll(root: HtmlParent, styles: readonly string[]): void {
  const sheet = readSheet(styles)
  if (sheet.size > 0) dress(elementsOf(root), sheet)
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value
  return undefined
}

/** The elements that hold one, the nearest first. */
export function* ancestorsOf(element: HtmlElement): Generator<HtmlElement> {
  for (let at: HtmlParent | null = element.parentNode; at !== null && 'tagName' in at; at = at.parentNode) yield at
}

/** Whether an element is one of `others`, or lies in one. */
export function isWithin(element: HtmlElement, others: readonly HtmlElement[]): boolean {
  if (others.includes(element)) return true
  for (const at of ancestorsOf(element)) if (others.includes(at)) return true
  return false
}

/** The words that stand in an element itself, as they are written. */
export function ownTextOf(element: HtmlElement): string {
  return element.childNodes.map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : '')).join('')
}

/** Every element under `root`, in document order. */
export function elementsOf(root: HtmlParent): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue
      found.push(child)
      walk(child)
    }
  }
  walk(root)
  return found
}

/** The words under `node`, with its white space made single; scripts and styles have none. */
export function textOf(node: HtmlParent): string {
  const parts: string[] = []
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) parts.push(child.value)
      else if (isElement(child) && child.tagName !== 'script' && child.tagName !== 'style') {
        const isApart = child.tagName === 'br' || BLOCK.has(child.tagName)
        if (isApart) parts.push(' ')
        walk(child)
        if (isApart) parts.push(' ')
      }
    }
  }
  walk(node)
  return parts
    .join('')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
}
