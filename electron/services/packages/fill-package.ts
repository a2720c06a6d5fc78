import { basename } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import type { Ports } from '#electron/ports.ts'
import type { Fill } from '../leaving/write-leaving.ts'

/** What a package is filled with, and how that is watched. */
interface Filling {
  readonly articleIds: readonly ArticleId[]
  readonly read: <T>(work: (db: Db) => Result<T, CallError>) => Result<T, CallError>
  readonly libraryPath: string
  readonly parser: Ports['parser']
  readonly signal: AbortSignal
  readonly onShare: (share: number | 'unknown') => void
}

/** How much of the work the writing is taken to be; the rest is the reading. */
const WRITING_SHARE = 0.6

/**
 * Fills a file with a package, and reads it as whoever gets it will: what could not be opened there is not handed on. What the
 * reading finds then is a fault of the library, whose rows were written as they are.
 */
export function fillPackage({ articleIds, read, libraryPath, parser, signal, onShare }: Filling): Fill {
  return async (path) => {
    const { writePackage } = await import('#electron/package/write-package.ts')
    const { librarySource } = await import('#electron/package/library-source.ts')
    const source = librarySource(read, articleIds)
    const written = await writePackage(path, { ...source, signal, onShare: (share) => onShare(share * WRITING_SHARE) })
    if (!written.ok) return written
    const stop = (): void => parser.skip()
    signal.addEventListener('abort', stop, { once: true })
    const looked = await parser.readPackage({ kind: 'check', path, fileName: basename(path) }, (share) =>
      onShare(WRITING_SHARE + share * (1 - WRITING_SHARE)),
    )
    signal.removeEventListener('abort', stop)
    if (signal.aborted) return err(callError('canceled'))
    if (looked.ok) return ok(undefined)
    const { code, values } = looked.error
    if (code === 'parse-limit' || code === 'parse-timeout') return err(callError('package-too-large', { what: code }))
    return err(callError('library-damaged', { file: libraryPath, detail: String(values?.['detail'] ?? code) }))
  }
}

/** What a package of these articles is called: by the first of them, and how many more there are. */
export function packageName(db: Db, articleIds: readonly ArticleId[]): Result<string, CallError> {
  const titles: string[] = []
  for (const id of new Set(articleIds)) {
    const article = readRecord(db, 'article', id, id)
    if (article === undefined) return err(callError('not-found', { record: `article:${id}` }))
    titles.push(article.title)
  }
  const [first = ''] = titles
  return ok(titles.length < 2 ? first : `${Array.from(first).slice(0, 50).join('')} +${String(titles.length - 1)}`)
}
