import { expect, test } from 'vitest'
import { editRun } from '#shared/acts/suggestions.ts'
import type { Block } from '#shared/domain/block.ts'
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts'

const signature = { author: '沈砚秋', atMs: 9 }
const block = {
  type: 'block',
  id: 'b',
  text: '林区共有树苗许多，由林业站统计。',
  articleId: 'a',
  versionId: 'v',
} as Block
const open: Suggestion = suggestionSchema.parse({
  type: 'suggestion',
  id: 's',
  revision: 1,
  articleId: 'a',
  versionId: 'v',
  blockId: 'b',
  start: 6,
  end: 8,
  kind: 'replace',
  before: '许多',
  after: '3×106棵',
  marks: [{ kind: 'superscript', start: 4, end: 5 }],
  author: '林一',
  createdAtMs: 1,
  state: 'open',
})
const whole = (text: string) => ({ start: 0, end: block.text.length, text })

test('a sentence that is rewritten keeps the form of the words put in before it', () => {
  const change = editRun(block, whole('林区共有树苗约3×106棵，由林业站统计。'), [open], signature)
  expect(change.removed).toEqual([open])
  expect(change.added).toMatchObject([
    { start: 6, end: 8, after: '约3×106棵', marks: [{ kind: 'superscript', start: 5, end: 6 }] },
  ])
})

test('one that is left as it was proposed is not touched', () => {
  const change = editRun(block, whole('林区共有树苗3×106棵，由林业总站统计。'), [open], signature)
  expect(change.removed).toEqual([])
  expect(change.added).toMatchObject([{ before: '', after: '总', marks: [] }])
})

test('an edit says nothing of form where none was known', () => {
  const { marks: _, ...bare } = open
  const change = editRun(block, whole('林区共有树苗约3×106棵，由林业站统计。'), [bare], signature)
  expect(change.added?.[0]).not.toHaveProperty('marks')
})
