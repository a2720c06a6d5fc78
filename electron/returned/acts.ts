import { changeOf, isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import { NOBODY } from '#shared/domain/common.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { canonical } from '#shared/merge/fields.ts'
import { RETURN_ACT, type HistoryAct } from '#shared/merge/types.ts'
import { derivedId } from './hands.ts'

/** Something that somebody did in a file. */
export interface Deed {
  readonly author: string
  readonly atMs: number
  readonly change: Partial<ChangeSet>
}

/**
 * What was done in a file as acts: one for each person, in the order of time, the first on what went out. What nobody is
 * named for, Word does not say by whom: it is that of whoever saved the file, else of the last who said something in it.
 */
export function actsOf(
  signed: readonly Deed[],
  unsigned: readonly Partial<ChangeSet>[],
  {
    heads,
    savedBy,
    savedAtMs,
  }: { readonly heads: readonly ChangeId[]; readonly savedBy: string | undefined; readonly savedAtMs: number },
): readonly HistoryAct[] {
  const inTime = signed.toSorted((a, b) => a.atMs - b.atMs)
  const by = savedBy ?? inTime.at(-1)?.author ?? NOBODY
  const atMs = Math.max(savedAtMs, inTime.at(-1)?.atMs ?? 0)
  const deeds = [...inTime, ...unsigned.map((change) => ({ author: by, atMs, change }))]
  let parents = heads
  return [...new Set(deeds.map(({ author }) => author))].flatMap((author): readonly HistoryAct[] => {
    const own = deeds.filter((deed) => deed.author === author)
    // As it is kept and sent: what is not said is not there.
    const change = JSON.parse(JSON.stringify(joined(own.map((deed) => deed.change)))) as ChangeSet
    if (isEmptyChange(change)) return []
    const id = derivedId('act', heads, author, canonical(change)) as ChangeId
    const act = { id, act: RETURN_ACT, author, atMs: Math.max(...own.map((deed) => deed.atMs)), change, parents }
    parents = [id]
    return [act]
  })
}

function joined(changes: readonly Partial<ChangeSet>[]): ChangeSet {
  const all = <K extends keyof ChangeSet>(name: K): ChangeSet[K][number][] =>
    changes.flatMap((change): readonly ChangeSet[K][number][] => change[name] ?? [])
  // Of one record that two changes rewrite, what both say.
  const updated = new Map<DomainRecord, DomainRecord>()
  for (const [from, to] of all('updated')) {
    const known = updated.get(from)
    updated.set(from, known === undefined ? to : ({ ...known, ...differing(from, to) } as DomainRecord))
  }
  return changeOf({ added: all('added'), updated: [...updated], removed: [...new Set(all('removed'))] })
}

function differing(from: DomainRecord, to: DomainRecord): Partial<DomainRecord> {
  const before = from as unknown as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(to).filter(([name, value]) => value !== before[name]),
  ) as Partial<DomainRecord>
}
