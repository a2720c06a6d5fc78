import { bareLabel } from '#shared/text/bare-label.ts'
import { FormedLine, replaceAllInPiece, trimPiece } from '../form/formed-line.ts'
import type { Form, FormedPiece } from '../form/formed-line.ts'
import { linkTo } from '../form/links.ts'
import { mathSource } from '../form/math.ts'
import { readableTex } from '../form/tex.ts'
import { childOf, findIn, isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>(
  Object.entries({
    bold: { kind: 'bold' },
    italic: { kind: 'italic' },
    underline: { kind: 'underline' },
    strike: { kind: 'struck' },
    sup: { kind: 'superscript' },
    sub: { kind: 'subscript' },
    monospace: { kind: 'code' },
    code: { kind: 'code' },
  } satisfies Readonly<Record<string, Form>>),
)
const APART = new Set(['p', 'title', 'speaker', 'label'])
/** References that are marks of a note: of the literature, of footnotes, of a table's notes. */
const NOTE_REFS = new Set(['bibr', 'fn', 'table-fn', 'corresp', 'author-notes', 'aff'])

/** The words under an element in one line, with their form. */
export function formed(element: XmlElement): FormedPiece {
  return tidyPiece(writeNodes(element.children))
}

/** The words under an element alone. */
export function flat(element: XmlElement): string {
  return formed(element).text
}

export function flatOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : flat(element)
}

export function tidyPiece(piece: FormedPiece): FormedPiece {
  return trimPiece(replaceAllInPiece(piece, /[ \t\r\n]{2,}|[\t\r\n]/gu, ' '))
}

/** Words of elements and text side by side. */
export function writeNodes(nodes: readonly (XmlElement | string)[]): FormedPiece {
  const line = new FormedLine()
  for (const node of nodes) write(node, line)
  return line.take()
}

/** The notes themselves are no words of the line, their marks are; parts of a caption stand apart. */
function write(node: XmlElement | string, line: FormedLine): void {
  if (typeof node === 'string') {
    line.text += node
    return
  }
  const { name, children } = node
  if (name === 'fn' || name === 'index-term' || name === 'graphic' || name === 'inline-graphic' || name === 'alt-text')
    return
  if (/(?:^|:)math$/u.test(name)) {
    writeFormula(mathSource(node), line)
    return
  }
  if (name === 'tex-math') {
    const tex = xmlText(node).replace(/^[^]*\\begin\{document\}|\\end\{document\}[^]*$/gu, '')
    writeFormula(readableTex(tex.replace(/\$/gu, '')), line)
    return
  }
  if (name === 'alternatives') {
    for (const way of oneOf(node)) write(way, line)
    return
  }
  if (name === 'break') {
    line.text += ' '
    return
  }
  const form = formOf(node)
  if (form !== undefined) line.begin({ form })
  if (name === 'ruby') writeRuby(node, line)
  else for (const child of children) write(child, line)
  if (form !== undefined) line.end()
  if (APART.has(name)) line.text += ' '
}

function formOf(node: XmlElement): Form | undefined {
  if (node.name === 'xref') {
    const type = node.attributes['ref-type'] ?? ''
    const label = flat(node)
    if (NOTE_REFS.has(type)) return { kind: 'note-ref', target: bareLabel(label) }
    const rid = node.attributes.rid?.split(/\s+/u)[0]
    return rid === undefined ? undefined : linkTo(`#${rid}`)
  }
  if (node.name === 'ext-link' || node.name === 'uri') return linkTo(node.attributes['xlink:href'] ?? '')
  if (node.name === 'email') return linkTo(`mailto:${node.attributes['xlink:href'] ?? ''}`)
  const lang = node.name === 'styled-content' ? node.attributes['xml:lang'] : undefined
  return lang === undefined ? FORMS.get(node.name) : { kind: 'lang', lang }
}

function writeFormula(source: string, line: FormedLine): void {
  line.begin({ form: { kind: 'code' } })
  line.text += source
  line.end()
}

/** A ruby's readings (JATS 1.3 `ruby`, `rb`, `rt`) are its mark. */
function writeRuby(ruby: XmlElement, line: FormedLine): void {
  const start = line.text.length
  for (const child of ruby.children) if (typeof child === 'string' || child.name !== 'rt') write(child, line)
  const reading = ruby.children
    .filter(isXmlElement)
    .filter(({ name }) => name === 'rt')
    .map(flat)
    .join(' ')
  if (reading !== '') line.run({ form: { kind: 'ruby', reading } }, start)
}

/** Of several ways to give one thing, the one that is text: MathML before TeX, which brings its preamble. */
export function oneOf(alternatives: XmlElement): readonly XmlElement[] {
  const ways = alternatives.children.filter(isXmlElement)
  const best = ways.find(({ name }) => /(?:^|:)math$/u.test(name)) ?? ways.find((way) => flat(way) !== '')
  return best === undefined ? [] : [best]
}

/** Western names stand given name first; Chinese ones family name first and together. */
export function nameOf(contrib: XmlElement): readonly string[] {
  const name = findIn(contrib, 'name') ?? findIn(contrib, 'string-name')
  if (name === undefined) return [flatOf(findIn(contrib, 'collab'))].filter((text) => text !== '')
  const family = flatOf(childOf(name, 'surname'))
  const given = flatOf(childOf(name, 'given-names'))
  if (family === '' && given === '') return [flat(name)]
  return [/\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`.trim()]
}

export function findAll(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  if (element === undefined) return []
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : findAll(child, name),
  )
}
