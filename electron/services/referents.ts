import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord, type RecordOf, type RecordType } from '#shared/domain/records.ts'
import type { Target, TextPoint } from '#shared/domain/target.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { hasBlob } from '#electron/db/blob.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { row, type Db } from '#electron/db/sql.ts'

/** Why a record cannot stand as it is: what it refers to is not there, or not as it says. */
export interface Misfit {
  readonly record: string
  readonly detail: string
}

/**
 * Checks a change's records against the article as it is after the change: what they name must be there, places must lie
 * in the text, and what a suggestion would replace must be what stands there. Gives the first misfit.
 */
export function findMisfit(db: Db, articleId: string, written: readonly DomainRecord[]): Misfit | undefined {
  const look = new Referents(db, articleId)
  for (const record of written) {
    const detail = look.misfitOf(record)
    if (detail !== undefined) return { record: recordKey(record), detail }
  }
  return undefined
}

/** Where records of a type are named by others that no foreign key holds: table, and condition on `@id`. */
const NAMED_BY: Partial<Record<RecordType, readonly (readonly [RecordType, string])[]>> = {
  note: [['suggestion', "json ->> 'noteId' = @id"]],
  number: [
    ['suggestion', "json ->> 'numberId' = @id"],
    ['tie', "(json ->> 'resultId' = @id OR EXISTS (SELECT 1 FROM json_each(json, '$.termIds') WHERE value = @id))"],
  ],
  suggestion: [['number', "@id IN (json ->> 'suggestionId', json ->> 'replacedBy')"]],
}

/** What is removed must not be named by what stays. */
export function findDangling(db: Db, articleId: string, removed: readonly DomainRecord[]): Misfit | undefined {
  for (const record of removed) {
    for (const [table, where] of NAMED_BY[record.type] ?? []) {
      const sql = `SELECT id FROM ${table} WHERE article_id = @articleId AND ${where}`
      const left = row<{ id: string }>(db, sql, { articleId, id: record.id })
      if (left !== undefined) return { record: recordKey(record), detail: `named by ${table}:${left.id}` }
    }
  }
  return undefined
}

class Referents {
  readonly #db: Db
  readonly #articleId: string
  readonly #found = new Map<string, DomainRecord | undefined>()

  constructor(db: Db, articleId: string) {
    this.#db = db
    this.#articleId = articleId
  }

  misfitOf(record: DomainRecord): string | undefined {
    switch (record.type) {
      case 'article':
        return this.#missing('version', record.currentVersionId)
      case 'version':
        return hasBlob(this.#db, record.sha256) ? undefined : 'sha256'
      case 'asset':
        if (!hasBlob(this.#db, record.sha256)) return 'sha256'
        return record.preview === undefined || hasBlob(this.#db, record.preview.sha256) ? undefined : 'preview'
      case 'block':
        return this.#missing('version', record.versionId) ?? this.#misfitOfBlock(record)
      case 'repair':
        return this.#misfitOfRun(record)
      case 'note':
        return (
          this.#missing('version', record.versionId) ??
          this.#misfitOfTarget(record.target) ??
          this.#missing('number', record.numberId)
        )
      case 'reply':
        return this.#missing('note', record.noteId)
      case 'suggestion':
        return (
          this.#misfitOfRun(record, record.before) ??
          this.#missing('note', record.noteId) ??
          this.#missing('number', record.numberId) ??
          this.#missing('repair', record.repairId)
        )
      case 'number':
        return this.#misfitOfNumber(record)
      case 'verdict':
      case 'checkmark':
        return this.#missing('version', record.versionId) ?? this.#missing('block', record.blockId)
      case 'tie':
        return [...record.termIds, record.resultId].map((id) => this.#missing('number', id)).find(Boolean)
      case 'link':
        return (
          this.#misfitOfRun(record, record.words) ??
          this.#missing('block', record.figureId) ??
          this.#missing('asset', record.assetId)
        )
      case 'dismissal':
        return this.#missing('version', record.versionId) ?? this.#missing('block', record.blockId)
    }
  }

  #misfitOfNumber(record: NumberRecord): string | undefined {
    // The words of a number in a suggestion are the suggestion's, not the block's.
    const isOwnWords = record.origin === 'editor' && record.suggestionId === undefined
    return (
      this.#misfitOfRun(record, isOwnWords ? record.text : undefined) ??
      this.#missing('suggestion', record.suggestionId) ??
      this.#missing('suggestion', record.replacedBy) ??
      this.#missing('asset', record.evidence?.assetId)
    )
  }

  #misfitOfBlock(block: Block): string | undefined {
    const figure = block.figureId === undefined ? undefined : this.#get('block', block.figureId)
    if (block.figureId !== undefined && figure === undefined) return `block:${block.figureId}`
    return this.#missing('asset', block.assetId)
  }

  #misfitOfTarget(target: Target): string | undefined {
    if (target.kind === 'region')
      return this.#missing('block', target.blockId) ?? this.#missing('asset', target.assetId)
    const { start, end } = target
    if (start.blockId === end.blockId && end.offset < start.offset) return 'target'
    return this.#misfitOfPoint(start) ?? this.#misfitOfPoint(end)
  }

  #misfitOfPoint({ blockId, offset }: TextPoint): string | undefined {
    const block = this.#get('block', blockId)
    if (block === undefined) return `block:${blockId}`
    return offset <= codePointLength(block.text) ? undefined : 'target'
  }

  #misfitOfRun(
    run: { readonly versionId: string; readonly blockId: string; readonly start: number; readonly end: number },
    expected?: string,
  ): string | undefined {
    const block = this.#get('block', run.blockId)
    if (block === undefined || block.versionId !== run.versionId) return `block:${run.blockId}`
    if (run.end < run.start || run.end > codePointLength(block.text)) return 'place'
    if (expected !== undefined && sliceCodePoints(block.text, run.start, run.end) !== expected) return 'text'
    return undefined
  }

  #missing(type: RecordType, id: string | undefined): string | undefined {
    return id === undefined || this.#get(type, id) !== undefined ? undefined : `${type}:${id}`
  }

  /** A record of the article; long changes ask for the same block again and again. */
  #get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    const key = `${type}:${id}`
    if (!this.#found.has(key)) this.#found.set(key, readRecord(this.#db, type, this.#articleId, id))
    return this.#found.get(key) as RecordOf<T> | undefined
  }
}
