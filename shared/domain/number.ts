import { z } from 'zod'
import { authorSchema, positionSchema, revisionSchema, timeMsSchema } from './common.ts'
import {
  articleIdSchema,
  assetIdSchema,
  blockIdSchema,
  numberIdSchema,
  suggestionIdSchema,
  versionIdSchema,
} from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

export const NUMBER_KINDS = [
  'count',
  'money',
  'percent',
  'ratio',
  'date',
  'time',
  'duration',
  'ordinal',
  'measure',
  'name',
] as const
export const APPROXIMATIONS = ['none', 'about', 'over', 'nearly', 'at-least', 'at-most'] as const
export const NUMBER_STATES = ['unchecked', 'verified', 'queried', 'wrong', 'not-a-statistic'] as const

/** A quantity, a range [low, high], or an ISO date or time as exact as the text. */
export const numberValueSchema = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly(), z.string()])

/**
 * What shows that a number is right: words quoted, and where from — a file kept in the library (`assetId`), its page, or an
 * address, which is text and is never opened by itself.
 */
export const numberEvidenceSchema = z
  .object({
    quotation: z.string().max(20_000),
    where: z.string().max(2000).optional(),
    page: z.string().max(80).optional(),
    assetId: assetIdSchema.optional(),
    by: authorSchema.optional(),
    atMs: timeMsSchema.optional(),
  })
  .readonly()

/**
 * A figure in the sense of a number stated in the text, and what the editor found out about it.
 * `isStruck`: it is no number at all, or (`replacedBy`) an accepted suggestion put other words in its place.
 * `suggestionId`: it stands in the new words of that accepted suggestion, whose place is its place.
 * Kind `name` and struck ones count for nothing.
 */
export const numberSchema = z
  .object({
    type: z.literal('number'),
    id: numberIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    blockId: blockIdSchema,
    start: positionSchema,
    end: positionSchema,
    text: z.string(),
    kind: z.enum(NUMBER_KINDS),
    value: numberValueSchema.optional(),
    unit: z.string().optional(),
    approx: z.enum(APPROXIMATIONS),
    counts: z.string().optional(),
    origin: z.enum(['finder', 'editor']),
    isStruck: z.boolean(),
    state: z.enum(NUMBER_STATES),
    by: authorSchema.optional(),
    atMs: timeMsSchema.optional(),
    rightValue: z.string().optional(),
    evidence: numberEvidenceSchema.optional(),
    suggestionId: suggestionIdSchema.optional(),
    replacedBy: suggestionIdSchema.optional(),
  })
  .readonly()

export type NumberRecord = z.infer<typeof numberSchema>
export type NumberState = NumberRecord['state']
export type NumberKind = NumberRecord['kind']

export const numberType = {
  schema: numberSchema,
  list: 'numbers',
  scope: 'version',
  columns: {
    version_id: "json ->> 'versionId'",
    block_id: "json ->> 'blockId'",
    state: "json ->> 'state'",
    is_counted: "json ->> 'kind' <> 'name' AND json ->> 'isStruck' = 0",
  },
  keyIndex: 'number_tally',
  order: 'place',
  names: {
    versionId: 'version',
    blockId: 'block',
    'evidence.assetId': 'asset',
    suggestionId: 'suggestion',
    replacedBy: 'suggestion',
  },
  place: 'run',
  words: 'text',
  // The words of a number in a suggestion are the suggestion's; a finder's text may be what it read, evened out.
  hasOwnWords: (number: NumberRecord): boolean => number.origin === 'editor' && number.suggestionId === undefined,
  merges: {
    versionId: 'made',
    blockId: 'place',
    start: 'place',
    end: 'place',
    text: 'place',
    kind: 'finding',
    value: 'finding',
    unit: 'finding',
    approx: 'finding',
    counts: 'finding',
    origin: 'made',
    isStruck: 'struck',
    replacedBy: 'struck',
    suggestionId: 'place',
    state: 'finding',
    by: 'by finding',
    atMs: 'by finding',
    rightValue: 'finding',
    evidence: 'evidence',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<NumberRecord>
