import { callError, type CallError } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Article } from '#shared/domain/article.ts'
import type { Block } from '#shared/domain/block.ts'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import {
  PART_TYPES,
  recordType,
  recordTypes,
  type DomainRecord,
  type PartType,
  type RecordLists,
} from '#shared/domain/record-types.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { newestEntries } from '#electron/db/log.ts'
import { draftsOfArticle } from '#electron/db/records/draft.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/**
 * How many of the newest acts come with an article, for undo after a restart, and how much JSON they may be in all:
 * hundreds of a person's acts, or the one that changed ten thousand records. What is older stays in the log.
 */
const NEWEST_ACTS = 300
const MOST_LETTERS_OF_ACTS = 1_000_000

/**
 * Everything of one article at its current version, or at the earlier one that is named: that is for reading, and comes with
 * neither drafts nor log. Errors: `not-found`, `library-damaged`.
 */
export function openArticle(db: Db, articleId: ArticleId, versionId?: VersionId): Result<OpenArticle, CallError> {
  const article = readRecord(db, 'article', articleId, articleId)
  if (article === undefined) return err(callError('not-found', { record: `article:${articleId}` }))
  if (versionId !== undefined && versionId !== article.currentVersionId) {
    const earlier = { ...article, currentVersionId: versionId }
    const lists = listsOf(db, earlier)
    if (!lists.versions.some(({ id }) => id === versionId)) {
      return err(callError('not-found', { record: `version:${versionId}` }))
    }
    return ok({ article: earlier, ...lists, drafts: [], log: [], atWork: article.currentVersionId })
  }
  return ok({
    article,
    ...listsOf(db, article),
    drafts: draftsOfArticle(db, articleId),
    log: newestEntries(db, articleId, NEWEST_ACTS, MOST_LETTERS_OF_ACTS),
  })
}

/** The lists of a version's records, each in its order. */
function listsOf(db: Db, { id, currentVersionId }: Article): RecordLists {
  const found = new Map<PartType, readonly DomainRecord[]>()
  for (const type of PART_TYPES) {
    const { scope } = recordType(type)
    const all: readonly DomainRecord[] = recordsOfArticle(db, type, id)
    // Chosen by the record itself, whose hash was checked, and not by the column beside it.
    if (scope === 'version')
      found.set(
        type,
        all.filter((record) => valuesAt(record, 'versionId')[0] === currentVersionId),
      )
    else if (scope === 'article') found.set(type, all)
    else {
      const owners = new Set(
        found.get(recordType(type).names[scope.of] as PartType)?.map((owner) => owner.id as string),
      )
      found.set(
        type,
        all.filter((record) => owners.has(String(valuesAt(record, scope.of)[0]))),
      )
    }
  }
  const places = placesOf((found.get('block') ?? []) as readonly Block[])
  return Object.fromEntries(
    PART_TYPES.map((type) => [recordTypes[type].list, sorted(found.get(type) ?? [], keyOf(type, places))]),
  ) as unknown as RecordLists
}

/** The index of each block in reading order. */
function placesOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  return new Map(blocks.toSorted((a, b) => a.order - b.order).map((block, index) => [block.id, index]))
}

/** What a type's list is ordered by; undefined where it stays as it lies. */
function keyOf(type: PartType, places: ReadonlyMap<string, number>): ((record: DomainRecord) => number) | undefined {
  const { order } = recordType(type)
  if (order === undefined) return undefined
  if (order !== 'place') return (record) => Number(valuesAt(record, order)[0])
  // A block is shorter than 2^32 code points, and there are fewer than 2^21 of them.
  return (record) =>
    (places.get(String(valuesAt(record, 'blockId')[0])) ?? places.size) * 2 ** 32 + Number(valuesAt(record, 'start')[0])
}

/** In the order of `key`, which is asked once for each; equal ones as they lay. */
function sorted<T>(records: readonly T[], key: ((record: T) => number) | undefined): readonly T[] {
  if (key === undefined) return records
  const keyed = records.map((record) => ({ record, at: key(record) }))
  return keyed.sort((a, b) => a.at - b.at).map(({ record }) => record)
}
