import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { RECORD_TYPES } from '#shared/domain/record-types.ts'
import { examineLibrary, NOTHING_READABLE, rescueLibrary } from '#electron/services/doctor.ts'
import type { Random } from '#tests/helpers/seeds.ts'
import { actOf, keepText, noteOn, openDesk, valueOf } from './desk.ts'

const PAGE = 4_096

/** Ways in which a library's file goes bad; `rows swapped` is done by SQL, which leaves a sound file with wrong rows. */
export const DAMAGES = [
  'bit',
  '64 bytes',
  'page',
  'page swap',
  'rows swapped',
  'truncated',
  'header',
  'schema number',
] as const
export type Damage = (typeof DAMAGES)[number]

/** Damages the file at `path`. */
export function damage(path: string, kind: Damage, random: Random): void {
  const below = (count: number): number => Math.floor(random() * count)
  if (kind === 'rows swapped') return swapRows(path, below)
  const bytes = readFileSync(path)
  const pages = bytes.length / PAGE
  const scribble = (at: number, length: number): void => {
    for (let index = 0; index < length; index += 1) bytes[at + index] = below(256)
  }
  switch (kind) {
    case 'bit': {
      const at = 100 + below(bytes.length - 100)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
      break
    }
    case '64 bytes':
      scribble(100 + below(bytes.length - 164), 64)
      break
    case 'page':
      bytes.fill(0, ...(([page]) => [page * PAGE, (page + 1) * PAGE] as const)([1 + below(pages - 1)] as const))
      break
    case 'page swap': {
      const [a, b] = [(1 + below(pages - 1)) * PAGE, (1 + below(pages - 1)) * PAGE]
      const former = Buffer.from(bytes.subarray(a, a + PAGE))
      bytes.copyWithin(a, b, b + PAGE)
      former.copy(bytes, b)
      break
    }
    case 'header':
      scribble(below(90), 10)
      break
    case 'schema number':
      bytes.writeUInt32BE(below(2) === 0 ? 10 * below(4) : below(1_000), 60)
      break
    case 'truncated':
      break
  }
  writeFileSync(path, kind === 'truncated' ? bytes.subarray(0, 100 + below(bytes.length - 100)) : bytes)
}

function swapRows(path: string, below: (count: number) => number): void {
  const db = new Database(path)
  const table = (['note', 'block', 'number'] as const)[below(3)] ?? 'note'
  const rows = db.prepare(`SELECT id, json, hash FROM ${table}`).all() as { id: string; json: string; hash: string }[]
  const [one, other] = [rows[below(rows.length)], rows[below(rows.length)]]
  db.pragma('ignore_check_constraints = ON')
  db.pragma('foreign_keys = OFF')
  const put = db.prepare(`UPDATE ${table} SET json = ?, hash = ? WHERE id = ?`)
  put.run(other?.json, other?.hash, one?.id)
  put.run(one?.json, one?.hash, other?.id)
  db.pragma('journal_mode = DELETE')
  db.pragma('journal_mode = WAL')
  db.close()
}

/** Everything in a library that must not differ, by name; undefined when SQLite cannot read it to the end. */
export function contentsOf(path: string): ReadonlyMap<string, string> | undefined {
  const db = new Database(path, { readonly: true })
  try {
    const found = new Map<string, string>()
    for (const table of [...RECORD_TYPES, 'draft']) {
      const article = table === 'article' ? 'id' : 'article_id'
      const all = db.prepare(`SELECT ${article} AS a, id, json, hash FROM ${table}`).all()
      for (const { a, id, json, hash } of all as { a: string; id: string; json: string; hash: string }[])
        found.set(`${table} ${a}/${id}`, json + hash)
    }
    const log = db.prepare('SELECT id, act, author, at_ms, change FROM log').all() as { id: string }[]
    for (const entry of log) found.set(`log ${entry.id}`, JSON.stringify(entry))
    const blobs = db.prepare('SELECT sha256, hex(bytes) AS value FROM blob WHERE length(bytes) > 0').all() as {
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

/** A sound library with its backup and what is in it, to be damaged in copies. */
export interface Specimen {
  readonly folder: string
  readonly path: string
  readonly open: OpenArticle
  readonly contents: ReadonlyMap<string, string>
}

/** Makes one: an article of some pages, notes that were changed and taken out again, a picture, a backup. */
export async function makeSpecimen(folder: string): Promise<Specimen> {
  const path = join(folder, 'specimen.galley')
  const desk = openDesk(path, folder)
  const open = await keepText(
    desk.client,
    `#损坏的试验\n!\n^图。\n${'甲乙丙丁12座戊己庚辛壬癸。'.repeat(30)}\n`.repeat(6),
  )
  for (let count = 0; count < 120; count += 1) {
    const note = noteOn(open, `注${String(count)}`)
    const stored = valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [note] }))).stored[0]
    if (stored?.type !== 'note') throw new Error('no note')
    if (count % 10 === 1)
      valueOf(
        await desk.client.call(
          'change.apply',
          actOf(open.article.id, { updated: [[stored, { ...stored, body: `改${String(count)}` }]] }),
        ),
      )
    if (count % 10 === 2) valueOf(await desk.client.call('change.apply', actOf(open.article.id, { removed: [stored] })))
  }
  valueOf(await desk.client.call('library.backUp', {}))
  await desk.close()
  const contents = contentsOf(path)
  if (contents === undefined) throw new Error('the specimen cannot be read')
  return { folder, path, open, contents }
}

