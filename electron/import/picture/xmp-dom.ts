import { isXmlElement, parseXml } from '../formats/xml/parse-xml.ts'
import type { XmlElement } from '../formats/xml/parse-xml.ts'
import namespaces from './data/xmp-namespaces.json' with { type: 'json' }

/** What exifreader asks of a node of a document. */
interface Node {
  readonly nodeName: string
  readonly tagName?: string
  readonly nodeValue?: string
  readonly attributes?: readonly { readonly nodeName: string; readonly value: string }[]
  readonly childNodes: readonly Node[]
}

/** Names by which exifreader knows RDF's own parts. */
const OWN = /^(?:rdf|xml):/u

/**
 * The parser of XML that exifreader is given: ours, which expands no entity, refuses a DOCTYPE and bounds depth and number.
 * exifreader knows a property by what stands behind the colon, whatever its namespace; here all of the name stands there,
 * under the usual prefix of its namespace (`x:photoshop/City`).
 */
export const xmpDom = {
  parseFromString(text: string): { readonly childNodes: readonly Node[]; getElementsByTagName: () => readonly Node[] } {
    const root = parseXml(text, { prefixes: namespaces, counted: new Set(), mayHaveDoctype: false })
    const node = nodeOf(root)
    const top = root.name === 'rdf:RDF' ? node : { ...node, nodeName: 'x:xmpmeta', tagName: 'x:xmpmeta' }
    return { childNodes: [top], getElementsByTagName: () => [] }
  },
}

/** The usual name of a property that came through exifreader: `photoshop:City`. */
export function propertyName(name: string): string {
  return name.replace('/', ':')
}

function nodeOf(element: XmlElement): Node {
  const name = nameOf(element.name)
  return {
    nodeName: name,
    tagName: name,
    attributes: Object.entries(element.attributes).map(([key, value]) => ({ nodeName: nameOf(key), value })),
    childNodes: childrenOf(element),
  }
}

/** Elements where there are any; else all the text in one node, as exifreader looks for it. */
function childrenOf(element: XmlElement): readonly Node[] {
  const elements = element.children.filter(isXmlElement)
  if (elements.length > 0) return elements.map(nodeOf)
  const text = element.children.join('')
  return text === '' ? [] : [{ nodeName: '#text', nodeValue: text, childNodes: [] }]
}

function nameOf(name: string): string {
  return OWN.test(name) ? name : `x:${name.replaceAll(':', '/')}`
}
