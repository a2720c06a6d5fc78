import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import {
  backupName,
  BACKUP_REASONS,
  readBackupName,
  superfluous,
  type BackupReason,
  type KnownBackup,
} from '#electron/services/backup-names.ts'
import {
  actOf,
  codeOf,
  keepText,
  newDesk,
  noteOn,
  openDesk,
  openOf,
  valueOf,
  type TestDesk,
} from '#tests/helpers/keeping/desk.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})
afterEach(() => desk.remove())

const folder = (): string => `${desk.libraryPath}-backups`
const names = (): readonly string[] =>
  existsSync(folder())
    ? readdirSync(folder())
        .filter((name) => name.endsWith('.galley'))
        .sort()
    : []
const saveNote = (body: string, on: TestDesk = desk) =>
  on.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, body)] }))
const bodies = async (on: TestDesk = desk) => (await openOf(on.client, open.article.id)).notes.map((note) => note.body)

describe('backups in idle moments', () => {
  test('are made when something changed, and not more often than every ten minutes', async () => {
    await desk.services.whenIdle()
    expect(names()).toHaveLength(1)
    await desk.services.whenIdle()
    desk.control.nowMs += 20 * MINUTE_MS
    await desk.services.whenIdle()
    // Nothing has changed since.
    expect(names()).toHaveLength(1)
    valueOf(await saveNote('甲'))
    desk.control.nowMs += MINUTE_MS
    await desk.services.whenIdle()
    expect(names()).toHaveLength(2)
    valueOf(await saveNote('乙'))
    desk.control.nowMs += MINUTE_MS
    await desk.services.whenIdle()
    expect(names()).toHaveLength(2)
    desk.control.nowMs += 10 * MINUTE_MS
    await desk.services.whenIdle()
    expect(names()).toHaveLength(3)
    expect(valueOf(await desk.client.call('library.state', {})).lastBackupAtMs).toBe(desk.control.nowMs)
  })

  test('leave no WAL behind', async () => {
    valueOf(await saveNote('甲'))
    expect(statSync(`${desk.libraryPath}-wal`).size).toBeGreaterThan(0)
    await desk.services.whenIdle()
    expect(statSync(`${desk.libraryPath}-wal`).size).toBe(0)
  })

  test('are one file each, readable anywhere, and whole', async () => {
    const made = valueOf(await desk.client.call('library.backUp', {}))
    expect(made).toMatchObject({ articles: 1, madeAtMs: desk.control.nowMs })
    expect(names()).toEqual([made.name])
    const copy = new Database(join(folder(), made.name), { readonly: true })
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()
  })

  test('go on while acts are saved, and hold what was saved before they began', async () => {
    valueOf(await saveNote('先'))
    const running = desk.client.call('library.backUp', {})
    for (let count = 0; count < 50; count += 1) valueOf(await saveNote('后'))
    const { name } = valueOf(await running)
    const copy = new Database(join(folder(), name), { readonly: true })
    const kept = copy.prepare("SELECT count(*) AS n FROM note WHERE json ->> 'body' = '先'").get()
    copy.close()
    expect(kept).toEqual({ n: 1 })
    expect(await bodies()).toHaveLength(51)
  })

  test('keep the last five days on which something changed, over a year of use', async () => {
    const days: number[] = []
    for (let day = 0; day < 40; day += 1) {
      desk.control.nowMs += DAY_MS * (day % 7 === 5 ? 3 : 1)
      if (day % 3 !== 0) {
        valueOf(await saveNote('日'))
        days.push(desk.control.nowMs)
      }
      await desk.services.whenIdle()
    }
    const kept = valueOf(await desk.client.call('library.backups', {})).backups.map((backup) => backup.madeAtMs)
    for (const changed of days.slice(-5)) expect(kept).toContain(changed)
    expect(kept.length).toBeLessThan(12)
  })
})

describe('a backup is looked at whole when it is made', () => {
  const change = (): void => {
    // Behind the back of the app, as a bad disk would: a row that nobody opens.
    const db = new Database(desk.libraryPath)
    db.pragma('ignore_check_constraints = ON')
    db.prepare("UPDATE block SET json = replace(json, '15个月', '95个月') WHERE json LIKE '%15个月%'").run()
    db.close()
  }
  const listed = async () => valueOf(await desk.client.call('library.backups', {})).backups

  test('and is proven; one that holds a changed row is not, is told of, and pushes out none that is', async () => {
    const good = valueOf(await desk.client.call('library.backUp', {}))
    expect(good.isProven).toBe(true)
    change()
    for (let day = 0; day < 12; day += 1) {
      desk.control.nowMs += DAY_MS
      valueOf(await saveNote('日'))
      await desk.services.whenIdle()
    }
    const backups = await listed()
    expect(backups.filter(({ isProven }) => isProven === true).map(({ name }) => name)).toEqual([good.name])
    expect(backups[0]?.isProven).toBe(false)
    const told = desk.control.told.filter(({ name }) => name === 'library.faulty')
    expect(told.map(({ data }) => data)).toEqual([{ titles: ['山谷里修好了三座桥'], faults: 1, isLog: false }])
    // Nor is the library called sound any longer, though what is sound in it can be worked on.
    const found = valueOf(await desk.client.call('library.state', {}))
    expect(found).toMatchObject({ isSound: false, isReadOnly: false })
    expect(found.trouble).toBeUndefined()
    expect(valueOf(await desk.client.call('library.restore', { name: good.name }))).toMatchObject({ isSound: true })
  })

  test('and one made before by an earlier Galley is looked at in an idle moment', async () => {
    const { name } = valueOf(await desk.client.call('library.backUp', {}))
    rmSync(join(folder(), 'proven.json'))
    expect((await listed())[0]?.isProven).toBeUndefined()
    await desk.services.whenIdle()
    expect((await listed())[0]).toMatchObject({ name, isProven: true })
  })
})

