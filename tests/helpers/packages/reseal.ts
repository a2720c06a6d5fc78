import Database from 'better-sqlite3'
import {
  hashOfAct,
  hashOfBlob,
  hashOfHistory,
  hashOfRecord,
  NO_ACT,
  Sealer,
  type PackedAct,
  type PackedBlob,
  type PackedHistory,
  type PackedRecord,
} from '#electron/package/layout.ts'

/** Changes a package as somebody would who knows how it is made. `isSealed`: every hash is made to hold again. */
export function tampered(path: string, change: (db: Database.Database) => void, isSealed: boolean): void {
  const db = new Database(path)
  try {
    db.pragma('journal_mode = OFF')
    db.unsafeMode(true)
    change(db)
    if (isSealed) seal(db)
  } finally {
    db.close()
  }
}

function seal(db: Database.Database): void {
  const sealer = new Sealer()
  const counts = { records: 0, histories: 0, acts: 0, blobs: 0 }
  const all = <R>(table: string): readonly R[] =>
    db.prepare(`SELECT * FROM ${table} ORDER BY number`).all() as unknown as readonly R[]
  const write = (table: string, number: number, hash: string): void => {
    db.prepare(`UPDATE ${table} SET hash = ? WHERE number = ?`).run(hash, number)
    sealer.add(hash)
  }
  for (const row of all<PackedRecord>('record')) {
    counts.records += 1
    write('record', row.number, hashOfRecord(row))
  }
  for (const row of all<PackedHistory>('history')) {
    counts.histories += 1
    write('history', row.number, hashOfHistory(row))
  }
  let last: { readonly of: string; readonly hash: string } | undefined
  for (const row of all<PackedAct>('act')) {
    counts.acts += 1
    const hash = hashOfAct(row, last?.of === row.article_id ? last.hash : NO_ACT)
    last = { of: row.article_id, hash }
    write('act', row.number, hash)
  }
  for (const row of all<PackedBlob>('blob')) {
    counts.blobs += 1
    write('blob', row.number, hashOfBlob(row))
  }
  const { records, histories, acts, blobs } = counts
  db.prepare('UPDATE seal SET records = ?, histories = ?, acts = ?, blobs = ?, hash = ?').run(
    ...[records, histories, acts, blobs],
    sealer.seal(counts),
  )
}

/** One row's JSON as somebody else would have it. */
export function rewritten(
  db: Database.Database,
  table: 'record' | 'act',
  where: string,
  change: (value: Record<string, unknown>) => unknown,
): void {
  const row = db.prepare(`SELECT number, json FROM ${table} WHERE ${where} ORDER BY number LIMIT 1`).get() as
    { readonly number: number; readonly json: string } | undefined
  if (row === undefined) throw new Error(`no ${table} where ${where}`)
  const value = change(JSON.parse(row.json) as Record<string, unknown>)
  const json = typeof value === 'string' ? value : JSON.stringify(value)
  db.prepare(`UPDATE ${table} SET json = ? WHERE number = ?`).run(json, row.number)
}
