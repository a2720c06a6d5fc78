import { setImmediate } from 'node:timers/promises'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { BytesState } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Version } from '#shared/domain/version.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { bytesState, putBackBlob } from '#electron/db/blob.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import { sha256, type Db } from '#electron/db/sql.ts'
import type { ParsedFile } from '#electron/ports.ts'
import type { LibraryFile } from './library-file.ts'

/** The versions of an article, the first one first. Errors: `not-found`, `library-damaged`. */
export function versionsOf(db: Db, articleId: ArticleId): Result<CallOutput<'article.versions'>, CallError> {
  const read = readVersions(db, articleId)
  return read.ok
    ? ok({ versions: read.value.map(({ id, fileName, createdAtMs }) => ({ id, fileName, createdAtMs })) })
    : read
}

/**
 * The versions of an article with what is known of their bytes, and its pictures whose bytes are not as they were kept.
 * Each file's bytes are looked at on their own: what else is asked comes in between. Errors: `not-found`, `library-damaged`.
 */
export async function originalsOf(
  library: Pick<LibraryFile, 'read'>,
  articleId: ArticleId,
): Promise<Result<CallOutput<'article.originals'>, CallError>> {
  const named = library.read((db) => {
    const versions = readVersions(db, articleId)
    return versions.ok ? ok({ versions: versions.value, assets: recordsOfArticle(db, 'asset', articleId) }) : versions
  })
  if (!named.ok) return named
  const states: BytesState[] = []
  for (const { sha256: name, byteLength } of [...named.value.versions, ...named.value.assets]) {
    await setImmediate()
    const state = library.read((db) => ok(bytesState(db, name, byteLength)))
    if (!state.ok) return state
    states.push(state.value)
  }
  const versions = named.value.versions.map(({ id, fileName, createdAtMs }, at) => ({
    id,
    fileName,
    createdAtMs,
    state: states[at] ?? 'lost',
  }))
  const ofAssets = states.slice(versions.length)
  const lost = named.value.assets.filter((_, at) => ofAssets[at] !== 'kept')
  return ok({ versions, lostFiles: lost.map(({ fileName, mediaType }) => fileName ?? mediaType) })
}

function readVersions(db: Db, articleId: ArticleId): Result<readonly Version[], CallError> {
  return readRecord(db, 'article', articleId, articleId) === undefined
    ? err(callError('not-found', { record: `article:${articleId}` }))
    : ok(recordsOfArticle(db, 'version', articleId).toSorted((a, b) => a.createdAtMs - b.createdAtMs))
}

/** Bytes of a file, and what kind of picture they are. */
type NamedBytes = readonly [bytes: Uint8Array, mediaType?: string]

/** What of a file that was read again the library has lost or holds damaged: the file and its pictures. */
export function missingBytes(db: Db, { bytes, pictures, document }: ParsedFile): readonly NamedBytes[] {
  const all: readonly NamedBytes[] = [
    [bytes],
    ...pictures.map((picture, index) => [picture, document.assets[index]?.mediaType ?? ''] as const),
  ]
  return all.filter(([each]) => bytesState(db, sha256(each), each.byteLength) !== 'kept')
}

/** Puts back what was lost. To be called in a transaction. */
export function putBack(db: Db, missing: readonly NamedBytes[], nowMs: number): void {
  for (const [bytes, mediaType] of missing) putBackBlob(db, bytes, nowMs, mediaType === '' ? undefined : mediaType)
}
