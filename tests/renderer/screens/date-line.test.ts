import { describe, expect, test } from 'vitest'
import { dateLine, timeOf, type DatePoint } from '#renderer/screens/numbers/date-line.ts'

function point(iso: string, text = iso): DatePoint {
  return { id: iso, text, iso, atMs: timeOf(iso) ?? Number.NaN, isVerified: false }
}

const options = { width: 600, pad: 16, publishedMs: timeOf('2025-11-14'), widthOf: (text: string) => text.length * 11 }
const recent = ['2021-09', '2022', '2025-07', '2025-09', '2025-11-08', '2027'].map((iso) => point(iso))

describe('the line of dates', () => {
  test('reads years, months, days and spans, also before the common era', () => {
    expect(new Date(timeOf('2021-09') ?? 0).toISOString()).toMatch(/^2021-09-15/)
    expect(new Date(timeOf('2023-09/2023-12') ?? 0).toISOString()).toMatch(/^2023-09-15/)
    expect(new Date(timeOf('-0221') ?? 0).getUTCFullYear()).toBe(-221)
    expect(timeOf('18:40')).toBeUndefined()
  })

  test('stands in the order of time, with the day of publication on it', () => {
    const line = dateLine(recent, options)
    expect(line.dots.map(({ x }) => x)).toEqual(line.dots.map(({ x }) => x).toSorted((a, b) => a - b))
    expect(line.publishedX).toBeGreaterThan(16)
    expect(line.publishedX).toBeLessThan(584)
  })

  test('is not squeezed by one date far off: that one stands beyond the end', () => {
    const line = dateLine([point('-0221'), point('1949'), ...recent], options)
    expect(line.earlier.map(({ iso }) => iso)).toEqual(['-0221', '1949'])
    const xs = line.dots.map(({ x }) => x)
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(400)
  })

  test('keeps a date of long ago when the article is about that time', () => {
    const old = ['1949', '1950', '1951', '1953', '1956'].map((iso) => point(iso))
    expect(dateLine([...old, point('2025')], options).earlier).toEqual([])
  })

  test('never lets words overlap within a lane', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      point(
        `2025-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
        `2025年${at}日`,
      ),
    ).toSorted((a, b) => a.atMs - b.atMs)
    const { dots } = dateLine(many, options)
    const boxes = dots
      .filter(({ label }) => label !== '')
      .map(({ x, label, lane, anchor }) => {
        const width = options.widthOf(label)
        const left = anchor === 'start' ? x - 6 : anchor === 'end' ? x + 6 - width : x - width / 2
        return { lane, left, right: left + width }
      })
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        if (box.lane === other.lane) expect(other.left).toBeGreaterThan(box.right)
    expect(dots.reduce((sum, { points }) => sum + points.length, 0)).toBe(40)
  })

  test('without any date is empty', () => {
    expect(dateLine([], { ...options, publishedMs: undefined })).toMatchObject({ dots: [], ticks: [] })
  })
})
