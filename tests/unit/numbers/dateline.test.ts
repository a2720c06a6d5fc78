import { expect, test } from 'vitest'
import { dayOf } from '#shared/numbers/dateline.ts'

const day = (text: string, asOf?: string): string | undefined => dayOf([{ text: '大桥通车' }, { text }], asOf)

test('what a dateline dates is reckoned from its day, not from the day of reading', () => {
  expect(day('新华社河埠4月12日电 大桥12日通车。', '2026-06-15')).toBe('2026-04-12')
  expect(day('（本报讯 记者张三）4月12日讯', '2026-01-15')).toBe('2026-04-12')
  expect(day('新华社河埠2025年12月30日电', '2026-06-15')).toBe('2025-12-30')
})

test('where no year is known, or there is no dateline, nothing is made up', () => {
  expect(day('新华社河埠4月12日电 大桥12日通车。')).toBeUndefined()
  expect(day('大桥4月12日通车。4月13日开放。', '2026-06-15')).toBe('2026-06-15')
  expect(day('新华社河埠2月30日电', '2026-06-15')).toBe('2026-06-15')
})
