import { spawn, type ChildProcess } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockPath } from '#electron/db/holder.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { Library } from '#electron/db/opened.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let path: string

beforeEach(() => {
  folder = tempFolder()
  path = join(folder.path, '书库 library.galley')
})
afterEach(() => folder.remove())

const options = { program: 'test', nowMs: 1, isCreating: true }
const opened = (): Library => valueOf(openLibrary(path, options))
const hashOf = (file: string): string => hash('sha256', readFileSync(file), 'hex')

function patch(file: string, at: number, bytes: readonly number[]): void {
  const all = readFileSync(file)
  all.set(bytes, at)
  writeFileSync(file, all)
}

describe('a library', () => {
  test('is safe against power cuts at every opening, not only the first', () => {
    for (let opening = 0; opening < 3; opening += 1) {
      const library = opened()
      const pragma = (name: string): unknown => library.db.pragma(name, { simple: true })
      expect(pragma('journal_mode')).toBe('wal')
      expect(pragma('synchronous')).toBe(2)
      expect(pragma('foreign_keys')).toBe(1)
      expect(pragma('trusted_schema')).toBe(0)
      expect(pragma('application_id')).toBe(0x47414c59)
      library.close()
    }
  })

  test('has strict tables only', () => {
    const library = opened()
    const tables = library.db.pragma('table_list') as { name: string; strict: number; schema: string }[]
    const loose = tables.filter(
      (table) => table.schema === 'main' && !table.name.startsWith('sqlite_') && table.strict === 0,
    )
    library.close()
    expect(loose).toEqual([])
  })

  test('closed in order leaves one file and no lock', () => {
    opened().close()
    expect(readdirSync(folder.path).sort()).toEqual(['书库 library.galley', '书库 library.galley-lock'])
    const lock = new Database(lockPath(path), { readonly: true })
    expect(lock.prepare('SELECT count(*) AS n FROM holder').get()).toEqual({ n: 0 })
    lock.close()
    expect(opened().wasUnclean).toBe(false)
  })

  test('that is not there is made only when asked for', () => {
    expect(codeOf(openLibrary(path, { ...options, isCreating: false }))).toBe('library-missing')
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('whose name the driver would take for another is not opened', () => {
    opened().close()
    expect(codeOf(openLibrary(`${path} `, options))).toBe('library-missing')
  })

  test('of no bytes, as a crash may leave it, is made anew', () => {
    writeFileSync(path, '')
    expect(opened().isReadOnly).toBe(false)
  })
})

describe('a file that is not ours to open', () => {
  test('from a newer Galley is refused untouched', () => {
    opened().close()
    patch(path, 60, [0, 0, 0x27, 0x0f])
    const before = hashOf(path)
    expect(codeOf(openLibrary(path, options))).toBe('library-newer')
    expect(hashOf(path)).toBe(before)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  test('of another program is refused untouched', () => {
    const other = new Database(path)
    other.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)')
    other.close()
    const before = hashOf(path)
    expect(codeOf(openLibrary(path, options))).toBe('library-foreign')
    expect(hashOf(path)).toBe(before)
    expect(readdirSync(folder.path)).toHaveLength(1)
  })

  test.each(['plain text', 'SQLite format 3', '\u0000'.repeat(5_000)])(
    'that is no database (%#) is refused untouched',
    (text) => {
      writeFileSync(path, text)
      expect(codeOf(openLibrary(path, options))).toBe('library-foreign')
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )

  test('that is a folder is refused', () => {
    path = folder.path
    expect(codeOf(openLibrary(path, options))).toBe('library-foreign')
  })

  test('but was one of ours until its header was destroyed is called damaged', () => {
    opened().close()
    patch(path, 0, [1, 2, 3, 4])
    expect(codeOf(openLibrary(path, options))).toBe('library-damaged')
    patch(path, 68, [0, 0, 0, 0])
    expect(codeOf(openLibrary(path, options))).toBe('library-damaged')
  })

  test('cut short is called damaged or opened for reading only, never mended over', () => {
    const library = opened()
    library.close()
    truncateSync(path, 8_192)
    const before = hashOf(path)
    const result = openLibrary(path, options)
    if (result.ok) {
      expect(result.value.structureFaults.length).toBeGreaterThan(0)
      expect(result.value.isReadOnly).toBe(true)
      result.value.close()
    } else expect(result.error.code).toBe('library-damaged')
    expect(hashOf(path)).toBe(before)
  })
})

const root = resolve(import.meta.dirname, '../..')

/** A process of its own that holds the library until it is ended. */
async function otherHolder(): Promise<{ readonly child: ChildProcess; readonly ended: Promise<void> }> {
  const script = `import { openLibrary } from '#electron/db/open.ts'
    const library = openLibrary(process.argv[1], { program: 'another Galley', nowMs: 7, isCreating: true })
    if (library.ok) library.value.db.exec("INSERT INTO meta VALUES ('test', 'x') ON CONFLICT DO NOTHING; UPDATE meta SET value = 'y'")
    process.stdout.write(library.ok && !library.value.isReadOnly ? 'held' : 'not')
    process.stdin.on('data', () => { library.value.close(); process.exit(0) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const said = await new Promise<string>((done) => child.stdout.once('data', (data: Buffer) => done(data.toString())))
  expect(said).toBe('held')
  return { child, ended }
}

describe('a library that another process holds', () => {
  test('is opened for reading only, with the holder named, and nothing is written', async () => {
    const desk = openDesk(path, folder.path)
    const open = await keepText(desk.client)
    await desk.close()
    const { child, ended } = await otherHolder()

    const second = openDesk(path, folder.path)
    const state = valueOf(await second.client.call('library.state', {}))
    expect(state).toMatchObject({
      isReadOnly: true,
      holder: { pid: child.pid, host: hostname(), program: 'another Galley' },
    })
    expect((await openOf(second.client, open.article.id)).blocks).toHaveLength(open.blocks.length)
    const refused = await second.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, 'x')] }))
    expect(refused).toMatchObject({ ok: false, error: { code: 'library-held' } })
    expect(JSON.stringify(refused)).toContain('another Galley')
    await second.close()

    child.stdin?.write('end')
    await ended
    const third = openDesk(path, folder.path)
    expect(valueOf(await third.client.call('library.state', {}))).toMatchObject({ isReadOnly: false })
    await third.close()
  })

  test('is free again when that process was killed, and is then looked at thoroughly', async () => {
    const { child, ended } = await otherHolder()
    child.kill('SIGKILL')
    await ended
    const reading = valueOf(openLibrary(path, { ...options, isReadOnly: true }))
    expect(reading).toMatchObject({ isReadOnly: true, holder: undefined, wasUnclean: true })
    reading.close()
    const library = opened()
    expect(library).toMatchObject({ isReadOnly: false, wasUnclean: true, structureFaults: [], rowFaults: [] })
    library.close()
  })

  test('shows the reader what the holder saves meanwhile', { timeout: 60_000 }, async () => {
    const writer = openDesk(path, folder.path)
    const open = await keepText(writer.client)
    const reader = openDesk(path, folder.path)
    expect(valueOf(await reader.client.call('library.state', {})).isReadOnly).toBe(true)
    for (let count = 1; count <= 1_000; count += 1) {
      valueOf(await writer.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, 'w')] })))
      const refused = await reader.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, 'r')] }))
      expect(refused.ok).toBe(false)
    }
    expect((await openOf(reader.client, open.article.id)).notes.map((note) => note.body)).toEqual(
      Array(1_000).fill('w'),
    )
    await reader.close()
    await writer.close()
  })

  test('with nonsense in its lock file can still be opened', () => {
    opened().close()
    writeFileSync(lockPath(path), 'nonsense '.repeat(500))
    const library = opened()
    expect(library.isReadOnly).toBe(false)
    library.close()
  })
})

test('two libraries can be chosen in turn, and each keeps its own', async () => {
  const desk = newDesk()
  await keepText(desk.client)
  desk.control.chosenPath = path
  expect(valueOf(await desk.client.call('library.choose', { isNew: true }))).toMatchObject({ path, articles: 0 })
  // Whatever the window sets afterwards, the chosen library is remembered.
  await desk.client.call('settings.change', { change: { theme: 'dark' } })
  expect(desk.control.settings).toMatchObject({ libraryPath: path, theme: 'dark' })
  expect(desk.control.settings.libraryPath).toBe(path)
  desk.control.chosenPath = desk.libraryPath
  expect(valueOf(await desk.client.call('library.choose', { isNew: false }))).toMatchObject({ articles: 1 })
  const foreign = join(folder.path, 'notes.txt')
  writeFileSync(foreign, 'some notes')
  desk.control.chosenPath = foreign
  expect(codeOf(await desk.client.call('library.choose', { isNew: false }))).toBe('library-foreign')
  // The one that was open stays open.
  expect(valueOf(await desk.client.call('library.list', {})).articles).toHaveLength(1)
  await desk.remove()
})

test('no library is made where another keeps what belongs to it, nor among what the app keeps', async () => {
  const desk = newDesk()
  await keepText(desk.client)
  const { libraryPath } = desk
  const before = readFileSync(libraryPath)
  const data = (name: string): string => join(desk.folder, name)
  const own = ['-wal', '-shm', '-journal', '-lock', '-mark', '-replacing', '-backups/new.galley']
  for (const place of [...own.map((name) => libraryPath + name), data('logs/new.galley'), data('settings.json')]) {
    desk.control.chosenPath = place
    expect([place, codeOf(await desk.client.call('library.choose', { isNew: true }))]).toEqual([place, 'file-own'])
    expect(codeOf(await desk.client.call('library.rescue', { isElsewhere: true }))).toBe('file-own')
  }
  expect(readFileSync(libraryPath).equals(before)).toBe(true)
  // The same beside a library that is not open.
  desk.control.chosenPath = path
  valueOf(await desk.client.call('library.choose', { isNew: true }))
  for (const name of own) {
    desk.control.chosenPath = libraryPath + name
    expect([name, codeOf(await desk.client.call('library.choose', { isNew: true }))]).toEqual([name, 'file-own'])
  }
  // Two names are a library's own: that of the one at hand, and the usual one.
  desk.control.chosenPath = data('library.sqlite')
  expect(valueOf(await desk.client.call('library.choose', { isNew: true })).path).toBe(data('library.sqlite'))
  desk.control.chosenPath = libraryPath
  expect(valueOf(await desk.client.call('library.choose', { isNew: true }))).toMatchObject({ articles: 1 })
  await desk.remove()
})

test('a backup is put back, and never opened as the library: not of this one, nor of another', async () => {
  const desk = newDesk()
  await keepText(desk.client)
  const { libraryPath } = desk
  const { name } = valueOf(await desk.client.call('library.backUp', {}))
  const backup = join(`${libraryPath}-backups`, name)
  const before = readFileSync(backup)
  const choose = async (): Promise<unknown> => codeOf(await desk.client.call('library.choose', { isNew: false }))
  desk.control.chosenPath = backup
  expect(await choose()).toBe('library-own')
  desk.control.chosenPath = path
  valueOf(await desk.client.call('library.choose', { isNew: true }))
  desk.control.chosenPath = backup
  expect(await choose()).toBe('library-own')
  expect(valueOf(await desk.client.call('library.state', {})).path).toBe(path)
  expect(readFileSync(backup).equals(before)).toBe(true)
  await desk.remove()
})
