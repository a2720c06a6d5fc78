import { MIXTURE_RULES } from '../language/mixture-rules.ts'
import { z } from 'zod'
import { changeSetSchema } from '../change/change-set.ts'
import { articleSchema, listedShape } from '../domain/article.ts'
import { roleSchema } from '../domain/block.ts'
import { authorSchema, scriptSchema, timeMsSchema } from '../domain/common.ts'
import { draftSchema } from '../domain/draft.ts'
import { articleIdSchema, changeIdSchema, sha256Schema, versionIdSchema } from '../domain/ids.ts'
import { PART_TYPES, recordTypes, type PartType } from '../domain/record-types.ts'
import { sourceDocumentSchema } from '../domain/source-document.ts'
import { callErrorSchema } from './errors.ts'
import { fileSchema, givenFileSchema, type GivenFile } from './files.ts'

/** So many of so many. */
const tallySchema = z.object({ done: z.number().int(), total: z.number().int() }).readonly()

/**
 * One row of the library: settled of all. `notes`: what is to be settled of notes and suggestions (shared/acts/waiting.ts).
 * `singleOnes`: how many of the unchecked numbers are 一 with a measure word, which a reader may leave out.
 */
export const articleSummarySchema = z
  .object({
    ...listedShape,
    deletedAtMs: timeMsSchema.optional(),
    /** In the bin: how many days on which Galley is used it will still be kept. */
    daysLeft: z.number().int().optional(),
    captions: tallySchema,
    numbers: tallySchema,
    singleOnes: z.number().int(),
    notes: tallySchema,
    repairs: z.number().int(),
    missingPictures: z.number().int(),
    characters: z.number().int(),
    /** Whose work waits: who wrote an open note or suggestion, and whom an open note is assigned to. */
    waitingFor: z.array(z.string()).readonly(),
    /** Notes, replies and edits that were begun and not saved. */
    drafts: z.number().int(),
  })
  .readonly()
export type ArticleSummary = z.infer<typeof articleSummarySchema>

/** How the bytes of a version or picture are: as they were kept, not there any more, or not what they were. */
export const BYTES_STATES = ['kept', 'lost', 'damaged'] as const
export type BytesState = (typeof BYTES_STATES)[number]

const versionFields = { id: versionIdSchema, fileName: z.string(), createdAtMs: timeMsSchema }

/** A version by the file that it came in. */
export const listedVersionSchema = z.object(versionFields).readonly()
export type ListedVersion = z.infer<typeof listedVersionSchema>

/** The same with what is known of that file's bytes. */
export const originalSchema = z.object({ ...versionFields, state: z.enum(BYTES_STATES) }).readonly()

/** What is known of the open library. `holder`: the process that holds it, when it is open for reading only. */
export const libraryStateSchema = z
  .object({
    path: z.string(),
    /** What it takes on the disk, its write-ahead log and all, in bytes. */
    sizeBytes: z.number(),
    articles: z.number().int(),
    binned: z.number().int(),
    isReadOnly: z.boolean(),
    /** Why nothing can be written, in the contract's own words; undefined when all is well. */
    trouble: callErrorSchema.optional(),
    /** Acts that were acknowledged once and are not in the file, as its last holder noted: how many, and the last one's time. */
    lost: z.object({ acts: z.number().int(), lastAtMs: timeMsSchema }).readonly().optional(),
    holder: z.object({ pid: z.number(), host: z.string(), program: z.string() }).readonly().optional(),
    /** When it was looked at whole; a large file is looked at beside the work, and until then there is none. */
    checkedAtMs: timeMsSchema.optional(),
    isSound: z.boolean(),
    /** Whether what is not sound in it is, or is also, the chain of its log. */
    isLogBroken: z.boolean().default(false),
    lastBackupAtMs: timeMsSchema.optional(),
  })
  .readonly()
export type LibraryState = z.infer<typeof libraryStateSchema>

export const backupSchema = z
  .object({
    name: z.string(),
    madeAtMs: timeMsSchema,
    sizeBytes: z.number(),
    articles: z.number().int(),
    /** Whether every page and row of it was looked at and is right; undefined: nobody has looked yet. */
    isProven: z.boolean().optional(),
  })
  .readonly()
export type Backup = z.infer<typeof backupSchema>

/** How one article came through a rescue; without a title where nothing tells it any more. */
const rescuedArticleSchema = z
  .object({
    title: z.string().optional(),
    isSaved: z.boolean(),
    /** Parts of it (blocks, notes, numbers …) that could not be saved. */
    lost: z.number().int(),
    /** Parts that may be of an earlier time than the last: the log, by which that could be told, is not whole. */
    unsure: z.number().int(),
    /** Originals and pictures of it of which the bytes are lost; what is said of them was saved. */
    files: z.number().int(),
  })
  .readonly()
export type RescuedArticle = z.infer<typeof rescuedArticleSchema>

/** What a rescue of a damaged library made: a library of its own in `file`. `gaps`: places of the log where acts are missing. */
export const rescueSchema = z
  .object({ file: givenFileSchema, articles: z.array(rescuedArticleSchema).readonly(), gaps: z.number().int() })
  .readonly()
export type RescueView = z.infer<typeof rescueSchema>

/** One act of the log. `undoes`/`redoes` name the act that it takes back or brings back. */
export const logEntrySchema = z
  .object({
    seq: z.number().int(),
    id: changeIdSchema,
    articleId: articleIdSchema,
    act: z.string(),
    author: authorSchema,
    atMs: timeMsSchema,
    change: changeSetSchema,
    undoes: changeIdSchema.optional(),
    redoes: changeIdSchema.optional(),
  })
  .readonly()
