import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import { librarySource } from '#electron/package/library-source.ts'
import { runPackageWork } from '#electron/package/work.ts'
import { writePackage } from '#electron/package/write-package.ts'
import { packageOverviewSchema, type PackageOverview } from '#shared/package/overview.ts'
import { actOf, keepText, noteOn, valueOf, type TestDesk } from '../keeping/desk.ts'
import { newId } from '#shared/lib/ids.ts'
import type { NoteId, ReplyId } from '#shared/domain/ids.ts'
import { judgeNumber } from '#shared/acts/numbers.ts'

/** An article with a picture, a note, a reply to it, a number that was checked and a note that was taken back again. */
export async function reviewedOn(desk: TestDesk, text?: string): Promise<ArticleId> {
  const open = await keepText(desk.client, text)
  const articleId = open.article.id
  const apply = async (change: Parameters<typeof actOf>[1], act?: string): Promise<void> => {
    valueOf(await desk.client.call('change.apply', actOf(articleId, change, act)))
  }
  const note = { ...noteOn(open, '谁投的票？'), id: newId() as NoteId }
  await apply({ added: [note] })
  const reply = {
    type: 'reply' as const,
    id: newId() as ReplyId,
    revision: 0,
    articleId,
    noteId: note.id,
    body: '村民。',
    author: '周',
    createdAtMs: 2,
  }
  await apply({ added: [reply] }, 'reply.add')
  const [number] = open.numbers
  if (number === undefined) throw new Error('no number')
  await apply(judgeNumber(number, { state: 'verified' }, [], { author: '沈', atMs: 5 }), 'number.judge')
  const other = { ...noteOn(open, '又不要了', 2), id: newId() as NoteId }
  await apply({ added: [other] })
  await apply({ removed: [{ ...other, revision: 1 }] }, 'note.remove')
  return articleId
}

/** Writes a package of articles of a library, straight from its file. */
export async function packOf(
  libraryPath: string,
  articleIds: readonly ArticleId[],
  target: string,
): Promise<Result<undefined, CallError>> {
  const db = new Database(libraryPath, { readonly: true })
  closeSync(openSync(target, 'wx'))
  try {
    return await writePackage(
      target,
      librarySource((work) => work(db), articleIds),
    )
  } finally {
    db.close()
  }
}

/** A package of what a desk has, and what it says of itself. */
export async function packedDesk(
  desk: TestDesk,
  articleIds: readonly ArticleId[],
  name = 'out.galley',
): Promise<{ readonly path: string; readonly overview: PackageOverview }> {
  const path = join(desk.folder, name)
  valueOf(await packOf(desk.libraryPath, articleIds, path))
  return { path, overview: packageOverviewSchema.parse(valueOf(await checkOf(path))) }
}

/** What a look at the whole of a package gives, in this process. */
export function checkOf(path: string): Promise<Result<unknown, CallError>> {
  return runPackageWork({ kind: 'check', path, fileName: 'p.galley' }, () => undefined)
}
