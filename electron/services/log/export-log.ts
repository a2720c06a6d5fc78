import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { inChain } from '#shared/log/in-chain.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { countForeign } from '#electron/db/foreign-acts.ts'
import { countLog } from '#electron/db/log-rows.ts'
import { givenFile } from '#electron/door-calls.ts'
import { LogReader } from '#electron/log/log-lines.ts'
import type { Ports } from '#electron/ports.ts'
import { fileNameOf, type Exports } from '../exports.ts'
import type { LibraryFile } from '../library-file.ts'
import { findLog } from './find-log.ts'

/**
 * Writes the log of an article or of the library where the person says, or where `file` says: the whole of it, or the acts
 * that are wanted. Errors: `not-found` (no such article), `canceled`, and those of reading and writing.
 */
export async function exportLog(
  ports: Ports,
  library: LibraryFile,
  { articleId, filter, format, locale, file, isReplacing }: ParsedInput<'log.export'>,
  exports: Exports,
): Promise<Result<CallOutput<'log.export'>, CallError>> {
  const t = createTranslate(locale)
  const known = library.read((db) =>
    ok({
      all: countLog(db, articleId) + countForeign(db, articleId),
      title: articleId && new LogReader(db).titleOf(articleId),
      source: db.name,
      path: library.path,
    }),
  )
  if (!known.ok) return known
  const { all, title, source, path } = known.value
  if (articleId !== undefined && all === 0) return err(callError('not-found', { record: `article:${articleId}` }))
  const name = title === undefined ? t('log.file') : t('log.fileOf', { title })
  const target = file?.path ?? (await ports.dialogs.saveExport(fileNameOf(name), format))
  if (target === undefined) return err(callError('canceled'))
  const isWhole = Object.values(filter).every((each) => each === undefined)
  const found = isWhole ? undefined : await findLog(library, articleId, filter)
  if (found?.ok === false) return found
  const ids = found && inChain(found.value)
  // The acts that were found are those of the library that is open now.
  if (library.path !== path) return err(callError('library-missing', { file: path }))
  const log = { articleId, ids, acts: ids?.length ?? all, format, locale }
  const written = await exports.log(
    { source, library: path, log },
    { place: target, isReplacing: isReplacing || file === undefined },
  )
  if (!written.ok) return written
  const { byteLength, acts } = written.value
  return ok({ file: givenFile(target), byteLength, acts: acts ?? log.acts })
}
