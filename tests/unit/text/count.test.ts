import { expect, test } from 'vitest'
import { lengthOf, sumOf } from '#shared/text/count.ts'

test.each([
  ['渡船靠岸了。', 6, 5],
  ['共120人，增长3.5%。', 8, 6],
  ['“对，”他说——', 8, 3],
  ['用 Galley 校对', 4, 4],
  ['1,204只', 2, 2],
  ['𠮷江', 2, 2],
  ['', 0, 0],
])('%j has %d characters, %d without marks', (text, characters, withoutMarks) => {
  expect(lengthOf(text)).toMatchObject({ characters, withoutMarks })
})

test.each([
  ['By six the queue had doubled.', 6, 24],
  ["She didn't sign — not once.", 5, 22],
  ['A well-known 1,204-crate load', 4, 26],
  ['U.S. exports rose 3.5 per cent', 6, 25],
  ['  ', 0, 0],
])('%j has %d words and %d letters and marks', (text, words, letters) => {
  expect(lengthOf(text)).toMatchObject({ words, letters })
})

test('texts add up', () => {
  expect(sumOf([lengthOf('甲。'), lengthOf('one 乙')])).toEqual(lengthOf('甲。one 乙'))
})
