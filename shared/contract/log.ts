import { z } from 'zod'
import { timeMsSchema } from '../domain/common.ts'
import { articleIdSchema, changeIdSchema, versionIdSchema } from '../domain/ids.ts'
import { RECORD_TYPES } from '../domain/record-types.ts'
import { FORM_CHANNELS } from '../domain/suggestion.ts'
import { inlineMarkSchema } from '../domain/mark.ts'
import { roleSchema } from '../domain/block.ts'
import { localeSchema } from '../domain/settings.ts'
import { command, query } from './call-spec.ts'
import { fileSchema, givenFileSchema } from './files.ts'

/** Files that a log is written to: lines of JSON with all that the hashes cover, and tables for people. */
export const LOG_FORMATS = ['jsonl', 'csv', 'xlsx'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** Which acts are wanted; what is left out asks nothing. `toMs` is past the end; `words` are looked for whatever their case. */
export const logFilterSchema = z
  .object({
    author: z.string().optional(),
    act: z.string().optional(),
    fromMs: timeMsSchema.optional(),
    toMs: timeMsSchema.optional(),
    words: z.string().max(500).optional(),
    blockId: z.string().max(80).optional(),
  })
  .readonly()
export type LogFilter = z.infer<typeof logFilterSchema>

const countsSchema = z.array(z.tuple([z.string(), z.number().int()]).readonly()).readonly()

/** The number of an entry; of an act that came by a merge, which has none, the name by which it is asked for. */
const logIdSchema = z.union([z.number().int(), z.string().max(200)])
export type LogId = z.infer<typeof logIdSchema>

/**
 * The acts that are wanted, the newest first, by number and time; those that came by a merge beneath it, if it is among them
 * (`times`: then the merge's). `entries`: the entry that each is, or by which it came (0: nobody knows which). And whose, of
 * which kinds and on which blocks all of them are (blocks: of one article's log alone), the most frequent first.
 */
export const foundLogSchema = z
  .object({
    ids: z.array(logIdSchema).readonly(),
    entries: z.array(z.number().int()).readonly(),
    times: z.array(timeMsSchema).readonly(),
    total: z.number().int(),
    authors: countsSchema,
    acts: countsSchema,
    blocks: countsSchema,
  })
  .readonly()
export type FoundLog = z.infer<typeof foundLogSchema>

const typeSchema = z.enum(RECORD_TYPES as [(typeof RECORD_TYPES)[number]])

/** Whether what an act was about is there: in the text at work, in an earlier one, or not any more. */
export const STANDINGS = ['there', 'earlier', 'gone'] as const

/**
 * An entry as it is stored: all that its hash covers, and the hash. The README says how it is made. An act that came by a merge
 * is in no chain: it has no number and nothing before it.
 */
const chainSchema = z
  .object({
    seq: z.number().int().nullable(),
    id: z.string(),
    articleId: z.string(),
    act: z.string(),
    author: z.string(),
    atMs: z.number().int(),
    savedAtMs: z.number().int(),
    undoes: z.string().nullable(),
    redoes: z.string().nullable(),
    /** The JSON that was hashed, letter for letter. */
    change: z.string(),
    prevHash: z.string().nullable(),
    hash: z.string(),
  })
  .readonly()

/** An act as a person reads it; `chain`: where it was asked for. */
export const logLineSchema = z
  .object({
    id: logIdSchema,
    changeId: changeIdSchema,
    articleId: z.union([articleIdSchema, z.literal('')]),
    /** Of the article; absent where nobody knows it any more. */
    title: z.string().optional(),
    articleIs: z.enum(['here', 'binned', 'gone']),
    act: z.string(),
    author: z.string(),
    atMs: timeMsSchema,
    savedAtMs: timeMsSchema,
    /** The act that this one took back, or brought back. */
    of: z
      .object({ step: z.enum(['undo', 'redo']), author: z.string().optional(), atMs: timeMsSchema.optional() })
      .readonly()
      .optional(),
    /** Of an act of somebody else that a merge took in: the merge's entry, who did it, and when; empty where it is not known. */
    via: z
      .object({ entry: z.number().int().optional(), author: z.string().optional(), atMs: timeMsSchema.optional() })
      .readonly()
      .optional(),
    named: z
      .array(
        z
          .object({
            before: z.string(),
            after: z.string(),
            form: z
              .object({
                form: z.enum(FORM_CHANNELS).optional(),
                marks: z.array(inlineMarkSchema).readonly().optional(),
              })
              .readonly()
              .optional(),
          })
          .readonly(),
      )
      .readonly(),
    more: z.number().int(),
    quote: z.string().optional(),
    fields: z
      .array(
        z
          .object({
            type: typeSchema,
            field: z.string(),
            before: z.string().optional(),
            after: z.string().optional(),
          })
          .readonly(),
      )
      .readonly(),
    place: z
      .object({
        type: typeSchema,
        id: z.string(),
        blockId: z.string().optional(),
        standing: z.enum(STANDINGS),
        versionId: versionIdSchema.optional(),
        role: roleSchema.optional(),
        ordinal: z.number().int().optional(),
        caption: z.number().int().optional(),
      })
      .readonly()
      .optional(),
    hash: z.string(),
    isSound: z.boolean(),
    chain: chainSchema.optional(),
  })
  .readonly()
export type LogLine = z.infer<typeof logLineSchema>

/** So many lines are asked for at a time at the most. */
export const MOST_LINES = 500

/** The calls of the log. */
export const logCalls = {
  /** The acts of an article, or of the whole library, that are wanted; and what all of them are. Error: `canceled`. */
  'log.find': query(
    z.object({ articleId: articleIdSchema.optional(), filter: logFilterSchema.default({}) }).readonly(),
    foundLogSchema,
  ),
  /** Some of them in words, in the order in which they are asked for. */
  'log.lines': query(
    z.object({ ids: z.array(logIdSchema).max(MOST_LINES).readonly(), isWhole: z.boolean().default(false) }).readonly(),
    z.object({ lines: z.array(logLineSchema).readonly() }).readonly(),
  ),
  /** Writes the acts of an article, or of the library, that are wanted where the person says (asked by dialog unless a `file` is named). */
  'log.export': command(
    z
      .object({
        articleId: articleIdSchema.optional(),
        filter: logFilterSchema.default({}),
        format: z.enum(LOG_FORMATS),
        locale: localeSchema,
        file: fileSchema.optional(),
        isReplacing: z.boolean().default(false),
      })
      .readonly(),
    z.object({ file: givenFileSchema, byteLength: z.number().int(), acts: z.number().int() }).readonly(),
    { file: 'write', gives: 'reveal' },
  ),
} as const
