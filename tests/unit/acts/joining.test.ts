import { expect, test } from 'vitest'
import { carriedThrough, proposeJoin } from '#shared/acts/joining.ts'
import { settleSuggestions } from '#shared/acts/suggestions.ts'
import { applyChange, changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { cleanText } from '#shared/text/derive.ts'

const block = (id: string, order: number, text: string, role = 'paragraph'): Block =>
  ({ type: 'block', id, articleId: 'a', versionId: 'v', revision: 1, order, role, text, confidence: 1 }) as Block

const signature = { author: 'An', atMs: 1 }
const after = (records: readonly DomainRecord[], change: Partial<ChangeSet> = {}): readonly DomainRecord[] => [
  ...applyChange(new Map(records.map((each) => [recordKey(each), each])), changeOf(change)).values(),
]
const suggestions = (records: readonly DomainRecord[]): readonly Suggestion[] =>
  records.filter((each) => each.type === 'suggestion')
const clean = (records: readonly DomainRecord[]): readonly string[] =>
  records
    .filter((each) => each.type === 'block')
    .sort((a, b) => a.order - b.order)
    .map((each) => cleanText(each, suggestions(records)))
const settle = (records: readonly DomainRecord[], state: Suggestion['state']): readonly DomainRecord[] =>
  after(records, carriedThrough(settleSuggestions(suggestions(records), state, [], signature), records, {}))

test('a join that waits changes nothing; accepted the two are one text, and reopened they are two as before', () => {
  const [first, second] = [block('x', 1, 'The river rose'), block('y', 2, 'and fell again.')]
  const open = after([first, second], proposeJoin(first, second, [first, second], signature))
  expect(clean(open)).toEqual(['The river rose', 'and fell again.'])
  const accepted = settle(open, 'accepted')
  expect(clean(accepted)).toEqual(['The river rose and fell again.'])
  const reopened = settle(accepted, 'open')
  expect(clean(reopened)).toEqual(['The river rose', 'and fell again.'])
  expect(clean(settle(reopened, 'accepted'))).toEqual(['The river rose and fell again.'])
})

test('is proposed once, and never for a picture or a table', () => {
  const [first, second] = [block('x', 1, '一段。'), block('y', 2, '又一段。')]
  const open = after([first, second], proposeJoin(first, second, [first, second], signature))
  expect(proposeJoin(first, second, open, signature)).toEqual({})
  expect(proposeJoin(block('f', 0, '', 'figure'), first, [], signature)).toBeUndefined()
  expect(clean(settle(open, 'accepted'))).toEqual(['一段。又一段。'])
})
