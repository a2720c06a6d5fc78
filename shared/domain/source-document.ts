import { z } from 'zod'
import { metadataEntrySchema } from './asset.ts'
import { roleSchema } from './block.ts'
import { censusSchema } from './census.ts'
import { formatSchema, languageSchema, positionSchema } from './common.ts'
import { sha256Schema } from './ids.ts'
import { formFields, inlineMarkSchema } from './mark.ts'
import { evidenceSchema } from './repair.ts'
import { FORM_CHANNELS, SUGGESTION_KINDS } from './suggestion.ts'

const blockIndex = z.number().int().nonnegative()

/** A block as an importer gives it; `asset` and `figure` are indexes into `assets` and `blocks`. */
export const sourceBlockSchema = z
  .object({
    role: roleSchema,
    text: z.string(),
    ...formFields,
    level: z.number().int().min(1).max(6).optional(),
    asset: blockIndex.optional(),
    alt: z.string().optional(),
    figure: blockIndex.optional(),
    confidence: z.number().min(0).max(1),
  })
  .readonly()

/** A picture that came with the article; its bytes stay with the importer, under `sha256`. */
export const sourceAssetSchema = z
  .object({
    sha256: sha256Schema,
    mediaType: z.string(),
    byteLength: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    fileName: z.string().optional(),
    metadata: z.record(z.string(), z.array(metadataEntrySchema)).optional(),
  })
  .readonly()

export const sourceRepairSchema = z
  .object({
    block: blockIndex,
    start: positionSchema,
    end: positionSchema,
    kind: z.string(),
    before: z.string(),
    after: z.string(),
    evidence: evidenceSchema,
    isGuess: z.boolean(),
  })
  .readonly()

/** What a check found; `rule` is `area.name`, the words come from the messages. */
export const findingSchema = z
  .object({
    rule: z.string(),
    severity: z.enum(['info', 'warning', 'error']),
    block: blockIndex.nullable(),
    start: positionSchema,
    end: positionSchema,
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** What should stand at start–end, where the rule that found it knows; empty: nothing should. */
    suggest: z.string().optional(),
  })
  .readonly()

/** A comment that came inside the file (Word). */
export const sourceNoteSchema = z
  .object({
    author: z.string(),
    date: z.string().nullable(),
    block: blockIndex,
    start: positionSchema,
    endBlock: blockIndex.optional(),
    end: positionSchema,
    body: z.string(),
    replies: z
      .array(z.object({ author: z.string(), date: z.string().nullable(), body: z.string() }).readonly())
      .readonly(),
    /** Open when the file says nothing. */
    state: z.enum(['open', 'resolved']).optional(),
  })
  .readonly()

/** A tracked change that came inside the file (Word). */
export const sourceSuggestionSchema = z
  .object({
    author: z.string(),
    date: z.string().nullable(),
    kind: z.enum(SUGGESTION_KINDS),
    block: blockIndex,
    start: positionSchema,
    end: positionSchema,
    before: z.string(),
    after: z.string(),
    /** The form of `after`, where the format knows one: bare words are then bare, whatever they stand in. */
    marks: z.array(inlineMarkSchema).readonly().optional(),
    /** Of kind `form`: the channel in which `marks` is all that the words have then. */
    form: z.enum(FORM_CHANNELS).optional(),
    /** Both parts of a move have the same: where words were taken from (`before`), and where they went (`after`). */
    group: z.string().optional(),
  })
  .readonly()

/** What an importer makes of bytes: everything that opening an article needs, and nothing kept yet. */
export const sourceDocumentSchema = z
  .object({
    format: formatSchema,
    encoding: z.string().optional(),
    language: languageSchema,
    publishedAt: z.string().optional(),
    title: z.string().optional(),
    byline: z.string().optional(),
    editor: z.string().optional(),
    source: z.string().optional(),
    blocks: z.array(sourceBlockSchema).readonly(),
    assets: z.array(sourceAssetSchema).readonly(),
    repairs: z.array(sourceRepairSchema).readonly(),
    /** What of the file's text came along. */
    census: censusSchema,
    findings: z.array(findingSchema).readonly(),
    notes: z.array(sourceNoteSchema).readonly(),
    suggestions: z.array(sourceSuggestionSchema).readonly(),
  })
  .readonly()

export type SourceBlock = z.infer<typeof sourceBlockSchema>
export type SourceAsset = z.infer<typeof sourceAssetSchema>
export type SourceRepair = z.infer<typeof sourceRepairSchema>
export type Finding = z.infer<typeof findingSchema>
export type SourceNote = z.infer<typeof sourceNoteSchema>
export type SourceSuggestion = z.infer<typeof sourceSuggestionSchema>
export type SourceDocument = z.infer<typeof sourceDocumentSchema>
