import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LogFilter, LogLine } from '#shared/contract/log.ts'
import type { Note } from '#shared/domain/note.ts'
import type { ArticleId, NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { actWords } from '#shared/log/words.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { actOf, noteOn, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { twoDesks, type TwoDesks } from '#tests/helpers/packages/two-desks.ts'

const t = createTranslate('en')
const DAY = 86_400_000
const [, CHECK = ''] = /```python\n(.+?)```/su.exec(readFileSync('README.md', 'utf8')) ?? []
let two: TwoDesks
let ours: TestDesk
let theirs: TestDesk
let id: ArticleId

/** A colleague goes on with a copy of the library. */
beforeEach(async () => {
  two = await twoDesks()
  ;({ ours, theirs, id } = two)
})
afterEach(async () => {
  await two.remove()
  expect([...ours.bugs, ...theirs.bugs]).toEqual([])
})

async function note(desk: TestDesk, body: string, day: number): Promise<Note> {
  const added = { ...noteOn(await openOf(desk.client, id), body), id: newId() as NoteId }
  const act = { ...actOf(id, { added: [added] }), author: '周', atMs: day * DAY }
  const [stored] = valueOf(await desk.client.call('change.apply', act)).stored
  if (stored?.type !== 'note') throw new Error('no note')
  return stored
}

async function take(): Promise<string> {
  return (await two.take(ours, theirs, '沈')).act ?? ''
}

async function lines(filter: LogFilter = {}, articleId?: ArticleId): Promise<readonly LogLine[]> {
  const asked = articleId === undefined ? { filter } : { articleId, filter }
  const { ids } = valueOf(await ours.client.call('log.find', asked))
  return valueOf(await ours.client.call('log.lines', { ids })).lines
}

const short = (all: readonly LogLine[]) =>
  all.map((line) => [actWords(line, t), line.author, line.via === undefined ? line.id : (line.via.entry ?? '?')])

/** Two merges; the note that the first brings is edited before the second. */
async function twoMerges(): Promise<readonly string[]> {
  const first = await note(theirs, '一', 1)
  const one = await take()
  const edited = { ...actOf(id, { updated: [[first, { ...first, body: '二' }]] }, 'note.edit'), author: '吴' }
  valueOf(await theirs.client.call('change.apply', { ...edited, atMs: 2 * DAY }))
  return [one, await take()]
}

test('acts of others stand beneath the merge that brought them, each with its author and its time', async () => {
  await twoMerges()
  const all = await lines({}, id)
  const merged = 'merged a colleague’s work'
  expect(short(all)).toEqual([
    [merged, '沈', 3],
    ['edited a note', '吴', 3],
    [merged, '沈', 2],
    ['added a note', '周', 2],
    ['imported', '沈', 1],
  ])
  expect(all.map(({ atMs }) => atMs / DAY).filter((day) => day < 10)).toEqual([2, 1])
  expect(all[1]?.via).toMatchObject({ entry: 3, author: '沈', atMs: all[0]?.atMs })
  expect(all[1]?.fields).toEqual([{ type: 'note', field: 'body', before: '一', after: '二' }])
  expect(all.every(({ isSound }) => isSound)).toBe(true)
  expect(short(await lines())).toEqual(short(all))
})

test('a merge that was taken back keeps them beneath it, and one that is done again brings none twice', async () => {
  await note(theirs, '一', 1)
  const act = await take()
  const entry = (await openOf(ours.client, id)).log.find((each) => each.id === act)
  const added = (await openOf(ours.client, id)).notes
  valueOf(
    await ours.client.call('change.apply', { ...actOf(id, { removed: added }, 'article.merge'), undoes: entry?.id }),
  )
  await take()
  expect(short((await lines()).filter(({ of }) => of === undefined))).toEqual([
    ['merged a colleague’s work', '沈', 4],
    ['merged a colleague’s work', '沈', 2],
    ['added a note', '周', 2],
    ['imported', '沈', 1],
  ])
})

test.each<[string, LogFilter, number]>([
  ['a person', { author: '吴' }, 1],
  ['an act', { act: 'note.add' }, 1],
  ['their own day', { fromMs: DAY, toMs: 2 * DAY }, 1],
  ['words', { words: '二', act: 'note.edit' }, 1],
])('they are found by %s', async (_by, filter, count) => {
  await twoMerges()
  for (const scope of [undefined, id]) {
    const all = await lines(filter, scope)
    expect(all).toHaveLength(count)
    expect(all.every(({ via }) => via?.entry !== undefined)).toBe(true)
  }
  const found = valueOf(await ours.client.call('log.find', { filter }))
  expect(found.total).toBe(5)
  expect(found.authors).toContainEqual(['吴', 1])
})

test('they are in the lists that leave, and the chain is still checked by a program that is not ours', async () => {
  await twoMerges()
  const write = async (format: 'jsonl' | 'xlsx'): Promise<string> => {
    const path = join(ours.folder, `log.${format}`)
    const made = valueOf(await ours.client.call('log.export', { format, locale: 'en', file: { path } }))
    expect(made.acts).toBe(5)
    return path
  }
  const path = await write('jsonl')
  const all = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(all.map(({ seq, author }) => [seq, author])).toEqual([
    [1, '沈'],
    [2, '沈'],
    [null, '周'],
    [3, '沈'],
    [null, '吴'],
  ])
  expect(all[4]).toMatchObject({ via: { seq: 3, author: '沈' }, act: 'note.edit', prevHash: null })
  expect(all[3]).toMatchObject({ via: null })
  if (spawnSync('python3', ['--version']).status === 0)
    expect(spawnSync('python3', ['-c', CHECK, path], { encoding: 'utf8' }).stdout).toMatch(
      /^sound, numbers left out in 0/u,
    )
  const book = XLSX.read(readFileSync(await write('xlsx')))
  const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(Object.values(book.Sheets)[0] ?? {})
  expect(rows.map((row) => [row['No.'], row['By entry'], row['Person']])).toEqual([
    [1, undefined, '沈'],
    [2, undefined, '沈'],
    [undefined, 2, '周'],
    [3, undefined, '沈'],
    [undefined, 3, '吴'],
  ])
})

test('one that was changed behind the library’s back is said to be so', async () => {
  await twoMerges()
  const raw = new Database(ours.libraryPath)
  raw.prepare("UPDATE foreign_act SET json = replace(json, '周', '郑')").run()
  raw.close()
  expect((await lines({ author: '郑' })).map(({ isSound }) => isSound)).toEqual([false])
})
