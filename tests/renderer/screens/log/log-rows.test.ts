import { expect, test } from 'vitest'
import { dayRows, startOfDay, stepTo } from '#renderer/screens/log/log-rows.ts'

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime()
const found = { ids: [9, 8, 7, 5, 3], times: [at(30, 9), at(30, 1), at(29, 23), at(27, 8), at(27, 7)] }

test('acts lie under their days, each row made when it is asked for', () => {
  const rows = dayRows(found)
  const all = Array.from({ length: rows.count }, (_, row) => rows.at(row))
  expect(
    all.map((row) =>
      row?.kind === 'day'
        ? `${String(row.day.startMs === startOfDay('2026-11-27', 0))} ${String(row.day.count)}`
        : row?.id,
    ),
  ).toEqual(['false 2', 9, 8, 'false 1', 7, 'true 2', 5, 3])
  expect(rows.at(8)).toBeUndefined()
  expect(dayRows({ ids: [], times: [] }).count).toBe(0)
})

test('keys pass over the heads of days and stay within the list', () => {
  const rows = dayRows(found)
  const from = (row: number, key: string) => stepTo(rows, row, key)
  expect([from(1, 'ArrowDown'), from(2, 'ArrowDown'), from(7, 'ArrowDown')]).toEqual([2, 4, 7])
  expect([from(1, 'ArrowUp'), from(4, 'k'), from(6, 'ArrowUp')]).toEqual([1, 2, 4])
  expect([from(4, 'Home'), from(1, 'End'), from(1, 'PageDown'), from(7, 'PageUp')]).toEqual([1, 7, 7, 1])
  expect(from(1, 'x')).toBeUndefined()
})

test('a day that there is not is read as the browser gives it, and none asks nothing', () => {
  expect(startOfDay('', 0)).toBeUndefined()
  expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).getTime())
})
