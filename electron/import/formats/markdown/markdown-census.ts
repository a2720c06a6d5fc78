import type { CensusTaker } from '../census-taker.ts'
import { trimPiece } from '../form/formed-line.ts'
import { holdsHtml, readLine, titleOf } from './inline.ts'
import type { Nodes, Root } from './inline.ts'
import { withSigns } from './escapes.ts'
import { readSigns } from './signs.ts'

const NO_DEFINITIONS: ReadonlyMap<string, string> = new Map()
/** What a line that is a footnote begins with. */
const NOTE_START = /^\[\^([^\]]{1,40})\]:/gmu
/** Comments of HTML are for who writes the text. */
const COMMENT = /<!--([^]*?)-->/gu

/** Counts the words of a Markdown text by its tree: its signs are no words. Lines with HTML in them are counted where they are read. */
export function countMarkdown(tree: Root, taker: CensusTaker): void {
  const walk = (node: Nodes): void => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        countLine(node.children)
        return
      case 'code':
        taker.keep(node.value)
        return
      case 'definition':
        if (node.identifier.startsWith('^')) taker.keep(`[${node.identifier.slice(1)}]${node.url}${node.title ?? ''}`)
        else taker.leave('tooltip', node.title ?? '')
        return
      case 'html':
        countComments(node.value)
        return
      default:
        if ('children' in node) node.children.forEach(walk)
        else if ('value' in node) taker.leave('unknown', node.value)
    }
  }
  const countLine = (nodes: readonly Nodes[]): void => {
    const isHtml = holdsHtml(nodes)
    countTitles(nodes, isHtml)
    if (isHtml) return
    // A mark of a footnote is `[^1]` in the text and `[1]` in the block, and a footnote begins with `[^1]:` and with `[1]`.
    taker.keep(
      withSigns(trimPiece(readSigns(readLine(nodes, NO_DEFINITIONS).piece)).text.replaceAll(NOTE_START, '[$1]')),
    )
  }
  const countTitles = (nodes: readonly Nodes[], isHtml: boolean): void => {
    for (const node of nodes) {
      if (node.type === 'html') countComments(node.value)
      else if (node.type === 'image' && !isHtml && titleOf(node) !== '') taker.keep(titleOf(node))
      else if (node.type === 'link' || node.type === 'image') taker.leave('tooltip', node.title ?? '')
      if ('children' in node) countTitles(node.children, isHtml)
    }
  }
  const countComments = (html: string): void => {
    for (const [, words] of html.matchAll(COMMENT)) taker.leave('comment', words ?? '')
  }
  tree.children.forEach(walk)
}
