import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { changeFor, wishes, type Desk } from './arbitraries.ts'

/** A run of changes, each made against what the ones before it left. */
const runs = fc.array(wishes, { maxLength: 12 }).map((all) => {
  let desk: Desk = new Map<string, DomainRecord>()
  const changes: ChangeSet[] = []
  const desks: Desk[] = [desk]
  for (const wanted of all) {
    const change = changeFor(desk, wanted)
    if (change === undefined) continue
    desk = applyChange(desk, change)
    changes.push(change)
    desks.push(desk)
  }
  return { changes, desks }
})

const byKey = (desk: Desk | undefined) => new Map([...(desk ?? new Map())].sort(([a], [b]) => (a < b ? -1 : 1)))

describe('a change', () => {
  test('inverted twice is itself', () => {
    fc.assert(
      fc.property(runs, ({ changes }) => {
        for (const change of changes) expect(invertChange(invertChange(change))).toEqual(change)
      }),
    )
  })

  test('is taken back by its inverse', () => {
    fc.assert(
      fc.property(runs, ({ changes, desks }) => {
        for (const [index, change] of changes.entries()) {
          const after = desks[index + 1] ?? new Map<string, DomainRecord>()
          expect(byKey(applyChange(after, invertChange(change)))).toEqual(byKey(desks[index]))
        }
      }),
    )
  })

  test('squashed with its neighbours does what they did', () => {
    fc.assert(
      fc.property(runs, fc.nat(), ({ changes, desks }, at) => {
        const from = changes.length === 0 ? 0 : at % changes.length
        const squashed = squashChanges(changes.slice(from))
        expect(byKey(applyChange(desks[from] ?? new Map<string, DomainRecord>(), squashed))).toEqual(
          byKey(desks.at(-1)),
        )
      }),
    )
  })

  test('squashed with its inverse leaves no record that was not there before', () => {
    fc.assert(
      fc.property(runs, ({ changes }) => {
        const there = squashChanges(changes)
        const back = squashChanges([there, invertChange(there)])
        expect([back.added, back.removed]).toEqual([[], []])
      }),
    )
  })
})
