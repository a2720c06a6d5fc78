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

const seenFrom = (text: string, asOf: string) =>
  findNumbers(text, { lang: 'en', asOf })
    .filter(({ kind }) => kind === 'date')
    .map(({ value }) => value)

test.each([
  ['By Friday, March 13, it had 50 boats.', ['2026-03-13']],
  ['It will close Friday, Feb. 27.', ['2026-02-27']],
  // No year near says so: the weekday is wrong, and the tense has its word.
  ['It will close Monday, Feb. 27.', ['2027-02-27']],
  ['The fair runs from March 1 to March 20.', ['2026-03-01/2026-03-20']],
  ['The fair will run from April 1 to April 20.', ['2026-04-01/2026-04-20']],
  ['In July, 12 tons were sold.', ['2025-07']],
  ['By mid-March, 4½ weeks had passed.', ['2026-03']],
  ['On July 12, 2024, it rained.', ['2024-07-12']],
])('a day has the year of its weekday, of its span or of its tense: %s', (text, values) => {
  expect(seenFrom(text, '2026-03-12')).toEqual(values)
})

test('a year between two values is when, and no side of a range', () => {
  expect(read('Boats went from 12,500 in 2024 to 15,000 in 2025.').map(([words]) => words)).toEqual([
    '12,500',
    '2024',
    '15,000',
    '2025',
  ])
  expect(read('The ferry ran from 2019 to 2024.').map(([, , value]) => value)).toEqual(['2019/2024'])
})
