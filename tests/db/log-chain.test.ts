import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { dirname, join } from 'node:path'
import { FIRST_HASH, hashOfEntry, type LogRow } from '#electron/db/log.ts'
import { setPragmas } from '#electron/db/pragmas.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import { actOf, keepText, newDesk, noteOn, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

const folders: { remove: () => void }[] = []
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()))

/** A closed library of one import and seven notes. */
async function library(): Promise<string> {
  const folder = tempFolder()
  folders.push(folder)
  const desk = newDesk()
  const open = await keepText(desk.client)
  for (let note = 0; note < 7; note += 1)
    valueOf(
      await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, `note ${String(note)}`)] })),
    )
  const path = join(folder.path, 'copy.sqlite')
  new Database(desk.libraryPath).exec(`VACUUM INTO '${path}'`).close()
  await desk.remove()
  return path
}

const FIELDS = [
  ...['seq', 'id', 'article_id', 'act', 'author', 'at_ms'],
  ...['saved_at_ms', 'change', 'undoes', 'redoes', 'prev_hash', 'hash'],
]

type Tamper = (db: Database.Database) => void

/** As somebody would who knows SQLite: the triggers are taken away, and put back afterwards. */
function tamper(path: string, work: Tamper): void {
  const db = new Database(path)
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
    .all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  work(db)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}

const rowOf = (db: Database.Database, seq: number): LogRow =>
  db.prepare('SELECT * FROM log WHERE seq = ?').get(seq) as LogRow
const sign = (row: LogRow): LogRow => ({ ...row, hash: hashOfEntry(row) })
const put = (db: Database.Database, row: LogRow): void => {
  db.prepare('INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[row.seq, row.id, row.article_id, row.act, row.author, row.at_ms, row.saved_at_ms, row.change],
    ...[row.undoes, row.redoes, row.prev_hash, row.hash],
  )
}
const shift = (db: Database.Database, from: number, by: 1 | -1): void => {
  const order = by > 0 ? 'DESC' : 'ASC'
  for (const { seq } of db.prepare(`SELECT seq FROM log WHERE seq >= ? ORDER BY seq ${order}`).all(from) as LogRow[])
    db.prepare('UPDATE log SET seq = ? WHERE seq = ?').run(seq + by, seq)
}

async function found(work: Tamper): Promise<readonly string[]> {
  const path = await library()
  expect(valueOf(examineLibrary(path, 1)).rows).toEqual([])
  tamper(path, work)
  const report = valueOf(examineLibrary(path, 1))
  return report.rows
    .filter(({ table }) => table === 'log')
    .map(({ why, id, count }) => `${why ?? ''} ${id} ${String(count ?? 1)}`)
}

describe('what was done to the log behind its back is named', () => {
  test.each<[string, Tamper, readonly string[]]>([
    ['an author changed', (db) => db.exec("UPDATE log SET author = 'x' WHERE seq = 4"), ['changed 4 1']],
    ['an act changed and its hash made anew', (db) => put(db, sign({ ...rowOf(db, 4), author: 'x' })), ['changed 4 1']],
    [
      'the last act changed and its hash made anew',
      (db) => put(db, sign({ ...rowOf(db, 8), author: 'x' })),
      ['changed 8 1'],
    ],
    ['an entry taken out', (db) => db.exec('DELETE FROM log WHERE seq = 4'), ['missing 4 1']],
    ['the first taken out', (db) => db.exec('DELETE FROM log WHERE seq = 1'), ['missing 1 1']],
    ['three taken out', (db) => db.exec('DELETE FROM log WHERE seq IN (4, 5, 6)'), ['missing 4 3']],
    [
      'one taken out and the rest moved up',
      (db) => {
        db.exec('DELETE FROM log WHERE seq = 4')
        shift(db, 5, -1)
      },
      ['missing 4 1'],
    ],
    [
      'one put in between, and the rest moved down',
      (db) => {
        shift(db, 4, 1)
        put(db, sign({ ...rowOf(db, 3), seq: 4, id: 'forged', prev_hash: rowOf(db, 3).hash }))
      },
      ['inserted 4 1'],
    ],
    [
      'two in each other’s place',
      (db) => {
        const [a, b] = [rowOf(db, 4), rowOf(db, 6)]
        db.exec('DELETE FROM log WHERE seq IN (4, 6)')
        put(db, { ...a, seq: 6 })
        put(db, { ...b, seq: 4 })
      },
      ['moved 4 1', 'moved 6 1'],
    ],
    ['the end cut off', (db) => db.exec('DELETE FROM log WHERE seq > 6'), ['cut-off 7 2']],
    ['all of it taken out', (db) => db.exec('DELETE FROM log'), ['cut-off 1 8']],
    [
      'the end taken out and other acts written in its place',
      (db) => {
        db.exec('DELETE FROM log WHERE seq > 7')
        put(db, sign({ ...rowOf(db, 7), seq: 8, id: 'forged', prev_hash: rowOf(db, 7).hash }))
      },
      ['changed 8 1'],
    ],
    [
      'two things at once',
      (db) => db.exec('DELETE FROM log WHERE seq = 3; UPDATE log SET at_ms = 9 WHERE seq = 6'),
      ['missing 3 1', 'changed 6 1'],
    ],
    [
      'another beginning',
      (db) => put(db, sign({ ...rowOf(db, 1), author: 'x', prev_hash: FIRST_HASH })),
      ['changed 1 1'],
    ],
  ])('%s', async (_, work, faults) => {
    expect(await found(work)).toEqual(faults)
  })

  test.each<[string, Tamper]>([
    ['an entry changed', (db) => db.exec("UPDATE log SET author = 'x' WHERE seq = 4")],
    ['the end cut off', (db) => db.exec('DELETE FROM log WHERE seq > 6')],
  ])('the window is told of %s while it is open', async (_, work) => {
    const path = await library()
    tamper(path, work)
    const desk = openDesk(path, dirname(path))
    const state = async () => valueOf(await desk.client.call('library.state', {}))
    expect(await state()).toMatchObject({ isLogBroken: false })
    await expect
      .poll(async () => {
        await desk.services.whenIdle()
        return state()
      })
      .toMatchObject({ isSound: false, isLogBroken: true })
    const told = desk.control.told.filter(({ name }) => name === 'library.faulty')
    expect(told.map(({ data }) => data)).toContainEqual(expect.objectContaining({ isLog: true }))
    await desk.close()
  })

  test('the database itself refuses to change the log', async () => {
    const db = new Database(await library())
    expect(() => db.exec("UPDATE log SET author = 'x'")).toThrow('append-only')
    expect(() => db.exec('DELETE FROM log')).toThrow('append-only')
    const writeOver = 'INSERT OR REPLACE INTO log SELECT * FROM log WHERE seq = 1'
    expect(() => db.exec(writeOver)).toThrow('append-only')
    // By its id alone, under a number that is free.
    const elsewhere = writeOver.replace('*', `99, ${FIELDS.slice(1).join(', ')}`)
    expect(() => db.exec(elsewhere)).toThrow('append-only')
    setPragmas(db)
    expect(() => db.exec(writeOver)).toThrow('append-only')
    expect(db.prepare('SELECT count(*) AS acts FROM log').get()).toEqual({ acts: 8 })
    db.close()
  })
})
