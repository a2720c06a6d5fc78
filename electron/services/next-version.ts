import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { CarriedReview } from '#shared/revision/carried-review.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { withoutTwins } from '#shared/revision/come-again.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { newestEntries } from '#electron/db/log.ts'
import { draftsOfArticle, dropDraft, keepDraft } from '#electron/db/records/draft.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from '#electron/db/records/open-article.ts'
import type { LibraryFile } from './library-file.ts'
import type { VersionRecords } from './records-of-document.ts'

/** A new text with the review of the one before. `reviewed`: the article as it was when the review was carried. */
export interface NextVersion {
  readonly records: VersionRecords
  /** What was carried besides: records of the new version that a file does not bring. */
  readonly carried: readonly DomainRecord[]
  readonly reviewed: OpenArticle
  /** What was being written, and what it goes on as. */
  readonly drafts: CarriedReview['drafts']
  /** So many roles are those of the version before. */
  readonly roles: number
}

/** Whether nothing was done to the article, or written on it, since its review was carried. */
export function isStillReviewed(db: Db, { reviewed }: NextVersion): boolean {
  const now = readRecord(db, 'article', reviewed.article.id, reviewed.article.id)
  const [last] = newestEntries(db, reviewed.article.id, 1, 0)
  const isSameText = now?.currentVersionId === reviewed.article.currentVersionId && last?.id === reviewed.log.at(-1)?.id
  return isSameText && stamps(draftsOfArticle(db, reviewed.article.id)) === stamps(reviewed.drafts)
}

function stamps(drafts: readonly Draft[]): string {
  return JSON.stringify(drafts.map(({ id, updatedAtMs }) => [id, updatedAtMs]))
}

/** What was being written goes on with the new text, in the transaction at hand. */
export function moveDrafts(db: Db, { drafts }: NextVersion): void {
  for (const { from, to } of drafts) dropDraft(db, to.articleId, from)
  for (const { to } of drafts) keepDraft(db, to)
}

/**
 * Carries an article's review to a text that was read, in the parser's child: it takes the time that it takes, before
 * anything is locked for writing. Errors: `not-found`, and what the child may answer.
 */
export async function carryToNext(
  ports: Pick<Ports, 'parser'>,
  library: LibraryFile,
  articleId: ArticleId,
  fileName: string,
  records: VersionRecords,
): Promise<Result<NextVersion, CallError>> {
  const open = library.read((db) => openArticle(db, articleId))
  if (!open.ok) return open
  const { version, blocks, assets, numbers, repairs } = records
  const fresh = { versionId: version.id, blocks, assets, numbers, repairs }
  const made = await ports.parser.carryReview(fileName, { open: { ...open.value, log: [] }, fresh })
  if (!made.ok) return made
  const { carried } = made.value
  const { notes, replies, suggestions } = records
  const again = withoutTwins({ notes, replies, suggestions }, made.value.added)
  const others = new Map(made.value.blocks.map((block) => [block.id, block]))
  const own = blocks.map((block) => others.get(block.id) ?? block)
  const known = new Set(blocks.map(({ id }) => id))
  const allBlocks = [...own, ...made.value.blocks.filter(({ id }) => !known.has(id))]
  return ok({
    records: {
      ...records,
      ...again.brought,
      version: { ...version, carried },
      blocks: allBlocks,
      numbers: made.value.numbers,
    },
    carried: again.carried,
    reviewed: open.value,
    drafts: made.value.drafts,
    roles: made.value.roles,
  })
}
