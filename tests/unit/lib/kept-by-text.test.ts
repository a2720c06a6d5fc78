import { expect, test } from 'vitest'
import { keptByText } from '#shared/lib/kept-by-text.ts'

test('a text is read once while it is asked for, and let go of when many others were', () => {
  const read: string[] = []
  const lengthOf = keptByText((text: string) => {
    read.push(text.slice(0, 3))
    return { length: text.length }
  })
  const first = lengthOf('渡口的灯')
  expect(first).toEqual({ length: 4 })
  expect(lengthOf('渡口的灯')).toBe(first)
  for (let at = 0; at < 8; at += 1) {
    lengthOf(`第${String(at)}篇${'稿'.repeat(300_000)}`)
    expect(lengthOf('渡口的灯')).toBe(first)
  }
  expect(read.filter((each) => each === '渡口的')).toHaveLength(1)
  for (let at = 0; at < 12; at += 1) lengthOf(`另${String(at)}篇${'文'.repeat(300_000)}`)
  expect(lengthOf('渡口的灯')).not.toBe(first)
})
