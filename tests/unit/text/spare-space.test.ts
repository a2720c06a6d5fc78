import { expect, test } from 'vitest'
import { withSpareSpace } from '#shared/text/typing/spare-space.ts'

/** What is left of a text when words of it are struck. */
function left(text: string, words: string): string {
  const start = [...text.slice(0, text.indexOf(words))].length
  const run = withSpareSpace(text, { start, end: start + [...words].length })
  return [...text].slice(0, run.start).join('') + [...text].slice(run.end).join('')
}

test.each([
  ['a quick brown fox', 'quick', 'a brown fox'],
  ['a quick brown fox', 'quick brown', 'a fox'],
  ['a quick brown fox', 'a', 'quick brown fox'],
  ['a quick fox.', 'fox', 'a quick.'],
  ['a quick fox', 'fox', 'a quick'],
  ['the “old” 𠮷 pier, 12 m long', '12', 'the “old” 𠮷 pier, m long'],
])('of “%s” without “%s” there is left “%s”', (text, words, wanted) => {
  expect(left(text, words)).toBe(wanted)
})

test.each([
  ['a quick fox', 'uick'],
  ['a quick fox', ' quick'],
  ['a (quick) fox', 'quick'],
  ['a quick-footed fox', 'quick'],
  ['渡口 早晨 很静', '早晨'],
  ['他说 OK。', '。'],
])('of “%s” only “%s” goes', (text, words) => {
  expect(left(text, words)).toBe(text.replace(words, ''))
})
