import { changeOf, isEmptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
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

/** What was done in a file, as far as it is told one by one. */
export interface Deeds {
  readonly signed: readonly Deed[]
  /** What nobody is named for. */
  readonly unsigned: readonly Partial<ChangeSet>[]
}

/** All of it as one change. */
export function changeOfDeeds({ signed, unsigned }: Deeds): ChangeSet {
  return joined([...signed.map(({ change }) => change), ...unsigned])
}

/**
 * What was done in a file as acts: one for each person, in the order of time, the first on what went out. What nobody is
 * named for is done by `by`, whose act is the last: `then`, what that did to whole paragraphs, stands on all else.
 */
export function actsOf(
  { signed, unsigned }: Deeds,
  then: ChangeSet,
  { heads, by, atMs }: { readonly heads: readonly ChangeId[]; readonly by: string; readonly atMs: number },
): readonly HistoryAct[] {
  const inTime = signed.toSorted((a, b) => a.atMs - b.atMs)
  const others = new Set(inTime.map(({ author }) => author))
  others.delete(by)
  let parents = heads
  return [...others, by].flatMap((author): readonly HistoryAct[] => {
    const isLast = author === by
    const own = inTime.filter((deed) => deed.author === author)
    const said = joined([...own.map(({ change }) => change), ...(isLast ? unsigned : [])])
    // As it is kept and sent: what is not said is not there.
    const change = JSON.parse(JSON.stringify(isLast ? squashChanges([said, then]) : said)) as ChangeSet
    if (isEmptyChange(change)) return []
    const id = derivedId('act', heads, author, canonical(change)) as ChangeId
    const doneAtMs = Math.max(...own.map((deed) => deed.atMs), ...(isLast ? [atMs] : []))
    const act = { id, act: RETURN_ACT, author, atMs: doneAtMs, change, parents }
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