describe('which backups may go', () => {
  const backups = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 40 * DAY_MS }),
      reason: fc.constantFrom(...BACKUP_REASONS),
      isProven: fc.constantFrom(true, false, undefined),
    }),
    { maxLength: 60 },
  )

  const known = (all: readonly { at: number; reason: BackupReason; isProven: boolean | undefined }[]): KnownBackup[] =>
    all.map(({ at, reason, isProven }) => {
      const madeAtMs = Date.UTC(2026, 5, 1) + at
      return { name: backupName(madeAtMs, reason), madeAtMs, reason, isProven, sizeBytes: 1_000 }
    })
  const nowMs = Date.UTC(2026, 5, 1) + 40 * DAY_MS
  const roomy = { mostBytes: 1e9, mostCount: 500 }

  test('never are the last proven one, nor the last proven of each of the newest five days', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const made = known(all)
        const gone = new Set(superfluous(made, nowMs, roomy))
        const proven = made
          .filter(({ reason, isProven }) => isProven === true && reason !== 'damaged')
          .sort((a, b) => b.madeAtMs - a.madeAtMs)
        const usable = made.filter(({ reason, isProven }) => isProven !== false && reason !== 'damaged')
        const newestDays = [
          ...new Set(
            usable
              .map(({ madeAtMs }) => madeAtMs)
              .sort((a, b) => b - a)
              .map((at) => new Date(at).toDateString()),
          ),
        ].slice(0, 5)
        for (const day of newestDays) {
          const last = proven.find(({ madeAtMs }) => new Date(madeAtMs).toDateString() === day)
          const twins = made.filter(({ madeAtMs }) => madeAtMs === last?.madeAtMs)
          if (last !== undefined) expect(twins.some((twin) => !gone.has(twin))).toBe(true)
        }
        for (const one of made)
          if (nowMs - one.madeAtMs <= 2 * 3_600_000 && one.isProven !== false) expect(gone.has(one)).toBe(false)
      }),
    )
  })

  test('are as many as the limits ask, and the last proven one stays under every limit', () => {
    fc.assert(
      fc.property(
        backups,
        fc.integer({ min: 500, max: 20_000 }),
        fc.integer({ min: 1, max: 12 }),
        (all, mostBytes, mostCount) => {
          const made = known(all)
          const gone = new Set(superfluous(made, nowMs, { mostBytes, mostCount }))
          const kept = made.filter((one) => !gone.has(one))
          expect(kept.length).toBeLessThanOrEqual(mostCount)
          expect(kept.length * 1_000).toBeLessThanOrEqual(Math.max(1_000, mostBytes))
          const proven = made.filter(({ isProven }) => isProven === true).map(({ madeAtMs }) => madeAtMs)
          if (proven.length > 0) expect(kept.map(({ madeAtMs }) => madeAtMs)).toContain(Math.max(...proven))
        },
      ),
    )
  })

  test('keep one a week and one a month beside the last days', () => {
    const daily = known(
      Array.from({ length: 40 }, (_, day) => ({ at: day * DAY_MS + 1, reason: 'idle', isProven: true })),
    )
    const gone = new Set(superfluous(daily, nowMs, roomy))
    const kept = daily
      .filter((one) => !gone.has(one))
      .map(({ madeAtMs }) => new Date(madeAtMs).toISOString().slice(5, 10))
    expect(kept.slice(-5)).toEqual(['07-06', '07-07', '07-08', '07-09', '07-10'])
    expect(kept).toContain('06-30')
    expect(kept.length).toBeLessThanOrEqual(5 + 4 + 2)
  })

  test('is told by names that say when and why', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...BACKUP_REASONS), (madeAtMs, reason) => {
        const name = backupName(madeAtMs, reason)
        expect(readBackupName(name)).toEqual({ name, madeAtMs, reason })
      }),
    )
    for (const name of ['x.galley', '../20260101-000000000-idle.galley', '20260101-000000000-idle.galley.part']) {
      expect(readBackupName(name)).toBeUndefined()
    }
  })
})

