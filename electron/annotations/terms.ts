import { createHash } from 'node:crypto'
import { noteIdSchema } from '#shared/domain/ids.ts'
import type { NoteKind } from '#shared/domain/note.ts'

/** The context of the W3C vocabulary (Web Annotation Vocabulary). */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Our own data is one JSON literal under one term, so that other systems carry it along and nothing is lost. */
export const CONTEXT = [
  ANNO_CONTEXT,
  // The context as it is published has not all motivations of its own vocabulary.
  {
    '@version': 1.1,
    assessing: 'http://www.w3.org/ns/oa#assessing',
    galley: { '@id': 'urn:galley:ns:record', '@type': '@json' },
  },
] as const

/** Fragments of HTML (RFC 3236): the ids that blocks have in the exported page. */
export const HTML_FRAGMENT = 'http://tools.ietf.org/rfc/rfc3236'

/** Motivations of the model (3.3.5) by kind of note; praise has none of its own and is tagged. */
export const MOTIVATIONS: Readonly<Record<NoteKind, string>> = {
  comment: 'commenting',
  query: 'questioning',
  correction: 'editing',
  praise: 'commenting',
  highlight: 'highlighting',
}

export const PRAISE_TAG = 'praise'

/** Id of a block in the exported page and in fragment selectors. */
export function blockFragment(blockId: string): string {
  return `block-${blockId}`
}

/** Records that are annotations; everything else of an article is not exchanged this way. */
export type AnnotationType = 'note' | 'reply' | 'suggestion' | 'number' | 'verdict'

/** The IRI of a record. */
export function iriOf(type: AnnotationType, id: string): string {
  return `urn:galley:${type}:${encodeURIComponent(id)}`
}

/** The id in an IRI of ours, or undefined when it is another's, or none that a record can have. */
export function idOf(type: AnnotationType, iri: string): string | undefined {
  const start = `urn:galley:${type}:`
  if (!iri.startsWith(start)) return undefined
  try {
    return noteIdSchema.safeParse(decodeURIComponent(iri.slice(start.length))).data
  } catch {
    return undefined
  }
}

/** The hash by which the text of a block is known in another library. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
