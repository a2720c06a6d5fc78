import { copyFileSync, existsSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { examineLibrary, rescueLibrary } from '#electron/services/doctor.ts'
import { DAMAGES, makeSpecimen, tryDamaged } from '#tests/helpers/keeping/damage.ts'
import { keepBlob, readBlob } from '#electron/db/blob.ts'
import { sha256 } from '#electron/db/sql.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { randomOf, seedOf } from '#tests/helpers/seeds.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

/** reliability.md R8: fewer in every run, 1,000 with GALLEY_LONG=1. */
const ROUNDS = process.env.GALLEY_LONG === '1' ? 250 : 16

let desk: ReturnType<typeof newDesk>
let open: OpenArticle
let sound: Buffer
let contents: ReadonlyMap<string, string>
const damaged = (): string => join(desk.folder, 'damaged.galley')

/** Every hashed row of a library, read without any check; undefined when SQLite cannot read it to the end. */
function rowsOf(path: string): ReadonlyMap<string, string> | undefined {
  const db = new Database(path, { readonly: true })
  try {
    const found = new Map<string, string>()
    for (const table of ['article', 'version', 'block', 'asset', 'note', 'number', 'draft']) {
      const key = table === 'article' ? 'id' : "article_id || '/' || id"
      const all = db.prepare(`SELECT ${key} AS key, json || hash AS value FROM ${table}`).all() as {
        key: string
        value: string
      }[]
      for (const { key: name, value } of all) found.set(`${table} ${name}`, value)
    }
    const log = db.prepare('SELECT * FROM log').all() as { seq: number }[]
    for (const entry of log) found.set(`log ${String(entry.seq)}`, JSON.stringify(entry))
    const blobs = db.prepare('SELECT sha256, hex(bytes) AS value FROM blob').all() as {
      sha256: string
      value: string
    }[]
    for (const { sha256, value } of blobs) found.set(`blob ${sha256}`, value)
    return found
  } catch {
    return undefined
  } finally {
    db.close()
  }
}

beforeAll(async () => {
  desk = newDesk()
  open = await keepText(desk.client, `#损坏的试验\n!\n^图。\n${'甲乙丙丁戊己庚辛壬癸。'.repeat(30)}\n`.repeat(6))
  for (let count = 0; count < 120; count += 1) {
    valueOf(
      await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, `注${String(count)}`)] })),
    )
  }
  await desk.close()
  sound = readFileSync(desk.libraryPath)
  contents = rowsOf(desk.libraryPath) ?? new Map()
})

afterAll(() => desk.remove())

/** What an earlier round left beside the file must not mend or spoil this one. */
function clearSides(): void {
  for (const suffix of ['-wal', '-shm', '-lock']) rmSync(damaged() + suffix, { force: true })
}

const seed = seedOf('damaged libraries')
const chance = randomOf(seed)
const random = (below: number): number => Math.floor(chance() * below)

/** Ways in which files go bad, without the header, which has its own tests. */
const KINDS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'one flipped bit': (bytes) => {
    const at = 100 + random(bytes.length - 100)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
    return bytes
  },
  '64 random bytes': (bytes) => {
    const at = 100 + random(bytes.length - 164)
    for (let index = 0; index < 64; index += 1) bytes[at + index] = random(256)
    return bytes
  },
  'a page of zeros': (bytes) => {
    const page = 4_096 * (1 + random(bytes.length / 4_096 - 1))
    return bytes.fill(0, page, page + 4_096)
  },
  'a lost end': (bytes) => bytes.subarray(0, 100 + random(bytes.length - 100)),
}

