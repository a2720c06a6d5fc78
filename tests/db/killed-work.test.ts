import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { examineLibrary, rescueLibrary } from '#electron/services/doctor.ts'
import { actOf, keepText, newDesk, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { killAtEverySteps, type KilledWork } from '#tests/helpers/keeping/steps.ts'

/** Every step with GALLEY_LONG=1, some of them in every run. */
const STRIDE = process.env.GALLEY_LONG === '1' ? 1 : 24
/** A rescue touches the disk for every row. */
const RESCUE_STRIDE = process.env.GALLEY_LONG === '1' ? 1 : 60

let desk: ReturnType<typeof newDesk>
let open: OpenArticle
let early: string
const shelf = (): string => join(desk.folder, 'shelf')
const victim = (): string => join(shelf(), 'test.galley')

/** A library with two notes, and a backup from when it had one. */
beforeAll(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '早')] })))
  early = valueOf(await desk.client.call('library.backUp', {})).name
  desk.control.nowMs += 60_000
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '晚')] })))
  await desk.close()
})
afterAll(() => desk.remove())

function layOut(): void {
  rmSync(shelf(), { recursive: true, force: true })
  mkdirSync(shelf())
  for (const name of ['test.galley', 'test.galley-backups'])
    cpSync(join(desk.folder, name), join(shelf(), name), { recursive: true })
}

const begin = (operation: KilledWork['operation'], argument?: string) => (): KilledWork => {
  layOut()
  return { operation, libraryPath: victim(), folder: desk.folder, ...(argument === undefined ? {} : { argument }) }
}

async function notesNow(): Promise<readonly string[]> {
  const now = openDesk(victim(), desk.folder)
  const state = valueOf(await now.client.call('library.state', {}))
  expect(state).toMatchObject({ isSound: true, isReadOnly: false })
  const bodies = (await openOf(now.client, open.article.id)).notes.map((note) => note.body).sort()
  // It is a library to work in, and everything that was kept of it can be put back.
  valueOf(await now.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '后')] })))
  await now.client.call('library.backUp', {})
  await now.close()
  expect(now.bugs).toEqual([])
  return bodies
}

const leftovers = (): readonly string[] =>
  readdirSync(shelf(), { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^test\.galley(-lock|-backups([/\\](\d{8}-\d{9}-[a-z]+\.galley|proven\.json))?)?$/.test(name),
  )

test(
  'a restore that is killed leaves the old or the new library, and nothing half made',
  { timeout: 600_000 },
  async () => {
    const seen = new Set<string>()
    const kills = await killAtEverySteps(begin('restore', early), STRIDE, async (step) => {
      const bodies = await notesNow()
      seen.add(bodies.join())
      expect([['早'], ['早', '晚'].sort()], `killed at step ${String(step)}`).toContainEqual(bodies)
      expect(leftovers(), `left by the kill at step ${String(step)}`).toEqual([])
      // What was the library before can still be had, wherever the restore was cut off.
      if (bodies.length === 1) {
        const kept = readdirSync(`${victim()}-backups`).find((name) => name.endsWith('-restore.galley'))
        expect(valueOf(examineLibrary(join(`${victim()}-backups`, kept ?? ''), 1)).acts).toBe(3)
      }
    })
    expect(kills).toBeGreaterThan(3)
    expect(await notesNow()).toEqual(['早'])
  },
)

test('a backup that is killed leaves a backup or none, and the library as it was', { timeout: 600_000 }, async () => {
  await killAtEverySteps(begin('backup'), STRIDE, async () => {
    expect(await notesNow()).toEqual(['早', '晚'].sort())
    expect(leftovers()).toEqual([])
  })
})

test.each([
  ['a changed row', (bytes: Buffer) => bytes.write('X', bytes.indexOf('"body":"晚"') + 8)],
  ['its first page lost', (bytes: Buffer) => bytes.fill(0, 0, 4_096)],
])(
  'a rescue (%s) that is killed leaves a whole library or none, and the next one is made',
  { timeout: 600_000 },
  async (_name, spoil) => {
    const target = join(shelf(), 'rescued.galley')
    let spoilt = Buffer.alloc(0)
    const beginRescue = (): KilledWork => {
      const work = begin('rescue', target)()
      spoilt = readFileSync(victim())
      spoil(spoilt)
      writeFileSync(victim(), spoilt)
      return work
    }
    const kills = await killAtEverySteps(beginRescue, RESCUE_STRIDE, (step) => {
      const where = `killed at step ${String(step)}`
      if (existsSync(target))
        expect(examineLibrary(target, 1), where).toMatchObject({ ok: true, value: { isSound: true } })
      // Looking at it has left SQLite's own files beside it.
      for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true })
      const rescued = valueOf(rescueLibrary(victim(), target, 1))
      expect(rescued.articles, where).toMatchObject([{ isSaved: true, lost: 0 }])
      expect(leftovers(), where).toEqual(['rescued.galley'])
      expect(readFileSync(victim()).equals(spoilt), where).toBe(true)
    })
    expect(kills).toBeGreaterThan(1)
  },
)

test('a write in a library without a write-ahead log that was cut off is rolled back, and work goes on', async () => {
  layOut()
  copyFileSync(join(desk.folder, 'test.galley-backups', early), victim())
  const script = `import Database from 'better-sqlite3'
    const db = new Database(process.argv[1])
    db.pragma('cache_size = 2')
    db.exec('BEGIN')
    const insert = db.prepare('INSERT INTO blob (sha256, stored_at_ms, bytes) VALUES (?, 1, ?)')
    for (let count = 0; count < 50; count += 1) insert.run(String(count).padStart(64, '0'), Buffer.alloc(9000, count))
    process.kill(process.pid, 'SIGKILL')`
  const root = resolve(import.meta.dirname, '../..')
  spawnSync(process.execPath, ['--input-type=module', '-e', script, victim()], { cwd: root })
  expect(statSync(`${victim()}-journal`).size).toBeGreaterThan(0)
  // Whoever may only read sees what was there before; whoever may write puts it right.
  const report = valueOf(examineLibrary(victim(), 1))
  expect(report).toMatchObject({ isSound: true, acts: 2 })
  expect(await notesNow()).toEqual(['早'])
  expect(leftovers()).toEqual([])
})
