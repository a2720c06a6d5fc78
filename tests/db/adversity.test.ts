import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CallError } from '#shared/contract/errors.ts'
import Database from 'better-sqlite3'
import { createLibrary } from '#electron/db/create.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { LibraryFile } from '#electron/services/library-file.ts'
import { keepBlob } from '#electron/db/blob.ts'
import { ok } from '#shared/lib/result.ts'
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
import { makeReadOnly, smallDisk } from '#tests/helpers/keeping/mounts.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

/** Saves notes until the disk is full; gives what was acknowledged and the error that ended it. */
async function fillUp(
  desk: TestDesk,
  articleId: string,
): Promise<{ readonly kept: readonly string[]; readonly error: CallError }> {
  const open = await openOf(desk.client, articleId as Parameters<typeof openOf>[1])
  const kept: string[] = []
  for (;;) {
    const note = noteOn(open, '满'.repeat(3_000))
    const saved = await desk.client.call('change.apply', actOf(open.article.id, { added: [note] }))
    if (!saved.ok) return { kept, error: saved.error }
    kept.push(note.id)
  }
}

describe('a full disk', () => {
  test('has a new library whole or not at all: one that does not fit is not there, and the disk is named', () => {
    const folder = tempFolder()
    const ends = new Set<string>()
    for (let size = 300; size < 700; size += 20) {
      const disk = smallDisk(folder.path, size)
      if (disk === undefined) return
      const file = join(disk.path, 'new.galley')
      try {
        createLibrary(file, migrations)
        const db = new Database(file)
        expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
        db.close()
        ends.add('made')
      } catch (thrown) {
        expect((thrown as { readonly code?: unknown }).code).toMatch(/^(?:SQLITE_FULL|SQLITE_IOERR.*|ENOSPC)$/u)
        expect(readdirSync(disk.path)).toEqual([])
        ends.add('full')
      }
      disk.remove()
    }
    expect(ends).toEqual(new Set(['full', 'made']))
  })

  test('loses nothing that was saved, says so, and saves again when there is room', { timeout: 60_000 }, async () => {
    const folder = tempFolder()
    for (let size = 0; size < 20; size += 1) {
      const disk = smallDisk(folder.path, 800 + size * 37)
      if (disk === undefined) break
      const ballast = join(disk.path, 'ballast')
      writeFileSync(ballast, Buffer.alloc(150_000))
      const desk = openDesk(join(disk.path, 'full.galley'), disk.path)
      const { article } = await keepText(desk.client)
      const { kept, error } = await fillUp(desk, article.id)
      expect(error.code).toBe('disk-full')
      const after = await openOf(desk.client, article.id)
      expect(after.notes.map((note) => note.id).sort()).toEqual([...kept].sort())
      expect(after.log).toHaveLength(kept.length + 1)

      // Export, backup and import meet the same disk: each says so, and leaves nothing half.
      writeFileSync(ballast, Buffer.alloc(150_000))
      const path = join(disk.path, 'out.txt')
      fillDisk(disk.path)
      const exported = await desk.client.call('export.run', {
        articleId: article.id,
        format: 'text',
        view: 'clean',
        locale: 'en',
        file: { path },
      })
      if (!exported.ok) {
        expect(exported.error.code).toBe('disk-full')
        expect(existsSync(path)).toBe(false)
      }
      const backedUp = await desk.client.call('library.backUp', {})
      if (!backedUp.ok) expect(backedUp.error.code).toBe('disk-full')
      const imported = await desk.client.call('import.inspect', {
        source: { kind: 'paste', text: `新\n${'长'.repeat(60_000)}` },
      })
      const token = valueOf(imported).token
      expect(codeOf(await desk.client.call('import.keep', { token, as: { kind: 'new' } }))).toBe('disk-full')
      // As the next text of an article nothing of it is kept either: the version before is at work, with all its notes.
      const as = { kind: 'version', articleId: article.id } as const
      expect(codeOf(await desk.client.call('import.keep', { token, as }))).toBe('disk-full')
      const { article: stands, versions, notes } = await openOf(desk.client, article.id)
      expect([stands, versions.length, notes.length]).toEqual([after.article, 1, kept.length])
      expect(valueOf(await desk.client.call('library.list', {})).articles).toHaveLength(1)

      rmSync(ballast)
      rmSync(join(disk.path, 'filling'), { force: true })
      valueOf(await desk.client.call('change.apply', actOf(article.id, { added: [noteOn(after, '又有地方')] })))
      await desk.close()
      const again = openDesk(join(disk.path, 'full.galley'), disk.path)
      expect((await openOf(again.client, article.id)).notes).toHaveLength(kept.length + 1)
      expect(desk.bugs).toEqual([])
      await again.close()
      disk.remove()
    }
    folder.remove()
  })

  test('met in the middle of an act undoes all of it', () => {
    const folder = tempFolder()
    const library = new LibraryFile(join(folder.path, 'l.galley'), () => ({ program: 't', nowMs: 1, isCreating: true }))
    if (!library.state.ok) throw new Error('not open')
    const { db } = library.state.value
    const pages = Number(db.pragma('page_count', { simple: true }))
    db.pragma(`max_page_count = ${String(pages + 4)}`)
    const filled = library.write((open) => {
      for (let count = 0; ; count += 1) keepBlob(open, Buffer.alloc(5_000, count), 1)
    })
    expect(codeOf(filled)).toBe('disk-full')
    expect(db.prepare('SELECT count(*) AS n FROM blob').get()).toEqual({ n: 0 })
    expect(db.inTransaction).toBe(false)
    expect(library.write((open) => ok(keepBlob(open, Buffer.from('small'), 1))).ok).toBe(true)
    library.close()
    folder.remove()
  })
})