describe.each(Object.entries(KINDS))('a library with %s', (_name, spoil) => {
  test('never crashes the app, and every row that changed is found', { timeout: 120_000 }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const spoilt = Buffer.from(spoil(Buffer.from(sound)))
      clearSides()
      writeFileSync(damaged(), spoilt)
      const report = examineLibrary(damaged(), 1)
      if (!report.ok) {
        expect(['library-damaged', 'library-foreign', 'library-newer', 'library-read-only', 'not-saved']).toContain(
          report.error.code,
        )
        continue
      }
      const now = rowsOf(damaged())
      const changed =
        now === undefined || now.size !== contents.size || [...contents].some(([key, value]) => now.get(key) !== value)
      if (changed)
        expect(
          report.value.isSound,
          `a changed row was not flagged (seed ${String(seed)}, round ${String(round)})`,
        ).toBe(false)

      // The app itself opens it, or says why not; and leaves it as it is when it is unsound.
      const opened = openDesk(damaged(), desk.folder)
      const state = await opened.client.call('library.state', {})
      await opened.client.call('article.open', { articleId: open.article.id })
      await opened.client.call('library.list', {})
      expect(opened.bugs).toEqual([])
      await opened.close()
      if (state.ok && !state.value.isSound) expect(readFileSync(damaged()).equals(spoilt)).toBe(true)
    }
  })
})

test('a row changed behind the back of Galley is named, and its article is not shown as if it were whole', async () => {
  clearSides()
  copyFileSync(desk.libraryPath, damaged())
  const db = new Database(damaged())
  const note = db.prepare('SELECT id FROM note LIMIT 1 OFFSET 7').pluck().get() as string
  db.prepare("UPDATE note SET json = replace(json, '注', '驻') WHERE id = ?").run(note)
  db.close()
  const report = valueOf(examineLibrary(damaged(), 1))
  expect(report).toMatchObject({ isSound: false, structure: [], rows: [{ table: 'note', id: note }] })
  const opened = openDesk(damaged(), desk.folder)
  const answer = await opened.client.call('article.open', { articleId: open.article.id })
  expect(answer).toMatchObject({ ok: false, error: { code: 'library-damaged', values: { record: `note:${note}` } } })
  await opened.close()
})

test('an act taken out of the log, or slipped into it, breaks the chain', () => {
  clearSides()
  copyFileSync(desk.libraryPath, damaged())
  const db = new Database(damaged())
  db.exec('DROP TRIGGER log_is_never_shortened; DELETE FROM log WHERE seq = 40')
  db.close()
  expect(valueOf(examineLibrary(damaged(), 1)).rows).toMatchObject([{ table: 'log', id: '40', why: 'missing' }])
})

