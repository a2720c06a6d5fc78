import { expect, it } from 'vitest'
import type { Change } from '#shared/typos/changes.ts'
import { repetitionOf, tallyOf } from '#shared/typos/tally.ts'

it('asks how often what is there stands elsewhere, not how often what would: in a long article nearly every word does', () => {
  const text = '河边的灯亮了。'
  const change: Change = {
    start: 0,
    length: 1,
    wrong: '河',
    right: '路',
    kind: 1,
    gain: 3,
    word: 1,
    wordStart: 0,
    wordEnd: 2,
    previous: -1,
    next: -1,
  }
  const alone = repetitionOf(tallyOf([text]), text, change)
  expect(repetitionOf(tallyOf([text, '路边有人。', '路边有灯。']), text, change)).toEqual(alone)
  expect(repetitionOf(tallyOf([text, '河边有人。']), text, change)).not.toEqual(alone)
})
