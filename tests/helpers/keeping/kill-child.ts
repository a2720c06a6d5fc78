import { createWriteStream } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { changeOf } from '#shared/change/change-set.ts'
import type { ArticleId, ChangeId, NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { noteOn, openDesk, openOf } from './desk.ts'

/**
 * A process that saves note after note until it is killed, and tells on standard output of each that was acknowledged.
 * Arguments: library, folder, article.
 */
const [libraryPath = '', folder = '', articleId = ''] = process.argv.slice(2)

// Else a process that is killed leaves the next one to compile it all again.
flushCompileCache()
const desk = openDesk(libraryPath, folder)
// Straight to the file descriptor: an acknowledgement must not wait in a buffer of a process that is killed.
const out = createWriteStream('', { fd: 1 })
const open = await openOf(desk.client, articleId as ArticleId)
for (let count = 0; ; count += 1) {
  const id = newId() as NoteId
  const note = { ...noteOn(open, `第${String(count)}条 ${'字'.repeat(count % 400)}`), id }
  const act = { id: newId() as ChangeId, articleId: open.article.id, act: 'note.add', author: '沈', atMs: count }
  const draft = {
    id: 'draft',
    articleId: open.article.id,
    versionId: note.versionId,
    kind: note.kind,
    body: note.body,
    updatedAtMs: count,
  }
  if (count % 3 === 0) await desk.client.call('draft.keep', { draft })
  const saved = await desk.client.call('change.apply', { ...act, change: changeOf({ added: [note] }) })
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
  await new Promise<void>((resolve, reject) => {
    out.write(`${id}\n`, (error) => (error ? reject(error) : resolve()))
  })
}