/** What was seen of one damaged library; every list is empty when all went as it should. */
export interface Verdict {
  readonly hasChanged: boolean
  readonly isUnseen: boolean
  readonly bugs: readonly unknown[]
  readonly isRescued: boolean
  readonly rescueError: string | undefined
  readonly saved: number
  readonly unsure: number
  /** Names of what was rescued and is not what it was. */
  readonly wrong: readonly string[]
  readonly isRestored: boolean
}

/** Damages a copy of the specimen, and does with it what a person would: doctor, opening, rescue, restoring the backup. */
export async function tryDamaged(specimen: Specimen, kind: Damage, random: Random): Promise<Verdict> {
  const shelf = join(specimen.folder, 'shelf')
  rmSync(shelf, { recursive: true, force: true })
  mkdirSync(shelf)
  const path = join(shelf, 'damaged.galley')
  copyFileSync(specimen.path, path)
  damage(path, kind, random)

  const report = examineLibrary(path, 1)
  const now = contentsOf(path)
  const hasChanged = now === undefined || !isSame(now, specimen.contents)
  const isUnseen = hasChanged && report.ok && report.value.isSound

  const target = join(shelf, 'rescued.galley')
  const rescued = rescueLibrary(path, target, 1)
  const wrong = rescued.ok
    ? wrongIn(
        target,
        specimen.contents,
        new Set(rescued.value.unsure.map(({ table, articleId, id }) => `${table} ${articleId}/${id}`)),
      )
    : []

  const desk = openDesk(path, shelf)
  await desk.client.call('library.state', {})
  await desk.client.call('library.list', {})
  await desk.client.call('article.open', { articleId: specimen.open.article.id })
  await desk.close()
  return {
    hasChanged,
    isUnseen,
    bugs: desk.bugs,
    // Of a file that ends in its first pages nothing is left, and that is what the person is told.
    isRescued: rescued.ok || rescued.error.values?.detail === NOTHING_READABLE,
    rescueError: rescued.ok ? undefined : JSON.stringify(rescued.error),
    saved: rescued.ok ? rescued.value.counts.reduce((sum, { saved }) => sum + saved, 0) : 0,
    unsure: rescued.ok ? rescued.value.unsure.length : 0,
    wrong,
    isRestored: await canRestore(specimen, path, shelf),
  }
}

function isSame(now: ReadonlyMap<string, string>, then: ReadonlyMap<string, string>): boolean {
  return now.size === then.size && [...then].every(([name, value]) => now.get(name) === value)
}

function wrongIn(target: string, then: ReadonlyMap<string, string>, unsure: ReadonlySet<string>): readonly string[] {
  const rescued = contentsOf(target)
  if (rescued === undefined) return ['the rescued library cannot be read']
  if (!valueOf(examineLibrary(target, 1)).isSound) return ['the rescued library is not sound']
  return [...rescued].flatMap(([name, value]) => {
    if (unsure.has(name) || then.get(name) === value || value.includes('"log.gap"')) return []
    return [name]
  })
}

async function canRestore(specimen: Specimen, path: string, shelf: string): Promise<boolean> {
  const backups = `${path}-backups`
  mkdirSync(backups, { recursive: true })
  const desk = openDesk(specimen.path, specimen.folder)
  const [backup] = valueOf(await desk.client.call('library.backups', {})).backups
  await desk.close()
  if (backup === undefined) return false
  copyFileSync(join(`${specimen.path}-backups`, backup.name), join(backups, backup.name))
  const damaged = openDesk(path, shelf)
  const listed = valueOf(await damaged.client.call('library.backups', {})).backups
  const restored = await damaged.client.call('library.restore', { name: backup.name })
  await damaged.close()
  const isWhole = restored.ok && restored.value.isSound && !restored.value.isReadOnly
  return isWhole && listed.length > 0 && existsSync(path) && damaged.bugs.length === 0
}
