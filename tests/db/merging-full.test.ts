import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { actOf, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { smallDisk } from '#tests/helpers/keeping/mounts.ts'
import { twoDesks } from '#tests/helpers/packages/two-desks.ts'

const NOTES = 40
/** Between no room and room enough. */
const STEP = process.env.GALLEY_LONG === '1' ? 600 : 2_400

/** Rows of others' work in a library. */
function taken(library: string): number {
  const db = new Database(library)
  const sql = 'SELECT (SELECT count(*) FROM foreign_act) + (SELECT count(*) FROM taken) AS count'
  const { count } = db.prepare(sql).get() as { count: number }
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  return count
}

test(
  'a merge that the disk has no room for has not begun: it says so, and is made when there is room',
  { timeout: 60_000 },
  async () => {
    const two = await twoDesks()
    const { ours, theirs, id } = two
    for (let at = 0; at < NOTES; at += 1) {
      const note = {
        ...noteOn(await openOf(theirs.client, id), `${String(at)}${'满'.repeat(3_000)}`),
        id: newId() as NoteId,
      }
      valueOf(await theirs.client.call('change.apply', actOf(id, { added: [note] })))
    }
    const file = await two.packed(theirs)
    await ours.client.call('library.checkpoint', {})
    const ends = new Set<string>()
    for (let room = 0; room < 3_000; room += STEP) {
      const disk = smallDisk(ours.folder, 6_000 + room)
      if (disk === undefined) break
      const library = join(disk.path, 'full.galley')
      copyFileSync(ours.libraryPath, library)
      const desk = openDesk(library, ours.folder)
      const before = await openOf(desk.client, id)
      const ballast = join(disk.path, 'ballast')
      fillBut(ballast, room)
      const merged = await desk.client.call('merge.take', { file, author: '周' })
      const after = await openOf(desk.client, id)
      if (merged.ok) {
        ends.add('merged')
        expect(after.notes).toHaveLength(NOTES)
      } else {
        ends.add('full')
        expect(merged.error.code).toBe('disk-full')
        expect(after).toEqual(before)
        rmSync(ballast)
        valueOf(await desk.client.call('merge.take', { file, author: '周' }))
        expect((await openOf(desk.client, id)).notes).toHaveLength(NOTES)
      }
      expect(desk.bugs).toEqual([])
      await desk.close()
      expect(taken(library)).toBe(NOTES + 1)
      disk.remove()
    }
    if (ends.size > 0) expect(ends).toEqual(new Set(['full', 'merged']))
    await two.remove()
  },
)

/** Fills a disk until so many kilobytes are left. */
function fillBut(ballast: string, room: number): void {
  for (let size = 8_000; size > 0; size -= 20) {
    try {
      writeFileSync(ballast, Buffer.alloc(size * 1_000))
      writeFileSync(ballast, Buffer.alloc(Math.max(0, size - room) * 1_000))
      return
    } catch {
      rmSync(ballast, { force: true })
    }
  }
}
