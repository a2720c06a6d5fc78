import { z } from 'zod'
import { changeSetSchema } from '../change/change-set.ts'
import { assetSchema } from '../domain/asset.ts'
import { authorSchema, timeMsSchema } from '../domain/common.ts'
import { draftSchema } from '../domain/draft.ts'
import { articleIdSchema, assetIdSchema, changeIdSchema, versionIdSchema } from '../domain/ids.ts'
import { recordSchema } from '../domain/records.ts'
import { localeSchema, settingsChangeSchema, settingsSchema } from '../domain/settings.ts'
import { EXPORT_FORMATS } from './formats.ts'
import {
  articleSummarySchema,
  backupSchema,
  EXPORT_VIEWS,
  houseSchema,
  importChoicesSchema,
  importPreviewSchema,
  importSourceSchema,
  libraryStateSchema,
  openArticleSchema,
} from './shapes.ts'

/** A call of the contract: whether it changes anything, what goes in, what comes out. */
export interface CallSpec<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'query' | 'command'
  readonly input: I
  readonly output: O
}

function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallSpec<I, O> {
  return { kind: 'query', input, output }
}

function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallSpec<I, O> {
  return { kind: 'command', input, output }
}

const nothing = z.object({}).readonly()
const ofArticle = z.object({ articleId: articleIdSchema }).readonly()

/**
 * The one table of calls between a screen (or the command) and the services.
 * Client, handlers and checks are derived from it; a call without a handler does not compile.
 */
