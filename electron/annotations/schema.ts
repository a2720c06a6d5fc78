import { z } from 'zod'
import { ANNO_CONTEXT } from './terms.ts'

/**
 * What the Web Annotation Data Model says that an annotation must be (3.1–3.3). Only its own keys are looked at: an
 * annotation may carry anything else. Types of resources that are not textual are not ours to judge.
 */
const iri = z.string().regex(/^[^\s<>"{}|\\^`]+$/)
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))

function oneOrMany<T extends z.ZodType>(schema: T): z.ZodType {
  return z.union([schema, z.array(schema).min(1)])
}

const agents = oneOrMany(z.union([iri, z.looseObject({})]))

const SETS = ['Choice', 'Composite', 'List', 'Independents'] as const

/** Types of a resource, however they are given. */
function typesOf(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? (type as readonly unknown[]) : [type]
}

/** A body or target given as an object (3.2.1, 3.2.4, 3.2.7, 4). */
const resource = z
  .looseObject({
    id: iri.optional(),
    type: oneOrMany(z.string()).optional(),
    format: oneOrMany(z.string()).optional(),
    language: oneOrMany(z.string()).optional(),
    processingLanguage: z.string().optional(),
    textDirection: z.enum(['ltr', 'rtl', 'auto']).optional(),
    value: z.string().optional(),
    items: z.array(z.union([iri, z.looseObject({})])).optional(),
    creator: agents.optional(),
    created: time.optional(),
    modified: time.optional(),
  })
  .refine(({ type, value }) => !typesOf(type).includes('TextualBody') || value !== undefined)
  .refine(({ type, items }) => {
    const sets = typesOf(type).filter((each) => SETS.some((set) => set === each))
    return items === undefined ? sets.length === 0 : sets.length === 1
  })

const resources = oneOrMany(z.union([iri, resource]))

const annotation = z
  .looseObject({
    id: iri.optional(),
    type: z.union([z.literal('Annotation'), z.array(z.string()).refine((types) => types.includes('Annotation'))]),
    motivation: oneOrMany(z.string()).optional(),
    body: z.union([resources, z.array(z.never()).max(0)]).optional(),
    bodyValue: z.string().optional(),
    target: resources,
    creator: agents.optional(),
    generator: agents.optional(),
    created: time.optional(),
    modified: time.optional(),
    generated: time.optional(),
    rights: oneOrMany(iri).optional(),
  })
  .refine(({ body, bodyValue }) => body === undefined || bodyValue === undefined)

/** Whether the model's context is there (3.1): alone, or among others. */
export function hasContext(value: unknown): boolean {
  const context = z.looseObject({ '@context': z.unknown() }).safeParse(value).data?.['@context']
  return typesOf(context).includes(ANNO_CONTEXT)
}

/** Whether a value is an annotation as the model wants it; its context may come from what holds it. */
export function isAnnotation(value: unknown): boolean {
  return annotation.safeParse(value).success
}
