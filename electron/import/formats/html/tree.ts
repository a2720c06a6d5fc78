import { defaultTreeAdapter, parse, parseFragment } from 'parse5'
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { BLOCK } from './elements.ts'
import { withoutSilent } from './without-silent.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

interface Deep {
  depth?: number
}

/** A tree that refuses to grow deeper than browsers let one grow: parse5's own work rises with depth squared. */
const LIMITED: TreeAdapter<DefaultTreeAdapterMap> = {
  ...defaultTreeAdapter,
  appendChild: (parent, child) => {
    grow(parent, child)
    defaultTreeAdapter.appendChild(parent, child)
  },
  insertBefore: (parent, child, reference) => {
    grow(parent, child)
    defaultTreeAdapter.insertBefore(parent, child, reference)
  },
}

function grow(parent: HtmlParent & Deep, child: HtmlNode & Deep): void {
  if (!('childNodes' in child)) return
  const depth = (parent.depth ?? 0) + 1
  if (depth > LIMITS.htmlDepth) throw beyondLimit('depth')
  child.depth = depth
}

/** The tree of a page, as a browser would build it. Throws parse-limit when it is nested too deeply. */
export function parsePage(html: string): DefaultTreeAdapterTypes.Document {
  return parse(withoutSilent(html), { treeAdapter: LIMITED })
}

/** The tree of a piece of a page. */
export function parsePiece(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  return parseFragment(withoutSilent(html), { treeAdapter: LIMITED })
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value
  return undefined
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
