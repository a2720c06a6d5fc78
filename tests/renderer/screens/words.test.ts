import { describe, expect, test } from 'vitest'
import { daysBetween, shownBytes, shownDay, shownMoment, shownPath } from '#renderer/lib/format.ts'
import { roomOf } from '#renderer/lib/room.ts'
import { score } from '#renderer/screens/palette/score.ts'
import { initialsOf } from '#shared/language/initials.ts'

const NOW = new Date(2026, 10, 23, 14, 2)

describe('what is typed into the palette', () => {
  test('Chinese commands are found by their first letters, Latin words by theirs', () => {
    expect(initialsOf('打开 Galley 稿库…')).toBe('dkggk')
    expect(initialsOf('導出')).toBe('dc')
    expect(initialsOf('Open another library…')).toBe('oal')
  })

  test('the beginning of the name counts most, then its inside, then its first letters', () => {
    const fits = (query: string): number => score('导出…', initialsOf('导出…'), query)
    expect(fits('导')).toBeGreaterThan(fits('出'))
    expect(fits('出')).toBeGreaterThan(fits('dc'))
    expect(fits('dc')).toBeGreaterThan(0)
    expect(fits('zz')).toBe(0)
    expect(score('Open another library…', 'oal', 'library open')).toBeGreaterThan(0)
  })
})

describe('days, sizes, places', () => {
  test('a day of this year has no year, one of another has, and a text that is as exact as a month stays so', () => {
    expect(shownDay('2026-11-14', 'zh-Hans', NOW)).toBe('11月14日')
    expect(shownDay('2025-10-18', 'zh-Hans', NOW)).toBe('2025/10/18')
    expect(shownDay('2025-10-18', 'en', NOW)).toBe('Oct. 18, 2025')
    expect(shownDay('2026-06-28', 'en', NOW)).toBe('June 28')
    expect(shownDay('2026-09-05', 'en', NOW)).toBe('Sept. 5')
    expect(shownDay('2025-10-18', 'en-GB', NOW)).toBe('18 Oct 2025')
    expect(shownDay('2025-10', 'zh-Hant', NOW)).toBe('2025年10月')
    expect(shownDay('when it rained', 'en', NOW)).toBe('when it rained')
  })

  test('a moment is today, yesterday, or a day with its hour', () => {
    const at = (day: number): number => new Date(2026, 10, day, 8, 30).getTime()
    expect(shownMoment(at(23), 'zh-Hans', NOW)).toBe('今天 08:30')
    expect(shownMoment(at(22), 'en', NOW)).toBe('yesterday 08:30')
    expect(shownMoment(at(12), 'zh-Hans', NOW)).toBe('11月12日 08:30')
    expect(daysBetween(new Date(at(12)), NOW)).toBe(11)
  })

  test('a size stands in the unit that fits, a path in its last parts', () => {
    expect(shownBytes(999, 'en')).toBe('999 B')
    expect(shownBytes(38_240_000, 'en')).toBe('38.2 MB')
    expect(shownPath('C:\\Users\\wei\\稿\\a.sqlite', 2)).toBe('稿 / a.sqlite')
  })

  test('larger letters count as a smaller window', () => {
    expect(roomOf(1440, 1)).toBe('wide')
    expect(roomOf(1440, 2)).toBe('tight')
    expect(roomOf(960, 1)).toBe('narrow')
  })
})
