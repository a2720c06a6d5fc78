import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { keepText, newDesk, SAMPLE_TEXT, valueOf } from '#tests/helpers/keeping/desk.ts'

/** Bytes that the library has lost or holds damaged: what is said of them, and how they come back. */
let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const originals = async () => valueOf(await desk.client.call('article.originals', { articleId: open.article.id }))
const states = async () => (await originals()).versions.map(({ state }) => state)

/** Changes the file beside the app, as a fault of the disk would. */
function change(sql: string, ...values: readonly unknown[]): void {
  const db = new Database(desk.libraryPath)
  db.pragma('foreign_keys = OFF')
  db.prepare(sql).run(...values)
  db.close()
}

const [original, picture] = ['version', 'asset'] as const
const shaOf = (what: typeof original | typeof picture): string =>
  (what === 'version' ? open.versions[0]?.sha256 : open.assets[0]?.sha256) ?? ''

describe('the bytes of an article', () => {
  test('are told as kept while they are what they were', async () => {
    expect(await originals()).toMatchObject({ versions: [{ fileName: 'paste.txt', state: 'kept' }], lostFiles: [] })
  })

  test('are told as lost when they are gone, and as damaged when one of them is another', async () => {
    change('DELETE FROM blob WHERE sha256 = ?', shaOf(original))
    expect(await states()).toEqual(['lost'])
    change("INSERT INTO blob (sha256, stored_at_ms, bytes) VALUES (?, 1, x'00')", shaOf(original))
    expect(await states()).toEqual(['damaged'])
    const { byteLength } = open.versions[0] ?? { byteLength: 0 }
    change('UPDATE blob SET bytes = ? WHERE sha256 = ?', Buffer.alloc(byteLength), shaOf(original))
    expect(await states()).toEqual(['damaged'])
  })

  test('a lost picture is named', async () => {
    change('DELETE FROM blob WHERE sha256 = ?', shaOf(picture))
    expect((await originals()).lostFiles).toHaveLength(1)
  })

  test.each([
    ['gone', 'DELETE FROM blob'],
    ['other', 'UPDATE blob SET bytes = zeroblob(length(bytes))'],
  ])('are put back by opening the same file again: %s', async (_, sql) => {
    change(sql)
    const before = await originals()
    expect([before.versions[0]?.state, before.lostFiles.length]).not.toContain('kept')
    const again = valueOf(await desk.client.call('import.read', { source: { kind: 'paste', text: SAMPLE_TEXT } }))
    expect(again.existing).toBe(open.article.id)
    expect(await states()).toEqual(['kept'])
  })
})
