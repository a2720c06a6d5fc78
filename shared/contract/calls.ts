import { z } from 'zod'
import { actSchema } from '../domain/act.ts'
import { assetSchema } from '../domain/asset.ts'
import { authorSchema, timeMsSchema } from '../domain/common.ts'
import { draftSchema } from '../domain/draft.ts'
import { articleIdSchema, assetIdSchema, versionIdSchema } from '../domain/ids.ts'
import { recordSchema } from '../domain/records.ts'
import { localeSchema, settingsChangeSchema, settingsSchema } from '../domain/settings.ts'
import { annotationFaultSchema, annotationStatusSchema } from './annotations.ts'
import { byDoor, command, nothing, query, windowCommand, windowQuery } from './call-spec.ts'
import { carryCountsSchema } from './carry-counts.ts'
import { callErrorSchema, errorCodeSchema } from './errors.ts'
import { exportingCalls } from './exporting.ts'
import { fileSchema, givenFileSchema } from './files.ts'
import {
  articleSummarySchema,
  backupSchema,
  importChoicesSchema,
  importFactsSchema,
  importPreviewSchema,
  importSourceSchema,
  libraryStateSchema,
  listedVersionSchema,
  openArticleSchema,
  originalSchema,
  rescueSchema,
} from './shapes.ts'
import { HOUSE_LISTS, houseLinesSchema, houseSchema, houseWordCalls } from './house.ts'
import { logCalls } from './log.ts'
import { mergeCalls } from './merging.ts'
import { printCalls } from './print.ts'
import { packagePreviewSchema } from '../package/preview.ts'
import { unsavedSchema } from './unsaved.ts'

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
    byDoor,
  ),
  'settings.get': windowQuery(nothing, settingsSchema, byDoor),
  /**
   * Sets what is named and nothing else; gives the settings as they now are. Where the library lies is not among what a
   * window sets: that is `library.choose`, where a person chooses.
   */
  'settings.change': windowCommand(z.object({ change: settingsChangeSchema }).readonly(), settingsSchema, byDoor),

  /** A house's own data for the checks, and the place of the file that holds it. */
  'house.get': windowQuery(nothing, houseSchema),
  'house.reveal': windowCommand(nothing, nothing),
  'house.revealList': windowCommand(z.object({ list: z.enum(HOUSE_LISTS) }).readonly(), nothing),
  /**
   * Writes a list of the house into its file. `was`: the lines that it was changed from; when the file has others meanwhile
   * (it is written in another program, too), nothing is written: `conflict`.
   */
  'house.keepList': windowCommand(
    z.object({ list: z.enum(HOUSE_LISTS), lines: houseLinesSchema, was: houseLinesSchema.optional() }).readonly(),
    houseSchema,
  ),

  ...houseWordCalls,

  'library.state': query(nothing, libraryStateSchema),
  'library.list': query(
    // With an article: that row alone, if it is there.
    z.object({ isBin: z.boolean().default(false), articleId: articleIdSchema.optional() }).readonly(),
    z.object({ articles: z.array(articleSummarySchema).readonly() }).readonly(),
  ),
  'library.reveal': windowCommand(nothing, nothing),
  /** Carries what was written last into the library's one file, so that a copy of it is whole: asked when the window is left. */
  'library.checkpoint': command(nothing, nothing),
  /** Asks for another library file (or a new one) and opens it. */
  'library.choose': windowCommand(z.object({ isNew: z.boolean() }).readonly(), libraryStateSchema),
  'library.backups': query(nothing, z.object({ backups: z.array(backupSchema).readonly() }).readonly()),
  'library.backUp': command(nothing, backupSchema),
  /**
   * Gives up the export or backup that is being made, or the restore that has not yet begun to change the library; whoever
   * waits for it is answered `canceled`. What is told with `isCancelable` can be given up so.
   */
  'library.stopWork': windowCommand(nothing, nothing),
  /** Puts a backup in the library's place; the library as it was is kept as a backup first. */
  'library.restore': command(z.object({ name: z.string() }).readonly(), libraryStateSchema),
  /**
   * Saves what can be read of a damaged library into a new one beside it, or (`isElsewhere`) where the person says; the
   * damaged file stays as it is.
   */
  'library.rescue': windowCommand(z.object({ isElsewhere: z.boolean().default(false) }).readonly(), rescueSchema, {
    gives: 'reveal',
  }),
  /** Opens the library that the last rescue made. */
  'library.openRescued': windowCommand(nothing, libraryStateSchema),

  /** A copy of all that was saved, made because the library was no longer at its path; none when it is not needed any more. */
  'library.kept': windowQuery(
    nothing,
    z.object({ file: givenFileSchema.optional(), keptAtMs: timeMsSchema.optional() }).readonly(),
    { gives: 'reveal' },
  ),
  /** Opens that copy as the library. */
  'library.openKept': windowCommand(nothing, libraryStateSchema),
  /** Forgets that there is such a copy; the file stays. */
  'library.dismissKept': windowCommand(nothing, nothing),

  /** Asks for files in the system's dialog; `files` is empty when it was left. */
  'dialog.openArticles': windowCommand(nothing, z.object({ files: z.array(givenFileSchema).readonly() }).readonly(), {
    answeredBy: 'door',
    gives: 'read',
  }),
  'dialog.openPicture': windowCommand(nothing, z.object({ file: givenFileSchema.optional() }).readonly(), {
    answeredBy: 'door',
    gives: 'read',
  }),
  /** Any file, to be kept as evidence. */
  'dialog.openFile': windowCommand(nothing, z.object({ file: givenFileSchema.optional() }).readonly(), {
    answeredBy: 'door',
    gives: 'read',
  }),

  /**
   * The articles at a place, each a file to inspect: a folder of several gives each of them, anything else itself.
   * `leftOut`: the folder holds more than is listed.
   */
  'import.list': query(
    z.object({ file: fileSchema }).readonly(),
    z.object({ files: z.array(givenFileSchema).min(1).readonly(), leftOut: callErrorSchema.optional() }).readonly(),
    { file: 'read', gives: 'read' },
  ),
  /** Reads and parses, keeps nothing; the bytes wait under the token until kept or dropped. */
  'import.inspect': command(
    z.object({ source: importSourceSchema, choices: importChoicesSchema.optional() }).readonly(),
    importPreviewSchema,
    { file: 'read', readsAgain: true },
  ),
  /** The same for the window's lists, which show but a few facts: a text of many megabytes stays where it is. */
  'import.read': windowCommand(z.object({ source: importSourceSchema }).readonly(), importFactsSchema, {
    file: 'read',
    readsAgain: true,
  }),
  /** The whole of a file that was read and waits. */
  'import.look': windowQuery(z.object({ token: z.string() }).readonly(), importPreviewSchema),
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
  /** What would become of an article's review if the waiting file became its next text. Errors: `not-found`. */
  'import.carry': query(z.object({ token: z.string(), articleId: articleIdSchema }).readonly(), carryCountsSchema),
  'import.drop': command(z.object({ token: z.string() }).readonly(), nothing),
  /** Gives up the file that is being read now; whoever waits for it is answered `canceled`. */
  'import.skip': command(nothing, nothing),

  /** Opens a package and gives what it holds; a copy of it waits under the token until it is dropped. Nothing of it is taken. */
  'package.inspect': command(z.object({ file: fileSchema }).readonly(), packagePreviewSchema, {
    file: 'read',
    readsAgain: true,
  }),
  /** A package that waits, against the library as it is now. */
  'package.look': query(z.object({ token: z.string() }).readonly(), packagePreviewSchema),
  /** Takes articles of a package that are not in the library, whole: all of those named, or none. The package waits on. */
  'package.take': command(
    z
      .object({
        token: z.string(),
        articleIds: z.array(articleIdSchema).min(1).max(1000).readonly(),
        author: authorSchema.optional(),
      })
      .readonly(),
    z
      .object({ articles: z.array(z.object({ id: articleIdSchema, title: z.string() }).readonly()).readonly() })
      .readonly(),
  ),
  'package.drop': command(z.object({ token: z.string() }).readonly(), nothing),

  /** An article at its current version, or at an earlier one, which is then for reading: without drafts and log. */
  'article.open': query(
    z.object({ articleId: articleIdSchema, versionId: versionIdSchema.optional() }).readonly(),
    openArticleSchema,
  ),

  /**
   * Makes another version of an article the one that is at work; all of them stay as they are. Errors: `not-found`, and those
   * of writing.
   */
  'article.return': command(
    z.object({ articleId: articleIdSchema, versionId: versionIdSchema, author: authorSchema }).readonly(),
    z.object({ versionId: versionIdSchema }).readonly(),
  ),

  /** The versions of an article, the first one first. Errors: `not-found`, `library-damaged`. */
  'article.versions': query(
    z.object({ articleId: articleIdSchema }).readonly(),
    z.object({ versions: z.array(listedVersionSchema).readonly() }).readonly(),
  ),

  /**
   * The versions of an article, the first one first, with what is known of the bytes that each came in; and the names of its
   * pictures and files whose bytes are not as they were kept. Errors: `not-found`, `library-damaged`.
   */
  'article.originals': query(
    z.object({ articleId: articleIdSchema }).readonly(),
    z.object({ versions: z.array(originalSchema).readonly(), lostFiles: z.array(z.string()).readonly() }).readonly(),
  ),

  /** The one way to change records: one act, one transaction, one entry of the log. */
  'change.apply': command(
    actSchema,
    z.object({ seq: z.number().int(), savedAtMs: timeMsSchema, stored: z.array(recordSchema).readonly() }).readonly(),
  ),

  ...printCalls,
  ...logCalls,
  ...mergeCalls,

  'draft.keep': command(z.object({ draft: draftSchema }).readonly(), z.object({ savedAtMs: timeMsSchema }).readonly()),
  'draft.drop': command(z.object({ articleId: articleIdSchema, id: z.string() }).readonly(), nothing),

  /**
   * What the library would not take, beside it in the data folder, so that it outlives a crash. `keep` puts an entry in the
   * place of its former self; `drop` of one that is not there is done.
   */
  'outbox.list': windowQuery(nothing, z.object({ entries: z.array(unsavedSchema).readonly() }).readonly()),
  'outbox.keep': windowCommand(z.object({ entry: unsavedSchema }).readonly(), nothing),
  'outbox.drop': windowCommand(z.object({ id: z.string().min(1).max(200) }).readonly(), nothing),

  /** Stores a picture's bytes and gives its record, not yet part of any change. */
  'asset.read': command(
    z
      .object({
        articleId: articleIdSchema,
        source: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('file'), file: fileSchema }).readonly(),
          z.object({ kind: z.literal('bytes'), base64: z.string(), fileName: z.string().optional() }).readonly(),
        ]),
      })
      .readonly(),
    assetSchema,
    { file: 'read' },
  ),

  /** Keeps any file as evidence, byte for byte, and gives its record, not yet part of any change. */
  'asset.attach': command(z.object({ articleId: articleIdSchema, file: fileSchema }).readonly(), assetSchema, {
    file: 'read',
  }),
  /** Shows a copy of a kept file outside of the app, after asking. */
  'asset.show': windowCommand(z.object({ articleId: articleIdSchema, assetId: assetIdSchema }).readonly(), nothing),

  ...exportingCalls,
  'file.reveal': windowCommand(z.object({ file: fileSchema }).readonly(), nothing, {
    answeredBy: 'door',
    file: 'reveal',
  }),
  /** Opens a file that was exported, or the folder of several, with the system's own program. */
  'file.open': windowCommand(z.object({ file: fileSchema }).readonly(), nothing, { answeredBy: 'door', file: 'open' }),
  /** W3C Web Annotation JSON-LD in; asked by dialog unless a `file` is named. */
  'annotations.read': command(
    z.object({ articleId: articleIdSchema, author: authorSchema, file: fileSchema.optional() }).readonly(),
    z
      .object({
        results: z
          .array(
            z.union([
              z.object({ id: z.string(), words: z.string(), status: annotationStatusSchema }).readonly(),
              z
                .object({
                  id: z.string(),
                  words: z.string(),
                  error: errorCodeSchema,
                  faults: z.array(annotationFaultSchema).readonly(),
                })
                .readonly(),
            ]),
          )
          .readonly(),
      })
      .readonly(),
    { file: 'read' },
  ),

  /**
   * The window says that nothing is unsaved any more, or that it could not save and the person must decide; `isKept`: what
   * could not be saved lies in the outbox, and comes back at the next start.
   */
  'window.closeReady': windowCommand(
    z.object({ isClean: z.boolean(), isKept: z.boolean().default(false) }).readonly(),
    nothing,
    byDoor,
  ),
  /** The window says that it can now take files and commands. */
  'window.ready': windowCommand(nothing, nothing, byDoor),
  'window.setTitle': windowCommand(z.object({ title: z.string(), isUnsaved: z.boolean() }).readonly(), nothing, byDoor),
  /** Pastes where the focus is, as the key would: a page may not read the clipboard by itself. */
  'window.paste': windowCommand(nothing, nothing, byDoor),
  'window.setZoom': windowCommand(z.object({ factor: z.number().min(0.5).max(3) }).readonly(), nothing, byDoor),
  /** Shows the address and asks before it is opened outside. */
  'link.open': windowCommand(z.object({ url: z.string() }).readonly(), nothing, byDoor),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** Calls that a door answers itself. */
export type DoorCallName =
  | 'app.about'
  | 'settings.get'
  | 'settings.change'
  | 'file.reveal'
  | 'file.open'
  | 'link.open'
  | Extract<CallName, `dialog.${string}` | `window.${string}`>
/** What a caller gives (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>
/** What a handler gets, after parsing. */
export type ParsedInput<N extends CallName> = z.output<Calls[N]['input']>
/** What a caller gets. */
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>
