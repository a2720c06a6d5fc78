import fc from 'fast-check'
import { applyChange, type ChangeSet } from '#shared/change/change-set.ts'
import { recordSchema, type DomainRecord } from '#shared/domain/records.ts'

/** Records at hand, by key. */
export type Desk = ReadonlyMap<string, DomainRecord>

/** A small reply: the shortest record that a change can carry. */
export function reply(id: string, body: string): DomainRecord {
  return recordSchema.parse({
    type: 'reply',
    id,
    revision: 1,
    articleId: 'a',
    noteId: 'n',
    body,
    author: '沈',
    createdAtMs: 1,
  })
}

/** One wish of an editor, made into a change against whatever is there. */
export interface Wish {
  readonly id: string
  readonly body: string
}

export const wishes: fc.Arbitrary<readonly Wish[]> = fc.array(
  fc.record({ id: fc.constantFrom('r1', 'r2', 'r3', 'r4'), body: fc.constantFrom('甲', '乙', 'c', '') }),
  { minLength: 1, maxLength: 3 },
)

/** Adds what is missing, rewrites what is there, removes where the body is empty; undefined when nothing would change. */
export function changeFor(desk: Desk, wanted: readonly Wish[]): ChangeSet | undefined {
  const added: DomainRecord[] = []
  const updated: [DomainRecord, DomainRecord][] = []
  const removed: DomainRecord[] = []
  const seen = new Set<string>()
  for (const { id, body } of wanted) {
    if (seen.has(id)) continue
    seen.add(id)
    const current = desk.get(`reply:${id}`)
    if (current === undefined) {
      if (body !== '') added.push(reply(id, body))
    } else if (body === '') removed.push(current)
    else updated.push([current, { ...reply(id, body), revision: current.revision }])
  }
  return added.length + updated.length + removed.length === 0 ? undefined : { added, updated, removed }
}

/** What the library makes of a change: every written record gets its next revision. */
export function stored(change: ChangeSet): ChangeSet {
  const next = (record: DomainRecord): DomainRecord => ({ ...record, revision: record.revision + 1 })
  return {
    added: change.added.map(next),
    updated: change.updated.map(([from, to]) => [from, next(to)] as const),
    removed: change.removed,
  }
}

/** The desk without revisions, which only ever grow. */
export function contents(desk: Desk): readonly string[] {
  return [...desk.values()].map((record) => JSON.stringify({ ...record, revision: 0 })).sort()
}

export function applied(desk: Desk, change: ChangeSet): Desk {
  return applyChange(desk, change)
}
