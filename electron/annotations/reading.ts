import { createPlacer, type Placement } from '#shared/anchor/place.ts'
import { changeOf, emptyChange } from '#shared/change/change-set.ts'
import { isSameRecord } from '#shared/change/history.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { ReadAnnotation } from './read-annotation.ts'
import { hashOf } from './terms.ts'

/** The article, and what the file has brought so far: a reply may answer a note of the same file. */
export interface Reading {
  readonly open: OpenArticle
  readonly known: Map<string, DomainRecord>
  /** The records of the file so far. */
  readonly brought: Set<string>
  readonly blocks: ReadonlyMap<string, Block>
  /** The blocks of each text, by its hash, in reading order. */
  readonly byHash: ReadonlyMap<string, readonly Block[]>
  readonly numbersAt: ReadonlyMap<string, NumberRecord>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly place: (target: TextTarget) => Placement
  readonly author: string
  readonly nowMs: number
  /** The accepted suggestions of each block. */
  readonly accepted: Map<string, readonly Suggestion[]>
  readonly noteIds: Set<string>
  /** What each answer of the file answers, by their names. */
  readonly answers: ReadonlyMap<string, string>
}

export function readingOf(
  open: OpenArticle,
  author: string,
  nowMs: number,
  answers: ReadonlyMap<string, string>,
): Reading {
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  return {
    open: { ...open, blocks },
    known: new Map(recordsOf(open).map((record) => [recordKey(record), record])),
    brought: new Set(),
    blocks: new Map(blocks.map((block) => [block.id, block])),
    byHash: Map.groupBy(blocks, ({ text }) => hashOf(text)),
    numbersAt: new Map(open.numbers.map((number) => [placeKey(number), number])),
    verdicts: new Map(open.verdicts.map((verdict) => [verdict.blockId, verdict])),
    place: remembering(createPlacer(blocks)),
    author,
    nowMs,
    accepted: Map.groupBy(
      open.suggestions.filter(({ state }) => state === 'accepted'),
      ({ blockId }) => blockId,
    ),
    noteIds: new Set(open.notes.map((note) => note.id)),
    answers,
  }
}

/** Many annotations may be about the same words. */
function remembering(place: Reading['place']): Reading['place'] {
  const known = new Map<string, Placement>()
  return (target) => {
    const key = JSON.stringify(target)
    const placement = known.get(key) ?? place(target)
    known.set(key, placement)
    return placement
  }
}

export function placeKey({ blockId, start, end }: Pick<NumberRecord, 'blockId' | 'start' | 'end'>): string {
  return `${blockId} ${String(start)} ${String(end)}`
}

/** The records that an annotation may be about. */
function recordsOf(open: OpenArticle): readonly DomainRecord[] {
  return [...open.notes, ...open.replies, ...open.suggestions, ...open.numbers, ...open.verdicts, ...open.repairs]
}

export function knownOf({ known }: Reading, record: DomainRecord): DomainRecord | undefined {
  return known.get(recordKey(record))
}

/** Adds a record, or says that it is there; of two that differ under one id the one that was said later stands. */
export function keep(
  id: string,
  record: DomainRecord,
  reading: Reading,
  status: Placement['status'],
  known: DomainRecord | undefined = knownOf(reading, record),
): ReadAnnotation {
  const { brought } = reading
  if (known === undefined) {
    const added = { ...record, revision: 0 } as DomainRecord
    bring(added, reading)
    return { id, status, change: changeOf({ added: [added] }) }
  }
  const next = { ...record, id: known.id, revision: known.revision } as DomainRecord
  if (isSameRecord(known, next)) return { id, status: 'unchanged', change: emptyChange }
  if (brought.has(recordKey(known))) return { id, error: 'annotation-twice' }
  if (timeOf(known) > 0 && timeOf(known) >= timeOf(next)) return { id, error: 'annotation-newer' }
  bring(next, reading)
  return { id, status, change: changeOf({ updated: [[known, next]] }) }
}

/** From now on a record is there, by this file. */
export function bring(record: DomainRecord, { known, brought }: Reading): void {
  known.set(recordKey(record), record)
  brought.add(recordKey(record))
}

/** When a record was last said, or settled; 0 where nobody said it. */
function timeOf(record: DomainRecord): number {
  const fields: Partial<Record<string, unknown>> = { ...record }
  return Math.max(...['createdAtMs', 'editedAtMs', 'settledAtMs', 'atMs'].map((key) => Number(fields[key] ?? 0)))
}
