import { expect, test } from 'vitest'
import { assignRoles } from '#shared/structure/assign-roles.ts'

const LONG =
  'The ferry is back after nine weeks in dry dock, and the first crossing left with 41 passengers and two dogs on board, which pleased everybody.'
const roles = (...lines: readonly string[]): readonly string[] =>
  assignRoles(['Ferry returns after nine weeks', 'By Reo Tanabe', LONG, ...lines, LONG].map((text) => ({ text })))
    .slice(3, -1)
    .map(({ role }) => role)

test('what a page says in place of its pictures is furniture, caption and credit', () => {
  expect(roles('Image', 'The ferry at its berth on Tuesday. Credit: Ines Vale/The Ledger')).toEqual([
    'furniture',
    'caption',
  ])
  expect(roles('The ferry at its berth on Tuesday.Credit...Ines Vale for The Ledger')).toEqual(['caption'])
  expect(roles('Image source, Getty Images', 'Image caption, The crew of the ferry on Monday')).toEqual([
    'credit',
    'caption',
  ])
  expect(roles('SKIP ADVERTISEMENT')).toEqual(['furniture'])
})

test('a heading of one such word, and a sentence about credit, stay what they are', () => {
  expect(roles('Image', LONG)).toEqual(['section-heading', 'paragraph'])
  expect(roles('The crew asked for credit.', LONG)[0]).not.toBe('caption')
})

test('stars between two parts of a piece are no heading', () => {
  expect(roles('＊　＊　＊')).toEqual(['furniture'])
  expect(roles('* * *')).toEqual(['furniture'])
})
