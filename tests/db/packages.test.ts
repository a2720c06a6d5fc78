import { hash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { RECORD_TYPES } from '#shared/domain/record-types.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { historyOf } from '#electron/package/history-of.ts'
import { openPackage } from '#electron/services/packages/open-package.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { childFile } from '#build/scripts/child-file.ts'
import { codeOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { PIXEL, testPorts } from '#tests/helpers/keeping/ports.ts'
import { packedDesk, packOf, reviewedOn } from '#tests/helpers/packages/packed-desk.ts'

let desk: ReturnType<typeof newDesk>
let articleId: ArticleId

beforeEach(async () => {
  desk = newDesk()
  articleId = await reviewedOn(desk)
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const historyHere = (id: ArticleId): ReturnType<typeof historyOf> => {
  const db = new Database(desk.libraryPath, { readonly: true })
  try {
    return historyOf(db, id)
  } finally {
    db.close()
  }
}

test('a package gives back every record, act and byte of its articles', async () => {
  const { path, overview } = await packedDesk(desk, [articleId])
  const [article] = overview.articles
  const here = historyHere(articleId)
  expect(overview.articles).toHaveLength(1)
  expect(article).toMatchObject({
    title: '山谷里修好了三座桥',
    acts: here?.acts.length,
    lost: 0,
    authors: ['沈', '周'],
  })
  for (const type of RECORD_TYPES) {
    expect(article?.counts[type], type).toBe(here?.records.filter((record) => record.type === type).length)
  }
  const { ports } = testPorts(desk.folder)
  const opened = valueOf(await openPackage(ports, path))
  const history = valueOf(await opened.history(articleId))
  expect(plain(history.acts)).toEqual(plain(here?.acts))
  expect(history.heads).toEqual(here?.heads)
  const byKey = (records: readonly { readonly type: string; readonly id: string }[] = []): object =>
    Object.fromEntries(records.map((record) => [`${record.type}:${record.id}`, plain(record)]))
  expect(byKey(history.records)).toEqual(byKey(here?.records))
  const [picture] = history.records.filter((record) => record.type === 'asset')
  const [version] = history.records.filter((record) => record.type === 'version')
  const names = [picture?.sha256 ?? '', version?.sha256 ?? '']
  const bytesOf = valueOf(await opened.bytes([...names, 'f'.repeat(64)]))
  expect(bytesOf(names[0] ?? '')).toEqual({ bytes: PIXEL, mediaType: 'image/png' })
  expect(hash('sha256', bytesOf(names[1] ?? '')?.bytes ?? '', 'hex')).toBe(names[1])
  expect(bytesOf('f'.repeat(64))).toBeUndefined()
  expect(codeOf(await opened.history('nobody' as ArticleId))).toBe('not-found')
  opened.close()
})

test('the same state is the same file, in whatever order the articles were chosen; another state is another', async () => {
  const second = await reviewedOn(desk, '#第二篇\n另有3座桥在修。')
  const first = await packedDesk(desk, [articleId, second], 'a.galley')
  const again = await packedDesk(desk, [second, articleId, second], 'b.galley')
  expect(readFileSync(again.path).equals(readFileSync(first.path))).toBe(true)
  expect(first.overview.articles.map(({ id }) => id)).toEqual([articleId, second].sort())
  const less = await packedDesk(desk, [articleId], 'c.galley')
  expect(less.overview.seal).not.toBe(first.overview.seal)
  // The rows of an article do not depend on what lies beside it in the library.
  const open = await openOf(desk.client, second)
  valueOf(await desk.client.call('draft.keep', { draft: draftOn(open) }))
  const later = await packedDesk(desk, [articleId], 'd.galley')
  expect(readFileSync(later.path).equals(readFileSync(less.path))).toBe(true)
})

const draftOn = (open: OpenArticle): Draft => {
  const { id, articleId: of, versionId, target } = noteOn(open, 'x')
  return { id, articleId: of, versionId, kind: 'comment', body: 'UNFINISHED-WORDS', target, updatedAtMs: 9 }
}

test('nothing of other articles, of the house, of drafts or of places on the machine is in it', async () => {
  const other = await keepText(desk.client, '#OTHER-ARTICLE-TITLE\nOTHER-ARTICLE-WORDS 3座。')
  const open = await openOf(desk.client, articleId)
  valueOf(await desk.client.call('draft.keep', { draft: draftOn(open) }))
  const remarks = { list: 'remarks' as const, lines: ['HOUSE-REMARK'] }
  valueOf(await desk.client.call('house.keepList', remarks))
  const { path } = await packedDesk(desk, [articleId])
  const bytes = readFileSync(path)
  const secrets = ['OTHER-ARTICLE', 'UNFINISHED-WORDS', 'HOUSE-REMARK', desk.folder, other.article.id, 'test.galley']
  for (const secret of secrets) expect(bytes.includes(secret), secret).toBe(false)
  expect(bytes.includes('谁投的票？')).toBe(true)
})

test('an independent reader finds plain tables, and a hash that holds for every row', async () => {
  const { path, overview } = await packedDesk(desk, [articleId])
  const db = new Database(path, { readonly: true })
  try {
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(db.pragma('application_id', { simple: true })).not.toBe(0x47414c59)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const parts = db.prepare('SELECT type, name, sql FROM sqlite_schema').all() as { type: string; sql: string }[]
    expect(parts.every(({ type, sql }) => type === 'table' && sql.endsWith('STRICT'))).toBe(true)
    const sha = (value: unknown): string => hash('sha256', JSON.stringify(value), 'hex')
    const whole: string[] = []
    type Row = Readonly<Record<string, string | number | null>>
    const all = (sql: string): Row[] => db.prepare(sql).all() as Row[]
    for (const row of all('SELECT * FROM record ORDER BY number')) {
      whole.push(sha(['record', row['number'], row['article_id'], row['type'], row['id'], row['json']]))
      expect(row['hash']).toBe(whole.at(-1))
    }
    for (const row of all('SELECT * FROM history ORDER BY number')) {
      whole.push(sha(['history', row['number'], row['article_id'], row['heads']]))
      expect(row['hash']).toBe(whole.at(-1))
    }
    let before = '0'.repeat(64)
    for (const row of all('SELECT * FROM act ORDER BY number')) {
      before = sha(['act', before, row['number'], row['article_id'], row['id'], row['json']])
      whole.push(before)
      expect(row['hash']).toBe(before)
    }
    for (const row of db.prepare('SELECT * FROM blob ORDER BY number').all() as (Row & { bytes: Buffer })[]) {
      expect(hash('sha256', row.bytes, 'hex')).toBe(row['sha256'])
      whole.push(sha(['blob', row['number'], row['sha256'], row['media_type'], row['length']]))
      expect(row['hash']).toBe(whole.at(-1))
    }
    const [seal] = all('SELECT * FROM seal')
    const counts = JSON.stringify([seal?.['records'], seal?.['histories'], seal?.['acts'], seal?.['blobs']])
    expect(seal?.['hash']).toBe(hash('sha256', `galley package 10${whole.join('')}${counts}`, 'hex'))
    expect(overview.seal).toBe(seal?.['hash'])
  } finally {
    db.close()
  }
})

test('a package in a folder for reading only opens, and its bytes and times stay as they are', async () => {
  const { path } = await packedDesk(desk, [articleId])
  const folder = join(desk.folder, 'locked')
  mkdirSync(folder)
  const there = join(folder, '稿 件.galley')
  renameSync(path, there)
  chmodSync(there, 0o444)
  chmodSync(folder, 0o555)
  const before = { bytes: readFileSync(there), about: statSync(there) }
  const { ports } = testPorts(desk.folder)
  const opened = valueOf(await openPackage(ports, there))
  valueOf(await opened.history(articleId))
  opened.close()
  const about = statSync(there)
  expect(readFileSync(there).equals(before.bytes)).toBe(true)
  expect([about.mtimeMs, about.size, about.mode]).toEqual([before.about.mtimeMs, before.about.size, before.about.mode])
  expect(readdirSync(folder)).toEqual(['稿 件.galley'])
  chmodSync(folder, 0o755)
})

test('what became of the file after it was opened changes nothing of what is taken', async () => {
  const { path, overview } = await packedDesk(desk, [articleId])
  const { ports } = testPorts(desk.folder)
  const opened = valueOf(await openPackage(ports, path))
  writeFileSync(path, 'something else')
  expect(opened.overview).toEqual(overview)
  expect(valueOf(await opened.history(articleId)).records.length).toBeGreaterThan(5)
  opened.close()
})

test('an article that lies in the bin is handed on as one that does not', async () => {
  const open = await openOf(desk.client, articleId)
  const binned = { ...open.article, deletedAtMs: 9 }
  const act = { id: 'bin-act' as never, articleId, act: 'article.bin', author: '沈', atMs: 5 }
  const change = { added: [], updated: [[open.article, binned]] as never, removed: [] }
  valueOf(await desk.client.call('change.apply', { ...act, change }))
  const { path } = await packedDesk(desk, [articleId])
  const { ports } = testPorts(desk.folder)
  const opened = valueOf(await openPackage(ports, path))
  const [article] = valueOf(await opened.history(articleId)).records
  expect(article).toMatchObject({ type: 'article', id: articleId })
  expect(article).not.toHaveProperty('deletedAtMs', 9)
  opened.close()
})

test('a process of its own reads it, tells how far it is, and can be stopped', async () => {
  const { path, overview } = await packedDesk(desk, [articleId])
  const parser = createParser(createNodeFork(childFile('import-worker')))
  const watched = { parser, now: () => 0 }
  const shares: number[] = []
  const opened = valueOf(await openPackage(watched, path, { onShare: (share) => shares.push(share) }))
  expect(opened.overview).toEqual(overview)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  const history = valueOf(await opened.history(articleId))
  expect(plain(history.acts)).toEqual(plain(historyHere(articleId)?.acts))
  const version = history.records.find((record) => record.type === 'version')
  const bytesOf = valueOf(await opened.bytes([version?.sha256 ?? '']))
  expect(hash('sha256', bytesOf(version?.sha256 ?? '')?.bytes ?? '', 'hex')).toBe(version?.sha256)
  opened.close()
  const stop = new AbortController()
  const stopped = openPackage(watched, path, { onShare: () => stop.abort(), signal: stop.signal })
  expect(codeOf(await stopped)).toBe('canceled')
  await parser.close()
})

test('what is not there is not packed, and says so', async () => {
  expect(codeOf(await packOf(desk.libraryPath, ['gone' as ArticleId], join(desk.folder, 'x.galley')))).toBe('not-found')
})

test('the export of several articles is one package, read before it has its name; given up it leaves nothing', async () => {
  const second = await reviewedOn(desk, '#第二篇\n另有3座桥在修。')
  const target = join(desk.folder, 'two.galley')
  const input = { articleId, others: [second], format: 'package', view: 'marked', locale: 'en' } as const
  const made = valueOf(await desk.client.call('export.run', { ...input, file: { path: target } }))
  expect(made.byteLength).toBe(statSync(target).size)
  const again = await packedDesk(desk, [articleId, second], 'again.galley')
  expect(readFileSync(target).equals(readFileSync(again.path))).toBe(true)
  desk.control.chosenPath = join(desk.folder, 'chosen.galley')
  const form = { articleIds: [second, articleId], format: 'package', view: 'marked', locale: 'en' } as const
  expect(valueOf(await desk.client.call('export.many', form))).toMatchObject({ written: 2, refused: [] })
  expect(readFileSync(desk.control.chosenPath).equals(readFileSync(target))).toBe(true)
  const stopped = desk.client.call('export.run', { ...input, file: { path: join(desk.folder, 'no.galley') } })
  await expect.poll(() => desk.control.told.some(({ name }) => name === 'library.working')).toBe(true)
  await desk.client.call('library.stopWork', {})
  const end = await stopped
  if (!end.ok) expect(end.error.code).toBe('canceled')
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(codeOf(await desk.client.call('export.run', { ...input, format: 'html' }))).toBe('invalid-input')
})
