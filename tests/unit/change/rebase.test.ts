import { expect, test } from 'vitest'
import { changeOf } from '#shared/change/change-set.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { rebaseChange } from '#shared/change/rebase.ts'
import { writtenWords } from '#shared/change/words.ts'
import type { Note } from '#shared/domain/note.ts'

const base: Note = {
  type: 'note',
  id: 'n' as Note['id'],
  revision: 1,
  articleId: 'a' as Note['articleId'],
  versionId: 'v' as Note['versionId'],
  kind: 'comment',
  body: '原来的',
  target: { kind: 'article' } as unknown as Note['target'],
  placement: 'exact',
  author: '沈',
  createdAtMs: 1,
  state: 'open',
}

const lookupOf = (current: Note | undefined) => () => current

test('what only one side changed is kept from that side', () => {
  const mine = changeOf({ updated: [[base, { ...base, body: '我改的' }]] })
  const theirs: Note = { ...base, revision: 4, state: 'resolved' }
  const { change, clashes, gone } = rebaseChange(mine, lookupOf(theirs))
  expect({ clashes, gone }).toEqual({ clashes: [], gone: [] })
  expect(change.updated).toEqual([[theirs, { ...theirs, body: '我改的' }]])
})

test('what both changed is named, and mine stands in the change', () => {
  const mine = changeOf({ updated: [[base, { ...base, body: '我改的' }]] })
  const theirs: Note = { ...base, revision: 2, body: '旁人改的' }
  const { change, clashes } = rebaseChange(mine, lookupOf(theirs))
  expect(clashes).toEqual([{ record: theirs, field: 'body', base: '原来的', theirs: '旁人改的', mine: '我改的' }])
  expect(change.updated).toEqual([[theirs, { ...theirs, body: '我改的' }]])
})

test('where a run stands is one thing: both its ends come from one side', () => {
  const run = { ...base, type: 'link', start: 2, end: 5 } as unknown as DomainRecord
  const mine = changeOf({ updated: [[run, { ...run, end: 3 } as DomainRecord]] })
  const theirs = { ...run, revision: 2, start: 0 } as DomainRecord
  const { change, clashes } = rebaseChange(mine, () => theirs)
  expect(change.updated[0]?.[1]).toMatchObject({ start: 2, end: 3 })
  expect(clashes.map(({ field }) => field)).toEqual(['start'])
})

test('what is gone is named and left out; what is to go and has gone is done', () => {
  const mine = changeOf({
    updated: [[base, { ...base, body: '我改的' }]],
    removed: [{ ...base, id: 'm' as Note['id'] }],
  })
  const { change, gone } = rebaseChange(mine, lookupOf(undefined))
  expect(change).toEqual(changeOf({}))
  expect(gone).toEqual([{ ...base, body: '我改的' }])
})

test('the words of a change are those that it would write, and no others', () => {
  expect(writtenWords(changeOf({ updated: [[base, { ...base, body: '新话' }]] }))).toEqual(['新话'])
  expect(writtenWords(changeOf({ updated: [[base, { ...base, state: 'resolved' }]] }))).toEqual([])
  expect(writtenWords(changeOf({ added: [base] }))).toEqual(['原来的'])
})
