import { SaxesParser } from 'saxes'
import { beyondLimit, ImportFailure } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'

/** An element of XML. Names carry the prefix that is usual for their namespace, whatever the file calls it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** Where an element stands in its text, in UTF-16 units: its start tag, its content, and its end. */
export interface XmlSpan {
  readonly start: number
  readonly open: number
  readonly close: number
  readonly end: number
}

/** Remembers of every element where it stands, and in what, for whoever writes into the text that was read. */
export class XmlTrace {
  readonly spans = new Map<XmlElement, XmlSpan>()
  readonly parents = new Map<XmlElement, XmlElement>()
}

export interface XmlOptions {
  /** Namespace → the prefix to know it by; '' for none. Other prefixes stay as they are. */
  readonly prefixes: Readonly<Record<string, string>>
  /** Elements that are counted against `LIMITS.blocks`. */
  readonly counted: ReadonlySet<string>
  /** Whether a DOCTYPE may stand there (without declarations of its own; it is never fetched). */
  readonly mayHaveDoctype: boolean
  /** Named entities beside XML's own five. */
  readonly entities?: Readonly<Record<string, string>>
  readonly trace?: XmlTrace | undefined
}

const MAX_ELEMENTS = 2_000_000

/**
 * Reads XML into a tree. No entity is ever fetched or expanded from the file; depth and numbers are limited.
 * Throws parse-failed (no well-formed XML, or a DOCTYPE) and parse-limit.
 */
export function parseXml(text: string, options: XmlOptions): XmlElement {
  const parser = new SaxesParser()
  const names = new Map<string, string>()
  const stack: { element: XmlElement; children: (XmlElement | string)[] }[] = []
  const { trace } = options
  const opened: { readonly start: number; readonly open: number }[] = []
  /** The beginning of the tag that was read last: no `<` stands within one. */
  const tagStart = (): number => text.lastIndexOf('<', parser.position - 1)
  let root: XmlElement | undefined
  let counted = 0
  let total = 0
  const aliases = new Map<string, string>()
  if (options.entities !== undefined) Object.assign(parser.ENTITIES, options.entities)
  const nameOf = (raw: string): string => {
    const known = names.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const alias = aliases.get(colon < 0 ? '' : raw.slice(0, colon))
    const local = raw.slice(colon + 1)
    const name = alias === undefined ? raw : alias === '' ? local : `${alias}:${local}`
    names.set(raw, name)
    return name
  }
  parser.on('doctype', (doctype) => {
    if (!options.mayHaveDoctype || doctype.includes('[')) throw new ImportFailure('parse-failed', { detail: 'DOCTYPE' })
  })
  parser.on('opentag', ({ name: raw, attributes: given, isSelfClosing: _ }) => {
    if (stack.length >= LIMITS.depth) throw beyondLimit('depth')
    total += 1
    if (total > MAX_ELEMENTS) throw beyondLimit('elements')
    const attributes: Record<string, string> = {}
    for (const key in given) {
      const value = given[key] ?? ''
      if (!key.startsWith('xmlns')) continue
      const prefix = options.prefixes[value]
      const own = key === 'xmlns' ? '' : key.slice(6)
      if (prefix !== undefined && aliases.get(own) !== prefix) {
        aliases.set(own, prefix)
        names.clear()
      }
    }
    for (const key in given)
      if (!key.startsWith('xmlns')) attributes[key.includes(':') ? nameOf(key) : key] = given[key] ?? ''
    const name = nameOf(raw)
    if (options.counted.has(name)) {
      counted += 1
      if (counted > LIMITS.blocks) throw beyondLimit('blocks')
    }
    const children: (XmlElement | string)[] = []
    const element: XmlElement = { name, attributes, children }
    const parent = stack.at(-1)
    parent?.children.push(element)
    if (trace !== undefined) {
      opened.push({ start: tagStart(), open: parser.position })
      if (parent !== undefined) trace.parents.set(element, parent.element)
    }
    root ??= element
    stack.push({ element, children })
  })
  parser.on('closetag', ({ isSelfClosing }) => {
    const closed = stack.pop()
    const from = opened.pop()
    if (closed === undefined || from === undefined) return
    const end = parser.position
    trace?.spans.set(closed.element, { ...from, close: isSelfClosing ? end : tagStart(), end })
  })
  const addText = (value: string): void => {
    stack.at(-1)?.children.push(value)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof ImportFailure) throw error
    throw new ImportFailure('parse-failed', { detail: error instanceof Error ? error.message : 'XML' })
  }
  if (root === undefined) throw new ImportFailure('parse-failed', { detail: 'XML' })
  return root
}

/** XML's own rules of decoding: a mark, else what the declaration says, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [one, two] = bytes
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const declared = /^[\s\S]{0,120}?encoding\s*=\s*["']([\w.-]{2,30})["']/u.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

export function isXmlElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

/** The first child called `name`. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child
  return undefined
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element === undefined
    ? []
    : element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

/** The first element called `name` anywhere under `element`. */
export function findIn(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === name) return child
    const found = findIn(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** All text under `element`, as it stands. */
export function xmlText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('')
}
