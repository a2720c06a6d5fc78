import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepBlob } from '#electron/db/blob.ts'
import { openLibrary } from '#electron/db/open.ts'
import { actOf, codeOf, keepText, noteOn, openDesk, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let desk: TestDesk | undefined

beforeEach(() => {
  folder = tempFolder()
})
afterEach(async () => {
  await desk?.close()
  desk = undefined
  folder.remove()
})

/** A library that is too large to be looked at whole before it is open. */
async function largeLibrary(name: string): Promise<string> {
  const path = join(folder.path, name)
  const first = openDesk(path, folder.path)
  await keepText(first.client)
  await first.close()
  const library = valueOf(openLibrary(path, { program: 'test', nowMs: 1, isCreating: false }))
  for (let at = 0; at < 5; at += 1) keepBlob(library.db, Buffer.alloc(8_000_000, at), 1, 'image/png')
  library.close()
  return path
}

/** The library as a killed process leaves it. */
async function leftLibrary(): Promise<string> {
  const path = await largeLibrary('open.galley')
  const working = openDesk(path, folder.path)
  await keepText(working.client, '#第二篇\n只有一段。')
  const left = join(folder.path, 'left.galley')
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, left + suffix)
  await working.close()
  return left
}

/** The data of events of a name, in the order in which they were told. */
const told = (name: string): unknown[] =>
  desk?.control.told.flatMap((one) => (one.name === name ? [one.data] : [])) ?? []
const state = () => valueOf(desk?.services.libraryState() ?? { ok: false, error: { code: 'internal', values: {} } })

test('a large library that was left is worked in at once, and looked at whole beside the work', async () => {
  desk = openDesk(await leftLibrary(), folder.path, { checksLater: true })
  expect(state()).toMatchObject({ isSound: true, articles: 2, trouble: undefined, checkedAtMs: undefined })
  const open = await keepText(desk.client, '#第三篇\n也只有一段。')
  await expect.poll(() => state().checkedAtMs).toBe(desk.control.nowMs)
  expect(told('library.working').at(0)).toMatchObject({ work: 'check', isOver: false, isCancelable: false })
  expect(told('library.working').at(-1)).toMatchObject({ work: 'check', isOver: true })
  const act = actOf(open.article.id, { added: [noteOn(open, '再核对。')] })
  expect((await desk.client.call('change.apply', act)).ok).toBe(true)
})

test('a changed picture in it ends the saving as soon as it is found', async () => {
  const path = await leftLibrary()
  const changed = new Database(path)
  changed.exec(
    "UPDATE blob SET bytes = zeroblob(9) WHERE rowid = (SELECT max(rowid) FROM blob WHERE media_type = 'image/png')",
  )
  // Somebody else reads it, so that what was written last stays in its log.
  const reader = new Database(path)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM article').get()
  changed.close()
  desk = openDesk(path, folder.path, { checksLater: true })
  expect(state()).toMatchObject({ isSound: true, checkedAtMs: undefined })
  await expect.poll(() => state().isSound).toBe(false)
  reader.close()
  expect(told('library.troubled')).toMatchObject([{ trouble: { code: 'library-damaged' } }])
  expect(told('library.faulty')).toMatchObject([{ faults: 1 }])
  expect(codeOf(await desk.client.call('library.backUp', {}))).toBe('library-damaged')
})

test('a large library that was closed well has its structure looked at beside the work', async () => {
  const path = await largeLibrary('closed.galley')
  desk = openDesk(path, folder.path, { checksLater: true })
  expect(state().checkedAtMs).toBeUndefined()
  await expect.poll(() => state().checkedAtMs).toBe(desk.control.nowMs)
  expect(state()).toMatchObject({ isSound: true })
})

test('where nobody works meanwhile, as in a shell, the whole is looked at first', async () => {
  desk = openDesk(await leftLibrary(), folder.path)
  expect(state().checkedAtMs).toBe(desk.control.nowMs)
})

test('that everything waits for the look is said only where it does', async () => {
  const said: string[] = []
  const opening = { program: 'test', nowMs: 1, isCreating: false, onChecking: () => said.push('checking') }
  valueOf(openLibrary(await largeLibrary('open.galley'), { ...opening, checksLater: true })).close()
  expect(said).toEqual([])
  valueOf(openLibrary(join(folder.path, 'open.galley'), opening)).close()
  expect(said).toEqual(['checking'])
})