export const calls = {
  'app.about': query(
    nothing,
    z
      .object({
        version: z.string(),
        platform: z.string(),
        systemLocale: localeSchema,
        isStandIn: z.boolean(),
        dataPath: z.string(),
      })
      .readonly(),
  ),
  'settings.get': query(nothing, settingsSchema),
  /** Sets what is named and nothing else; gives the settings as they now are. */
  'settings.change': command(z.object({ change: settingsChangeSchema }).readonly(), settingsSchema),

  /** A house's own data for the checks, and the place of the file that holds it. */
  'house.get': query(nothing, houseSchema),
  'house.reveal': command(nothing, nothing),

  'library.state': query(nothing, libraryStateSchema),
  'library.list': query(
    z.object({ isBin: z.boolean().default(false) }).readonly(),
    z.object({ articles: z.array(articleSummarySchema).readonly() }).readonly(),
  ),
  'library.reveal': command(nothing, nothing),
  /** Carries what was written last into the library's one file, so that a copy of it is whole: asked when the window is left. */
  'library.settle': command(nothing, nothing),
  /** Asks for another library file (or a new one) and opens it. */
  'library.choose': command(z.object({ isNew: z.boolean() }).readonly(), libraryStateSchema),
  'library.backups': query(nothing, z.object({ backups: z.array(backupSchema).readonly() }).readonly()),
  'library.backUp': command(nothing, backupSchema),
  /** Puts a backup in the library's place; the library as it was is kept as a backup first. */
  'library.restore': command(z.object({ name: z.string() }).readonly(), libraryStateSchema),

  /** Asks for files in the system's dialog; `paths` is empty when it was left. */
  'dialog.openArticles': command(nothing, z.object({ paths: z.array(z.string()).readonly() }).readonly()),
  'dialog.openPicture': command(nothing, z.object({ path: z.string().optional() }).readonly()),
  /** Any file, to be kept as evidence. */
  'dialog.openFile': command(nothing, z.object({ path: z.string().optional() }).readonly()),

  /** The articles at a path, each a path to inspect: a folder of several gives each of them, anything else itself. */
  'import.list': query(
    z.object({ path: z.string().min(1) }).readonly(),
    z.object({ paths: z.array(z.string()).min(1).readonly() }).readonly(),
  ),
  /** Reads and parses, keeps nothing; the bytes wait under the token until kept or dropped. */
  'import.inspect': command(
    z.object({ source: importSourceSchema, choices: importChoicesSchema.optional() }).readonly(),
    importPreviewSchema,
  ),
  /** Reads the same bytes again with other choices. */
  'import.choose': command(
    z.object({ token: z.string(), choices: importChoicesSchema }).readonly(),
    importPreviewSchema,
  ),
  'import.keep': command(
    z
      .object({
        token: z.string(),
        author: authorSchema.optional(),
        as: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('new') }).readonly(),
          z.object({ kind: z.literal('version'), articleId: articleIdSchema }).readonly(),
        ]),
      })
      .readonly(),
    z.object({ articleId: articleIdSchema, versionId: versionIdSchema }).readonly(),
  ),
  'import.drop': command(z.object({ token: z.string() }).readonly(), nothing),
  /** Gives up the file that is being read now; whoever waits for it is answered `canceled`. */
  'import.skip': command(nothing, nothing),

  'article.open': query(ofArticle, openArticleSchema),

  /** The one way to change records: one act, one transaction, one entry of the log. */
  'change.apply': command(
    z
      .object({
        id: changeIdSchema,
        articleId: articleIdSchema,
        act: z.string().min(1).max(60),
        author: authorSchema,
        atMs: timeMsSchema,
        change: changeSetSchema,
        undoes: changeIdSchema.optional(),
        redoes: changeIdSchema.optional(),
        /** A draft that this act makes into a record, and that is dropped with it. */
        settlesDraft: z.string().optional(),
      })
      .readonly(),
    z.object({ seq: z.number().int(), savedAtMs: timeMsSchema, stored: z.array(recordSchema).readonly() }).readonly(),
  ),

  'draft.keep': command(z.object({ draft: draftSchema }).readonly(), z.object({ savedAtMs: timeMsSchema }).readonly()),
  'draft.drop': command(z.object({ articleId: articleIdSchema, id: z.string() }).readonly(), nothing),

  /** Stores a picture's bytes and gives its record, not yet part of any change. */
  'asset.read': command(
    z
      .object({
        articleId: articleIdSchema,
        source: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('path'), path: z.string().min(1) }).readonly(),
          z.object({ kind: z.literal('bytes'), base64: z.string(), fileName: z.string().optional() }).readonly(),
        ]),
      })
      .readonly(),
    assetSchema,
  ),

  /** Keeps any file as evidence, byte for byte, and gives its record, not yet part of any change. */
  'asset.attach': command(z.object({ articleId: articleIdSchema, path: z.string().min(1) }).readonly(), assetSchema),
  /** Shows a copy of a kept file outside of the app, after asking. */
  'asset.show': command(z.object({ articleId: articleIdSchema, assetId: assetIdSchema }).readonly(), nothing),

  /** Makes an export and writes it where the person says (asked by dialog unless `path` is given). */
  'export.run': command(
    z
      .object({
        articleId: articleIdSchema,
        format: z.enum(EXPORT_FORMATS),
        view: z.enum(EXPORT_VIEWS),
        locale: localeSchema,
        path: z.string().optional(),
        /** Whether pictures may say where they were taken (GPS); otherwise that is taken out of them. */
        withPosition: z.boolean().default(false),
      })
      .readonly(),
    z.object({ path: z.string(), byteLength: z.number().int() }).readonly(),
  ),
  'file.reveal': command(z.object({ path: z.string() }).readonly(), nothing),
  /** W3C Web Annotation JSON-LD in; asked by dialog unless `path` is given. */
  'annotations.read': command(
    z.object({ articleId: articleIdSchema, author: authorSchema, path: z.string().optional() }).readonly(),
    z
      .object({
        results: z
          .array(z.object({ id: z.string(), status: z.string().optional(), error: z.string().optional() }).readonly())
          .readonly(),
      })
      .readonly(),
  ),

  /** The window says that nothing is unsaved any more, or that it could not save and the person must decide. */
  'window.closeReady': command(z.object({ isClean: z.boolean() }).readonly(), nothing),
  /** The window says that it can now take files and commands. */
  'window.ready': command(nothing, nothing),
  'window.setTitle': command(z.object({ title: z.string(), isUnsaved: z.boolean() }).readonly(), nothing),
  'window.setZoom': command(z.object({ factor: z.number().min(0.5).max(3) }).readonly(), nothing),
  /** Shows the address and asks before it is opened outside. */
  'link.open': command(z.object({ url: z.string() }).readonly(), nothing),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a caller gives (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>
/** What a handler gets, after parsing. */
export type ParsedInput<N extends CallName> = z.output<Calls[N]['input']>
/** What a caller gets. */
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>
