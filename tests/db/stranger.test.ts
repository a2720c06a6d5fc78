import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { openLibrary } from '#electron/db/open.ts'
import { examineLibrary, rescueLibrary } from '#electron/services/doctor.ts'
import {
  actOf,
  codeOf,
  keepText,
  noteOn,
  openDesk,
  openOf,
  valueOf,
  type TestDesk,
} from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let path: string
let open: OpenArticle

beforeEach(async () => {
  folder = tempFolder()
  path = join(folder.path, 'l.galley')
  const desk = openDesk(path, folder.path)
  open = await keepText(desk.client)
  await desk.close()
})
afterEach(() => folder.remove())

function change(sql: string): void {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

const addNote = (desk: TestDesk, body = '注') =>
  desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, body)] }))

/** Never ends: whoever runs it hangs. */
const ENDLESS = 'WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n'

describe('a library with something in it that is not ours', () => {
  const extras: readonly (readonly [string, string, string])[] = [
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END', 'trigger t'],
    ['a view without end', `CREATE VIEW v AS ${ENDLESS}`, 'view v'],
    ['a table', 'CREATE TABLE extra (a)', 'table extra'],
    ['an index', 'CREATE INDEX i ON note (json)', 'index i'],
  ]
  test.each(extras)('(%s) is read, named, and never written', async (_name, sql, named) => {
    change(sql)
    const before = readFileSync(path)
    const desk = openDesk(path, folder.path)
    const { trouble } = valueOf(await desk.client.call('library.state', {}))
    expect(trouble).toMatchObject({ code: 'library-altered', values: { detail: named } })
    expect((await openOf(desk.client, open.article.id)).blocks).toHaveLength(open.blocks.length)
    expect(codeOf(await addNote(desk))).toBe('library-altered')
    await desk.close()
    expect(readFileSync(path).equals(before)).toBe(true)
    // doctor names the same, as a fault of its own.
    const report = valueOf(examineLibrary(path, 1))
    expect(report).toMatchObject({ isSound: false, structure: [], rows: [], foreignParts: named })
  })

  test('(a view in the place of a table) is not read at all', async () => {
    change(`PRAGMA foreign_keys = OFF; DROP TABLE checkmark; CREATE VIEW checkmark AS ${ENDLESS}`)
    const desk = openDesk(path, folder.path)
    expect(codeOf(await desk.client.call('library.state', {}))).toBe('library-damaged')
    await desk.close()
  })

  test.each(['checkmark', 'log', 'article', 'blob'])(
    '(a view in the place of %s) does not keep a rescue',
    async (name) => {
      const desk = openDesk(path, folder.path)
      valueOf(await addNote(desk, '视图之前的一条'))
      await desk.close()
      change(`PRAGMA legacy_alter_table = ON; ALTER TABLE ${name} RENAME TO theirs; CREATE VIEW ${name} AS ${ENDLESS}`)
      const saved = join(folder.path, 'saved.galley')
      const rescued = valueOf(rescueLibrary(path, saved, 1))
      expect(rescued.articles.map(({ isSaved }) => isSaved)).toEqual([true])
      const again = openDesk(saved, folder.path)
      expect((await openOf(again.client, open.article.id)).notes.map(({ body }) => body)).toEqual(['视图之前的一条'])
      await again.close()
    },
  )

  const broken: readonly (readonly [string, string])[] = [
    ['an index that is missing', 'DROP INDEX note_tally'],
    ['a schema number that is too low', 'PRAGMA user_version = 10'],
    ['a schema number that never was', 'PRAGMA user_version = 13'],
  ]
  test.each(broken)('(%s) is damaged, and is not written', async (_name, sql) => {
    change(sql)
    const desk = openDesk(path, folder.path)
    const state = await desk.client.call('library.state', {})
    const error = state.ok ? state.value.trouble : state.error
    expect(error?.code).toBe('library-damaged')
    expect(codeOf(await addNote(desk))).toBe('library-damaged')
    await desk.close()
  })
})

