import { basename } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { stateOfHistory } from '#shared/merge/merge.ts'
import type { Db } from '#electron/db/sql.ts'
import { readFileHead, readRegularFile } from '#electron/files/read-regular.ts'
import { LIMITS } from '#electron/import/process/limits.ts'
import { historyOf } from '#electron/package/history-of.ts'
import type { Ports } from '#electron/ports.ts'
import { returnedHistory } from '#electron/returned/compare.ts'
import type { ReturnedFile } from '#electron/returned/file.ts'

/** How a ZIP archive begins: a Word document is one, and a package is none. */
const ARCHIVE = 'PK'

/**
 * Reads a Word document that comes back, in the process that may be killed; undefined for another file. Errors: those of
 * reading a file, and of `readReturned`.
 */
export async function readReturnedFile(
  { parser }: Pick<Ports, 'parser'>,
  path: string,
): Promise<Result<ReturnedFile, CallError> | undefined> {
  const head = await readFileHead(path, ARCHIVE.length)
  if (!head.ok || Buffer.from(head.value).toString('latin1') !== ARCHIVE) return undefined
  const read = await readRegularFile(path, LIMITS.fileBytes)
  if (!read.ok) return read
  return parser.readPackage({ kind: 'returned', path, fileName: basename(path), bytes: read.value })
}

/**
 * What was done in it, as acts on those that it went out with. Errors: `returned-unknown`, `history-other` (it went out of a
 * library that has done what this one does not know).
 */
export function historyReturned(
  db: Db,
  file: ReturnedFile,
  path: string,
): Result<ReturnType<typeof returnedHistory>, CallError> {
  const { articleId, heads } = file.identity
  const ours = historyOf(db, articleId)
  if (ours === undefined) return err(callError('returned-unknown', { file: path }))
  const known = new Set(ours.acts.map(({ id }) => id))
  const unknown = heads.find((head) => !known.has(head))
  const state = unknown === undefined ? stateOfHistory({ ...ours, heads }) : undefined
  if (state?.ok !== true) return err(callError('history-other', { file: path, detail: unknown ?? 'order' }))
  return ok(returnedHistory(file, state.value, ours.acts))
}
