import type { CheckedRecords } from '#shared/checks/check-records.ts'
import type { Steps } from '#shared/lib/steps.ts'
import { CHECKED_LISTS, type CheckedList, type CheckedPart, type CheckRequest } from './check-messages.ts'

interface Named {
  readonly id: string
}

/** So many records cross to the worker at a time: copying them holds up the window for a millisecond or two. */
const A_PART = 128

/**
 * Tells a worker the records of an article, and from then on only those that changed: to copy ten thousand at every act
 * would hold up the key after it. One teller for each worker, for it knows what that worker was told.
 */
export function createTeller(tell: (part: CheckedPart) => void) {
  const told = new Map<CheckedList, readonly Named[]>()
  /** Tells what changed, a part a step; gives the lists whose order is another one now. */
  return function* (records: CheckedRecords): Steps<CheckRequest['order']> {
    const order: [CheckedList, readonly string[]][] = []
    for (const list of CHECKED_LISTS) {
      const now: readonly Named[] = records[list]
      const before = told.get(list) ?? []
      if (before === now) continue
      const known = new Set(before)
      const changed = now.filter((record) => !known.has(record))
      yield
      for (let at = 0; at < changed.length; at += A_PART) {
        tell({ list, records: changed.slice(at, at + A_PART) } as unknown as CheckedPart)
        yield
      }
      if (!isSameOrder(before, now)) order.push([list, now.map(({ id }) => id)])
      told.set(list, now)
    }
    return Object.fromEntries(order)
  }
}

/** The other end: holds what was told. */
export function createReceiver() {
  const held = new Map<CheckedList, Map<string, Named>>(CHECKED_LISTS.map((list) => [list, new Map()]))
  return {
    take: ({ list, records }: CheckedPart): void => {
      for (const record of records) held.get(list)?.set(record.id, record)
    },
    /** The records of the article that is asked about, those that are no more let go of. */
    recordsOf: ({ article, census, order }: Pick<CheckRequest, 'article' | 'census' | 'order'>): CheckedRecords => {
      const lists = CHECKED_LISTS.map((list) => {
        const all = held.get(list) ?? new Map<string, Named>()
        const ids = order[list]
        if (ids === undefined) return [list, [...all.values()]]
        const now = new Map(
          ids.flatMap((id) => {
            const record = all.get(id)
            return record === undefined ? [] : [[id, record] as const]
          }),
        )
        held.set(list, now)
        return [list, [...now.values()]]
      })
      return { article, census, ...(Object.fromEntries(lists) as Pick<CheckedRecords, CheckedList>) }
    },
  }
}

function isSameOrder(before: readonly Named[], now: readonly Named[]): boolean {
  return before.length === now.length && now.every(({ id }, index) => before[index]?.id === id)
}