describe('a write-ahead log', () => {
  /** Works in a library and leaves it as a killed process does: file, log and note of what was acknowledged. */
  async function workAndDie(notes: number): Promise<void> {
    const desk = openDesk(path, folder.path)
    for (let count = 0; count < notes; count += 1) valueOf(await addNote(desk, `第${String(count)}条`))
    const kept = ['', '-wal', '-mark'].map((suffix) => [path + suffix, readFileSync(path + suffix)] as const)
    await desk.close()
    for (const [name, bytes] of kept) writeFileSync(name, bytes)
  }

  test('that is there loses nothing and says nothing', async () => {
    await workAndDie(5)
    const desk = openDesk(path, folder.path)
    expect(valueOf(await desk.client.call('library.state', {})).lost).toBeUndefined()
    expect((await openOf(desk.client, open.article.id)).notes).toHaveLength(5)
    await desk.close()
  })

  test('that is gone after a crash is missed: how many acts, and of what time', async () => {
    await workAndDie(5)
    rmSync(`${path}-wal`)
    const desk = openDesk(path, folder.path)
    const { lost, trouble } = valueOf(await desk.client.call('library.state', {}))
    expect(lost).toEqual({ acts: 5, lastAtMs: desk.control.nowMs })
    expect(trouble).toBeUndefined()
    valueOf(await addNote(desk))
    await desk.close()
    const again = openDesk(path, folder.path)
    expect(valueOf(await again.client.call('library.state', {})).lost).toBeUndefined()
    await again.close()
  })

  test('left under the name that the library had before is taken along', async () => {
    await workAndDie(5)
    const renamed = join(folder.path, 'renamed.galley')
    renameSync(path, renamed)
    const desk = openDesk(renamed, folder.path)
    expect((await openOf(desk.client, open.article.id)).notes).toHaveLength(5)
    expect(valueOf(await desk.client.call('library.state', {})).lost).toBeUndefined()
    await desk.close()
    expect(['-wal', '-mark'].filter((suffix) => existsSync(path + suffix))).toEqual([])
  })

  test('left under a former name is not laid beside a file that was written since', async () => {
    await workAndDie(5)
    const renamed = join(folder.path, 'renamed.galley')
    renameSync(path, renamed)
    utimesSync(renamed, new Date(), new Date(Date.now() + 60_000))
    const desk = openDesk(renamed, folder.path)
    expect((await openOf(desk.client, open.article.id)).notes).toHaveLength(0)
    await desk.close()
    expect(existsSync(`${path}-wal`)).toBe(true)
  })

  test('left under another name of the file (a hard link) is worked on under that one', async () => {
    await workAndDie(5)
    const second = join(folder.path, 'second.galley')
    linkSync(path, second)
    const desk = openDesk(second, folder.path)
    expect((await openOf(desk.client, open.article.id)).notes).toHaveLength(5)
    valueOf(await addNote(desk))
    await desk.close()
    for (const name of [path, second]) {
      const again = openDesk(name, folder.path)
      expect((await openOf(again.client, open.article.id)).notes).toHaveLength(6)
      await again.close()
    }
  })

  test('of another library is seen, and nothing of it is carried into this one', async () => {
    const twin = join(folder.path, 'twin.galley')
    copyFileSync(path, twin)
    await workAndDie(5)
    const before = readFileSync(path)
    const other = openDesk(twin, folder.path)
    for (let count = 0; count < 9; count += 1) valueOf(await addNote(other, '另一个书库'))
    copyFileSync(`${twin}-wal`, `${path}-wal`)
    await other.close()
    const desk = openDesk(path, folder.path)
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({
      isSound: false,
      trouble: { code: 'library-damaged' },
    })
    expect(codeOf(await addNote(desk))).toBe('library-damaged')
    await desk.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe.runIf(process.platform !== 'win32')('in the place of the library', () => {
  const places: readonly (readonly [string, (place: string) => void, string, string])[] = [
    ['a pipe', (place) => void spawnSync('mkfifo', [place]), 'library-foreign', 'library-foreign'],
    ['a folder', (place) => mkdirSync(place), 'library-foreign', 'library-foreign'],
    ['a device', (place) => symlinkSync('/dev/zero', place), 'library-foreign', 'library-foreign'],
    ['a ring of links', (place) => symlinkSync(place, place), 'library-missing', 'not-saved'],
    ['a name that no file can have', () => undefined, 'library-missing', 'not-saved'],
  ]
  test.each(places)('%s is called what it is, and nothing waits for it', (name, lay, told, refused) => {
    const place = join(folder.path, name.startsWith('a name') ? '长'.repeat(300) : 'odd.galley')
    lay(place)
    expect(codeOf(examineLibrary(place, 1))).toBe(told)
    expect(codeOf(rescueLibrary(place, join(folder.path, 'rescued.galley'), 1))).toBe(told)
    expect(codeOf(openLibrary(place, { isCreating: true, program: 'galley', nowMs: 1 }))).toBe(refused)
    expect(existsSync(join(folder.path, 'rescued.galley'))).toBe(false)
  })
})

describe.runIf(process.platform !== 'win32')('in the place of the mark', () => {
  test.each([
    ['a pipe', (mark: string) => void spawnSync('mkfifo', [mark])],
    ['a link', (mark: string) => symlinkSync(join(folder.path, 'letter.txt'), mark)],
  ])('%s is neither waited for nor written through', async (_name, lay) => {
    const letter = join(folder.path, 'letter.txt')
    writeFileSync(letter, 'a letter')
    lay(`${path}-mark`)
    const desk = openDesk(path, folder.path)
    valueOf(await addNote(desk))
    await desk.close()
    expect(readFileSync(letter, 'utf8')).toBe('a letter')
  })
})

describe('a note of a replacing that Galley did not write', () => {
  const name = `galley-${'0'.repeat(12)}-1-${'b'.repeat(20)}.restore`
  const notes: readonly (readonly [string, unknown])[] = [
    ['another file', { aside: 'letter.txt', isSingle: false }],
    ['a file of another folder', { aside: `../${name}`, isSingle: false }],
    ['a file that is no library, under a name of ours', { aside: name, isSingle: false }],
    ['a link', { aside: name.replace('b', 'c'), isSingle: true }],
    ['a place outside for what was there', { aside: name, keptAs: '../letter.txt', isSingle: true }],
    ['nothing', {}],
    ['null', null],
  ]
  test.each(notes)('(%s) moves nothing, and the library opens as it was', async (_name, note) => {
    const letter = join(folder.path, 'letter.txt')
    writeFileSync(letter, 'a letter')
    writeFileSync(join(folder.path, name), 'a letter')
    symlinkSync(path, join(folder.path, name.replace('b', 'c')))
    writeFileSync(`${path}-replacing`, JSON.stringify(note))
    const desk = openDesk(path, folder.path)
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ articles: 1, isSound: true })
    expect((await addNote(desk)).ok).toBe(true)
    await desk.close()
    expect(existsSync(letter)).toBe(true)
    expect(valueOf(examineLibrary(path, 1))).toMatchObject({ isSound: true, articles: 1 })
  })
})
