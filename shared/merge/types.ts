import { z } from 'zod'
import { changeSetSchema } from '../change/change-set.ts'
import { authorSchema, timeMsSchema } from '../domain/common.ts'
import { articleIdSchema, changeIdSchema } from '../domain/ids.ts'
import { recordSchema } from '../domain/records.ts'

/** The act of a library's log that takes the work of others into an article: one act, taken back by one. */
export const MERGE_ACT = 'article.merge'
/** The same for an article that was not here: it comes whole, and goes by the bin. */
export const TAKE_ACT = 'article.take'
/** What somebody did in a Word document that came back. It is never an act of the library's own log. */
export const RETURN_ACT = 'article.word'

/**
 * One act on an article as it is exchanged: the log's entry, word for word, and where it stands among the others.
 * `parents`: the newest acts that whoever did it had before them (the last one here and, after a merge, the last ones of
 * those that came in); whatever those had seen, this one has seen. Only the very first act has none.
 *
 * That is all the order there is. A strand (one library's own acts, one after the other), what was seen of other strands
 * at which place (version vectors) and the logical clock are computed from it (shared/merge/order.ts), so that they cannot
 * say two things; `atMs` is shown and decides nothing. A copied library that went on in two places is a fork: two acts
 * with the same parent. Libraries have no names here.
 *
 * What a merge changed is no act: a library that took other acts shows that in the parents of the next one, and one that
 * took its merge back has simply not seen them.
 */
export const historyActSchema = z
  .object({
    id: changeIdSchema,
    act: z.string().min(1).max(60),
    author: authorSchema,
    atMs: timeMsSchema,
    change: changeSetSchema,
    undoes: changeIdSchema.optional(),
    redoes: changeIdSchema.optional(),
    parents: z.array(changeIdSchema).max(1000).readonly(),
  })
  .readonly()
export type HistoryAct = z.infer<typeof historyActSchema>

/**
 * The history of one article as it is exchanged.
 * - `records`: all its records as the library now has them, of every version and type, without those of type `conflict`
 *   (they follow from the acts). They tell what an import brought, which the log does not repeat.
 * - `acts`: every act that the library knows of the article, each after its parents; what was undone and the undoing, too.
 * - `heads`: the acts that the library stands on: those that no other that it has seen has seen. Acts that are known and
 *   lie behind no head are of a merge that was taken back.
 *
 * A history may also be a part: `records` empty and only some acts, if all their `parents` are among its own acts or known
 * where it goes (a Word file that comes back: acts of another author whose parents are the `heads` of the export).
 * Who makes acts from a file derives their ids from the file's content and the heads, so that the same file again is the
 * same acts: merging twice then changes nothing.
 */
export const articleHistorySchema = z
  .object({
    articleId: articleIdSchema,
    records: z.array(recordSchema).readonly(),
    acts: z.array(historyActSchema).readonly(),
    heads: z.array(changeIdSchema).readonly(),
  })
  .readonly()
export type ArticleHistory = z.infer<typeof articleHistorySchema>

/** Bytes of the library that a history names (`RecordTypeOf.bytes`), by their SHA-256; asked one at a time, when taken. */
export type BytesOf = (sha256: string) => { readonly bytes: Uint8Array; readonly mediaType?: string } | undefined

/** What is merged into a library: the histories of its articles, and the bytes that they name. */
export interface Histories {
  readonly histories: readonly ArticleHistory[]
  readonly bytesOf: BytesOf
}
