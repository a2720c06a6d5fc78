import { afterEach, beforeEach, expect, test } from 'vitest'
import { join } from 'node:path'
import { openLibrary } from '#electron/db/open.ts'
import { row, run, type SlowStatement } from '#electron/db/sql.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

test('a statement that takes long is told with its first words and its time, and none of its values', () => {
  const told: SlowStatement[] = []
  const opened = openLibrary(join(folder.path, 'a.galley'), {
    program: 'test',
    nowMs: 0,
    isCreating: true,
    onSlowSql: (slow) => told.push(slow),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const { db } = opened.value
  expect(told).toEqual([])
  const slow = `WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL
      SELECT n + 1 FROM count WHERE n < @most) SELECT max(n) AS n FROM count`
  row(db, slow, { most: 3_000_000 })
  expect(told.map(({ name }) => name)).toEqual([
    'WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n <',
  ])
  expect(told[0]?.durationMs).toBeGreaterThan(40)
  expect(() => run(db, 'INSERT INTO nowhere VALUES (1)')).toThrow('no such table')
  opened.value.close()
})
