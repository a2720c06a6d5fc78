import type { fromMarkdown } from 'mdast-util-from-markdown'
import { FormedLine, joinPieces } from '../form/formed-line.ts'
import type { Form, FormedPiece } from '../form/formed-line.ts'
import { isDefaultWords } from '#shared/text/default-words.ts'
import { linkTo } from '../form/links.ts'

export type Root = ReturnType<typeof fromMarkdown>
export type Nodes = Root | Root['children'][number]
export type Definitions = ReadonlyMap<string, string>

/** A picture that stands in a line. */
export interface LinePicture {
  readonly address: string
  readonly alt: string
  /** What stands in quotation marks behind its address: ![alt](a.jpg "title"). */
  readonly title: string
}

/** Addresses of references (`[text][name]`), wherever they are defined. */
export function definitionsOf(root: Root): Definitions {
  const found = new Map<string, string>()
  const walk = (node: Nodes): void => {
    if (node.type === 'definition') {
      if (!found.has(node.identifier)) found.set(node.identifier, node.url)
    } else if (node.type === 'root' || node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
      node.children.forEach(walk)
  }
  walk(root)
  return found
}

const FORMS: Readonly<Record<string, Form>> = {
  emphasis: { kind: 'italic' },
  strong: { kind: 'bold' },
  inlineCode: { kind: 'code' },
}

/** The words of a line with its form, and its pictures. */
export function readLine(
  nodes: readonly Nodes[],
  definitions: Definitions,
): { readonly piece: FormedPiece; readonly pictures: readonly LinePicture[] } {
  const line = new FormedLine()
  const pictures: LinePicture[] = []
  const walk = (node: Nodes): void => {
    const picture = pictureOf(node, definitions)
    if (picture !== undefined) {
      pictures.push(picture)
      return
    }
    const form = formOf(node, definitions)
    if (form !== undefined) line.begin({ form })
    line.text += ownText(node)
    if ('children' in node && !isNoteMark(node)) node.children.forEach(walk)
    if (form !== undefined) line.end()
  }
  nodes.forEach(walk)
  return { piece: line.take(), pictures }
}

/** Whether a line holds tags of HTML: then it is read as HTML, so that a tag means the same everywhere. */
export function holdsHtml(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) => node.type === 'html' || ('children' in node && holdsHtml(node.children)))
}

/** A line as HTML. */
export function lineAsHtml(nodes: readonly Nodes[], definitions: Definitions): string {
  return nodes
    .map((node): string => {
      if (node.type === 'html') return node.value
      const picture = pictureOf(node, definitions)
      if (picture !== undefined) return `<img src="${escape(picture.address)}" alt="${escape(picture.alt)}">`
      const inner = 'children' in node && !isNoteMark(node) ? lineAsHtml(node.children, definitions) : ''
      const text = node.type === 'break' ? '<br>' : escape(ownText(node))
      const form = formOf(node, definitions)
      if (form?.kind === 'link') return `<a href="${escape(form.href ?? '')}">${inner}</a>`
      const tag = form === undefined ? undefined : TAGS[form.kind]
      return tag === undefined ? text + inner : `<${tag}>${text}${inner}</${tag}>`
    })
    .join('')
}

const TAGS: Readonly<Record<string, string>> = { italic: 'em', bold: 'strong', code: 'code' }

function formOf(node: Nodes, definitions: Definitions): Form | undefined {
  if (node.type === 'link') return linkTo(node.url)
  if (node.type === 'linkReference' && !isNoteMark(node)) return linkTo(definitions.get(node.identifier) ?? '')
  return FORMS[node.type]
}

/** CommonMark takes the mark of a footnote of one word for a link to it. */
function isNoteMark(node: Nodes): boolean {
  return node.type === 'linkReference' && node.identifier.startsWith('^')
}

function pictureOf(node: Nodes, definitions: Definitions): LinePicture | undefined {
  if (node.type === 'image') return { address: node.url, alt: node.alt ?? '', title: titleOf(node) }
  if (node.type !== 'imageReference') return undefined
  return { address: definitions.get(node.identifier) ?? '', alt: node.alt ?? '', title: '' }
}

/** The title of a picture on one line; none where it is a program's own words or only says again what the alternative text says. */
export function titleOf({ title, alt }: Extract<Nodes, { type: 'image' }>): string {
  const words = (title ?? '').replace(/\s+/gu, ' ').trim()
  return isDefaultWords(words) || words === alt ? '' : words
}

function ownText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'linkReference' && isNoteMark(node)) return `[${node.label ?? node.identifier}]`
  return node.type === 'break' ? '\n' : ''
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Blocks of HTML as one line again. */
export function asLine(pieces: readonly FormedPiece[]): FormedPiece {
  return joinPieces(pieces, '\n')
}
