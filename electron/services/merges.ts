import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Returned } from '#shared/merge/preview.ts'
import type { ArticleHistory, BytesOf } from '#shared/merge/types.ts'
import type { Db } from '#electron/db/sql.ts'
import { bytesNamedBy } from '#electron/package/pack-article.ts'
import type { Ports } from '#electron/ports.ts'
import type { LibraryFile } from './library-file.ts'
import { previewMerge, takeMerge } from './merging.ts'
import { openPackage } from './packages/open-package.ts'
import { historyReturned, readReturnedFile } from './returned-files.ts'

/** What merging a package or a Word document would do to the library; nothing is changed. */
export async function previewMerges(
  ports: Ports,
  library: LibraryFile,
  { file, articleIds }: ParsedInput<'merge.preview'>,
): Promise<Result<CallOutput<'merge.preview'>, CallError>> {
  return withSources(ports, file.path, articleIds, ({ sources }) =>
    library.read((db) => {
      const articles: CallOutput<'merge.preview'>['articles'][number][] = []
      for (const source of sources) {
        const theirs = source(db)
        if (!theirs.ok) return theirs
        const { history, ...more } = theirs.value
        const preview = previewMerge(db, history)
        if (!preview.ok) return named(preview, file.path)
        articles.push({ ...preview.value, ...more })
      }
      return ok({ articles })
    }),
  )
}

/** Merges a package or a Word document into the library in one transaction: all of it, or nothing. */
export async function takeMerges(
  ports: Ports,
  library: LibraryFile,
  { file, articleIds, author }: ParsedInput<'merge.take'>,
): Promise<Result<CallOutput<'merge.take'>, CallError>> {
  const refused = library.writeError
  if (refused !== undefined) return err(refused)
  return withSources(ports, file.path, articleIds, ({ sources, bytesOf }) =>
    library.write((db) => {
      const articles: CallOutput<'merge.take'>['articles'][number][] = []
      for (const source of sources) {
        const theirs = source(db)
        if (!theirs.ok) return theirs
        const { history, ...more } = theirs.value
        const merged = takeMerge(db, history, { author, nowMs: ports.now(), bytesOf })
        if (!merged.ok) return named(merged, file.path)
        articles.push({ ...merged.value, ...more })
      }
      return ok({ articles })
    }),
  )
}

/** What is merged into one article, found out when the library is at hand. */
type Source = (db: Db) => Result<{ readonly history: ArticleHistory; readonly returned?: Returned }, CallError>

interface Sources {
  readonly sources: readonly Source[]
  readonly bytesOf: BytesOf
}

async function withSources<T>(
  ports: Ports,
  path: string,
  articleIds: readonly ArticleId[] | undefined,
  work: (sources: Sources) => Result<T, CallError>,
): Promise<Result<T, CallError>> {
  const returned = await readReturnedFile(ports, path)
  if (returned !== undefined)
    return returned.ok
      ? work({ sources: [(db) => historyReturned(db, returned.value, path)], bytesOf: () => undefined })
      : returned
  const opened = await openPackage(ports, path)
  if (!opened.ok) return opened
  try {
    const histories: ArticleHistory[] = []
    for (const id of articleIds ?? opened.value.overview.articles.map((article) => article.id)) {
      const history = await opened.value.history(id)
      if (!history.ok) return history
      histories.push(history.value)
    }
    const bytesOf = await opened.value.bytes(histories.flatMap(({ records }) => records.flatMap(bytesNamedBy)))
    if (!bytesOf.ok) return bytesOf
    return work({ sources: histories.map((history) => () => ok({ history })), bytesOf: bytesOf.value })
  } finally {
    opened.value.close()
  }
}

/** The error with the file that it is about. */
function named(
  { error }: { readonly error: CallError },
  file: string,
): { readonly ok: false; readonly error: CallError } {
  return error.code === 'history-other'
    ? { ok: false, error: { ...error, values: { ...error.values, file } } }
    : { ok: false, error }
}
