import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { recordsOf } from '#shared/contract/records-of.ts'
import { splitBlock } from '#shared/acts/reshape.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { TALLY_SQL } from '#electron/db/records/tallies.ts'
import { newId } from '#shared/lib/ids.ts'
import { actOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeEach(() => {
  desk = newDesk()
})
afterEach(async () => {
  vi.restoreAllMocks()
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const list = async (input: { isBin?: boolean; articleId?: ArticleId } = {}) =>
  valueOf(await desk.client.call('library.list', input)).articles

/** Works on the file beside the app. */
function beside<T>(work: (db: Database.Database) => T): T {
  const db = new Database(desk.libraryPath)
  try {
    return work(db)
  } finally {
    db.close()
  }
}
const kept = (): number => beside((db) => db.prepare('SELECT count(*) FROM summary').pluck().get() as number)

test('a list counts only what changed since, and says what a count of all would say', async () => {
  const articles = [await keepText(desk.client, '#甲\n有3座桥。'), await keepText(desk.client, '#乙\n有4座桥。')]
  expect((await list()).map(({ title }) => title).sort()).toEqual(['乙', '甲'])
  expect(kept()).toBe(2)
  const [one] = articles
  if (one === undefined) throw new Error('nothing kept')
  desk.control.nowMs += 1000
  valueOf(await desk.client.call('change.apply', actOf(one.article.id, { added: [noteOn(one, '甲')] })))
  expect(kept()).toBe(1)
  const listed = await list()
  expect(listed.map(({ title, notes }) => [title, notes.total])).toEqual([
    ['甲', 1],
    ['乙', 0],
  ])
  expect(kept()).toBe(2)
  beside((db) => db.exec('DELETE FROM summary'))
  expect(await list()).toEqual(listed)
})

test('a row of the list that was changed outside is counted anew', async () => {
  await keepText(desk.client)
  const listed = await list()
  beside((db) => db.exec(`UPDATE summary SET json = replace(json, '"repairs":0', '"repairs":7')`))
  expect(await list()).toEqual(listed)
})

test('the event of an act names its article, and that row alone can be asked for', async () => {
  const one = await keepText(desk.client, '#甲\n有3座桥。')
  await keepText(desk.client, '#乙\n有4座桥。')
  const { id } = one.article
  expect((await list({ articleId: id })).map(({ title }) => title)).toEqual(['甲'])
  expect(await list({ articleId: id, isBin: true })).toEqual([])
  const told = new Promise((resolve) => desk.client.on('library.changed', resolve))
  valueOf(
    await desk.client.call('change.apply', actOf(id, { updated: [[one.article, { ...one.article, deletedAtMs: 5 }]] })),
  )
  expect(await told).toHaveProperty('articleId')
  expect(await list({ articleId: id })).toEqual([])
  expect((await list({ articleId: id, isBin: true })).map(({ title }) => title)).toEqual(['甲'])
})

/** Counts statements and the rows that they give or change while `work` runs. */
async function counted(work: () => Promise<unknown>): Promise<{ statements: number; rows: number }> {
  const memory = new Database(':memory:')
  const proto = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Database.Statement
  memory.close()
  const found = { statements: 0, rows: 0 }
  for (const name of ['all', 'get', 'run'] as const) {
    const real = proto[name] as (...values: unknown[]) => unknown
    vi.spyOn(proto, name).mockImplementation(function (this: unknown, ...values: unknown[]) {
      const answer = real.apply(this, values)
      found.statements += 1
      found.rows += Array.isArray(answer) ? answer.length : 1
      return answer as never
    })
  }
  await work()
  vi.restoreAllMocks()
  return found
}

test('an act looks at what it touches and never at the rest: as many statements and rows in a long article as in a short one', async () => {
  const costs = []
  for (const lines of [3, 120]) {
    const text = Array.from({ length: lines }, (_, index) => `第${index}段有${index + 10}座桥，${newId()}。`).join('\n')
    let open = await keepText(desk.client, text)
    valueOf(
      await desk.client.call(
        'change.apply',
        actOf(open.article.id, { added: Array.from({ length: lines * 3 }, () => noteOn(open, '旧')) }),
      ),
    )
    open = await openOf(desk.client, open.article.id)
    const note = noteOn(open, '新')
    const adding = await counted(() => desk.client.call('change.apply', actOf(open.article.id, { added: [note] })))
    const stored = { ...note, revision: 1 }
    const removing = await counted(() =>
      desk.client.call('change.apply', actOf(open.article.id, { removed: [stored] })),
    )
    const block = open.blocks.at(-1)
    const cut = block && splitBlock(block, 1, undefined, recordsOf(open))
    const cutting = await counted(() =>
      desk.client.call('change.apply', actOf(open.article.id, cut ?? {}, 'block.split')),
    )
    costs.push({ adding, removing, cutting })
  }
  expect(costs[0]?.adding.statements).toBeGreaterThan(5)
  expect(costs[1]).toEqual(costs[0])
})

test('counting an article starts at it, and reads indexes that cover what is counted', () => {
  const plan = beside((db) => db.prepare(`EXPLAIN QUERY PLAN ${TALLY_SQL}`).all('["a"]')) as { detail: string }[]
  const tables = plan.filter(({ detail }) =>
    /^(?:SCAN|SEARCH) (?:block|verdict|number|note|suggestion|repair)\b/u.test(detail),
  )
  expect(tables).toHaveLength(15)
  for (const { detail } of tables) expect(detail).toMatch(/^SEARCH \w+ USING COVERING INDEX \w+ \(article_id=\?/u)
})
