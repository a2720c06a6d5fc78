import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkStructure } from '#electron/db/integrity.ts'
import { RECORD_COLUMNS } from '#electron/db/records/record-columns.ts'
import { RECORD_TYPES } from '#electron/db/records/record-types.ts'
import { actOf, keepText, newDesk, noteOn, valueOf } from '#tests/helpers/keeping/desk.ts'

test('the columns beside the JSON are those of the schema', async () => {
  const desk = newDesk()
  await desk.close()
  const db = new Database(desk.libraryPath, { readonly: true })
  const own = new Set(['id', 'article_id', 'json', 'hash'])
  for (const type of RECORD_TYPES) {
    const inSchema = db.pragma(`table_info(${type})`) as { name: string }[]
    const names = inSchema.map(({ name }) => name).filter((name) => !own.has(name))
    expect([type, names.sort()]).toEqual([type, Object.keys(RECORD_COLUMNS[type]).sort()])
  }
  db.close()
  await desk.remove()
})

test('a column that says something else than its record is refused, and found where it was forced', async () => {
  const desk = newDesk()
  const open = await keepText(desk.client)
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '甲')] })))
  await desk.close()
  const db = new Database(desk.libraryPath)
  expect(() => db.exec("UPDATE note SET state = 'resolved'")).toThrow('CHECK')
  db.pragma('ignore_check_constraints = ON')
  db.exec("UPDATE note SET state = 'resolved'")
  expect(checkStructure(db, 'quick')).toEqual([])
  expect(checkStructure(db, 'full')).toEqual(['CHECK constraint failed in note'])
  db.close()
  await desk.remove()
})

test('the library is counted from indexes alone, without touching one note', async () => {
  const desk = newDesk()
  await desk.close()
  const db = new Database(desk.libraryPath, { readonly: true })
  for (const table of ['note', 'number', 'block', 'repair']) {
    const join = `FROM article JOIN ${table} AS t ON t.article_id = article.id AND t.version_id = article.current_version_id`
    const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT article.id, count(*) ${join} GROUP BY article.id`).all()
    expect(JSON.stringify(plan)).toContain(`USING COVERING INDEX ${table}_tally`)
  }
  db.close()
  await desk.remove()
})
