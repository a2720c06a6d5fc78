import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { ArticleId, NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { examineLibrary, rescueLibrary } from '#electron/services/doctor.ts'
import { actOf, noteOn, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { killAtEverySteps, type KilledWork } from '#tests/helpers/keeping/steps.ts'
import { packOf } from '#tests/helpers/packages/packed-desk.ts'
import { twoDesks, type TwoDesks } from '#tests/helpers/packages/two-desks.ts'

/** Every step with GALLEY_LONG=1, some of them in every run. */
const STRIDE = process.env.GALLEY_LONG === '1' ? 1 : 12

let two: TwoDesks
let desk: TestDesk
let id: ArticleId
const path = (name: string): string => join(desk.folder, name)

/** A library, a package of a colleague's work on it, and a library that has taken that in. */
beforeAll(async () => {
  two = await twoDesks()
  ;({ ours: desk, id } = two)
  await note(desk, '我的')
  await desk.close()
  await note(two.theirs, '同事的')
  await note(two.theirs, '同事的二')
  copyFileSync((await two.packed(two.theirs)).path, path('work.galley'))
  await two.theirs.close()
  layOut('merged')
  const merged = openDesk(path('merged/test.galley'), desk.folder)
  await take(merged, 'work.galley')
  await merged.close()
})
afterAll(() => two.remove())

function layOut(name: string): string {
  rmSync(path(name), { recursive: true, force: true })
  mkdirSync(path(name))
  const library = path(`${name}/test.galley`)
  cpSync(desk.libraryPath, library)
  return library
}

async function note(on: TestDesk, body: string): Promise<void> {
  const change: Partial<ChangeSet> = {
    added: [{ ...noteOn(await openOf(on.client, id), body), id: newId() as NoteId }],
  }
  valueOf(await on.client.call('change.apply', actOf(id, change)))
}

async function take(to: TestDesk, name: string): Promise<unknown> {
  return valueOf(await to.client.call('merge.take', { file: { path: path(name) }, author: '周' })).articles[0]
}

async function bodiesOf(library: string): Promise<readonly string[]> {
  const now = openDesk(library, desk.folder)
  const { notes } = await openOf(now.client, id)
  await now.close()
  return notes.map(({ body }) => body).sort()
}

function countOf(library: string, table: string): number {
  const db = new Database(library)
  const { count } = db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }
  db.close()
  return count
}

const WHOLE = ['我的', '同事的', '同事的二'].sort()

test('a merge that is killed has brought all or nothing, and can be made again', { timeout: 600_000 }, async () => {
  const library = path('killed/test.galley')
  const begin = (): KilledWork => {
    layOut('killed')
    return { operation: 'merge', libraryPath: library, folder: desk.folder, argument: path('work.galley') }
  }
  const kills = await killAtEverySteps(begin, STRIDE, async (step) => {
    const where = `killed at step ${String(step)}`
    const report = valueOf(examineLibrary(library, 1))
    expect(report.isSound, where).toBe(true)
    const bodies = await bodiesOf(library)
    expect([['我的'], WHOLE], where).toContainEqual(bodies)
    // Nothing of theirs is kept where nothing was brought.
    expect([countOf(library, 'foreign_act'), countOf(library, 'taken')], where).toEqual(
      bodies.length === 1 ? [0, 0] : [2, 1],
    )
    const again = openDesk(library, desk.folder)
    await take(again, 'work.galley')
    await again.close()
    expect(await bodiesOf(library), where).toEqual(WHOLE)
  })
  expect(kills).toBeGreaterThan(2)
  expect(await bodiesOf(library)).toEqual(WHOLE)
})

test.each([
  ['foreign_act', "UPDATE foreign_act SET json = replace(json, '同事的二', '同事的三')"],
  ['taken', "UPDATE taken SET heads = replace(heads, '[', '[ ')"],
])('a changed row of %s is found by the doctor', (table, spoil) => {
  const library = path('spoilt.galley')
  cpSync(path('merged/test.galley'), library)
  const db = new Database(library)
  db.exec(spoil)
  db.close()
  const report = valueOf(examineLibrary(library, 1))
  expect(report.isSound).toBe(false)
  expect(report.rows.map((row) => row.table)).toEqual([table])
})

test('a rescued library can be merged on, and a lost act of a colleague comes with the next merge', async () => {
  const library = path('spoilt.galley')
  cpSync(path('merged/test.galley'), library)
  const db = new Database(library)
  db.exec("UPDATE foreign_act SET json = replace(json, '同事的二', '同事的三')")
  db.close()
  for (const [from, saved, lost] of [
    [path('merged/test.galley'), 2, 0],
    [library, 1, 1],
  ] as const) {
    const target = path(`rescued-${String(lost)}.galley`)
    const rescued = valueOf(rescueLibrary(from, target, 1))
    expect(rescued.counts).toContainEqual({ table: 'foreign_act', saved, fromLog: 0, lost })
    expect(rescued.counts).toContainEqual({ table: 'taken', saved: 1, fromLog: 0, lost: 0 })
    const theirs = openDesk(path('copy.sqlite'), desk.folder)
    const body = `救${String(lost)}`
    await note(theirs, body)
    const name = `more-${String(lost)}.galley`
    valueOf(await packOf(theirs.libraryPath, [id], path(name)))
    await theirs.close()
    const now = openDesk(target, desk.folder)
    await take(now, name)
    await now.close()
    expect(await bodiesOf(target)).toContain(body)
    expect(countOf(target, 'foreign_act')).toBeGreaterThan(2)
    expect(valueOf(examineLibrary(target, 1)).isSound).toBe(true)
  }
})

test('an article that had been merged before and is taken whole elsewhere is merged on', async () => {
  valueOf(await packOf(path('merged/test.galley'), [id], path('whole.galley')))
  const third = openDesk(path('third.galley'), desk.folder)
  expect(await take(third, 'whole.galley')).toMatchObject({ isNew: true })
  const theirs = openDesk(path('copy.sqlite'), desk.folder)
  await note(theirs, '又一条')
  valueOf(await packOf(theirs.libraryPath, [id], path('later.galley')))
  await theirs.close()
  expect(await take(third, 'later.galley')).toMatchObject({ isNew: false, conflicts: [] })
  await third.close()
  expect(await bodiesOf(path('third.galley'))).toEqual(expect.arrayContaining([...WHOLE, '又一条']))
})
