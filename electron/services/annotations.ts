import { readFileSync, statSync } from 'node:fs'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { squashChanges } from '#shared/change/squash.ts'
import { isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from './articles.ts'
import { applyAct } from './changes.ts'
import type { LibraryFile } from './library-file.ts'

/** One annotation of a file: the change that it makes, or why it makes none. */
type ReadAnnotation =
  | { readonly id: string; readonly change: ChangeSet; readonly status: string }
  | { readonly id: string; readonly error: string }

/** A file of annotations longer than this is none that a person made, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Reads W3C Web Annotations from a file as one act: one entry of the log, one step of undo. An annotation that cannot be
 * read is told with its reason, and the others are taken all the same.
 */
export async function readAnnotationFile(
  ports: Ports,
  library: LibraryFile,
  { articleId, author, file: given }: ParsedInput<'annotations.read'>,
): Promise<Result<CallOutput<'annotations.read'>, CallError>> {
  const refused = library.writeError
  if (refused !== undefined) return err(refused)
  const file = given?.path ?? (await ports.dialogs.openAnnotations())
  if (file === undefined) return err(callError('canceled'))
  const json = readText(file)
  if (!json.ok) return json
  const { readAnnotations } = await import('#electron/export/read-annotations.ts')
  return library.write((db) => {
    const open = openArticle(db, articleId)
    if (!open.ok) return open
    const nowMs = ports.now()
    let read: readonly ReadAnnotation[]
    try {
      read = readAnnotations(json.value, open.value, author, nowMs)
    } catch (thrown) {
      return err(callError('annotations-invalid', { file, detail: (thrown as Error).message }))
    }
    const change = squashChanges(read.flatMap((one) => ('change' in one ? [one.change] : [])))
    if (!isEmptyChange(change)) {
      const act = { id: newId() as ChangeId, articleId, act: 'annotations.read', author, atMs: nowMs, change }
      const applied = applyAct(db, act, nowMs)
      if (!applied.ok) return applied
    }
    const results = read.map((one) =>
      'change' in one ? { id: one.id, status: one.status } : { id: one.id, error: one.error },
    )
    return ok({ results })
  })
}

function readText(file: string): Result<string, CallError> {
  try {
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat === undefined) return err(callError('file-missing', { file }))
    if (stat.size > MOST_BYTES) {
      return err(callError('file-too-large', { file, size: stat.size, limit: MOST_BYTES }))
    }
    return ok(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return err(callError('file-unreadable', { file }))
  }
}
