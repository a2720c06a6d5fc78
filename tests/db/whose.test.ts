import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignNote, settleNote } from '#shared/acts/notes.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeEach(() => {
  desk = newDesk()
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const row = async (articleId: ArticleId) => valueOf(await desk.client.call('library.list', { articleId })).articles[0]
const now = { author: '沈', atMs: 9 }

test('an article waits for who wrote an open note and for whom one is assigned to, until it is settled', async () => {
  const open = await keepText(desk.client)
  const { id } = open.article
  expect((await row(id))?.waitingFor).toEqual([])
  valueOf(await desk.client.call('change.apply', actOf(id, { added: [noteOn(open, '问')] })))
  expect((await row(id))?.waitingFor).toEqual(['沈'])
  const [note] = (await openOf(desk.client, id)).notes
  if (note === undefined) throw new Error('no note')
  valueOf(await desk.client.call('change.apply', actOf(id, assignNote(note, '卫知远'), 'note.assign')))
  expect((await row(id))?.waitingFor).toEqual(['卫知远', '沈'].sort())
  const [assigned] = (await openOf(desk.client, id)).notes
  if (assigned === undefined) throw new Error('no note')
  valueOf(await desk.client.call('change.apply', actOf(id, settleNote(assigned, 'resolved', now), 'note.resolve')))
  expect((await row(id))?.waitingFor).toEqual([])
  // Praise asks nothing of anybody.
  const praise = { ...noteOn(open, '好'), kind: 'praise' as const }
  valueOf(await desk.client.call('change.apply', actOf(id, { added: [praise] })))
  expect((await row(id))?.waitingFor).toEqual([])
})

test('the list says how many drafts an article has, and hears of the first and the last word of one', async () => {
  const open = await keepText(desk.client)
  const { id, currentVersionId: versionId } = open.article
  const draft: Draft = { id: 'd1', articleId: id, versionId, kind: 'query', body: '这', updatedAtMs: 2 }
  const told = (): number => desk.control.told.filter(({ name }) => name === 'library.changed').length
  await expect.poll(told).toBe(1)
  valueOf(await desk.client.call('draft.keep', { draft }))
  valueOf(await desk.client.call('draft.keep', { draft: { ...draft, body: '这里', updatedAtMs: 3 } }))
  expect((await row(id))?.drafts).toBe(1)
  await expect.poll(told).toBe(2)
  valueOf(await desk.client.call('draft.drop', { articleId: id, id: 'd1' }))
  expect((await row(id))?.drafts).toBe(0)
  await expect.poll(told).toBe(3)
})

test('several articles are exported into a folder, each under a name of its own, and nothing there is replaced', async () => {
  const [one, two] = [
    await keepText(desk.client, '#同名\n有3座桥。'),
    await keepText(desk.client, '#同名\n有4座桥，两条河。'),
  ]
  const folder = join(desk.folder, 'out')
  mkdirSync(folder)
  writeFileSync(join(folder, '同名.txt'), 'mine')
  const asked = { format: 'text', view: 'clean', locale: 'zh-Hans' } as const
  expect(codeOf(await desk.client.call('export.many', { articleIds: [one.article.id], ...asked }))).toBe('canceled')
  desk.control.chosenPath = folder
  const gone = 'nobody' as ArticleId
  const articleIds = [one.article.id, gone, two.article.id]
  const made = valueOf(await desk.client.call('export.many', { articleIds, ...asked }))
  expect(made).toMatchObject({
    written: 2,
    file: { path: folder },
    refused: [{ articleId: gone, error: { code: 'not-found' } }],
  })
  expect(readdirSync(folder).sort()).toEqual(['同名 2.txt', '同名 3.txt', '同名.txt'])
  expect(readFileSync(join(folder, '同名.txt'), 'utf8')).toBe('mine')
  expect(readFileSync(join(folder, '同名 3.txt'), 'utf8')).toContain('两条河')
  expect(existsSync(join(folder, '同名 4.txt'))).toBe(false)
})
