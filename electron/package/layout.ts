import { createHash } from 'node:crypto'
import { sha256 } from '#electron/db/sql.ts'

/** `application_id` of a package: the letters GPKG. A library has another, so that neither is taken for the other. */
export const PACKAGE_APPLICATION_ID = 0x47504b47
/** `user_version` of a package: grows when the tables below, or what a row means, become something else. */
export const PACKAGE_SCHEMA = 10
export const PACKAGE_PAGE_BYTES = 4096

/**
 * The tables of a package, in the order in which they are made. There is no index, no key but the row's number and nothing
 * that runs: a package is read from its first row to its last, and what is looked up in it is looked up in memory.
 *
 * `record`: every record of the chosen articles, the rows of an article together and in the order of the registry.
 * `history`: one row an article, in the same order: the acts on which it stands (`heads` of `ArticleHistory`), a JSON list.
 * `act`: what was done on it, as JSON (`HistoryAct`), each act after its parents.
 * `blob`: the bytes that records name: originals, pictures, evidence.
 * `seal`: one row; how many rows of each there are, and the SHA-256 over the hashes of all of them.
 */
export const PACKAGE_TABLES = {
  record: `CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
  history: `CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  heads TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
  act: `CREATE TABLE act (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
  blob: `CREATE TABLE blob (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  media_type TEXT,
  length INTEGER NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT`,
  seal: `CREATE TABLE seal (
  number INTEGER PRIMARY KEY,
  records INTEGER NOT NULL,
  histories INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  blobs INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
} as const

/** A row of `record`. */
export interface PackedRecord {
  readonly number: number
  readonly article_id: string
  readonly type: string
  readonly id: string
  readonly json: string
  readonly hash: string
}

/** A row of `history`. */
export interface PackedHistory {
  readonly number: number
  readonly article_id: string
  readonly heads: string
  readonly hash: string
}

/** A row of `act`; `hash` covers the act before it of the same article, too. */
export interface PackedAct {
  readonly number: number
  readonly article_id: string
  readonly id: string
  readonly json: string
  readonly hash: string
}

/** A row of `blob` without its bytes. */
export interface PackedBlob {
  readonly number: number
  readonly sha256: string
  readonly media_type: string | null
  readonly length: number
  readonly hash: string
}

/** The row of `seal`. */
export interface Seal {
  readonly records: number
  readonly histories: number
  readonly acts: number
  readonly blobs: number
  readonly hash: string
}

/** What stands before the first act of an article. */
export const NO_ACT = '0'.repeat(64)

export function hashOfRecord({ number, article_id, type, id, json }: Omit<PackedRecord, 'hash'>): string {
  return sha256(JSON.stringify(['record', number, article_id, type, id, json]))
}

export function hashOfHistory({ number, article_id, heads }: Omit<PackedHistory, 'hash'>): string {
  return sha256(JSON.stringify(['history', number, article_id, heads]))
}

/** `before`: the hash of the article's act before this one, or `NO_ACT`. */
export function hashOfAct({ number, article_id, id, json }: Omit<PackedAct, 'hash'>, before: string): string {
  return sha256(JSON.stringify(['act', before, number, article_id, id, json]))
}

export function hashOfBlob({ number, sha256: name, media_type, length }: Omit<PackedBlob, 'hash'>): string {
  return sha256(JSON.stringify(['blob', number, name, media_type, length]))
}

/** Makes the hash over the whole: of the hashes of all rows, in the order of the tables and of their rows. */
export class Sealer {
  readonly #hash = createHash('sha256').update(`galley package ${String(PACKAGE_SCHEMA)}`)

  add(hash: string): void {
    this.#hash.update(hash)
  }

  /** To be called once, when all rows were added. */
  seal({ records, histories, acts, blobs }: Omit<Seal, 'hash'>): string {
    return this.#hash.update(JSON.stringify([records, histories, acts, blobs])).digest('hex')
  }
}

const MB = 1024 * 1024

/**
 * What a package may be at most. Nothing beyond is written either, so that whoever gets one can open it. The parser's own
 * limits of time and memory hold besides.
 */
export const PACKAGE_LIMITS = {
  fileBytes: 1024 * MB,
  articles: 1000,
  /** Rows of each kind, of all articles. */
  rows: { record: 1_000_000, history: 1000, act: 1_000_000, blob: 20_000 },
  /** One record or act, as JSON. */
  rowBytes: 64 * MB,
  /** One original, picture or file. */
  blobBytes: 200 * MB,
} as const
