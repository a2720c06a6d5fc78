import { expect, test } from 'vitest'
import { keepTyped } from '#shared/acts/typing.ts'
import { rivalsOf } from '#shared/acts/suggestions.ts'
import { blockSchema } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { cleanText } from '#shared/text/derive.ts'
import { markedParts } from '#shared/text/typing/marked-text.ts'
import { typeOver } from '#shared/text/typing/type-over.ts'

const block = blockSchema.parse({
  type: 'block',
  id: 'b1',
  revision: 0,
  articleId: 'a1',
  versionId: 'v1',
  order: 1,
  role: 'paragraph',
  text: '农艺员谭木生',
  confidence: 1,
})

/** Types over words as they are drawn, and keeps it beside what stands there. */
function type(standing: readonly Suggestion[], words: string, text: string, author: string): readonly Suggestion[] {
  const shown = markedParts(block, standing)
    .map((part) => part.text)
    .join('')
  const from = shown.indexOf(words)
  const typed = typeOver(block, standing, { from, to: from + words.length }, text, author)
  const others = standing.filter((each) => !typed.replaced.includes(each))
  const { added = [], removed = [] } = keepTyped(block, typed, others, { author, atMs: standing.length })
  return [...standing.filter((each) => !removed.includes(each)), ...added] as readonly Suggestion[]
}
const told = (all: readonly Suggestion[]): readonly string[] => all.map(({ before, after }) => `${before}→${after}`)
const taken = (all: readonly Suggestion[], one: Suggestion | undefined): string =>
  cleanText(
    block,
    all.map((each) => ({ ...each, state: each === one ? 'accepted' : 'rejected' }) as Suggestion),
  )

test('words that another struck are typed over as words: an amendment, and one of the two is taken', () => {
  const first = type([], '农艺员', '', '卫知远')
  const both = type(first, '农艺员', '技术员', '阮稚川')
  expect(told(both)).toEqual(['农艺员→', '农艺员→技术员'])
  expect(rivalsOf(both.slice(1), both)).toEqual(both.slice(0, 1))
  expect(taken(both, both[0])).toBe('谭木生')
  expect(taken(both, both[1])).toBe('技术员谭木生')
})

test('a part of them amends the whole, and what another put in for them stays in it', () => {
  const struck = type([], '农艺员', '', '卫知远')
  expect(told(type(struck, '农艺', '园', '阮稚川'))).toEqual(['农艺员→', '农艺员→园'])
  const replaced = type([], '农艺员', '技术员', '卫知远')
  const both = type(replaced, '农', '老', '阮稚川')
  expect(rivalsOf(both.slice(-1), both)).toHaveLength(1)
  expect(taken(both, both.at(-1))).toContain('老技术')
})

test('what another struck is not struck once more', () => {
  const struck = type([], '农艺员', '', '卫知远')
  expect(told(type(struck, '农艺员', '', '阮稚川'))).toEqual(['农艺员→'])
})

/** The text with everything that waits accepted: what is read on the proof. */
const read = (all: readonly Suggestion[]): string =>
  cleanText(
    block,
    all.map((each) => ({ ...each, state: 'accepted' }) as Suggestion),
  )

test('typed across what another struck, no more is proposed than what differs from what is read', () => {
  const struck = type([], '艺员', '', '卫知远')
  for (const [words, text, wanted] of [
    ['农艺员谭木生', '农谭树生', ['木→树']],
    ['农艺员谭', '老谭', ['农→老']],
    ['农艺', '老', ['农→老']],
    ['农艺员谭木', '农老木', ['谭→老']],
    // What was struck typed once more is no change of it.
    ['农艺员谭木生', '农艺员谭树生', ['木→树']],
    // Another wish for the struck words themselves is another proposal for them, and for nothing besides.
    ['农艺员谭木生', '农技员谭木生', ['艺→技']],
  ] as const) {
    const both = type(struck, words, text, '阮稚川')
    expect(told(both), text).toEqual(['艺员→', ...wanted])
  }
})

test('typed across what another put in or had accepted, their change stays and is no rival', () => {
  const put = type([], '艺员', '技员', '卫知远')
  const both = type(put, '农艺技员谭木生', '农技员谭树生', '阮稚川')
  expect(told(both)).toEqual(['艺→技', '木→树'])
  expect(rivalsOf(both.slice(1), both)).toEqual([])
  expect(read(both)).toBe('农技员谭树生')
  const accepted = put.map((each) => ({ ...each, state: 'accepted', settledAtMs: 1 }) as Suggestion)
  expect(told(type(accepted, '农技员谭木生', '农技员谭树生', '阮稚川'))).toEqual(['艺→技', '木→树'])
  // Their own new words typed over are another proposal.
  const rival = type(put, '农艺技员', '老把式', '阮稚川')
  expect(rivalsOf(rival.slice(1), rival)).toEqual(put)
})
