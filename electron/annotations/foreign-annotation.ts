import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { NoteKind } from '#shared/domain/note.ts'
import { hasContext, isAnnotation } from './schema.ts'
import { idOf, PRAISE_TAG } from './terms.ts'
import { wordsOfHtml } from './words-of-html.ts'

const object = z.record(z.string(), z.unknown())

/** An annotation of any system, as far as it is read here. */
export interface ForeignAnnotation {
  readonly id: string
  /** Whether it is what the model says that it must be. */
  readonly isValid: boolean
  /** What it is known by: its id, else all that it says. */
  readonly key: string
  readonly motivations: readonly string[]
  readonly creator: string | undefined
  readonly createdAtMs: number | undefined
  readonly modifiedAtMs: number | undefined
  /** What it says, as plain text. */
  readonly body: string
  /** What it would put in the place of the words, when it says so. */
  readonly replacement: string | undefined
  readonly tags: readonly string[]
  readonly target: unknown
  /** Our own data, if it has any. */
  readonly record: unknown
  readonly sha256: string | undefined
}

/**
 * The annotations of a JSON-LD document: a collection with its page inside, a page, a list, a graph, or one alone.
 * Undefined when it is no JSON, or holds none.
 */
export function parseDocument(json: string): readonly ForeignAnnotation[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
  const items = itemsOf(value, 0)
  // The context may stand once, at what holds them all; a bare list has no place for one.
  const isInherited = Array.isArray(value) || hasContext(value)
  return items?.map((item, index) => readOne(item, index, isInherited))
}

function itemsOf(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[]
  const parsed = object.safeParse(value)
  if (!parsed.success || depth > 3) return undefined
  const { type, items, first, '@graph': graph } = parsed.data
  if (Array.isArray(items)) return items as readonly unknown[]
  if (Array.isArray(graph)) return graph as readonly unknown[]
  if (first !== undefined) return typeof first === 'string' ? undefined : itemsOf(first, depth + 1)
  const types = Array.isArray(type) ? (type as readonly unknown[]) : [type, parsed.data['@type']]
  if (types.includes('Annotation') || 'target' in parsed.data) return [value]
  return parsed.data['total'] === 0 ? [] : undefined
}

function readOne(value: unknown, index: number, isInherited: boolean): ForeignAnnotation {
  const fields = object.safeParse(value).data ?? {}
  const named = text(fields['id']) ?? text(fields['@id'])
  const id = named ?? `#${String(index + 1)}`
  const motivations = list(fields['motivation']).flatMap((each) => text(each) ?? [])
  const bodies = readBodies(fields)
  const galley = object.safeParse(fields['galley']).data
  return {
    id,
    isValid: isAnnotation(value) && (isInherited || hasContext(value)),
    key: named ?? JSON.stringify(value),
    motivations: motivations.map((each) => each.replace(/^oa:|^http:\/\/www\.w3\.org\/ns\/oa#/, '')),
    creator: readCreator(fields['creator']),
    createdAtMs: readTime(fields['created']),
    modifiedAtMs: readTime(fields['modified']),
    body: bodies.words.join('\n\n'),
    replacement: bodies.replacement,
    tags: bodies.tags,
    target: list(fields['target'])[0],
    record: galley?.['record'],
    sha256: text(galley?.['sha256']),
  }
}

/** The kind of note that an annotation of another system becomes. */
export function kindOf(annotation: ForeignAnnotation): NoteKind {
  const { motivations, tags, replacement, body } = annotation
  if (motivations.includes('editing') || replacement !== undefined) return 'correction'
  if (motivations.includes('questioning')) return 'query'
  if (tags.includes(PRAISE_TAG)) return 'praise'
  return motivations.includes('highlighting') && body === '' ? 'highlight' : 'comment'
}

/** The id under which another system's annotation is kept: always the same, so that reading twice adds nothing. */
export function keptId(foreignId: string): string {
  return idOf('note', foreignId) ?? `w${createHash('sha256').update(foreignId).digest('hex').slice(0, 24)}`
}

function readBodies(fields: Readonly<Record<string, unknown>>): {
  readonly words: readonly string[]
  readonly tags: readonly string[]
  readonly replacement: string | undefined
} {
  const words: string[] = []
  const tags: string[] = []
  let replacement: string | undefined
  const bodyValue = text(fields['bodyValue'])
  if (bodyValue !== undefined) words.push(bodyValue)
  for (const each of list(fields['body'])) {
    if (typeof each === 'string') words.push(each)
    const body = object.safeParse(each).data
    const value = text(body?.['value']) ?? text(body?.['chars']) ?? text(body?.['id'])
    if (body === undefined || value === undefined) continue
    const purposes = list(body['purpose'])
    const plain = text(body['format']) === 'text/html' ? wordsOfHtml(value) : value
    if (purposes.includes('tagging') || purposes.includes('classifying')) tags.push(plain)
    else if (purposes.includes('editing')) replacement = plain
    else words.push(plain)
  }
  return { words, tags, replacement }
}

function readCreator(value: unknown): string | undefined {
  const first = list(value)[0]
  const name = typeof first === 'string' ? first : text(object.safeParse(first).data?.['name'])
  return name === undefined || name.trim() === '' ? undefined : name.trim().slice(0, 120)
}

function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) || ms < 0 ? undefined : ms
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value]
}
