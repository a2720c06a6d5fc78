import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkStructure } from '#electron/db/integrity.ts'
import { namingSql } from '#electron/db/records/record-columns.ts'
import { PART_TYPES, RECORD_TYPES, recordType } from '#shared/domain/record-types.ts'
import { actOf, keepText, newDesk, noteOn, valueOf } from '#tests/helpers/keeping/desk.ts'

test('the columns beside the JSON are those of the schema', async () => {
  const desk = newDesk()
  await desk.close()
  const db = new Database(desk.libraryPath, { readonly: true })
  const own = new Set(['id', 'article_id', 'json', 'hash'])
  for (const type of RECORD_TYPES) {
    const inSchema = db.pragma(`table_info(${type})`) as { name: string }[]
    const names = inSchema.map(({ name }) => name).filter((name) => !own.has(name))
    expect([type, names.sort()]).toEqual([type, Object.keys(recordType(type).columns).sort()])
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
    expect(JSON.stringify(plan)).toContain(`USING COVERING INDEX ${table}_`)
  }
  db.close()
  await desk.remove()
})

test('who names a record is found by an index, whatever the type, but for the numbers of ties', async () => {
  const desk = newDesk()
  await desk.close()
  const db = new Database(desk.libraryPath, { readonly: true })
  const scanned: string[] = []
  for (const type of PART_TYPES) {
    for (const [path, named] of Object.entries(recordType(type).names)) {
      // Received ones are never taken away by an act.
      if (recordType(named).comes === 'received') continue
      const sql = `EXPLAIN QUERY PLAN SELECT id FROM ${type} WHERE article_id = @articleId AND ${namingSql(type, path)}`
      const plan = db.prepare(sql).all({ articleId: 'a', id: 'b' })
      if (!/INDEX \w+ \(article_id=\? AND [^)]+=\?/.test(JSON.stringify(plan))) scanned.push(`${type}.${path}`)
    }
  }
  db.close()
  await desk.remove()
  expect(scanned).toEqual(['tie.termIds[]'])
})
