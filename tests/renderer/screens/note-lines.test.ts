import { expect, test } from 'vitest'
import { countOpen } from '#shared/acts/waiting.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { isNoteShown, noteChoices, noteLines, UNSETTLED_NOTES } from '#renderer/screens/notes/note-lines.ts'
import type { BlockBundle, Bundles } from '#renderer/store/by-block.ts'

const note = (id: string, kind: Note['kind'], state: Note['state']) =>
  ({ id, kind, state, author: '沈', createdAtMs: 1 }) as Note
const change = (id: string, state: Suggestion['state'], of: Partial<Suggestion> = {}) =>
  ({ id, state, author: '沈', createdAtMs: 1, start: 0, ...of }) as Suggestion

const notes = [
  note('c', 'comment', 'open'),
  note('q', 'query', 'resolved'),
  note('k', 'correction', 'resolved'),
  note('p', 'praise', 'open'),
  note('h', 'highlight', 'open'),
]
const suggestions = [
  change('of-k', 'open', { noteId: 'k' as Note['id'] }),
  change('alone', 'open'),
  change('of-number', 'open', { numberId: 'n' as never }),
  change('done', 'accepted'),
  change('refusal', 'accepted', { repairId: 'r' as never }),
]
const bundle = {
  block: { id: 'b', role: 'paragraph' },
  notes: notes.map((each) => ({ note: each, start: 0, end: 1, isLast: true })),
  suggestions,
} as unknown as BlockBundle
const bundles: Bundles = {
  blocks: [bundle.block],
  list: [bundle],
  byId: new Map([['b', bundle]]),
  left: new Map(),
  led: new Map(),
  unplaced: [],
}

test('the desk lists as open what every count counts as open, and praise and highlights as nothing to settle', () => {
  const rows = noteLines(bundles)
  const shown = (state: string) =>
    rows.filter((row) => isNoteShown(row, { ...UNSETTLED_NOTES, state })).map(({ id }) => id)
  expect(shown('open')).toEqual(['c', 'k', 'alone', 'of-number'])
  expect(shown('open')).toHaveLength(countOpen(notes, suggestions))
  expect(shown('settled')).toEqual(['q', 'done'])
  expect(shown('kept')).toEqual(['p', 'h'])
})

test('notes and suggestions of a paragraph stand in the order of its text', () => {
  const mixed = {
    ...bundle,
    notes: [{ note: note('late', 'comment', 'open'), start: 7, end: 9, isLast: true }],
    suggestions: [change('early', 'open', { start: 2 }), change('last', 'open', { start: 12 })],
  } as unknown as BlockBundle
  expect(noteLines({ ...bundles, list: [mixed] }).map(({ id }) => id)).toEqual(['early', 'late', 'last'])
})

test('a note without a sure place is among the others, behind them, and waits as they do', () => {
  const lost = { ...note('lost', 'query', 'open'), target: { kind: 'region', blockId: 'b' } } as unknown as Note
  const rows = noteLines({ ...bundles, unplaced: [lost] })
  expect(rows.at(-1)).toMatchObject({ id: 'lost', isUnplaced: true, stand: 'open' })
  const open = rows.filter(({ stand }) => stand === 'open')
  expect(open).toHaveLength(countOpen([...notes, lost], suggestions))
})

test('each filter offers what occurs, with how many rows it has', () => {
  expect(noteChoices(noteLines(bundles))).toEqual({
    kind: [
      ['comment', 1],
      ['query', 1],
      ['correction', 4],
      ['praise', 1],
      ['highlight', 1],
    ],
    state: [
      ['unsettled', 6],
      ['open', 4],
      ['settled', 2],
      ['kept', 2],
    ],
    author: [['沈', 8]],
    where: [['paragraph', 8]],
  })
  expect(noteChoices([])).toEqual({ kind: [], state: [], author: [], where: [] })
})