describe('rescue', () => {
  test('saves every row of a sound library, and the copy is sound', async () => {
    const target = join(desk.folder, 'rescued-sound.galley')
    const { counts } = valueOf(rescueLibrary(desk.libraryPath, target, 1))
    expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0)
    expect(counts.find(({ table }) => table === 'note')).toEqual({ table: 'note', saved: 120, fromLog: 0, lost: 0 })
    expect(rowsOf(target)).toEqual(contents)
    expect(valueOf(examineLibrary(target, 1)).isSound).toBe(true)
    const copy = openDesk(target, desk.folder)
    expect(await openOf(copy.client, open.article.id)).toMatchObject({ article: { title: '损坏的试验' } })
    await copy.close()
  })

  test('brings acts back from the log when their own pages are gone, and never writes into the damaged file', async () => {
    const bytes = Buffer.from(sound)
    // Every page that holds a note's row is torn, wherever it lies outside the log.
    const db = new Database(desk.libraryPath, { readonly: true })
    const pages = db
      .prepare("SELECT pageno FROM dbstat WHERE name = 'note' AND pagetype = 'leaf'")
      .pluck()
      .all() as number[]
    db.close()
    for (const page of pages) bytes.fill(0, (page - 1) * 4_096, page * 4_096)
    clearSides()
    writeFileSync(damaged(), bytes)
    const target = join(desk.folder, 'rescued-log.galley')
    const { counts } = valueOf(rescueLibrary(damaged(), target, 1))
    expect(counts.find(({ table }) => table === 'note')).toEqual({ table: 'note', saved: 120, fromLog: 120, lost: 0 })
    expect(readFileSync(damaged()).equals(bytes)).toBe(true)
    const copy = openDesk(target, desk.folder)
    expect((await openOf(copy.client, open.article.id)).notes).toHaveLength(120)
    await copy.close()
  })

  test('finds every row again when the whole first page is lost: the tables are those of a new library', async () => {
    const bytes = Buffer.from(sound).fill(0, 0, 4_096)
    clearSides()
    writeFileSync(damaged(), bytes)
    const target = join(desk.folder, 'rescued-first-page.galley')
    const { counts, articles } = valueOf(rescueLibrary(damaged(), target, 1))
    expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0)
    expect(articles).toMatchObject([{ title: '损坏的试验', isSaved: true, lost: 0 }])
    expect(rowsOf(target)).toEqual(contents)
    expect(readFileSync(damaged()).equals(bytes)).toBe(true)
    // Its other pages tell that it is a damaged library, and no other program's file.
    expect(codeOf(examineLibrary(damaged(), 1))).toBe('library-damaged')
    const copy = openDesk(target, desk.folder)
    expect((await openOf(copy.client, open.article.id)).notes).toHaveLength(120)
    await copy.close()
  })

  test('keeps a version whose original is lost, says so, and takes the original back when it comes again', async () => {
    clearSides()
    copyFileSync(desk.libraryPath, damaged())
    const db = new Database(damaged())
    db.exec('UPDATE blob SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE sha256 IN (SELECT sha256 FROM version)')
    db.close()
    expect(valueOf(examineLibrary(damaged(), 1)).rows).toMatchObject([{ table: 'blob', title: '损坏的试验' }])
    const target = join(desk.folder, 'rescued-no-original.galley')
    const rescued = valueOf(rescueLibrary(damaged(), target, 1))
    expect(rescued).toMatchObject({
      articles: [{ title: '损坏的试验', isSaved: true, lost: 0, files: 1 }],
      withoutBytes: [{ table: 'version', articleId: open.article.id }],
      lost: [],
    })
    expect(rescued.counts.find(({ table }) => table === 'blob')).toMatchObject({ lost: 1 })
    expect(valueOf(examineLibrary(target, 1)).isSound).toBe(true)
    const copy = openDesk(target, desk.folder)
    expect((await openOf(copy.client, open.article.id)).notes).toHaveLength(120)
    expect(valueOf(await copy.client.call('library.backUp', {})).isProven).toBe(true)
    await copy.close()
    // Rescued once more it is still known to be lost.
    const again = valueOf(rescueLibrary(target, join(desk.folder, 'rescued-again.galley'), 1))
    expect(again).toMatchObject({ withoutBytes: [{ table: 'version' }], lost: [] })
    const reading = new Database(desk.libraryPath, { readonly: true })
    const original = reading
      .prepare('SELECT bytes FROM blob WHERE sha256 IN (SELECT sha256 FROM version)')
      .pluck()
      .get() as Buffer
    reading.close()
    const writing = new Database(target)
    const name = keepBlob(writing, original, 2)
    expect(readBlob(writing, name)?.length).toBe(original.length)
    writing.close()
  })

  test('counts as lost what the schema refuses beside another row', () => {
    clearSides()
    copyFileSync(desk.libraryPath, damaged())
    const db = new Database(damaged())
    const block = db.prepare("SELECT id FROM block WHERE role = 'caption' LIMIT 1").pluck().get() as string
    db.exec('DROP INDEX verdict_by_block')
    const insert = db.prepare(
      'INSERT INTO verdict (article_id, id, json, hash, version_id, block_id) VALUES (?, ?, ?, ?, ?, ?)',
    )
    for (const id of ['one', 'two']) {
      const { id: articleId, currentVersionId: versionId } = open.article
      const verdict = { type: 'verdict', id, revision: 1, articleId, versionId, blockId: block, state: 'approved' }
      const json = JSON.stringify(verdict)
      insert.run(articleId, id, json, sha256(json), versionId, block)
    }
    db.close()
    const rescued = valueOf(rescueLibrary(damaged(), join(desk.folder, 'rescued-refused.galley'), 1))
    expect(rescued.counts.find(({ table }) => table === 'verdict')).toMatchObject({ saved: 1, lost: 1 })
    expect(rescued.lost).toMatchObject([{ table: 'verdict', id: 'two' }])
  })

  test('follows a link to its end, and takes no ring of links for a free name', () => {
    const [one, two] = [join(desk.folder, 'one.galley'), join(desk.folder, 'two.galley')]
    symlinkSync(two, one)
    symlinkSync(one, two)
    expect(rescueLibrary(desk.libraryPath, one, 1)).toMatchObject({
      error: { code: 'file-not-written', values: { file: one, why: 'links' } },
    })
    expect([one, two].map((link) => readlinkSync(link))).toEqual([two, one])
    const [link, end] = [join(desk.folder, 'link.galley'), join(desk.folder, 'end.galley')]
    symlinkSync(end, link)
    expect(valueOf(rescueLibrary(desk.libraryPath, link, 1)).path).toBe(end)
    expect(readlinkSync(link)).toBe(end)
  })

  test('does not write over a file that is there, nor leave half of one', () => {
    const target = join(desk.folder, 'there.galley')
    writeFileSync(target, 'mine')
    expect(codeOf(rescueLibrary(desk.libraryPath, target, 1))).toBe('file-exists')
    expect(readFileSync(target, 'utf8')).toBe('mine')
    const nothing = join(desk.folder, 'from-nothing.galley')
    expect(codeOf(rescueLibrary(join(desk.folder, 'no-library'), nothing, 1))).toBe('library-missing')
    expect(existsSync(nothing)).toBe(false)
  })
})

