import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Act } from '#shared/domain/act.ts'
import type { ArticleId, ChangeId, NoteId, ReplyId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import { actOf, noteOn, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { twoDesks, type TwoDesks } from '#tests/helpers/packages/two-desks.ts'

let two: TwoDesks
let ours: TestDesk
let theirs: TestDesk
let id: ArticleId
let packed: TwoDesks['packed']
let take: TwoDesks['take']

beforeEach(async () => {
  two = await twoDesks(async (desk, articleId) => {
    const added = [noteOn(await openOf(desk.client, articleId), '谁投的票？')]
    valueOf(await desk.client.call('change.apply', actOf(articleId, { added })))
  })
  ;({ ours, theirs, id, packed, take } = two)
})
afterEach(async () => {
  await two.remove()
  expect([...ours.bugs, ...theirs.bugs]).toEqual([])
})

async function apply(desk: TestDesk, change: Partial<ChangeSet>, more: Partial<Act> = {}): Promise<void> {
  valueOf(await desk.client.call('change.apply', { ...actOf(id, change), ...more }))
}

/** What an article says, without how often each record was stored. */
function said(open: OpenArticle): unknown {
  const { drafts: _drafts, log: _log, ...rest } = open
  return JSON.parse(JSON.stringify(rest, (name, value: unknown) => (name === 'revision' ? 0 : value)))
}

const edit = async (desk: TestDesk, body: string): Promise<void> => {
  const note = (await openOf(desk.client, id)).notes[0]
  if (note === undefined) throw new Error('no note')
  await apply(desk, { updated: [[note, { ...note, body }]] })
}

test('two libraries exchange their work and say the same, and merging again changes nothing', async () => {
  const open = await openOf(ours.client, id)
  await apply(ours, { added: [{ ...noteOn(open, '我的'), id: newId() as NoteId }] })
  await apply(theirs, { added: [{ ...noteOn(open, '同事的'), id: newId() as NoteId }] })
  const [note] = open.notes
  if (note === undefined) throw new Error('no note')
  const reply = {
    type: 'reply' as const,
    id: newId() as ReplyId,
    revision: 0,
    articleId: id,
    noteId: note.id,
    body: '村民。',
    author: '周',
    createdAtMs: 2,
  }
  await apply(theirs, { added: [reply] })
  const preview = valueOf(await ours.client.call('merge.preview', { file: await packed(theirs) })).articles[0]
  expect(preview).toMatchObject({ acts: 2, isNew: false, conflicts: [], counts: { notes: 1, replies: 1, removals: 0 } })
  expect((await openOf(ours.client, id)).notes).toHaveLength(2)
  await take(ours, theirs)
  await take(theirs, ours)
  const [one, other] = [await openOf(ours.client, id), await openOf(theirs.client, id)]
  expect(said(one)).toEqual(said(other))
  expect(one.notes.map(({ body }) => body).sort()).toEqual(['谁投的票？', '我的', '同事的'].sort())
  expect(one.log.filter(({ act }) => act === 'article.merge')).toHaveLength(1)
  expect((await take(ours, theirs)).act).toBeUndefined()
  expect((await openOf(ours.client, id)).log).toHaveLength(one.log.length)
})

test('what both wrote is a conflict on both sides until one settles it, and that is handed on', async () => {
  await edit(ours, '甲')
  await edit(theirs, '乙')
  await take(ours, theirs)
  await take(theirs, ours)
  const open = await openOf(ours.client, id)
  expect(said(open)).toEqual(said(await openOf(theirs.client, id)))
  const [conflict] = open.conflicts
  expect(conflict?.sides.map(({ value }) => value?.['body']).sort()).toEqual(['乙', '甲'])
  if (conflict === undefined) return
  const all = [open.article, ...open.notes, ...open.blocks, ...open.conflicts]
  const change = settleConflict(conflict, { side: 1 }, all)
  if (change === undefined) throw new Error('not settled')
  await apply(ours, change)
  const body = String(conflict.sides[1]?.value?.['body'])
  await take(theirs, ours)
  const settled = await openOf(theirs.client, id)
  expect([settled.conflicts, settled.notes[0]?.body]).toEqual([[], body])
})

test('into an article that lies in the bin nothing is merged, and that is said; restored, it is', async () => {
  await edit(theirs, '乙')
  const file = await packed(theirs)
  const { article } = await openOf(ours.client, id)
  await apply(ours, { updated: [[article, { ...article, deletedAtMs: 1 }]] })
  const refused = { ok: false, error: { code: 'article-binned', values: { file: file.path, title: article.title } } }
  expect(await ours.client.call('merge.preview', { file })).toEqual(refused)
  expect(await ours.client.call('merge.take', { file, author: '周' })).toEqual(refused)
  const binned = (await openOf(ours.client, id)).article
  await apply(ours, { updated: [[binned, { ...binned, deletedAtMs: undefined }]] })
  expect((await take(ours, theirs)).act).toBeDefined()
})

test('a merge that is taken back is gone whole, is no removal for the other, and can be made again', async () => {
  const before = await openOf(ours.client, id)
  await apply(theirs, { added: [{ ...noteOn(before, '同事的'), id: newId() as NoteId }] })
  await edit(theirs, '乙')
  const { act } = await take(ours, theirs)
  const merged = await openOf(ours.client, id)
  const entry = merged.log.find((each) => each.id === act)
  if (entry === undefined) throw new Error('no act')
  const change = withRevisions(invertChange(entry.change), merged)
  await apply(ours, change, { id: newId() as ChangeId, act: 'article.merge', undoes: entry.id })
  expect(said(await openOf(ours.client, id))).toEqual(said(before))
  const colleague = said(await openOf(theirs.client, id))
  await take(theirs, ours)
  expect(said(await openOf(theirs.client, id))).toEqual(colleague)
  await take(ours, theirs)
  expect(said(await openOf(ours.client, id))).toEqual(said(await openOf(theirs.client, id)))
})

/** As the window sends it: against the records as they now are. */
function withRevisions(change: ChangeSet, open: OpenArticle): ChangeSet {
  const now = new Map(
    [
      open.article,
      ...Object.values(open).flatMap((list) => (Array.isArray(list) ? (list as { id: string }[]) : [])),
    ].map((each) => [each.id as string, each]),
  )
  const current = <R extends { readonly id: string }>(record: R): R => (now.get(record.id) as R | undefined) ?? record
  return {
    added: change.added,
    updated: change.updated.map(([from, to]) => [current(from), { ...to, revision: current(from).revision }] as const),
    removed: change.removed.map(current),
  }
}

test('an article that is not here comes whole, and what is done on both sides afterwards merges', async () => {
  await edit(ours, '甲')
  const third = openDesk(join(ours.folder, 'third.galley'), ours.folder)
  expect(await take(third, ours)).toMatchObject({ isNew: true })
  expect(said(await openOf(third.client, id))).toEqual(said(await openOf(ours.client, id)))
  await edit(third, '丙')
  expect((await take(ours, third)).conflicts).toEqual([])
  expect((await openOf(ours.client, id)).notes[0]?.body).toBe('丙')
  await edit(theirs, '乙')
  expect((await take(third, theirs)).conflicts).toHaveLength(1)
  await third.close()
})

test('three rounds there and back lose nothing', async () => {
  const wanted: string[] = []
  for (const round of [1, 2, 3]) {
    for (const desk of [ours, theirs]) {
      const body = `${String(round)} ${desk === ours ? '甲' : '乙'}`
      wanted.push(body)
      await apply(desk, { added: [{ ...noteOn(await openOf(desk.client, id), body), id: newId() as NoteId }] })
    }
    await take(theirs, ours)
    await take(ours, theirs)
  }
  const [one, other] = [await openOf(ours.client, id), await openOf(theirs.client, id)]
  expect(said(one)).toEqual(said(other))
  expect(one.notes.map(({ body }) => body).filter((body) => wanted.includes(body))).toHaveLength(6)
})

test('what is taken is the package that was shown, whatever lies under its name by then', async () => {
  await edit(theirs, '是学生投的')
  const file = await packed(theirs)
  const { token } = valueOf(await ours.client.call('package.inspect', { file }))
  await edit(theirs, '不，是村民')
  copyFileSync((await packed(theirs)).path, file.path)
  const preview = valueOf(await ours.client.call('merge.preview', { file, token }))
  const taken = valueOf(await ours.client.call('merge.take', { file, token, author: '周' }))
  expect(taken.articles.map(({ acts }) => acts)).toEqual(preview.articles.map(({ acts }) => acts))
  expect((await openOf(ours.client, id)).notes[0]?.body).toBe('是学生投的')
  await ours.client.call('package.drop', { token })
  const gone = await ours.client.call('merge.take', { file, token, author: '周' })
  expect(gone.ok ? undefined : gone.error.code).toBe('not-found')
})

test('what is written while a merge is worked out stays, and so does what it brings', async () => {
  await edit(theirs, '是学生投的')
  const open = await openOf(ours.client, id)
  const file = await packed(theirs)
  const other = { ...noteOn(open, '再查年份', 6), id: newId() as NoteId }
  const [taken] = await Promise.all([
    ours.client.call('merge.take', { file, author: '周' }),
    apply(ours, { added: [other] }),
  ])
  valueOf(taken)
  const bodies = (await openOf(ours.client, id)).notes.map(({ body }) => body)
  expect(bodies.toSorted()).toEqual(['再查年份', '是学生投的'].toSorted())
})
