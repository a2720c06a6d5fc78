import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUpNow } from '#electron/db/backup.ts'
import { migrate, schemaOf, type Migration } from '#electron/db/migrate.ts'
import { initial } from '#electron/db/migrations/0010-initial.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { OpenOptions } from '#electron/db/opened.ts'
import { codeOf, keepText, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

const next: Migration = {
  number: 990,
  name: 'a schema of tomorrow',
  up: (db) => db.exec('CREATE TABLE tomorrow (id TEXT PRIMARY KEY) STRICT; ALTER TABLE blob ADD COLUMN origin TEXT'),
}

let folder: ReturnType<typeof tempFolder>
let path: string
let backups: string[]
/** How far a migration was, as it was told. */
let shares: (number | undefined)[] = []

beforeEach(() => {
  folder = tempFolder()
  path = join(folder.path, 'l.galley')
  backups = []
  shares = []
})
afterEach(() => folder.remove())

const withSteps = (steps: readonly Migration[]): OpenOptions => ({
  program: 't',
  nowMs: 1,
  isCreating: true,
  migrations: steps,
  backUp: (file, db) => {
    backups.push(`${file}.before`)
    backUpNow(db, `${file}.before`)
  },
  onMigrating: (share) => shares.push(share),
})
const hashOf = (file: string): string => hash('sha256', readFileSync(file), 'hex')

/** A library with an article, of today's schema. */
async function today(): Promise<void> {
  const desk = openDesk(path, folder.path)
  await keepText(desk.client)
  await desk.close()
}

test('numbers go up in tens, and each has a name', () => {
  for (const [index, step] of migrations.entries()) {
    expect(step.number % 10).toBe(0)
    expect(step.number).toBeGreaterThan(migrations[index - 1]?.number ?? 0)
    expect(step.name).not.toBe('')
  }
})

test('0010 makes of an empty file the schema that a new library has', () => {
  const db = new Database(':memory:')
  expect(migrate(db, migrations)).toEqual(migrations.map((step) => step.number))
  const schemaIn = (file: Database.Database): unknown =>
    file.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
  const library = valueOf(openLibrary(path, withSteps(migrations)))
  expect(schemaIn(library.db)).toEqual(schemaIn(db))
  expect(migrate(db, migrations)).toEqual([])
  library.close()
  db.close()
})

describe('a library of the version before', () => {
  test('is backed up, brought to the new schema with all that is in it, and only once', async () => {
    await today()
    const before = valueOf(openLibrary(path, withSteps(migrations)))
    const articles = before.db.prepare('SELECT * FROM article').all()
    before.close()
    const library = valueOf(openLibrary(path, withSteps([...migrations, next])))
    expect(schemaOf(library.db)).toBe(990)
    expect(library.db.prepare('SELECT * FROM article').all()).toEqual(articles)
    library.close()
    expect(backups).toHaveLength(1)
    expect(shares).toEqual([0, 2 / 3, undefined])
    const backup = new Database(backups[0], { readonly: true })
    expect(schemaOf(backup)).toBe(migrations.at(-1)?.number)
    expect(backup.prepare('SELECT * FROM article').all()).toEqual(articles)
    backup.close()
    valueOf(openLibrary(path, withSteps([...migrations, next]))).close()
    expect(backups).toHaveLength(1)
    expect(shares).toHaveLength(3)
    // The app of today leaves it alone from now on.
    const hashed = hashOf(path)
    expect(codeOf(openLibrary(path, withSteps(migrations)))).toBe('library-newer')
    expect(hashOf(path)).toBe(hashed)
  })

  test('stays as it was when a step fails, and the steps before it are undone', async () => {
    await today()
    const failing: Migration = {
      number: 1_000,
      name: 'fails',
      up: (db) => {
        db.exec('DROP TABLE draft')
        throw new Error('this step fails')
      },
    }
    expect(() => openLibrary(path, withSteps([...migrations, next, failing]))).toThrow('this step fails')
    expect(shares).toEqual([0, 0.5, undefined])
    const library = valueOf(openLibrary(path, withSteps(migrations)))
    expect(library).toMatchObject({ isReadOnly: false, structureFaults: [], rowFaults: [] })
    expect(
      library.db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('draft', 'tomorrow')").get(),
    ).toEqual({ n: 1 })
    library.close()
  })

  test('is not migrated when the backup cannot be made', async () => {
    await today()
    const options: OpenOptions = {
      ...withSteps([...migrations, next]),
      backUp: () => {
        throw Object.assign(new Error('no room'), { code: 'ENOSPC', errno: -28 })
      },
    }
    expect(codeOf(openLibrary(path, options))).toBe('disk-full')
    expect(readFileSync(path).readUInt32BE(60)).toBe(migrations.at(-1)?.number)
  })

  test('cannot be migrated by one who may only read', async () => {
    await today()
    const options = { ...withSteps([...migrations, next]), isReadOnly: true }
    expect(codeOf(openLibrary(path, options))).toBe('library-read-only')
    expect(backups).toEqual([])
  })

  test(
    'is whole, in the old schema or in the new, when the process is killed in the middle',
    { timeout: 60_000 },
    async () => {
      await today()
      const root = resolve(import.meta.dirname, '../..')
      const victim = join(folder.path, 'victim.galley')
      const table = 'CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, text TEXT) STRICT'
      const slow: Migration = { number: 990, name: 'slow', up: (db) => db.exec(table) }
      const script = `
      import { openLibrary } from '#electron/db/open.ts'
      import { migrations } from '#electron/db/migrations/migrations.ts'
      const slow = { number: 990, name: 'slow', up: (db) => {
        db.exec('${table}')
        const insert = db.prepare('INSERT INTO tomorrow (text) VALUES (?)')
        for (let count = 0; count < 4000; count += 1) {
          insert.run('x'.repeat(500))
          if (count === Number(process.argv[2])) process.kill(process.pid, 'SIGKILL')
        }
      } }
      openLibrary(process.argv[1], { program: 't', nowMs: 1, isCreating: false, migrations: [...migrations, slow] }).value.close()
      process.stdout.write('whole')`
      for (const point of [0, 700, 3_999, 9_999]) {
        copyFileSync(path, victim)
        const { stdout, signal } = spawnSync(
          process.execPath,
          ['--input-type=module', '-e', script, victim, String(point)],
          { cwd: root, encoding: 'utf8' },
        )
        expect([signal, stdout]).toEqual(point === 9_999 ? [null, 'whole'] : ['SIGKILL', ''])
        const known = point === 9_999 ? [...migrations, slow] : migrations
        const library = valueOf(openLibrary(victim, withSteps(known)))
        expect(library).toMatchObject({ structureFaults: [], rowFaults: [], wasUnclean: point !== 9_999 })
        library.close()
      }
      expect(existsSync(`${victim}-wal`)).toBe(false)
      expect(readdirSync(folder.path).filter((name) => name.endsWith('.new'))).toEqual([])
    },
  )
})

test('0020 brings ties, links, dismissals and checklists to a library of 0010, whose rows stay as they are', () => {
  const db = new Database(':memory:')
  migrate(db, [initial])
  db.exec(`INSERT INTO blob (sha256, stored_at_ms, bytes) VALUES ('${'a'.repeat(64)}', 1, x'00');
    INSERT INTO article (id, json, hash, title) VALUES ('a', '{"title":"t"}', 'h', 't')`)
  const before = db.prepare('SELECT * FROM article').all()
  expect(migrate(db, migrations)).toContain(20)
  expect(db.prepare('SELECT * FROM article').all()).toEqual(before)
  for (const table of ['tie', 'link', 'dismissal', 'checkmark'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  db.close()
})
