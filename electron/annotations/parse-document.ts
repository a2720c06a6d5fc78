import type { AnnotationFault, WhyNoAnnotations } from '#shared/contract/annotations.ts'
import { faultsOf, hasContext } from './faults.ts'
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts'

/** An entry of a file of annotations, with what is wrong with it. */
export interface Entry {
  /** Its own name; else its number in the file. */
  readonly id: string
  /** Whether `id` is its own. */
  readonly isNamed: boolean
  readonly fields: Fields
  readonly faults: readonly AnnotationFault[]
}

/** What a file holds. `elsewhere`: collections and pages whose annotations lie at another address, which is never asked. */
export interface ParsedDocument {
  readonly entries: readonly Entry[]
  readonly elsewhere: readonly string[]
}

/** Why a file holds no annotations; where it is no JSON, the line from which it cannot be read. */
export interface NoDocument {
  readonly why: WhyNoAnnotations
  readonly line?: number
}

/** Nothing that means something is nested deeper than this. */
const DEEPEST = 32
/** Collections and pages in one another. */
const DEEPEST_PAGE = 4
const OWN = 'galley'

/** The text of a file of JSON, which is UTF-8 (RFC 8259) or says by its mark that it is UTF-16. */
export function decodeJson(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The annotations of a JSON-LD document: a collection with its pages inside, a page, a list, a graph, one alone, or one a line. */
export function parseDocument(json: string): ParsedDocument | NoDocument {
  const values = parseValues(json.replace(/^\ufeff/u, ''))
  if ('line' in values) return { why: 'json', ...values }
  const found: Found = { entries: [], elsewhere: [] }
  let isAny = false
  for (const value of values) isAny = collect(value, false, 0, found) || isAny
  return isAny ? found : { why: 'none' }
}

/** A line that cannot be read stands for itself: the others are read all the same. */
const BROKEN = Symbol('broken')

function parseValues(json: string): readonly unknown[] | { readonly line: number } {
  let line = 1
  try {
    return [JSON.parse(json) as unknown]
  } catch (thrown) {
    line = lineOf(thrown, json)
  }
  const lines = json.split(/\r\n?|\n/u).filter((each) => each.trim() !== '')
  const [first = ''] = lines
  // A document over several lines whose first is a whole object is one of lines.
  return lines.length < 2 || fieldsOf(parseLine(first)) === undefined ? { line } : lines.map(parseLine)
}

/** The engine says where it stopped; where it does not, it was at the end. */
function lineOf(thrown: unknown, json: string): number {
  const message = thrown instanceof Error ? thrown.message : ''
  const told = /line (\d+)/u.exec(message)?.[1]
  return told === undefined ? json.split('\n').length : Number(told)
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return BROKEN
  }
}

interface Found {
  readonly entries: Entry[]
  readonly elsewhere: string[]
}

/** Gathers the annotations of a value; whether it is of a kind that can hold any. */
function collect(value: unknown, hasItsContext: boolean, depth: number, found: Found): boolean {
  if (value === BROKEN) {
    add(found, {}, [{ fault: 'json', at: '' }])
    return true
  }
  // A bare list has no place for a context.
  if (Array.isArray(value)) return collectAll(value as readonly unknown[], true, depth, found)
  const fields = fieldsOf(value)
  if (fields === undefined || depth > DEEPEST_PAGE) return false
  const { items, first, '@graph': graph } = fields
  const types = typesOf(fields)
  if (types.includes('Annotation') || ('target' in fields && items === undefined)) {
    addOne(value, hasItsContext, found)
    return true
  }
  const holds = hasItsContext || hasContext(fields)
  if (Array.isArray(items)) return collectAll(items, holds, depth + 1, found)
  if (Array.isArray(graph)) return collectAll(graph, holds, depth + 1, found)
  if (fieldsOf(first) !== undefined) return collect(first, holds, depth + 1, found)
  if (!isHolder(types)) return false
  if (typeof first === 'string' && fields['total'] !== 0)
    found.elsewhere.push(textOf(fields['id']) ?? textOf(fields['@id']) ?? first)
  return true
}

function collectAll(values: readonly unknown[], hasItsContext: boolean, depth: number, found: Found): boolean {
  for (const value of values) {
    const fields = fieldsOf(value)
    if (fields === undefined) add(found, {}, [{ fault: 'entry', at: '' }])
    else if (isHolder(typesOf(fields))) collect(value, hasItsContext, depth + 1, found)
    else addOne(value, hasItsContext, found)
  }
  return true
}

function typesOf({ type, '@type': named }: Fields): readonly unknown[] {
  return listOf(termOf(type ?? named))
}

function isHolder(types: readonly unknown[]): boolean {
  return types.some((each) => each === 'AnnotationCollection' || each === 'AnnotationPage')
}

function addOne(value: unknown, hasItsContext: boolean, found: Found): void {
  const fields = plain(value)
  if (fields === undefined) add(found, {}, [{ fault: 'deep', at: '' }])
  else add(found, fields, faultsOf(fields, hasItsContext))
}

function add({ entries }: Found, fields: Fields, faults: readonly AnnotationFault[]): void {
  const named = textOf(fields['id'])
  const id = named ?? `#${String(entries.length + 1)}`
  entries.push({ id, isNamed: named !== undefined, fields, faults })
}

/**
 * A value with the model's own words for what JSON-LD lets be said in others (`@id`, `oa:…`), and with whole characters only.
 * Undefined where it is no object, or deeper than anything that means something. Our own data stays as it is.
 */
function plain(value: unknown): Fields | undefined {
  if (fieldsOf(value) === undefined) return undefined
  try {
    return fieldsOf(plainValue(value, 0))
  } catch (thrown) {
    if (thrown instanceof TooDeep) return undefined
    throw thrown
  }
}

class TooDeep extends Error {}

const NAMES: Readonly<Record<string, string>> = { '@id': 'id', '@type': 'type', 'urn:galley:ns:record': OWN }
/** What their values name in the vocabulary of the model. */
const TERMS: ReadonlySet<string> = new Set(['motivation', 'purpose', 'type'])

function plainValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw new TooDeep()
  if (Array.isArray(value)) return value.map((each) => plainValue(each, depth + 1))
  const made: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const name = NAMES[key] ?? key
    // A key without a value says nothing (JSON-LD 1.1, 4.1).
    if (name === '__proto__' || each === null) continue
    else if (name === OWN) made[name] = literalOf(each)
    else if (TERMS.has(name)) made[name] = termOf(plainValue(each, depth + 1))
    else made[name] = plainValue(each, depth + 1)
  }
  return made
}

/** Our own data as they are; another processor may have written them as the literal that they are in JSON-LD. */
function literalOf(value: unknown): unknown {
  return fieldsOf(value)?.['@value'] ?? value
}

function termOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(termOf)
  const named = fieldsOf(value)?.['id'] ?? value
  return typeof named === 'string' ? named.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/u, '') : value
}
