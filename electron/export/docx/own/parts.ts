import { childrenOf, type XmlElement } from '#electron/import/formats/xml/parse-xml.ts'
import type { DocumentTrace, TracedPart } from '#electron/import/formats/docx/parts.ts'
import { tag } from '../xml.ts'
import { NAMESPACES } from '../xml.ts'
import type { Edits } from './edits.ts'
import { nameOf } from './part-writer.ts'

const IGNORABLE = ['w14', 'w15', 'w16cid', 'w16du'] as const
const COMPATIBILITY = NAMESPACES['xmlns:mc']

/** A document names something of Word's as something else: nothing can be written into it. */
export class ForeignNames extends Error {}

/**
 * Sees to it that a part knows the names that are written into it. `w` is the namespace of its own root (strict documents have
 * another); what an older Word does not know is said to be passed over.
 */
export function withNames(part: TracedPart, trace: DocumentTrace, edits: Edits, prefixes: readonly string[]): void {
  const span = trace.spans.get(part.root)
  if (span === undefined) throw new ForeignNames(part.name)
  const start = part.text.slice(span.start, span.open)
  const known = new Map(
    [...start.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
      ([, prefix = '', double, single]) => [prefix, double ?? single ?? ''] as const,
    ),
  )
  const own = nameOf(part.text, span.start)
  const ownPrefix = own.includes(':') ? own.slice(0, own.indexOf(':')) : ''
  const missing: string[] = []
  for (const prefix of prefixes) {
    const uri =
      prefix === 'w' && part.root.name.startsWith('w:')
        ? known.get(ownPrefix)
        : NAMESPACES[`xmlns:${prefix}` as keyof typeof NAMESPACES]
    if (uri === undefined) throw new ForeignNames(part.name)
    const given = known.get(prefix)
    if (given === undefined) missing.push(` xmlns:${prefix}="${uri}"`)
    else if (given !== uri && !given.startsWith('http://purl.oclc.org/')) throw new ForeignNames(part.name)
  }
  const ignorable = /\s([\w.-]+):Ignorable\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(start)
  const passed = (ignorable?.[2] ?? ignorable?.[3] ?? '').split(/\s+/u)
  const more = prefixes.filter(
    (prefix) => (IGNORABLE as readonly string[]).includes(prefix) && !passed.includes(prefix),
  )
  const end = span.open - (part.text[span.open - 2] === '/' ? 2 : 1)
  if (more.length > 0) {
    if (ignorable === null) {
      if (!known.has('mc')) missing.push(` xmlns:mc="${COMPATIBILITY}"`)
      missing.push(` mc:Ignorable="${more.join(' ')}"`)
    } else {
      const at = span.start + ignorable.index + ignorable[0].length - 1
      edits.put(at, ` ${more.join(' ')}`)
    }
  }
  edits.put(end, missing.join(''))
}

/** Puts elements at the end of a part's root. */
export function appendTo(part: TracedPart, trace: DocumentTrace, edits: Edits, xml: string): void {
  const span = trace.spans.get(part.root)
  if (span === undefined || xml === '') return
  if (span.open < span.end) return edits.put(span.close, xml)
  const name = nameOf(part.text, span.start)
  edits.replace(span.end - 2, span.end, `>${xml}</${name}>`)
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

/** The relationships of a part, to which others are put. */
export class SourceRelations {
  readonly #taken: Set<string>
  readonly #targets: ReadonlyMap<string, string>
  readonly #prefix: string
  #added: string[] = []
  #count = 0

  constructor(part: TracedPart | undefined, trace: DocumentTrace) {
    const all = childrenOf(part?.root, 'Relationship')
    this.#taken = new Set(all.map(({ attributes }) => attributes['Id'] ?? ''))
    this.#targets = new Map(all.map(({ attributes }) => [attributes['Target'] ?? '', attributes['Id'] ?? '']))
    const span = part === undefined ? undefined : trace.spans.get(part.root)
    const name = part === undefined || span === undefined ? '' : nameOf(part.text, span.start)
    this.#prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : ''
  }

  get added(): string {
    return this.#added.join('')
  }

  get isEmpty(): boolean {
    return this.#added.length === 0
  }

  refer(type: string, target: string): string {
    const known = this.#targets.get(target)
    if (known !== undefined) return known
    do this.#count += 1
    while (this.#taken.has(`rIdG${String(this.#count)}`))
    const id = `rIdG${String(this.#count)}`
    const whole = type.includes(':') ? type : OFFICE + type
    this.#added.push(tag(`${this.#prefix}Relationship`, { Id: id, Type: whole, Target: target }))
    this.#taken.add(id)
    return id
  }
}

export function rootChildren(part: TracedPart | undefined, name: string): readonly XmlElement[] {
  return childrenOf(part?.root, name)
}
