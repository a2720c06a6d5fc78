import { basename } from 'node:path'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ChangeId, VersionId } from '#shared/domain/ids.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import type { RecordType } from '#shared/domain/record-types.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { squashChanges } from '#shared/change/squash.ts'
import { isEmptyChange } from '#shared/change/change-set.ts'
import type { ToldAnnotation } from '#electron/annotations/read-annotation.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { readRegularFile } from '#electron/files/read-regular.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from '#electron/db/records/open-article.ts'
import { applyAct } from './changes.ts'
import type { LibraryFile } from './library-file.ts'

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
  const bytes = await readRegularFile(file, MOST_BYTES)
  if (!bytes.ok) return bytes
  const open = library.read((db) => openArticle(db, articleId))
  if (!open.ok) return open
  const nowMs = ports.now()
  // Read in the child, before anything is locked for writing: a stranger's file takes the time that it takes.
  const read = await ports.parser.readAnnotations(basename(file), {
    bytes: bytes.value,
    open: open.value,
    author,
    nowMs,
  })
  if (!read.ok) return read
  return library.write((db) => {
    const told = read.value.map((one) => withoutEarlier(one, (type, id) => readRecord(db, type, articleId, id)))
    const results = told.map((one) =>
      'change' in one
        ? { id: one.id, words: one.words, status: one.status }
        : { id: one.id, words: one.words, error: one.error, faults: one.faults ?? [] },
    )
    const change = squashChanges(told.flatMap((one) => ('change' in one ? [one.change] : [])))
    if (isEmptyChange(change)) return ok({ results })
    const act = { id: newId() as ChangeId, articleId, act: 'annotations.read', author, atMs: nowMs, change }
    const applied = applyAct(db, act, nowMs)
    return applied.ok ? ok({ results }) : applied
  })
}

/**
 * An annotation without what the article has of it in an earlier version: that was carried to this one under names of its own, and
 * is here already.
 */
function withoutEarlier(
  one: ToldAnnotation,
  stored: (type: RecordType, id: string) => DomainRecord | undefined,
): ToldAnnotation {
  if (!('change' in one)) return one
  const fresh = one.change.added.filter(({ type, id }) => stored(type, id) === undefined)
  const added = fresh.map((record) => {
    if (record.type !== 'suggestion' || record.noteId === undefined) return record
    // It does not hang on a note of another version.
    const { noteId, ...rest } = record
    const note = stored('note', noteId)
    return note === undefined || isOf(note, record.versionId) ? record : rest
  })
  const change = { ...one.change, added }
  return {
    ...one,
    change,
    status: fresh.length < one.change.added.length && isEmptyChange(change) ? 'unchanged' : one.status,
  }
}

function isOf(note: DomainRecord, versionId: VersionId): boolean {
  return note.type === 'note' && note.versionId === versionId
}
