import { expect, test } from 'vitest'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

const read = (text: string) =>
  findNumbers(text, { lang: 'en', asOf: '2026-11-28' }).map(({ text: words, kind, value }) => [words, kind, value])

test.each([
  ['It opened on the fifth of May.', 'fifth of May', '2026-05-05'],
  ['It opens on the twenty-first of June 2027.', 'twenty-first of June 2027', '2027-06-21'],
])('a day that is written out is a date: %s', (text, words, value) => {
  expect(read(text)).toEqual([[words, 'date', value]])
})

test('the fifth of many is none', () => {
  expect(read('She was the fifth of seven children.').map(([, kind]) => kind)).not.toContain('date')
})

test('a week ends behind its beginning', () => {
  const [span] = read('The office is open Monday through Friday.')
  const [first = '', last = ''] = String(span?.[2]).split('/')
  expect(first < last).toBe(true)
})

test('the number of a flight counts nothing, passengers of the flight are counted', () => {
  expect(read('Boeing 737-800 flight 1234 left.').filter(([, kind]) => kind !== 'name')).toEqual([])
  expect(read('On the flight 120 passengers slept.')).toEqual([['120', 'count', 120]])
})
