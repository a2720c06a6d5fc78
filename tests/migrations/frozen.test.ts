import { hash } from 'node:crypto'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, schemaOf } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import { actOf, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { layReleased, RELEASED } from '#tests/helpers/keeping/released.ts'
import { killAtEverySteps, type KilledWork } from '#tests/helpers/keeping/steps.ts'

/** Every step with GALLEY_LONG=1, some of them in every run. */
const STRIDE = process.env.GALLEY_LONG === '1' ? 1 : 50

/**
 * What each migration makes of the schema that the ones before it made, as a hash. A migration that has landed is frozen:
 * never change a line here, and never a migration that has one; write the next one.
 */
const FROZEN: Readonly<Record<number, string>> = {
  10: 'c891fa7ed021d7bc',
  20: 'df2e633dc76f3359',
  30: '0ba8ced7af27b5e5',
  40: '643d5437104296e2',
  50: 'cac7d4c56c047fd2',
  60: '8b7e65cab1ef0864',
  70: 'ca9ac060119680ee',
  80: 'a715c886d308f236',
  90: '9cc1b292412f79d2',
  100: '9741f19dda8c148d',
}

interface Part {
  readonly name: string
  readonly type: string
  readonly sql: string
}

const schemaIn = (db: Database.Database): readonly Part[] =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all() as Part[]

function newestSchema(): readonly Part[] {
  const db = new Database(':memory:')
  migrate(db, migrations)
  const parts = schemaIn(db)
  db.close()
  return parts
}

test('a migration that has landed does what it did when it landed', () => {
  const db = new Database(':memory:')
  const found: Record<number, string> = {}
  for (const [index, step] of migrations.entries()) {
    const before = new Set(schemaIn(db).map((part) => JSON.stringify(part)))
    migrate(db, migrations.slice(0, index + 1))
    const after = schemaIn(db).map((part) => JSON.stringify(part))
    const made = after.filter((part) => !before.has(part))
    const gone = [...before].filter((part) => !after.includes(part))
    found[step.number] = hash('sha256', JSON.stringify([made, gone]), 'hex').slice(0, 16)
  }
  db.close()
  expect(found).toEqual(FROZEN)
})

let folder: ReturnType<typeof tempFolder>
let path: string
beforeEach(() => {
  folder = tempFolder()
  path = join(folder.path, 'old.galley')
})
afterEach(() => folder.remove())

/** Opens an old library with today's services: all that was in it is there, it can be saved to, and it is sound. */
async function expectWhole(schema: readonly Part[]): Promise<void> {
  const desk = openDesk(path, folder.path)
  expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ isSound: true, isReadOnly: false })
  const { articles } = valueOf(await desk.client.call('library.list', {}))
  const open = await openOf(desk.client, articles[0]?.id as Parameters<typeof openOf>[1])
  expect(open.notes.map(({ body }) => body)).toContain('旧库里的一条意见')
  expect([open.replies, open.suggestions, open.verdicts].map((list) => list.length)).toEqual([1, 1, 1])
  expect(open.numbers.length).toBeGreaterThan(3)
  const saved = valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '新')] })))
  expect(saved).toBeDefined()
  await desk.close()
  expect(desk.bugs).toEqual([])
  const db = new Database(path)
  expect(schemaIn(db)).toEqual(schema)
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
  expect(valueOf(examineLibrary(path, 1))).toMatchObject({ isSound: true, articles: 1 })
}

describe.each(RELEASED)('a library of $commit, schema $schema', ({ commit, schema, isRewritten }) => {
  test('opens, is saved to, and has the schema of a new one', async () => {
    layReleased(commit, path)
    const before = new Database(path, { readonly: true })
    expect(schemaOf(before)).toBe(schema)
    expect(schemaIn(before).some(({ sql }) => sql.includes('GENERATED'))).toBe(isRewritten)
    before.close()
    await expectWhole(newestSchema())
  })

  test('is whole, old or new, when its migration is killed at any step', { timeout: 600_000 }, async () => {
    layReleased(commit, path)
    const start = join(folder.path, 'start.galley')
    cpSync(path, start)
    const victims = join(folder.path, 'victims')
    mkdirSync(victims)
    let round = 0
    const begin = (): KilledWork => {
      path = join(victims, `${String((round += 1))}.galley`)
      cpSync(start, path)
      return { operation: 'open', libraryPath: path, folder: folder.path }
    }
    const schemaNow = newestSchema()
    const kills = await killAtEverySteps(begin, STRIDE, () => expectWhole(schemaNow))
    expect(kills).toBeGreaterThan(0)
  })
})

test('every schema that a migration leads to has a library in the fixtures', () => {
  expect([...new Set(RELEASED.map(({ schema }) => schema))]).toEqual(migrations.map(({ number }) => number))
})

test('a library of the first commits that a later one opened, and that could never be saved to, is mended too', async () => {
  layReleased('c11b00b', path)
  const db = new Database(path)
  migrate(
    db,
    migrations.filter((step) => step.number <= 20),
  )
  db.close()
  await expectWhole(newestSchema())
})