function fillDisk(path: string): void {
  const chunks: Buffer[] = []
  try {
    for (;;) {
      chunks.push(Buffer.alloc(16_384))
      writeFileSync(join(path, 'filling'), Buffer.concat(chunks))
    }
  } catch {
    // Full: that is what was wanted.
  }
}

test('a library in a folder that cannot be written is read, and says why nothing can be saved', async ({ skip }) => {
  const folder = tempFolder()
  const shelf = join(folder.path, 'shelf')
  mkdirSync(shelf)
  const path = join(shelf, 'l.galley')
  const desk = openDesk(path, folder.path)
  const open = await keepText(desk.client)
  await desk.close()
  const files = readdirSync(shelf).map((name) => join(shelf, name))
  const before = readFileSync(path)
  const restore = makeReadOnly(shelf, files)
  if (restore === undefined) {
    folder.remove()
    skip('neither a read-only mount nor an ordinary user')
    return
  }
  try {
    const reading = openDesk(path, folder.path)
    const state = valueOf(await reading.client.call('library.state', {}))
    expect(state).toMatchObject({ path, isReadOnly: true, articles: 1, isSound: true })
    expect(await openOf(reading.client, open.article.id)).toEqual(open)
    const refused = await reading.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, 'x')] }))
    expect(codeOf(refused)).toBe('library-read-only')
    expect(codeOf(await reading.client.call('library.backUp', {}))).toBe('library-read-only')
    const out = join(folder.path, 'out.txt')
    const input = {
      articleId: open.article.id,
      format: 'text',
      view: 'clean',
      locale: 'en',
      file: { path: out },
    } as const
    valueOf(await reading.client.call('export.run', input))
    expect(codeOf(await reading.client.call('export.run', { ...input, file: { path: join(shelf, 'out.txt') } }))).toBe(
      'file-not-written',
    )
    expect(reading.bugs).toEqual([])
    await reading.close()
  } finally {
    restore()
  }
  expect(readFileSync(path).equals(before)).toBe(true)
  folder.remove()
})

test('a new library where nothing can be written is refused with a reason', async ({ skip }) => {
  const folder = tempFolder()
  const restore = makeReadOnly(folder.path, [])
  if (restore === undefined) {
    folder.remove()
    skip('neither a read-only mount nor an ordinary user')
    return
  }
  const desk = openDesk(join(folder.path, 'new.galley'), folder.path)
  expect(['library-read-only', 'not-saved']).toContain(codeOf(await desk.client.call('library.state', {})))
  await desk.close()
  restore()
  folder.remove()
})

test('an export goes where it is told, whole, and never over a file that cannot take it', async () => {
  const desk = newDesk()
  const open = await keepText(desk.client)
  const input = { articleId: open.article.id, format: 'text', view: 'clean', locale: 'en' } as const
  const path = join(desk.folder, 'out.txt')
  writeFileSync(path, 'what was there')
  const written = valueOf(await desk.client.call('export.run', { ...input, file: { path }, isReplacing: true }))
  expect(written.byteLength).toBe(readFileSync(path).length)
  expect(readFileSync(path, 'utf8')).toContain('320座')
  const nowhere = await desk.client.call('export.run', {
    ...input,
    file: { path: join(desk.folder, 'no', 'such', 'folder.txt') },
  })
  expect(codeOf(nowhere)).toBe('file-not-written')
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  await desk.remove()
})
