import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { newId } from '#shared/lib/ids.ts'
import { PACKAGE_APPLICATION_ID, PACKAGE_SCHEMA } from '#electron/package/layout.ts'
import { tampered, rewritten } from './reseal.ts'

type Random = () => number

/** Makes a damaged package at `path`, out of the sound one at `sound`. `library`: some library's file. */
type Damage = (path: string, from: { readonly sound: string; readonly library: string }, random: Random) => void

const PAGE = 4096

function bytes(change: (file: Buffer, random: Random) => Buffer): Damage {
  return (path, { sound }, random) => writeFileSync(path, change(readFileSync(sound), random))
}

function sealed(change: (db: Database.Database, random: Random) => void): Damage {
  return (path, { sound }, random) => {
    copyFileSync(sound, path)
    tampered(path, (db) => change(db, random), true)
  }
}

function bare(change: (db: Database.Database, random: Random) => void): Damage {
  return (path, { sound }, random) => {
    copyFileSync(sound, path)
    tampered(path, (db) => change(db, random), false)
  }
}

const pick = (random: Random, below: number): number => Math.floor(random() * below)
const pages = (file: Buffer): number => Math.floor(file.length / PAGE)
const one = (random: Random, values: readonly string[]): string => values[pick(random, values.length)] ?? ''

/** A record that is changed in place and sealed again. */
const record = (where: string, change: (value: Record<string, unknown>, random: Random) => unknown): Damage =>
  sealed((db, random) => rewritten(db, 'record', where, (value) => change(value, random)))
const act = (where: string, change: (value: Record<string, unknown>, random: Random) => unknown): Damage =>
  sealed((db, random) => rewritten(db, 'act', where, (value) => change(value, random)))

const ENDLESS = 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT'

/** A schema of somebody else's that bears our numbers. */
const schema =
  (sql: string): Damage =>
  (path) => {
    const db = new Database(path)
    db.exec(sql)
    db.pragma(`application_id = ${String(PACKAGE_APPLICATION_ID)}`)
    db.pragma(`user_version = ${String(PACKAGE_SCHEMA)}`)
    db.close()
  }

