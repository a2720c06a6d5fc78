import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { renameArticle } from '#shared/acts/blocks.ts'
import { judgeNumber } from '#shared/acts/numbers.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { ArticleId, NoteId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import { newId } from '#shared/lib/ids.ts'
import { actOf, noteOn, openOf, SAMPLE_TEXT, valueOf, type TestDesk } from '../keeping/desk.ts'
import { twoDesks } from './two-desks.ts'

/** What two people wrote of one article without having seen each other's. */
export interface InConflict {
  readonly id: ArticleId
  readonly title: string
  /** Copies the library, with the colleague's work merged into it. */
  readonly copyTo: (path: string) => void
  /** Copies the library as it was before, and what the colleague sent. */
  readonly oursTo: (path: string) => void
  readonly pack: string
  readonly remove: () => Promise<void>
}

async function apply(desk: TestDesk, id: ArticleId, change: Partial<ChangeSet>, author: string): Promise<void> {
  valueOf(await desk.client.call('change.apply', { ...actOf(id, change), author, atMs: Date.now() }))
}

/** A note both rewrote, one that only one took away, a number and the title that both judged otherwise; `more` notes besides. */
export async function inConflict(more = 0): Promise<InConflict> {
  const notes: Note[] = []
  const { ours, theirs, id, packed, remove } = await twoDesks(async (desk, articleId) => {
    const open = await openOf(desk.client, articleId)
    const note = (body: string, length: number): Note => ({ ...noteOn(open, body, length), id: newId() as NoteId })
    notes.push(note('谁投的票？', 4), note('这里要查年份', 6))
    for (let at = 0; at < more; at += 1) notes.push(note('再核一遍', 3))
    await apply(desk, articleId, { added: notes }, '阮稚川')
  }, SAMPLE_TEXT)
  const write = async (desk: TestDesk, author: string, word: string): Promise<void> => {
    const now = await openOf(desk.client, id)
    const [first, second, ...others] = now.notes.toSorted(
      (a, b) => notes.findIndex((n) => n.id === a.id) - notes.findIndex((n) => n.id === b.id),
    )
    const [number] = now.numbers
    if (first === undefined || second === undefined || number === undefined) throw new Error('not there')
    await apply(desk, id, { updated: [[first, { ...first, body: `票是${word}投的吗？` }]] }, author)
    if (others.length > 0)
      await apply(
        desk,
        id,
        { updated: others.map((each, at) => [each, { ...each, body: `${word}核过第${String(at + 1)}遍` }]) },
        author,
      )
    await apply(
      desk,
      id,
      word === '村民' ? { removed: [second] } : { updated: [[second, { ...second, body: '年份已查' }]] },
      author,
    )
    const state = word === '村民' ? 'verified' : 'wrong'
    await apply(desk, id, judgeNumber(number, { state }, [], { author, atMs: Date.now() }), author)
    await apply(desk, id, renameArticle(now.article, `${word}的三座桥`) ?? {}, author)
  }
  await write(ours, '阮稚川', '村民')
  await write(theirs, '周行', '学生')
  const { path: pack } = await packed(theirs)
  await ours.client.call('library.checkpoint', {})
  const before = join(ours.folder, 'before.sqlite')
  copyFileSync(ours.libraryPath, before)
  valueOf(await ours.client.call('merge.take', { file: { path: pack }, author: '阮稚川' }))
  await ours.client.call('library.checkpoint', {})
  const { title } = (await openOf(ours.client, id)).article
  return {
    id,
    title,
    oursTo: (path) => copyFileSync(before, path),
    pack,
    copyTo: (path) => copyFileSync(ours.libraryPath, path),
    remove,
  }
}
