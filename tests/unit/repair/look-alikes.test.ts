import { expect, test } from 'vitest'
import { repairText } from '#shared/repair/repair-text.ts'

const mended = (text: string): string => repairText(text, { script: 'keep' }).text

test('radicals, doubled codes and ligatures in words become the characters that they stand for', () => {
  expect(mended('⼈们在⼭⻔前等⻋，⽔很深。')).toBe('人们在山门前等车，水很深。')
  expect(mended('\uF90A色的\uF98E華')).toBe('金色的年華')
  expect(mended('The ﬁrst oﬃce')).toBe('The first office')
  const [repair] = repairText('⼈们', { script: 'keep' }).repairs
  expect(repair).toMatchObject({ start: 0, end: 1, kind: 'look-alike', before: '⼈', after: '人' })
})

test('radicals that are spoken of stay what they are', () => {
  expect(mended('部首有 ⼈ 、⽊ 、⽔ 。')).toBe('部首有 ⼈ 、⽊ 、⽔ 。')
  expect(mended('⼤家都写“⽊”。')).toBe('大家都写“⽊”。')
})