/** What a hostile or broken package may be, by what was done to it. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'one bit': bytes((file, random) => {
    const at = pick(random, file.length)
    file[at] = (file[at] ?? 0) ^ (1 << pick(random, 8))
    return file
  }),
  '64 bytes': bytes((file, random) => {
    const at = pick(random, file.length - 64)
    for (let step = 0; step < 64; step += 1) file[at + step] = pick(random, 256)
    return file
  }),
  'a page of zeros': bytes((file, random) => file.fill(0, pick(random, pages(file)) * PAGE).subarray(0, file.length)),
  'one page of zeros': bytes((file, random) => {
    const at = pick(random, pages(file)) * PAGE
    return file.fill(0, at, at + PAGE)
  }),
  'two pages in each other’s place': bytes((file, random) => {
    const [a, b] = [1 + pick(random, pages(file) - 1), 1 + pick(random, pages(file) - 1)].map((page) => page * PAGE)
    const kept = Buffer.from(file.subarray(a, (a ?? 0) + PAGE))
    file.copy(file, a ?? 0, b ?? 0, (b ?? 0) + PAGE)
    kept.copy(file, b ?? 0)
    return file
  }),
  'a page twice': bytes((file, random) => {
    file.copy(file, (1 + pick(random, pages(file) - 1)) * PAGE, (1 + pick(random, pages(file) - 1)) * PAGE)
    return file
  }),
  'the head of a page': bytes((file, random) => {
    const at = pick(random, pages(file)) * PAGE
    for (let step = 0; step < 12; step += 1) file[at + step] = pick(random, 256)
    return file
  }),
  'a pointer to another page': bytes((file, random) => {
    const at = pick(random, pages(file)) * PAGE
    file.writeUInt32BE(1 + pick(random, pages(file) + 3), at + one8(random))
    return file
  }),
  'cut off': bytes((file, random) => file.subarray(0, pick(random, file.length))),
  'more at its end': bytes((file, random) => Buffer.concat([file, Buffer.alloc(1 + pick(random, 9000), 7)])),
  'another header': bytes((file, random) => {
    file[pick(random, 108)] = pick(random, 256)
    return file
  }),
  'a write-ahead log': bytes((file) => {
    file[18] = 2
    file[19] = 2
    return file
  }),
  newer: bytes((file, random) => {
    file.writeUInt32BE(PACKAGE_SCHEMA + 1 + pick(random, 1000), 60)
    return file
  }),
  'no SQLite': (path, _from, random) =>
    writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, () => pick(random, 256)))),
  'a ZIP': (path) => writeFileSync(path, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(3000, 1)])),
  empty: (path) => writeFileSync(path, ''),
  'a library': (path, { library }) => copyFileSync(library, path),
  'a folder': (path) => mkdirSync(path),
  'a link to nowhere': (path) => symlinkSync(`${path}-gone`, path),
  'a link to itself': (path) => symlinkSync(path, path),
  '10 GB of nothing': (path, { sound }) => {
    copyFileSync(sound, path)
    truncateSync(path, 10 * 1024 ** 3)
  },
  '10 GB that it says it has': (path, { sound }) => {
    const file = readFileSync(sound)
    file.writeUInt32BE((10 * 1024 ** 3) / PAGE, 28)
    writeFileSync(path, file)
    truncateSync(path, 10 * 1024 ** 3)
  },
  '900 MB that it says it has': (path, { sound }) => {
    const file = readFileSync(sound)
    file.writeUInt32BE((900 * 1024 ** 2) / PAGE, 28)
    writeFileSync(path, file)
    truncateSync(path, 900 * 1024 ** 2)
  },
  'an endless view': bare((db) => db.exec(`CREATE VIEW extra AS ${ENDLESS} n FROM c`)),
  'an endless view for a table': schema(
    ['record', 'history', 'act', 'blob', 'seal']
      .map((name) => `CREATE VIEW ${name} AS ${ENDLESS} n FROM c;`)
      .join('\n'),
  ),
  'a trigger': bare((db) => db.exec('CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM act; END')),
  'an index': bare((db) => db.exec('CREATE INDEX i ON record (id)')),
  'another table': bare((db) => db.exec('CREATE TABLE more (x)')),
  'a virtual table': bare((db) => db.exec('CREATE VIRTUAL TABLE v USING fts5(x)')),
  'a computed column': bare((db) => db.exec('ALTER TABLE record ADD COLUMN c TEXT AS (upper(json)) VIRTUAL')),
  'a schema of another': schema('CREATE TABLE record (number INTEGER PRIMARY KEY, json TEXT); CREATE TABLE seal (n)'),
  'tables under each other’s names': bare((db) => {
    db.pragma('writable_schema = ON')
    db.exec("UPDATE sqlite_schema SET rootpage = 5 - rootpage WHERE name IN ('record', 'history')")
  }),
  'a schema that says another thing': bare((db, random) => {
    db.pragma('writable_schema = ON')
    const sql = one(random, [
      "replace(sql, 'STRICT', '')",
      "sql || ' '",
      "replace(sql, 'json TEXT', 'json BLOB')",
      "''",
    ])
    db.exec(`UPDATE sqlite_schema SET sql = ${sql} WHERE name = 'record'`)
  }),
  'a row’s hash': bare((db, random) =>
    db.exec(
      `UPDATE ${one(random, ['record', 'act', 'history', 'blob', 'seal'])} SET hash = '${'a'.repeat(64)}' WHERE number = 1`,
    ),
  ),
  'a row’s words': bare((db) => db.exec("UPDATE record SET json = replace(json, '桥', '楼')")),
  'a row less': bare((db, random) => db.exec(`DELETE FROM ${one(random, ['record', 'act', 'blob'])} WHERE number = 1`)),
  'the last row less': bare((db, random) => {
    const table = one(random, ['record', 'act', 'blob', 'history'])
    db.exec(`DELETE FROM ${table} WHERE number = (SELECT max(number) FROM ${table})`)
  }),
  'other bytes': bare((db) => db.exec('UPDATE blob SET bytes = zeroblob(length) WHERE number = 1')),
  'other bytes, sealed': sealed((db) => db.exec('UPDATE blob SET bytes = zeroblob(length) WHERE number = 1')),
  'bytes of another length': sealed((db) => db.exec('UPDATE blob SET length = length + 1 WHERE number = 1')),
  'bytes of 300 MB': sealed((db) =>
    db.exec('UPDATE blob SET bytes = zeroblob(300000000), length = 300000000 WHERE number = 1'),
  ),
  'bytes of none': sealed((db) =>
    db.exec(
      `INSERT INTO blob SELECT number + 1, '${'f'.repeat(64)}', NULL, 1, '', x'01' FROM blob ORDER BY number DESC LIMIT 1`,
    ),
  ),
  'bytes less': sealed((db) => db.exec('DELETE FROM blob WHERE number = (SELECT max(number) FROM blob)')),
  'a kind of bytes that is none': sealed((db) =>
    db.exec("UPDATE blob SET media_type = 'text/html;' || char(0) || 'x' WHERE number = 1"),
  ),
  'an act chain broken': bare((db) => db.exec("UPDATE act SET json = json || ' ' WHERE number = 2")),
  'an act twice': sealed((db) =>
    db.exec('INSERT INTO act SELECT number + 1, article_id, id, json, hash FROM act ORDER BY number DESC LIMIT 1'),
  ),
  'acts in another order': sealed((db) => {
    db.exec('UPDATE act SET number = -number WHERE number IN (1, 2)')
    db.exec('UPDATE act SET number = 3 + number WHERE number < 0')
  }),
  'an act that names no act': act('number = 2', (value) => ({ ...value, parents: [newId()] })),
  'an act of another article': act('number = 3', (value) => ({
    ...value,
    change: JSON.parse(
      JSON.stringify(value['change']).replaceAll(/"articleId":"[^"]*"/g, '"articleId":"other"'),
    ) as unknown,
  })),
  'heads that are none': sealed((db) => db.prepare('UPDATE history SET heads = ?').run(JSON.stringify([newId()]))),
  'heads behind others': sealed((db) => {
    const ids = (db.prepare('SELECT id FROM act ORDER BY number').all() as { id: string }[]).map(({ id }) => id)
    db.prepare('UPDATE history SET heads = ?').run(JSON.stringify([ids.at(-1), ids[0]]))
  }),
  'a lie about an id': record("type = 'note'", (value) => ({ ...value, id: newId() })),
  'a lie about a type': record("type = 'reply'", (value) => ({ ...value, type: 'note' })),
  'a record of another article': record("type = 'note'", (value) => ({ ...value, articleId: newId() })),
  'a record of no block': record("type = 'number'", (value) => ({ ...value, blockId: newId() })),
  'a place beyond its text': record("type = 'number'", (value) => ({ ...value, end: 99_999_999 })),
  'a version without its bytes': record("type = 'version'", (value) => ({ ...value, sha256: 'f'.repeat(64) })),
  'a version that is not there': record("type = 'article'", (value) => ({ ...value, currentVersionId: newId() })),
  'a field that nobody knows': record("type = 'block'", (value) => ({ ...value, more: 1 })),
  'a name of a prototype': record("type = 'note'", (value, random) =>
    JSON.stringify(value).replace(
      '{',
      `{"${one(random, ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])}":{"x":1},`,
    ),
  ),
  'a key twice': record("type = 'note'", (value) => JSON.stringify(value).replace('{', '{"body":"other",')),
  'JSON without end': record("type = 'note'", () => '['.repeat(200_000)),
  'no JSON': record("type = 'note'", () => 'note'),
  'a control character in an id': sealed((db) => {
    db.exec(
      "UPDATE record SET id = 'a' || char(0) || 'b' WHERE type = 'note' AND number = (SELECT min(number) FROM record WHERE type = 'note')",
    )
  }),
  'a row of 70 MB': record("type = 'note'", (value) => ({ ...value, body: 'x'.repeat(70_000_000) })),
  'a record twice': sealed((db) => {
    db.exec(
      'INSERT INTO record SELECT number + 1, article_id, type, id, json, hash FROM record ORDER BY number DESC LIMIT 1',
    )
  }),
  'no article': sealed((db) => db.exec('DELETE FROM record; DELETE FROM history; DELETE FROM act; DELETE FROM blob')),
  'two seals': bare((db) => db.exec('INSERT INTO seal SELECT 2, records, histories, acts, blobs, hash FROM seal')),
}

/** A place in the head of a page where it may name another one. */
function one8(random: Random): number {
  return [0, 4, 8, 12, PAGE - 4][pick(random, 5)] ?? 0
}

/** Content that is odd and whole: it is taken as it is, or refused, and never anything else. */
export const ODD: Readonly<Record<string, Damage>> = {
  'a title with a NUL and a turn of direction': record("type = 'article'", (value) => ({
    ...value,
    title: '\u202egnp.exe\u0000\u2066<script>',
  })),
  'a number of other words': record("type = 'number'", (value) => ({ ...value, text: '99' })),
  'a time of long ago': record("type = 'note'", (value) => ({ ...value, createdAtMs: 0 })),
  'a kind of page for a picture': sealed((db) =>
    db.exec("UPDATE blob SET media_type = 'text/html' WHERE media_type IS NOT NULL"),
  ),
  'bytes said to be lost': sealed((db) => {
    db.exec("UPDATE blob SET media_type = 'application/x-galley-lost', length = 0, bytes = x'' WHERE number = 1")
  }),
  'a link to a sound one': (path, { sound }) => symlinkSync(sound, path),
}
