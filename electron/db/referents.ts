import type { ChangeSet } from '#shared/change/change-set.ts'
import { recordsAfter } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import { PART_TYPES, recordType, type PartType, type RecordType } from '#shared/domain/record-types.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { TextPoint } from '#shared/domain/target.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { hasBlob } from '#electron/db/blob.ts'
import { firstNaming, readRecord, recordsNaming } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/** Why a record cannot stand as it is: what it refers to is not there, or not as it says. */
export interface Misfit {
  readonly record: string
  readonly detail: string
}

/** Where records of each type are named, and by whom. */
const NAMED_BY = new Map<RecordType, readonly { readonly type: PartType; readonly path: string }[]>()
for (const type of PART_TYPES) {
  for (const [path, named] of Object.entries(recordType(type).names)) {
    NAMED_BY.set(named, [...(NAMED_BY.get(named) ?? []), { type, path }])
  }
}

/**
 * Checks a change, already written, against the article as it now is: what its records name must be there, places must lie
 * in the text, words must be those that stand there, and what it took away must be named by nothing that stays. Looked at
 * is what the change touched and, by index, what names it; never the rest of the article. Gives the first misfit.
 */
export function findMisfit(db: Db, articleId: string, change: ChangeSet): Misfit | undefined {
  const look = new Referents(db, articleId)
  const written = recordsAfter(change)
  const known = new Set(written.map(recordKey))
  const resting = restingOnChanged(db, articleId, change).filter((record) => !known.has(recordKey(record)))
  for (const record of [...written, ...resting]) {
    const detail = look.misfitOf(record)
    if (detail !== undefined) return { record: recordKey(record), detail }
  }
  return findDangling(db, articleId, change.removed)
}

/** Records that lie on a block which now has other words, or another place among the blocks. */
function restingOnChanged(db: Db, articleId: string, { updated }: ChangeSet): readonly DomainRecord[] {
  const found = new Map<string, DomainRecord>()
  for (const [from, to] of updated) {
    if (from.type !== 'block' || to.type !== 'block') continue
    if (from.text === to.text && from.order === to.order && from.versionId === to.versionId) continue
    for (const { type, path } of NAMED_BY.get('block') ?? []) {
      for (const record of recordsNaming(db, type, path, articleId, to.id)) found.set(recordKey(record), record)
    }
  }
  return [...found.values()]
}

/** What is removed must not be named by what stays. */
function findDangling(db: Db, articleId: string, removed: readonly DomainRecord[]): Misfit | undefined {
  for (const record of removed) {
    for (const { type, path } of NAMED_BY.get(record.type) ?? []) {
      const left = firstNaming(db, type, path, articleId, record.id)
      if (left !== undefined) return { record: recordKey(record), detail: `named by ${type}:${left}` }
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
    return this.#missingBytes(record) ?? this.#missingRecord(record) ?? this.#misplaced(record)
  }

  #missingBytes(record: DomainRecord): string | undefined {
    return recordType(record.type).bytes?.find((path) =>
      valuesAt(record, path).some((sha256) => !hasBlob(this.#db, String(sha256))),
    )
  }

  /** What it names must be there, and of its own version where both belong to one. */
  #missingRecord(record: DomainRecord): string | undefined {
    const [versionId] = valuesAt(record, 'versionId')
    for (const [path, type] of Object.entries(recordType(record.type).names)) {
      for (const id of valuesAt(record, path)) {
        const named = this.#get(type, String(id))
        if (named === undefined || !isOfVersion(named, versionId)) return `${type}:${String(id)}`
      }
    }
    return undefined
  }

  #misplaced(record: DomainRecord): string | undefined {
    const { place } = recordType(record.type)
    if (place === 'target') return this.#misplacedTarget(record as Note)
    return place === 'run' ? this.#misplacedRun(record) : undefined
  }

  #misplacedTarget({ target }: Note): string | undefined {
    if (target.kind !== 'text') return undefined
    const { start, end } = target
    const first = this.#block(start.blockId)
    const last = this.#block(end.blockId)
    if (!isWithin(first, start) || !isWithin(last, end)) return 'target'
    const isBackward = first === last ? end.offset < start.offset : last.order < first.order
    return isBackward ? 'target' : undefined
  }

  #misplacedRun(record: DomainRecord): string | undefined {
    const { words, hasOwnWords } = recordType(record.type)
    const { blockId, start, end } = record as unknown as Run
    const { text } = this.#block(blockId)
    if (end < start || end > codePointLength(text)) return 'place'
    if (words === undefined || hasOwnWords?.(record) === false) return undefined
    return sliceCodePoints(text, start, end) === valuesAt(record, words)[0] ? undefined : 'text'
  }

  /** A block that is known to be there. */
  #block(id: string): Block {
    return this.#get('block', id) as Block
  }

  /** A record of the article; long changes ask for the same block again and again. */
  #get(type: RecordType, id: string): DomainRecord | undefined {
    const key = `${type}:${id}`
    if (!this.#found.has(key)) this.#found.set(key, readRecord(this.#db, type, this.#articleId, id))
    return this.#found.get(key)
  }
}

/** What lies on one block, from one point to another. */
interface Run {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

function isOfVersion(named: DomainRecord, versionId: unknown): boolean {
  return versionId === undefined || !('versionId' in named) || named.versionId === versionId
}

function isWithin(block: Block, { offset }: TextPoint): boolean {
  return offset <= codePointLength(block.text)
}
