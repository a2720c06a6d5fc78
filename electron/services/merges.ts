import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ArticleHistory } from '#shared/merge/types.ts'
import { bytesNamedBy } from '#electron/package/pack-article.ts'
import type { Ports } from '#electron/ports.ts'
import type { LibraryFile } from './library-file.ts'
import { previewMerge, takeMerge } from './merging.ts'
import { openPackage, type OpenPackage } from './packages/open-package.ts'

/** What merging a package would do to the library; nothing is changed. */
export async function previewMerges(
  ports: Ports,
  library: LibraryFile,
  { file, articleIds }: ParsedInput<'merge.preview'>,
): Promise<Result<CallOutput<'merge.preview'>, CallError>> {
  return withHistories(ports, file.path, articleIds, (histories) =>
    library.read((db) => {
      const articles: CallOutput<'merge.preview'>['articles'][number][] = []
      for (const history of histories) {
        const preview = previewMerge(db, history)
        if (!preview.ok) return named(preview, file.path)
        articles.push(preview.value)
      }
      return ok({ articles })
    }),
  )
}

/** Merges a package into the library in one transaction: all of it, or nothing. */
export async function takeMerges(
  ports: Ports,
  library: LibraryFile,
  { file, articleIds, author }: ParsedInput<'merge.take'>,
): Promise<Result<CallOutput<'merge.take'>, CallError>> {
  const refused = library.writeError
  if (refused !== undefined) return err(refused)
  return withHistories(ports, file.path, articleIds, async (histories, opened) => {
    const records = histories.flatMap((history) => history.records)
    const bytesOf = await opened.bytes(records.flatMap(bytesNamedBy))
    if (!bytesOf.ok) return bytesOf
    return library.write((db) => {
      const articles: CallOutput<'merge.take'>['articles'][number][] = []
      for (const history of histories) {
        const merged = takeMerge(db, history, { author, nowMs: ports.now(), bytesOf: bytesOf.value })
        if (!merged.ok) return named(merged, file.path)
        articles.push(merged.value)
      }
      return ok({ articles })
    })
  })
}

async function withHistories<T>(
  ports: Ports,
  path: string,
  articleIds: readonly ArticleId[] | undefined,
  work: (
    histories: readonly ArticleHistory[],
    opened: OpenPackage,
  ) => Result<T, CallError> | Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const opened = await openPackage(ports, path)
  if (!opened.ok) return opened
  try {
    const histories: ArticleHistory[] = []
    for (const id of articleIds ?? opened.value.overview.articles.map((article) => article.id)) {
      const history = await opened.value.history(id)
      if (!history.ok) return history
      histories.push(history.value)
    }
    return await work(histories, opened.value)
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