describe('restoring', () => {
  test('can be given up until the library is changed: all is as it was, and it can be done after all', async () => {
    valueOf(await saveNote('早'))
    const early = valueOf(await desk.client.call('library.backUp', {}))
    desk.control.nowMs += MINUTE_MS
    valueOf(await saveNote('晚'))
    const before = names()
    const restored = desk.client.call('library.restore', { name: early.name })
    valueOf(await desk.client.call('library.stopWork', {}))
    expect(codeOf(await restored)).toBe('canceled')
    expect((await bodies()).sort()).toEqual(['早', '晚'].sort())
    expect(names()).toEqual(before)
    expect(readdirSync(desk.folder).filter((name) => name.includes('restore'))).toEqual([])
    const told = desk.control.told.filter(({ name }) => name === 'library.working').map(({ data }) => data)
    expect(told).toContainEqual({ work: 'restore', isCancelable: true, isOver: false })
    expect(told.at(-1)).toEqual({ work: 'restore', isCancelable: true, isOver: true })
    desk.control.nowMs += MINUTE_MS
    valueOf(await desk.client.call('library.restore', { name: early.name }))
    expect(await bodies()).toEqual(['早'])
  })

  test('brings the backup back, and keeps what was there as a backup', async () => {
    valueOf(await saveNote('早'))
    const early = valueOf(await desk.client.call('library.backUp', {}))
    desk.control.nowMs += MINUTE_MS
    valueOf(await saveNote('晚'))
    desk.control.nowMs += MINUTE_MS
    expect(valueOf(await desk.client.call('library.restore', { name: early.name }))).toMatchObject({
      isSound: true,
      isReadOnly: false,
    })
    expect(await bodies()).toEqual(['早'])
    const kept = names().find((name) => name.endsWith('-restore.galley'))
    if (kept === undefined) throw new Error('nothing was kept')
    desk.control.nowMs += MINUTE_MS
    valueOf(await saveNote('另'))
    valueOf(await desk.client.call('library.restore', { name: kept }))
    expect((await bodies()).sort()).toEqual(['早', '晚'].sort())
    // It is the library itself again: saved to, held, and found after a restart.
    valueOf(await saveNote('终'))
    const other = openDesk(desk.libraryPath, desk.folder)
    expect(valueOf(await other.client.call('library.state', {})).holder?.pid).toBe(process.pid)
    await other.close()
    await desk.close()
    const again = openDesk(desk.libraryPath, desk.folder)
    expect(await bodies(again)).toHaveLength(3)
    await again.close()
  })

  test('mends a library that cannot be opened, and keeps the damaged file as it was', async () => {
    valueOf(await saveNote('早'))
    const backup = valueOf(await desk.client.call('library.backUp', {}))
    await desk.close()
    const bytes = readFileSync(desk.libraryPath)
    bytes.fill(0xee, 0, 4_096)
    writeFileSync(desk.libraryPath, bytes)
    const broken = openDesk(desk.libraryPath, desk.folder)
    expect(codeOf(await broken.client.call('library.state', {}))).toBe('library-damaged')
    expect(codeOf(await broken.client.call('article.open', { articleId: open.article.id }))).toBe('library-damaged')
    expect(valueOf(await broken.client.call('library.backups', {})).backups.map(({ name }) => name)).toEqual([
      backup.name,
    ])
    expect(valueOf(await broken.client.call('library.restore', { name: backup.name }))).toMatchObject({
      articles: 1,
      isSound: true,
    })
    expect(await bodies(broken)).toEqual(['早'])
    const kept = names().find((name) => name.endsWith('-damaged.galley'))
    expect(readFileSync(join(folder(), kept ?? '')).equals(bytes)).toBe(true)
    await broken.close()
  })

  test('a library that has gone comes back too', async () => {
    const backup = valueOf(await desk.client.call('library.backUp', {}))
    await desk.close()
    truncateSync(desk.libraryPath, 0)
    const empty = openDesk(desk.libraryPath, desk.folder, { isCreating: false })
    expect(codeOf(await empty.client.call('library.list', {}))).toBe('library-missing')
    valueOf(await empty.client.call('library.restore', { name: backup.name }))
    expect(valueOf(await empty.client.call('library.list', {})).articles).toHaveLength(1)
    await empty.close()
  })

  test('a damaged backup is refused, and the library stays as it is', async () => {
    const { name } = valueOf(await desk.client.call('library.backUp', {}))
    const file = join(folder(), name)
    const bytes = readFileSync(file)
    const at = bytes.indexOf('近10万名村民')
    bytes.write('近90', at, 'utf8')
    writeFileSync(file, bytes)
    valueOf(await saveNote('在'))
    const before = statSync(desk.libraryPath).ino
    expect(codeOf(await desk.client.call('library.restore', { name }))).toBe('library-damaged')
    expect(statSync(desk.libraryPath).ino).toBe(before)
    expect(await bodies()).toEqual(['在'])
  })
})
