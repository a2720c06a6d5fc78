import { z } from 'zod'
import { articleIdSchema, changeIdSchema, type ArticleId } from '#shared/domain/ids.ts'
import { RECORD_TYPES, type DomainRecord } from '#shared/domain/record-types.ts'
import { recordSchema } from '#shared/domain/records.ts'
import { historyActSchema, type ArticleHistory, type HistoryAct } from '#shared/merge/types.ts'
import type { PackageOverview } from '#shared/package/overview.ts'
import { isLostBytes } from '#electron/db/lost-bytes.ts'
import { row, rows, sha256, type Db } from '#electron/db/sql.ts'
import { checkActs } from './check-acts.ts'
import { Sealer, type PackedAct, type PackedBlob, type PackedRecord, type Seal } from './layout.ts'
import { ArticleTally } from './overview-of.ts'
import { actRows, blobRows, historyRows, parseRow, recordRows } from './read-rows.ts'
import { damaged } from './refusal.ts'
import { Trial } from './trial.ts'

const order = new Map<string, number>(RECORD_TYPES.map((type, index) => [type, index]))
const headsSchema = z.array(changeIdSchema).max(1000).readonly()

/** How much of the work the rows are taken to be; the rest is bytes. */
const ROWS_SHARE = 0.6
/** How far the work is, is told after so many rows. */
const ROWS_A_TELL = 500

/**
 * Looks at everything in an open package: its structure, each row against its hash and its schema, the records of each article
 * as a library would take them, its acts, all bytes, and the seal over the whole. Gives what it holds. Throws `PackageRefusal`
 * at the first thing that is not as it was written, and what SQLite throws.
 */
export function checkPackage(db: Db, onShare: (share: number) => void): Omit<PackageOverview, 'sizeBytes'> {
  const [fault] = db.pragma('quick_check(1)') as readonly object[]
  if (fault === undefined || Object.values(fault)[0] !== 'ok')
    throw damaged(`structure: ${String(fault && Object.values(fault)[0])}`)
  const seals = rows<Seal & { readonly number: number }>(db, 'SELECT * FROM seal LIMIT 2')
  const [seal] = seals
  if (seal?.number !== 1 || seals.length > 1) throw damaged('seal')
  const check = new PackageCheck(db, seal, onShare)
  return check.run()
}

class PackageCheck {
  readonly #db: Db
  readonly #seal: Seal
  readonly #sealer = new Sealer()
  readonly #onShare: (share: number) => void
  readonly #tallies = new Map<string, ArticleTally>()
  #rows = 0

  constructor(db: Db, seal: Seal, onShare: (share: number) => void) {
    this.#db = db
    this.#seal = seal
    this.#onShare = onShare
  }

