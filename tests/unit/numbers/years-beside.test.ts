import { expect, test } from 'vitest'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

const kinds = (text: string): string =>
  findNumbers(text, { asOf: '2026-11-30' })
    .map(({ start, end, kind }) => `${Array.from(text).slice(start, end).join('')} ${kind}`)
    .join(', ')

test.each([
  ['We opened in 2026, not 2025.', '2026 date, 2025 date'],
  ['It was built in 2004 (not 2005).', '2004 date, 2005 date'],
  ['We opened in May 2026, not 2025.', 'May 2026 date, 2025 date'],
  ['The school opened in 2025 instead of 2024.', '2025 date, 2024 date'],
  ['By 2030, if not 2028, it will be done.', '2030 date, 2028 date'],
  ['Profits fell in 2020, but not 2021.', '2020 date, 2021 date'],
  ['It was to open in 2025, then 2026.', '2025 date, 2026 date'],
  ['It closed in 1998 or 1999.', '1998 date, 1999 date'],
  ['In neither 2019 nor 2020 did it rain.', '2019 date, 2020 date'],
  ['2024年动工，2026年开业，不是2025。', '2024年 date, 2026年 date, 2025 date'],
])('a year that is set against another is a year: %s', (text, all) => {
  expect(kinds(text)).toBe(all)
})

test.each([
  ['Sales rose in 2019, 2020 and 2021.', '2019 date, 2020 date, 2021 date'],
  ['He won in 2012, 2014, 2016 and 2018.', '2012 date, 2014 date, 2016 date, 2018 date'],
  ['They voted in 2016, 2018, and again in 2022.', '2016 date, 2018 date, 2022 date'],
  ['2019、2020、2021年都有增长。', '2019 date, 2020 date, 2021年 date'],
])('each year of a list is a year: %s', (text, all) => {
  expect(kinds(text)).toBe(all)
})

test.each([
  ['In 2026, 2025 people came.', '2026 date, 2025 count'],
  ['In 2024, 2000, mostly farmers, came.', '2024 date, 2000 count'],
  ['It sold 2026 copies, not 2025.', '2026 count, 2025 count'],
  ['The plant opens in 2028 with 2025 workers, not 2024.', '2028 date, 2025 count, 2024 count'],
  ['In 2019 the club had 2000 members, then 2025.', '2019 date, 2000 count, 2025 count'],
  ['2026年来了1900人，不是2025。', '2026年 date, 1900人 count, 2025 count'],
])('what counts something is a count: %s', (text, all) => {
  expect(kinds(text)).toBe(all)
})
