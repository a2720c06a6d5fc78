import { z } from 'zod'
import { PLACEMENTS } from '../domain/note.ts'

/** In what an annotation can differ from what the Web Annotation Data Model says that it must be. */
export const FAULT_KINDS = [
  'context',
  'direction',
  'entry',
  'deep',
  'iri',
  'iri-or-text',
  'items',
  'json',
  'missing',
  'number',
  'order',
  'resource',
  'selector',
  'set',
  'several',
  'state',
  'target',
  'text',
  'time',
  'two-bodies',
  'type',
  'unfit',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** One such difference. `at`: the key at fault, as a path: `target.selector`. */
export const annotationFaultSchema = z.object({ fault: z.enum(FAULT_KINDS), at: z.string() }).readonly()
export type AnnotationFault = z.infer<typeof annotationFaultSchema>

/** Why no annotation could be read from a file. */
export const WHY_NO_ANNOTATIONS = ['encoding', 'json', 'none', 'unread'] as const
export type WhyNoAnnotations = (typeof WHY_NO_ANNOTATIONS)[number]

/** How an annotation was taken: where it stands, or that it is there already, or that its file only names another address for it. */
export const annotationStatusSchema = z.enum([...PLACEMENTS, 'unchanged', 'elsewhere'])
export type AnnotationStatus = z.infer<typeof annotationStatusSchema>