  run(): Omit<PackageOverview, 'sizeBytes'> {
    const names = rows<{ sha256: string }>(this.#db, 'SELECT sha256 FROM blob').map((blob) => blob.sha256)
    const counts = { records: this.#records(names), histories: 0, acts: 0, blobs: 0 }
    const heads = this.#histories()
    counts.histories = heads.size
    counts.acts = this.#acts(heads)
    const blobs = this.#blobs()
    counts.blobs = blobs.count
    if (this.#sealer.seal(counts) !== this.#seal.hash) throw damaged('seal')
    this.#onShare(1)
    const articles = [...this.#tallies.values()].map((tally) => tally.overview(blobs.lost))
    return { seal: this.#seal.hash, articles }
  }

  /** Every record, an article at a time; gives how many there are. */
  #records(bytes: readonly string[]): number {
    const trial = new Trial(bytes)
    let count = 0
    try {
      for (const packed of grouped(this.#told(recordRows(this.#db)))) {
        count += packed.length
        const records = recordsOf(packed)
        const [article] = records
        if (article?.type !== 'article') throw damaged(`article ${String(packed[0]?.article_id)}`)
        this.#nextArticle(article.id)
        trial.holds(article.id, records)
        this.#tallies.set(article.id, new ArticleTally(article, records))
      }
    } finally {
      trial.close()
    }
    if (this.#tallies.size === 0) throw damaged('no article')
    return count
  }

  /** Articles come in the order of their ids, each once. */
  #nextArticle(id: string): void {
    const last = [...this.#tallies.keys()].at(-1)
    if (last !== undefined && last >= id) throw damaged(`article ${id}: order`)
  }

  #histories(): ReadonlyMap<string, ArticleHistory['heads']> {
    const heads = new Map<string, ArticleHistory['heads']>()
    const articles = [...this.#tallies.keys()]
    for (const history of this.#told(historyRows(this.#db))) {
      if (articles[heads.size] !== history.article_id) throw damaged(`history ${String(history.number)}`)
      heads.set(history.article_id, parseRow(headsSchema, history.heads, `history ${String(history.number)}`))
    }
    if (heads.size !== articles.length) throw damaged('history')
    return heads
  }

  #acts(heads: ReadonlyMap<string, ArticleHistory['heads']>): number {
    let count = 0
    const left = new Map(heads)
    const ids = new Set<string>()
    for (const packed of grouped(this.#told(actRows(this.#db)))) {
      count += packed.length
      const id = packed[0]?.article_id ?? ''
      const tally = this.#tallies.get(id)
      const stands = left.get(id)
      // Each article's acts lie together.
      if (tally === undefined || stands === undefined) throw damaged(`acts of ${id}`)
      left.delete(id)
      const acts = actsOf(packed)
      checkActs({ articleId: tally.article.id, acts, heads: stands })
      for (const act of acts) {
        // The log of a library knows an act by its id alone.
        if (ids.has(act.id)) throw damaged(`act ${act.id}: twice`)
        ids.add(act.id)
        tally.act(act)
      }
    }
    for (const [id, stands] of left) if (stands.length > 0) throw damaged(`acts of ${id}`)
    return count
  }

  #blobs(): { readonly count: number; readonly lost: ReadonlySet<string> } {
    const known = new Set([...this.#tallies.values()].flatMap(({ named, remembered }) => [...named, ...remembered]))
    const found = new Set<string>()
    const lost = new Set<string>()
    let last = ''
    for (const blob of blobRows(this.#db)) {
      const { number, sha256: name } = blob
      this.#sealer.add(blob.hash)
      if (name <= last || !known.has(name)) throw damaged(`blob ${String(number)}`)
      last = name
      found.add(name)
      if (readBytes(this.#db, blob) === undefined) lost.add(name)
      this.#onShare(ROWS_SHARE + (found.size / Math.max(1, this.#seal.blobs)) * (1 - ROWS_SHARE))
    }
    for (const { named } of this.#tallies.values()) {
      for (const name of named) if (!found.has(name)) throw damaged(`bytes ${name}`)
    }
    return { count: found.size, lost }
  }

  /** Rows as they go by: each goes into the seal, and how far the work is, is told. */
  *#told<R extends { readonly hash: string }>(read: Iterable<R>): Generator<R> {
    const all = Math.max(1, this.#seal.records + this.#seal.histories + this.#seal.acts)
    for (const each of read) {
      this.#sealer.add(each.hash)
      this.#rows += 1
      if (this.#rows % ROWS_A_TELL === 0) this.#onShare(Math.min(1, this.#rows / all) * ROWS_SHARE)
      yield each
    }
  }
}

/** The rows of each article together, as they lie together. */
function* grouped<R extends { readonly article_id: string }>(read: Iterable<R>): Generator<readonly R[]> {
  let group: R[] = []
  for (const each of read) {
    if (group.length > 0 && group[0]?.article_id !== each.article_id) {
      yield group
      group = []
    }
    group.push(each)
  }
  if (group.length > 0) yield group
}

/** The records of one article: each what its row says, in the order of the registry and of their ids, none twice. */
function recordsOf(packed: readonly PackedRecord[]): readonly DomainRecord[] {
  let last: PackedRecord | undefined
  return packed.map((each) => {
    const where = `record ${String(each.number)}`
    const record = parseRow(recordSchema, each.json, where)
    const articleId = record.type === 'article' ? record.id : record.articleId
    if (record.type !== each.type || record.id !== each.id || articleId !== each.article_id) throw damaged(where)
    if (last !== undefined && !isBefore(last, each)) throw damaged(`${where}: order`)
    last = each
    return record
  })
}

function isBefore(a: PackedRecord, b: PackedRecord): boolean {
  const [first = 0, second = 0] = [order.get(a.type), order.get(b.type)]
  return first < second || (first === second && a.id < b.id)
}

function actsOf(packed: readonly PackedAct[]): readonly HistoryAct[] {
  return packed.map((each) => {
    const where = `act ${String(each.number)}`
    const act = parseRow(historyActSchema, each.json, where)
    if (act.id !== each.id) throw damaged(where)
    return act
  })
}

const MEDIA_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,80}$/u

/** The bytes of a row; undefined when it says that they were lost. Throws when they are not those that it names. */
function readBytes(db: Db, blob: PackedBlob): Uint8Array | undefined {
  const stored = row<{ bytes: unknown }>(db, 'SELECT bytes FROM blob WHERE number = ?', blob.number)
  const where = `blob ${String(blob.number)}`
  if (!(stored?.bytes instanceof Uint8Array) || stored.bytes.length !== blob.length) throw damaged(where)
  if (isLostBytes({ media_type: blob.media_type, bytes: stored.bytes })) return undefined
  const isNamed = blob.media_type === null || MEDIA_TYPE.test(blob.media_type)
  if (!isNamed || sha256(stored.bytes) !== blob.sha256) throw damaged(where)
  return stored.bytes
}

/** The history of one article of a package that was checked. Throws `PackageRefusal`. */
export function articleOfPackage(db: Db, articleId: ArticleId): ArticleHistory {
  const from = (table: 'record' | 'act'): number =>
    row<{ number: number | null }>(db, `SELECT min(number) AS number FROM ${table} WHERE article_id = ?`, articleId)
      ?.number ?? 0
  const of = <R extends { readonly article_id: string }>(read: Iterable<R>): readonly R[] => {
    for (const group of grouped(read)) return group[0]?.article_id === articleId ? group : []
    return []
  }
  const history = [...historyRows(db)].find((each) => each.article_id === articleId)
  if (history === undefined) throw damaged(`article ${articleId}`)
  const firstAct = from('act')
  return {
    articleId: articleIdSchema.parse(articleId),
    records: recordsOf(of(recordRows(db, from('record')))),
    acts: firstAct === 0 ? [] : actsOf(of(actRows(db, firstAct))),
    heads: parseRow(headsSchema, history.heads, 'history'),
  }
}

/** Bytes of a package that was checked, by their SHA-256; undefined when it has none such, or says that they were lost. */
export function bytesOfPackage(
  db: Db,
  name: string,
): { readonly bytes: Uint8Array; readonly mediaType: string | undefined } | undefined {
  const sql = 'SELECT number, sha256, media_type, length, hash FROM blob WHERE sha256 = ?'
  const blob = row<PackedBlob>(db, sql, name)
  const bytes = blob && readBytes(db, blob)
  return bytes && { bytes, mediaType: blob.media_type ?? undefined }
}
