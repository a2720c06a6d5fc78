import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { keepBlob } from '#electron/db/blob.ts'
import { compactSome, isWorthCompacting } from '#electron/db/compact.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { Library } from '#electron/db/opened.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import { PIXEL, tempFolder, testPorts } from '#tests/helpers/keeping/ports.ts'
import { actOf, keepText, noteOn, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { createServices } from '#electron/services/services.ts'

const DAY_MS = 86_400_000
const MEGABYTE = 1_048_576

let folder: ReturnType<typeof tempFolder>
let path: string
let desk: TestDesk
let open: OpenArticle

beforeEach(async () => {
  folder = tempFolder()
  path = join(folder.path, 'l.galley')
  desk = openDesk(path, folder.path)
  open = await keepText(desk.client, '#题\n一段文字。')
})
afterEach(async () => {
  await desk.close()
  folder.remove()
})

const opened = (): Library => valueOf(openLibrary(path, { program: 't', nowMs: 1, isCreating: false }))

/** Runs the app on `days` days, one after the other. */
async function live(days: number): Promise<void> {
  for (let day = 1; day <= days; day += 1) {
    const { ports, control } = testPorts(folder.path)
    control.nowMs += day * DAY_MS
    await createServices(ports, path).close()
  }
}

function blobs(): number {
  const db = new Database(path, { readonly: true })
  try {
    return Number(db.prepare('SELECT count(*) FROM blob').pluck().get())
  } finally {
    db.close()
  }
}

test('a copy of the one file holds all of the work once the window was left', async () => {
  for (let count = 0; count < 20; count += 1) {
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '注')] })))
  }
  const { sizeBytes } = valueOf(await desk.client.call('library.state', {}))
  expect(sizeBytes).toBe(statSync(path).size + statSync(`${path}-wal`).size)
  valueOf(await desk.client.call('library.checkpoint', {}))
  expect(statSync(`${path}-wal`).size).toBe(0)
  const copy = join(folder.path, 'copy.galley')
  copyFileSync(path, copy)
  const other = openDesk(copy, folder.path)
  expect((await openOf(other.client, open.article.id)).notes).toHaveLength(20)
  await other.close()
})

test('the file is made whole by itself a while after the last write', { timeout: 60_000 }, async () => {
  const now = performance.now.bind(performance)
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '注')] })))
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 9_000)
  try {
    await expect.poll(() => statSync(`${path}-wal`).size, { timeout: 50_000 }).toBe(0)
  } finally {
    clock.mockRestore()
  }
})

describe('bytes that nothing names', () => {
  const picture = { kind: 'bytes', base64: PIXEL.toString('base64') } as const

  test('go after thirty days of use, after a backup', { timeout: 60_000 }, async () => {
    valueOf(await desk.client.call('asset.read', { articleId: open.article.id, source: picture }))
    await desk.close()
    const before = blobs()
    await live(30)
    expect(blobs()).toBe(before)
    await live(31)
    expect(blobs()).toBe(before - 1)
    expect(readdirSync(`${path}-backups`).some((name) => name.endsWith('-purge.galley'))).toBe(true)
    expect(valueOf(examineLibrary(path, 1)).isSound).toBe(true)
  })

  test('stay when an act that might be taken back names them', { timeout: 60_000 }, async () => {
    const { articleId, asset } = {
      articleId: open.article.id,
      asset: valueOf(await desk.client.call('asset.read', { articleId: open.article.id, source: picture })),
    }
    const { stored } = valueOf(
      await desk.client.call('change.apply', actOf(articleId, { added: [asset] }, 'asset.add')),
    )
    valueOf(await desk.client.call('change.apply', actOf(articleId, { removed: stored }, 'asset.remove')))
    await desk.close()
    const before = blobs()
    await live(35)
    expect(blobs()).toBe(before)
  })
})

describe('a file of which much is free', () => {
  /** Fills the library with bytes that are taken out again. */
  async function makeHollow(prepare = ''): Promise<void> {
    await desk.close()
    const { db, close } = opened()
    if (prepare !== '') db.exec(prepare)
    db.transaction(() => {
      for (let count = 0; count < 8; count += 1) keepBlob(db, Buffer.alloc(MEGABYTE, count), 1)
    })()
    db.prepare('DELETE FROM blob WHERE length(bytes) = ?').run(MEGABYTE)
    close()
    desk = openDesk(path, folder.path)
  }

  test.each([
    ['made as today', ''],
    ['made before pages could be given back', 'PRAGMA auto_vacuum = NONE; VACUUM'],
  ])('(%s) is made small in an idle moment, after a backup, and is as it was', async (_name, prepare) => {
    await makeHollow(prepare)
    expect(statSync(path).size).toBeGreaterThan(8 * MEGABYTE)
    await desk.services.whenIdle()
    expect(statSync(path).size).toBeLessThan(MEGABYTE)
    expect(readdirSync(`${path}-backups`)).not.toEqual([])
    expect(await openOf(desk.client, open.article.id)).toEqual(open)
    expect(valueOf(examineLibrary(path, 1)).isSound).toBe(true)
    expect(valueOf(await desk.client.call('library.state', {})).trouble).toBeUndefined()
  })

  test('is sound when the process is killed in the middle of it', { timeout: 60_000 }, async () => {
    await makeHollow()
    await desk.close()
    const script = `import { openLibrary } from '#electron/db/open.ts'
      import { compactSome } from '#electron/db/compact.ts'
      const { db } = openLibrary(process.argv[1], { program: 't', nowMs: 1, isCreating: false }).value
      for (let count = 0; count < 4; count += 1) compactSome(db)
      process.kill(process.pid, 'SIGKILL')`
    const root = resolve(import.meta.dirname, '../..')
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { cwd: root })
    expect(signal).toBe('SIGKILL')
    const library = opened()
    expect(library).toMatchObject({ structureFaults: [], rowFaults: [], isReadOnly: false })
    expect(isWorthCompacting(library.db)).toBe(true)
    while (compactSome(library.db));
    expect(isWorthCompacting(library.db)).toBe(false)
    library.close()
    expect(valueOf(examineLibrary(path, 1)).isSound).toBe(true)
  })
})
