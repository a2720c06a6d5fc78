import { expect, test } from 'vitest'
import { conflictSchema, type Conflict } from '#shared/domain/conflict.ts'
import { noteSchema } from '#shared/domain/note.ts'
import { keepsWords } from '#shared/merge/kept-words.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import { received } from '#tests/helpers/merge-article.ts'

const records = received()
const block = records.find((record) => record.type === 'block')
if (block?.type !== 'block') throw new Error('no block')

const homeless = (...values: readonly object[]): Conflict =>
  conflictSchema.parse({
    type: 'conflict',
    id: 'suggestion.s1.article.a',
    revision: 1,
    articleId: 'a',
    kind: 'homeless',
    of: 'article',
    subject: 'a',
    group: 'suggestion s1',
    sides: values.map((value, at) => ({ author: `B${String(at)}`, atMs: at + 1, act: `b${String(at)}`, value })),
  })
const suggestion = {
  type: 'suggestion',
  blockId: block.id,
  before: '两',
  after: '三',
  reason: '数目',
  author: 'A',
  createdAtMs: 7,
}

test('a correction without a place stays as a note to be placed, by whoever wrote it, on the words that it meant', () => {
  const conflict = homeless(suggestion, { ...suggestion, after: '四' }, suggestion)
  expect(keepsWords(conflict)).toBe(true)
  const change = settleConflict(conflict, { side: 0 }, records)
  const added = (change?.added ?? []).map((record) => noteSchema.parse(record))
  expect(added).toMatchObject([
    { kind: 'comment', body: '两 → 三\n数目', placement: 'orphan', author: 'A', createdAtMs: 7, state: 'open' },
    { body: '两 → 四\n数目' },
  ])
  expect(added[0]?.target).toMatchObject({ kind: 'text', start: { blockId: block.id }, quote: { exact: '两' } })
  expect(new Set(added.map(({ id }) => id)).size).toBe(2)
  expect(change?.removed).toEqual([conflict])
  // Whoever settles the same elsewhere keeps the same.
  expect(settleConflict(conflict, { side: 0 }, records)?.added).toEqual(change?.added)
  expect(settleConflict(conflict, { side: 0 }, [...records, ...added])?.added).toEqual([])
})

test('a note keeps its kind and its words; one whose paragraph is gone lies at the beginning; what says nothing is let go', () => {
  const target = {
    kind: 'text',
    start: { blockId: 'gone', offset: 4 },
    end: { blockId: 'gone', offset: 6 },
    quote: { exact: '轮渡', prefix: '末班', suffix: '靠岸' },
  }
  const note = { type: 'note', kind: 'query', body: '哪一班？', target, author: 'A', createdAtMs: 7 }
  const change = settleConflict(homeless(note), { side: 0 }, records)
  expect(change?.added).toMatchObject([{ kind: 'query', body: '哪一班？', target: { quote: target.quote } }])
  for (const silent of [{ ...note, body: '' }, { ...block }, { type: 'link', blockId: block.id }]) {
    expect(keepsWords(homeless(silent))).toBe(false)
    expect(settleConflict(homeless(silent), { side: 0 }, records)?.added).toEqual([])
  }
})
