import { expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { BlockBundle, Bundles } from '#renderer/store/by-block.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { placesOf } from '#renderer/store/places.ts'
import { bundleOf } from '#tests/helpers/bundle.ts'
import { nextOpen, openPlaces, type OpenKind } from '#renderer/store/open-places.ts'

function bundle(id: string, role: Block['role'], more: Partial<BlockBundle> = {}): BlockBundle {
  return bundleOf({ id, role, text: '甲乙丙丁' }, more)
}

const note = (id: string, kind: Note['kind'], state: Note['state'], start: number) => ({
  note: { id, kind, state } as Note,
  start,
  end: start + 1,
  isLast: true,
})
const number = (id: string, state: NumberRecord['state'], start: number) =>
  ({ id, state, start, kind: 'count' }) as unknown as NumberRecord
const suggestion = (id: string, start: number, more: Partial<Suggestion> = {}) =>
  ({ id, state: 'open', start, ...more }) as Suggestion

const list = [
  bundle('a', 'paragraph', {
    notes: [
      note('asked', 'query', 'open', 2),
      note('praise', 'praise', 'open', 1),
      note('done', 'comment', 'resolved', 0),
    ],
    suggestions: [suggestion('lone', 1), suggestion('taken', 3, { state: 'accepted' })],
    numbers: [number('n1', 'unchecked', 0), number('n2', 'verified', 1)],
  }),
  bundle('c1', 'caption', { verdict: { state: 'approved' } as Verdict }),
  bundle('c2', 'caption', {
    notes: [note('carries', 'correction', 'resolved', 0)],
    suggestions: [suggestion('carried', 0, { noteId: 'carries' as Suggestion['noteId'] })],
  }),
  bundle('f', 'furniture', { numbers: [number('n3', 'unchecked', 0)] }),
  bundle('z', 'paragraph', { numbers: [number('n4', 'unchecked', 2)] }),
]
const bundles: Bundles = { blocks: [], list, byId: new Map(), left: new Map(), led: new Map(), unplaced: [] }
const findings = [
  { id: 'late', blockId: 'z', start: 0 },
  { id: 'early', blockId: 'a', start: 3 },
  { id: 'left', blockId: 'a', start: 0 },
] as unknown as readonly PlacedFinding[]
const stands = new Map([
  ['late', { kind: 'open' as const }],
  ['early', { kind: 'open' as const }],
  ['left', { kind: 'handled' as const }],
])
const open = (kind: OpenKind) => openPlaces(kind, { bundles, findings, stands })

test('what waits is told in the order of the text, and nothing that is settled', () => {
  expect(open('note').map(({ id }) => id)).toEqual(['lone', 'asked', 'carries'])
  expect(open('caption').map(({ id }) => id)).toEqual(['c2'])
  expect(open('number').map(({ id }) => id)).toEqual(['n1', 'n4'])
  expect(open('finding').map(({ id }) => id)).toEqual(['early', 'late'])
})

test('one goes on from the live place, from the caret, or from the start, and round the end', () => {
  const next = (kind: OpenKind, from: Parameters<typeof nextOpen>[1], by: 1 | -1) =>
    nextOpen(open(kind), from, by, bundles)?.id
  expect(next('number', undefined, 1)).toBe('n1')
  expect(next('number', undefined, -1)).toBe('n4')
  expect(next('number', { blockId: 'a', at: 0, id: 'n1' }, 1)).toBe('n4')
  expect(next('number', { blockId: 'z', at: 2, id: 'n4' }, 1)).toBe('n1')
  expect(next('number', { blockId: 'c1', at: 0 }, 1)).toBe('n4')
  expect(next('number', { blockId: 'c1', at: 0 }, -1)).toBe('n1')
  expect(next('note', { blockId: 'a', at: 1 }, 1)).toBe('asked')
  expect(next('note', { blockId: 'a', at: 2, id: 'somebody else' }, -1)).toBe('lone')
  // A place that was settled is no stop any more: what stands beside it, then what stands behind it is.
  expect(next('note', { blockId: 'a', at: 1, id: 'just settled' }, 1)).toBe('lone')
  expect(next('note', { blockId: 'a', at: 2, id: 'just settled' }, 1)).toBe('asked')
  expect(next('note', { blockId: 'a', at: 3, id: 'just settled' }, 1)).toBe('carries')
  expect(next('note', { blockId: 'a', at: 1, id: 'just settled' }, -1)).toBe('carries')
  expect(nextOpen([], undefined, 1, bundles)).toBeUndefined()
})

test('J and K go on from a place that was settled, not from the start', () => {
  const places = placesOf(bundles)
  expect(places.map(({ id }) => id)).toEqual(['done', 'praise', 'lone', 'asked', 'carries'])
  const settled = places.filter(({ id }) => id !== 'asked')
  expect(nextOpen(settled, { blockId: 'a', at: 2, id: 'asked' }, 1, bundles)?.id).toBe('carries')
  expect(nextOpen(settled, { blockId: 'a', at: 2, id: 'asked' }, -1, bundles)?.id).toBe('lone')
})