export type LogEntry = z.infer<typeof logEntrySchema>

type ListShape = {
  readonly [T in PartType as (typeof recordTypes)[T]['list']]: z.ZodReadonly<
    z.ZodArray<(typeof recordTypes)[T]['schema']>
  >
}
const lists = Object.fromEntries(
  PART_TYPES.map((type) => [recordTypes[type].list, z.array<z.ZodType>(recordTypes[type].schema).readonly()]),
) as unknown as ListShape

/** Everything a screen needs of one article at its current version, a list a type of record; `log`: its newest acts, oldest first. */
export const openArticleSchema = z
  .object({
    article: articleSchema,
    ...lists,
    drafts: z.array(draftSchema).readonly(),
    /** Of an earlier version: the one that is at work. */
    atWork: versionIdSchema.optional(),
    log: z.array(logEntrySchema).readonly(),
  })
  .readonly()
export type OpenArticle = z.infer<typeof openArticleSchema>

/** Where an article comes from: a file or folder, words pasted, or a sample. */
export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: fileSchema }).readonly(),
  z.object({ kind: z.literal('paste'), text: z.string(), html: z.string().optional() }).readonly(),
  z.object({ kind: z.literal('sample'), name: z.enum(['zh', 'en', 'zh-damaged']) }).readonly(),
])
export type ImportSource = z.input<typeof importSourceSchema>
/** The same, with a file as it was given. */
export type GivenSource = Exclude<ImportSource, { kind: 'file' }> | { readonly kind: 'file'; readonly file: GivenFile }
/** The same, as the services get it: a file by its path. */
export type ParsedImportSource = z.output<typeof importSourceSchema>

/** What the editor decides before a file is kept. `refused`: indexes of repairs; `roles`: block index → role. */
export const importChoicesSchema = z
  .object({
    encoding: z.string().optional(),
    script: scriptSchema,
    refused: z.array(z.number().int().nonnegative()).default([]),
    roles: z.array(z.object({ block: z.number().int().nonnegative(), role: roleSchema }).readonly()).default([]),
  })
  .readonly()
export type ImportChoices = z.infer<typeof importChoicesSchema>

/**
 * One way to read the bytes, with a sample of what comes out. `share`: of its characters, those that are written (0–1);
 * `brokenAt`: the first byte (from 1) that has no meaning in this encoding.
 */
const encodingChoiceSchema = z
  .object({
    encoding: z.string(),
    score: z.number(),
    sample: z.string(),
    share: z.number().optional(),
    brokenAt: z.number().int().optional(),
  })
  .readonly()

/**
 * A file as it would be opened. `reasons` says why the editor should look before it is kept (empty: open at once):
 * 'encoding' unsure, 'script' mixed, 'damage' mended, 'roles' doubtful, 'pictures' from beside the text, 'left-out' files of an archive,
 * 'mostly-left-out': hardly any of the file's text is in the article, 'same-headline' of another text,
 * 'alike': most of the text of an article that is there, 'returned' to one. `alike`: those articles; `share`: of the shorter
 * text, so much is in the other. `returned`: Galley wrote the document, of an article that is here, in the bin, or unknown.
 */
export const importPreviewSchema = z
  .object({
    token: z.string(),
    fileName: z.string(),
    byteLength: z.number().int(),
    sha256: sha256Schema,
    /** How the lines of a text file end; absent for files that are no text. */
    lineEnds: z.enum(['lf', 'crlf', 'cr', 'mixed']).optional(),
    encodings: z.array(encodingChoiceSchema).readonly(),
    choices: importChoicesSchema,
    document: sourceDocumentSchema,
    /** The text before any repair, by block, for the view of the original. */
    originals: z.array(z.string()).readonly(),
    /** The other script in a Chinese text: how often, and some of the characters. */
    mixed: z
      .object({
        rule: z.enum(MIXTURE_RULES),
        count: z.number().int(),
        examples: z.array(z.string()).readonly(),
      })
      .readonly()
      .optional(),
    reasons: z
      .array(
        z.enum([
          'encoding',
          'script',
          'damage',
          'roles',
          'pictures',
          'left-out',
          'mostly-left-out',
          'same-headline',
          'alike',
          'returned',
        ]),
      )
      .readonly(),
    existing: articleIdSchema.optional(),
    returned: z.enum(['here', 'binned', 'unknown']).optional(),
    sameHeadline: z.array(z.object({ id: articleIdSchema, title: z.string() }).readonly()).readonly(),
    alike: z.array(z.object({ id: articleIdSchema, title: z.string(), share: z.number() }).readonly()).readonly(),
  })
  .readonly()
export type ImportPreview = z.infer<typeof importPreviewSchema>

/** What a list of files shows of one that was read: its text waits with the services until it is looked at. */
export const importFactsSchema = importPreviewSchema
  .unwrap()
  .pick({ token: true, byteLength: true, sha256: true, choices: true, reasons: true, existing: true, returned: true })
  .extend({
    title: z.string().optional(),
    language: z.string().optional(),
    encoding: z.string().optional(),
    repairs: z.number().int(),
    pictures: z.number().int(),
    comments: z.number().int(),
    changes: z.number().int(),
    /** Lines of the site around it. */
    leftOut: z.number().int(),
  })
  .readonly()
export type ImportFacts = z.infer<typeof importFactsSchema>

/** What a list has of a Word document that Galley wrote, and that came back. */
export type ReturnedFacts = Pick<ImportFacts, 'token' | 'byteLength' | 'title' | 'existing'> & {
  readonly returned: NonNullable<ImportFacts['returned']>
}