describe.each(DAMAGES)('damage of the kind “%s”', (kind) => {
  test(
    'is seen, leaves the app able to restore and rescue, and nothing wrong is rescued as right',
    { timeout: 120_000 },
    async () => {
      const folder = tempFolder()
      const specimen = await makeSpecimen(folder.path)
      for (let round = 0; round < (process.env.GALLEY_LONG === '1' ? 30 : 3); round += 1) {
        const verdict = await tryDamaged(
          specimen,
          kind,
          randomOf(seed * 100_003 + DAMAGES.indexOf(kind) * 1_009 + round),
        )
        expect({ seed, round, ...verdict }).toMatchObject({
          isUnseen: false,
          bugs: [],
          isRescued: true,
          wrong: [],
          isRestored: true,
        })
      }
      folder.remove()
    },
  )
})

test('a rescued library whose log lacks an act is a whole library: it says so in its log, is backed up, and opens after a crash', async () => {
  clearSides()
  copyFileSync(desk.libraryPath, damaged())
  const db = new Database(damaged())
  db.exec('DROP TRIGGER log_is_never_shortened; DELETE FROM log WHERE seq IN (40, 41)')
  db.close()
  const target = join(desk.folder, 'rescued-gap.galley')
  const rescued = valueOf(rescueLibrary(damaged(), target, 1))
  expect(rescued).toMatchObject({
    gaps: 1,
    articles: [{ title: '损坏的试验', isSaved: true, lost: 0, unsure: 0 }],
    unsure: [],
    lost: [],
  })
  const copy = openDesk(target, desk.folder)
  const there = await openOf(copy.client, open.article.id)
  expect(there.notes).toHaveLength(120)
  const reading = new Database(target, { readonly: true })
  expect(reading.prepare("SELECT seq FROM log WHERE act = 'log.gap'").all()).toEqual([{ seq: 40 }])
  reading.close()
  const { name, isProven } = valueOf(await copy.client.call('library.backUp', {}))
  expect(isProven).toBe(true)
  valueOf(await copy.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '后')] })))
  expect(valueOf(await copy.client.call('library.restore', { name }))).toMatchObject({
    isSound: true,
    isReadOnly: false,
  })
  await copy.close()
  expect(valueOf(examineLibrary(target, 1)).isSound).toBe(true)
})
