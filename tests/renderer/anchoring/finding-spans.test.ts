import { expect, test } from 'vitest'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { stillThere } from '#renderer/anchoring/finding-spans.ts'

const block = { id: 'b', role: 'paragraph', text: '谈起往事，历厉在目。灯在在亮。' } as unknown as Block
const found = [
  { id: 'idiom', start: 5, end: 9, words: '历厉在目' },
  { id: 'doubled', start: 11, end: 13, words: '在在' },
] as unknown as readonly PlacedFinding[]
const change = (start: number, end: number, after: string, state: Suggestion['state'] = 'open') => {
  const before = Array.from(block.text).slice(start, end).join('')
  return { id: 's', blockId: 'b', kind: 'replace', start, end, before, after, state } as unknown as Suggestion
}
const left = (...suggestions: readonly Suggestion[]) => stillThere(found, block, suggestions).map(({ id }) => id)

test('words that are being changed are underlined no longer, those beside them are', () => {
  expect(left()).toEqual(['idiom', 'doubled'])
  expect(left(change(6, 6, '了'))).toEqual(['doubled'])
  expect(left(change(4, 5, '；'))).toEqual(['idiom', 'doubled'])
  expect(left(change(5, 9, '历历在目', 'rejected'))).toEqual(['idiom', 'doubled'])
})

test('an accepted change before the words leaves them, one in them is newer than what was found', () => {
  expect(left(change(0, 2, '说起从前的', 'accepted'))).toEqual(['idiom', 'doubled'])
  expect(left(change(6, 7, '历', 'accepted'))).toEqual(['doubled'])
})

test('only what is near is looked at', () => {
  expect(stillThere(found, block, [], [{ start: 10, end: 14 }]).map(({ id }) => id)).toEqual(['doubled'])
})
